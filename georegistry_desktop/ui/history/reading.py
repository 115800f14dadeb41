"""What the workspace of the history reads, away from the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from georegistry_desktop.domain.records import Unit
from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.ui.history.then import MOST_UNITS
from georegistry_desktop.workflows import LookedBack, look_back

_COUNTED = 5_000
"""Of so many of the newest entries it is said how many units they touched."""


@dataclass(frozen=True)
class Past:
    """The entries, newest first; by id how many units each touched, and which revision took it back."""

    entries: tuple[Entry, ...] = ()
    units: Mapping[int, int] | None = None
    undone: Mapping[int, int] | None = None


def read_past(registry: Registry) -> Past:
    """The whole history of a registry."""
    entries = tuple(reversed(registry.history()))
    units = registry.sizes([entry.id for entry in entries[:_COUNTED]])
    units.update({e.id: n for e in entries if isinstance(n := e.details.get("units"), int)})
    return Past(entries, units, registry.undone())


def read_entries_of(registry: Registry, unit: str) -> tuple[frozenset[int], str]:
    """The ids of the entries that touched a unit (uuid), and its name where it is still there."""
    entries = frozenset(entry.id for entry in registry.history([unit]))
    for version in reversed(registry.versions()):
        found = registry.records(version.label, [unit])
        if found:
            return entries, found[unit].name
    return entries, unit


@dataclass(frozen=True)
class LookedAt:
    """What an entry changed; ``units`` are the touched units of its version as they are now."""

    back: LookedBack
    version: str | None
    units: Mapping[str, Unit]

    @property
    def shown(self) -> tuple[str, ...]:
        """The touched units that can be gone to; of very many it is not read which are there still."""
        touched = self.back.changeset.units() if self.version is not None else set()
        return tuple(touched) if len(touched) > MOST_UNITS else tuple(self.units)


def look_at(registry: Registry, key: int) -> LookedAt:
    """Read one entry; ``version`` is None where it is dropped."""
    back = look_back(registry, key)
    version = next((v.label for v in registry.versions() if v.id == back.entry.version_id), None)
    touched = back.changeset.units()
    if version is None or not touched or len(touched) > MOST_UNITS:
        return LookedAt(back, version, {})
    return LookedAt(back, version, registry.records(version, touched))
