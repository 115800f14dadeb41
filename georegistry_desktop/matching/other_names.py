"""Pairs seen by the likest of all their names: what a list keeps as short, alternative or translated name may
be the name in the other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching import candidates, features
from georegistry_desktop.matching.candidates import NONE, Likely, Pair, Scope
from georegistry_desktop.matching.engine import Scored
from georegistry_desktop.matching.features import CORE, PLACE_OF, RARITY, Bins
from georegistry_desktop.matching.joins import blocks, equal_keys
from georegistry_desktop.matching.lists import Lists, Units
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.rivals import Contest, probabilities
from georegistry_desktop.matching.similarity import Names

_LIKELY = 0.5
_WITHIN = 60
_ALIKE = 80
_PRODUCT, _AT_ONCE = 400_000, 2_000_000
_BY_NAME = ("name", "core", "sound", "words", "contained", "short", "number", "kind", "rare sound")


def by_other_names(lists: Lists, scored: Scored) -> Scored:
    """The same pairs, and those that share another name below parents that are likely the same.

    A pair that another of its names speaks more for than the first is seen by that one. Evidence is looked up
    in the same tables, for what a name is worth does not hang on the column that it stands in.
    """
    a, b = lists.a, lists.b
    if not len(a.alias) and not len(b.alias):
        return scored
    names = Names(lists.pool)
    scored = _with_more(lists, names, scored)
    at, left, right = _combined(lists, scored.pairs)
    if not len(at):
        return scored
    steps = scored.steps.copy()
    model = scored.model
    one, two = scored.pairs[0][at], scored.pairs[1][at]
    other = steps[:, at]
    told = replace(lists, a=_called(a, one, left), b=_called(b, two, right))
    row = np.arange(len(at), dtype=np.int32)
    seen = features.fixed(told, names, (row, row), features.Lift.nothing(lists))
    for name in _BY_NAME:
        other[PLACE_OF[name]] = seen[PLACE_OF[name]]
    # What another name speaks for was not only left over.
    other[PLACE_OF["left"], seen[PLACE_OF["core"]] >= CORE.step(np.array([_ALIKE]))[0]] = 1
    other[PLACE_OF["rare sound"]] = 0
    other[PLACE_OF["rarity"]] = _rarity(lists, one, two, left, right, other[PLACE_OF["parent"]])
    own = model.own_evidence(other) + scored.keys[at]
    better = np.flatnonzero(own > scored.own[at] + 1e-3)
    order = better[np.lexsort((right[better], left[better], own[better], at[better]))]
    steps[:, at[order]] = other[:, order]  # of several the last stays, which is the likest
    return _judged(lists, scored, steps)


def _judged(lists: Lists, scored: Scored, steps: Bins) -> Scored:
    own = scored.model.own_evidence(steps) + scored.keys
    lead = Contest(scored.pairs).lead(own)
    evidence = scored.model.judgement.evidence(own, lead)
    chance = probabilities(*scored.pairs, evidence, (len(lists.a), len(lists.b)), rounds=6)
    return replace(scored, steps=steps, own=own, lead=lead, probability=chance)


def _called(units: Units, rows: Ids, texts: Ids) -> Units:
    """One unit for each of ``rows``, called as ``texts`` says, without dates, which say nothing of names."""
    unknown = np.full(len(rows), np.nan)
    return replace(units.some(rows), text=texts, opened=unknown, closed=unknown)


def _combined(lists: Lists, pairs: Pair) -> tuple[npt.NDArray[np.intp], Ids, Ids]:
    """Positions of pairs, and two of their names that are not both the first."""
    (a_begin, a_name), (b_begin, b_name) = lists.a.names, lists.b.names
    one, two = pairs
    a_count, b_count = a_begin[one + 1] - a_begin[one], b_begin[two + 1] - b_begin[two]
    some = np.flatnonzero((a_count > 1) | (b_count > 1))
    size = (a_count * b_count)[some] - 1
    at = np.repeat(some, size)
    which = np.arange(len(at)) - np.repeat(np.cumsum(size) - size, size) + 1
    left, right = np.divmod(which, b_count[at])
    return at, a_name[a_begin[one[at]] + left], b_name[b_begin[two[at]] + right]


def _rarity(lists: Lists, one: Ids, two: Ids, left: Ids, right: Ids, parent: Bins) -> Bins:
    """As ``features.Rarity``, of any of the names of units."""
    core = lists.pool.joined_id
    same = (core[left] == core[right]) & (lists.pool.letters[left] > 0)
    found = []
    for up in (None, 1, 0):
        product = np.ones(len(one))
        for units, rows, texts in ((lists.a, one, left), (lists.b, two, right)):
            begin, every = units.names
            owner = np.repeat(np.arange(len(units)), np.diff(begin))
            new = ~_is_other(units) | (core[every] != core[units.text[owner]])
            owner, every = owner[new], every[new]
            above = np.zeros(len(units), dtype=np.int64) if up is None else units.above[up] + np.int64(1)
            keys = np.sort(above[owner] << 32 | core[every])
            wanted = above[rows] << 32 | core[texts]
            product *= np.searchsorted(keys, wanted, "right") - np.searchsorted(keys, wanted, "left")
        found.append(RARITY.step(-product))
    chosen = np.where(parent >= features.LIKELY_PARENT, found[2], np.where(parent == 3, found[1], found[0]))
    return np.where(same, chosen, 0).astype(np.uint8)


def _with_more(lists: Lists, names: Names, scored: Scored) -> Scored:
    """With pairs that share a name of any kind below parents that are likely the same."""
    likely = _alone(scored.pairs, np.flatnonzero(scored.probability > _LIKELY), (len(lists.a), len(lists.b)))
    linked = scored.pairs[0][likely], scored.pairs[1][likely]
    partner = np.full(len(lists.a) + 1, -1, dtype=np.int64)
    partner[linked[0]] = linked[1]
    a, b = lists.a, lists.b
    owners = [np.repeat(np.arange(len(s), dtype=np.int32), np.diff(s.names[0])) for s in (a, b)]
    above = partner[a.above[0]][owners[0]], b.above[0][owners[1]].astype(np.int64)
    found = []
    for ids in (lists.pool.joined_id, lists.pool.core_id):
        width = int(ids.max(initial=0)) + 1
        keys = [
            np.where((up >= 0) & (lists.pool.letters[side.names[1]] > 0), up * width + ids[side.names[1]], -1)
            for up, side in zip(above, (a, b), strict=True)
        ]
        at, to = equal_keys(keys[0], keys[1], _WITHIN)
        found.append((owners[0][at], owners[1][to]))
    other = [_is_other(side) for side in (a, b)]
    keys = [np.where(up >= 0, up, -1) for up in above]
    for left, right in ((other[0], True), (~other[0], other[1])):
        for at, to in blocks(np.where(left, keys[0], -1), np.where(right, keys[1], -1), _PRODUCT, _AT_ONCE):
            alike = names.quick(a.names[1][at], b.names[1][to], _ALIKE) > 0
            found.append((owners[0][at[alike]], owners[1][to[alike]]))
    one, two = candidates.together(NONE, *found)
    fresh = ~np.isin(
        one.astype(np.int64) << 32 | two, scored.pairs[0].astype(np.int64) << 32 | scored.pairs[1]
    )
    new = one[fresh], two[fresh]
    if not len(new[0]):
        return scored
    steps = features.fixed(lists, names, new, features.Lift.learnt(lists, candidates.anchors(lists)))
    scope = Scope(Likely.nothing(len(a)), Likely.nothing(len(b)))
    for side, (mine, theirs) in ((scope.a, linked), (scope.b, linked[::-1])):
        side.row[mine, 0], side.probability[mine, 0] = theirs, scored.probability[likely]
    steps[PLACE_OF["parent"]] = features.parents(lists, new, scope)
    steps[PLACE_OF["rarity"]] = features.Rarity(lists, new).step(steps[PLACE_OF["parent"]])
    steps[PLACE_OF["children"]] = features.children(lists, new, linked, scored.probability[likely])
    pairs = np.append(scored.pairs[0], new[0]), np.append(scored.pairs[1], new[1])
    order = np.lexsort((pairs[1], pairs[0]))
    more = replace(
        scored,
        pairs=(pairs[0][order], pairs[1][order]),
        steps=np.concatenate([scored.steps, steps], axis=1)[:, order],
        keys=np.append(scored.keys, np.zeros(len(new[0]), dtype=np.float32))[order],
    )
    return _judged(lists, more, more.steps)


def _alone(pairs: Pair, chosen: npt.NDArray[np.intp], sizes: tuple[int, int]) -> npt.NDArray[np.intp]:
    """Those of the chosen pairs of which no unit stands in another."""
    one, two = pairs[0][chosen], pairs[1][chosen]
    kept = (np.bincount(one, minlength=sizes[0])[one] == 1) & (np.bincount(two, minlength=sizes[1])[two] == 1)
    found: npt.NDArray[np.intp] = chosen[kept]
    return found


def _is_other(units: Units) -> npt.NDArray[np.bool_]:
    """Which of ``units.names`` are not the first of their unit."""
    found = np.ones(len(units.names[1]), dtype=bool)
    found[units.names[0][:-1]] = False
    return found
