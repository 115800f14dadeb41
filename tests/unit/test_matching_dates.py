"""What dates of opening and closing say of a pair."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matching.small_lists import country, renamed

from georegistry_desktop.matching import match
from georegistry_desktop.matching.dates import date_steps, days, often_of_days


def read(*dates: str | None) -> list[float | None]:
    found = days(pa.array(dates, pa.large_string()))
    return [None if np.isnan(day) else float(day) for day in found]


def test_that_days_are_counted_and_what_is_no_date_is_none() -> None:
    assert read("1970-01-02", "1969-12-31", None, "soon", "2020-13-01", "1970-01-03T10:00:00") == [
        1, -1, None, None, None, 2,
    ]  # fmt: skip
    assert read(None, None) == [None, None]
    assert read() == []


def test_that_a_day_that_many_units_have_tells_nothing() -> None:
    told = [f"2001-01-{day:02}" for day in range(1, 11)]
    assert read(*["1970-01-01"] * 8, *told)[:9] == [None] * 8 + [11323]
    assert read(*["1970-01-01"] * 3, *told[:3])[0] == 0


def step(opened: tuple[float, float], closed: tuple[float, float] = (np.nan, np.nan), often: int = 1) -> int:
    return int(
        date_steps(
            (np.array(opened[:1]), np.array(opened[1:])),
            (np.array(closed[:1]), np.array(closed[1:])),
            (np.array([often]), np.array([often])),
        )[0]
    )


@pytest.mark.parametrize(
    ("opened", "closed", "often", "wanted"),
    [
        ((np.nan, np.nan), (np.nan, np.nan), 1, 0),
        ((10, np.nan), (np.nan, np.nan), 1, 0),
        ((10, 500), (400, np.nan), 1, 1),
        ((np.nan, 500), (400, np.nan), 1, 1),
        ((500, 10), (np.nan, 400), 1, 1),
        ((10, 5_000), (np.nan, np.nan), 1, 2),
        ((10, 200), (np.nan, np.nan), 1, 3),
        ((10, 10), (np.nan, np.nan), 9, 4),
        ((10, 10), (np.nan, np.nan), 2, 5),
        ((10, 10), (400, 500), 2, 5),
    ],
)
def test_that_dates_of_a_pair_speak_for_it_or_against_it(
    opened: tuple[float, float], closed: tuple[float, float], often: int, wanted: int
) -> None:
    assert step(opened, closed, often) == wanted
    assert step(opened[::-1], closed[::-1], often) == wanted


@given(st.lists(st.integers(-3, 3), max_size=12))
def test_that_days_are_counted_as_often_as_they_are_there(found: list[int]) -> None:
    assert often_of_days(np.array(found, dtype=float)).tolist() == [found.count(day) for day in found]


def test_that_of_two_units_of_one_name_the_date_tells_which_is_which() -> None:
    a = country()
    a["name"] = a["name"].replace({"Lowoma Health Post": "Kpetema Health Post"})
    b = renamed(a, "b-")
    for frame, days_of in ((a, ("1990-05-03", "2004-02-01")), (b, ("1990-05-03", "2004-02-01"))):
        frame["opening_date"] = (
            frame["uuid"].str[-3:].map({"f00": days_of[0], "f01": days_of[1]}).astype("str")
        )
    linked = dict(match(a, b).links[["a", "b"]].itertuples(index=False))
    assert (linked.get("f00"), linked.get("f01")) == ("b-f00", "b-f01")


def test_that_a_unit_that_was_closed_before_the_other_opened_is_less_likely_the_same() -> None:
    a, b = country(), renamed(country(), "b-")
    plain = match(a, b)
    a["closed_date"] = a["uuid"].map({"f03": "1999-01-01"}).astype("str")
    b["opening_date"] = b["uuid"].map({"b-f03": "2001-01-01"}).astype("str")
    dated = match(a, b)
    own = [{r.kind: r.bits for r in found.explain("f03", "b-f03")} for found in (plain, dated)]
    assert "dates" not in own[0]
    assert own[1]["dates"] < 0
