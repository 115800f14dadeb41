"""What is seen of a pair, as a few steps each: small numbers that a table of evidence is looked up by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import EARTH, Pair, Scope
from georegistry_desktop.matching.joins import equal_keys
from georegistry_desktop.matching.lists import Lists
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.similarity import NameMeasures, Names

Bins = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Feature:
    """One thing that is seen. ``edges`` part its values into steps; evidence rises with them from step
    ``rising`` on.

    Steps below ``rising`` stand apart (nothing known, or of another kind).
    """

    name: str
    edges: tuple[float, ...] = ()
    rising: int = 0
    steps: int = 0

    @property
    def size(self) -> int:
        return self.steps or self.rising + len(self.edges) + 1

    def step(self, value: npt.NDArray[Any]) -> Bins:
        """The step of each value, ``rising`` and up."""
        steps: Bins = (np.digitize(value, self.edges) + self.rising).astype(np.uint8)
        return steps


FULL = Feature("name", (40, 55, 65, 75, 82, 88, 93, 97, 100))
CORE = Feature("core", (40, 55, 65, 75, 82, 88, 93, 97, 100))
SOUND = Feature("sound", (40, 60, 75, 85, 92, 100))
SHARED = Feature("words", (5, 25, 45, 60, 80, 100))
HELD = Feature("contained", (5, 40, 70, 100))
NUMBER = Feature("number", rising=1, steps=4)
"""Numbers in the names: none in either; different; one has one; equal."""
RARITY = Feature("rarity", (-80, -16, -4, -1.5), rising=1)
"""Step 0: the cores differ; else minus the number of pairs of units that have this core: below the parents
where these are likely the same, below the parents' parents where those are, else anywhere."""
RARE_SOUND = Feature("rare sound", (-16, -1.5), rising=1)
"""Step 0: the cores are the same or the sounds differ; else minus the number of pairs that sound so."""
KIND = Feature("type", (-2.0, -0.5, 0.5, 1.5), rising=1)
"""Step 0: nothing known; else log of how much more often than by chance these types go together."""
NAMED = Feature("kind", rising=1, steps=4)
"""Kinds told by the names: none in either; different; one tells; the same."""
PARENT = Feature("parent", rising=2, steps=8)
"""Nothing known; both are roots; elsewhere; a grandparent's; likely to the parent's in four steps."""
CHILDREN = Feature("children", (0.02, 0.08, 0.2, 0.4, 0.65), rising=2)
"""Neither has any; one has none; else the share of children that are linked."""
DISTANCE = Feature("distance", (-50_000, -15_000, -5_000, -2_000, -700, -200, -50, -5), rising=1)
"""Step 0: not known; else minus metres."""
OVERLAP = Feature("overlap", (0.001, 0.2, 0.5, 0.75, 0.9, 0.98), rising=1)
"""Step 0: not known; else intersection over union of the envelopes."""
OTHER = Feature("other name", (80, 93, 100), rising=1)
"""Step 0: no other names; else how alike the likest other name is, where it is liker than the name."""
FEATURES = (
    FULL, CORE, SOUND, SHARED, HELD, NUMBER, RARITY, RARE_SOUND, KIND, NAMED, PARENT, CHILDREN, DISTANCE,
    OVERLAP, OTHER,
)  # fmt: skip
PLACE_OF = {feature.name: at for at, feature in enumerate(FEATURES)}
_PARENT_STEPS = (0.05, 0.5, 0.9, 0.99)
_GRANDPARENT, LIKELY_PARENT = 3, 5
_DOUBT = 3.0
_MANY_KINDS = 1_500


def fixed(lists: Lists, names: Names, pairs: Pair, lift: Floats) -> Bins:
    """The steps of all features, (features, pairs); those of parents and children are nothing known yet."""
    one, two = pairs
    a, b, pool = lists.a, lists.b, lists.pool
    steps = np.zeros((len(FEATURES), len(one)), dtype=np.uint8)
    measures, other = _names(lists, names, pairs)
    steps[PLACE_OF["name"]] = FULL.step(measures.full)
    steps[PLACE_OF["core"]] = CORE.step(measures.core)
    steps[PLACE_OF["sound"]] = SOUND.step(measures.sound)
    steps[PLACE_OF["words"]] = SHARED.step(measures.shared)
    steps[PLACE_OF["contained"]] = HELD.step(measures.held)
    steps[PLACE_OF["other name"]] = other
    a_text, b_text = a.text[one], b.text[two]
    steps[PLACE_OF["number"]] = _told(pool.number_id[a_text], pool.number_id[b_text])
    steps[PLACE_OF["kind"]] = _told(pool.kind_id[a_text], pool.kind_id[b_text])
    same = pool.joined_id[a_text] == pool.joined_id[b_text]
    steps[PLACE_OF["rare sound"]] = np.where(same, 0, _rare_sound(lists, pairs))
    together = lift[a.kind[one], b.kind[two]]
    known = (a.kind[one] >= 0) & (b.kind[two] >= 0) & (together != 0)
    steps[PLACE_OF["type"]] = np.where(known, KIND.step(together), 0)
    steps[PLACE_OF["distance"]] = _distance(a.degrees[one], b.degrees[two])
    steps[PLACE_OF["overlap"]] = _overlap(a.box[one], b.box[two])
    return steps


def _names(lists: Lists, names: Names, pairs: Pair) -> tuple[NameMeasures, Bins]:
    """Measures of the names of each pair, and the step of the other names."""
    one, two = pairs
    a, b = lists.a, lists.b
    measures = names.measure(a.text[one], b.text[two])
    other = np.zeros(len(one), dtype=np.uint8)
    if not len(a.alias) and not len(b.alias):
        return measures, other
    at, left, right = _other_pairs(lists, pairs)
    alike = names.measure(left, right)
    found = np.zeros(len(one), dtype=np.uint8)
    np.maximum.at(found, at, alike.core)
    told = np.zeros(len(one), dtype=bool)
    told[at] = True
    other = np.where(told, OTHER.step(np.where(found > measures.core, found, 0)), 0).astype(np.uint8)
    return measures, other


def _other_pairs(lists: Lists, pairs: Pair) -> tuple[Ids, Ids, Ids]:
    """Pairs of names of which one at least is another name: the pair's position, both pool rows."""
    one, two = pairs
    a, b = lists.a, lists.b
    rows = [np.concatenate([np.arange(len(s), dtype=np.int32), s.owner]) for s in (a, b)]
    texts = [np.concatenate([s.text, s.alias]) for s in (a, b)]
    some = np.flatnonzero(np.isin(one, a.owner) | np.isin(two, b.owner))
    at, left = _spread(one[some], rows[0], texts[0])
    at2, right = _spread(two[some][at], rows[1], texts[1])
    at, left = some[at][at2], left[at2]
    fresh = ~((left == a.text[one[at]]) & (right == b.text[two[at]]))
    return at[fresh], left[fresh], right[fresh]


def _spread(wanted: Ids, rows: Ids, texts: Ids) -> tuple[npt.NDArray[np.intp], Ids]:
    """For each wanted row all its texts: positions in ``wanted``, texts."""
    order = np.argsort(rows, kind="stable")
    begin = np.searchsorted(rows[order], wanted, side="left")
    count = np.searchsorted(rows[order], wanted, side="right") - begin
    at = np.repeat(np.arange(len(wanted)), count)
    within = np.arange(len(at)) - np.repeat(np.cumsum(count) - count, count)
    return at, texts[order][begin[at] + within]


def _told(one: Ids, two: Ids) -> Bins:
    """0 where neither tells anything, 1 where both tell another thing, 2 where one tells, 3 for the same."""
    both, either = (one > 0) & (two > 0), (one > 0) | (two > 0)
    return np.select([both & (one == two), both, either], [3, 1, 2], 0).astype(np.uint8)


def _rare_sound(lists: Lists, pairs: Pair) -> Bins:
    sound = lists.pool.sound_id
    one, two = sound[lists.a.text[pairs[0]]], sound[lists.b.text[pairs[1]]]
    often = [
        np.bincount(sound[side.text], minlength=int(sound.max(initial=0)) + 1) for side in (lists.a, lists.b)
    ]
    product = often[0][one].astype(np.float64) * often[1][two]
    told = lists.pool.consonants[lists.a.text[pairs[0]]] > 0
    return np.where((one == two) & told, RARE_SOUND.step(-product), 0).astype(np.uint8)


class Rarity:
    """Owns how many units share the core of each pair that has one: anywhere, and below both parents and
    grandparents."""

    def __init__(self, lists: Lists, pairs: Pair) -> None:
        core = lists.pool.joined_id
        one, two = lists.a.text[pairs[0]], lists.b.text[pairs[1]]
        same = (core[one] == core[two]) & (lists.pool.letters[one] > 0)
        self._steps = []
        for up in (-1, 1, 0):
            often = [
                _shared(core[side.text], side.above[up] if up >= 0 else None) for side in (lists.a, lists.b)
            ]
            product = often[0][pairs[0]].astype(np.float64) * often[1][pairs[1]]
            self._steps.append(np.where(same, RARITY.step(-product), 0).astype(np.uint8))

    def step(self, parent: Bins) -> Bins:
        """The steps, by those of the parents."""
        anywhere, grand, below = self._steps
        return np.where(parent >= LIKELY_PARENT, below, np.where(parent == _GRANDPARENT, grand, anywhere))


def _shared(core: Ids, above: Ids | None) -> npt.NDArray[np.int64]:
    """For each unit how many have its core (below the same ancestor)."""
    import pandas as pd

    keys = core.astype(np.int64) if above is None else (above.astype(np.int64) + 1 << 32) | core
    which, _ = pd.factorize(keys)
    return np.bincount(which)[which]


def metres(one: npt.NDArray[np.float64], two: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Great-circle distance of degrees (n, 2), longitude first, on a sphere (haversine), in metres."""
    (x1, y1), (x2, y2) = np.radians(one).T, np.radians(two).T
    half = np.sin((y2 - y1) / 2) ** 2 + np.cos(y1) * np.cos(y2) * np.sin((x2 - x1) / 2) ** 2
    apart: npt.NDArray[np.float64] = 2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return apart


def _distance(one: npt.NDArray[np.float64], two: npt.NDArray[np.float64]) -> Bins:
    apart = metres(one, two)
    return np.where(np.isnan(apart), 0, DISTANCE.step(-apart)).astype(np.uint8)


def _overlap(one: npt.NDArray[np.float64], two: npt.NDArray[np.float64]) -> Bins:
    width = np.minimum(one[:, 2], two[:, 2]) - np.maximum(one[:, 0], two[:, 0])
    height = np.minimum(one[:, 3], two[:, 3]) - np.maximum(one[:, 1], two[:, 1])
    common = np.clip(width, 0, None) * np.clip(height, 0, None)
    sizes = [(box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1]) for box in (one, two)]
    every = sizes[0] + sizes[1] - common
    share = np.divide(common, every, out=np.full(len(common), np.nan), where=every > 0)
    return np.where(np.isnan(share), 0, OVERLAP.step(share)).astype(np.uint8)


def parents(lists: Lists, pairs: Pair, scope: Scope) -> Bins:
    """Steps of what the links of the ancestors say of each pair."""
    one, two = pairs
    a, b = lists.a, lists.b
    above_a, above_b = a.above[:, one], b.above[:, two]
    roots = (above_a[0] < 0) & (above_b[0] < 0)
    unknown = (above_a[0] < 0) ^ (above_b[0] < 0)
    direct = _linked(scope, above_a[0], above_b[0])
    step = np.where(direct >= _PARENT_STEPS[0], 3 + np.digitize(direct, _PARENT_STEPS), 2)
    rest = np.flatnonzero((direct < 0.5) & ~roots & ~unknown)
    skip = np.maximum(
        _linked(scope, above_a[0][rest], above_b[1][rest]), _linked(scope, above_a[1][rest], above_b[0][rest])
    )
    grand = _linked(scope, above_a[1][rest], above_b[1][rest])
    step[rest] = np.maximum(step[rest], np.select([skip >= 0.9, skip >= 0.5, grand >= 0.5], [5, 4, 3], 2))
    flat = a.flat or b.flat
    step = np.where(unknown | flat, 0, np.where(roots, 1, step))
    return step.astype(np.uint8)


def _linked(scope: Scope, one: Ids, two: Ids) -> Floats:
    """How likely each unit of a is the unit of b, as the side says that knows it; 0 where either is -1."""
    found = np.zeros(len(one), dtype=np.float32)
    known = (one >= 0) & (two >= 0)
    for side, own, other in ((scope.a, one, two), (scope.b, two, one)):
        for rank in range(side.row.shape[1]):
            hit = (side.row[own, rank] == other) & known
            found[hit] = np.maximum(found[hit], side.probability[own[hit], rank])
    return found


def children(lists: Lists, pairs: Pair, linked: Pair, weight: Floats) -> Bins:
    """Steps of the share of children that ``linked`` (with how likely each is) joins, of all that both have.

    The share is Dice's: twice the joined by the children of both.
    """
    one, two = pairs
    a, b = lists.a, lists.b
    share = np.zeros(len(one), dtype=np.float32)
    above_a, above_b = a.above[0][linked[0]].astype(np.int64), b.above[0][linked[1]].astype(np.int64)
    inner = (above_a >= 0) & (above_b >= 0)
    if inner.any():
        keys, total = _summed((above_a[inner] << 32) | above_b[inner], weight[inner])
        wanted = (one.astype(np.int64) << 32) | two
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        share = np.where(keys[at] == wanted, total[at], 0)
    number_a, number_b = a.children[one], b.children[two]
    dice = 2 * share / np.maximum(number_a + number_b, 1)
    none, either = (number_a == 0) & (number_b == 0), (number_a == 0) | (number_b == 0)
    return np.select([none, either], [np.uint8(0), np.uint8(1)], CHILDREN.step(dice))


def _summed(
    keys: npt.NDArray[np.int64], weight: Floats
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Each key once, in order, and the sum of its weights."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    begin = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    return ordered[begin], np.add.reduceat(weight[order].astype(np.float64), begin)


def votes(lists: Lists) -> tuple[Pair, Floats]:
    """Pairs that share a whole name or core which few have, weighted by how few: what children vote with."""
    pool, a, b = lists.pool, lists.a, lists.b
    told = pool.letters > 0
    keys = [np.where(told[side.text], pool.core_id[side.text], -1).astype(np.int64) for side in (a, b)]
    one, two = equal_keys(keys[0], keys[1], 36)
    size = int(pool.core_id.max(initial=0)) + 1
    often = [np.bincount(key[key >= 0], minlength=size) for key in keys]
    core = keys[0][one]
    return (one, two), (1 / np.sqrt(often[0][core] * often[1][core])).astype(np.float32)


def type_lift(lists: Lists, pairs: Pair) -> Floats:
    """Log of how much more often than by chance a type of a and one of b meet in ``pairs``, (kinds, kinds).

    0 where ``pairs`` tell nothing of either: each side's view has the shares of the other list as what it
    begins from.
    """
    if lists.kinds > _MANY_KINDS:  # what is nearly a type of its own for each unit is none
        return np.broadcast_to(np.float32(0), (lists.kinds, lists.kinds))
    met = np.zeros((lists.kinds, lists.kinds))
    a_kind, b_kind = lists.a.kind[pairs[0]], lists.b.kind[pairs[1]]
    known = (a_kind >= 0) & (b_kind >= 0)
    np.add.at(met, (a_kind[known], b_kind[known]), 1)
    share = [
        np.bincount(side.kind[side.kind >= 0], minlength=lists.kinds) / max(len(side), 1)
        for side in (lists.a, lists.b)
    ]
    with np.errstate(divide="ignore", invalid="ignore"):
        from_a = (met + _DOUBT * share[1]) / (met.sum(axis=1, keepdims=True) + _DOUBT) / share[1]
        from_b = (
            (met + _DOUBT * share[0][:, None]) / (met.sum(axis=0, keepdims=True) + _DOUBT) / share[0][:, None]
        )
        lift = (np.log(from_a) + np.log(from_b)) / 2
    kept: Floats = np.clip(np.nan_to_num(lift, nan=0.0, neginf=-3, posinf=3), -3, 3).astype(np.float32)
    return kept
