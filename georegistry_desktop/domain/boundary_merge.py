"""Three-way merge of boundaries by runs of vertices.

Two people moved different stretches of one border: both stay. Where their
stretches overlap there is a conflict and the answer is None.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TypeAlias

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from georegistry_desktop.domain.geometry import Array, areas, common_areas

_SLIVER = 1e-6
"""Of the merged area."""

Vertex: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Vertex]
Edit: TypeAlias = tuple[int, int, Ring]  # ancestor[start:end] becomes these vertices


def merge_boundaries(ancestor: MultiPolygon, ours: MultiPolygon, theirs: MultiPolygon) -> MultiPolygon | None:
    """Both sides' edits on ``ancestor``, or None when they touch one run of vertices or the result is no
    valid area although both sides were. Added or removed rings are not merged: None."""
    shapes = [[_rings(p) for p in shape.geoms] for shape in (ancestor, ours, theirs)]
    if len({tuple(len(rings) for rings in shape) for shape in shapes}) != 1:
        return None
    polygons = []
    for base, mine, other in zip(*shapes, strict=True):
        rings = [_merge_ring(*three) for three in zip(base, mine, other, strict=True)]
        if any(ring is None or len(ring) < 3 for ring in rings):
            return None
        polygons.append(Polygon(rings[0], rings[1:]))
    merged = MultiPolygon(polygons)
    if shapely.is_valid(ours) and shapely.is_valid(theirs) and not shapely.is_valid(merged):
        return None
    return merged


def overlapped(merged: MultiPolygon, theirs: MultiPolygon, after: Array, before: Array) -> bool:
    """Whether ``merged`` lies over a neighbour, as it will be (``after``, (n,)), by more than ``theirs`` lay
    over the same neighbour as it was (``before``, (n,)); slivers of rounding do not count."""
    mine = common_areas(np.full(len(after), merged, dtype=object), after)
    other = common_areas(np.full(len(before), theirs, dtype=object), before)
    return bool((mine - other > _SLIVER * areas(np.array([merged]))).any())


def _rings(polygon: Polygon) -> list[Ring]:
    # The closing vertex repeats the first one and would hide an edit across the seam.
    return [[(x, y) for x, y, *_ in ring.coords[:-1]] for ring in (polygon.exterior, *polygon.interiors)]


def _merge_ring(ancestor: Ring, ours: Ring, theirs: Ring) -> Ring | None:
    if ours == ancestor:
        return theirs
    if theirs in (ancestor, ours):
        return ours
    seam = _seam(ancestor, ours, theirs)
    if seam is None:
        return None
    ancestor, ours, theirs = (_rotated(ring, seam) for ring in (ancestor, ours, theirs))
    mine, other = _edits(ancestor, ours), _edits(ancestor, theirs)
    merged: Ring = []
    at = 0
    for start, end, vertices in sorted({*map(_frozen, mine), *map(_frozen, other)}):
        # Runs must leave a vertex of the ancestor between them: touching edits bend the same segment.
        if at and start <= at:
            return None
        merged += ancestor[at:start]
        merged += vertices
        at = end
    return merged + ancestor[at:]


def _seam(ancestor: Ring, ours: Ring, theirs: Ring) -> Vertex | None:
    """A vertex that nobody moved, to cut all three rings at."""
    kept = set(ours) & set(theirs)
    return next((v for v in ancestor if v in kept), None)


def _rotated(ring: Ring, first: Vertex) -> Ring:
    at = ring.index(first)
    return ring[at:] + ring[:at]


def _edits(ancestor: Ring, changed: Ring) -> list[Edit]:
    codes = SequenceMatcher(None, ancestor, changed, autojunk=False).get_opcodes()
    return [(i, j, changed[k:m]) for tag, i, j, k, m in codes if tag != "equal"]


def _frozen(edit: Edit) -> tuple[int, int, tuple[Vertex, ...]]:
    return edit[0], edit[1], tuple(edit[2])
