"""Which level of a tree a map draws at which scale, and whose names it writes."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.map_scene import MapScene

_FITS = 16.0
"""Pixels of a plain screen that the typical area of a level is wide at least, when it is drawn by itself."""
_NAMED = 64.0
"""The same, for a level whose names are written."""


class Layering:
    """The levels of a scene whose rows form a tree.

    ``depths``: those that have areas, ascending. ``parent``: int32 (n,), -1 for a root; ``depth``: int (n,).
    """

    def __init__(self, scene: MapScene, parent: Array, depth: Array) -> None:
        self.parent, self.depth = parent, depth
        # What hangs in a circle has no depth.
        self._area = scene.has_area[: len(depth)] & (depth >= 0)
        self._side: dict[int, float] = {}
        boxes = np.zeros((len(depth), 4))
        for i, part in enumerate(scene.parts):
            live = scene.part_of[part.rows] == i
            boxes[part.rows[live]] = part.box[live]
        side = np.sqrt((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]))
        for d in np.flatnonzero(np.bincount(depth[self._area])).tolist():
            self._side[d] = float(np.median(side[self._area & (depth == d)]))
        self.depths = sorted(self._side)
        # One function for each object, so that arrays of old trees are let go with it.
        self.ancestors = lru_cache(maxsize=8)(self._ancestors)

    def fitting(self, step: float) -> int:
        """The deepest depth whose areas are large enough at ``step`` grid steps a pixel of a plain screen.

        -1 where no row has an area.
        """
        fits = [d for d in self.depths if self._side[d] / step >= _FITS]
        return max(fits) if fits else (self.depths[0] if self.depths else -1)

    def areas(self, depth: int) -> list[Array]:
        """Masks (bool (n,)) to be drawn one over the other: the level above, for gaps, and ``depth``."""
        above = [d for d in self.depths if d < depth]
        wanted = [*above[-1:], depth]
        return [mask for d in wanted if (mask := self._area & (self.depth == d)).any()]

    def named(self, step: float, drawn: int) -> int:
        """The depth whose names have room: ``drawn`` or one above it, also one without areas."""
        side = self._side.get(drawn, 0.0)
        if side / step >= _NAMED or drawn < 0:
            return drawn
        total = int((self._area & (self.depth == drawn)).sum())
        for d in range(drawn - 1, -1, -1):
            above = len(np.unique(self.ancestors(d)[:-1][self._area & (self.depth == drawn)]))
            # Areas that are so many fewer are so much wider.
            if side / step * np.sqrt(total / max(above, 1)) >= _NAMED:
                return d
        return 0

    def _ancestors(self, depth: int) -> Array:
        """int32 (n + 1,): each row's ancestor at ``depth`` or itself; -1 above it, and last."""
        found = np.arange(len(self.depth) + 1, dtype=np.int32)
        found[-1] = -1
        of_depth = np.append(self.depth, -1)
        for _ in range(int(self.depth.max(initial=0)) - depth):
            deeper = of_depth[found] > depth
            found[deeper] = self.parent[found[deeper]]
        found[of_depth[found] != depth] = -1
        return found
