"""Add aliases, groups or references to units, or take them away."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from georegistry_desktop.domain.changes import Changeset
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.domain.values import Value
from georegistry_desktop.editing import set_fields
from georegistry_desktop.editing.wording import member_label, short, subject

Members = Literal["aliases", "groups", "references"]
"""Aliases are texts, groups uuids, references ``SOURCE:REF`` of other systems."""


def check(
    view: EditView,
    uuids: Collection[str],
    members: Members,
    *,
    add: Collection[str] = (),
    remove: Collection[str] = (),
) -> GeoRegistryError | None:
    """Why the units cannot have these members, a group is gone, say; None where they can."""
    return set_fields.check(view, uuids, _values(members, add, remove))


def plan(
    view: EditView,
    uuids: Collection[str],
    members: Members,
    *,
    add: Collection[str] = (),
    remove: Collection[str] = (),
) -> Changeset:
    """Add members to all the units, and take others from all that have them. Raises what ``check`` gives.

    One that is added and another that is removed is one that was renamed.
    """
    changes = set_fields.plan(view, uuids, _values(members, add, remove)).changes
    units = list(view.units(uuids).values())
    if add and remove and members != "groups":
        words = f"Change {members} of {subject(units)}"
        if len(add) == len(remove) == 1:
            word = {"aliases": "alias", "references": "reference"}[members]
            words = f"Change {word} {short(*remove)} of {subject(units)} to {short(*add)}"
        return Changeset(words, changes)
    if add and remove:
        return Changeset(f"Change groups of {subject(units)}", changes)
    return Changeset(member_label(view, members, list(add or remove), units, joining=bool(add)), changes)


def _values(members: Members, add: Collection[str], remove: Collection[str]) -> dict[str, Value]:
    values: dict[str, Value] = {f"{members}:{key.strip()}": True for key in add}
    return {f"{members}:{key}": None for key in remove} | values
