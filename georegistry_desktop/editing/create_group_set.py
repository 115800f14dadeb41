"""Create a set of groups."""

from __future__ import annotations

from georegistry_desktop.domain.changes import Changeset, Created
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused
from georegistry_desktop.domain.names import fold
from georegistry_desktop.domain.records import GroupSet
from georegistry_desktop.editing.refusing import refusal
from georegistry_desktop.editing.wording import short


def check(view: EditView, group_set: GroupSet) -> GeoRegistryError | None:
    """Why there cannot be such a set: no name, one that another has, a group that is gone; else None."""
    held = view.group_sets.values()
    taken = [s for s in held if fold(s.name) == fold(group_set.name) or s.uuid == group_set.uuid]
    if taken:
        return Refused("group-there", group=taken[0].name, version=view.version)
    return refusal(view, [Created(group_set)])


def plan(view: EditView, group_set: GroupSet) -> Changeset:
    """Create ``group_set``, whose uuid is new, with its groups. Raises what ``check`` gives."""
    if reason := check(view, group_set):
        raise reason
    return Changeset(f"Create group set {short(group_set.name)}", (Created(group_set),))
