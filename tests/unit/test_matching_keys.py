"""What equal codes and references are worth."""

from __future__ import annotations

from typing import Any

import numpy as np
from matching.small_lists import units

from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.keys import KeyWorths, key_evidence
from georegistry_desktop.matching.lists import Lists, read_lists

COUNT = 40
DIAGONAL = np.arange(COUNT, dtype=np.int32)


def listed(**columns: list[Any]) -> Any:
    return units(
        [
            {"uuid": f"u{at:03}", "name": f"N{at}"} | {key: of[at] for key, of in columns.items()}
            for at in range(COUNT)
        ],
        list(columns),
    )


def read(a: Any, b: Any) -> Lists:
    return read_lists(a, b, shipped())


CODES = [f"SL{at:03}" for at in range(COUNT)]
OTHER = [f"SL{(at + 7) % COUNT:03}" for at in range(COUNT)]
SURE = np.full(COUNT, 0.99, dtype=np.float32)


def test_that_codes_that_agree_where_names_leave_no_doubt_speak_for_a_pair() -> None:
    found = key_evidence(read(listed(code=CODES), listed(code=CODES)), (DIAGONAL, DIAGONAL), SURE)
    assert (found > 5).all()


def test_that_keys_under_another_heading_speak_too() -> None:
    lists = read(listed(code=CODES), listed(source_ref=CODES))
    assert (key_evidence(lists, (DIAGONAL, DIAGONAL), SURE) > 5).all()


def test_that_without_keys_nothing_is_said() -> None:
    lists = read(listed(code=CODES), listed())
    assert not key_evidence(lists, (DIAGONAL, DIAGONAL), SURE).any()


def test_that_keys_that_differ_where_most_agree_speak_against() -> None:
    other = [*CODES[:-1], CODES[0]]
    found = key_evidence(read(listed(code=CODES), listed(code=other)), (DIAGONAL, DIAGONAL), SURE)
    assert (found[:-1] > 0).all()
    assert found[-1] < -1


def test_that_numbers_that_meet_by_chance_say_little() -> None:
    # Every unit's sure counterpart has another code; the equal codes lead elsewhere.
    astray = np.array([(at - 7) % COUNT for at in range(COUNT)], dtype=np.int32)
    pairs = np.concatenate([DIAGONAL, DIAGONAL]), np.concatenate([DIAGONAL, astray])
    chance = np.concatenate([SURE, np.full(COUNT, 0.01, dtype=np.float32)])
    found = key_evidence(read(listed(code=CODES), listed(code=OTHER)), pairs, chance)
    assert (found[COUNT:] < 1).all()
    assert (found[:COUNT] > -1).all()


def test_that_a_pair_that_one_heading_joins_is_not_held_against_for_another() -> None:
    lists = read(
        listed(code=CODES, source_ref=[f"a{at}" for at in range(COUNT)]),
        listed(code=CODES, source_ref=[f"b{at}" for at in range(COUNT)]),
    )
    assert (key_evidence(lists, (DIAGONAL, DIAGONAL), SURE) > 5).all()


def test_that_swapping_the_sides_says_the_same() -> None:
    a, b = listed(code=CODES, source_ref=OTHER), listed(code=[*CODES[:-3], None, None, "x"])
    one = key_evidence(read(a, b), (DIAGONAL, DIAGONAL), SURE)
    two = key_evidence(read(b, a), (DIAGONAL, DIAGONAL), SURE)
    assert np.allclose(one, two)


def test_that_no_pairs_have_no_evidence() -> None:
    nothing = np.zeros(0, dtype=np.int32)
    lists = read(listed(code=CODES), listed(code=CODES))
    assert len(key_evidence(lists, (nothing, nothing), np.zeros(0, dtype=np.float32))) == 0


def test_that_what_keys_are_worth_can_be_learnt_once_and_asked_for_other_pairs() -> None:
    lists = read(listed(code=CODES), listed(code=CODES))
    worths = KeyWorths.learnt(lists, (DIAGONAL, DIAGONAL), SURE)
    turned = (DIAGONAL, DIAGONAL[::-1].copy())
    assert (worths.evidence(lists, turned) < 0).all()
    assert (worths.evidence(lists, (DIAGONAL, DIAGONAL)) > 5).all()


def test_that_the_codes_of_one_list_are_found_among_the_references_of_the_other() -> None:
    lists = read(listed(code=CODES), listed(code=OTHER, **{"reference:Ministry": CODES}))
    assert len(lists.b.others) == 1
    assert (key_evidence(lists, (DIAGONAL, DIAGONAL), SURE) > 4).all()


def test_that_references_of_any_system_that_both_carry_speak_for_a_pair() -> None:
    lists = read(listed(**{"reference:DHIS2": CODES}), listed(**{"reference:Iaso:2": CODES}))
    assert (key_evidence(lists, (DIAGONAL, DIAGONAL), SURE) > 4).all()


def test_that_of_many_systems_those_that_tell_most_are_looked_at() -> None:
    few = [code if at < 5 else None for at, code in enumerate(CODES)]
    systems = {f"reference:S{at}": few for at in range(9)} | {"reference:Z": CODES}
    lists = read(listed(**systems), listed(code=CODES))
    assert len(lists.a.others) == 8
    assert (key_evidence(lists, (DIAGONAL, DIAGONAL), SURE) > 4).all()
