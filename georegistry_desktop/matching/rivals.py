"""From the evidence of single pairs to probabilities where each unit has one counterpart at most."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.normalise import Ids

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]
_MOST = 25.0
"""Log odds beyond which a pair is as good as certain."""
_SETTLED = 0.0002
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
        self._order = np.argsort(rows, kind="stable")
        ordered = rows[self._order]
        new = np.append(True, ordered[1:] != ordered[:-1]) if len(rows) else np.zeros(0, dtype=bool)
        self._begin = np.flatnonzero(new)
        self._group = np.cumsum(new) - 1

    def strongest_rival(self, evidence: Floats) -> Floats:
        """-inf where a pair has none."""
        if not len(evidence):
            return evidence
        ordered = evidence[self._order]
        most = np.maximum.reduceat(ordered, self._begin)
        top = ordered == most[self._group]
        tops = np.add.reduceat(top.astype(np.int32), self._begin)
        second = np.maximum.reduceat(np.where(top, -np.inf, ordered), self._begin)
        rival = np.where(top & (tops == 1)[self._group], second[self._group], most[self._group])
        found = np.empty_like(ordered)
        found[self._order] = rival
        return found


@dataclass(frozen=True)
class Judgement:
    """Owns how a pair's own evidence and its lead over rivals make its log odds.

    ``own`` and ``lead`` are the values at the knots, between which lines run; ``alone`` stands for the lead
    of a pair without rivals.
    """

    own: Numbers = field(default_factory=lambda: np.array(OWN_KNOTS))
    lead: Numbers = field(default_factory=lambda: np.zeros(len(LEAD_KNOTS)))
    alone: float = 0.0

    def evidence(self, own: Floats, lead: Floats) -> Floats:
        """Log odds from the evidence of the pairs themselves and their leads."""
        alone = np.isposinf(lead)
        of_lead = np.where(alone, self.alone, np.interp(np.where(alone, 0, lead), LEAD_KNOTS, self.lead))
        return (np.interp(own, OWN_KNOTS, self.own) + of_lead).astype(np.float32)

    @classmethod
    def fitted(cls, own: Floats, lead: Floats, true: Numbers, weight: Numbers) -> Judgement:
        """From pairs whose truth is known: logistic regression, rising with both."""
        from scipy.optimize import minimize

        alone = np.isposinf(lead)
        design = np.hstack(
            [
                _hats(own, OWN_KNOTS),
                _hats(np.where(alone, 0, lead), LEAD_KNOTS) * ~alone[:, None],
                alone[:, None].astype(np.float64),
            ]
        )
        sizes = len(OWN_KNOTS), len(LEAD_KNOTS)
        start = np.concatenate([OWN_KNOTS, np.zeros(sizes[1] + 1)])

        def values(rises: Numbers) -> Numbers:
            parts = np.split(rises, [sizes[0], sizes[0] + sizes[1]])
            return np.concatenate([np.cumsum(parts[0]), np.cumsum(parts[1]), parts[2]])

        def loss(rises: Numbers) -> tuple[float, Numbers]:
            value = values(rises)
            odds = design @ value
            apart = value - start
            lost = weight @ (np.logaddexp(0, odds) - true * odds) + apart @ apart
            slope = design.T @ (weight * (1 / (1 + np.exp(-odds)) - true)) + 2 * apart
            parts = np.split(slope, [sizes[0], sizes[0] + sizes[1]])
            back = [np.cumsum(part[::-1])[::-1] for part in parts[:2]]
            return lost / weight.sum(), np.concatenate([*back, parts[2]]) / weight.sum()

        free, rising = (None, None), (0, None)
        bounds = [free, *[rising] * (sizes[0] - 1), free, *[rising] * (sizes[1] - 1), free]
        first = np.concatenate([np.diff(OWN_KNOTS, prepend=0), np.zeros(sizes[1] + 1)])
        found = values(minimize(loss, first, jac=True, method="L-BFGS-B", bounds=bounds).x)
        return cls(found[: sizes[0]], found[sizes[0] : -1], float(found[-1]))


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


def probabilities(
    one: Ids, two: Ids, evidence: Floats, sizes: tuple[int, int], *, rounds: int = 30
) -> Floats:
    """How likely each pair is, given its rivals on both sides, of which at most one can be true.

    Belief propagation on the pairs' graph (sum-product for one-to-one assignments, Huang and Jebara 2009):
    what a pair tells its unit of b is its odds divided by one plus those of its rivals at the unit of a,
    and the other way round. Exact where rivals form a tree.
    """
    odds = np.exp(np.clip(evidence.astype(np.float64), -_MOST, _MOST))
    to_b, to_a = odds, odds
    for _ in range(rounds):
        at_a = np.bincount(one, to_a, minlength=sizes[0])
        new_b = odds / (1 + np.maximum(at_a[one] - to_a, 0))
        at_b = np.bincount(two, to_b, minlength=sizes[1])
        new_a = odds / (1 + np.maximum(at_b[two] - to_b, 0))
        # Half of the old: equals among equals would swing for ever.
        moved = max(np.abs(np.log(new_b / to_b)).max(initial=0), np.abs(np.log(new_a / to_a)).max(initial=0))
        to_b, to_a = np.sqrt(to_b * new_b), np.sqrt(to_a * new_a)
        if moved < _SETTLED:
            break
    both = to_b * to_a / odds
    return (both / (1 + both)).astype(np.float32)
