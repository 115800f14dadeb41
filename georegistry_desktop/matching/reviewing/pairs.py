"""Pairs worth a look, in the order of the units of a, the likeliest first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.reviewing.level_order import Ids, Mask, Rows

Floats = npt.NDArray[np.float32]
Keys = npt.NDArray[np.int64]


def keys_of(one: npt.NDArray[np.integer], two: npt.NDArray[np.integer]) -> Keys:
    """One number per pair, -1 (nobody) on either side included; in the order of ``one``, then ``two``."""
    return ((one.astype(np.int64) + 1) << 32) | (two.astype(np.int64) + 1)


def parts_of(keys: Keys) -> tuple[Ids, Ids]:
    """The pairs behind the numbers."""
    return ((keys >> 32) - 1).astype(np.int32), ((keys & 0xFFFFFFFF) - 1).astype(np.int32)


def spans(begin: Rows, end: Rows) -> tuple[Rows, Rows]:
    """All positions from each ``begin`` to before each ``end``, and which of the spans each is of."""
    length = end - begin
    owner = np.repeat(np.arange(len(begin)), length)
    return np.arange(len(owner)) - (np.cumsum(length) - length)[owner] + begin[owner], owner


def _likeliest_first(one: Ids, two: Ids, score: Floats, place: Ids) -> Rows:
    # Numbers of 64 bits are sorted many times quicker than by three columns; of equal ones there are few.
    falling = np.uint32(0xFFFFFFFF) - (score + np.float32(0)).view(np.uint32)  # scores are not below 0
    key = (one.astype(np.uint64) << np.uint64(32)) | falling
    order = np.argsort(key)
    same = np.zeros(len(key) + 1, dtype=bool)
    same[1:-1] = key[order[1:]] == key[order[:-1]]
    ties = np.flatnonzero(same[1:] | same[:-1])
    rows = order[ties]
    order[ties] = rows[np.lexsort((place[two[rows]], key[rows]))]
    return order


@dataclass(frozen=True, eq=False)
class Pairs:
    """Owns the pairs (``one``, ``two``: rows) with their ``score`` 0..100."""

    one: Ids
    two: Ids
    score: Floats
    _sorted: Keys
    _at: Rows

    @classmethod
    def of(cls, one: Ids, two: Ids, score: Floats, place: Ids) -> Pairs:
        """Each pair once, the likeliest of those told twice; pairs with nobody are left out. ``place``
        parts units of b that are as likely."""
        there = (one >= 0) & (two >= 0) & (score >= 0)
        one, two, score = one[there], two[there], score[there]
        order = _likeliest_first(one, two, score, place)
        one, two, score = one[order], two[order], score[order]
        keys = keys_of(one, two)
        at = np.argsort(keys, kind="stable")
        once = np.ones(len(at), dtype=bool)
        once[1:] = keys[at[1:]] != keys[at[:-1]]
        if not once.all():
            kept = np.sort(at[once])
            return cls.of(one[kept], two[kept], score[kept], place)
        return cls(one, two, score, keys[at], at)

    def of_rows(self, rows: Rows) -> tuple[Rows, Rows]:
        """Positions of the pairs of those units of a, and whose of ``rows`` each is."""
        return spans(np.searchsorted(self.one, rows), np.searchsorted(self.one, rows, side="right"))

    def positions(self, keys: Keys) -> Rows:
        """Where these pairs are, -1 for those that are not."""
        if not len(self._sorted):
            return np.full(len(keys), -1, dtype=np.intp)
        at = np.minimum(np.searchsorted(self._sorted, keys), len(self._sorted) - 1)
        return np.where(self._sorted[at] == keys, self._at[at], -1)

    def scores(self, keys: Keys) -> Floats:
        """Their scores, NaN for those that are not here."""
        at = self.positions(keys)
        found = np.full(len(keys), np.nan, dtype=np.float32)
        found[at >= 0] = self.score[at[at >= 0]]
        return found

    def of_b(self, wanted: Mask) -> Rows:
        """Positions of the pairs with those units of b."""
        return np.flatnonzero(wanted[self.two])
