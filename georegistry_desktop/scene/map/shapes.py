"""Areas of some rows at all levels of detail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.levels import levels_of
from georegistry_desktop.scene.map.rings import Rings, joined, rings_of, starts


@dataclass(frozen=True)
class Shapes:
    """The areas of ``rows``: int32 (m,), ascending, only rows that have one.

    ``box``: int32 (m, 4), left, top, right, bottom in grid steps. ``levels``: the rings by the exponent of
    their grid, finest first; the first has all detail.
    """

    rows: Array
    box: Array
    levels: tuple[tuple[int, Rings], ...]

    @classmethod
    def build(
        cls,
        rows: Array,
        boundaries: Array,
        progress: Progress = silent,
        exponents: Sequence[int] | None = None,
    ) -> Shapes:
        """Of shapely geometries in degrees (object (m,)); rows without an area are left out."""
        rings = rings_of(boundaries, progress)
        progress("Levels of detail", 0, 1)
        return cls.of_rings(rows, rings, exponents)

    @classmethod
    def of_rings(cls, rows: Array, rings: Rings, exponents: Sequence[int] | None = None) -> Shapes:
        """Of rings of all detail; those of the m-th shape belong to the m-th of ``rows``."""
        filled = np.flatnonzero(np.diff(rings.vertices))
        if len(filled) < len(rows):
            rings = taken(rings, filled)
        box = _boxes(rings, rings.vertices[:-1])
        return cls(np.asarray(rows)[filled].astype(np.int32), box, levels_of(rings, exponents))

    @classmethod
    def boxes(cls, rows: Array, box: Array) -> Shapes:
        """Rectangles instead of areas (``box`` in grid steps): what can be shown until the areas are read."""
        x = box[:, [0, 2, 2, 0, 0]].reshape(-1)
        y = box[:, [1, 1, 3, 3, 1]].reshape(-1)
        sizes = np.full(len(box), 5)
        return cls.of_rings(rows, joined([x], [y], [sizes], [np.arange(len(box))], len(box)))

    @property
    def exponents(self) -> list[int]:
        return [e for e, _ in self.levels]

    def level(self, step: float) -> Rings:
        """The coarsest rings whose vertices lie at most half of ``step`` (grid steps) off."""
        fitting = [rings for e, rings in self.levels if e == 0 or 2**e <= step]
        return fitting[-1]

    def seen(self, box: tuple[float, float, float, float], shown: Array) -> Array:
        """The indices of the areas that may reach into ``box`` (grid steps) and are ``shown`` (bool (m,))."""
        left, top, right, bottom = box
        inside = shown & (self.box[:, 0] <= right) & (self.box[:, 2] >= left)
        inside &= (self.box[:, 1] <= bottom) & (self.box[:, 3] >= top)
        return np.flatnonzero(inside)

    def only(self, chosen: Array) -> Shapes:
        """The areas at these indices (ascending)."""
        levels = tuple((e, taken(rings, chosen)) for e, rings in self.levels)
        return Shapes(self.rows[chosen], self.box[chosen], levels)

    def ring_boxes(self) -> Array:
        """int32 (r, 4): the box of every ring."""
        rings = self.levels[0][1]
        return _boxes(rings, rings.rings[:-1])

    def arrays(self) -> dict[str, Array]:
        """All that is to be kept, by names; ``from_arrays`` takes it back."""
        kept = {"rows": self.rows, "box": self.box}
        for e, rings in self.levels:
            kept |= {f"x{e}": rings.x, f"y{e}": rings.y, f"rings{e}": rings.rings, f"shapes{e}": rings.shapes}
        return kept

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, Array], exponents: Sequence[int]) -> Shapes:
        levels = tuple(
            (e, Rings(arrays[f"x{e}"], arrays[f"y{e}"], arrays[f"rings{e}"], arrays[f"shapes{e}"]))
            for e in exponents
        )
        return cls(arrays["rows"], arrays["box"], levels)


def _boxes(rings: Rings, begin: Array) -> Array:
    """Left, top, right, bottom of what goes from each of ``begin`` (vertices) to the next."""
    box = np.empty((len(begin), 4), dtype=np.int32)
    if len(begin):
        for i, values in enumerate((rings.x, rings.y)):
            box[:, i] = np.minimum.reduceat(values, begin)
            box[:, i + 2] = np.maximum.reduceat(values, begin)
    return box


def merged(parts: Sequence[Shapes]) -> Shapes:
    """One out of several that have the same levels and no row in common."""
    rows = np.concatenate([part.rows for part in parts])
    order = np.argsort(rows, kind="stable")
    levels = []
    for i, (e, _) in enumerate(parts[0].levels):
        several = [part.levels[i][1] for part in parts]
        together = Rings(
            np.concatenate([r.x for r in several]),
            np.concatenate([r.y for r in several]),
            starts(np.concatenate([np.diff(r.rings) for r in several])),
            starts(np.concatenate([np.diff(r.shapes) for r in several])),
        )
        levels.append((e, taken(together, order)))
    box = np.concatenate([part.box for part in parts])
    return Shapes(rows[order], box[order], tuple(levels))


def taken(rings: Rings, chosen: Array) -> Rings:
    """The rings of the shapes at these indices, in their order."""
    first, last = rings.shapes[chosen], rings.shapes[chosen + 1]
    which = spans(first, last - first)
    begin = rings.rings[which]
    size = rings.rings[which + 1] - begin
    vertex = spans(begin, size)
    return Rings(rings.x[vertex], rings.y[vertex], starts(size), starts(last - first))


def spans(first: Array, size: Array) -> Array:
    """The whole numbers from each of ``first`` on, ``size`` of them, one span after the other."""
    before = np.cumsum(size) - size
    found: Array = np.repeat(first - before, size)
    found += np.arange(len(found))
    return found
