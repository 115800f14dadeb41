"""What a person collected for a version, as the window shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from georegistry_desktop.domain.changes import Change, applied, target
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.storage import Collected, Registry


@dataclass(frozen=True, slots=True)
class Pending:
    """Collected edits. ``key`` names the proposal that keeps them, ``edits`` are labels, oldest first.

    ``units`` has the changes of each unit, in their order.
    """

    key: int
    version_id: int
    version: str
    edits: tuple[str, ...]
    changes: tuple[Change, ...]
    units: Mapping[str, tuple[Change, ...]] = field(compare=False, repr=False)

    @classmethod
    def of(cls, held: Collected) -> Pending:
        """With the changes sorted by unit."""
        units: dict[str, tuple[Change, ...]] = {}
        for change in held.changes:
            kind, uuid = target(change)
            if kind == "unit":
                units[uuid] = (*units.get(uuid, ()), change)
        return cls(held.key, held.version_id, held.version, held.edits, held.changes, units)


def shown_records(
    registry: Registry, version: str, uuids: Collection[str], on_top: Mapping[str, tuple[Change, ...]]
) -> dict[str, Unit | None]:
    """Units as they are to be shown: what is collected over what is stored; None for those that are gone."""
    if not uuids:
        return {}
    stored = registry.records(version, uuids)
    shown: dict[str, Unit | None] = {}
    for uuid in uuids:
        unit = applied(stored.get(uuid), on_top.get(uuid, ()))
        assert unit is None or isinstance(unit, Unit)
        shown[uuid] = unit
    return shown
