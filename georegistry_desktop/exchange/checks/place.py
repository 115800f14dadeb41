"""Parents by place: the smallest area that holds a unit."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.exchange.draft import Array, Findings, Ints

_ROUNDING = 1e-9
_DECIMALS = 12


def parents(rows: pd.DataFrame, parent: Ints, point: Array, boundary: Array, findings: Findings) -> Ints:
    """``parent`` with those of the ``placed`` rows that name none: of the areas that hold a unit's point, or
    a point well inside of its own area, the smallest one that is larger than that; or, where both have a
    level, one that is not smaller and of a higher level (a lower number).

    ``point`` and ``boundary`` are arrays (n,) in EPSG:4326. An area that lies in no other is a root; a point
    that lies in none, and a unit without any geometry, are found.
    """
    named = rows["parent_ref"].notna() | rows["parent_uuid"].notna()
    wanting = np.flatnonzero(rows["placed"].to_numpy(dtype=bool) & ~named.to_numpy() & (parent < 0))
    areas = np.flatnonzero(~shapely.is_missing(boundary))
    own = np.where(shapely.is_missing(boundary), 0.0, shapely.area(boundary))
    stands = np.where(shapely.is_missing(boundary), point, shapely.point_on_surface(boundary))
    # The areas ask, not the points: what asks is prepared once, however many points it meets.
    area, unit = shapely.STRtree(stands[wanting]).query(boundary[areas], predicate="intersects")
    unit, area = wanting[unit], areas[area]
    level = rows["level"].to_numpy(dtype=np.float64)
    levelled = ~np.isnan(level[area] + level[unit])
    # One outline may be that of a region and of its only district, begun at two corners.
    same_or_larger = own[area] >= own[unit] * (1 - _ROUNDING)
    above = np.where(levelled, same_or_larger & (level[area] < level[unit]), own[area] > own[unit])
    unit, area = unit[above], area[above]
    order = np.lexsort((-level[area], own[area].round(_DECIMALS), unit))
    unit, first = np.unique(unit[order], return_index=True)
    found = parent.copy()
    found[unit] = area[order][first]
    lost = wanting[(found[wanting] < 0) & shapely.is_missing(boundary[wanting])]
    findings.add_all(lost, "place-none", field="parent")
    return found
