"""Plain algorithms: equal references, equal codes, Iaso's equal names."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pytest
from matching.small_lists import country, renamed, units

from georegistry_desktop.domain import Refused
from georegistry_desktop.matching import Matching, Rules
from georegistry_desktop.matching.equal import match_as_iaso, match_codes, match_references


def listed(column: str, *values: str | None) -> gpd.GeoDataFrame:
    return units([{"uuid": f"u{at}", "name": f"N{at}", column: value} for at, value in enumerate(values)])


def linked(found: Matching) -> dict[str, str]:
    return dict(zip(found.links["a"], found.links["b"], strict=True))


@pytest.mark.parametrize(("by", "column"), [(match_references, "source_ref"), (match_codes, "code")])
def test_that_keys_that_stand_once_in_each_list_are_links(by: Any, column: str) -> None:
    a, b = listed(column, "1", "x-2", "3", "3", None, "5"), listed(column, "X2", "01", "3", None, "6", "6")
    found = by(a, b)
    assert linked(found) == {"u0": "u1", "u1": "u0"}
    assert (found.links["score"] == 100).all()
    assert list(found.unmatched_a) == ["u2", "u3", "u4", "u5"]
    assert list(found.unmatched_b) == ["u2", "u3", "u4", "u5"]


@pytest.mark.parametrize(
    ("by", "column", "word"), [(match_references, "source_ref", "reference"), (match_codes, "code", "code")]
)
@pytest.mark.parametrize("side", [0, 1])
def test_that_a_list_without_keys_is_refused(by: Any, column: str, word: str, side: int) -> None:
    lists = [listed(column, "1", "2"), listed(column, None, " ")]
    with pytest.raises(Refused) as refused:
        by(*(lists if side else lists[::-1]))
    assert refused.value.code == "key-missing"
    assert word in str(refused.value)


@pytest.mark.parametrize("by", [match_references, match_codes])
def test_that_an_empty_list_is_refused_by_key(by: Any) -> None:
    with pytest.raises(Refused) as refused:
        by(country().iloc[:0], country())
    assert refused.value.code == "key-missing"


def test_that_what_was_not_weighed_can_be_asked_for_reasons() -> None:
    found = match_codes(listed("code", "1"), listed("code", "1"))
    assert found.explain("u0", "u0")
    assert list(found.candidates("u0")["b"]) == ["u0"]


def test_that_iaso_links_equal_names_below_linked_parents() -> None:
    a, b = country(), renamed(country(), "b-")
    assert linked(match_as_iaso(a, b)) == {uuid: f"b-{uuid}" for uuid in a["uuid"]}
    b.loc[b["uuid"] == "b-d0", "name"] = "Doddo"  # one spelling above cuts off all below
    assert set(a["uuid"]) - set(linked(match_as_iaso(a, b))) == {"d0", "f00", "f01", "f02"}


def test_that_iaso_takes_four_phrases_out_of_names_and_minds_types() -> None:
    a = units(
        [
            {"uuid": "a", "name": "Centre de Santé Bo", "type": "HC"},
            {"uuid": "b", "name": "Pita", "type": "HC"},
        ]
    )
    b = units(
        [
            {"uuid": "x", "name": "bo poste de sante", "type": "HC"},
            {"uuid": "y", "name": "PITA", "type": "HP"},
        ]
    )
    assert linked(match_as_iaso(a, b)) == {"a": "x"}


def test_that_iasos_score_falls_with_how_many_of_a_level_have_the_name() -> None:
    rows: list[dict[str, Any]] = [{"uuid": f"p{at}", "name": f"Parent {at}"} for at in range(2)]
    rows += [{"uuid": f"u{at}", "name": "Kindia", "parent": f"p{at}"} for at in range(2)]
    found = match_as_iaso(units(rows), units(rows))
    by_unit = dict(zip(found.links["a"], found.links["score"], strict=True))
    assert by_unit == pytest.approx({"p0": 100, "p1": 100, "u0": 50, "u1": 50})


def test_that_iaso_goes_on_where_units_have_no_name() -> None:
    a, b = country(), renamed(country(), "b-")
    a.loc[6:, "name"] = None
    b.loc[8:, "name"] = None
    assert set(linked(match_as_iaso(a, b))) == {"c", "r0", "r1", "d0", "d1", "d2"}


@pytest.mark.parametrize("side", [0, 1])
def test_that_iaso_links_nothing_with_an_empty_list(side: int) -> None:
    lists = [country().iloc[:0], country()]
    assert not len(match_as_iaso(*(lists if side else lists[::-1])).links)


def test_that_the_threshold_of_the_rules_holds_for_keys() -> None:
    found = match_codes(listed("code", "1"), listed("code", "1"), rules=Rules(threshold=100))
    assert len(found.links) == 1
