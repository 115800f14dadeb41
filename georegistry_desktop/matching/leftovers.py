"""Candidates where no key and no parent found any: names that share rare runs of three letters."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.below import few_below
from georegistry_desktop.matching.candidates import NONE, Pair, Scope, keys_of, together
from georegistry_desktop.matching.features import CORE, PLACE_OF, Bins
from georegistry_desktop.matching.joins import best
from georegistry_desktop.matching.lists import Lists, Units
from georegistry_desktop.matching.normalise import Ids, Texts
from georegistry_desktop.matching.similarity import Names

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_FOUND = int(CORE.step(np.array([82]))[0])
"""The step of similarity from which a unit counts as found."""
_ALIKE = 65
"""Similarity from which a pair is worth a look."""
_OFTEN = 300
_WORK = 30_000_000
"""Meetings of runs that are looked at where lists are small; in larger ones ``_WORK_OF_ONE`` per unit, for
which the commoner runs are left out."""
_WORK_OF_ONE = 30
_KEPT = 4
_SPOKEN_FOR = -2.0
"""Log odds from which a unit's pair leaves no need to look at what is left."""
_ALONE = 60
"""Pairs of units below two parents of which nothing is known but that they are left."""
_AT_ONCE = 10_000
_LETTERS = 128
Floats = npt.NDArray[np.float32]


def leftovers(lists: Lists, names: Names, found: Sequence[tuple[Pair, Bins]]) -> Pair:
    """For the units to which none of the pairs ``found`` (parts, with their steps) gives a similar name, the
    unit of the likest name on the other side; only pairs that are not among these."""
    rests = [np.ones(len(side), dtype=bool) for side in (lists.a, lists.b)]
    for (one, two), steps in found:
        alike = steps[PLACE_OF["core"]] >= _FOUND
        rests[0][one[alike]] = rests[1][two[alike]] = False
    runs = _Runs(lists.pool.joined_text, lists.pool.joined_id)
    rows = [np.flatnonzero(rest).astype(np.int32) for rest in rests]
    one, two = _likest(runs, names, rows[0], lists.a, lists.b)
    to, at = _likest(runs, names, rows[1], lists.b, lists.a)
    return _fresh(together((one, two), (at, to)), [pairs for pairs, _ in found])


def left_alone(lists: Lists, found: Sequence[tuple[Pair, Floats]], scope: Scope) -> Pair:
    """Where parents that are likely the same have few units that no pair speaks for, all of these: a unit may
    have got another name. ``found`` are pairs with their own evidence, of which none is given again."""
    free = [np.ones(len(side), dtype=bool) for side in (lists.a, lists.b)]
    for (one, two), own in found:
        told = own >= _SPOKEN_FOR
        free[0][one[told]] = free[1][two[told]] = False
    rows = [np.flatnonzero(rest).astype(np.int32) for rest in free]
    above = (side.above[0][row] for side, row in zip((lists.a, lists.b), rows, strict=True))
    links = scope.links(*(np.unique(parents[parents >= 0]) for parents in above))
    alone = few_below(lists, links, rows[0], rows[1], _ALONE)
    return _fresh(together(alone), [pairs for pairs, _ in found])


def _fresh(more: Pair, found: Sequence[Pair]) -> Pair:
    """Those that are in none of ``found``."""
    fresh = np.ones(len(more[0]), dtype=bool)
    for pairs in found:
        near = _both(more, pairs)
        fresh &= ~np.isin(keys_of(more), keys_of((pairs[0][near], pairs[1][near])))
    return more[0][fresh], more[1][fresh]


def _both(more: Pair, pairs: Pair) -> npt.NDArray[np.bool_]:
    """Which of ``pairs`` have two units that stand in ``more``."""
    known = []
    for side, rows in zip(more, pairs, strict=True):
        there = np.zeros(int(max(side.max(initial=0), rows.max(initial=0))) + 1, dtype=bool)
        there[side] = True
        known.append(there[rows])
    found: npt.NDArray[np.bool_] = known[0] & known[1]
    return found


class _Runs:
    """Owns which runs of three letters each text has; ends count as letters."""

    def __init__(self, texts: Texts, text_of: Ids) -> None:
        whole = b"^" + b"$^".join(texts.tolist()) + b"$" if len(texts) else b""
        letters = np.frombuffer(whole, dtype=np.uint8) % _LETTERS
        length = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
        self._text_of = text_of
        self._text = np.repeat(np.arange(len(texts), dtype=np.int32), length)
        at = np.arange(len(self._text)) + 2 * self._text
        low, middle, high = (letters[at + by].astype(np.int32) for by in range(3))
        self._run = (low * _LETTERS + middle) * _LETTERS + high

    def often(self, text: Ids) -> npt.NDArray[np.int64]:
        """How often each run is there in names."""
        units = np.bincount(self._text_of[text], minlength=int(self._text.max(initial=0)) + 1)
        return np.bincount(self._run, units[self._text], minlength=_LETTERS**3).astype(np.int64)

    def held(self, usable: npt.NDArray[np.bool_]) -> csr_array:
        """Which usable runs each name has (rows of the pool, runs)."""
        from scipy import sparse

        some = np.flatnonzero(usable[self._run])
        which = np.cumsum(usable, dtype=np.int32) - 1
        count = int(self._text_of.max(initial=-1)) + 1
        held = sparse.coo_array(
            (np.ones(len(some), dtype=np.float32), (self._text[some], which[self._run[some]])),
            shape=(count, int(usable.sum())),
        ).tocsr()
        return held[self._text_of]


def _likest(runs: _Runs, names: Names, rows: Ids, left: Units, right: Units) -> Pair:
    from scipy import sparse

    if not len(rows) or not len(right):
        return NONE
    often, asked = runs.often(right.text), runs.often(left.text[rows])
    usable = _usable(often, asked, len(right))
    weight = np.log((len(right) + 1) / often[usable]).astype(np.float32)
    held = runs.held(usable)
    weighted = (held[right.text] @ sparse.diags_array(weight)).T.tocsr()
    found = []
    for begin in range(0, len(rows), _AT_ONCE):
        part = rows[begin : begin + _AT_ONCE]
        shared = (held[left.text[part]] @ weighted).tocoo()
        kept = best(shared.row, shared.data, _KEPT)
        at, two = shared.row[kept], shared.col[kept].astype(np.int32)
        alike = names.quick(left.text[part[at]], right.text[two], _ALIKE)
        likest = (alike > 0) & best(at, alike, 1)
        found.append((part[at[likest]], two[likest]))
    return together(NONE, *found)


def _usable(often: npt.NDArray[np.int64], asked: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.bool_]:
    """The runs by which to look: not too common, the rarest first until there is enough to do."""
    usable = (often > 0) & (often <= max(_OFTEN, count // 500))
    order = np.argsort(often, kind="stable")
    work = np.cumsum(np.where(usable, often * asked, 0)[order])
    too_much = order[work > max(_WORK, _WORK_OF_ONE * count)]
    usable[too_much] = False
    usable &= often < often[too_much].min(initial=count + 1)  # equals together
    return usable
