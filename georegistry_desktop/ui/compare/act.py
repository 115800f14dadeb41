"""What a person decided in one go, so that it can be taken back."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare import Differences
from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.workflows import Review


@dataclass(frozen=True, eq=False)
class Act:
    """One act of deciding, to be taken back: the decisions (k,) of ``rows`` (k,) as they were."""

    differences: Differences
    rows: Rows
    before: npt.NDArray[np.int8]

    def is_about(self, review: Review) -> bool:
        """Whether it was done in a comparison of the same two versions."""
        comparison = self.differences.comparison
        return (comparison.base, comparison.other) == (review.base, review.other)

    def among(self, found: Differences) -> Act | None:
        """The same act where the versions were compared again: the differences that still are what they were,
        found by unit and field. None where none is left."""
        old = self.differences
        if found is old:
            return self
        units = set(old.units[old.unit_of[self.rows]])
        near = np.flatnonzero([unit in units for unit in found.units[found.unit_of]])
        now = {_key(found, row): row for row in near.tolist()}
        kept = [(now[key], code) for key, code in self._keys() if key in now]
        if not kept:
            return None
        rows, before = zip(*kept, strict=True)
        return Act(found, np.array(rows, dtype=np.intp), np.array(before, dtype=np.int8))

    def _keys(self) -> list[tuple[tuple[object, ...], int]]:
        pairs = zip(self.rows.tolist(), self.before.tolist(), strict=True)
        return [(_key(self.differences, row), code) for row, code in pairs]


def _key(found: Differences, row: int) -> tuple[object, ...]:
    """Which difference it is, and of which values."""
    unit = found.units[found.unit_of[row]]
    return unit, found.names[row], found.before[row], found.after[row]
