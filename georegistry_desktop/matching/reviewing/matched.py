"""A matching, asked by the rows of a review."""

from __future__ import annotations

import numpy as np

from georegistry_desktop.matching.explaining import Reason, reasons
from georegistry_desktop.matching.matching import Matching
from georegistry_desktop.matching.reviewing.level_order import Ids, Mask
from georegistry_desktop.matching.reviewing.sides import Side
from georegistry_desktop.matching.worth import WORTH


class Matched:
    """Owns which unit of the review is which of the matching. Both may have units that the other lacks:
    these are -1.

    ``here``: the review's row of each row of a and of b in the matching's lists; ``there``: the way back.
    """

    def __init__(self, matching: Matching, a: Side, b: Side) -> None:
        self.matching = matching
        self.here: list[Ids] = []
        self.there: list[Ids] = []
        for side, uuids in zip((a, b), matching.uuid, strict=True):
            here = side.rows(uuids.tolist())
            there = np.full(side.n, -1, dtype=np.int32)
            there[here[here >= 0]] = np.flatnonzero(here >= 0)
            self.here.append(here)
            self.there.append(there)

    def has(self, side: int, numbers: Ids) -> Mask:
        """Which units of the review were matched; nobody counts as such."""
        there = self.there[side]
        found = numbers < len(there)
        found[found] = (numbers[found] < 0) | (there[numbers[found]] >= 0)
        return found

    def candidates(self, row: int) -> dict[int, float]:
        """Scores of what a unit might be, by row of b."""
        begin, end = self._span(row)
        scored = self.matching.scored
        two, chance = self.here[1][scored.pairs[1][begin:end]], scored.probability[begin:end]
        kept = (two >= 0) & (chance >= WORTH)
        return dict(zip(two[kept].tolist(), (chance[kept] * np.float32(100)).tolist(), strict=True))

    def reasons(self, row: int, b_row: int) -> list[Reason] | None:
        """Why the matching gave this pair its score; None for a pair that it did not look at."""
        matching, (begin, end) = self.matching, self._span(row)
        other = self.there[1][b_row]
        at = np.flatnonzero(matching.scored.pairs[1][begin:end] == other)
        if other < 0 or not len(at):
            return None
        return reasons(matching.lists, matching.names, matching.scored, begin + int(at[0]))

    def _span(self, row: int) -> tuple[int, int]:
        """Where the pairs of a unit are."""
        one = int(self.there[0][row])
        if one < 0:
            return 0, 0
        begin, end = np.searchsorted(self.matching.scored.pairs[0], [one, one + 1]).tolist()
        return begin, end
