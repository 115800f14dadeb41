"""Splits and mergers: one unit of one list is several of the other."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from matching.small_lists import renamed, shuffled, units

from georegistry_desktop.domain.linking import LINK_COLUMNS, LinkReport
from georegistry_desktop.matching import Matching, Rules, kept_pairs, match
from georegistry_desktop.matching.geometry import match_places

FEW = settings(max_examples=10, deadline=None, phases=(Phase.explicit, Phase.generate))
SEVERAL = Rules(several=True)
NAMES = ("Kenema", "Bonthe", "Pujehun", "Kailahun", "Tonkolili", "Moyamba")


def land(count: int = 6) -> list[dict[str, Any]]:
    """A country of districts side by side, each two degrees wide."""
    rows: list[dict[str, Any]] = [
        {"uuid": "c", "name": "Salone", "boundary": shapely.box(0, 0, 2 * count, 2)}
    ]
    rows += [
        {
            "uuid": f"d{at}",
            "name": NAMES[at],
            "parent": "c",
            "boundary": shapely.box(2 * at, 0, 2 * at + 2, 2),
        }
        for at in range(count)
    ]
    return rows


def merged(rows: list[dict[str, Any]], one: int, two: int) -> list[dict[str, Any]]:
    """District ``two`` is part of district ``one`` now."""
    joined = shapely.union(rows[1 + one]["boundary"], rows[1 + two]["boundary"])
    kept = [row for at, row in enumerate(rows) if at != 1 + two]
    return [row | {"boundary": joined} if row["uuid"] == f"d{one}" else row for row in kept]


def told(found: Matching) -> dict[tuple[str, str], str]:
    table = found.links
    return dict(zip(zip(table["a"], table["b"], strict=True), table["kind"], strict=True))


def only(kinds: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    return {pair: kind for pair, kind in kinds.items() if kind != "one"}


def lists_of_a_merger() -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    return units(land()), renamed(units(merged(land(), 1, 2)), "b-")


def test_that_a_unit_whose_ground_went_into_another_is_a_merger() -> None:
    found = match(*lists_of_a_merger(), rules=SEVERAL)
    assert only(told(found)) == {("d1", "b-d1"): "merger", ("d2", "b-d1"): "merger"}
    assert found.several.to_dict("records") == [{"a": "d2", "b": "b-d1", "score": 90, "kind": "merger"}]
    assert len(found.links) == 7
    assert not len(found.unmatched_a)


def test_that_the_other_way_round_it_is_a_split() -> None:
    a, b = lists_of_a_merger()
    found = match(b, a, rules=SEVERAL)
    assert only(told(found)) == {("b-d1", "d1"): "split", ("b-d1", "d2"): "split"}
    assert found.several.to_dict("records") == [{"a": "b-d1", "b": "d2", "score": 90, "kind": "split"}]


def test_that_one_to_one_knows_neither() -> None:
    found = match(*lists_of_a_merger())
    assert set(told(found).values()) == {"one"}
    assert found.links["a"].is_unique
    assert not len(found.several)
    assert list(found.unmatched_a) == ["d2"]


def test_that_a_merger_under_a_new_name_has_all_its_parts() -> None:
    rows = merged(land(), 3, 4)
    rows = [row | {"name": "Waterloo Peninsula"} if row["uuid"] == "d3" else row for row in rows]
    without_lead = match(units(land()), renamed(units(rows), "b-"), rules=SEVERAL)
    assert {pair for pair in told(without_lead) if pair[1] == "b-d3"} == {("d3", "b-d3"), ("d4", "b-d3")}
    assert {kind for pair, kind in told(without_lead).items() if pair[1] == "b-d3"} == {"merger"}


def test_that_a_district_that_lies_in_a_region_is_no_part_of_it() -> None:
    """Its counterpart is missing, and the region above covers it whole: another level."""
    regions = [{"uuid": "r", "name": "North", "parent": "c", "boundary": shapely.box(0, 0, 12, 2)}]
    rows = [land()[0], *regions, *(row | {"parent": "r"} for row in land()[1:])]
    b = [row for row in rows if row["uuid"] != "d2"]
    found = match(units(rows), renamed(units(b), "b-"), rules=SEVERAL)
    assert only(told(found)) == {}
    assert list(found.unmatched_a) == ["d2"]


def test_that_less_than_half_of_the_ground_is_no_part() -> None:
    rows = land()
    b = [row for row in rows if row["uuid"] != "d2"]
    b = [row | {"boundary": shapely.box(2, 0, 4.9, 2)} if row["uuid"] == "d1" else row for row in b]
    assert only(told(match(units(rows), renamed(units(b), "b-"), rules=SEVERAL))) == {}


def bare_land(posts: int) -> list[dict[str, Any]]:
    rows = [{key: row[key] for key in row if key != "boundary"} for row in land()]
    rows += [
        {"uuid": f"p{at}{post}", "name": f"{name} {word} post", "parent": f"d{at}"}
        for at, name in enumerate(NAMES)
        for post, word in enumerate(("Gbado", "Lowoma", "Kpetema", "Yonni")[:posts])
    ]
    return rows


def test_that_children_that_went_along_tell_of_a_merger_where_nothing_has_an_outline() -> None:
    a = bare_land(3)
    b = [row | ({"parent": "d1"} if row.get("parent") == "d2" else {}) for row in a if row["uuid"] != "d2"]
    found = match(units(a), renamed(units(b), "b-"), rules=SEVERAL)
    assert only(told(found)) == {("d1", "b-d1"): "merger", ("d2", "b-d1"): "merger"}
    back = match(renamed(units(b), "b-"), units(a), rules=SEVERAL)
    assert only(told(back)) == {("b-d1", "d1"): "split", ("b-d1", "d2"): "split"}


def test_that_one_child_tells_nothing() -> None:
    a = bare_land(1)
    b = [row | ({"parent": "d1"} if row.get("parent") == "d2" else {}) for row in a if row["uuid"] != "d2"]
    assert only(told(match(units(a), renamed(units(b), "b-"), rules=SEVERAL))) == {}


def test_that_rules_hold_for_parts() -> None:
    a, b = lists_of_a_merger()
    assert not len(match(a, b, rules=Rules(several=True, threshold=95)).several)
    assert not len(match(a, b, rules=Rules(several=True, metres=50_000)).several)
    kinds = ["Country", *["District"] * 6]
    typed = [frame.assign(type=pd.Series(kinds[: len(frame)], dtype="str")) for frame in (a, b)]
    assert len(match(*typed, rules=Rules(several=True, same_type=True)).several) == 1
    typed[0].loc[3, "type"] = "Chiefdom"
    assert not len(match(*typed, rules=Rules(several=True, same_type=True)).several)


def test_that_other_algorithms_may_be_asked_too() -> None:
    found = match_places(*lists_of_a_merger(), rules=SEVERAL)
    assert only(told(found)) == {("d1", "b-d1"): "merger", ("d2", "b-d1"): "merger"}
    assert not len(found.ties)  # each is half of it, and so is no more it than the other


def test_that_parts_are_kept_with_the_pairs_of_a_run() -> None:
    found = match(*lists_of_a_merger(), rules=SEVERAL)
    table = kept_pairs(found)
    assert not table.duplicated(["a", "b"]).any()
    kept = dict(zip(zip(table["a"], table["b"], strict=True), table["score"], strict=True))
    assert kept["d2", "b-d1"] == pytest.approx(90)


@pytest.mark.parametrize("find", [match, match_places])
def test_that_all_parts_of_a_unit_that_was_split_into_many_are_kept(find: Any) -> None:
    whole = land(2)
    parts = [
        {
            "uuid": f"p{at}",
            "name": f"Part{chr(65 + at) * 3}",
            "parent": "c",
            "boundary": shapely.box(at / 6, 0, (at + 1) / 6, 2),
        }
        for at in range(12)
    ]
    found = find(units(whole), units([*whole[:1], whole[2], *parts]), rules=SEVERAL)
    assert (found.several["a"] == "d0").sum() == 12
    kept = kept_pairs(found)
    assert {f"p{at}" for at in range(12)} <= set(kept["b"][kept["a"] == "d0"])
    assert (kept["a"].value_counts().drop("d0") <= 9).all()


def test_that_parts_are_counted_and_promise_nothing() -> None:
    rows = [
        dict.fromkeys(LINK_COLUMNS, "x") | {"a_uuid": "a", "b_uuid": uuid, "score": score, "kind": kind}
        for uuid, score, kind in (("b", 99.0, "split"), ("c", 60.0, "split"), ("d", 80.0, "one"))
    ]
    nothing = pd.DataFrame({"a_uuid": pd.Series([], dtype="str")})
    report = LinkReport(
        a="A", b="B", algorithm="full", threshold=50, links=pd.DataFrame(rows), unmatched_a=nothing,
        unmatched_b=nothing, ties=nothing, seconds=1, parameters={"several": True},
    )  # fmt: skip
    assert (report.counts["splits"], report.counts["mergers"]) == (1, 0)
    assert report.expected_wrong == pytest.approx(0.2)


@pytest.mark.parametrize("side", [0, 1])
def test_that_an_empty_list_has_no_parts(side: int) -> None:
    a, b = lists_of_a_merger()
    pair = (a.iloc[:0], b) if side else (a, b.iloc[:0])
    assert not len(match(*pair, rules=SEVERAL).links)


@st.composite
def redrawn(draw: st.DrawFn) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Two lists of one strip of land, each cut into districts in its own way."""
    found = []
    for prefix in ("", "b-"):
        cuts = sorted(draw(st.sets(st.integers(1, 11), min_size=1, max_size=5)))
        edges = [0, *cuts, 12]
        names = draw(st.permutations(NAMES))
        rows: list[dict[str, Any]] = [{"uuid": "c", "name": "Salone", "boundary": shapely.box(0, 0, 12, 2)}]
        rows += [
            {
                "uuid": f"d{at}",
                "name": names[at],
                "parent": "c",
                "boundary": shapely.box(edges[at], 0, edges[at + 1], 2),
            }
            for at in range(len(edges) - 1)
        ]
        found.append(renamed(units(rows), prefix))
    return found[0], found[1]


@FEW
@given(redrawn(), st.integers(0, 99))
def test_that_swapped_sides_mirror_and_rows_may_be_in_any_order(
    pair: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame], seed: int
) -> None:
    a, b = pair
    other = {"split": "merger", "merger": "split", "one": "one"}
    there = told(match(a, b, rules=SEVERAL))
    back = told(match(b, a, rules=SEVERAL))
    assert {(two, one): other[kind] for (one, two), kind in back.items()} == there
    assert told(match(shuffled(a, seed), shuffled(b, seed + 1), rules=SEVERAL)) == there


@FEW
@given(redrawn())
def test_that_parts_lie_beside_the_links_of_one_with_one(
    pair: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame],
) -> None:
    a, b = pair
    plain, found = match(a, b), match(a, b, rules=SEVERAL)
    parts = set(zip(found.several["a"], found.several["b"], strict=True))
    assert set(told(found)) == set(told(plain)) | parts
    assert not parts & set(told(plain))
    assert found.several["score"].between(50, 90).all()
    assert np.isnan(found.links["runner_up_score"][found.links["kind"].eq("")]).all()
