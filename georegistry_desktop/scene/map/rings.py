"""Boundaries as rings of grid steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.scene.map.grid import Array, to_grid

_AT_ONCE = 1_000
"""Shapes taken apart in one go: reading coordinates holds the interpreter, a window must not wait for it."""
_POLYGONS = (3, 6)
_COLLECTION = 7


@dataclass(frozen=True)
class Rings:
    """Closed rings of a row of shapes, one after the other.

    ``x``, ``y``: int32 (v,), grid steps; each ring ends with its first vertex. ``rings``: int64 (r + 1,),
    the first vertex of each ring. ``shapes``: int64 (m + 1,), the first ring of each shape; a shape may have
    no ring. Inside and outside are told by the even-odd rule, so holes need no mark.
    """

    x: Array
    y: Array
    rings: Array
    shapes: Array

    @property
    def vertices(self) -> Array:
        """int64 (m + 1,): the first vertex of each shape."""
        starts: Array = self.rings[self.shapes]
        return starts


def rings_of(shapes: Array, progress: Progress = silent) -> Rings:
    """Take apart the polygons (EPSG:4326) of an object array of shapely geometries or None.

    What is no area counts as empty. Longitudes beyond ±180 go on at the other side. Vertices without finite
    coordinates are left out.
    """
    import shapely  # late: a map that comes from its cache needs none

    xs, ys, sizes, owners = [], [], [], []
    for first in range(0, len(shapes), _AT_ONCE):
        progress("Drawing boundaries", first, len(shapes))
        areas = _areas(shapes[first : first + _AT_ONCE])
        parts, part_of = shapely.get_parts(areas, return_index=True)
        rings, ring_of = shapely.get_rings(parts, return_index=True)
        xy, vertex_of = shapely.get_coordinates(rings, return_index=True)
        finite = np.isfinite(xy).all(axis=1)
        if not finite.all():
            xy, vertex_of = xy[finite], vertex_of[finite]
        x, y = to_grid(xy[:, 0], xy[:, 1])
        xs.append(x)
        ys.append(y)
        sizes.append(np.bincount(vertex_of, minlength=len(rings)))
        owners.append(part_of[ring_of] + first)
    return joined(xs, ys, sizes, owners, len(shapes))


def joined(xs: list[Array], ys: list[Array], sizes: list[Array], owners: list[Array], count: int) -> Rings:
    """Rings out of lists of their coordinates, their numbers of vertices and the shapes that own them."""
    size = np.concatenate([np.empty(0, np.int64), *sizes])
    owner = np.concatenate([np.empty(0, np.int64), *owners])
    return Rings(
        np.concatenate([np.empty(0, np.int32), *xs]),
        np.concatenate([np.empty(0, np.int32), *ys]),
        starts(size),
        starts(np.bincount(owner, minlength=count)),
    )


def starts(sizes: Array) -> Array:
    """Where parts of these sizes begin, and where the last one ends: int64 (n + 1,)."""
    found = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=found[1:])
    return found


def _areas(shapes: Array) -> Array:
    """The shapes with None for all that is no polygon, within ±180 degrees."""
    import shapely

    kinds = shapely.get_type_id(shapes)
    areas: Array = shapes.copy()
    areas[~np.isin(kinds, _POLYGONS)] = None
    for i in np.flatnonzero(kinds == _COLLECTION):
        areas[i] = shapely.multipolygons(_polygons(shapes[i]))
    bounds = shapely.bounds(areas)
    beyond = (bounds[:, 0] < -180) | (bounds[:, 2] > 180)
    for i in np.flatnonzero(beyond & (bounds[:, 0] >= -540) & (bounds[:, 2] <= 540)):
        areas[i] = _around(areas[i])
    return areas


def _polygons(shape: Any) -> list[Any]:
    """The polygons in a collection of whatever depth."""
    if shape.geom_type == "Polygon":
        return [] if shape.is_empty else [shape]
    return [polygon for part in getattr(shape, "geoms", ()) for polygon in _polygons(part)]


def _around(area: Any) -> Any:
    """An area that reaches over ±180, cut there and laid on both sides of the map."""
    import shapely
    from shapely.affinity import translate
    from shapely.errors import GEOSException

    pieces: list[Any] = []
    for turn in (-1, 0, 1):
        window = shapely.box(-180 + 360 * turn, -90, 180 + 360 * turn, 90)
        try:
            piece = shapely.intersection(area, window)
        except GEOSException:  # it crosses itself
            piece = shapely.intersection(shapely.make_valid(area), window)
        pieces += _polygons(translate(piece, -360 * turn))
    return shapely.multipolygons(pieces)
