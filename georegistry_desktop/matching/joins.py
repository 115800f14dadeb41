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
    one, two = _groups(left), _groups(right)
    at, to = _common(one.key, two.key)
    few = one.often[at] * two.often[to] <= most
    at, to = at[few], to[few]
    sizes = np.cumsum(one.often[at] * two.often[to])
    ends = np.append(np.flatnonzero(np.diff(sizes // at_once)) + 1, len(at))
    for begin, end in zip(np.append(0, ends[:-1]), ends, strict=True):
        if end > begin:
            yield _product(one, at[begin:end], two, to[begin:end])


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
    if score.dtype == np.uint8:
        order = np.argsort((group.astype(np.int64) << 8) | (255 - score))
    else:
        order = np.lexsort((-score, group))
    ordered, where = score[order], group[order]
    fresh = np.append(True, where[1:] != where[:-1])
    begin = np.flatnonzero(fresh)
    where = np.cumsum(fresh) - 1
    end = np.append(begin[1:], len(order))
    last = ordered[np.minimum(begin + most, end) - 1][where]
    above = ordered >= last
    too_many = np.add.reduceat(above, begin, dtype=np.int64) > most + _EQUALS
    kept = np.empty(len(order), dtype=bool)
    kept[order] = above & ~(too_many[where] & (ordered == last))
    return kept
