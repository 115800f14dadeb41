"""The stages in their order: from two lists to scored pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.matching import candidates, features
from georegistry_desktop.matching.candidates import Likely, Pair, Scope
from georegistry_desktop.matching.features import PLACE_OF, Bins
from georegistry_desktop.matching.keys import key_evidence
from georegistry_desktop.matching.leftovers import leftovers
from georegistry_desktop.matching.lists import Lists
from georegistry_desktop.matching.model import Model
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.rivals import Contest, probabilities
from georegistry_desktop.matching.similarity import Names

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
_MORE = 1.001
"""What is less than so many times as likely is as likely."""


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
    others."""
    names = Names(lists.pool)
    progress("Looking for names that stand once")
    anchors = candidates.anchors(lists)
    lift = features.type_lift(lists, anchors)
    progress("Looking for pairs in both lists")
    spread = candidates.together(candidates.everywhere(lists), candidates.nearby(lists, names))
    pairs, steps = _down(lists, names, model, lift, spread, anchors, progress)
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
    lists: Lists, names: Names, model: Model, lift: Floats, spread: Pair, anchors: Pair, progress: Progress
) -> tuple[Pair, Bins]:
    """Candidates and their steps, from the roots down: parents that are likely the same give their
    children."""
    a, b = lists.a, lists.b
    scope = Scope(Likely.nothing(len(a)), Likely.nothing(len(b)))
    voted, weight = features.votes(lists)
    levels = _levels(lists, anchors)
    spread_sum = a.depth[spread[0]] + b.depth[spread[1]]
    parts: list[tuple[Pair, Bins]] = []
    last = int(a.depth.max(initial=0) + b.depth.max(initial=0))
    for total in range(last + 1):
        progress("Going down both trees", total, last + 1)
        found = [(spread[0][spread_sum == total], spread[1][spread_sum == total])]
        links = scope.links()
        for depth in range(total + 1):
            if depth < levels.shape[0] and total - depth < levels.shape[1] and levels[depth, total - depth]:
                one = np.flatnonzero(a.depth == depth).astype(np.int32)
                two = np.flatnonzero(b.depth == total - depth).astype(np.int32)
                if total == 0 and len(one) * len(two) <= 10_000:
                    found.append((np.repeat(one, len(two)), np.tile(two, len(one))))
                found.append(candidates.within(lists, names, links, one, two))
        pairs = candidates.together(*found)
        if not len(pairs[0]):
            continue
        steps = features.fixed(lists, names, pairs, lift)
        steps[PLACE_OF["parent"]] = features.parents(lists, pairs, scope)
        steps[PLACE_OF["rarity"]] = features.Rarity(lists, pairs).step(steps[PLACE_OF["parent"]])
        steps[PLACE_OF["children"]] = features.children(lists, pairs, voted, weight)
        _, _, probability = _judged(model, Contest(pairs), pairs, steps, np.float32(0), (len(a), len(b)))
        _remember(scope, pairs, probability)
        parts.append((pairs, steps))
    pairs, steps = _joined(parts)
    progress("Looking for what is left")
    more = leftovers(lists, names, pairs)
    fresh = ~np.isin(_keys(more), _keys(pairs))
    more = more[0][fresh], more[1][fresh]
    if len(more[0]):
        added = features.fixed(lists, names, more, lift)
        pairs, steps = _joined([(pairs, steps), (more, added)])
    return pairs, steps


def _levels(lists: Lists, anchors: Pair) -> npt.NDArray[np.bool_]:
    """Which levels of both trees hold the same units, by the anchors."""
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
    return found


def _joined(parts: list[tuple[Pair, Bins]]) -> tuple[Pair, Bins]:
    if not parts:
        return candidates.NONE, np.zeros((len(features.FEATURES), 0), dtype=np.uint8)
    one = np.concatenate([part[0][0] for part in parts])
    two = np.concatenate([part[0][1] for part in parts])
    steps = np.concatenate([part[1] for part in parts], axis=1)
    order = np.lexsort((two, one))
    return (one[order], two[order]), steps[:, order]


def _keys(pairs: Pair) -> npt.NDArray[np.int64]:
    return (pairs[0].astype(np.int64) << 32) | pairs[1]


def _remember(scope: Scope, pairs: Pair, probability: Floats) -> None:
    """The likeliest counterparts of each unit into the scope."""
    likely = np.flatnonzero(probability >= 0.01)
    one, two, chance = pairs[0][likely], pairs[1][likely], probability[likely]
    for side, own, other in ((scope.a, one, two), (scope.b, two, one)):
        _keep_likeliest(side, own, other, chance)


def _keep_likeliest(side: Likely, own: Ids, other: Ids, chance: Floats) -> None:
    count, few = side.row.shape
    met = np.zeros(count, dtype=bool)
    met[own] = True
    old, rank = np.nonzero((side.row >= 0) & met[:, None])
    own = np.concatenate([own, old.astype(np.int32)])
    other = np.concatenate([other, side.row[old, rank]])
    chance = np.concatenate([chance, side.probability[old, rank]])
    order = np.lexsort((other, -chance, own))
    own, other, chance = own[order], other[order], chance[order]
    place = np.arange(len(own)) - np.searchsorted(own, np.arange(count))[own]
    # Of equals that are too many none is kept: which of them would hang on the order of rows.
    beyond = np.zeros(count, dtype=np.float32)
    beyond[own[place == few]] = chance[place == few]
    kept = (place < few) & (chance > beyond[own] * _MORE)
    side.row[met] = -1
    side.probability[met] = 0
    side.row[own[kept], place[kept]] = other[kept]
    side.probability[own[kept], place[kept]] = chance[kept]


def _settle(
    lists: Lists, model: Model, pairs: Pair, steps: Bins, keys: Floats, rounds: int = 2
) -> tuple[Floats, Floats, Floats]:
    """Own evidence, lead and probability when parents' and children's links have told each other; changes
    ``steps``."""
    sizes = len(lists.a), len(lists.b)
    contest, rarity = Contest(pairs), features.Rarity(lists, pairs)
    found = _judged(model, contest, pairs, steps, keys, sizes)
    for _ in range(rounds):
        probability = found[2]
        scope = Scope(Likely.nothing(sizes[0]), Likely.nothing(sizes[1]))
        _remember(scope, pairs, probability)
        steps[PLACE_OF["parent"]] = features.parents(lists, pairs, scope)
        steps[PLACE_OF["rarity"]] = rarity.step(steps[PLACE_OF["parent"]])
        likely = probability >= 0.02
        linked = pairs[0][likely], pairs[1][likely]
        steps[PLACE_OF["children"]] = features.children(lists, pairs, linked, probability[likely])
        found = _judged(model, contest, pairs, steps, keys, sizes)
    return found


def _judged(
    model: Model,
    contest: Contest,
    pairs: Pair,
    steps: Bins,
    keys: Floats | np.float32,
    sizes: tuple[int, int],
    *,
    last: bool = False,
) -> tuple[Floats, Floats, Floats]:
    """Own evidence, lead and probability; only the ``last`` time until rivals have settled to the end."""
    own = model.own_evidence(steps) + keys
    lead = contest.lead(own)
    evidence = model.judgement.evidence(own, lead)
    return own, lead, probabilities(*pairs, evidence, sizes, rounds=30 if last else 6)
