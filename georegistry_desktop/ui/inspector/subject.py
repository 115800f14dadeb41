"""What the inspector is about: the chosen units as they are stored. Knows no Qt."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from georegistry_desktop.domain import Change, Set, Unit, UnitType
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.geometry import areas
from georegistry_desktop.domain.records import Group, get
from georegistry_desktop.domain.values import Value, same_value
from georegistry_desktop.session import Pending
from georegistry_desktop.workflows import linked_names

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry, Registry

MOST_UNITS = 5000
"""More are not read: nobody looks at so many, and they hold shapes."""
_LATEST = 12


@dataclass(frozen=True, slots=True)
class Shown:
    """The value of a field over the chosen units; ``several`` where they differ."""

    value: Value = None
    several: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The chosen units of one version, in the order of their choice.

    ``names`` are of parents, of all above them and of groups, by uuid. ``path`` holds the uuids of the units
    above, topmost first, where all have the same parent. ``area`` is the sum in square metres. ``chosen``
    counts what was asked for: some may be gone, or too many to read.
    """

    version: str
    live: bool
    chosen: int
    units: tuple[Unit, ...]
    names: Mapping[str, str]
    path: tuple[str, ...]
    types: tuple[UnitType, ...]
    groups: Mapping[str, Group]
    area: float

    @property
    def uuids(self) -> tuple[str, ...]:
        """Of the units that are there."""
        return tuple(unit.uuid for unit in self.units)

    def shown(self, field: str) -> Shown:
        """What all units say in a field."""
        values = [get(unit, field) for unit in self.units]
        if any(not same_value(values[0], value) for value in values[1:]):
            return Shown(several=True)
        return Shown(values[0] if values else None)

    def values(self, field: str) -> dict[str, Value]:
        """Uuid -> value of a field."""
        return {unit.uuid: get(unit, field) for unit in self.units}

    def members(self, field: str) -> dict[str, int]:
        """Each alias, group (uuid) or reference -> how many units have it; the most common first."""
        counts: dict[str, int] = {}
        for unit in self.units:
            for key in sorted(getattr(unit, field)):
                counts[key] = counts.get(key, 0) + 1
        order = sorted(counts, key=lambda key: (-counts[key], self.name(key).casefold()))
        return {key: counts[key] for key in order}

    def keys(self, field: str) -> dict[str, Shown]:
        """Each key of ``extra`` or ``translations`` that some unit has -> its value over all units."""
        found = sorted({key for unit in self.units for key in getattr(unit, field)}, key=str.casefold)
        return {key: self.shown(f"{field}:{key}") for key in found}

    def name(self, uuid: str) -> str:
        """The name of a unit or group that the values speak of; of others the uuid."""
        return self.names.get(uuid, uuid)


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a unit's history and what it changed of the unit."""

    entry: Entry
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Past:
    """The latest steps of a unit, newest first, how many there are in all, and names for their words."""

    steps: tuple[Step, ...] = ()
    count: int = 0
    names: Mapping[str, str] | None = None


def read_subject(
    registry: Registry,
    version: str,
    uuids: Sequence[str],
    collected: Pending | None = None,
) -> Subject:
    """Read what is to be shown, with what is ``collected`` on top; units that are gone are left out."""
    with registry.view(version) as stored:
        view = collected.over(stored) if collected is not None else stored
        chosen = tuple(dict.fromkeys(uuids))
        units = tuple(view.units(chosen[:MOST_UNITS]).values()) if len(chosen) <= MOST_UNITS else ()
        parents = {unit.parent for unit in units}
        path = _path(view, parents.pop()) if len(parents) == 1 else ()
        names = {uuid: group.name for uuid, group in view.groups.items()}
        names.update({uuid: unit.name for uuid, unit in view.units(path).items()})
        shapes = np.array([unit.boundary for unit in units if unit.boundary is not None], dtype=object)
        return Subject(
            version=view.version,
            live=view.live,
            chosen=len(chosen),
            units=units,
            names=names,
            path=path,
            types=tuple(sorted(view.types.values(), key=lambda t: (t.depth or 99, t.name))),
            groups=view.groups,
            area=float(areas(shapes).sum()) if len(shapes) else 0.0,
        )


def read_past(registry: Registry, version_id: int, uuid: str) -> Past:
    """Read the latest changes of one unit in one version."""
    entries = [entry for entry in registry.history([uuid]) if entry.version_id == version_id]
    latest = entries[-_LATEST:][::-1]
    steps = tuple(Step(entry, registry.changes(entry.id, uuid).changes) for entry in latest)
    wanted = {str(v) for s in steps for v in _parents(s.changes)}
    if not latest:
        return Past()
    version = latest[0].version
    names = {u: unit.name for u, unit in registry.records(version, wanted).items()}
    names.update({u: group.name for u, group in registry.groups(version).items()})
    names |= linked_names(registry, [change for step in steps for change in step.changes])
    return Past(steps, len(entries), names)


def _path(view: EditView, parent: str | None) -> tuple[str, ...]:
    above: list[str] = []
    while parent is not None:
        above.append(parent)
        parent = view.parent(parent)
    return tuple(reversed(above))


def _parents(changes: Collection[Change]) -> list[Value]:
    moves = [c for c in changes if isinstance(c, Set) and c.field == "parent"]
    return [value for move in moves for value in (move.before, move.after) if value]
