"""Boundaries that two people bent, beside their neighbours.

Both wishes may fit into one outline that yet lies over a neighbour which one of the two drew meanwhile.
"""

from __future__ import annotations

import numpy as np
from shapely import MultiPolygon
from sqlalchemy import Connection, select

from georegistry_desktop.domain.boundary_merge import overlapped
from georegistry_desktop.domain.conflicts import Conflict
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.storage.merging import Merge
from georegistry_desktop.storage.tables import boundary, org_unit


def overlapping(connection: Connection, version_id: int, plan: Merge) -> list[Conflict]:
    """Conflicts for merged boundaries that would lie over a sibling by more than they do today."""
    return [c for c in plan.melted if _overlaps(connection, version_id, plan, c)]


def _overlaps(connection: Connection, version_id: int, plan: Merge, merged: Conflict) -> bool:
    unit = plan.after["unit", merged.unit]
    if not isinstance(unit, Unit) or unit.boundary is None or not isinstance(merged.theirs, MultiPolygon):
        return False
    today = _siblings(connection, version_id, unit)
    would_be = dict(today)
    for uuid, _, after in plan.changed("unit"):
        if isinstance(after, Unit) and after.parent == unit.parent:
            would_be[uuid] = after.boundary
        else:
            would_be.pop(uuid, None)
    others = sorted(would_be.keys() - {unit.uuid})
    new, old = (np.array([found.get(u) for u in others], dtype=object) for found in (would_be, today))
    return overlapped(unit.boundary, merged.theirs, new, old)


def _siblings(connection: Connection, version_id: int, unit: Unit) -> dict[str, MultiPolygon | None]:
    above = org_unit.alias()
    query = (
        select(org_unit.c.uuid, boundary.c.geom)
        .join(boundary, boundary.c.org_unit_id == org_unit.c.id)
        .where(org_unit.c.version_id == version_id)
    )
    if unit.parent is None:
        query = query.where(org_unit.c.parent_id.is_(None))
    else:
        query = query.join(above, above.c.id == org_unit.c.parent_id).where(above.c.uuid == unit.parent)
    return dict(connection.execute(query).all())
