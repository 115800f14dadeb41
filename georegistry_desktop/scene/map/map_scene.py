"""All that the map of one version shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.scene.map.camera import Box
from georegistry_desktop.scene.map.grid import HALF, WORLD, Array, latitude, longitude, to_grid
from georegistry_desktop.scene.map.shapes import Shapes, merged
from georegistry_desktop.scene.stored_arrays import load_array, load_facts, save_arrays

_FORMAT = 1
_MOST_PARTS = 12


@dataclass(frozen=True)
class MapScene:
    """The areas and points of ``n`` rows. Arrays are never written to: a change makes a new scene.

    ``parts``: the areas; the first part holds them as they were built, later ones what was redrawn since.
    ``part_of``: int8 (n,), the part where a row's area is, -1 where it has none. ``px``, ``py``: int32 (n,),
    grid steps of the points; ``has_point``: bool (n,).
    """

    parts: tuple[Shapes, ...]
    part_of: Array
    px: Array
    py: Array
    has_point: Array

    @classmethod
    def build(
        cls,
        boundaries: Array,
        points: Array,
        progress: Progress = silent,
        *,
        exponents: Sequence[int] | None = None,
    ) -> MapScene:
        """Of shapely geometries in EPSG:4326, or None (object (n,) each).

        Of ``boundaries`` only polygons count, of ``points`` only those with coordinates. ``exponents``: the
        levels of detail to make, instead of those that are worth it. Costs about a second for 5M vertices.
        Raises what ``progress`` raises.
        """
        shapes = Shapes.build(np.arange(len(boundaries)), boundaries, progress, exponents)
        part_of = np.full(len(boundaries), -1, dtype=np.int8)
        part_of[shapes.rows] = 0
        return cls((shapes,), part_of, *_places(points))

    @classmethod
    def of_boxes(cls, boxes: Array, points: Array) -> MapScene:
        """The same with rectangles for areas: float (n, 4), west, south, east, north; NaN for none.

        An R-tree has them at hand long before the areas are read.
        """
        rows = np.flatnonzero(np.isfinite(boxes).all(axis=1))
        left, bottom = to_grid(boxes[rows, 0], boxes[rows, 1])
        right, top = to_grid(boxes[rows, 2], boxes[rows, 3])
        part_of = np.full(len(boxes), -1, dtype=np.int8)
        part_of[rows] = 0
        shapes = Shapes.boxes(rows, np.stack([left, top, right, bottom], axis=1))
        return cls((shapes,), part_of, *_places(points))

    @property
    def n(self) -> int:
        return len(self.part_of)

    @property
    def has_area(self) -> Array:
        """bool (n,)"""
        found: Array = self.part_of >= 0
        return found

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return not (self.has_point.any() or self.has_area.any())

    def patched(self, rows: Array, boundaries: Array, points: Array, n: int | None = None) -> MapScene:
        """With other areas and points (object arrays, None for none) at ``rows``, and ``n`` rows in all.

        What is untouched is shared. Costs as much as the rows given, and a copy of the points.
        """
        rows = np.asarray(rows, dtype=np.int64)
        n = self.n if n is None else n
        order = np.argsort(rows)
        redrawn = Shapes.build(rows[order], boundaries[order], exponents=self.parts[0].exponents)
        part_of = _longer(self.part_of, n, -1)
        part_of[rows] = -1
        part_of[redrawn.rows] = len(self.parts)
        px, py, has_point = (_longer(a, n, 0) for a in (self.px, self.py, self.has_point))
        px[rows], py[rows], has_point[rows] = _places(points)
        scene = MapScene((*self.parts, redrawn), part_of, px, py, has_point)
        return scene._gathered(1) if len(scene.parts) > _MOST_PARTS else scene

    def _gathered(self, first: int) -> MapScene:
        """With all parts from ``first`` on made one."""
        live = [
            part.only(np.flatnonzero(self.part_of[part.rows] == i))
            for i, part in enumerate(self.parts)
            if i >= first
        ]
        part_of = np.minimum(self.part_of, np.int8(first))
        return replace(self, parts=(*self.parts[:first], merged(live)), part_of=part_of)

    def boxes(self, rows: Array | None = None) -> Array:
        """int64 (k, 4): left, top, right, bottom in grid steps of the areas and points of the rows."""
        chosen = np.ones(self.n, dtype=bool)
        if rows is not None:
            chosen[:] = False
            chosen[rows] = True
        dots = np.flatnonzero(self.has_point & chosen)
        found = [np.stack([self.px[dots], self.py[dots], self.px[dots], self.py[dots]], axis=1)]
        for i, part in enumerate(self.parts):
            areas = np.flatnonzero(chosen[part.rows] & (self.part_of[part.rows] == i))
            # An area on both sides of the antimeridian would seem to go around the Earth.
            wide = part.box[areas, 2].astype(np.int64) - part.box[areas, 0] > HALF
            found += [part.box[areas[~wide]], part.only(areas[wide]).ring_boxes()]
        return np.concatenate(found).astype(np.int64)

    def bounds(self, rows: Array | None = None) -> Box | None:
        """West, south, east, north in degrees of all or of some rows; None when there is nothing.

        Where the rows lie on both sides of the antimeridian, east is beyond 180.
        """
        return self._whole if rows is None else self._around(self.boxes(rows))

    @cached_property
    def _whole(self) -> Box | None:
        return self._around(self.boxes())

    @staticmethod
    def _around(boxes: Array) -> Box | None:
        if not len(boxes):
            return None
        left, right = _narrowest(boxes[:, 0], boxes[:, 2])
        return longitude(left), latitude(boxes[:, 3].max()), longitude(right), latitude(boxes[:, 1].min())

    def save(self, folder: Path) -> None:
        """Write all as .npy into ``folder``, whole or not at all."""
        whole = self if len(self.parts) == 1 else self._gathered(0)
        arrays = {"part_of": whole.part_of, "px": self.px, "py": self.py, "has_point": self.has_point}
        shapes = whole.parts[0]
        save_arrays(folder, arrays | shapes.arrays(), {"format": _FORMAT, "exponents": shapes.exponents})

    @classmethod
    def load(cls, folder: Path) -> MapScene:
        """What ``save`` wrote, mapped into memory. Raises OSError or ValueError where it cannot be read."""
        facts = load_facts(folder)
        if facts.get("format") != _FORMAT:
            raise ValueError(f"{folder} was written by another version of the program")
        exponents = [int(e) for e in facts["exponents"]]
        names = ["rows", "box", *(f"{name}{e}" for e in exponents for name in ("x", "y", "rings", "shapes"))]
        shapes = Shapes.from_arrays({name: load_array(folder, name) for name in names}, exponents)
        return cls((shapes,), *(load_array(folder, name) for name in ("part_of", "px", "py", "has_point")))


def _places(points: Array) -> tuple[Array, Array, Array]:
    """px, py, has_point of shapely points or None."""
    import shapely  # late, as in ``rings``

    x, y = shapely.get_x(points), shapely.get_y(points)
    known = np.isfinite(x) & np.isfinite(y)
    px, py = to_grid((np.where(known, x, 0.0) + 180) % 360 - 180, np.where(known, y, 0.0))
    return px, py, known


def _longer(array: Array, n: int, empty: int) -> Array:
    """A copy with ``n`` elements."""
    copy = np.full(n, empty, dtype=array.dtype)
    copy[: min(n, len(array))] = array[:n]
    return copy


def _narrowest(left: Array, right: Array) -> tuple[float, float]:
    """The shortest way around the Earth that holds all spans, as grid steps; the end may be beyond ±180."""
    order = np.argsort(left, kind="stable")
    begin, end = left[order], np.maximum.accumulate(right[order])
    gaps = begin[1:] - end[:-1]
    around = WORLD - (end[-1] - begin[0])
    if len(gaps) and gaps.max() > around:
        i = int(gaps.argmax())
        return float(begin[i + 1]), float(end[i]) + WORLD
    return float(begin[0]), float(end[-1])
