"""What is seen of a pair, as a few steps each: small numbers that a table of evidence is looked up by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.broods import Brood
from georegistry_desktop.matching.candidates import EARTH, Pair, Scope
from georegistry_desktop.matching.dates import date_steps
from georegistry_desktop.matching.groups import GroupLift
from georegistry_desktop.matching.joins import equal_ids
from georegistry_desktop.matching.lists import Lists
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.similarity import Names
from georegistry_desktop.matching.threads import in_parts

Bins = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Feature:
    """One thing that is seen. ``edges`` part its values into steps; evidence rises with them from step
    ``rising`` on.

    Steps below ``rising`` stand apart (nothing known, or of another kind). Where ``doubt`` is not 0, the last
    step is the usual one and adds nothing, and those before take away so much at least.
    """

    name: str
    edges: tuple[float, ...] = ()
    rising: int = 0
    steps: int = 0
    doubt: float = 0.0

    @property
    def size(self) -> int:
        return self.steps or self.rising + len(self.edges) + 1

    def step(self, value: npt.NDArray[Any]) -> Bins:
        """The step of each value, ``rising`` and up."""
        if value.dtype == np.uint8:
            return self._of_bytes.take(value)
        steps: Bins = (np.digitize(value, self.edges) + self.rising).astype(np.uint8)
        return steps

    @cached_property
    def _of_bytes(self) -> Bins:
        return self.step(np.arange(256))


FULL = Feature("name", (40, 55, 65, 75, 82, 88, 93, 97, 100, 101))
"""Per cent; more than a hundred where also the words for what it is are the same, not only of one meaning."""
CORE = Feature("core", (40, 55, 65, 75, 82, 88, 93, 97, 100))
SOUND = Feature("sound", (40, 60, 75, 85, 92, 100))
SHARED = Feature("words", (5, 25, 45, 60, 80, 100))
HELD = Feature("contained", (5, 40, 70, 100, 101))
"""Per cent; more than a hundred where one name begins with all of the other: what was merged is mostly called
after the first."""
SHORT = Feature("short", (60, 75, 88, 100, 101))
"""Per cent of the letters of the shorter core that the longer has in their order: what was cut short, or lost
its vowels, is all there."""
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
DATES = Feature("dates", rising=1, steps=6)
"""See ``dates.date_steps``."""
GROUPS = Feature("groups", (-2.0, -0.5, 0.5, 1.5), rising=1)
"""Step 0: nothing known; else log of how much more often than by chance these groups go together."""
LEFT = Feature("left", steps=2, doubt=2.0)
"""Step 0: looked at only because both units were left below parents that are likely the same; else 1. One may
have got another name, or closed when the other opened: without a place or children no list can tell."""
FEATURES = (
    FULL, CORE, SOUND, SHARED, HELD, SHORT, NUMBER, RARITY, RARE_SOUND, KIND, NAMED, PARENT, CHILDREN,
    DISTANCE, OVERLAP, OTHER, DATES, GROUPS, LEFT,
)  # fmt: skip
PLACE_OF = {feature.name: at for at, feature in enumerate(FEATURES)}
PASSING = ("parent", "rarity", "children")
"""The features that change when other pairs become likely."""
_PARENT_STEPS = (0.05, 0.5, 0.9, 0.99)
_GRANDPARENT, LIKELY_PARENT = 3, 5
_DOUBT = 3.0
_MANY_KINDS = 1_500


@dataclass(frozen=True)
class Lift:
    """Owns how much more often than by chance types and groups of both lists go together."""

    kinds: Floats
    groups: GroupLift

    @classmethod
    def learnt(cls, lists: Lists, pairs: Pair) -> Lift:
        return cls(type_lift(lists, pairs), GroupLift(lists, pairs))

    @classmethod
    def nothing(cls, lists: Lists) -> Lift:
        """As if no pair were known."""
        return cls.learnt(lists, (np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32)))


def fixed(lists: Lists, names: Names, pairs: Pair, lift: Lift) -> Bins:
    """The steps of all features, (features, pairs); those of parents and children are nothing known yet."""
    steps = np.zeros((len(FEATURES), len(pairs[0])), dtype=np.uint8)

    def see(part: slice) -> None:
        _see(lists, names, pairs[0][part], pairs[1][part], lift, steps[:, part])

    in_parts(see, len(pairs[0]))
    return steps


def _see(lists: Lists, names: Names, one: Ids, two: Ids, lift: Lift, steps: Bins) -> None:
    a, b, pool = lists.a, lists.b, lists.pool
    steps[PLACE_OF["left"]] = 1
    a_text, b_text = a.text[one], b.text[two]
    measures = names.measure(a_text, b_text)
    steps[PLACE_OF["name"]] = FULL.step(measures.full)
    steps[PLACE_OF["core"]] = CORE.step(measures.core)
    steps[PLACE_OF["sound"]] = SOUND.step(measures.sound)
    steps[PLACE_OF["words"]] = SHARED.step(measures.shared)
    steps[PLACE_OF["contained"]] = HELD.step(measures.held)
    steps[PLACE_OF["short"]] = SHORT.step(measures.short)
    if len(a.alias) or len(b.alias):
        steps[PLACE_OF["other name"]] = _other_names(lists, names, one, two, measures.core)
    steps[PLACE_OF["number"]] = _told(pool.number_id[a_text], pool.number_id[b_text])
    steps[PLACE_OF["kind"]] = _told(pool.kind_id[a_text], pool.kind_id[b_text])
    alike = (
        (pool.joined_id[a_text] != pool.joined_id[b_text])
        & (pool.sound_id[a_text] == pool.sound_id[b_text])
        & (pool.consonants[a_text] > 0)
    )
    often = [
        of[rows[alike]].astype(np.float64) for of, rows in zip(lists.soundalikes, (one, two), strict=True)
    ]
    steps[PLACE_OF["rare sound"]][alike] = RARE_SOUND.step(-often[0] * often[1])
    together = lift.kinds[a.kind[one], b.kind[two]]
    known = (a.kind[one] >= 0) & (b.kind[two] >= 0) & (together != 0)
    steps[PLACE_OF["type"]][known] = KIND.step(together[known])
    apart = metres(a.degrees[one], b.degrees[two])
    known = ~np.isnan(apart)
    steps[PLACE_OF["distance"]][known] = DISTANCE.step(-apart[known])
    steps[PLACE_OF["overlap"]] = _overlap(a.box[one], b.box[two])
    _see_more(lists, one, two, lift, steps)


def _see_more(lists: Lists, one: Ids, two: Ids, lift: Lift, steps: Bins) -> None:
    """What few lists have."""
    a, b = lists.a, lists.b
    if lists.groups.count:
        together = lift.groups.of(a.groups[one], b.groups[two])
        known = together != 0
        steps[PLACE_OF["groups"]][known] = GROUPS.step(together[known])
    dated = [not np.isnan(side.opened).all() for side in (a, b)]
    closed = [not np.isnan(side.closed).all() for side in (a, b)]
    if all(dated) or (dated[0] and closed[1]) or (dated[1] and closed[0]):
        often = lists.openings[0][one], lists.openings[1][two]
        steps[PLACE_OF["dates"]] = date_steps(
            (a.opened[one], b.opened[two]), (a.closed[one], b.closed[two]), often
        )


def _other_names(lists: Lists, names: Names, one: Ids, two: Ids, core: npt.NDArray[np.uint8]) -> Bins:
    """The step of the other names of each pair, whose names are alike as ``core`` says."""
    (a_begin, a_name), (b_begin, b_name) = lists.a.names, lists.b.names
    a_count, b_count = a_begin[one + 1] - a_begin[one], b_begin[two + 1] - b_begin[two]
    some = np.flatnonzero((a_count > 1) | (b_count > 1))
    size = (a_count * b_count)[some] - 1  # but for both names themselves, the first of the product
    at = np.repeat(some, size)
    which = np.arange(len(at)) - np.repeat(np.cumsum(size) - size, size) + 1
    left, right = np.divmod(which, b_count[at])
    left, right = a_name[a_begin[one[at]] + left], b_name[b_begin[two[at]] + right]
    fresh = (left != lists.a.text[one[at]]) | (right != lists.b.text[two[at]])
    at, left, right = at[fresh], left[fresh], right[fresh]
    found, told = np.zeros(len(one), dtype=np.uint8), np.zeros(len(one), dtype=bool)
    np.maximum.at(found, at, names.measure(left, right).core)
    told[at] = True
    return np.where(told, OTHER.step(np.where(found > core, found, 0)), 0).astype(np.uint8)


def _told(one: Ids, two: Ids) -> Bins:
    """0 where neither tells anything, 1 where both tell another thing, 2 where one tells, 3 for the same."""
    both, either = (one > 0) & (two > 0), (one > 0) | (two > 0)
    return np.select([both & (one == two), both, either], [3, 1, 2], 0).astype(np.uint8)


class Rarity:
    """Owns how many units share the core of each pair that has one: anywhere, and below both parents and
    grandparents."""

    def __init__(self, lists: Lists, pairs: Pair) -> None:
        core = lists.pool.joined_id
        one, two = lists.a.text[pairs[0]], lists.b.text[pairs[1]]
        at = np.flatnonzero((core[one] == core[two]) & (lists.pool.letters[one] > 0))
        left, right = pairs[0][at], pairs[1][at]
        self._at, self._count = at, len(one)
        self._steps = [
            RARITY.step(-often[0][left].astype(np.float64) * often[1][right]) for often in lists.namesakes
        ]

    def step(self, parent: Bins) -> Bins:
        """The steps, by those of the parents."""
        below, grand, anywhere = self._steps
        step = parent[self._at]
        found = np.zeros(self._count, dtype=np.uint8)
        found[self._at] = np.where(
            step >= LIKELY_PARENT, below, np.where(step == _GRANDPARENT, grand, anywhere)
        )
        return found


def metres(one: npt.NDArray[np.float64], two: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Great-circle distance of degrees (n, 2), longitude first, on a sphere (haversine), in metres; NaN where
    one is not known."""
    apart = np.full(len(one), np.nan)
    known = np.flatnonzero(~np.isnan(one[:, 0] + one[:, 1] + two[:, 0] + two[:, 1]))
    (x1, y1), (x2, y2) = np.radians(one[known]).T, np.radians(two[known]).T
    half = np.sin((y2 - y1) / 2) ** 2 + np.cos(y1) * np.cos(y2) * np.sin((x2 - x1) / 2) ** 2
    apart[known] = 2 * EARTH * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return apart


def _overlap(one: npt.NDArray[np.float64], two: npt.NDArray[np.float64]) -> Bins:
    step = np.zeros(len(one), dtype=np.uint8)
    known = np.flatnonzero(~np.isnan(one[:, 0] + two[:, 0]))
    one, two = one[known], two[known]
    width = np.minimum(one[:, 2], two[:, 2]) - np.maximum(one[:, 0], two[:, 0])
    height = np.minimum(one[:, 3], two[:, 3]) - np.maximum(one[:, 1], two[:, 1])
    common = np.clip(width, 0, None) * np.clip(height, 0, None)
    sizes = [(box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1]) for box in (one, two)]
    every = sizes[0] + sizes[1] - common
    share = np.divide(common, every, out=np.full(len(common), np.nan), where=every > 0)
    step[known] = np.where(np.isnan(share), 0, OVERLAP.step(share))
    return step


def parents(lists: Lists, pairs: Pair, scope: Scope) -> Bins:
    """Steps of what the links of the ancestors say of each pair."""
    step = np.zeros(len(pairs[0]), dtype=np.uint8)
    if lists.a.flat or lists.b.flat:
        return step
    known = _Known(scope)

    def see(part: slice) -> None:
        step[part] = _parents(lists, pairs[0][part], pairs[1][part], known)

    in_parts(see, len(step))
    return step


def _parents(lists: Lists, one: Ids, two: Ids, known: _Known) -> npt.NDArray[np.int64]:
    a, b = lists.a, lists.b
    above_a, above_b = a.above[0].take(one), b.above[0].take(two)
    roots = (above_a < 0) & (above_b < 0)
    unknown = (above_a < 0) ^ (above_b < 0)
    direct = known.chance(above_a, above_b)
    step = np.where(direct >= _PARENT_STEPS[0], 3 + np.digitize(direct, _PARENT_STEPS), 2)
    rest = np.flatnonzero((direct < 0.5) & ~roots & ~unknown)
    above_a, above_b = above_a[rest], above_b[rest]
    higher_a, higher_b = a.above[1].take(one[rest]), b.above[1].take(two[rest])
    skip = np.maximum(known.chance(above_a, higher_b), known.chance(higher_a, above_b))
    grand = known.chance(higher_a, higher_b)
    step[rest] = np.maximum(step[rest], np.select([skip >= 0.9, skip >= 0.5, grand >= 0.5], [5, 4, 3], 2))
    return np.where(unknown, 0, np.where(roots, 1, step))


class _Known:
    """Owns what a scope knows, by the ranks of counterparts, one after the other in memory."""

    def __init__(self, scope: Scope) -> None:
        self._sides = [
            [
                (np.ascontiguousarray(rows), np.ascontiguousarray(chances))
                for rows, chances in zip(side.row.T, side.probability.T, strict=True)
                if (rows >= 0).any()
            ]
            for side in (scope.a, scope.b)
        ]

    def chance(self, one: Ids, two: Ids) -> Floats:
        """How likely each unit of a is the unit of b, as the side that knows it says; 0 where one is -1."""
        found = np.zeros(len(one), dtype=np.float32)
        for side, own, other in zip(self._sides, (one, two), (two, one), strict=True):
            for rows, chances in side:
                hit = np.flatnonzero((rows.take(own) == other) & (own >= 0) & (other >= 0))
                found[hit] = np.maximum(found[hit], chances.take(own[hit]))
        return found


def children(lists: Lists, pairs: Pair, linked: Pair, weight: Floats) -> Bins:
    """Steps of the share of children that ``linked`` (with how likely each is) joins, of all that both have.

    The share is Dice's: twice the joined by the children of both.
    """
    return child_steps(lists, pairs, Brood(lists, linked, weight))


def child_steps(lists: Lists, pairs: Pair, brood: Brood) -> Bins:
    """As ``children``, of children that were counted once for many pairs."""
    of_a, of_b = lists.a.children[pairs[0]], lists.b.children[pairs[1]]
    found = np.where((of_a == 0) & (of_b == 0), np.uint8(0), np.uint8(1))
    both = np.flatnonzero((of_a > 0) & (of_b > 0))
    found[both] = CHILDREN.step(brood.share((pairs[0][both], pairs[1][both])))
    return found


def votes(lists: Lists) -> tuple[Pair, Floats]:
    """Pairs that share a whole name or core which few have, weighted by how few: what children vote with."""
    pool, a, b = lists.pool, lists.a, lists.b
    keys = [np.where(pool.letters[side.text] > 0, pool.core_id[side.text], -1) for side in (a, b)]
    size = int(pool.core_id.max(initial=0)) + 1
    one, two = equal_ids(keys[0], keys[1], size, 36)
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
