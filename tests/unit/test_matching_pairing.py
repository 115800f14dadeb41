"""Pairs by their units, and pairs that are added later."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop.matching.candidates import NONE, Pair
from georegistry_desktop.matching.pairing import Pairing, grown, once

DRAWN = st.sets(st.tuples(st.integers(0, 7), st.integers(0, 9)), max_size=30)


def columns(pairs: list[tuple[int, int]]) -> Pair:
    one, two = ([pair[side] for pair in pairs] for side in (0, 1))
    return np.array(one, dtype=np.int32), np.array(two, dtype=np.int32)


def listed(pair: Pair) -> list[tuple[int, int]]:
    return list(zip(*(side.tolist() for side in pair), strict=True))


@given(DRAWN, DRAWN, st.sets(st.integers(0, 7)), st.sets(st.integers(0, 9)))
def test_that_pairs_are_found_by_their_units_wherever_they_stand(
    first: set[tuple[int, int]], later: set[tuple[int, int]], one: set[int], two: set[int]
) -> None:
    pairing = Pairing(columns(sorted(first)), (8, 10))
    fresh = sorted(later - first)
    for pair in fresh:
        pairing.add(*columns([pair]))
    everything = first | later
    assert len(pairing) == len(everything)
    units = np.array(sorted(one), dtype=np.int32), np.array(sorted(two), dtype=np.int32)
    assert listed(pairing.units(pairing.around(*units))) == sorted(
        pair for pair in everything if pair[0] in one or pair[1] in two
    )
    for side in (0, 1):
        found = listed(pairing.units(pairing.of(side, units[side])))
        assert sorted(found) == sorted(pair for pair in everything if pair[side] in (one, two)[side])
    grid = [(a, b) for a in range(8) for b in range(10)]
    places = pairing.find(*columns(grid))
    assert {pair for pair, place in zip(grid, places, strict=True) if place >= 0} == everything
    there = places >= 0
    assert listed(pairing.units(places[there])) == [
        pair for pair, known in zip(grid, there, strict=True) if known
    ]


def test_that_no_pairs_have_no_places() -> None:
    pairing = Pairing(NONE, (3, 0))
    assert not len(pairing.around(np.array([0, 2]), NONE[1]))
    assert pairing.find(*NONE).tolist() == []


def test_that_pairs_keep_their_places_when_others_are_added() -> None:
    pairing = Pairing(columns([(0, 1), (2, 0)]), (3, 3))
    assert pairing.add(*columns([(0, 0), (1, 2)])).tolist() == [2, 3]
    assert pairing.find(*columns([(2, 0), (1, 2), (1, 1)])).tolist() == [1, 3, -1]
    assert listed(pairing.units(pairing.ordered(np.arange(4)))) == [(0, 0), (0, 1), (1, 2), (2, 0)]


def test_that_values_grow_only_where_they_lack_room() -> None:
    values = np.arange(3.0)
    assert grown(values, 3) is values
    longer = grown(values, 4, np.inf)
    assert longer[:5].tolist() == [0, 1, 2, np.inf, np.inf]


@given(st.lists(st.integers(-5, 5)), st.lists(st.integers(-5, 5)))
def test_that_once_orders_all_values(one: list[int], two: list[int]) -> None:
    assert once(np.array(one, dtype=np.int64), np.array(two, dtype=np.int64)).tolist() == sorted({*one, *two})
