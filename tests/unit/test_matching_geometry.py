"""Links by place alone: outlines over each other, points beside each other, points in outlines."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from matching.small_lists import country, renamed, shuffled, units

from georegistry_desktop.domain import Refused
from georegistry_desktop.matching import Matching, Rules
from georegistry_desktop.matching.geometry import match_places
from georegistry_desktop.matching.overlaps import common_area, likeness

FEW = settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
DEGREE = 111_195.0
"""Metres of a degree on the sphere."""


def shaped(
    *shapes: Any, column: str = "boundary", prefix: str = "u", **columns: list[Any]
) -> gpd.GeoDataFrame:
    rows = [
        {"uuid": f"{prefix}{at:02}", "name": f"N{at}", column: shape}
        | {name: values[at] for name, values in columns.items()}
        for at, shape in enumerate(shapes)
    ]
    return units(rows, [column, *columns])


def box(x: float, y: float, width: float = 1, height: float = 1) -> shapely.Polygon:
    return shapely.box(x, y, x + width, y + height)


def linked(found: Matching) -> dict[str, str]:
    return dict(zip(found.links["a"], found.links["b"], strict=True))


def scores(found: Matching) -> list[float]:
    return found.links["score"].tolist()


def test_that_outlines_score_the_share_of_ground_that_both_cover() -> None:
    a = shaped(box(0, 0), box(5, 0), box(9, 0))
    b = shaped(box(5, 0, 1.25), box(0, 0), box(9.6, 0), prefix="v")
    found = match_places(a, b)
    assert linked(found) == {"u00": "v01", "u01": "v00"}
    assert scores(found) == pytest.approx([100, 80], abs=0.01)
    assert match_places(a, b, rules=Rules(threshold=20)).links["score"].min() == pytest.approx(25, abs=0.1)


def test_that_a_degree_counts_less_towards_the_poles() -> None:
    """Halves by degrees: that of the north is smaller than that of the south."""
    found = match_places(shaped(box(0, 40, 1, 40)), shaped(box(0, 40, 1, 20)), rules=Rules(threshold=1))
    sines = np.sin(np.radians([40, 60, 80]))
    assert scores(found) == pytest.approx([100 * (sines[1] - sines[0]) / (sines[2] - sines[0])], abs=1e-3)


def test_that_a_level_of_one_outline_is_not_the_level_below() -> None:
    """A district of one area: the same ground twice is a tie, and no link is invented."""
    a = shaped(box(0, 0), box(0, 0), box(3, 3))
    found = match_places(a, renamed(a, "b-"))
    assert linked(found) == {"u02": "b-u02"}
    assert set(found.ties["a"]) == {"u00", "u01"}


def test_that_outlines_that_cross_themselves_are_mended() -> None:
    bow = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    assert scores(match_places(shaped(bow), shaped(bow))) == pytest.approx([100])


def test_that_points_score_by_distance() -> None:
    a = shaped(*(shapely.Point(at, 0) for at in range(4)), column="point")
    b = shaped(
        *(shapely.Point(at, metres / DEGREE) for at, metres in enumerate((0, 250, 500, 2_000))),
        column="point",
    )
    found = match_places(a, b, rules=Rules(threshold=10))
    assert scores(found) == pytest.approx([100, 75, 50], abs=0.1)
    assert linked(found) == {"u00": "u00", "u01": "u01", "u02": "u02"}
    assert len(match_places(a, b, rules=Rules(threshold=10, metres=100)).links) == 1


def test_that_points_across_the_180th_meridian_are_near() -> None:
    a, b = (shaped(shapely.Point(x, -17), column="point") for x in (179.9995, -179.9995))
    assert scores(match_places(a, b)) == pytest.approx([89.4], abs=0.3)


def test_that_of_points_beside_each_other_each_is_one() -> None:
    places = [0.0, 0.002, 0.004]
    a = shaped(*(shapely.Point(x, 0) for x in places), column="point")
    b = shaped(*(shapely.Point(x + 0.0004, 0) for x in places), column="point")
    assert linked(match_places(a, b)) == {f"u0{at}": f"u0{at}" for at in range(3)}


def test_that_a_place_where_very_many_stand_is_none() -> None:
    crowd = [shapely.Point(1, 1)] * 30
    a = shaped(*crowd, shapely.Point(5, 5), column="point")
    assert linked(match_places(a, a)) == {"u30": "u30"}


def test_that_points_lie_in_outlines_of_the_level_that_goes_with_theirs() -> None:
    """A country, two regions and four districts as outlines; regions and districts as points."""
    districts = [box(x, 0) for x in range(4)]
    shapes = [box(0, 0, 4), box(0, 0, 2), box(2, 0, 2), *districts]
    parents = [None, "v00", "v00", "v01", "v01", "v02", "v02"]
    b = shaped(*shapes, prefix="v", parent=parents)
    points = [shapely.Point(x, 0.5) for x in (2.1, 0.3, 3.6, 0.5, 1.5, 2.5, 3.5)]
    a = shaped(*points, column="point", parent=[p and p.replace("v", "u") for p in parents])
    found = match_places(a, b)
    assert linked(found) == {f"u0{at}": f"v0{at}" for at in range(7)}
    assert set(scores(found)) == {100}
    back = match_places(b, a)
    assert {two: one for one, two in linked(back).items()} == linked(found)


def test_that_several_points_in_one_outline_share_its_score() -> None:
    a = shaped(shapely.Point(0.2, 0.2), shapely.Point(0.8, 0.8), shapely.Point(5.5, 0.5), column="point")
    b = shaped(box(0, 0), box(5, 0), prefix="v")
    found = match_places(a, b, rules=Rules(threshold=40))
    assert linked(found) == {"u02": "v01"}
    assert found.candidates("u00")["score"].tolist() == [50]


def test_that_what_has_no_place_gets_no_link_and_a_list_without_any_is_refused() -> None:
    a = shaped(box(0, 0), None)
    assert linked(match_places(a, a)) == {"u00": "u00"}
    for pair, letter in (((country(), a), "A"), ((a, country()), "B")):
        with pytest.raises(Refused, match=f"of list {letter} has one") as refused:
            match_places(*pair)
        assert refused.value.code == "key-missing"


def test_that_lines_empty_and_endless_shapes_are_no_outlines() -> None:
    odd = [shapely.LineString([(0, 0), (1, 1)]), shapely.Polygon(), shapely.box(0, 0, np.inf, 1), None]
    a = shaped(*odd, box(0, 0))
    assert linked(match_places(a, a)) == {"u04": "u04"}


def test_that_an_outline_and_a_point_in_the_same_list_each_meet_their_like() -> None:
    rows = [
        {"uuid": "d", "name": "D", "boundary": box(0, 0)},
        {"uuid": "p", "name": "P", "point": shapely.Point(0.5, 0.5)},
    ]
    a = units(rows)
    assert linked(match_places(a, renamed(a, "b-"))) == {"d": "b-d", "p": "b-p"}


def test_that_a_rule_on_parents_cannot_be_kept_and_one_on_types_is() -> None:
    a = shaped(box(0, 0), box(5, 0), type=["District", "District"])
    b = shaped(box(0, 0), box(5, 0), type=["Region", "District"])
    assert linked(match_places(a, b, rules=Rules(same_type=True))) == {"u01": "u01"}
    with pytest.raises(Refused, match="parents") as refused:
        match_places(a, b, rules=Rules(within_parent=True))
    assert refused.value.code == "match-rule"


def test_that_scores_are_no_chances() -> None:
    a = shaped(box(0, 0))
    assert not match_places(a, a).weighed


@pytest.mark.parametrize("side", [0, 1])
def test_that_an_empty_list_has_no_place(side: int) -> None:
    lists = [shaped(box(0, 0)).iloc[:0], shaped(box(0, 0))]
    with pytest.raises(Refused):
        match_places(*(lists if side else lists[::-1]))


def test_that_a_heap_of_outlines_is_looked_at_in_bounded_time() -> None:
    """10,000 outlines, each over all the others: 100 million pairs that nobody lays over each other."""
    random = np.random.default_rng(1)
    edges = random.uniform(0, 1, (10_000, 4)) * 0.2
    shapes = [shapely.box(*edge) for edge in edges + np.array([0, 0, 5, 5])]
    a = shaped(*shapes)
    found = linked(match_places(a, renamed(a, "b-")))
    assert sum(two == f"b-{one}" for one, two in found.items()) > 9_900


@st.composite
def mosaics(draw: st.DrawFn) -> gpd.GeoDataFrame:
    """Outlines and points anywhere, some of both, some with neither."""
    rows: list[dict[str, Any]] = []
    for at in range(draw(st.integers(1, 8))):
        x, y = draw(st.integers(0, 3)), draw(st.integers(0, 3))
        size = draw(st.sampled_from([0.5, 0.8, 1, 2]))
        row: dict[str, Any] = {
            "uuid": f"u{at}",
            "name": f"N{at}",
            "parent": draw(st.sampled_from([None, "u0"])) if at else None,
        }
        if draw(st.booleans()):
            row["boundary"] = box(x, y, size, size)
        if draw(st.booleans()):
            row["point"] = shapely.Point(x + draw(st.integers(0, 9)) / 2_000, y)
        rows.append(row)
    rows.append({"uuid": "z", "name": "Z", "boundary": box(9, 9), "parent": None})
    return units(rows, ["parent", "boundary", "point"])


@FEW
@given(mosaics(), mosaics(), st.integers(0, 99))
def test_that_swapped_sides_mirror_and_rows_may_be_in_any_order(
    a: gpd.GeoDataFrame, b: gpd.GeoDataFrame, seed: int
) -> None:
    def told(found: Matching, turn: bool = False) -> dict[tuple[str, str], float]:
        one, two = (found.uuid[side][found.scored.pairs[side]].tolist() for side in (0, 1))
        pairs = zip(two, one, strict=True) if turn else zip(one, two, strict=True)
        return dict(zip(pairs, found.scored.probability.tolist(), strict=True))

    b = renamed(b, "b-")
    there = match_places(a, b)
    assert all(0 < score <= 1 for score in told(there).values())
    assert told(match_places(b, a), turn=True) == pytest.approx(told(there), abs=1e-6)
    again = match_places(shuffled(a, seed), shuffled(b, seed + 1))
    assert told(again) == pytest.approx(told(there), abs=1e-6)


@FEW
@given(mosaics())
def test_that_a_list_lies_over_itself(frame: gpd.GeoDataFrame) -> None:
    found = linked(match_places(frame, renamed(frame, "b-")))
    assert found["z"] == "b-z"
    assert all(two == f"b-{one}" for one, two in found.items())


def test_that_envelopes_are_as_like_as_the_ground_they_share() -> None:
    one, two = (np.array([edges], dtype=float) for edges in ((0, 0, 2, 1), (1, 0, 3, 1)))
    assert likeness(one, two) == pytest.approx([1 / 3])
    assert likeness(one, one + 5) == pytest.approx([0])


def test_that_areas_of_shapes_that_break_the_exact_way_are_found_on_a_grid() -> None:
    bow = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    shapes = np.array([bow, box(0, 0)], dtype=object)
    others = np.array([box(0, 0), box(0, 0)], dtype=object)
    assert common_area(shapes, others)[1] == pytest.approx(1)
