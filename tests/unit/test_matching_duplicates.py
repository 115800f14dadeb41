"""Units of one list that are the same place, found by the engine of matching."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from factories import uid, version_frame
from shapely import Point

from georegistry_desktop.matching import Rules
from georegistry_desktop.matching.duplicates import Duplicates, duplicates

NAMES = ("Kakua", "Badjia", "Bargbe", "Tikonko", "Njala", "Taiama", "Moyamba", "Serabu", "Gerihun", "Baoma")


def country(*more: dict[str, Any]) -> Any:
    """A country with two districts of ten facilities, and ``more``."""
    rows: list[dict[str, Any]] = [{"ref": "c", "name": "Country", "type": "Country"}]
    rows += [{"ref": f"d{i}", "name": f"District {n}", "parent": "c"} for i, n in ((1, "Bo"), (2, "Kono"))]
    for i, name in enumerate(NAMES):
        for d in (1, 2):
            place = Point(-11 + d + 0.05 * i, 8 + 0.03 * i)
            kind = "CHP" if d == 1 else "Clinic"
            rows.append(
                {
                    "ref": f"f{d}{i}",
                    "name": f"{name if d == 1 else name[::-1].title()} {kind}",
                    "parent": f"d{d}",
                    "type": "Facility",
                    "code": f"{d}{i}",
                    "point": place,
                }
            )
    return version_frame([*rows, *more]).units


def twin(ref: str, of: Any, **more: Any) -> dict[str, Any]:
    row = of[of["source_ref"] == ref].iloc[0]
    held = {"name": row["name"], "parent": "d1", "type": "Facility", "point": row["point"]}
    return {"ref": f"{ref}x", **held, **more}


def found(answer: Duplicates) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in zip(answer.pairs["a"], answer.pairs["b"], strict=True)}


def test_that_a_list_without_twins_has_none_and_no_unit_is_its_own() -> None:
    assert duplicates(country()).pairs.empty


def test_that_twins_are_found_once_each_with_reasons_that_add_up() -> None:
    plain = country()
    frame = country(
        twin("f10", plain), twin("f11", plain, name="Badja CHP"), twin("f12", plain, name="BARGBE CHP")
    )
    answer = duplicates(frame)
    assert found(answer) == {frozenset((uid(f"f1{i}"), uid(f"f1{i}x"))) for i in range(3)}
    assert answer.pairs["score"].is_monotonic_decreasing
    order = {uuid: row for row, uuid in enumerate(frame["uuid"])}
    assert all(order[a] < order[b] for a, b in zip(answer.pairs["a"], answer.pairs["b"], strict=True))
    bits = sum(reason.bits for reason in answer.reasons(0))
    assert answer.pairs["score"][0] == pytest.approx(100 / (1 + 2**-bits), abs=0.01)


def test_that_three_of_a_kind_are_three_pairs() -> None:
    plain = country()
    frame = country(twin("f10", plain), {**twin("f10", plain), "ref": "y"})
    assert len(duplicates(frame).pairs) == 3


def test_that_a_unit_and_what_stands_below_it_are_no_twins() -> None:
    frame = country(
        {"ref": "k", "name": "Kakua", "parent": "d1"}, {"ref": "kk", "name": "Kakua", "parent": "k"}
    )
    assert frozenset((uid("k"), uid("kk"))) not in found(duplicates(frame, rules=Rules(threshold=1)))


def test_that_the_order_of_rows_changes_no_pair_and_the_frame_stays() -> None:
    frame = country(twin("f10", country()), twin("f11", country(), name="Badja CHP"))
    before = frame.copy()
    answer = duplicates(frame)
    shuffled = duplicates(frame.sample(frac=1, random_state=5).reset_index(drop=True))
    assert found(shuffled) == found(answer)
    assert sorted(shuffled.pairs["score"]) == pytest.approx(sorted(answer.pairs["score"]))
    pd.testing.assert_frame_equal(frame, before)


def test_that_an_equal_code_speaks_for_a_pair_and_rules_leave_pairs_out() -> None:
    plain = country()
    far = {"name": "Kakua Post", "point": Point(-8, 9)}
    without, with_code = (
        duplicates(country(twin("f10", plain, code=code, **far)), rules=Rules(threshold=0.001)).pairs
        for code in ("99", "10")
    )
    pair = {uid("f10"), uid("f10x")}
    scores = [
        next(s for a, b, s in table.itertuples(index=False) if {a, b} == pair)
        for table in (without, with_code)
    ]
    assert scores[0] < scores[1]
    frame = country(twin("f10", plain, type="Hospital"))
    assert found(duplicates(frame))
    assert not found(duplicates(frame, rules=Rules(same_type=True)))


def test_that_places_that_one_letter_tells_apart_are_no_twins() -> None:
    names = ("Koting A", "Koting D", "Bakery", "Mile II", "Mile III")
    more = [{"ref": f"k{i}", "name": name, "parent": "d1"} for i, name in enumerate(names)]
    assert duplicates(country(*more)).pairs.empty
    again = {"ref": "k9", "name": "koting a", "parent": "d1"}
    likeliest = duplicates(country(*more, again), rules=Rules(threshold=1)).pairs.iloc[0]
    assert {likeliest["a"], likeliest["b"]} == {uid("k0"), uid("k9")}
    low = duplicates(country(*more), rules=Rules(threshold=0.001))
    pairs = [set(pair) for pair in zip(low.pairs["a"], low.pairs["b"], strict=True)]
    pair = pairs.index({uid("k0"), uid("k1")})
    assert any(reason.kind == "letters" and reason.bits < 0 for reason in low.reasons(pair))


@pytest.mark.parametrize("count", [0, 1, 2, 300])
def test_that_odd_lists_are_borne(count: int) -> None:
    frame = version_frame([{"ref": f"u{i}", "name": "Same"} for i in range(count)]).units
    answer = duplicates(frame)
    assert len(answer.pairs) <= count * 20


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Centre de Santé d'Abobo", "Centre de Santé Abobo", True),
        ("Hôpital de l\N{RIGHT SINGLE QUOTATION MARK}Amitié", "Hôpital Amitié", True),
        ("Poste de Santé à Bo", "Poste de Santé Bo", True),
        ("São Tomé e Príncipe", "São Tomé Príncipe", True),
        ("St. Mary's Clinic", "St. Mary Clinic", True),
        ("Koting A", "Koting D", False),
        ("Koting A", "Koting", False),
        ("Koting A Clinic", "Koting D Clinic", False),
        ("koting a clinic", "koting d clinic", False),
        ("Koting A Clinic", "Koting E Clinic", False),
    ],
)
def test_that_letters_that_are_words_tell_nothing_apart(one: str, other: str, alike: bool) -> None:
    row = {"parent": "d1", "type": "Facility"}
    first, second = ({**row, "point": Point(-10.3 + east, 8.4)} for east in (0, 0.001))
    frame = country({"ref": "y", "name": one, **first}, {"ref": "z", "name": other, **second})
    answer = duplicates(frame, rules=Rules(threshold=0.01))
    pairs = list(zip(answer.pairs["a"], answer.pairs["b"], strict=True))
    reasons = answer.reasons(pairs.index((uid("y"), uid("z"))))
    assert any(reason.kind == "letters" for reason in reasons) is not alike
