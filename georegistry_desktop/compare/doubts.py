"""What in the other version looks like a mistake rather than news: points that cannot be where they are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from georegistry_desktop.compare.fields import cells, parent_rows, shapes
from georegistry_desktop.domain.comparison import Comparison, Rows
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.geometry import metres_between

_FAR = 20_000.0
"""Metres that a point may move, or lie outside of the area above it, before it looks like a mistake."""
_DEGREE = 111_320.0


def doubtful(
    comparison: Comparison, base_at: Rows, other_at: Rows, unit_of: Rows, count: int
) -> npt.NDArray[np.object_]:
    """For each unit (``count``,) a code or None: ``point-at-zero``, ``point-swapped`` (latitude and longitude
    change places), ``point-outside`` (far outside of the area above it). Arrays go by differences."""
    table = comparison.differences
    kind, field = (cells(table[n]) for n in ("kind", "field"))
    rows = np.flatnonzero((other_at >= 0) & ((kind == "new") | (field == "point")))
    found = np.full(count, None, dtype=object)
    if not len(rows):
        return found
    points = shapes(comparison.other_frame, "point", other_at[rows])
    before = np.full(len(rows), None, dtype=object)
    paired = base_at[rows] >= 0
    before[paired] = shapes(comparison.base_frame, "point", base_at[rows][paired])
    x, y = shapely.get_x(points), shapely.get_y(points)
    swapped = np.full(len(rows), None, dtype=object)
    could = (np.abs(x) <= 90) & ~np.isnan(x)
    swapped[could] = shapely.points(y[could], x[could])
    areas = _area_above(comparison.other_frame, other_at[rows])
    # What was outside before is no news.
    outside = (_metres_outside(points, areas) > _FAR) & ~(_metres_outside(before, areas) > _FAR)
    moved = metres_between(before, points)
    back = metres_between(before, swapped)
    turned = (moved > _FAR) & (back < moved / 10)
    turned |= outside & (_metres_outside(swapped, areas) == 0)
    for code, mask in (
        ("point-outside", outside),
        ("point-swapped", turned),
        ("point-at-zero", (np.abs(x) < 1e-6) & (np.abs(y) < 1e-6)),
    ):
        found[unit_of[rows[mask]]] = code
    return found


def _area_above(frame: VersionFrame, at: Rows) -> npt.NDArray[np.object_]:
    """The boundary of the nearest ancestor that has one, (n,), None where none has."""
    boundaries = shapes(frame, "boundary", np.arange(len(frame.units)))
    parents = parent_rows(frame)
    above = parents[at]
    while True:
        empty = (above >= 0) & shapely.is_missing(boundaries[above])
        if not empty.any():
            break
        above = np.where(empty, parents[above], above)
    found = boundaries[above]
    found[above < 0] = None
    return found


def _metres_outside(
    points: npt.NDArray[np.object_], areas: npt.NDArray[np.object_]
) -> npt.NDArray[np.float64]:
    """About how far each point lies outside of its area, (n,); NaN where one is missing."""
    distance: npt.NDArray[np.float64] = shapely.distance(points, areas) * _DEGREE
    return distance
