"""What a person collected for a version, as the window shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

from georegistry_desktop.domain.changes import Change, applied, target
from georegistry_desktop.domain.edit_view import EditView, Overlay
from georegistry_desktop.domain.records import Group, GroupSet, Kind, Unit

if TYPE_CHECKING:
    from georegistry_desktop.storage import Collected, Registry

R = TypeVar("R", Unit, Group, GroupSet)
_Changes = Mapping[str, tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Pending:
    """Collected edits. ``key`` names the proposal that keeps them, ``edits`` are labels, oldest first.

    ``units``, ``groups`` and ``group_sets`` have the changes of each record (by uuid), in their order.
    ``group_names`` are of all groups that units join or leave by them.
    """

    key: int
    version_id: int
    version: str
    edits: tuple[str, ...]
    changes: tuple[Change, ...]
    units: _Changes = field(compare=False, repr=False)
    groups: _Changes = field(compare=False, repr=False)
    group_sets: _Changes = field(compare=False, repr=False)
    group_names: Mapping[str, str] = field(compare=False, repr=False)

    @classmethod
    def read(cls, registry: Registry, held: Collected) -> Pending:
        """With the changes sorted by record."""
        sorted_by: dict[Kind, dict[str, tuple[Change, ...]]] = {"unit": {}, "group": {}, "group_set": {}}
        for change in held.changes:
            kind, uuid = target(change)
            sorted_by[kind][uuid] = (*sorted_by[kind].get(uuid, ()), change)
        units, groups, sets = sorted_by["unit"], sorted_by["group"], sorted_by["group_set"]
        names: dict[str, str] = {}
        if groups or any(getattr(c, "field", "").startswith("groups:") for c in held.changes):
            stored = registry.groups(held.version)
            shown = {**stored, **_shown(stored, groups)}
            names = {uuid: group.name for uuid, group in shown.items() if group is not None}
        return cls(
            held.key, held.version_id, held.version, held.edits, held.changes, units, groups, sets, names
        )

    def over(self, view: EditView) -> Overlay:
        """The version as the person sees it: what is collected over what is stored."""
        return Overlay(
            view,
            _shown(view.units(self.units.keys()), self.units),
            groups=_shown(view.groups, self.groups),
            group_sets=_shown(view.group_sets, self.group_sets),
        )


def shown_records(
    registry: Registry, version: str, uuids: Collection[str], on_top: _Changes
) -> dict[str, Unit | None]:
    """Units as they are to be shown: what is collected over what is stored; None for those that are gone."""
    if not uuids:
        return {}
    stored = registry.records(version, uuids)
    return _shown(stored, {uuid: on_top.get(uuid, ()) for uuid in uuids})


def _shown(stored: Mapping[str, R], collected: _Changes) -> dict[str, R | None]:
    """The records that ``collected`` names, with its changes."""
    shown: dict[str, R | None] = {}
    for uuid, changes in collected.items():
        shown[uuid] = cast("R | None", applied(stored.get(uuid), changes))
    return shown
