"""Borders as lines, where there are few enough to be drawn one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from georegistry_desktop.scene.map.grid import Array

_ASIDE = 1.5
"""Pixels to the left and right of a line at which one looks what it parts."""


@dataclass(frozen=True)
class Lines:
    """``ends``: float64 (k, 4), x0, y0, x1, y1 in pixels, each line once. ``one``, ``other``: int32 (k,), the
    rows on its two sides, -1 where there is none."""

    ends: Array
    one: Array
    other: Array


def lines_of(rings: Sequence[tuple[Array, Array, Array]], ids: Array) -> Lines:
    """The lines of closed rings (x, y in pixels, first vertices) that reach into the picture of ``ids``."""
    height, width = ids.shape
    pieces = []
    for x, y, begin in rings:
        ends = np.stack([x[:-1], y[:-1], x[1:], y[1:]], axis=1)
        inner = np.ones(len(ends), dtype=bool)
        inner[begin[1:-1] - 1] = False
        inner &= (np.maximum(ends[:, 0], ends[:, 2]) >= -2) & (
            np.minimum(ends[:, 0], ends[:, 2]) <= width + 2
        )
        inner &= (np.maximum(ends[:, 1], ends[:, 3]) >= -2) & (
            np.minimum(ends[:, 1], ends[:, 3]) <= height + 2
        )
        pieces.append(ends[inner])
    ends = _once(np.concatenate(pieces))
    across, down = ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]
    length = np.maximum(np.hypot(across, down), 1e-9)
    # A long line is looked at where it is seen.
    x0, x1 = np.clip(ends[:, 0], 0, width - 1), np.clip(ends[:, 2], 0, width - 1)
    y0, y1 = np.clip(ends[:, 1], 0, height - 1), np.clip(ends[:, 3], 0, height - 1)
    sides = []
    for sign in (-1, 1):
        x = (x0 + x1) / 2 - sign * _ASIDE * down / length
        y = (y0 + y1) / 2 + sign * _ASIDE * across / length
        column = np.clip(x.astype(np.int64), 0, width - 1)
        row = np.clip(y.astype(np.int64), 0, height - 1)
        sides.append(ids[row, column])
    return Lines(ends, *sides)


def _once(ends: Array) -> Array:
    """A border that two areas share is there twice, once in each direction."""
    if not len(ends):
        return ends
    turned = (ends[:, 0] > ends[:, 2]) | ((ends[:, 0] == ends[:, 2]) & (ends[:, 1] > ends[:, 3]))
    ends[turned] = ends[turned][:, [2, 3, 0, 1]]
    order = np.lexsort((ends[:, 3], ends[:, 2], ends[:, 1], ends[:, 0]))
    ends = ends[order]
    first = np.ones(len(ends), dtype=bool)
    first[1:] = (ends[1:] != ends[:-1]).any(axis=1)
    return np.ascontiguousarray(ends[first])
