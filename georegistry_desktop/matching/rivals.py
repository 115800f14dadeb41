"""From the evidence of single pairs to probabilities where each unit has one counterpart at most."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.joins import grouped
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.threads import in_parts

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]
_MOST = 25.0
"""Log odds beyond which a pair is as good as certain."""
_SETTLED = 0.0002
_ROUNDS = 24
"""As many for every tangle: what comes out must not hang on what else is settled at once."""
OWN_KNOTS = (-12.0, -8.0, -5.0, -3.0, -1.5, 0.0, 1.5, 3.0, 5.0, 8.0, 12.0)
LEAD_KNOTS = (-8.0, -4.0, -2.0, -1.0, -0.25, 0.25, 1.0, 2.0, 4.0, 8.0)


class Contest:
    """Owns the order of pairs by their units, by which each pair finds its strongest rival."""

    def __init__(self, pairs: tuple[Ids, Ids]) -> None:
        self._sides = [_Grouped(rows) for rows in pairs]

    def lead(self, evidence: Floats) -> Floats:
        """How far each pair's evidence lies above that of its strongest rival on either side; inf without
        rivals."""
        return evidence - np.maximum(*(side.strongest_rival(evidence) for side in self._sides))


class _Grouped:
    def __init__(self, rows: Ids) -> None:
        self._order: Ids | None = None
        if len(rows) and (rows[1:] < rows[:-1]).any():
            self._order, _ = grouped(rows, int(rows.max()) + 1)
            rows = rows[self._order]
        new = np.append(True, rows[1:] != rows[:-1])[: len(rows)]
        self._begin = np.flatnonzero(new)
        self._group = np.cumsum(new, dtype=np.int32) - 1

    def strongest_rival(self, evidence: Floats) -> Floats:
        """-inf where a pair has none."""
        if not len(evidence):
            return evidence
        ordered = evidence if self._order is None else evidence.take(self._order)
        most = np.maximum.reduceat(ordered, self._begin)
        top = ordered == most.take(self._group)
        tops = np.add.reduceat(top, self._begin, dtype=np.int32)
        second = np.maximum.reduceat(np.where(top, np.float32(-np.inf), ordered), self._begin)
        # The rival of what alone is strongest is the second; all others have the strongest.
        rival = most.take(self._group)
        alone = np.flatnonzero(top & (tops == 1).take(self._group))
        rival[alone] = second.take(self._group[alone])
        if self._order is None:
            return rival
        found = np.empty_like(ordered)
        found[self._order] = rival
        return found


def runners_up(pairs: tuple[Ids, Ids], probability: Floats) -> tuple[Ids, Floats]:
    """For each pair (ordered by units of a, then of b) the likeliest other unit of b for its unit of a, the
    first of equals, -1 if none, and how likely that is."""
    one, two = pairs
    count = len(one)
    if not count:
        return two.copy(), probability.copy()
    new = np.append(True, one[1:] != one[:-1])
    begin = np.flatnonzero(new)
    group = np.cumsum(new, dtype=np.int32) - 1
    left, places = probability.copy(), []
    for _ in range(2):
        most = np.maximum.reduceat(left, begin)
        place = np.where(left == most.take(group), np.arange(count, dtype=np.int32), np.int32(count))
        places.append(np.minimum.reduceat(place, begin))
        left[places[-1]] = -1
    other = places[0].take(group)
    other[places[0]] = np.where(places[1] == places[0], np.int32(count), places[1])
    runner, chance = np.append(two, np.int32(-1)), np.append(probability, np.float32(0))
    return runner.take(other), chance.take(other)


@dataclass(frozen=True)
class Judgement:
    """Owns how a pair's own evidence and its lead over rivals make its log odds.

    ``own`` and ``lead`` are the values at the knots, between which lines run; ``alone`` stands for the lead
    of a pair without rivals. ``lift`` is what a pair gains at most because its units have nothing better: two
    that are left over, and like each other in nothing, are not one.
    """

    own: Numbers = field(default_factory=lambda: np.array(OWN_KNOTS))
    lead: Numbers = field(default_factory=lambda: np.zeros(len(LEAD_KNOTS)))
    alone: float = 0.0
    lift: float = np.inf

    def among(self, units: int) -> Judgement:
        """The same in lists of which the shorter has so many units: that none of a few is liker tells less
        than that none of many is, and of one nothing. The odds gain by a factor of ``units`` at most."""
        return replace(self, lift=min(self.lift, math.log(max(units, 1))))

    def evidence(self, own: Floats, lead: Floats) -> Floats:
        """Log odds from the evidence of the pairs themselves and their leads."""
        found = np.empty(len(own), dtype=np.float32)

        def judge(part: slice) -> None:
            alone = np.isposinf(lead[part])
            of_lead = np.interp(np.where(alone, 0, lead[part]), LEAD_KNOTS, self.lead)
            judged = np.interp(own[part], OWN_KNOTS, self.own) + np.where(alone, self.alone, of_lead)
            found[part] = np.minimum(judged, own[part] + np.float32(self.lift))

        in_parts(judge, len(own))
        return found

    @classmethod
    def fitted(
        cls, own: Floats, lead: Floats, true: Numbers, weight: Numbers, lift: float = np.inf
    ) -> Judgement:
        """From pairs whose truth is known: logistic regression, rising with both."""
        from scipy.optimize import minimize
        from scipy.sparse import csr_array

        alone = np.isposinf(lead)
        every = np.hstack(
            [
                _hats(own, OWN_KNOTS),
                _hats(np.where(alone, 0, lead), LEAD_KNOTS) * ~alone[:, None],
                alone[:, None].astype(np.float64),
            ]
        )
        design = csr_array(every)
        sizes = len(OWN_KNOTS), len(LEAD_KNOTS)
        start = np.concatenate([OWN_KNOTS, np.zeros(sizes[1] + 1)])

        def values(rises: Numbers) -> Numbers:
            parts = np.split(rises, [sizes[0], sizes[0] + sizes[1]])
            return np.concatenate([np.cumsum(parts[0]), np.cumsum(parts[1]), parts[2]])

        def loss(rises: Numbers) -> tuple[float, Numbers]:
            value = values(rises)
            odds: Numbers = np.asarray(design @ value)
            held = odds > own + lift
            odds = np.where(held, own + lift, odds)
            apart = value - start
            lost = weight @ (np.logaddexp(0, odds) - true * odds) + apart @ apart
            wrong = np.where(held, 0, weight * (1 / (1 + np.exp(-odds)) - true))
            slope = design.T @ wrong + 2 * apart
            parts = np.split(slope, [sizes[0], sizes[0] + sizes[1]])
            back = [np.cumsum(part[::-1])[::-1] for part in parts[:2]]
            return lost / weight.sum(), np.concatenate([*back, parts[2]]) / weight.sum()

        free, rising = (None, None), (0, None)
        bounds = [free, *[rising] * (sizes[0] - 1), free, *[rising] * (sizes[1] - 1), free]
        first = np.concatenate([np.diff(OWN_KNOTS, prepend=0), np.zeros(sizes[1] + 1)])
        found = values(minimize(loss, first, jac=True, method="L-BFGS-B", bounds=bounds).x)
        return cls(found[: sizes[0]], found[sizes[0] : -1], float(found[-1]), lift)


def _hats(value: Floats, knots: tuple[float, ...]) -> Numbers:
    """The weights of the knots around each value, (n, knots)."""
    value = np.clip(value, knots[0], knots[-1])
    at = np.clip(np.searchsorted(knots, value, side="right") - 1, 0, len(knots) - 2)
    share = (value - np.take(knots, at)) / np.take(np.diff(knots), at)
    weights = np.zeros((len(value), len(knots)))
    rows = np.arange(len(value))
    weights[rows, at] = 1 - share
    weights[rows, at + 1] = share
    return weights


class _Messages:
    """Owns what each pair tells both its units: its odds, divided by those of its rivals at the other.
    ``context`` is what pairs that are not among these tell the units of a and of b."""

    def __init__(self, evidence: Floats, context: tuple[Numbers, Numbers] | None = None) -> None:
        self._odds = np.exp(np.clip(evidence.astype(np.float64), -_MOST, _MOST))
        self._context = context
        self.to_a, self.to_b = self._odds.copy(), self._odds.copy()

    def chances(self) -> Floats:
        """How likely the pairs are by what they were told."""
        both = self.to_b * self.to_a / self._odds
        return (both / (1 + both)).astype(np.float32)

    def tell(self, one: Ids, two: Ids, sizes: tuple[int, int]) -> float:
        """One round; how far, as a log, any message moved."""
        at_a = np.bincount(one, self.to_a, minlength=sizes[0]).astype(np.float64, copy=False)
        at_b = np.bincount(two, self.to_b, minlength=sizes[1]).astype(np.float64, copy=False)
        if self._context is not None:
            at_a, at_b = at_a + self._context[0], at_b + self._context[1]
        moved: list[float] = [0.0]

        def part_of(part: slice) -> None:
            fresh = []
            for at, rows, own in ((at_a, one, self.to_a[part]), (at_b, two, self.to_b[part])):
                rivals = at.take(rows[part])
                rivals -= own
                np.maximum(rivals, 0, out=rivals)
                rivals += 1
                fresh.append(np.divide(self._odds[part], rivals, out=rivals))
            for new, old in zip(fresh, (self.to_b[part], self.to_a[part]), strict=True):
                ratio = new / old
                moved.append(float(max(np.log(ratio.max()), -np.log(ratio.min()))))
                # Half of the old: equals among equals would swing for ever.
                new *= old
                np.sqrt(new, out=old)

        in_parts(part_of, len(one))
        return max(moved)


def probabilities(
    one: Ids, two: Ids, evidence: Floats, sizes: tuple[int, int], *, rounds: int = 30
) -> Floats:
    """How likely each pair is, given its rivals on both sides, of which at most one can be true.

    Belief propagation on the pairs' graph (sum-product for one-to-one assignments, Huang and Jebara 2009):
    what a pair tells its unit of b is its odds divided by one plus those of its rivals at the unit of a,
    and the other way round. Exact where rivals form a tree.
    """
    messages = _Messages(evidence)
    for _ in range(rounds):
        if messages.tell(one, two, sizes) < _SETTLED:
            break
    return messages.chances()


def settled(
    pairs: tuple[npt.NDArray[np.integer], npt.NDArray[np.integer]],
    evidence: Floats,
    context: tuple[Numbers, Numbers],
) -> Floats:
    """``probabilities`` of a few pairs, named by any keys of their units, among many that stay as they are:
    ``context`` is what those tell the units, ordered, of each side."""
    one, two = (np.unique(side, return_inverse=True)[1].astype(np.int32) for side in pairs)
    messages = _Messages(evidence, context)
    for _ in range(_ROUNDS):
        messages.tell(one, two, (len(context[0]), len(context[1])))
    return messages.chances()
