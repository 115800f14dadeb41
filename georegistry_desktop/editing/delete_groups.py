"""Delete groups and sets of groups; the units stay."""

from __future__ import annotations

from collections.abc import Collection

from georegistry_desktop.domain.changes import Change, Changeset, Deleted, Set
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused
from georegistry_desktop.editing.refusing import refusal
from georegistry_desktop.editing.wording import short


def check(view: EditView, uuids: Collection[str]) -> GeoRegistryError | None:
    """Why they cannot be deleted, one is gone, say; None where they can."""
    for uuid in uuids:
        if uuid not in view.groups and uuid not in view.group_sets:
            return Refused("group-gone", group=uuid, version=view.version)
    return refusal(view, _changes(view, uuids))


def plan(view: EditView, uuids: Collection[str]) -> Changeset:
    """Delete groups and sets (uuids): units leave the groups, groups leave their sets first.

    Raises what ``check`` gives.
    """
    if reason := check(view, uuids):
        raise reason
    words = f"Delete {len(uuids):,} groups"
    if len(uuids) == 1:
        (uuid,) = uuids
        kind = "group" if uuid in view.groups else "group set"
        words = f"Delete {kind} {short((view.groups.get(uuid) or view.group_sets[uuid]).name)}"
    return Changeset(words, _changes(view, uuids))


def _changes(view: EditView, uuids: Collection[str]) -> tuple[Change, ...]:
    leaving: list[Change] = []
    gone: list[Change] = []
    for uuid in dict.fromkeys(uuids):
        if (group := view.groups.get(uuid)) is None:
            # The record that is deleted has its groups; those need no change of their own.
            gone.append(Deleted(view.group_sets[uuid]))
            continue
        leaving += [Set(member, f"groups:{uuid}", True, None) for member in view.members(uuid)]
        leaving += [
            Set(s.uuid, f"groups:{uuid}", True, None, "group_set")
            for s in view.group_sets.values()
            if uuid in s.groups and s.uuid not in uuids
        ]
        gone.append(Deleted(group))
    return (*leaving, *gone)
