"""A tree as arrays, in the order in which its units are decided about: parents before children, siblings
together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.intp]
Ids = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class LevelOrder:
    """Owns the places of units. ``parent`` is -1 for roots; so are units whose parent is not there, and all
    that hang on a cycle. ``order`` lists the rows level by level, ``place`` is where in it each row stands;
    level d is ``order[levels[d]:levels[d + 1]]``.
    """

    parent: Ids
    order: Ids
    place: Ids
    levels: Ids

    @classmethod
    def of(cls, parent: Ids, rank: Ids, names: Callable[[Ids], list[str]]) -> LevelOrder:
        """Siblings stand in the order of ``rank``, those with the same in that of their ``names``."""
        depth, parent = _depths(parent)
        order = np.argsort(depth, kind="stable").astype(np.int32)
        levels = np.searchsorted(depth[order], np.arange(int(depth.max(initial=-1)) + 2)).astype(np.int32)
        place = np.empty(len(parent), dtype=np.int32)
        for begin, end in zip(levels[:-1].tolist(), levels[1:].tolist(), strict=True):
            rows = order[begin:end]
            above = place[parent[rows]] if begin else np.zeros(len(rows), dtype=np.int32)
            key = (above.astype(np.int64) << 32) | rank[rows]
            sort = np.argsort(key)
            rows, key = rows[sort], key[sort]
            for first, last in _runs(key):
                alike = rows[first:last]
                named = names(alike)
                rows[first:last] = alike[sorted(range(len(alike)), key=named.__getitem__)]
            order[begin:end] = rows
            place[rows] = np.arange(begin, end, dtype=np.int32)
        return cls(parent, order, place, levels)

    def below(self, row: int) -> Mask:
        """Which units are in the subtree of ``row``, itself too."""
        found = np.zeros(len(self.parent), dtype=bool)
        found[row] = True
        first = int(np.searchsorted(self.levels, self.place[row], side="right"))
        for begin, end in zip(self.levels[first:-1].tolist(), self.levels[first + 1 :].tolist(), strict=True):
            rows = self.order[begin:end]
            under = found[self.parent[rows]]
            if not under.any():
                break
            found[rows[under]] = True
        return found

    def children(self, row: int) -> Rows:
        """The rows right below ``row``, the roots for -1, in order."""
        found = np.flatnonzero(self.parent == row)
        return found[np.argsort(self.place[found])]


def _runs(key: npt.NDArray[np.int64]) -> list[tuple[int, int]]:
    """Where the same key stands more than once."""
    edges = (
        np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1], [True]]))
        if len(key)
        else np.zeros(0, int)
    )
    long = np.flatnonzero(np.diff(edges) > 1)
    return list(zip(edges[long].tolist(), edges[long + 1].tolist(), strict=True))


def _depths(parent: Ids) -> tuple[Ids, Ids]:
    """Levels from the roots, 0, and the parents without those that lead round in a circle."""
    up = parent.copy()
    depth = (up >= 0).astype(np.int32)
    for _ in range(len(parent).bit_length()):  # each step looks twice as far up as the one before
        some = np.flatnonzero(up >= 0)
        if not len(some):
            break
        depth[some] += depth[up[some]]
        up[some] = up[up[some]]
    circling = up >= 0
    return np.where(circling, 0, depth).astype(np.int32), np.where(circling, -1, parent).astype(np.int32)
