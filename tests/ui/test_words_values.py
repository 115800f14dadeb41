"""Values and changes as a person says them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from factories import square
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication
from shapely import Point

from georegistry_desktop.domain import Change, Created, Deleted, Set, Unit
from georegistry_desktop.ui.words import (
    area_words,
    boundary_words,
    change_words,
    changes_words,
    colon_words,
    date_words,
    distance_words,
    moment_words,
    value_words,
)
from georegistry_desktop.ui.words.values import metres_words, sexagesimal_words

NAMES = {"p": "Bo", "q": "Kenema", "g": "Rural"}


@pytest.fixture(autouse=True)
def british(qapp: QApplication) -> Iterator[None]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


@pytest.mark.parametrize(
    ("square_metres", "said"),
    [(0, "0.00 km²"), (900, "0.1 ha"), (5, "0.001 ha"), (41_000, "0.04 km²"), (3.2e6, "3.20 km²"),
     (312.44e6, "312.4 km²"), (71_740e6, "71,740 km²")],
)  # fmt: skip
def test_that_areas_keep_the_digits_that_say_something(square_metres: float, said: str) -> None:
    assert area_words(square_metres) == said


def test_that_distances_and_metres_are_said_in_their_unit() -> None:
    said = [distance_words(m) for m in (0.2, 12.4, 1840, 42_300)]
    assert said == ["under 1 m", "12 m", "1.8 km", "42 km"]
    assert (metres_words(120.5), metres_words(-3.0)) == ("120.5 m", "-3 m")


def test_that_numbers_and_dates_follow_the_language() -> None:
    assert date_words(date(1970, 1, 31)) == "31/01/1970"
    QLocale.setDefault(QLocale(QLocale.Language.German, QLocale.Country.Germany))
    assert date_words(date(1970, 1, 31)) == "31.01.1970"
    assert area_words(312.44e6) == "312,4 km²"


def test_that_a_moment_is_as_short_as_it_can_be() -> None:
    now = datetime(2026, 11, 29, 20, 0, tzinfo=UTC).astimezone()
    at = now.replace(hour=14, minute=3)
    assert moment_words(at.isoformat(), now=now) == "14:03"
    assert moment_words(at.replace(day=12).isoformat(), now=now) == "12 Nov, 14:03"
    assert moment_words(at.replace(year=2024).isoformat(), now=now) == "29 Nov 2024"
    stored = at.astimezone(UTC).replace(tzinfo=None).isoformat()
    assert moment_words(stored, now=now) == "14:03"


def test_that_a_point_is_said_in_degrees_that_can_be_pasted_and_in_sixtieths() -> None:
    point = Point(-12.1, 8.2041668)
    assert value_words("point", point) == "8.204167, -12.1"
    assert sexagesimal_words(point) == "8°12′15.0″ N, 12°06′00.0″ W"
    assert sexagesimal_words(Point(-0.0000001, 59.9999999)) == "60°00′00.0″ N, 0°00′00.0″ W"


def test_that_a_boundary_is_said_by_size_and_count() -> None:
    assert boundary_words(square(0), 312.44e6) == "312.4 km² · 4 vertices"
    two = square(0).union(square(5))
    assert boundary_words(two, 2e6) == "2.00 km² · 8 vertices · 2 parts"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "nothing"),
        ("code", None, "nothing"),
        ("parent", "p", "Bo"),
        ("groups:g", True, "Rural"),
        ("aliases:Old", True, "Old"),
        ("status", "NEW", "To be checked"),
        ("opening_date", date(2020, 1, 2), "02/01/2020"),
        ("altitude", 12.0, "12 m"),
        ("extra:open", False, "no"),
        ("extra:beds", [1, None], "[1, null]"),
        ("extra:beds", 0, "0"),
        ("boundary", square(0), "a boundary of 5 vertices"),
        ("record", Unit(uuid="u", name="Kakua"), "Kakua"),
    ],
)
def test_that_a_value_is_said_in_a_line(field: str, value: object, said: str) -> None:
    assert value_words(field, value, lambda uuid: NAMES.get(uuid, uuid)) == said


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Created(Unit(uuid="u", name="N")), "Created"),
        (Deleted(Unit(uuid="u", name="N")), "Deleted"),
        (Set("u", "name", "A", "B"), "Renamed from A to B"),
        (Set("u", "code", None, "OU_600"), "Code set to OU_600"),
        (Set("u", "code", "7", None), "Code emptied, it was 7"),
        (Set("u", "extra:beds", 0, 4), "beds set to 4"),
        (Set("u", "parent", "p", "q"), "Moved from Bo to Kenema"),
        (Set("u", "parent", "p", None), "Moved from Bo to the top"),
        (Set("u", "status", "NEW", "VALID"), "Status set to Valid"),
        (Set("u", "closed_date", None, date(2020, 1, 2)), "Closed on 02/01/2020"),
        (Set("u", "closed_date", date(2020, 1, 2), None), "Opened again"),
        (Set("u", "groups:g", None, True), "Joined group Rural"),
        (Set("u", "aliases:Old", True, None), "Other name Old removed"),
        (Set("u", "point", None, Point(1, 2)), "Point set"),
        (Set("u", "point", Point(0, 0), Point(0, 0.01)), "Point moved by 1.1 km"),
        (Set("u", "boundary", square(0), square(1)), "Boundary redrawn"),
        (Set("u", "short_name", None, "x" * 99), f"Short name set to {'x' * 59}…"),
    ],
)
def test_that_a_change_is_said_in_a_line(change: Change, said: str) -> None:
    assert change_words(change, lambda uuid: NAMES.get(uuid, uuid)) == said


def test_that_many_changes_are_counted() -> None:
    changes = [Set("u", f"extra:{i}", None, i) for i in range(5)]
    assert changes_words(changes, most=2) == ["0 set to 0", "1 set to 1", "and 3 more"]


def test_that_a_colon_stands_as_the_language_writes_it(french: None) -> None:
    assert colon_words("demo", "Copie") == "demo\u00a0: Copie"
