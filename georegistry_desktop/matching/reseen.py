"""What is seen of pairs anew once people have decided on others: parents, children, namesakes."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching import candidates, features
from georegistry_desktop.matching.below import within
from georegistry_desktop.matching.candidates import Likely, Pair, Scope
from georegistry_desktop.matching.decided import Decided, Said
from georegistry_desktop.matching.engine import Scored
from georegistry_desktop.matching.excerpt import Excerpt
from georegistry_desktop.matching.features import PLACE_OF, Bins
from georegistry_desktop.matching.keys import KeyWorths
from georegistry_desktop.matching.lists import Lists, Units
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.pairing import Pairing, Places, once
from georegistry_desktop.matching.similarity import Names

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
_COUNTS = 0.02
"""A child's pair less likely than this is none of its parents' children that are linked."""
_FEW = 3
_DOUBTED = 0.9
"""Below a pair likelier than this the matching looked by itself."""


class Reseen:
    """Owns what pairs look like under the decisions: as the matching saw them where these say nothing."""

    def __init__(
        self, lists: Lists, scored: Scored, names: Names, pairing: Pairing, decided: Decided
    ) -> None:
        self._lists, self._scored, self._names = lists, scored, names
        self._pairing, self._decided = pairing, decided
        sizes = len(lists.a), len(lists.b)
        self._below = tuple(_Children(side) for side in (lists.a, lists.b))
        self._answered = tuple(np.zeros(size, dtype=np.int32) for size in sizes)
        self._scope = Scope(Likely.nothing(sizes[0], _FEW), Likely.nothing(sizes[1], _FEW))
        self._added = np.zeros((len(features.FEATURES), 0), dtype=np.uint8)
        self._added_keys = np.zeros(0, dtype=np.float32)

    def note(self, said: Said, by: int) -> None:
        """Decisions that came (1) or went (-1)."""
        for side, units in enumerate((self._lists.a, self._lists.b)):
            for rows in (said.accepted[side], said.rejected[side], (said.none_a, said.none_b)[side]):
                above = units.above[0][rows]
                np.add.at(self._answered[side], above[above >= 0], by)

    def children(self, side: int, units: Ids) -> Ids:
        """The rows of all children of ``units``."""
        return self._below[side].of(units)

    def reached(self, one: Ids, two: Ids) -> Places:
        """The places of the pairs that decisions on ``one`` of a and ``two`` of b change the look of."""
        reach = []
        for side, (units, rows) in enumerate(((self._lists.a, one), (self._lists.b, two))):
            above = units.above[0][rows]
            below = self.children(side, rows)
            parts = [rows, above[above >= 0], below, self.children(side, below)]
            reach.append(once(*parts))
        return self._pairing.around(reach[0], reach[1])

    def likely_below(self, accepted: Pair) -> Pair:
        """Pairs of children of accepted pairs that are worth a look, where the matching had no reason to go
        down there."""
        places = self._pairing.find(*accepted)
        doubted = (places < 0) | (places >= self._pairing.first)
        doubted[~doubted] = self._scored.probability[places[~doubted]] < _DOUBTED
        accepted = accepted[0][doubted], accepted[1][doubted]
        alone = (np.bincount(accepted[0])[accepted[0]] == 1) & (np.bincount(accepted[1])[accepted[1]] == 1)
        parts = [alone, *(np.arange(len(alone)) == at for at in np.flatnonzero(~alone))]
        # Of several for one unit each looks for itself: what it finds must not hang on the others.
        found = [self._likely_of((accepted[0][part], accepted[1][part])) for part in parts]
        return candidates.together(candidates.NONE, *found)

    def _likely_of(self, accepted: Pair) -> Pair:
        below = [self.children(side, once(accepted[side])) for side in (0, 1)]
        if not len(below[0]) or not len(below[1]):
            return candidates.NONE
        rows = [once(accepted[side], below[side]) for side in (0, 1)]
        part = Excerpt.of(self._lists, rows[0], rows[1])
        links = tuple(np.searchsorted(rows[side], accepted[side]).astype(np.int32) for side in (0, 1))
        order = np.argsort(links[0], kind="stable")
        inside = [np.searchsorted(rows[side], np.sort(below[side])).astype(np.int32) for side in (0, 1)]
        one, two = within(part.lists, self._names, (links[0][order], links[1][order]), inside[0], inside[1])
        one, two = part.a[one], part.b[two]
        a, b = self._lists.a, self._lists.b
        joined = self._decided.is_accepted(a.above[0][one], b.above[0][two])
        return one[joined], two[joined]

    def look_at(self, pairs: Pair) -> None:
        """See for the first time what is added to the pairs, in that order."""
        if not len(pairs[0]):
            return
        steps = features.fixed(self._lists, self._names, pairs, self._lift)
        self._added = np.concatenate([self._added, steps], axis=1)
        worth = self._worths.evidence(self._lists, pairs)
        self._added_keys = np.concatenate([self._added_keys, worth])

    def own(self, places: Places) -> Floats:
        """Own evidence of the pairs under the decisions."""
        one, two = self._pairing.units(places)
        old = places < self._pairing.first
        own = np.full(len(places), -np.inf, dtype=np.float32)
        own[old] = self._scored.own[places[old]]
        at = np.flatnonzero(self._below_answers(one, two) | self._above_answers(one, two) | ~old)
        if len(at):
            steps, keys = self.look(places[at])
            own[at] = self._scored.model.own_evidence(steps) + keys
        return own

    def look(self, places: Places) -> tuple[Bins, Floats]:
        """What is seen of the pairs under the decisions: steps, and the evidence of their keys."""
        steps, keys = self._first_look(places)
        one, two = self._pairing.units(places)
        fresh = places >= self._pairing.first
        changed = np.flatnonzero(self._below_answers(one, two) | fresh)
        if len(changed):
            some = one[changed], two[changed]
            parent = features.parents(self._lists, some, self._scope_of(*some))
            self._forget_scope(*some)
            steps[PLACE_OF["parent"], changed] = parent
            rarity, before = (
                features.Rarity(self._lists, some).step(parent),
                steps[PLACE_OF["rarity"], changed],
            )
            # What only other names share stays as rare as it was.
            steps[PLACE_OF["rarity"], changed] = np.where(rarity > 0, rarity, before)
        changed = np.flatnonzero(self._above_answers(one, two) | fresh)
        if len(changed):
            steps[PLACE_OF["children"], changed] = self._children_step((one[changed], two[changed]))
        return steps, keys

    def chance(self, places: Places) -> Floats:
        """How likely pairs are where the decisions speak of them, else as the matching has it."""
        one, two = self._pairing.units(places)
        found = np.zeros(len(places), dtype=np.float32)
        old = places < self._pairing.first
        found[old] = self._scored.probability[places[old]]
        found[self._decided.is_out(one, two)] = 0
        found[self._decided.is_accepted(one, two)] = 1
        return found

    def _first_look(self, places: Places) -> tuple[Bins, Floats]:
        first = self._pairing.first
        old = places < first
        steps = np.empty((len(self._added), len(places)), dtype=np.uint8)
        steps[:, old] = self._scored.steps[:, places[old]]
        steps[:, ~old] = self._added[:, places[~old] - first]
        keys = np.empty(len(places), dtype=np.float32)
        keys[old] = self._scored.keys[places[old]]
        keys[~old] = self._added_keys[places[~old] - first]
        return steps, keys

    def _below_answers(self, one: Ids, two: Ids) -> Mask:
        """Which pairs have parents or grandparents of which a decision says whether they are the same."""
        found = np.zeros(len(one), dtype=bool)
        for up_a in (0, 1):
            for up_b in (0, 1):
                above_a, above_b = self._lists.a.above[up_a][one], self._lists.b.above[up_b][two]
                known = np.flatnonzero((above_a >= 0) & (above_b >= 0))
                left, right = above_a[known], above_b[known]
                found[known] |= self._decided.is_out(left, right) | self._decided.is_accepted(left, right)
        return found

    def _above_answers(self, one: Ids, two: Ids) -> Mask:
        """Which pairs have children that a decision speaks of."""
        found: Mask = (self._answered[0][one] > 0) | (self._answered[1][two] > 0)
        return found

    def _scope_of(self, one: Ids, two: Ids) -> Scope:
        """The likeliest counterparts of the parents and grandparents of the pairs."""
        for side, (own, units, rows) in enumerate(
            ((self._scope.a, self._lists.a, one), (self._scope.b, self._lists.b, two))
        ):
            above = _above(units, rows)
            places = self._pairing.of(side, above)
            chance = self.chance(places)
            likely = chance >= 0.01
            pairs, chance = self._pairing.units(places[likely]), chance[likely]
            mine, theirs = pairs[side], pairs[1 - side]
            order = np.lexsort((theirs, -chance, mine))
            mine, theirs, chance = mine[order], theirs[order], chance[order]
            rank = np.arange(len(mine)) - np.searchsorted(mine, mine)
            few = rank < _FEW
            own.row[mine[few], rank[few]] = theirs[few]
            own.probability[mine[few], rank[few]] = chance[few]
        return self._scope

    def _forget_scope(self, one: Ids, two: Ids) -> None:
        for own, units, rows in ((self._scope.a, self._lists.a, one), (self._scope.b, self._lists.b, two)):
            above = _above(units, rows)
            own.row[above], own.probability[above] = -1, 0

    def _children_step(self, pairs: Pair) -> Bins:
        places = self._pairing.ordered(self._pairing.of(0, self.children(0, once(pairs[0]))))
        chance = self.chance(places)
        counted = chance >= _COUNTS
        linked = self._pairing.units(places[counted])
        return features.children(self._lists, pairs, linked, chance[counted])

    @cached_property
    def _lift(self) -> features.Lift:
        return features.Lift.learnt(self._lists, candidates.anchors(self._lists))

    @cached_property
    def _worths(self) -> KeyWorths:
        return KeyWorths.learnt(self._lists, self._scored.pairs, self._scored.probability)


def _above(units: Units, rows: Ids) -> Ids:
    above = once(units.above[0][rows], units.above[1][rows])
    return above[above >= 0]


class _Children:
    def __init__(self, units: Units) -> None:
        parent = units.above[0]
        self._order = np.argsort(parent, kind="stable").astype(np.int32)
        self._begin = np.searchsorted(parent[self._order], np.arange(len(units) + 1))

    def of(self, rows: Ids) -> Ids:
        """The children of ``rows``, of which each stands once."""
        begin, end = self._begin[rows], self._begin[rows + 1]
        count = end - begin
        within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        found: Ids = self._order[np.repeat(begin, count) + within]
        return found
