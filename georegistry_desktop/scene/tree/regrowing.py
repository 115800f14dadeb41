"""A forest after a few rows moved, came or went."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping

import numpy as np

from georegistry_desktop.scene.tree.forest import Forest
from georegistry_desktop.scene.tree.spans import Rows

Key = tuple[str, str]


def regrown(
    forest: Forest, n: int, moved: Mapping[int, int], dead: Collection[int], key: Callable[[int], Key]
) -> Forest | None:
    """The forest of ``n`` rows where each row of ``moved`` stands anew below its parent (-1: at the top).

    Rows of ``dead`` stand nowhere. ``key`` orders siblings.

    None when that closes a circle, or leaves the children of a dead row without a parent.
    """
    more = n - len(forest.parent)
    parent = np.concatenate([forest.parent, np.full(more, -1, np.int32)])
    alive = np.concatenate([forest.alive, np.zeros(more, bool)])
    descendants = np.concatenate([forest.descendants, np.zeros(more, np.int32)])
    # First all let go, then all take hold: no circle can arise on the way that is not there in the end.
    for row in moved:
        if alive[row]:
            _count(parent, descendants, int(parent[row]), -1 - int(descendants[row]))
        parent[row], alive[row] = -1, row not in dead
    if any(descendants[row] for row in dead):
        return None
    standing = {row: above for row, above in moved.items() if row not in dead}
    for row, above in standing.items():
        if not _count(parent, descendants, above, 1 + int(descendants[row]), never=row):
            return None
        parent[row] = above
    order, start = _reordered(forest, n, moved, standing, key)
    depth = np.concatenate([forest.depth, np.full(more, -1, np.int16)])
    depth[list(moved)] = -1
    grown = Forest(parent, alive, start, order, depth, descendants)
    for row in standing:
        top = len(grown.ancestors(row))
        for level, rows in enumerate(grown.levels(np.array([row], np.int32))):
            depth[rows] = top + level
    return grown


def _count(parent: Rows, descendants: Rows, row: int, more: int, never: int = -1) -> bool:
    """Add ``more`` to a row and all above it; False when ``never`` is among them."""
    path = []
    while row >= 0:
        if row == never:
            return False
        path.append(row)
        row = int(parent[row])
    descendants[path] += more
    return True


def _reordered(
    forest: Forest, n: int, moved: Mapping[int, int], standing: Mapping[int, int], key: Callable[[int], Key]
) -> tuple[Rows, Rows]:
    """``order`` and ``start`` of the new forest."""
    leaves = np.zeros(n, bool)
    leaves[list(moved)] = True
    stays = ~leaves[forest.order]
    order = forest.order[stays]
    before = np.concatenate([[0], np.cumsum(stays, dtype=np.int32)])[forest.start]
    start = np.concatenate([before, np.full(n + 2 - len(before), before[-1], before.dtype)])
    coming = sorted((above, key(row), row) for row, above in standing.items())
    places = [
        int(start[above + 1])
        + bisect_left(order[start[above + 1] : start[above + 2]], own, key=lambda sibling: key(int(sibling)))
        for above, own, _ in coming
    ]
    order = np.insert(order, places, [row for _, _, row in coming]) if coming else order
    arrivals = np.bincount([above + 2 for above, _, _ in coming], minlength=n + 2) if coming else 0
    return order.astype(np.int32, copy=False), (start + np.cumsum(arrivals)).astype(np.int32)
