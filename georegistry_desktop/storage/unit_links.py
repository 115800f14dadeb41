"""What was decided of one unit, against all other sources at once: a few rows by their keys."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, select

from georegistry_desktop.storage.link_tables import OPEN, link
from georegistry_desktop.storage.tables import data_source, org_unit
from georegistry_desktop.storage.versions import iso


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLink:
    """A decision as it looks from one unit: ``other`` is the uuid in the other source, empty for none;
    ``mark`` and ``other_mark`` are what the two looked like then, see ``matching.reviewing.unit_marks``."""

    other_source_id: int
    other: str
    state: str
    comment: str | None
    mark: str | None
    other_mark: str | None
    decided_by: str
    decided_at: str


def links_of(connection: Connection, source_id: int, uuid: str) -> list[UnitLink]:
    """All that stands of a unit of a source, oldest first; not what was said within the source itself."""
    others = [int(key) for key in connection.execute(select(data_source.c.id)).scalars() if key != source_id]
    low, high = [key for key in others if key < source_id], [key for key in others if key > source_id]
    here = and_(link.c.source_id == source_id, link.c.other_source_id.in_(high), link.c.unit == uuid)
    there = and_(link.c.other_source_id == source_id, link.c.source_id.in_(low), link.c.other_unit == uuid)
    found = [
        _seen(row, turned=turned)
        for condition, turned in ((here, False), (there, True))
        for row in connection.execute(select(link).where(condition, link.c.state != OPEN))
    ]
    return sorted(found, key=lambda one: one.decided_at)


def raw_aliases(connection: Connection, version_id: int, uuids: Collection[str]) -> dict[str, str | None]:
    """Uuid -> aliases as they are stored, by which marks go."""
    query = select(org_unit.c.uuid, org_unit.c.aliases).where(
        org_unit.c.version_id == version_id, org_unit.c.uuid.in_(list(uuids))
    )
    return {row.uuid: row.aliases for row in connection.execute(query)}


def _seen(row: Any, *, turned: bool) -> UnitLink:
    return UnitLink(
        other_source_id=row.source_id if turned else row.other_source_id,
        other=row.unit if turned else row.other_unit,
        state=row.state,
        comment=row.comment,
        mark=row.other_mark if turned else row.mark,
        other_mark=row.mark if turned else row.other_mark,
        decided_by=row.decided_by,
        decided_at=iso(row.decided_at) or "",
    )
