"""Which column is what: guessed by headings and values."""

from __future__ import annotations

import pyarrow as pa
import pytest
from heading_sets import SETS
from mapped_lists import guessed, roles

from georegistry_desktop.exchange.mapping.looks import looks_of


@pytest.mark.parametrize("name", SETS)
def test_that_headings_are_understood(name: str) -> None:
    found = roles(guessed({heading: [] for heading in SETS[name]})[0])
    assert found == {heading: field for heading, field in SETS[name].items() if field}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            {"ref": ["a", "b"], "name": ["A", "B"], "where": ["POINT (1 2)", None]},
            {"geometry": ("where", 0.9)},
        ),
        (
            {"ref": ["a"], "name": ["A"], "g": ["{'type': 'Point', 'coordinates': [1, 2]}"]},
            {"geometry": ("g", 0.9)},
        ),
        (
            {
                "ref": ["a", "b"],
                "name": ["A", "B"],
                "c1": ["121,0012", "119.5001"],
                "c2": ["-8.1234", "14.001"],
            },
            {"latitude": ("c2", 0.7), "longitude": ("c1", 0.7)},
        ),
        (
            {"ref": ["a"], "name": ["A"], "c1": ["8.1234"], "c2": ["-11.2501"], "rate": ["12.5"]},
            {"latitude": ("c1", 0.4), "longitude": ("c2", 0.4)},
        ),
        ({"ref": ["a"], "name": ["A"], "c1": ["8.1234"], "c2": ["200.001"]}, {}),
        (
            {"Sitio": ["Bo town", "Kenema"], "k": ["x1", "x2"], "n": ["7", "7"]},
            {"ref": ("k", 0.4), "name": ("Sitio", 0.4)},
        ),
    ],
)
def test_that_values_tell_what_headings_do_not(
    columns: dict[str, list[str | None]], expected: dict[str, tuple[str, float]]
) -> None:
    mapping, guesses = guessed(columns)
    assert {g.field: (g.heading, g.confidence) for g in guesses if g.why == "values"} == expected
    used = {field: heading for field, (heading, confidence) in expected.items() if confidence > 0.5}
    assert used.items() <= mapping.columns.items()
    assert not (expected.keys() - used.keys()) & mapping.columns.keys()


def test_that_only_words_for_a_status_make_one() -> None:
    columns = {"ref": ["a"], "name": ["A"], "statut": ["Public"]}
    assert "status" not in guessed(dict(columns))[0].columns
    assert "status" in guessed(columns | {"statut": ["validé"]})[0].columns


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([None, ""], "empty"),
        (["MULTIPOLYGON (((0 0", "SRID=4326;POINT (1 2)"], "shapes"),
        (["8.1234 -11.2345 30 4", "8.5012;11.2001"], "positions"),
        (["-8.1234", "11,2345"], "degrees"),
        (["2020-01-31", "31/01/2020", "1.2.20"], "dates"),
        (["12", "1 234", "1,234,567.8", "50 %"], "numbers"),
        (["012", "13"], "codes"),
        (["SL01", "x-7"], "codes"),
        (["Kakua", "Bo town"], "text"),
    ],
)
def test_that_columns_look_like_what_they_hold(cells: list[str | None], kind: str) -> None:
    assert looks_of(pa.chunked_array([pa.array([c or None for c in cells], pa.large_string())])) == kind


def test_that_counted_numbers_are_no_tree() -> None:
    for codes in ([str(n) for n in range(1, 61)], [str(n) for n in range(1000, 1400)]):
        assert guessed({"code": list(codes), "name": list(codes)})[0].prefixes == ()
