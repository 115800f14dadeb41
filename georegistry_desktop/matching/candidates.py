"""Which pairs are worth a look: few per unit, and hardly a true one missed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.joins import equal_ids
from georegistry_desktop.matching.lists import RARE, Lists, Units
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.similarity import Names
from georegistry_desktop.matching.threads import side_by_side

_SOUND_RARE = 12
_PLAUSIBLE = 0.05
_CUTOFF = 50
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
    jobs += [partial(equal_ids, a.keys[at], b.keys[to], lists.codes, RARE) for at, to in lists.shared_keys]
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


def nearby(lists: Lists, names: Names, known: Pair) -> Pair:
    """Each unit's nearest on the other side: the closest, and those of a name like its own within five
    kilometres. The units of pairs that are ``known`` do not look, but are seen by others."""
    from scipy.spatial import cKDTree

    rows = [_placed(side) for side in (lists.a, lists.b)]
    if not all(len(row) for row in rows):
        return NONE
    places = [_on_globe(side.degrees[row]) for side, row in zip((lists.a, lists.b), rows, strict=True)]
    trees = [cKDTree(place) for place in places]
    found = []
    for this, that in ((0, 1), (1, 0)):
        near = min(_NEAREST, len(rows[that]))
        looks = ~np.isin(rows[this], known[this])
        mine = rows[this][looks]
        apart, at = trees[that].query(
            places[this][looks], k=near, distance_upper_bound=_METRES / EARTH, workers=2
        )
        apart, at = np.reshape(apart, (-1, near)), np.reshape(at, (-1, near))
        one, which = np.nonzero(np.isfinite(apart))
        pair = mine[one], rows[that][at[one, which]]
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


def _all_names(side: Units) -> tuple[Ids, Ids]:
    rows = np.arange(len(side), dtype=np.int32)
    return np.concatenate([rows, side.owner]), np.concatenate([side.text, side.alias])
