"""What a redrawn area takes from its neighbours and gives to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely

from georegistry_desktop.compare.fields import parent_rows, shapes
from georegistry_desktop.domain.comparison import Comparison, Rows
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.geometry import equal_area, mended

_LEAST_SHARE = 1e-5
"""Of the area: less is rounding."""


@dataclass(frozen=True)
class Exchange:
    """Areas in square metres. ``takes`` and ``gives`` by the neighbour's row in the base, largest first;
    ``takes_land`` and ``leaves_land`` nobody had or gets. ``turning`` are the neighbours among those that the
    other version draws anew, too; with all of them ``doubled`` would lie in two units and ``gap`` in none.
    """

    takes: dict[int, float]
    gives: dict[int, float]
    takes_land: float
    leaves_land: float
    turning: tuple[int, ...]
    doubled: float
    gap: float

    @property
    def neighbours(self) -> tuple[int, ...]:
        """The rows in the base that take part."""
        return tuple(dict.fromkeys([*self.takes, *self.gives]))


class Coverage:
    """Neighbours of one level in both versions. Costs an index over the areas at its first question."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison

    @cached_property
    def _base(self) -> _Areas:
        return _Areas(self._comparison.base_frame)

    @cached_property
    def _other(self) -> _Areas:
        return _Areas(self._comparison.other_frame)

    @cached_property
    def _back(self) -> Rows:
        """The other's row -> the base's, -1 for none."""
        back = np.full(len(self._comparison.other_frame.units), -1, dtype=np.intp)
        back[self._comparison.other_rows] = self._comparison.base_rows
        return back

    @cached_property
    def _partner(self) -> Rows:
        """The base's row -> the other's, -1 for none."""
        partner = np.full(len(self._comparison.base_frame.units), -1, dtype=np.intp)
        partner[self._comparison.base_rows] = self._comparison.other_rows
        return partner

    def exchange(self, base_row: int, other_row: int) -> Exchange | None:
        """What changes hands when the unit gets the other's boundary; None where one of them is missing."""
        before, after = self._base.shapes[base_row], self._other.shapes[other_row]
        if before is None or after is None:
            return None
        old, new = _flat(before, after)
        least = max(_LEAST_SHARE * shapely.area(old), 1.0)
        gained, lost = shapely.difference(new, old), shapely.difference(old, new)
        near = [r for r in self._base.near(after, self._base.level[base_row]) if r != base_row]
        shapes_before = _flat(*(self._base.shapes[r] for r in near))
        takes = _sized(near, shapely.area(shapely.intersection(gained, shapes_before)), least)
        theirs = [r for r in self._other.near(before, self._other.level[other_row]) if r != other_row]
        mine = {o: b for o in theirs if (b := self._back[o]) >= 0}
        shapes_after = _flat(*(self._other.shapes[r] for r in theirs))
        given = shapely.area(shapely.intersection(lost, shapes_after))
        gives = {mine[r]: size for r, size in _sized(theirs, given, least).items() if r in mine}
        changed = self._comparison.changed.get("boundary")
        redrawn = set(self._comparison.base_rows[changed].tolist()) if changed is not None else set()
        turning = tuple(r for r in dict.fromkeys([*takes, *gives]) if r in redrawn)
        covered = shapely.union_all(shapes_before)
        after_all = shapely.union_all(shapes_after)
        new_all = _flat(
            *(self._other.shapes[self._partner[r]] if r in turning else self._base.shapes[r] for r in near)
        )
        overlap = float(shapely.area(shapely.intersection(gained, shapely.union_all(new_all))))
        gap = float(
            shapely.area(shapely.difference(lost, shapely.union_all([after_all, shapely.union_all(new_all)])))
        )
        edge = float(shapely.area(shapely.difference(gained, covered)))
        left = float(shapely.area(shapely.difference(lost, after_all)))
        return Exchange(
            takes=takes,
            gives=gives,
            takes_land=edge if edge > least else 0.0,
            leaves_land=left if left > least else 0.0,
            turning=turning,
            doubled=overlap if overlap > least else 0.0,
            gap=gap if gap > least else 0.0,
        )


class _Areas:
    """The boundaries of a version by level of the tree."""

    def __init__(self, frame: VersionFrame) -> None:
        self.shapes = shapes(frame, "boundary", np.arange(len(frame.units)))
        self._tree = shapely.STRtree(self.shapes)
        parents = parent_rows(frame)
        self.level = np.zeros(len(parents), dtype=np.intp)
        at = parents.copy()
        while (at >= 0).any():
            self.level += at >= 0
            at = np.where(at >= 0, parents[at], -1)

    def near(self, shape: Any, level: int) -> list[int]:
        """The rows of a level whose boxes meet that of a shape."""
        found = np.sort(self._tree.query(shape))
        return [int(r) for r in found if self.level[r] == level]


def _flat(*geometries: Any) -> Any:
    """In equal-area metres, valid; an array of them."""
    return mended(equal_area(np.array(geometries, dtype=object)))


def _sized(rows: list[int], sizes: Any, least: float) -> dict[int, float]:
    held = {r: float(size) for r, size in zip(rows, sizes, strict=True) if size > least}
    return dict(sorted(held.items(), key=lambda item: -item[1]))
