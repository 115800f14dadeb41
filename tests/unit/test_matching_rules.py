"""What a person demands of links."""

from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from matching.small_lists import country, renamed, units

from georegistry_desktop.domain import Refused
from georegistry_desktop.matching import Rules, match


@pytest.mark.parametrize("threshold", [0.0, -1.0, 100.5, 101.0, float("nan"), float("inf")])
def test_that_a_threshold_out_of_range_is_refused(threshold: float) -> None:
    with pytest.raises(Refused) as refused:
        Rules(threshold=threshold)
    assert refused.value.code == "option-bad"
    assert "threshold" in str(refused.value)


@pytest.mark.parametrize("metres", [0.0, -5.0, float("nan")])
def test_that_a_distance_out_of_range_is_refused(metres: float) -> None:
    with pytest.raises(Refused) as refused:
        Rules(metres=metres)
    assert refused.value.code == "option-bad"
    assert "distance" in str(refused.value)


@pytest.mark.parametrize("threshold", [0.001, 50.0, 100.0])
def test_that_a_threshold_in_range_is_taken(threshold: float) -> None:
    assert Rules(threshold=threshold).threshold == threshold


def linked(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame, **rules: object) -> dict[str, str]:
    links = match(a, b, rules=Rules(**rules)).links  # type: ignore[arg-type]
    return dict(zip(links["a"], links["b"], strict=True))


def test_that_units_of_other_types_are_not_linked_where_types_are_to_be_the_same() -> None:
    a, b = country(), renamed(country(), "b-")
    b.loc[b["uuid"] == "b-f03", "type"] = "Hospital"
    assert linked(a, b)["f03"] == "b-f03"
    assert "f03" not in linked(a, b, same_type=True)
    assert len(linked(a, b, same_type=True)) == len(a) - 1


def test_that_units_below_other_parents_are_not_linked_where_parents_are_to_be_the_same() -> None:
    a, b = country(), renamed(country(), "b-")
    b.loc[b["uuid"] == "b-f03", "parent"] = "b-d3"
    assert linked(a, b)["f03"] == "b-f03"
    within = linked(a, b, within_parent=True)
    assert "f03" not in within
    assert len(within) == len(a) - 1


def test_that_units_far_apart_are_not_linked_and_those_without_a_point_are() -> None:
    names = ("Kpetema", "Lowoma", "Gbado")
    a = units([{"uuid": n, "name": n, "point": shapely.Point(k, 8)} for k, n in enumerate(names)])
    b = units(
        [
            {"uuid": "near", "name": "Kpetema", "point": shapely.Point(0.001, 8)},
            {"uuid": "far", "name": "Lowoma", "point": shapely.Point(1.05, 8)},
            {"uuid": "nowhere", "name": "Gbado"},
        ]
    )
    assert linked(a, b) == {"Kpetema": "near", "Lowoma": "far", "Gbado": "nowhere"}
    assert linked(a, b, metres=1_000.0) == {"Kpetema": "near", "Gbado": "nowhere"}


def test_that_a_higher_threshold_keeps_links_of_higher_scores_alone() -> None:
    a = country()
    b = renamed(country(), "b-")
    b.loc[9:, "name"] = [
        "Kpetma",
        "Lowma HP",
        "Bado",
        "Masahn",
        "Tong",
        "Hanga",
        "Bandma",
        "Sera",
        "Yoni",
        "Mat",
    ]
    low, high = (match(a, b, rules=Rules(threshold=t)).links for t in (20.0, 95.0))
    assert (high["score"] >= 95).all()
    assert set(zip(high["a"], high["b"], strict=True)) <= set(zip(low["a"], low["b"], strict=True))
