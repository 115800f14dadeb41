"""Joins of arrays: equal keys, products of groups, the best of each group. All in numpy, bounded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
_EQUALS = 6


def grouped(group: Rows, count: int) -> tuple[Rows, Rows]:
    """Positions ordered by their group (of ``count``), those of a group in their order, and where each group
    begins (one more than there are groups); by counting, which takes a tenth of sorting."""
    from scipy import sparse

    size = len(group)
    once = sparse.coo_array(
        (np.zeros(size, dtype=np.int8), (group, np.arange(size, dtype=np.int32))), shape=(count, size)
    ).tocsr()
    return once.indices, once.indptr


def equal_keys(left: Keys, right: Keys, cap: int) -> tuple[Rows, Rows]:
    """Pairs of positions with the same key >= 0, but for keys of which there would be more than ``cap``
    pairs."""
    return _pairs(_groups(left), _groups(right), cap)


def equal_ids(left: Rows, right: Rows, count: int, cap: int) -> tuple[Rows, Rows]:
    """As ``equal_keys`` for keys below ``count``, which is about as large as there are rows."""
    often = [np.bincount(ids[ids >= 0], minlength=count) for ids in (left, right)]
    pairs = often[0] * often[1]
    wanted = np.append((pairs > 0) & (pairs <= cap), False)  # the last stands for what has no key
    rows = [np.flatnonzero(wanted[ids]).astype(np.int32) for ids in (left, right)]
    few = [_groups(ids[some].astype(np.int64)) for ids, some in zip((left, right), rows, strict=True)]
    at, to = _pairs(few[0], few[1], cap)
    return rows[0][at], rows[1][to]


def _pairs(left: _Groups, right: _Groups, cap: int) -> tuple[Rows, Rows]:
    at, to = _common(left.key, right.key)
    few = left.often[at] * right.often[to] <= cap
    return _product(left, at[few], right, to[few])


def blocks(left: Keys, right: Keys, most: int, at_once: int) -> Iterator[tuple[Rows, Rows]]:
    """As ``equal_keys``, in parts of about ``at_once`` pairs; keys with more than ``most`` pairs are left
    out."""
    yield from Blocks(left, right).parts(most, at_once)


class Blocks:
    """Owns which positions of both sides have the same key >= 0."""

    def __init__(self, left: Keys, right: Keys) -> None:
        self._left, self._right = _groups(left), _groups(right)
        self._at, self._to = _common(self._left.key, self._right.key)
        self._size = self._left.often[self._at] * self._right.often[self._to]

    def parts(self, most: int, at_once: int) -> Iterator[tuple[Rows, Rows]]:
        """All pairs of positions, as ``blocks`` gives them."""
        few = self._size <= most
        one, at, two, to = self._left, self._at[few], self._right, self._to[few]
        ends = np.cumsum(self._size[few])
        cuts = np.append(np.flatnonzero(np.diff(ends // at_once)) + 1, len(at))
        for begin, end in zip(np.append(0, cuts[:-1]), cuts, strict=True):
            if end > begin:
                yield _product(one, at[begin:end], two, to[begin:end])

    def beyond(self, most: int) -> tuple[Rows, Rows]:
        """The positions of both sides whose keys have more than ``most`` pairs."""
        many = self._size > most
        sides = []
        for side, at in ((self._left, self._at[many]), (self._right, self._to[many])):
            sides.append(np.sort(side.order[_runs(side.begin[at], side.often[at])]))
        return sides[0], sides[1]


def _common(left: Keys, right: Keys) -> tuple[Keys, Keys]:
    """Where the keys that both have stand; both are in order and have each key once."""
    if not len(left) or not len(right):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    to = np.minimum(np.searchsorted(right, left), len(right) - 1)
    at = np.flatnonzero(right[to] == left)
    return at, to[at]


class _Groups(NamedTuple):
    """Positions ordered by key; where each key begins, how many it has, and the keys in order."""

    order: Rows
    begin: Keys
    often: Keys
    key: Keys


def _groups(keys: Keys) -> _Groups:
    """Keys < 0 are left out."""
    order = np.argsort(keys, kind="stable").astype(np.int32)
    order = order[np.searchsorted(keys[order], 0) :]
    kept = keys[order]
    begin = (
        np.flatnonzero(np.append(True, kept[1:] != kept[:-1])) if len(kept) else np.zeros(0, dtype=np.int64)
    )
    return _Groups(order, begin, np.diff(np.append(begin, len(kept))), kept[begin])


def _product(left: _Groups, at: Keys, right: _Groups, to: Keys) -> tuple[Rows, Rows]:
    """All of each left group beside all of the right one, where each key stands with its partner."""
    wide, high = right.often[to], left.often[at]
    rows = left.order[_runs(left.begin[at], high)]
    wide = np.repeat(wide, high)
    return np.repeat(rows, wide), right.order[_runs(np.repeat(right.begin[to], high), wide)]


def _runs(begin: Keys, count: Keys) -> Keys:
    """The numbers from each ``begin`` on, ``count`` of them, one run behind the other."""
    ends = np.cumsum(count)
    found: Keys = np.arange(ends[-1] if len(ends) else 0) + np.repeat(begin - (ends - count), count)
    return found


def best(group: Rows, score: npt.NDArray[Any], most: int) -> npt.NDArray[np.bool_]:
    """Which entries are among the ``most`` best of their group.

    Equals of the last go along; where they are more than ``_EQUALS`` too many, none of these equals is
    kept: which of them would hang on the order of rows, and names that so many share tell nothing.
    """
    if not len(group):
        return np.zeros(0, dtype=bool)
    order, begin = grouped(group, int(group.max()) + 1)
    count = np.diff(begin)
    begin = begin[:-1][count > 0]
    where = np.repeat(np.arange(len(begin), dtype=np.int32), count[count > 0])
    ordered = score.take(order).astype(np.float32)
    left = ordered.copy()
    taken = np.zeros(len(begin), dtype=np.int64)
    last = np.full(len(begin), np.inf, dtype=np.float32)
    for _ in range(most):  # the largest, the next largest, … until there are as many as wanted
        top = np.maximum.reduceat(left, begin)
        more = (taken < most) & (top > -np.inf)
        last[more] = top[more]
        is_top = left == top.take(where)
        taken += np.add.reduceat(is_top, begin, dtype=np.int64)
        left[is_top] = -np.inf
    last = last.take(where)
    above = ordered >= last
    too_many = np.add.reduceat(above, begin, dtype=np.int64) > most + _EQUALS
    kept = np.empty(len(order), dtype=bool)
    kept[order] = above & ~(too_many.take(where) & (ordered == last))
    return kept
