"""Rename a set of groups, put groups into it or take them out."""

from __future__ import annotations

from collections.abc import Collection

from georegistry_desktop.domain.changes import Changeset, Set
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused
from georegistry_desktop.domain.names import fold
from georegistry_desktop.editing.refusing import refusal
from georegistry_desktop.editing.wording import short


def check(
    view: EditView, uuid: str, *, name: str | None = None, groups: Collection[str] | None = None
) -> GeoRegistryError | None:
    """Why the set cannot be so: it is gone, its name is empty or another's, a group is gone; else None."""
    if uuid not in view.group_sets:
        return Refused("group-gone", group=uuid, version=view.version)
    taken = [s for s in view.group_sets.values() if name and fold(s.name) == fold(name) and s.uuid != uuid]
    if taken:
        return Refused("group-there", group=taken[0].name, version=view.version)
    return refusal(view, _changes(view, uuid, name, groups))


def plan(
    view: EditView, uuid: str, *, name: str | None = None, groups: Collection[str] | None = None
) -> Changeset:
    """Give a set another name, other groups (uuids), or both; None leaves it. Raises what ``check`` gives."""
    if reason := check(view, uuid, name=name, groups=groups):
        raise reason
    held = short(view.group_sets[uuid].name)
    words = f"Change group set {held}"
    if name is not None and groups is None:
        words = f"Rename group set {held} to {short(name)}"
    return Changeset(words, _changes(view, uuid, name, groups))


def _changes(view: EditView, uuid: str, name: str | None, groups: Collection[str] | None) -> tuple[Set, ...]:
    held = view.group_sets[uuid]
    changes: list[Set] = []
    if name is not None and name != held.name:
        changes.append(Set(uuid, "name", held.name, name, "group_set"))
    for group in sorted(held.groups.symmetric_difference(held.groups if groups is None else groups)):
        inside = group in held.groups
        changes.append(
            Set(uuid, f"groups:{group}", True if inside else None, None if inside else True, "group_set")
        )
    return tuple(changes)
