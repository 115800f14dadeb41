"""Which column is what: guessed by headings and values."""

from __future__ import annotations

import pyarrow as pa
import pytest
from filled_lists import LISTS
from heading_sets import SETS
from mapped_lists import guessed, roles

from georegistry_desktop.exchange.mapping.looks import looks_of


@pytest.mark.parametrize("name", SETS)
def test_that_headings_are_understood(name: str) -> None:
    found = roles(guessed({heading: [] for heading in SETS[name]})[0])
    assert found == {heading: field for heading, field in SETS[name].items() if field}


@pytest.mark.parametrize("name", LISTS)
def test_that_lists_of_ministries_are_understood(name: str) -> None:
    cells = {heading: [c or None for c in held.split("|")] for heading, (_, held) in LISTS[name].items()}
    found = roles(guessed(dict(cells))[0])
    assert found == {heading: field for heading, (field, _) in LISTS[name].items() if field}


def parent_of(**columns: str) -> dict[str, str]:
    """The columns that were taken for the parent's, of cells parted by ``|``."""
    mapping, _ = guessed({heading: [c or None for c in held.split("|")] for heading, held in columns.items()})
    return {field: heading for field, heading in mapping.columns.items() if field.startswith("parent")}


def test_that_a_column_of_the_lists_own_codes_is_the_parents_by_its_values() -> None:
    assert parent_of(code="A1|A2|A3", name="Aa|Bb|Cc", sector="|A1|A1") == {"parent_code": "sector"}
    assert parent_of(ref="A1|A2|A3", name="Aa|Bb|Cc", sector="|A1|A2") == {"parent_ref": "sector"}


@pytest.mark.parametrize(
    ("cells", "why_not"),
    [
        ("A2|A1|A1", "nobody is at the top"),
        ("|A2|A1", "a row refers to itself"),
        ("|A1|A9", "one is none of the list"),
    ],
)
def test_that_other_columns_with_codes_are_no_parents(cells: str, why_not: str) -> None:
    assert parent_of(code="A1|A2|A3", name="Aa|Bb|Cc", sector=cells) == {}, why_not


def test_that_numbers_are_no_parents_by_their_values() -> None:
    assert parent_of(code="1|2|3", name="Aa|Bb|Cc", beds="|1|2") == {}


def test_that_a_heading_that_speaks_of_a_parent_is_none_where_most_cells_are_strangers() -> None:
    assert parent_of(code="A1|A2|A3", name="Aa|Bb|Cc", tutelle="MoH|NGO|A1") == {}
    assert parent_of(code="A1|A2|A3", name="Aa|Bb|Cc", tutelle="|A1|A9") == {"parent_code": "tutelle"}


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
    for codes in (
        [str(n) for n in range(1, 61)],
        [str(n) for n in range(1000, 1400)],
        [f"HF{n}" for n in range(1, 200)],
        [*(f"CS-{n}" for n in range(30)), "other"],
    ):
        assert guessed({"code": list(codes), "name": list(codes)})[0].prefixes == ()
