"""Candidates below ancestors that are likely the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import NONE, Pair, keys_of, together
from georegistry_desktop.matching.joins import Blocks, best, equal_keys
from georegistry_desktop.matching.lists import RARE, UP, Lists, Units
from georegistry_desktop.matching.normalise import Ids, Pool
from georegistry_desktop.matching.similarity import Names

Keys = npt.NDArray[np.int64]
_WITHIN = 60
_PRODUCT = 400_000
_AT_ONCE = 2_000_000
_CUTOFF = 50
_SMALL = 4


def within(lists: Lists, names: Names, links: Pair, one: Ids, two: Ids) -> Pair:
    """Pairs of units ``one`` of a and ``two`` of b below ancestors that ``links`` joins.

    Each unit looks from its nearest linked ancestor, at all below the counterpart. Both sides look in the
    same way: which list is a changes nothing.
    """
    meeting = _Meeting(lists, links, one, two)
    likest = _Likest(lists, names)
    by_parents = meeting.by_parents()
    for both in (by_parents, *meeting.by_higher()):
        for at, to in Blocks(both.left, both.right).parts(_PRODUCT, _AT_ONCE):
            likest.look(both.one[at], both.two[to])
    found = [likest.pairs(), _same_core(lists, meeting.by_grandparents())]
    for both in (by_parents, *meeting.by_nearest()):
        found += _same_names(lists, both)
        found.append(_same_word(lists, both))
    return together(NONE, *found)


def few_below(lists: Lists, links: Pair, one: Ids, two: Ids, most: int) -> Pair:
    """All pairs of units ``one`` of a and ``two`` of b whose parents ``links`` joins, where two parents have
    ``most`` of them at most."""
    both = _Meeting(lists, links, one, two).by_parents()
    at, to = equal_keys(both.left, both.right, most)
    return both.one[at], both.two[to]


class _Both(NamedTuple):
    """Units of both sides and the numbers of links: those meet that stand below the same link."""

    one: Ids
    left: Keys
    two: Ids
    right: Keys


class _Meeting:
    """Owns which units of both sides stand below ancestors that links join."""

    def __init__(self, lists: Lists, links: Pair, one: Ids, two: Ids) -> None:
        self._links = len(links[0])
        self._sides = tuple(
            _Looking(units, linked, rows)
            for units, linked, rows in zip((lists.a, lists.b), links, (one, two), strict=True)
        )

    def by_parents(self) -> _Both:
        """Those whose parents are joined."""
        return self._below(*(side.above(0) for side in self._sides))

    def by_nearest(self) -> Iterator[_Both]:
        """Those of one side whose nearest linked ancestor is no parent, with the counterpart's children."""
        one, two = self._sides
        yield self._below(np.where(one.nearest == one.above(0), -1, one.nearest), two.above(0))
        yield self._below(one.above(0), np.where(two.nearest == two.above(0), -1, two.nearest))

    def by_higher(self) -> Iterator[_Both]:
        """Those of one side with all that is further down below the counterpart of their nearest linked
        ancestor."""
        one, two = self._sides
        for up in range(1, UP):
            yield self._below(one.nearest, two.above(up))
            yield self._below(one.above(up), two.nearest)

    def by_grandparents(self) -> _Both:
        """Those whose parents' parents are joined."""
        return self._below(*(side.above(1) for side in self._sides))

    def _below(self, one: Ids, two: Ids) -> _Both:
        (a, left), (b, right) = (
            side.below(above) for side, above in zip(self._sides, (one, two), strict=True)
        )
        met = [np.zeros(self._links, dtype=bool) for _ in range(2)]
        met[0][left] = met[1][right] = True
        both = met[0] & met[1]
        if not both.any():
            return _Both(NONE[0], left[:0], NONE[1], right[:0])
        kept = both[left], both[right]
        return _Both(a[kept[0]], left[kept[0]], b[kept[1]], right[kept[1]])


class _Looking:
    """Owns the units of one side that look, and by which links they can."""

    def __init__(self, units: Units, linked: Ids, rows: Ids) -> None:
        self._units, self._rows = units, rows
        self._order = np.argsort(linked, kind="stable")
        self._begin = np.searchsorted(linked[self._order], np.arange(len(units) + 1))
        self.nearest = np.full(len(rows), -1, dtype=np.int32)
        """The nearest linked ancestor of each, -1 for none."""
        for up in reversed(range(UP)):
            above = self.above(up)
            there = (above >= 0) & (self._begin[above] < self._begin[above + 1])
            self.nearest[there] = above[there]

    def above(self, up: int) -> Ids:
        found: Ids = self._units.above[up][self._rows]
        return found

    def below(self, ancestors: Ids) -> tuple[Ids, Keys]:
        """The units that look from ``ancestors`` (-1: not at all), once for each link of these, and the
        links' numbers."""
        at = np.flatnonzero(ancestors >= 0)
        first = self._begin[ancestors[at]]
        count = self._begin[ancestors[at] + 1] - first
        place = np.arange(count.sum()) + np.repeat(first - (np.cumsum(count) - count), count)
        return self._rows[np.repeat(at, count)], self._order[place]


class _Likest:
    """Owns which pairs are likest by name, of all that were looked at: the two likest of each unit, seen from
    both sides, and all where a parent has few children."""

    def __init__(self, lists: Lists, names: Names) -> None:
        self._lists, self._names = lists, names
        self._seen: list[tuple[Keys, npt.NDArray[np.uint8]]] = []
        self._small: list[Pair] = []

    def look(self, one: Ids, two: Ids) -> None:
        """At pairs of which each stands once in a look."""
        a, b = self._lists.a, self._lists.b
        alike = self._names.quick(a.text[one], b.text[two], _CUTOFF)
        some = np.flatnonzero(alike)
        self._seen.append((keys_of((one[some], two[some])), alike[some]))
        few = a.above[0][one]
        small = (few >= 0) & (a.children[few] * b.children[b.above[0][two]] <= _SMALL)
        self._small.append((one[small], two[small]))

    def pairs(self) -> Pair:
        if not self._seen:
            return NONE
        keys, alike = (np.concatenate(part) for part in zip(*self._seen, strict=True))
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        once = np.append(True, keys[1:] != keys[:-1])[: len(keys)]
        keys, alike = keys[once], alike[order[once]]
        one, two = (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)
        kept = best(one, alike, 2) | best(two, alike, 2)
        return together((one[kept], two[kept]), *self._small)


def _same_core(lists: Lists, both: _Both) -> Pair:
    """Pairs of a common name, which is not looked for everywhere: of units that moved within a district."""
    one, two = lists.a.text[both.one], lists.b.text[both.two]
    left, right = np.flatnonzero(lists.common[one]), np.flatnonzero(lists.common[two])
    ids = lists.pool.core_id.astype(np.int64)
    width = int(ids.max(initial=0)) + 1
    at, to = equal_keys(
        both.left[left] * width + ids[one[left]], both.right[right] * width + ids[two[right]], RARE
    )
    return both.one[left[at]], both.two[right[to]]


def _same_names(lists: Lists, both: _Both) -> Iterator[Pair]:
    """Pairs of equal names where there are too many to look at them all."""
    at, to = Blocks(both.left, both.right).beyond(_PRODUCT)
    for ids in (lists.pool.core_id, lists.pool.sound_id) if len(at) else ():
        width = int(ids.max(initial=0)) + 1
        left, right = equal_keys(
            both.left[at] * width + ids[lists.a.text[both.one[at]]],
            both.right[to] * width + ids[lists.b.text[both.two[to]]],
            _WITHIN,
        )
        yield both.one[at[left]], both.two[to[right]]


def _same_word(lists: Lists, both: _Both) -> Pair:
    """Pairs below the same ancestor that share a word which few there have."""
    if not len(both.one):
        return NONE
    width = int(lists.pool.token.max(initial=0)) + 1
    at, a_token = _words(lists.pool, lists.a.text[both.one])
    to, b_token = _words(lists.pool, lists.b.text[both.two])
    left, right = equal_keys(both.left[at] * width + a_token, both.right[to] * width + b_token, _WITHIN)
    return both.one[at[left]], both.two[to[right]]


def _words(pool: Pool, text: Ids) -> tuple[Ids, Keys]:
    """The words of the cores of names: positions in ``text``, and the words."""
    length = (pool.start[text + 1] - pool.start[text]).astype(np.int64)
    within_ = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    at = np.repeat(np.arange(len(text), dtype=np.int32), length)
    return at, pool.token[np.repeat(pool.start[text], length) + within_].astype(np.int64)
