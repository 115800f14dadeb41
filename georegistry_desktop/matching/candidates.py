"""Which pairs are worth a look: few per unit, and hardly a true one missed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.joins import Blocks, best, blocks, equal_ids, equal_keys
from georegistry_desktop.matching.lists import UP, Lists, Units
from georegistry_desktop.matching.normalise import Ids, Pool
from georegistry_desktop.matching.similarity import Names
from georegistry_desktop.matching.threads import side_by_side

RARE = 24
"""A key that more pairs share tells little outside a known parent."""
_SOUND_RARE = 12
_WITHIN = 60
_PLAUSIBLE = 0.05
_PRODUCT = 400_000
_AT_ONCE = 2_000_000
_CUTOFF = 50
_SMALL = 4
_NEAREST = 3
_METRES = 5_000.0
_CLOSE = 500.0
_SAME_PLACE = 20
EARTH = 6_371_008.8
"""Mean radius in metres (IUGG)."""

Pair = tuple[Ids, Ids]
NONE: Pair = (np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32))


@dataclass(frozen=True)
class Likely:
    """Owns the likely counterparts of the units of one side, (units, few): rows of the other side, -1 for
    none, the likeliest first."""

    row: npt.NDArray[np.int32]
    probability: npt.NDArray[np.float32]

    @classmethod
    def nothing(cls, count: int, few: int = 3) -> Likely:
        """As long as nothing is known."""
        return cls(np.full((count, few), -1, dtype=np.int32), np.zeros((count, few), dtype=np.float32))


@dataclass(frozen=True)
class Scope:
    """Owns what is known of units further up, as each side sees it."""

    a: Likely
    b: Likely

    def links(self, one: Ids, two: Ids) -> Pair:
        """The pairs of ``one`` of a with any, and of ``two`` of b with any, that the side holds for
        plausible."""
        found = []
        for side, rows in ((self.a, one), (self.b, two)):
            at, rank = np.nonzero(side.probability[rows] >= _PLAUSIBLE)
            found.append((rows[at], side.row[rows[at], rank]))
        (a_one, a_two), (b_two, b_one) = found
        return together((a_one, a_two), (b_one, b_two))


def together(*pairs: Pair) -> Pair:
    """All pairs once, ordered."""
    keys = np.concatenate([keys_of(pair) for pair in pairs])
    # What comes in order is merged, which takes a fifth of sorting.
    keys.sort(kind="stable" if all(_ordered(pair[0]) for pair in pairs) else "quicksort")
    keys = keys[np.append(True, keys[1:] != keys[:-1])] if len(keys) else keys
    return (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)


def keys_of(pairs: Pair) -> npt.NDArray[np.int64]:
    """Pairs as one number each, in the same order."""
    return (pairs[0].astype(np.int64) << 32) | pairs[1]


def _ordered(rows: Ids) -> bool:
    return not (rows[1:] < rows[:-1]).any()


def anchors(lists: Lists) -> Pair:
    """Pairs of units that alone in their lists have their whole name."""
    return _same(lists, lists.pool.full_id, lists.pool.letters > 0, 1)


def everywhere(lists: Lists) -> Pair:
    """Pairs that share a rare name, core, sound, code or reference, wherever they stand in the trees."""
    a, b, pool = lists.a, lists.b, lists.pool
    told, long = pool.letters > 0, pool.letters >= 4
    jobs = [
        partial(_same, lists, pool.full_id, told, RARE),
        partial(_same, lists, pool.core_id, told, RARE),
        partial(_same, lists, pool.joined_id, told, RARE),
        partial(_same, lists, pool.sound_id, long, _SOUND_RARE),
    ]
    jobs += [
        partial(equal_ids, one, two, lists.codes, RARE) for one in (a.code, a.ref) for two in (b.code, b.ref)
    ]
    found = side_by_side(*jobs)
    if len(a.alias) or len(b.alias):
        one, two = _all_names(a), _all_names(b)
        for ids in (pool.joined_id, pool.core_id):
            at, to = equal_ids(
                np.where(told, ids, -1)[one[1]], np.where(told, ids, -1)[two[1]], len(pool), RARE
            )
            found.append((one[0][at], two[0][to]))
    return together(*found)


def _same(lists: Lists, ids: Ids, told: npt.NDArray[np.bool_], cap: int) -> Pair:
    """Pairs whose names have the same number, of those names that tell something."""
    ids = np.where(told, ids, -1)
    return equal_ids(ids[lists.a.text], ids[lists.b.text], int(ids.max(initial=0)) + 1, cap)


def nearby(lists: Lists, names: Names) -> Pair:
    """Each unit's nearest on the other side: the closest, and those of a name like its own within five
    kilometres."""
    from scipy.spatial import cKDTree

    rows = [_placed(side) for side in (lists.a, lists.b)]
    if not all(len(row) for row in rows):
        return NONE
    places = [_on_globe(side.degrees[row]) for side, row in zip((lists.a, lists.b), rows, strict=True)]
    trees = [cKDTree(place) for place in places]
    found = []
    for this, that in ((0, 1), (1, 0)):
        near = min(_NEAREST, len(rows[that]))
        apart, at = trees[that].query(places[this], k=near, distance_upper_bound=_METRES / EARTH, workers=2)
        apart, at = np.reshape(apart, (-1, near)), np.reshape(at, (-1, near))
        one, which = np.nonzero(np.isfinite(apart))
        pair = rows[this][one], rows[that][at[one, which]]
        a_row, b_row = pair if this == 0 else pair[::-1]
        alike = names.quick(lists.a.text[a_row], lists.b.text[b_row], _CUTOFF) > 0
        kept = alike | ((which == 0) & (apart[one, which] * EARTH < _CLOSE))
        found.append((a_row[kept], b_row[kept]))
    return together(*found)


def _placed(side: Units) -> npt.NDArray[np.intp]:
    """The units with a place that few others have: what many share is the middle of something, or nothing."""
    import pandas as pd

    rows = np.flatnonzero(~np.isnan(side.degrees).any(axis=1))
    which, _ = pd.factorize(side.degrees[rows] @ np.array([1, 1j]))
    return rows[np.bincount(which)[which] <= _SAME_PLACE] if len(rows) else rows


def _on_globe(degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    longitude, latitude = np.radians(degrees).T
    flat = np.cos(latitude)
    return np.column_stack([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)])


def within(lists: Lists, names: Names, links: Pair, one: Ids, two: Ids) -> Pair:
    """Pairs of units ``one`` of a and ``two`` of b below ancestors that ``links`` joins.

    Each unit looks from its nearest linked ancestor, at all below the counterpart.
    """
    a, b, pool = lists.a, lists.b, lists.pool
    at_a, below_b = _under(a, links[0], links[1], one)
    found = []
    for up in range(UP):
        above = b.above[up][two].astype(np.int64)
        below = Blocks(below_b, above)
        for at, to in below.parts(_PRODUCT, _AT_ONCE):
            found.append(_alike(lists, names, one[at_a[at]], two[to]))
        if up:
            continue
        # What is too many for a product still has equal names.
        at, to = below.beyond(_PRODUCT)
        for ids in (pool.core_id, pool.sound_id) if len(at) else ():
            width = int(ids.max(initial=0)) + 1
            left, right = equal_keys(
                below_b[at] * width + ids[a.text[one[at_a[at]]]],
                above[to] * width + ids[b.text[two[to]]],
                _WITHIN,
            )
            found.append((one[at_a[at[left]]], two[to[right]]))
        found.append(_same_word(lists, one[at_a], below_b, two, above))
    at_b, below_a = _under(b, links[1], links[0], two)
    for up in range(1, UP):  # seen from a's parents it is the same from both sides
        for to, at in blocks(below_a, a.above[up][one].astype(np.int64), _PRODUCT, _AT_ONCE):
            found.append(_alike(lists, names, one[at], two[at_b[to]]))
    return together(NONE, *found)


def _under(units: Units, linked: Ids, counterpart: Ids, rows: Ids) -> tuple[Ids, npt.NDArray[np.int64]]:
    """For each of ``rows`` its nearest linked ancestor: positions in ``rows``, and that ancestor's
    counterparts."""
    order = np.argsort(linked, kind="stable")
    linked, counterpart = linked[order], counterpart[order]
    nearest = np.full(len(rows), -1, dtype=np.int32)
    known = np.zeros(len(units), dtype=bool)
    known[linked] = True
    for up in reversed(range(UP)):
        above = units.above[up][rows]
        there = (above >= 0) & known[above]
        nearest[there] = above[there]
    at = np.flatnonzero(nearest >= 0)
    begin, end = (np.searchsorted(linked, nearest[at], side=side) for side in ("left", "right"))
    count = end - begin
    entry = np.repeat(at, count)
    within_ = np.arange(len(entry)) - np.repeat(np.cumsum(count) - count, count)
    return entry.astype(np.int32), counterpart[np.repeat(begin, count) + within_].astype(np.int64)


def _alike(lists: Lists, names: Names, one: Ids, two: Ids) -> Pair:
    """The likest by name of each unit, seen from both sides; all where a parent has few children."""
    alike = names.quick(lists.a.text[one], lists.b.text[two], _CUTOFF)
    some = np.flatnonzero(alike > 0)
    a_row, b_row, alike = one[some], two[some], alike[some]
    kept = best(a_row, alike, 2) | best(b_row, alike, 2)
    few = lists.a.above[0][one]
    small = (few >= 0) & (lists.a.children[few] * lists.b.children[lists.b.above[0][two]] <= _SMALL)
    return np.concatenate([a_row[kept], one[small]]), np.concatenate([b_row[kept], two[small]])


def _same_word(
    lists: Lists, one: Ids, below: npt.NDArray[np.int64], two: Ids, above: npt.NDArray[np.int64]
) -> Pair:
    """Pairs below the same ancestor that share a word which few there have."""
    width = int(lists.pool.token.max(initial=0)) + 1
    at, a_token = _words(lists.pool, lists.a.text[one])
    to, b_token = _words(lists.pool, lists.b.text[two])
    keys = above[to] * width + b_token
    left, right = equal_keys(below[at] * width + a_token, np.where(above[to] >= 0, keys, -1), _WITHIN)
    return one[at[left]], two[to[right]]


def _words(pool: Pool, text: Ids) -> tuple[Ids, npt.NDArray[np.int64]]:
    """The words of the cores of names: positions in ``text``, and the words."""
    length = (pool.start[text + 1] - pool.start[text]).astype(np.int64)
    within_ = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    at = np.repeat(np.arange(len(text), dtype=np.int32), length)
    return at, pool.token[np.repeat(pool.start[text], length) + within_].astype(np.int64)


def _all_names(side: Units) -> tuple[Ids, Ids]:
    rows = np.arange(len(side), dtype=np.int32)
    return np.concatenate([rows, side.owner]), np.concatenate([side.text, side.alias])
