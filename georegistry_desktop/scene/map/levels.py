"""Levels of detail: the same rings on ever coarser grids, for ever smaller scales."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.rings import Rings, starts

FINEST, COARSEST = 7, 24
"""Powers of two: from 1.2 m at the equator to 156 km."""
WORTH = 0.6
"""A level is kept when it has at most this share of the vertices of the one before."""


def levels_of(rings: Rings, exponents: Sequence[int] | None = None) -> tuple[tuple[int, Rings], ...]:
    """``rings`` at all detail (exponent 0) and coarser: pairs of the exponent of the grid, and the rings.

    On a grid of exponent e each vertex lies in the middle of its cell of 2^e steps. The same vertex
    of two shapes falls into the same cell, so shared borders stay joined. Repeated vertices are left out,
    and those on a straight line between their neighbours, and rings without three distinct vertices: a small
    shape may have no ring left. Without ``exponents`` those are kept that save enough vertices.
    """
    kept = [(0, rings)]
    current = rings
    for e in _worth_a_try(rings) if exponents is None else sorted(set(exponents) - {0}):
        # Cells nest, so that each grid can be told from the one before.
        current = _snapped(current, e)
        if exponents is not None or len(current.x) <= WORTH * len(kept[-1][1].x):
            kept.append((e, _straightened(current, e)))
        if exponents is None and len(current.x) == 0:
            break
    return tuple(kept)


def _worth_a_try(rings: Rings) -> range:
    """Grids finer than the vertices lie apart save nothing."""
    every = max(len(rings.x) // 50_000, 1)
    sample = np.arange(0, len(rings.x) - 1, every)
    apart = np.abs(rings.x[sample + 1].astype(np.int64) - rings.x[sample])
    typical = float(np.median(apart)) if len(apart) else 0.0
    return range(min(max(FINEST, math.ceil(math.log2(max(typical, 1.0)))), COARSEST), COARSEST + 1)


def _snapped(rings: Rings, e: int) -> Rings:
    half = 1 << (e - 1)
    x, y = rings.x >> e, rings.y >> e
    keep = np.empty(len(x), dtype=bool)
    np.not_equal(x[1:], x[:-1], out=keep[:-1])
    keep[:-1] |= y[1:] != y[:-1]
    keep[rings.rings[1:] - 1] = True
    cells = _kept(rings, x, y, keep, fewest=4)
    return Rings((cells.x << e) + half, (cells.y << e) + half, cells.rings, cells.shapes)


def _straightened(rings: Rings, e: int) -> Rings:
    """Without the vertices on a straight line. Shapes do not change by it, not even by a rounding."""
    if len(rings.x) < 3:
        return rings
    # In cells, so that products stay within 64 bits.
    dx = np.diff(rings.x >> e).astype(np.int64)
    dy = np.diff(rings.y >> e).astype(np.int64)
    straight = dx[:-1] * dy[1:] == dy[:-1] * dx[1:]
    straight &= dx[:-1] * dx[1:] + dy[:-1] * dy[1:] > 0
    keep = np.ones(len(rings.x), dtype=bool)
    keep[1:-1] = ~straight
    keep[rings.rings[:-1]] = True
    keep[rings.rings[1:] - 1] = True
    return _kept(rings, rings.x, rings.y, keep, fewest=0)


def _kept(rings: Rings, x: Array, y: Array, keep: Array, fewest: int) -> Rings:
    """Only the vertices to ``keep``, and only rings of at least ``fewest`` of them (the closing one too)."""
    before = starts(keep)
    sizes = np.diff(before[rings.rings])
    stays = sizes >= fewest
    if not stays.all():
        keep &= np.repeat(stays, np.diff(rings.rings))
        sizes = sizes[stays]
    ring_of = starts(stays)
    return Rings(x[keep], y[keep], starts(sizes), ring_of[rings.shapes])
