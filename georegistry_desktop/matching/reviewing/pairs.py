"""Pairs worth a look, in the order of the units of a, the likeliest first."""

from __future__ import annotations

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


class Pairs:
    """Owns the pairs: ``one``, ``two`` (rows) and ``score`` 0..100, likeliest first for each unit of a."""

    def __init__(self, one: Ids, two: Ids, score: Floats, place: Ids) -> None:
        """Pairs told twice count with their higher score; pairs with nobody and without a score are left
        out. ``place`` (n_b,) parts units of b that are as likely."""
        self._place = place
        there = (one >= 0) & (two >= 0) & (score >= 0)
        one, two, score = one[there], two[there], score[there]
        order = _likeliest_first(one, two, score, place)
        self.one, self.two, self.score = one[order], two[order], score[order]
        keys = keys_of(self.one, self.two)
        ordered = np.sort(keys)
        if (ordered[1:] == ordered[:-1]).any():
            _, kept = np.unique(keys, return_index=True)
            kept.sort()
            self.one, self.two, self.score = self.one[kept], self.two[kept], self.score[kept]

    def of_rows(self, rows: Rows | Ids) -> tuple[Rows, Rows]:
        """Positions of the pairs of those units of a, and whose of ``rows`` each is."""
        return spans(np.searchsorted(self.one, rows), np.searchsorted(self.one, rows, side="right"))

    def positions(self, keys: Keys) -> Rows:
        """Where these pairs are, -1 for those that are not."""
        one, two = parts_of(keys)
        at, owner = self.of_rows(one)
        same = self.two[at] == two[owner]
        found = np.full(len(keys), -1, dtype=np.intp)
        found[owner[same]] = at[same]
        return found

    def scores(self, keys: Keys) -> Floats:
        """Their scores, NaN for those that are not here."""
        at = self.positions(keys)
        found = np.full(len(keys), np.nan, dtype=np.float32)
        found[at >= 0] = self.score[at[at >= 0]]
        return found

    def of_b(self, wanted: Mask) -> Rows:
        """Positions of the pairs with those units of b."""
        return np.flatnonzero(wanted[self.two])

    def put(self, one: Ids, two: Ids, score: Floats) -> None:
        """Give these pairs, each of which stands once, another score; add those that are not here."""
        at = self.positions(keys_of(one, two))
        known = at >= 0
        self.score[at[known]] = score[known]
        rows = np.unique(one)
        theirs, owner = self.of_rows(rows)
        fresh = ~known
        units = np.concatenate([rows[owner], one[fresh]]).astype(np.int32)
        others = np.concatenate([self.two[theirs], two[fresh]])
        scores = np.concatenate([self.score[theirs], score[fresh]])
        order = _likeliest_first(units, others, scores, self._place)
        news = units[order], others[order], scores[order]
        if fresh.any():
            left = np.delete(self.one, theirs)
            place = np.searchsorted(left, news[0])
            self.one = np.insert(left, place, news[0])
            self.two = np.insert(np.delete(self.two, theirs), place, news[1])
            self.score = np.insert(np.delete(self.score, theirs), place, news[2])
        else:
            self.two[theirs], self.score[theirs] = news[1], news[2]
