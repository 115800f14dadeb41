"""How far the outlines of two lists lie over each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import NONE, Pair
from georegistry_desktop.matching.joins import best
from georegistry_desktop.matching.lists import Units
from georegistry_desktop.matching.pairing import once

if TYPE_CHECKING:
    import geopandas as gpd

Floats = npt.NDArray[np.float64]
Shapes = npt.NDArray[np.object_]
_SAME_BOX = 20
"""Units with one envelope: more are a filler for what nobody knows."""
_LEAST = 0.1
"""Envelopes that share less of what both cover belong to no outlines that are the same."""
_KEPT = 4
_AT_ONCE = 256
_CROWD = 100
"""Envelopes that meet one, on the average, from which only the likest ones are looked for."""

_GRID = 1.6e-7
"""About a metre, in radians."""


@dataclass(frozen=True)
class Outlines:
    """Owns the polygons of one list on an equal-area projection, and their areas (0 where there is none).

    The projection is the cylindrical one of the sphere: x is the longitude in radians, y the sine of the
    latitude. Against geodesic areas on the ellipsoid its scale changes by 1.4 % from the equator to the
    poles, and hardly at all within outlines that lie over each other, so shares of areas are right. What
    crosses the 180th meridian has to be cut there.
    """

    shape: Shapes
    area: Floats
    box: Floats

    @classmethod
    def of(cls, frame: gpd.GeoDataFrame, units: Units) -> Outlines:
        """In the order of ``units``; shapes that cross themselves are mended, lines and points are none."""
        import shapely

        count = len(units)
        shapes: Shapes = np.full(count, None, dtype=object)
        if "boundary" in frame:
            shapes = np.array(frame["boundary"].array, dtype=object)[units.origin]
        finite = np.isfinite(shapely.bounds(shapes)).all(axis=1)
        some = np.flatnonzero(finite & (shapely.get_dimensions(shapes) == 2))
        kept: Shapes = np.full(count, None, dtype=object)
        flat = shapely.transform(shapely.force_2d(shapes[some]), _flattened)
        broken = ~shapely.is_valid(flat)
        flat[broken] = shapely.make_valid(flat[broken])
        kept[some] = flat
        area = np.nan_to_num(shapely.area(kept))
        kept[area <= 0] = None
        return cls(kept, area, shapely.bounds(kept))

    @property
    def rows(self) -> npt.NDArray[np.intp]:
        """The units that have one."""
        return np.flatnonzero(self.area > 0)


def _flattened(degrees: Floats) -> Floats:
    radians = np.radians(degrees)
    return np.column_stack([radians[:, 0], np.sin(np.clip(radians[:, 1], -np.pi / 2, np.pi / 2))])


def overlapping(a: Outlines, b: Outlines) -> tuple[Pair, Floats]:
    """Pairs of outlines that are much the same, and how much: intersection over union (0..1).

    Of each outline the four on the other side with the likest envelopes are laid over it.
    """
    rows = [_own(side) for side in (a, b)]
    if not all(len(side) for side in rows):
        return NONE, np.zeros(0)
    one, two = _much(a.box[rows[0]], b.box[rows[1]])
    alike = likeness(a.box[rows[0]][one], b.box[rows[1]][two])
    kept = best(one, alike, _KEPT) | best(two, alike, _KEPT)
    one, two = rows[0][one[kept]].astype(np.int32), rows[1][two[kept]].astype(np.int32)
    common = common_area(a.shape[one], b.shape[two])
    share = common / (a.area[one] + b.area[two] - common)
    some = share > 0
    return (one[some], two[some]), np.clip(share[some], 0, 1)


def likeness(one: Floats, two: Floats) -> Floats:
    """Intersection over union of envelopes."""
    width = np.minimum(one[:, 2], two[:, 2]) - np.maximum(one[:, 0], two[:, 0])
    height = np.minimum(one[:, 3], two[:, 3]) - np.maximum(one[:, 1], two[:, 1])
    common = np.clip(width, 0, None) * np.clip(height, 0, None)
    sizes = [(box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1]) for box in (one, two)]
    found: Floats = common / (sizes[0] + sizes[1] - common)
    return found


def common_area(one: Shapes, two: Shapes) -> Floats:
    """Areas of the intersections of pairs; of what cannot be computed exactly on a grid of about a metre."""
    import shapely

    try:
        return np.asarray(shapely.area(shapely.intersection(one, two)))
    except shapely.GEOSException:
        if len(one) > 1:
            half = len(one) // 2
            parts = [common_area(one[:half], two[:half]), common_area(one[half:], two[half:])]
            return np.concatenate(parts)
        left, right = (shapely.set_precision(shapely.make_valid(side), _GRID) for side in (one, two))
        return np.asarray(shapely.area(shapely.intersection(left, right)))


def _own(side: Outlines) -> npt.NDArray[np.intp]:
    """The units with an outline of which few share the envelope."""
    rows = side.rows
    if not len(rows):
        return rows
    order = np.lexsort(side.box[rows].T)
    ordered = side.box[rows][order]
    new = np.append(True, (ordered[1:] != ordered[:-1]).any(axis=1))
    often = np.empty(len(rows), dtype=np.intp)
    group = np.cumsum(new) - 1
    often[order] = np.bincount(group)[group]
    return rows[often <= _SAME_BOX]


def _much(one: Floats, two: Floats) -> Pair:
    """Pairs of envelopes that have much in common; the likest few where very many lie over each other."""
    found: list[Pair] = [NONE]
    met = 0
    for left, right in meeting(one, two):
        met += len(left)
        if met > _CROWD * max(len(one) + len(two), 10 * _AT_ONCE):
            return _likest(one, two)
        much = likeness(one[left], two[right]) >= _LEAST
        found.append((left[much], right[much]))
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])


def meeting(one: Floats, two: Floats) -> Iterator[Pair]:
    """Pairs of envelopes that meet, in parts."""
    import shapely

    boxes, others = (np.asarray(shapely.box(*edges.T)) for edges in (one, two))
    tree = shapely.STRtree(others)
    for begin in range(0, len(boxes), _AT_ONCE):
        left, right = tree.query(boxes[begin : begin + _AT_ONCE])
        yield (left + begin).astype(np.int32), right.astype(np.int32)


def _likest(one: Floats, two: Floats) -> Pair:
    """Of each envelope those whose edges are nearest to its own, seen from both sides."""
    from scipy.spatial import cKDTree

    keys = []
    for these, those, turn in ((one, two, False), (two, one, True)):
        near = min(2 * _KEPT, len(those))
        _, at = cKDTree(those).query(these, k=near, workers=2)
        row, other = np.repeat(np.arange(len(these)), near), np.reshape(at, -1)
        keys.append(other << 32 | row if turn else row << 32 | other)
    every = once(*keys)
    left, right = (every >> 32).astype(np.int32), (every & 0xFFFFFFFF).astype(np.int32)
    much = likeness(one[left], two[right]) >= _LEAST
    return left[much], right[much]


def holding(points: Floats, outlines: Outlines) -> Pair:
    """Which points (degrees, NaN for none) lie in which outlines: rows of points, rows of outlines."""
    import shapely

    rows = _own(outlines)
    some = np.flatnonzero(~np.isnan(points).any(axis=1))
    if not len(rows) or not len(some):
        return NONE
    tree = shapely.STRtree(outlines.shape[rows])
    found = []
    for begin in range(0, len(some), 16 * _AT_ONCE):
        part = some[begin : begin + 16 * _AT_ONCE]
        at, inside = tree.query(shapely.points(_flattened(points[part])), predicate="intersects")
        found.append((part[at].astype(np.int32), rows[inside].astype(np.int32)))
    return np.concatenate([pair[0] for pair in found]), np.concatenate([pair[1] for pair in found])
