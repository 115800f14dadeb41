"""Joins of arrays: equal keys, products of groups, the best of each group. All in numpy, bounded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int32]
_EQUALS = 6


def equal_keys(left: Keys, right: Keys, cap: int) -> tuple[Rows, Rows]:
    """Pairs of positions with the same key >= 0, but for keys of which there would be more than ``cap``
    pairs."""
    l_order, l_begin, l_count, keys = _groups(left)
    r_order, r_begin, r_count, r_keys = _groups(right)
    at, to = _common(keys, r_keys)
    few = l_count[at] * r_count[to] <= cap
    at, to = at[few], to[few]
    return _product(l_order, l_begin[at], l_count[at], r_order, r_begin[to], r_count[to])


def blocks(left: Keys, right: Keys, most: int, at_once: int) -> Iterator[tuple[Rows, Rows]]:
    """As ``equal_keys``, in parts of about ``at_once`` pairs; keys with more than ``most`` pairs are left
    out."""
    l_order, l_begin, l_count, keys = _groups(left)
    r_order, r_begin, r_count, r_keys = _groups(right)
    at, to = _common(keys, r_keys)
    few = l_count[at] * r_count[to] <= most
    at, to = at[few], to[few]
    sizes = np.cumsum(l_count[at] * r_count[to])
    for part in np.split(np.arange(len(at)), np.flatnonzero(np.diff(sizes // at_once)) + 1):
        if len(part):
            one, two = at[part], to[part]
            yield _product(l_order, l_begin[one], l_count[one], r_order, r_begin[two], r_count[two])


def _common(left: Keys, right: Keys) -> tuple[Keys, Keys]:
    """Where the keys that both have stand; both are in order and have each key once."""
    if not len(left) or not len(right):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    to = np.minimum(np.searchsorted(right, left), len(right) - 1)
    at = np.flatnonzero(right[to] == left)
    return at, to[at]


def _groups(keys: Keys) -> tuple[Rows, Keys, Keys, Keys]:
    """Positions ordered by key; where each key begins, how many it has, and the keys; those < 0 left out."""
    order = np.argsort(keys, kind="stable").astype(np.int32)
    order = order[np.searchsorted(keys[order], 0) :]
    kept = keys[order]
    begin = (
        np.flatnonzero(np.append(True, kept[1:] != kept[:-1])) if len(kept) else np.zeros(0, dtype=np.int64)
    )
    return order, begin, np.diff(np.append(begin, len(kept))), kept[begin]


def _product(
    l_order: Rows, l_begin: Keys, l_count: Keys, r_order: Rows, r_begin: Keys, r_count: Keys
) -> tuple[Rows, Rows]:
    size = l_count * r_count
    group = np.repeat(np.arange(len(size)), size)
    within = np.arange(len(group)) - np.repeat(np.cumsum(size) - size, size)
    one, two = np.divmod(within, r_count[group])
    return l_order[l_begin[group] + one], r_order[r_begin[group] + two]


def best(group: Rows, score: npt.NDArray[Any], count: int, most: int) -> npt.NDArray[np.bool_]:
    """Which entries are among the ``most`` best of their group (of ``count`` groups).

    Equals of the last go along; where they are more than ``_EQUALS`` too many, none of these equals is
    kept: which of them would hang on the order of rows, and names that so many share tell nothing.
    """
    if not len(group):
        return np.zeros(0, dtype=bool)
    value = score.astype(np.float32)
    order = np.lexsort((-value, group))
    ordered, where = value[order], group[order]
    begin = np.searchsorted(where, np.arange(count + 1))
    last = ordered[np.minimum(begin[:-1] + most, np.maximum(begin[1:], 1)) - 1]
    above = ordered >= last[where]
    too_many = np.bincount(where[above], minlength=count) > most + _EQUALS
    kept = np.empty(len(order), dtype=bool)
    kept[order] = above & ~(too_many[where] & (ordered == last[where]))
    return kept
