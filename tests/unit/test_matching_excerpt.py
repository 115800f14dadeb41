"""A few units as lists of their own; namesakes; a few pairs settled among many."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching.made_up import made_up_list
from matching.small_lists import country, renamed

from georegistry_desktop.matching import candidates
from georegistry_desktop.matching.below import within
from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.excerpt import Excerpt
from georegistry_desktop.matching.features import PLACE_OF, Rarity
from georegistry_desktop.matching.lists import Lists, read_lists
from georegistry_desktop.matching.rivals import probabilities, settled
from georegistry_desktop.matching.similarity import Names


@pytest.fixture(scope="module")
def lists() -> Lists:
    a = made_up_list(400, np.random.default_rng(3), "coast")
    return read_lists(a, renamed(a, "b-"), shipped())


def test_that_an_excerpt_holds_the_chosen_units_and_their_parents_among_them(lists: Lists) -> None:
    parent = int(np.argmax(lists.a.children))
    below = np.flatnonzero(lists.a.above[0] == parent).astype(np.int32)
    rows = np.sort(np.append(below, parent)).astype(np.int32)
    part = Excerpt.of(lists, rows, rows[:1])
    assert len(part.lists.a) == len(rows)
    assert len(part.lists.b) == 1
    assert part.lists.a.text.tolist() == lists.a.text[rows].tolist()
    place = int(np.searchsorted(rows, parent))
    assert (np.delete(part.lists.a.above[0], place) == place).all()
    assert part.lists.a.above[0][place] == -1
    assert (part.lists.a.above[1:] == -1).all()


def test_that_candidates_below_one_pair_are_the_same_in_an_excerpt(lists: Lists) -> None:
    names = Names(lists.pool)
    for parent in np.flatnonzero(lists.a.children > 3)[:20].tolist():
        below = np.flatnonzero(lists.a.above[0] == parent).astype(np.int32)
        links = np.array([parent], dtype=np.int32), np.array([parent], dtype=np.int32)
        rows = np.sort(np.append(below, parent)).astype(np.int32)
        part = Excerpt.of(lists, rows, rows)
        inside = np.searchsorted(rows, below).astype(np.int32)
        at = np.searchsorted(rows, links[0]).astype(np.int32)
        one, two = within(part.lists, names, (at, at), inside, inside)
        whole = within(lists, names, links, below, below)
        assert part.a[one].tolist() == whole[0].tolist()
        assert part.b[two].tolist() == whole[1].tolist()


def test_that_namesakes_of_single_pairs_are_those_of_all(lists: Lists) -> None:
    pairs = candidates.everywhere(lists)
    assert len(pairs[0]) > 50
    parent = np.random.default_rng(1).integers(0, 8, len(pairs[0])).astype(np.uint8)
    wanted = Rarity(lists, pairs).step(parent)
    some = np.arange(0, len(pairs[0]), 3)
    found = Rarity(lists, (pairs[0][some], pairs[1][some])).step(parent[some])
    assert found.tolist() == wanted[some].tolist()
    assert PLACE_OF["rarity"] >= 0


GRAPH = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.floats(-6, 6)),
    min_size=1,
    max_size=12,
    unique_by=lambda edge: edge[:2],
)


@given(GRAPH)
def test_that_pairs_settle_as_all_rivals_do(edges: list[tuple[int, int, float]]) -> None:
    one, two = (np.array([edge[side] for edge in edges], dtype=np.int32) for side in (0, 1))
    evidence = np.array([edge[2] for edge in edges], dtype=np.float32)
    nothing = np.zeros(len(set(one.tolist()))), np.zeros(len(set(two.tolist())))
    found = settled((one, two), evidence, nothing)
    assert found == pytest.approx(probabilities(one, two, evidence, (5, 5), rounds=200), abs=0.02)


def test_that_what_others_tell_a_unit_lowers_its_pairs() -> None:
    pair = np.array([0], dtype=np.int32), np.array([0], dtype=np.int32)
    evidence = np.array([np.log(3)], dtype=np.float32)
    alone = settled(pair, evidence, (np.zeros(1), np.zeros(1)))
    beside = settled(pair, evidence, (np.array([2.0]), np.zeros(1)))
    assert alone[0] == pytest.approx(0.75, abs=1e-3)
    assert beside[0] == pytest.approx(0.5, abs=1e-3)


def test_that_the_country_of_the_tests_is_no_excerpt_of_nothing() -> None:
    lists = read_lists(country(), country(), shipped())
    nothing = np.zeros(0, dtype=np.int32)
    part = Excerpt.of(lists, nothing, nothing)
    assert not len(part.lists.a)
    assert not len(part.lists.b)
