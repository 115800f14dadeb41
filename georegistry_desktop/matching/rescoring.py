"""New probabilities of what a person's decisions touch, at once, without matching anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import NONE, Pair, together
from georegistry_desktop.matching.decided import Decided, Said
from georegistry_desktop.matching.engine import Scored
from georegistry_desktop.matching.explaining import Reason, reasons
from georegistry_desktop.matching.lists import Rows
from georegistry_desktop.matching.matching import Matching
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.pairing import Pairing, Places, grown, once
from georegistry_desktop.matching.reseen import Reseen
from georegistry_desktop.matching.rivals import Contest, settled
from georegistry_desktop.matching.rules import allowed

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
Pairs = Sequence[tuple[int, int]] | npt.NDArray[np.integer]
Units = Sequence[int] | npt.NDArray[np.integer]
_HARDLY = -9.2
"""Log odds below which a pair takes no part in the contest of its rivals (1 in 10,000)."""
_MOVED = 1e-4


class Changed(NamedTuple):
    """The pairs that are no longer as likely as before, ordered: rows of both frames, and how likely they
    are now (0..1)."""

    a: Rows
    b: Rows
    probability: Floats


class Rescorer:
    """Owns the decisions on one matching and what follows from them.

    Rows are positions in the frames that were matched. An accepted pair has probability 1 and its rivals 0,
    a rejected pair 0. What else changes: rivals of those rivals; children of the accepted pair, which it
    scopes anew (their pairs that were no candidates are added); the pairs of the parents. What follows from
    the same decisions is the same in whatever order they came, whether some were taken back between or not.

    A matching whose scores are no chances (``algorithms.UNWEIGHED``) changes only where was decided.

    Cost: the first decision orders the pairs (about 3 s and 60 bytes per pair of a million units), each
    further one looks only at what is near it.
    """

    def __init__(self, matching: Matching) -> None:
        self._matching = matching
        lists, scored = matching.lists, matching.scored
        sizes = len(lists.a), len(lists.b)
        self._sizes = sizes
        self._pairing = Pairing(scored.pairs, sizes)
        self._decided = Decided(sizes)
        self._seen = Reseen(lists, scored, matching.names, self._pairing, self._decided)
        count = len(self._pairing)
        self._probability = scored.probability.copy()
        # Not a number: as the matching has it.
        self._own: Floats = np.full(count, np.nan, dtype=np.float32)
        self._evidence: Floats = np.full(count, np.nan, dtype=np.float32)
        self._below: Mask = np.zeros(count - self._pairing.first, dtype=bool)
        self._row = tuple(_inverse(side.origin) for side in (lists.a, lists.b))
        self._met = tuple(np.zeros(size, dtype=bool) for size in sizes)

    def decide(
        self, accepted: Pairs = (), rejected: Pairs = (), none_a: Units = (), none_b: Units = ()
    ) -> Changed:
        """Take these decisions in, beside those before; a decision that is there already changes nothing."""
        said = self._decided.add(self._said(accepted, rejected, none_a, none_b))
        self._seen.note(said, 1)
        return self._follow(said)

    def take_back(
        self, accepted: Pairs = (), rejected: Pairs = (), none_a: Units = (), none_b: Units = ()
    ) -> Changed:
        """Undo these decisions; one that is not there changes nothing."""
        said = self._decided.remove(self._said(accepted, rejected, none_a, none_b))
        self._seen.note(said, -1)
        return self._follow(said)

    def candidates(self, row: int) -> tuple[Rows, Floats]:
        """Rows of b that unit ``row`` of a might be, the likeliest first, and how likely each is now."""
        unit = np.array([self._row[0][row]])
        places = self._pairing.ordered(self._pairing.of(0, unit))
        chance = self._probability[places]
        places = places[np.argsort(-chance, kind="stable")]
        there = self._probability[places] > 0
        two = self._pairing.units(places[there])[1]
        return self._matching.lists.b.origin[two], self._probability[places[there]]

    def chances(self, rows: Units, others: Units) -> Floats:
        """How likely these pairs are now, NaN for those that were not looked at."""
        one, two = (self._row[side][np.asarray(given)] for side, given in enumerate((rows, others)))
        places = self._pairing.find(one, two)
        found = np.full(len(places), np.nan, dtype=np.float32)
        found[places >= 0] = self._probability[places[places >= 0]]
        return found

    def explain(self, row: int, other: int) -> list[Reason]:
        """Why unit ``row`` of a is as likely unit ``other`` of b as it now is.

        Raises ``KeyError`` for a pair that was not looked at.
        """
        pair = self._row[0][[row]], self._row[1][[other]]
        place = self._pairing.find(*pair)
        if place[0] < 0:
            raise KeyError((row, other))
        matching = self._matching
        steps, keys = self._seen.look(place)
        own = self._own_of(place)
        now = Scored(pair, steps, keys, own, own, self._probability[place], matching.scored.model)
        return reasons(matching.lists, matching.names, now, 0)

    def _said(self, accepted: Pairs, rejected: Pairs, none_a: Units, none_b: Units) -> Said:
        pairs: list[Pair] = []
        for given in (accepted, rejected):
            rows = np.asarray(given, dtype=np.intp).reshape(-1, 2)
            pairs.append((self._row[0][rows[:, 0]], self._row[1][rows[:, 1]]))
        one, two = (
            self._row[side][np.asarray(given, dtype=np.intp)] for side, given in enumerate((none_a, none_b))
        )
        return Said(pairs[0], pairs[1], one, two)

    def _follow(self, said: Said) -> Changed:
        one, two = (
            once(said.accepted[side], said.rejected[side], alone)
            for side, alone in enumerate((said.none_a, said.none_b))
        )
        self._offer(said.accepted)
        touched = self._pairing.around(one, two)
        if not self._matching.weighed:
            return self._put(touched, self._seen.chance(touched))
        changed = self._weigh_again(self._look_again(self._seen.reached(one, two)))
        return self._settle(once(touched, changed))

    def _offer(self, accepted: Pair) -> None:
        """Add what was no candidate: the accepted pairs themselves, and pairs of their children."""
        now = self._decided.is_accepted(*accepted)
        standing = accepted[0][now], accepted[1][now]
        below = self._seen.likely_below(standing) if self._matching.weighed else NONE
        kept = allowed(self._matching.lists, self._matching.rules, below)
        below = below[0][kept], below[1][kept]
        wanted = together(standing, below)
        absent = self._pairing.find(*wanted) < 0
        fresh = wanted[0][absent], wanted[1][absent]
        if len(fresh[0]):
            self._seen.look_at(fresh)
            self._pairing.add(*fresh)
            count = len(self._pairing)
            self._probability = grown(self._probability, count)
            self._own = grown(self._own, count, np.nan)
            self._evidence = grown(self._evidence, count, np.nan)
            self._below = grown(self._below, count - self._pairing.first)
        found = self._pairing.find(*below) - self._pairing.first
        self._below[found[found >= 0]] = True

    def _is_there(self, places: Places) -> Mask:
        """Which pairs are looked at: those of the matching, and those found below an accepted pair."""
        found = places < self._pairing.first
        rest = np.flatnonzero(~found)
        one, two = self._pairing.units(places[rest])
        above = self._matching.lists.a.above[0][one], self._matching.lists.b.above[0][two]
        known = self._below[places[rest] - self._pairing.first] & (above[0] >= 0) & (above[1] >= 0)
        found[rest] = known & self._decided.is_accepted(*above)
        return found

    def _look_again(self, places: Places) -> Places:
        """Own evidence of ``places`` as the decisions have it, -inf for what cannot be or is already; those
        of which it changed."""
        one, two = self._pairing.units(places)
        own = self._seen.own(places)
        gone = self._decided.is_out(one, two) | self._decided.is_accepted(one, two) | ~self._is_there(places)
        own[gone] = -np.inf
        changed = own != self._own_of(places)
        self._own[places] = own
        kept: Places = places[changed]
        return kept

    def _weigh_again(self, changed: Places) -> Places:
        """The evidence of all pairs that have a unit in common with ``changed``; those where it changed."""
        one, two = self._pairing.units(changed)
        places = self._pairing.around(once(one), once(two))
        one, two = self._pairing.units(places)
        rivals = self._pairing.around(once(one), once(two))
        own = self._own_of(rivals)
        with np.errstate(invalid="ignore"):  # what cannot be leads nobody
            lead = Contest(self._pairing.units(rivals)).lead(own)
        evidence = self._judged(own, lead)[np.isin(rivals, places)]
        moved = evidence != self._evidence_of(places)
        self._evidence[places] = evidence
        kept: Places = places[moved]
        return kept

    def _judged(self, own: Floats, lead: Floats) -> Floats:
        evidence = self._matching.scored.model.judgement.evidence(own, np.where(np.isnan(lead), 0, lead))
        return np.where(np.isneginf(own), own, evidence)

    def _settle(self, changed: Places) -> Changed:
        """The probabilities of the pairs around ``changed``: in each tangle of rivals that decisions touch
        they are found anew, all others are as the matching has them."""
        one, two = (once(rows) for rows in self._pairing.units(changed))
        own = self._pairing.around(one, two)
        near = self._pairing.units(own[self._evidence_of(own) >= _HARDLY])
        tangle = self._tangle(once(one, near[0]), once(two, near[1]))
        inner = self._pairing.around(*tangle)
        places = self._pairing.ordered(once(own, inner))
        chance = self._seen.chance(places)
        hardly = self._moved(places) & (self._evidence_of(places) < _HARDLY) & (chance < 1)
        chance[hardly] = np.exp(self._evidence_of(places[hardly]))
        inner = inner[self._evidence_of(inner) >= _HARDLY]
        chance[np.isin(places, inner)] = self._contested(inner, tangle)
        return self._put(places, chance)

    def _tangle(self, one: Ids, two: Ids) -> Pair:
        """The units that decisions touch and that rivals join with ``one`` and ``two``, these among them."""
        front = [self._touched(side, units) for side, units in enumerate((one, two))]
        found: list[list[Ids]] = [[], []]
        while len(front[0]) or len(front[1]):
            following = []
            for side in (0, 1):
                found[side].append(front[side])
                self._met[side][front[side]] = True
            for side in (0, 1):
                places = self._pairing.of(1 - side, front[1 - side])
                units = once(self._pairing.units(places[self._evidence_of(places) >= _HARDLY])[side])
                following.append(self._touched(side, units[~self._met[side][units]]))
            front = following
        joined = [np.sort(np.concatenate(parts)) if parts else NONE[0] for parts in found]
        for side in (0, 1):
            self._met[side][joined[side]] = False
        return joined[0], joined[1]

    def _touched(self, side: int, units: Ids) -> Ids:
        """Those of ``units`` (ordered) that wait for an answer and of which a pair has other evidence than
        the matching saw."""
        units = units[~self._decided.done(side, units)]
        places = self._pairing.of(side, units)
        moved = self._pairing.units(places[self._moved(places)])[side]
        return units[np.isin(units, moved)]

    def _contested(self, places: Places, tangle: Pair) -> Floats:
        """Probabilities of the pairs of a tangle; what other pairs tell their units stays as it was.

        A unit outside that has to do with two parts of it counts as one unit for each: what it tells the one
        must not hang on whether the other is settled at once.
        """
        pairs = self._pairing.units(places)
        part = _parts(pairs, tangle)
        first = self._seen.chance(places).astype(np.float64)
        keys, context = [], []
        for side in (0, 1):
            inside = np.isin(pairs[side], tangle[side])
            key = np.where(inside, 0, part + 1).astype(np.int64) << 32 | pairs[side]
            keys.append(key)
            outer = once(pairs[side][~inside])
            theirs = self._pairing.ordered(self._pairing.of(side, outer))
            at = np.searchsorted(outer, self._pairing.units(theirs)[side])
            whole = np.bincount(at, self._seen.chance(theirs).astype(np.float64), minlength=len(outer))
            each, which = np.unique(key, return_inverse=True)
            told = np.zeros(len(each))
            rest = each >= 1 << 32
            of_unit = whole[np.searchsorted(outer, (each[rest] & 0xFFFFFFFF).astype(np.int32))]
            here = np.bincount(which, first, minlength=len(each))[rest]
            told[rest] = np.maximum(of_unit - here, 0) / np.maximum(1 - of_unit, 1e-9)
            context.append(told)
        return settled((keys[0], keys[1]), self._evidence_of(places), (context[0], context[1]))

    def _own_of(self, places: Places) -> Floats:
        return self._now(self._own, places, self._matching.scored.own)

    def _evidence_of(self, places: Places) -> Floats:
        now = self._evidence[places]
        return np.where(np.isnan(now), self._first_evidence(places), now)

    def _first_evidence(self, places: Places) -> Floats:
        """As the matching has it; -inf for what was added."""
        scored = self._matching.scored
        found = np.full(len(places), -np.inf, dtype=np.float32)
        old = places < self._pairing.first
        found[old] = scored.model.judgement.evidence(scored.own[places[old]], scored.lead[places[old]])
        return found

    def _moved(self, places: Places) -> Mask:
        first, now = self._first_evidence(places), self._evidence_of(places)
        with np.errstate(invalid="ignore"):
            found: Mask = (first != now) & ~(np.abs(now - first) <= _MOVED)
        return found

    def _now(self, held: Floats, places: Places, first: Floats) -> Floats:
        now = held[places].copy()
        unknown = np.isnan(now)
        old = places < self._pairing.first
        now[unknown & old] = first[places[unknown & old]]
        now[unknown & ~old] = -np.inf
        return now

    def _put(self, places: Places, chance: Floats) -> Changed:
        changed = chance != self._probability[places]
        places, chance = places[changed], chance[changed]
        self._probability[places] = chance
        lists = self._matching.lists
        one, two = self._pairing.units(places)
        a, b = lists.a.origin[one], lists.b.origin[two]
        order = np.lexsort((b, a))
        return Changed(a[order], b[order], chance[order])


def _inverse(origin: Rows) -> Ids:
    found = np.empty(len(origin), dtype=np.int32)
    found[origin] = np.arange(len(origin))
    return found


def _parts(pairs: Pair, tangle: Pair) -> Ids:
    """By which of the parts of a tangle, that hang together by their own units, each pair is."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    size = len(tangle[0]) + len(tangle[1])
    inside = [np.isin(pairs[side], tangle[side]) for side in (0, 1)]
    one = np.searchsorted(tangle[0], pairs[0])
    two = np.searchsorted(tangle[1], pairs[1]) + len(tangle[0])
    both = inside[0] & inside[1]
    joins = coo_array((np.ones(both.sum()), (one[both], two[both])), shape=(size, size))
    if not size:
        return np.zeros(0, dtype=np.int32)
    found: Ids = connected_components(joins, directed=False)[1][np.where(inside[0], one, two)]
    return found
