"""Rename a group, give it another code or reference."""

from __future__ import annotations

from collections.abc import Mapping

from georegistry_desktop.domain.changes import Changeset, Set
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused
from georegistry_desktop.domain.names import fold
from georegistry_desktop.domain.records import check_field, get
from georegistry_desktop.domain.values import same_value
from georegistry_desktop.editing.refusing import refusal
from georegistry_desktop.editing.wording import short


def check(view: EditView, uuid: str, values: Mapping[str, str | None]) -> GeoRegistryError | None:
    """Why the group cannot have these values: it is gone, its name is empty or another's; else None."""
    name = fold(values.get("name") or "")
    taken = [g for g in view.groups.values() if name and fold(g.name) == name and g.uuid != uuid]
    if taken:
        return Refused("group-there", group=taken[0].name, version=view.version)
    if uuid not in view.groups:
        return Refused("group-gone", group=uuid, version=view.version)
    try:
        return refusal(view, _changes(view, uuid, values))
    except Refused as unknown_field:
        return unknown_field


def plan(view: EditView, uuid: str, values: Mapping[str, str | None]) -> Changeset:
    """Set ``name``, ``code`` or ``source_ref`` of a group; None empties. Raises what ``check`` gives."""
    if reason := check(view, uuid, values):
        raise reason
    held = short(view.groups[uuid].name)
    words = f"Change group {held}"
    if set(values) == {"name"}:
        words = f"Rename group {held} to {short(values['name'] or '')}"
    return Changeset(words, _changes(view, uuid, values))


def _changes(view: EditView, uuid: str, values: Mapping[str, str | None]) -> tuple[Set, ...]:
    group = view.groups[uuid]
    for field in values:
        check_field(field, "group")
    return tuple(
        Set(uuid, field, get(group, field), value, "group")
        for field, value in values.items()
        if not same_value(get(group, field), value)
    )
