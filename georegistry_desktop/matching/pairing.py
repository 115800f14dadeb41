"""The pairs that were looked at, found by their units: those of a matching, and those added later."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.normalise import Ids

Places = npt.NDArray[np.int64]
Number = TypeVar("Number", bound=np.generic)
_SLACK = 4_096


class Pairing:
    """Owns the order of pairs by their units. Each pair has a place: its row in ``pairs``, which are ordered
    and of which each stands once, or one behind them where it was added."""

    def __init__(self, pairs: Pair, sizes: tuple[int, int]) -> None:
        self.first = len(pairs[0])
        """The place of the first pair that was added."""
        self._units = list(pairs)
        self._count = self.first
        order = np.argsort(pairs[1], kind="stable").astype(np.int32)
        self._begin = [
            np.searchsorted(pairs[0], np.arange(sizes[0] + 1)),
            np.searchsorted(pairs[1][order], np.arange(sizes[1] + 1)),
        ]
        self._order = order
        self._added: dict[tuple[int, int], int] = {}
        self._added_of: tuple[dict[int, list[int]], ...] = ({}, {})

    def __len__(self) -> int:
        return self._count

    def units(self, places: Places) -> Pair:
        """The rows of a and of b of the pairs."""
        return self._units[0][places], self._units[1][places]

    def of(self, side: int, units: npt.NDArray[np.integer]) -> Places:
        """The places of all pairs of ``units``, of which each stands once; in no order that tells."""
        begin = self._begin[side]
        count = begin[units + 1] - begin[units]
        within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        found = np.repeat(begin[units], count) + within
        if side:
            found = self._order[found].astype(np.int64)
        added = self._added_of[side]
        if added:
            more = [place for unit in units.tolist() for place in added.get(unit, ())]
            found = np.concatenate([found, np.array(more, dtype=np.int64)])
        places: Places = found
        return places

    def around(self, one: npt.NDArray[np.integer], two: npt.NDArray[np.integer]) -> Places:
        """The places of all pairs that have a unit among ``one`` of a or ``two`` of b, ordered by their
        units."""
        return self.ordered(once(self.of(0, one), self.of(1, two)))

    def ordered(self, places: Places) -> Places:
        """The same places in the order of their units, which does not hang on when pairs were added."""
        one, two = self.units(places)
        found: Places = places[np.lexsort((two, one))]
        return found

    def find(self, one: Ids, two: Ids) -> Places:
        """The places of pairs, -1 for those that are not there."""
        low, high = self._begin[0][one], self._begin[0][one + 1]
        end = high.copy()
        while (open_ := low < high).any():
            middle = (low + high) // 2
            below = open_ & (self._units[1][np.minimum(middle, max(self._count - 1, 0))] < two)
            low = np.where(below, middle + 1, low)
            high = np.where(open_ & ~below, middle, high)
        at = np.minimum(low, max(self.first - 1, 0))
        found = np.full(len(one), -1, dtype=np.int64)
        if self.first:
            found = np.where((low < end) & (self._units[1][at] == two), low, -1)
        if self._added:
            for row in np.flatnonzero(found < 0).tolist():
                found[row] = self._added.get((int(one[row]), int(two[row])), -1)
        return found

    def add(self, one: Ids, two: Ids) -> Places:
        """Places for pairs that are not there yet, each of which stands once."""
        found = np.arange(self._count, self._count + len(one))
        self._count += len(one)
        for at, rows in enumerate((one, two)):
            self._units[at] = grown(self._units[at], self._count)
            self._units[at][found] = rows
            for unit, place in zip(rows.tolist(), found.tolist(), strict=True):
                self._added_of[at].setdefault(unit, []).append(place)
        self._added.update(zip(zip(one.tolist(), two.tolist(), strict=True), found.tolist(), strict=True))
        return found


def grown(values: npt.NDArray[Number], count: int, filler: float = 0) -> npt.NDArray[Number]:
    """``values`` with room for ``count`` at least: themselves where they have it, else a longer copy."""
    if len(values) >= count:
        return values
    found = np.full(count + _SLACK + len(values) // 8, filler, dtype=values.dtype)
    found[: len(values)] = values
    return found


def once(*values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """All values in order, each once. ``np.unique`` takes many times as long for millions."""
    found = np.sort(np.concatenate(values))
    kept: npt.NDArray[Number] = found[np.append(True, found[1:] != found[:-1])] if len(found) else found
    return kept
