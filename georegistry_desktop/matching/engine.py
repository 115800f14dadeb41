"""The stages in their order: from two lists to scored pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.matching import candidates, features
from georegistry_desktop.matching.below import within
from georegistry_desktop.matching.broods import Brood
from georegistry_desktop.matching.candidates import Likely, Pair, Scope
from georegistry_desktop.matching.features import PLACE_OF, Bins, Lift
from georegistry_desktop.matching.joins import grouped
from georegistry_desktop.matching.keys import key_evidence
from georegistry_desktop.matching.leftovers import left_alone, leftovers
from georegistry_desktop.matching.lists import UP, Lists
from georegistry_desktop.matching.model import Model
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.rivals import Contest, probabilities
from georegistry_desktop.matching.similarity import Names

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
_MORE = 1.001
"""What is less than so many times as likely is as likely."""
_ROUNDS = 6
_DEEPEST = 1_000
"""Levels of a tree: each is gone through with each of the other's, and memory grows by their product."""
_VOTES = 0.08
"""Share of children with a rare name in common from which parents are looked at, whatever their names."""


@dataclass
class Scored:
    """Owns all pairs that were looked at, with what was seen of them and how likely they are."""

    pairs: Pair
    steps: Bins
    keys: Floats
    own: Floats
    lead: Floats
    probability: Floats
    model: Model


def score(
    lists: Lists, model: Model, *, allowed: Callable[[Pair], Mask] | None = None, progress: Progress = silent
) -> Scored:
    """All candidate pairs with their probabilities; those that are not ``allowed`` are no rivals of
    others. Raises ``Refused`` (``match-deep``)."""
    for letter, side in (("A", lists.a), ("B", lists.b)):
        if (levels := int(side.depth.max(initial=0)) + 1) > _DEEPEST:
            raise Refused("match-deep", list=letter, levels=levels, most=_DEEPEST)
    names = Names(lists.pool)
    model = replace(model, judgement=model.judgement.among(min(len(lists.a), len(lists.b))))
    progress("Looking for names that stand once")
    anchors = candidates.anchors(lists)
    lift = features.Lift.learnt(lists, anchors)
    progress("Looking for pairs in both lists")
    pairs, steps = _down(lists, names, model, lift, anchors, progress)
    if allowed is not None:
        kept = allowed(pairs)
        pairs, steps = (pairs[0][kept], pairs[1][kept]), steps[:, kept]
    keys = np.zeros(len(pairs[0]), dtype=np.float32)
    own, lead, probability = _settle(lists, model, pairs, steps, keys)
    keys = key_evidence(lists, pairs, probability)
    if keys.any():
        own, lead, probability = _settle(lists, model, pairs, steps, keys)
    return Scored(pairs, steps, keys, own, lead, probability, model)


def _down(
    lists: Lists, names: Names, model: Model, lift: Lift, anchors: Pair, progress: Progress
) -> tuple[Pair, Bins]:
    """Candidates and their steps, from the roots down: parents that are likely the same give their
    children."""
    a, b = lists.a, lists.b
    scope = Scope(Likely.nothing(len(a)), Likely.nothing(len(b)))
    voted = Brood(lists, *features.votes(lists))
    spread = candidates.together(
        candidates.everywhere(lists), candidates.nearby(lists, names, anchors), voted.likest(_VOTES, 2)
    )
    levels = _levels(lists, anchors)
    of_a, of_b = _Parts(a.depth), _Parts(b.depth)
    of_sum = _Parts(a.depth[spread[0]] + b.depth[spread[1]])
    parts: list[tuple[Pair, Bins]] = []
    last = int(a.depth.max(initial=0) + b.depth.max(initial=0))
    for total in range(last + 1):
        progress("Going down both trees", total, last + 1)
        rows = of_sum.of(total)
        found = [(spread[0][rows], spread[1][rows])]
        for depth in levels.get(total, ()):
            one, two = of_a.of(depth), of_b.of(total - depth)
            if total == 0 and len(one) * len(two) <= 10_000:
                found.append((np.repeat(one, len(two)), np.tile(two, len(one))))
            links = scope.links(of_a.before(depth), of_b.before(total - depth))
            found.append(within(lists, names, links, one, two))
        pairs = candidates.together(*found)
        if not len(pairs[0]):
            continue
        steps = features.fixed(lists, names, pairs, lift)
        steps[PLACE_OF["parent"]] = features.parents(lists, pairs, scope)
        steps[PLACE_OF["rarity"]] = features.Rarity(lists, pairs).step(steps[PLACE_OF["parent"]])
        steps[PLACE_OF["children"]] = features.child_steps(lists, pairs, voted)
        if total < last:
            _remember(scope, pairs, _likely_on_the_way(model, pairs, steps))
        parts.append((pairs, steps))
    progress("Looking for what is left")
    more = leftovers(lists, names, parts)
    if len(more[0]):
        parts.append((more, features.fixed(lists, names, more, lift)))
    alone = left_alone(lists, [(pairs, model.own_evidence(steps)) for pairs, steps in parts], scope)
    if len(alone[0]):
        steps = features.fixed(lists, names, alone, lift)
        steps[PLACE_OF["left"]] = 0
        parts.append((alone, steps))
    return _joined(parts)


class _Parts:
    """Owns the positions of each number, in their order."""

    def __init__(self, number: Ids) -> None:
        self._order, self._begin = grouped(number, int(number.max(initial=0)) + 1)

    def of(self, number: int) -> Ids:
        return self._between(number, number + 1)

    def before(self, number: int) -> Ids:
        """Those of as many numbers before as ancestors are looked at."""
        return self._between(number - UP, number)

    def _between(self, low: int, high: int) -> Ids:
        low, high = (min(max(number, 0), len(self._begin) - 1) for number in (low, high))
        return self._order[self._begin[low] : self._begin[high]]


def _levels(lists: Lists, anchors: Pair) -> dict[int, list[int]]:
    """Which levels of both trees hold the same units, by the anchors: for the sum of both those of a."""
    a, b = lists.a.depth, lists.b.depth
    met = np.zeros((int(a.max(initial=0)) + 1, int(b.max(initial=0)) + 1))
    np.add.at(met, (a[anchors[0]], b[anchors[1]]), 1)
    share = np.maximum(
        met / np.maximum(met.sum(axis=1, keepdims=True), 1), met / np.maximum(met.sum(axis=0), 1)
    )
    found: npt.NDArray[np.bool_] = (share >= 0.05) & (met >= 2)
    found[0, 0] = True
    # Levels of which nothing is known: those of the same height, from the roots or from the leaves.
    one, two = np.indices(found.shape)
    apart = found.shape[0] - found.shape[1]
    near = (one - two == 0) | (one - two == apart)
    unknown = (met.sum(axis=1, keepdims=True) == 0) | (met.sum(axis=0, keepdims=True) == 0)
    found |= near & (unknown | (apart == 0))
    levels: dict[int, list[int]] = {}
    for depth, other in np.argwhere(found).tolist():
        levels.setdefault(depth + other, []).append(depth)
    return levels


def _joined(parts: list[tuple[Pair, Bins]]) -> tuple[Pair, Bins]:
    if not parts:
        return candidates.NONE, np.zeros((len(features.FEATURES), 0), dtype=np.uint8)
    pairs = np.concatenate([part[0][0] for part in parts]), np.concatenate([part[0][1] for part in parts])
    steps = np.concatenate([part[1] for part in parts], axis=1)
    parts.clear()
    order = np.argsort(candidates.keys_of(pairs), kind="stable")  # parts are ordered: they are merged
    for row in steps:
        row[:] = row.take(order)
    return (pairs[0].take(order), pairs[1].take(order)), steps


def _remember(scope: Scope, pairs: Pair, probability: Floats) -> None:
    """The likeliest counterparts of each unit into the scope."""
    likely = np.flatnonzero(probability >= 0.01)
    one, two, chance = pairs[0][likely], pairs[1][likely], probability[likely]
    for side, own, other in ((scope.a, one, two), (scope.b, two, one)):
        _keep_likeliest(side, own, other, chance)


def _keep_likeliest(side: Likely, own: Ids, other: Ids, chance: Floats) -> None:
    few = side.row.shape[1]
    met = np.zeros(len(side.row), dtype=bool)
    met[own] = True
    units = np.flatnonzero(met)
    old, rank = np.nonzero(side.row[units] >= 0)
    own = np.concatenate([own, units[old].astype(np.int32)])
    other = np.concatenate([other, side.row[units[old], rank]])
    chance = np.concatenate([chance, side.probability[units[old], rank]])
    order, begin = grouped(own, len(met))
    # Most have one likely counterpart; only the others have to be put in order.
    several = np.flatnonzero(np.diff(begin)[own[order]] > 1)
    some = order[several]
    order[several] = some[np.lexsort((other[some], -chance[some], own[some]))]
    own, other, chance = own[order], other[order], chance[order]
    place = np.arange(len(own)) - begin[own]
    # Of equals that are too many none is kept: which of them would hang on the order of rows.
    beyond = np.zeros(len(met), dtype=np.float32)
    beyond[own[place == few]] = chance[place == few]
    kept = (place < few) & (chance > beyond[own] * _MORE)
    side.row[units] = -1
    side.probability[units] = 0
    side.row[own[kept], place[kept]] = other[kept]
    side.probability[own[kept], place[kept]] = chance[kept]


def _likely_on_the_way(model: Model, pairs: Pair, steps: Bins) -> Floats:
    """How likely the pairs of one level are; its units, few among all, are counted anew."""
    one, two = (np.unique(side, return_inverse=True)[1].astype(np.int32) for side in pairs)
    sizes = int(one.max()) + 1, int(two.max()) + 1
    return _judged(model, Contest((one, two)), model.own_evidence(steps), (one, two), sizes)[2]


def _settle(
    lists: Lists, model: Model, pairs: Pair, steps: Bins, keys: Floats, rounds: int = 2
) -> tuple[Floats, Floats, Floats]:
    """Own evidence, lead and probability when parents' and children's links have told each other; changes
    ``steps``."""
    sizes = len(lists.a), len(lists.b)
    contest, rarity = Contest(pairs), features.Rarity(lists, pairs)
    lasting = model.lasting_evidence(steps)
    own = lasting + model.passing_evidence(steps) + keys
    own, lead, probability = _judged(model, contest, own, pairs, sizes)
    for _ in range(rounds):
        scope = Scope(Likely.nothing(sizes[0]), Likely.nothing(sizes[1]))
        _remember(scope, pairs, probability)
        steps[PLACE_OF["parent"]] = features.parents(lists, pairs, scope)
        steps[PLACE_OF["rarity"]] = rarity.step(steps[PLACE_OF["parent"]])
        likely = np.flatnonzero(probability >= 0.02)
        linked = pairs[0][likely], pairs[1][likely]
        steps[PLACE_OF["children"]] = features.children(lists, pairs, linked, probability[likely])
        own = lasting + model.passing_evidence(steps) + keys
        own, lead, probability = _judged(model, contest, own, pairs, sizes)
    return own, lead, probability


def _judged(
    model: Model, contest: Contest, own: Floats, pairs: Pair, sizes: tuple[int, int]
) -> tuple[Floats, Floats, Floats]:
    """Own evidence, lead and probability."""
    lead = contest.lead(own)
    evidence = model.judgement.evidence(own, lead)
    return own, lead, probabilities(*pairs, evidence, sizes, rounds=_ROUNDS)
