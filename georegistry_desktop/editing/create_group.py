"""Create a group, with units in it at once where there are some to join."""

from __future__ import annotations

from collections.abc import Collection

from georegistry_desktop.domain.changes import Change, Changeset, Created
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused
from georegistry_desktop.domain.names import fold
from georegistry_desktop.domain.records import Group
from georegistry_desktop.editing import set_fields
from georegistry_desktop.editing.refusing import refusal
from georegistry_desktop.editing.wording import short, subject


def check(view: EditView, group: Group, members: Collection[str] = ()) -> GeoRegistryError | None:
    """Why there cannot be such a group: no name, or one that another has; None where there can."""
    taken = [g for g in view.groups.values() if fold(g.name) == fold(group.name) or g.uuid == group.uuid]
    if taken:
        return Refused("group-there", group=taken[0].name, version=view.version)
    return refusal(view, _changes(view, group, members))


def plan(view: EditView, group: Group, members: Collection[str] = ()) -> Changeset:
    """Create ``group``, whose uuid is new; the ``members`` (uuids) join. Raises what ``check`` gives."""
    if reason := check(view, group, members):
        raise reason
    words = f"Create group {short(group.name)}"
    if members:
        words += f" with {subject(list(view.units(members).values()))}"
    return Changeset(words, _changes(view, group, members))


def _changes(view: EditView, group: Group, members: Collection[str]) -> tuple[Change, ...]:
    return (Created(group), *set_fields.changes(view, members, {f"groups:{group.uuid}": True}))
