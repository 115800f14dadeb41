"""Which pairs become links, beside all sets of pairs that could."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop.matching import assign
from georegistry_desktop.matching.assign import one_to_one

Entries = list[tuple[int, int, float]]
ENTRIES = st.lists(
    st.tuples(
        st.integers(0, 3), st.integers(0, 3), st.sampled_from([0.1, 0.3, 0.5, 0.6, 0.75, 0.9, 0.99, 1.0])
    ),
    max_size=9,
    unique_by=lambda entry: entry[:2],
)


def chosen(entries: Entries, least: float) -> list[int]:
    one, two = (np.array([entry[at] for entry in entries], dtype=np.int32) for at in (0, 1))
    chance = np.array([entry[2] for entry in entries], dtype=np.float32)
    return one_to_one((one, two), chance, least, (4, 4)).tolist()


def worth(entries: Entries, at: tuple[int, ...] | list[int], least: float) -> float:
    """The log odds above those of ``least``."""
    odds = [min(float(np.float32(entries[k][2])), 1 - 1e-9) for k in at]
    return sum(np.log(p / (1 - p)) - np.log(least / (1 - least)) for p in odds)


def apart(entries: Entries, at: tuple[int, ...] | list[int]) -> bool:
    return len({entries[k][0] for k in at}) == len({entries[k][1] for k in at}) == len(at)


@given(ENTRIES, st.sampled_from([0.2, 0.5, 0.8]))
def test_that_no_other_set_of_links_is_likelier(entries: Entries, least: float) -> None:
    found = chosen(entries, least)
    assert apart(entries, found)
    usable = [k for k in range(len(entries)) if np.float32(entries[k][2]) >= least]
    assert set(found) <= set(usable)
    most = max(
        worth(entries, at, least)
        for size in range(len(usable) + 1)
        for at in combinations(usable, size)
        if apart(entries, at)
    )
    assert worth(entries, found, least) == pytest.approx(most, abs=1e-3)


@given(ENTRIES)
def test_that_links_come_in_the_order_of_the_pairs(entries: Entries) -> None:
    found = chosen(entries, 0.5)
    assert found == sorted(set(found))


def test_that_a_likely_pair_gives_way_where_two_links_are_likelier_than_one() -> None:
    assert chosen([(0, 0, 0.9), (0, 1, 0.85), (1, 0, 0.85)], 0.5) == [1, 2]


def test_that_nothing_likely_makes_no_link() -> None:
    assert chosen([(0, 0, 0.4), (1, 1, 0.49)], 0.5) == []
    assert chosen([], 0.5) == []


def test_that_certain_pairs_are_links_at_the_highest_threshold() -> None:
    assert chosen([(0, 0, 1.0), (0, 1, 0.99), (1, 1, 1.0), (2, 2, 1.0)], 1.0) == [0, 2, 3]


def test_that_a_tangle_that_is_too_large_is_linked_the_likeliest_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(assign, "_LARGEST", 3)
    entries = [(0, 0, 0.9), (0, 1, 0.85), (1, 0, 0.85), (1, 1, 0.6), (3, 3, 0.7)]
    assert chosen(entries, 0.5) == [0, 3, 4]


@given(ENTRIES)
def test_that_the_likeliest_first_links_each_unit_once(entries: Entries) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assign, "_LARGEST", 0)
        found = chosen(entries, 0.5)
    assert apart(entries, found)
    taken = [{entries[k][side] for k in found} for side in (0, 1)]
    for one, two, chance in entries:  # no pair is left of which both units are free
        assert np.float32(chance) < 0.5 or one in taken[0] or two in taken[1]
