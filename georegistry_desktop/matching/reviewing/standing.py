"""What follows for each unit from the pairs and from what was decided."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.reviewing.ledger import (
    ACCEPTED,
    CHECK,
    FLAGGED,
    NO_MATCH,
    NONE,
    PROPOSED,
    REJECTED,
    Entries,
    Ledger,
)
from georegistry_desktop.matching.reviewing.level_order import Ids, Mask, Rows
from georegistry_desktop.matching.reviewing.pairs import Floats, Keys, Pairs, keys_of, parts_of

States = npt.NDArray[np.int8]


class Standing:
    """Owns the states of units, kept right decision by decision.

    Of a: ``state``, ``best`` (the accepted unit of b, else the likeliest that may be had, -1), its
    ``score``, ``chosen`` (the accepted one, -1) and ``likely`` (the sum of the chances of all that may be
    had, 0..1). Of b: ``held`` (for how many it is accepted), ``holder`` (one of them, -1) and ``alone``
    (somebody said that it has no counterpart).
    """

    def __init__(self, pairs: Pairs, place_b: Ids, n_a: int, *, several: bool) -> None:
        self.pairs, self.several = pairs, several
        self.ledger = Ledger()
        self._place_b = place_b
        n_b = len(place_b)
        self._n_a, self._n_b = n_a, n_b
        self.state: States = np.full(n_a, NONE, dtype=np.int8)
        self.best: Ids = np.full(n_a, -1, dtype=np.int32)
        self.chosen: Ids = self.best.copy()
        self.score: Floats = np.full(n_a, np.nan, dtype=np.float32)
        self.likely: Floats = np.zeros(n_a, dtype=np.float32)
        self.held: Ids = np.zeros(n_b, dtype=np.int32)
        self.holder: Ids = np.full(n_b, -1, dtype=np.int32)
        self.alone: Mask = np.zeros(n_b, dtype=bool)
        self._settle(np.arange(n_a))

    def start_over(self, entries: Entries, comments: Mapping[int, str]) -> Rows:
        """Take these decisions for all there are; the rows of a that changed."""
        before = self._shown()
        self.ledger = Ledger()
        self.ledger.put(entries, comments)
        self._hold(np.ones(self._n_b, dtype=bool))
        self._settle(np.arange(self._n_a))
        return self._changed(before, np.arange(self._n_a))

    def put(self, entries: Entries, comments: Mapping[int, str]) -> Rows:
        """Take these decisions over what there is; the rows of a that changed."""
        one, two = parts_of(entries["key"])
        self.ledger.put(entries, comments)
        theirs = np.zeros(self._n_b, dtype=bool)
        theirs[two[(two >= 0) & (two < self._n_b)]] = True
        touched = np.zeros(self._n_a, dtype=bool)
        touched[one[(one >= 0) & (one < self._n_a)]] = True
        if self._hold(theirs):
            touched[self.pairs.one[self.pairs.of_b(theirs)]] = True
            touched[self._holders(theirs)[0]] = True
        rows = np.flatnonzero(touched)
        before = self._shown(rows)
        self._settle(rows)
        return self._changed(before, rows)

    def rescore(self, one: Ids, two: Ids, score: Floats) -> Rows:
        """Pairs, each once, have these scores by now (0: hardly worth a look), unless what was decided rules
        them out or settles them: those keep what they had. The rows of a that changed."""
        kept = ~self._is_settled(one, two)
        kept &= (score > 0) | (self.pairs.positions(keys_of(one, two)) >= 0)
        rows = np.unique(one[kept]).astype(np.intp)
        before = self._shown(rows)
        self.pairs.put(one[kept], two[kept], score[kept])
        self._settle(rows)
        return self._changed(before, rows)

    def around(self, units: tuple[Ids, Ids]) -> Keys:
        """The pairs of these units of a and of those of b."""
        theirs = np.zeros(self._n_b, dtype=bool)
        theirs[units[1][(units[1] >= 0) & (units[1] < self._n_b)]] = True
        at = self.pairs.of_b(theirs) if theirs.any() else np.zeros(0, dtype=np.intp)
        at = np.concatenate([self.pairs.of_rows(np.unique(units[0]))[0], at])
        return keys_of(self.pairs.one[at], self.pairs.two[at])

    def is_settled(self, row: int, b_row: int) -> bool:
        """Whether a pair is decided, or is of a unit that is."""
        one, two = (np.array([unit], dtype=np.int32) for unit in (row, b_row))
        return bool(self._is_settled(one, two)[0])

    def _is_settled(self, one: Ids, two: Ids) -> Mask:
        """Which pairs are decided, or are of a unit that is."""
        found = (self.held[two] > 0) | self.alone[two] | self.rejected(keys_of(one, two))
        at, owner = self.ledger.of_rows(one)
        done = np.isin(self.ledger.entries["state"][at], (ACCEPTED, NO_MATCH))
        found[owner[done]] = True
        return found

    def live(self, rows: Rows) -> tuple[Rows, Rows]:
        """Positions of the pairs of ``rows`` (in rising order) that can still be proposed, and whose each
        is."""
        at, owner = self.pairs.of_rows(rows)
        two = self.pairs.two[at]
        kept = (self.pairs.score[at] > 0) & ~self.alone[two]
        if not self.several:
            kept &= self.held[two] == 0
        said = self.ledger.of_rows(rows)[0]
        said = said[self.ledger.entries["state"][said] == REJECTED]
        gone = self.pairs.positions(self.ledger.entries["key"][said])
        kept[np.searchsorted(at, gone[gone >= 0])] = False
        return at[kept], owner[kept]

    def partner(self, b_row: int) -> int:
        """The unit of a for which one of b is accepted, else the likeliest that it is proposed for and that
        nobody has decided on; -1 for none."""
        if self.holder[b_row] >= 0:
            return int(self.holder[b_row])
        wanted = np.zeros(self._n_b, dtype=bool)
        wanted[b_row] = True
        at = self.pairs.of_b(wanted)
        one, score = self.pairs.one[at], self.pairs.score[at]
        open_ = (score > 0) & ~np.isin(self.state[one], (ACCEPTED, NO_MATCH))
        open_ &= ~self.rejected(keys_of(one, self.pairs.two[at]))
        return int(one[open_][np.argmax(score[open_])]) if open_.any() else -1

    def rejected(self, keys: Keys) -> Mask:
        """Which of these pairs somebody rejected."""
        at = self.ledger.positions(keys)
        found = np.zeros(len(keys), dtype=bool)
        found[at >= 0] = self.ledger.entries["state"][at[at >= 0]] == REJECTED
        return found

    def states_of_b(self) -> States:
        """The states of b's units: ``proposed`` those that are the likeliest of an undecided unit of a."""
        found = np.full(self._n_b, NONE, dtype=np.int8)
        entries, a, b = self.ledger.entries, self.ledger.a, self.ledger.b
        there = (b >= 0) & (b < self._n_b)

        def theirs(state: int) -> Mask:
            said: Mask = entries["state"] == state
            return there & said

        found[b[theirs(REJECTED)]] = REJECTED
        found[self.best[self.state == PROPOSED]] = PROPOSED
        nobody = theirs(NO_MATCH) & (a < 0)
        found[b[nobody]] = NO_MATCH
        found[b[nobody & entries["stale"]]] = CHECK
        accepted = theirs(ACCEPTED)
        found[b[accepted]] = ACCEPTED
        known = (a >= 0) & (a < self._n_a)
        shown = np.where(known, self.state[np.where(known, a, 0)] if self._n_a else NONE, CHECK)
        found[b[accepted & ((shown == CHECK) | entries["stale"] | ~known)]] = CHECK
        found[b[theirs(FLAGGED)]] = FLAGGED
        return found

    def _shown(self, rows: Rows | slice = slice(None)) -> tuple[npt.NDArray[np.generic], ...]:
        return tuple(array[rows].copy() for array in (self.state, self.best, self.chosen, self.score))

    def _changed(self, before: tuple[npt.NDArray[np.generic], ...], rows: Rows) -> Rows:
        now = self._shown(rows)
        changed = np.zeros(len(rows), dtype=bool)
        for old, new in zip(before, now, strict=True):
            changed |= (old != new) & ~((old != old) & (new != new))  # NaN is what NaN was
        return rows[changed]

    def _holders(self, theirs: Mask) -> tuple[Ids, Ids]:
        """Rows of a and of b of the links that were accepted with those units of b."""
        a, b = self.ledger.a, self.ledger.b
        at = np.flatnonzero((self.ledger.entries["state"] == ACCEPTED) & (b >= 0) & (b < self._n_b))
        at = at[theirs[b[at]] & (a[at] >= 0) & (a[at] < self._n_a)]
        return a[at], b[at]

    def _hold(self, theirs: Mask) -> bool:
        """Anew who holds these units of b; whether it is another than before."""
        rows = np.flatnonzero(theirs)
        before = self.held[rows], self.holder[rows], self.alone[rows]
        one, two = self._holders(theirs)
        self.held[rows] = 0
        self.holder[rows] = -1
        np.add.at(self.held, two, 1)
        self.holder[two] = one
        nobodys = self.ledger.of_a(-1)
        nobodys = nobodys[self.ledger.entries["state"][nobodys] == NO_MATCH]
        alone = np.zeros(self._n_b, dtype=bool)
        alone[self.ledger.b[nobodys][self.ledger.b[nobodys] < self._n_b]] = True
        self.alone[rows] = alone[rows]
        now = self.held[rows], self.holder[rows], self.alone[rows]
        return any((old != new).any() for old, new in zip(before, now, strict=True))

    def _settle(self, rows: Rows) -> None:
        """Anew what is shown of these rows of a, which are in rising order."""
        count = len(rows)
        state = np.full(count, NONE, dtype=np.int8)
        best, chosen = np.full(count, -1, dtype=np.int32), np.full(count, -1, dtype=np.int32)
        score = np.full(count, np.nan, dtype=np.float32)
        at, owner = self.live(rows)
        first = _firsts(owner)
        best[owner[first]] = self.pairs.two[at[first]]
        score[owner[first]] = self.pairs.score[at[first]]
        state[best >= 0] = PROPOSED
        likely = np.bincount(owner, self.pairs.score[at] / 100, minlength=count)

        at, owner = self.ledger.of_rows(rows)
        entries, b = self.ledger.entries[at], self.ledger.b[at]

        def any_of(entry: Mask) -> Mask:
            found = np.zeros(count, dtype=bool)
            found[owner[entry]] = True
            return found

        rejected = entries["state"] == REJECTED
        left = state == NONE
        state[left & any_of(rejected)] = REJECTED
        state[left & any_of(rejected & entries["stale"])] = CHECK
        nobody = entries["state"] == NO_MATCH
        state[any_of(nobody)] = NO_MATCH
        state[any_of(nobody & entries["stale"])] = CHECK
        accepted = entries["state"] == ACCEPTED
        there = accepted & (b < self._n_b)
        state[any_of(accepted)] = ACCEPTED
        state[any_of(accepted & (entries["stale"] | ~there))] = CHECK
        # Two reviewers who did not see each other: a link of what the other said has none, or a second one.
        alone = there & (self.alone[np.where(there, b, 0)] if self._n_b else False)
        state[any_of(accepted) & (any_of(nobody) | any_of(alone))] = CHECK
        if not self.several:
            held = np.where(there, self.held[np.where(there, b, 0)] if self._n_b else 0, 0)
            links = np.bincount(owner[accepted], minlength=count)
            state[any_of(accepted & ((held > 1) | (links[owner] > 1)))] = CHECK
        state[any_of(entries["state"] == FLAGGED)] = FLAGGED

        owner, b, entries = owner[there], b[there], entries[there]
        value = self.pairs.scores(keys_of(rows[owner], b))
        value = np.where(np.isnan(value), entries["score"], value)
        order = np.lexsort((self._place_b[b], -np.nan_to_num(value, nan=-1), owner))
        order = order[_firsts(owner[order])]
        chosen[owner[order]] = best[owner[order]] = b[order]
        score[owner[order]] = value[order]
        for array, new in (
            (self.state, state),
            (self.best, best),
            (self.chosen, chosen),
            (self.score, score),
            (self.likely, likely),
        ):
            array[rows] = new


def _firsts(owner: Rows) -> Rows:
    """Positions at which another owner begins."""
    return np.flatnonzero(np.append(True, owner[1:] != owner[:-1])[: len(owner)])
