"""All that the pane of a unit says, read together on a worker thread."""

from __future__ import annotations

from dataclasses import dataclass

from georegistry_desktop.compare import Consequences
from georegistry_desktop.compare.fields import cells, parent_rows
from georegistry_desktop.domain.facts import Fact
from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.ui.compare.field_rows import FieldRow, field_rows
from georegistry_desktop.workflows import Review


@dataclass(frozen=True, eq=False)
class UnitFacts:
    """``unit`` is its position among the differences, -1 where it has none; ``base_row`` and ``other_row``
    are its rows, -1 where a side lacks it. ``neighbours``: uuids of units of the base that are touched."""

    unit: int
    base_row: int
    other_row: int
    uuid: str
    name: str
    place: str
    fields: list[FieldRow]
    consequences: tuple[Fact, ...] = ()
    neighbours: tuple[str, ...] = ()
    history: tuple[Entry, ...] = ()


def unit_facts(
    registry: Registry,
    review: Review,
    consequences: Consequences,
    unit: int,
    base_row: int = -1,
    other_row: int = -1,
) -> UnitFacts:
    """Of a unit that differs by its position; of another one by its rows."""
    found = review.differences
    if unit >= 0:
        first = found.first[unit]
        base_row, other_row = int(found.base_at[first]), int(found.other_at[first])
    comparison = found.comparison
    frame, row = (comparison.base_frame, base_row) if base_row >= 0 else (comparison.other_frame, other_row)
    uuid, name, kind = (cells(frame.units[n].iloc[[row]])[0] for n in ("uuid", "name", "type"))
    parent = int(parent_rows(frame)[row])
    above = str(frame.units["name"].iat[parent]) if parent >= 0 else ""
    facts, neighbours = consequences.of(unit) if unit >= 0 else ((), ())
    history = registry.history([str(uuid)]) if base_row >= 0 else []
    return UnitFacts(
        unit=unit,
        base_row=base_row,
        other_row=other_row,
        uuid=str(uuid),
        name=str(name),
        place=" · ".join(filter(None, (kind, above))),
        fields=field_rows(found, base_row, other_row, unit),
        consequences=facts,
        neighbours=neighbours,
        history=tuple(e for e in reversed(history) if e.version == comparison.base),
    )
