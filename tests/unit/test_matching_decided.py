"""Decisions by rows: what they say of every pair, in whatever order they came and went."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop.matching.decided import Decided, Said

PAIRS = st.sets(st.tuples(st.integers(0, 3), st.integers(0, 4)), max_size=6)
UNITS = st.sets(st.integers(0, 3), max_size=2)
DRAWN = st.tuples(PAIRS, PAIRS, UNITS, UNITS)
GRID = np.divmod(np.arange(20, dtype=np.int32), np.int32(5))
Drawn = tuple[set[tuple[int, int]], set[tuple[int, int]], set[int], set[int]]


def said(accepted: object = (), rejected: object = (), none_a: object = (), none_b: object = ()) -> Said:
    pairs = [np.array(sorted(held), dtype=np.int32).reshape(-1, 2) for held in (accepted, rejected)]  # type: ignore[call-overload]
    alone = [np.array(sorted(held), dtype=np.int32) for held in (none_a, none_b)]  # type: ignore[call-overload]
    return Said((pairs[0][:, 0], pairs[0][:, 1]), (pairs[1][:, 0], pairs[1][:, 1]), alone[0], alone[1])


def told(decided: Decided) -> tuple[list[bool], list[bool]]:
    return decided.is_accepted(*GRID).tolist(), decided.is_out(*GRID).tolist()


@given(DRAWN, DRAWN)
def test_that_decisions_that_went_are_as_if_they_had_never_come(stay: Drawn, go: Drawn) -> None:
    plain, moved = Decided((4, 5)), Decided((4, 5))
    plain.add(said(*stay))
    moved.add(said(*go))
    moved.add(said(*stay))
    moved.remove(said(*(gone - kept for gone, kept in zip(go, stay, strict=True))))
    assert told(plain) == told(moved)
    for side, size in ((0, 4), (1, 5)):
        assert plain.done(side, np.arange(size)).tolist() == moved.done(side, np.arange(size)).tolist()


@given(DRAWN)
def test_that_what_is_accepted_is_never_out_and_its_rivals_are(drawn: Drawn) -> None:
    decided = Decided((4, 5))
    decided.add(said(*drawn))
    accepted, rejected, none_a, none_b = drawn
    for at, (one, two) in enumerate(zip(*(side.tolist() for side in GRID), strict=True)):
        gone = (
            (one, two) in rejected
            or one in none_a | {pair[0] for pair in accepted}
            or two in none_b | {pair[1] for pair in accepted}
        )
        assert told(decided)[0][at] is ((one, two) in accepted)
        assert told(decided)[1][at] is (gone and (one, two) not in accepted)


def test_that_only_what_is_new_or_was_there_is_given_back() -> None:
    decided = Decided((4, 5))
    assert decided.add(said([(1, 2)], none_a=[3])).accepted[0].tolist() == [1]
    again = decided.add(said([(1, 2), (0, 0)], none_a=[3]))
    assert again.accepted[1].tolist() == [0]
    assert again.none_a.tolist() == []
    gone = decided.remove(said([(1, 2)], [(2, 2)], none_b=[1]))
    assert gone.accepted[0].tolist() == [1]
    assert not len(gone.rejected[0])
    assert not len(gone.none_b)
