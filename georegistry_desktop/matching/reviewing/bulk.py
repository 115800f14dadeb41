"""Many decisions at once, told before they are made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.matching.reviewing.ledger import ACCEPTED, CHECK, NO_MATCH, NONE, PROPOSED
from georegistry_desktop.matching.reviewing.level_order import Ids, Mask, Rows
from georegistry_desktop.matching.reviewing.pairs import Floats, keys_of
from georegistry_desktop.matching.reviewing.sides import Side
from georegistry_desktop.matching.reviewing.standing import Standing

_TIE = 0.999
"""What is so many times as likely, or more, is as likely."""
_EVEN = 50.0


@dataclass(frozen=True, eq=False)
class Bulk:
    """Owns what is accepted together: ``rows`` of a (one for each link), ``b_rows`` (-1: no match),
    ``scores`` (NaN where a pair was not scored). Nothing in it breaks a link."""

    rows: Rows
    b_rows: Ids
    scores: Floats
    weighed: bool = True
    _sides: tuple[Side, Side] | None = field(default=None, repr=False)

    @property
    def count(self) -> int:
        """How many links, or units without one."""
        return len(self.rows)

    def part(self, kept: Mask) -> Bulk:
        """Only some of it; ``kept`` (count,)."""
        return replace(self, rows=self.rows[kept], b_rows=self.b_rows[kept], scores=self.scores[kept])

    @property
    def expected_wrong(self) -> float | None:
        """How many of the links are wrong by what their scores leave open; pairs that were not scored count
        nothing. None where scores are no chances."""
        return float(np.nansum(1 - self.scores.astype(np.float64) / 100)) if self.weighed else None

    def from_score(self, score: float) -> Bulk:
        """Those that have ``score`` or more; what was not scored has none."""
        kept = np.flatnonzero(self.scores >= score)
        return replace(self, rows=self.rows[kept], b_rows=self.b_rows[kept], scores=self.scores[kept])

    @cached_property
    def decisions(self) -> list[LinkDecision]:
        """For the registry, made when they are first asked for. Each link tells the score by which it was
        accepted, which tells it from one that a person looked at."""
        if self._sides is None:
            return []
        a, b = self._sides
        linked = self.b_rows >= 0
        two = np.array([""] * self.count, dtype=object)
        two[linked] = b.uuids(self.b_rows[linked])
        marks_b = np.full(self.count, None, dtype=object)
        marks_b[linked] = b.marks(self.b_rows[linked].astype(np.intp))
        scores = np.where(np.isnan(self.scores), np.float32(-1), self.scores).tolist()
        return [
            LinkDecision(
                one,
                other,
                "accepted" if other else "no-match",
                None,
                score if score >= 0 else None,
                mark,
                other_mark,
            )
            for one, other, score, mark, other_mark in zip(
                a.uuids(self.rows),
                two.tolist(),
                scores,
                a.marks(self.rows).tolist(),
                marks_b.tolist(),
                strict=True,
            )
        ]


def above(standing: Standing, score: float, rows: Rows) -> tuple[Rows, Ids, Floats]:
    """The proposals of ``rows`` that have ``score`` or more: each unit of b once, for the likeliest, and no
    unit that has two as likely. Where several are meant all pairs that are likelier than not, too."""
    kept = rows[(standing.state[rows] == PROPOSED) & (standing.score[rows] >= score)]
    if not standing.several:
        return _one_each(standing, kept)
    at, owner = standing.live(kept)
    likely = standing.pairs.score[at] >= max(score, _EVEN)
    at, owner = at[likely], owner[likely]
    taken = np.zeros(len(standing.held), dtype=bool)
    taken[standing.pairs.two[at]] = True
    rest = kept[standing.score[kept] < _EVEN]
    one, two, chance = _one_each(standing, rest[~taken[standing.best[rest]]])
    one = np.concatenate([kept[owner], one])
    order = np.argsort(one, kind="stable")
    two = np.concatenate([standing.pairs.two[at], two])
    return one[order], two[order], np.concatenate([standing.pairs.score[at], chance])[order]


def _one_each(standing: Standing, rows: Rows) -> tuple[Rows, Ids, Floats]:
    rows = rows[~_undecidable(standing, rows)]
    best, chance = standing.best[rows], standing.score[rows]
    if not len(rows):
        return rows, best, chance
    most = np.zeros(len(standing.held), dtype=np.float32)
    np.maximum.at(most, best, chance)
    top = chance >= most[best] * _TIE
    rivals = np.bincount(best[top], minlength=len(most))
    won = (chance == most[best]) & (rivals[best] == 1)
    return rows[won], best[won], chance[won]


def _undecidable(standing: Standing, rows: Rows) -> Mask:
    """Which of these units have a second candidate that is as likely as the best."""
    pairs = standing.pairs
    at, owner = standing.live(rows)
    top = pairs.score[at] >= standing.score[rows][owner] * _TIE
    found: Mask = np.bincount(owner[top], minlength=len(rows)) > 1
    return found


def again(standing: Standing, rows: Rows) -> tuple[Rows, Ids, Floats]:
    """The accepted links of those of ``rows`` that changed, or whose counterparts did, since; not where
    others contradict: one of the two has no counterpart, or another one where one only is meant."""
    entries, a, b = standing.ledger.entries, standing.ledger.a, standing.ledger.b
    n_a, n_b = len(standing.state), len(standing.alone)
    wanted = np.zeros(n_a, dtype=bool)
    wanted[rows] = standing.state[rows] == CHECK
    nobody = entries["state"] == NO_MATCH
    wanted[a[nobody & (a >= 0) & (a < n_a)]] = False
    kept = np.flatnonzero((entries["state"] == ACCEPTED) & (a >= 0) & (a < n_a) & (b >= 0) & (b < n_b))
    if not standing.several:
        once = np.bincount(a[kept], minlength=n_a)[a[kept]] == 1
        kept = kept[once & (standing.held[b[kept]] == 1)]
    kept = kept[wanted[a[kept]] & ~standing.alone[b[kept]]]
    return a[kept].astype(np.intp), b[kept], np.full(len(kept), np.nan, dtype=np.float32)


def still(standing: Standing, bulk: Bulk) -> Mask:
    """Which parts of a bulk can be done as when it was made."""
    rows, b_rows = bulk.rows, np.maximum(bulk.b_rows, 0)
    lost = standing.alone[b_rows] | standing.rejected(keys_of(rows, b_rows))
    if not standing.several:
        lost |= standing.held[b_rows] > 0
    waiting = np.isin(standing.state[rows], (PROPOSED, NONE)) & ~(lost & (bulk.b_rows >= 0))
    accepted: Mask = np.zeros(len(rows), dtype=bool)
    at = standing.ledger.positions(keys_of(rows, bulk.b_rows))
    accepted[at >= 0] = standing.ledger.entries["state"][at[at >= 0]] == ACCEPTED
    found: Mask = waiting | (accepted & (standing.state[rows] == CHECK))
    return found


def same_name(a: Side, b: Side, standing: Standing, rows: Rows) -> tuple[Rows, Ids, Floats]:
    """The undecided units of ``rows`` that alone have their name below a parent, where one unit of b alone
    has it below the same parent.

    The same parent: the accepted one, or one of the same name where nothing was decided, up to the roots. A
    unit decided in any other way (no match, flagged, to be checked) has no same one in b.
    """
    name_a, name_b = a.name.code.astype(np.int64), a.name.codes_of(b.name).astype(np.int64)
    width = len(a.name.distinct) + 1
    open_a = np.isin(standing.state, (PROPOSED, NONE))
    free_b = np.flatnonzero(~standing.alone & (standing.held == 0) & (name_b >= 0))
    key_b = (b.tree.parent[free_b].astype(np.int64) + 1) * width + name_b[free_b]
    order = np.argsort(key_b, kind="stable")
    free_b, key_b = free_b[order], key_b[order]
    partner = np.where(standing.state == ACCEPTED, standing.chosen, -1)
    for begin, end in zip(a.tree.levels[:-1].tolist(), a.tree.levels[1:].tolist(), strict=True):
        level = a.tree.order[begin:end]
        above_it = partner[a.tree.parent[level]] if begin else np.full(len(level), -1)
        level = level[open_a[level] & ((begin == 0) | (above_it >= 0))]
        key = (partner[a.tree.parent[level]].astype(np.int64) + 1) * width if begin else 0
        key = key + name_a[level]
        first, last = np.searchsorted(key_b, key), np.searchsorted(key_b, key, side="right")
        _, back, often = np.unique(key, return_inverse=True, return_counts=True)
        one_each = (last - first == 1) & (often[back] == 1)
        level, two = level[one_each], free_b[first[one_each]]
        rejected = standing.rejected(keys_of(level, two))
        partner[level[~rejected]] = two[~rejected]
    found = rows[open_a[rows] & (partner[rows] >= 0)]
    two = partner[found].astype(np.int32)
    return found, two, standing.pairs.scores(keys_of(found, two))


class Namesakes:
    """Owns the names of both lists. Of very many units of one name below one parent none is a candidate of
    any: nothing tells them apart. They are open all the same, and no reason to say that they have no
    counterpart."""

    def __init__(self, a: Side, b: Side) -> None:
        self._a, self._b = a, b

    @cached_property
    def _names(self) -> tuple[Rows, Rows]:
        """(n_a,) and (n_b,) equal numbers for equal names, -1 for none and for those that only b has."""
        one, two = self._a.name.code.astype(np.intp), self._a.name.codes_of(self._b.name).astype(np.intp)
        nameless = self._a.name.equal("")
        two[np.isin(two, one[nameless])] = -1
        return np.where(nameless, -1, one), two

    def left(self, standing: Standing) -> tuple[Mask, int]:
        """(n_a,) which units of a, of which nothing is known, have namesakes in b of which nothing is known
        either, several on one side at least, below the counterpart of their parent or at the top of both; and
        how many counterparts there are at most among these."""
        found = np.zeros(self._a.n, dtype=bool)
        (name_a, name_b), width = self._names, len(self._a.name.distinct) + 1
        one = np.flatnonzero((standing.state == NONE) & (name_a >= 0))
        parent = self._a.tree.parent[one]
        above = np.where(parent >= 0, standing.best[parent], -1).astype(np.intp)
        known = (parent < 0) | (above >= 0)
        one, above = one[known], above[known]
        if not len(one):
            return found, 0
        two = np.flatnonzero((standing.states_of_b() == NONE) & (name_b >= 0))
        keys_a = (above + 1) * width + name_a[one]
        keys_b = (self._b.tree.parent[two].astype(np.intp) + 1) * width + name_b[two]
        names, back, often = np.unique(keys_a, return_inverse=True, return_counts=True)
        theirs, count = np.unique(keys_b, return_counts=True)
        _, at, to = np.intersect1d(names, theirs, assume_unique=True, return_indices=True)
        many = often[at] * count[to] > 1  # of two that are alone it is known that they are none
        there = np.zeros(len(names), dtype=bool)
        there[at[many]] = True
        found[one[there[back]]] = True
        return found, int(np.minimum(often[at], count[to])[many].sum())
