"""Joins of arrays beside the plainest Python that does the same."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop.matching.joins import Blocks, best, blocks, equal_ids, equal_keys, grouped

KEYS = st.lists(st.integers(-2, 6), max_size=30)
NOTHING: list[tuple[int, int]] = []


def keys(values: list[int]) -> np.ndarray:
    return np.array(values, dtype=np.int64)


def joined(left: list[int], right: list[int], most: int) -> list[tuple[int, int]]:
    often = Counter(left), Counter(right)
    return sorted(
        (i, j)
        for i, one in enumerate(left)
        for j, two in enumerate(right)
        if one == two and one >= 0 and often[0][one] * often[1][two] <= most
    )


def pairs(found: tuple[np.ndarray, np.ndarray]) -> list[tuple[int, int]]:
    return sorted(zip(*(side.tolist() for side in found), strict=True))


@given(KEYS, KEYS, st.integers(1, 40))
def test_that_equal_keys_are_joined_up_to_the_cap(left: list[int], right: list[int], cap: int) -> None:
    assert pairs(equal_keys(keys(left), keys(right), cap)) == joined(left, right, cap)


@given(KEYS, KEYS, st.integers(1, 40))
def test_that_small_numbers_are_joined_as_keys_are(left: list[int], right: list[int], cap: int) -> None:
    left, right = [max(key, -1) for key in left], [max(key, -1) for key in right]
    one, two = (np.array(side, dtype=np.int32) for side in (left, right))
    assert pairs(equal_ids(one, two, 7, cap)) == joined(left, right, cap)


@given(st.lists(st.integers(0, 6), max_size=30))
def test_that_positions_are_grouped_in_their_order(group: list[int]) -> None:
    order, begin = grouped(np.array(group, dtype=np.int32), 7)
    assert order.tolist() == sorted(range(len(group)), key=group.__getitem__)
    assert begin.tolist() == [sum(other < at for other in group) for at in range(8)]


@given(KEYS, KEYS, st.integers(1, 200), st.integers(1, 50))
def test_that_blocks_join_the_same_in_parts(
    left: list[int], right: list[int], most: int, at_once: int
) -> None:
    found = [pair for part in blocks(keys(left), keys(right), most, at_once) for pair in pairs(part)]
    assert sorted(found) == joined(left, right, most)


@given(KEYS, KEYS, st.integers(1, 30))
def test_that_what_is_beyond_is_what_blocks_leave_out(left: list[int], right: list[int], most: int) -> None:
    one, two = (side.tolist() for side in Blocks(keys(left), keys(right)).beyond(most))
    every, few = joined(left, right, 10_000), joined(left, right, most)
    assert one == sorted({i for i, _ in every} - {i for i, _ in few})
    assert two == sorted({j for _, j in every} - {j for _, j in few})


@given(KEYS, KEYS, st.integers(1, 40))
def test_that_swapping_the_sides_swaps_the_pairs(left: list[int], right: list[int], cap: int) -> None:
    there = pairs(equal_keys(keys(left), keys(right), cap))
    back = pairs(equal_keys(keys(right), keys(left), cap))
    assert there == sorted((i, j) for j, i in back)


@given(KEYS, KEYS, st.integers(1, 30))
def test_that_no_block_is_much_larger_than_asked(left: list[int], right: list[int], at_once: int) -> None:
    largest = max((Counter(left)[key] * Counter(right)[key] for key in set(left)), default=0)
    for one, _ in blocks(keys(left), keys(right), 10_000, at_once):
        assert len(one) <= at_once + largest


def test_that_large_keys_are_joined() -> None:
    left = np.array([2**62, 5, -1, 2**40], dtype=np.int64)
    assert pairs(equal_keys(left, left, 1)) == [(0, 0), (1, 1), (3, 3)]


def test_that_nothing_is_joined_with_nothing() -> None:
    for left, right in (([], []), ([1], []), ([], [1]), ([-1, -1], [-1])):
        assert pairs(equal_keys(keys(left), keys(right), 9)) == NOTHING
        assert list(blocks(keys(left), keys(right), 9, 9)) == []


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), max_size=40), st.integers(1, 4))
def test_that_the_best_of_each_group_and_equals_of_the_last_are_kept(
    entries: list[tuple[int, int]], most: int
) -> None:
    group = np.array([entry[0] for entry in entries], dtype=np.int32)
    score = np.array([entry[1] for entry in entries], dtype=np.float32)
    wanted = []
    for one, two in entries:
        of_group = sorted((s for g, s in entries if g == one), reverse=True)
        wanted.append(two >= of_group[min(most, len(of_group)) - 1])
    assert best(group, score, most).tolist() == wanted


def test_that_whole_numbers_without_a_sign_are_ordered_too() -> None:
    score = np.array([0, 255, 128], dtype=np.uint8)
    assert best(np.zeros(3, dtype=np.int32), score, 1).tolist() == [False, True, False]
