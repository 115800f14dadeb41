"""What would come of taking a difference over, in sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import geopandas as gpd
import pytest
from factories import small_country, uid
from reviews import edited, pulled_country
from shapely import MultiPolygon, Point, box

from georegistry_desktop.compare import Consequences, compare, differences
from georegistry_desktop.domain.measures import area_words, length_words


def said(change: Callable[[gpd.GeoDataFrame], None], ref: str) -> tuple[list[str], list[str]]:
    """The codes and sentences about a unit of the small country, after ``change`` in the other version."""
    other = replace(edited(change), label="B@1")
    found = differences(compare(small_country(), other, by="ref"))
    unit = found.units.tolist().index(uid(ref))
    facts, _ = Consequences(found).of(unit)
    return [fact.code for fact in facts], [fact.message for fact in facts]


def strip(x: float, y: float, width: float) -> MultiPolygon:
    return MultiPolygon([box(x, y, x + width, y + 1)])


def test_that_a_redraw_says_from_whom_it_takes() -> None:
    def change(units: gpd.GeoDataFrame) -> None:
        units.loc["d1", "boundary"] = strip(0, 2, 1.1)

    codes, texts = said(change, "d1")
    assert codes == ["takes-area", "overlap-comes"]
    area = texts[0].removeprefix("Kakua takes ").removesuffix(" from Badjia.")
    assert area.endswith(" km²")
    assert texts[1] == f"Not redrawn in B: Badjia. So {area} would lie in two units."


def test_that_neighbours_that_change_together_leave_no_gap() -> None:
    def change(units: gpd.GeoDataFrame) -> None:
        units.loc["d1", "boundary"] = strip(0, 2, 1.1)
        units.loc["d2", "boundary"] = strip(1.1, 2, 0.9)

    assert said(change, "d1")[0] == ["takes-area", "nothing-opens"]
    assert said(change, "d2")[0] == ["gives-area", "nothing-opens"]
    assert said(change, "d2")[1][1] == "Redrawn in B too: Kakua. Taken together, nothing opens between them."


def test_that_a_gap_that_stays_is_said() -> None:
    def change(units: gpd.GeoDataFrame) -> None:
        units.loc["d1", "boundary"] = strip(0, 2, 1.1)
        units.loc["d2", "boundary"] = strip(1.2, 2, 0.8)

    assert said(change, "d2")[0] == ["gives-area", "leaves-land", "gap-stays"]


def test_that_land_of_nobody_is_told_apart_from_neighbours() -> None:
    def change(units: gpd.GeoDataFrame) -> None:
        units.loc["d2", "boundary"] = strip(1, 2, 1.5)

    assert said(change, "d2")[0] == ["takes-land"]


def test_that_a_sliver_changes_no_hands() -> None:
    def change(units: gpd.GeoDataFrame) -> None:
        units.loc["d1", "boundary"] = MultiPolygon([box(0, 2, 1, 3), box(5, 5, 5.000001, 5.000001)])

    assert said(change, "d1")[0] == []


def test_that_a_move_takes_along_what_is_below() -> None:
    def change(units: gpd.GeoDataFrame) -> None:
        units.loc["d1", "parent"] = uid("r2")
        units.loc["f3", "parent"] = uid("d3")

    assert said(change, "d1")[1] == ["Kakua moves from North to South with 2 unit(s) below it."]
    assert said(change, "f3")[1] == ["Health post 3 moves from Badjia to Bargbe; nothing stands below it."]


def test_that_parents_of_one_name_are_told_apart() -> None:
    def change(units: gpd.GeoDataFrame) -> None:
        units.loc["d2", "name"] = "Kakua"
        units.loc["f1", "parent"] = uid("d2")

    assert said(change, "f1")[1] == [
        "Health post 1 moves from Kakua (d1) to Kakua (d2); nothing stands below it."
    ]
    assert said(change, "d2")[1] == ["Under North the name Kakua would be there 2 times."]


def test_that_a_point_that_leaves_its_area_is_said() -> None:
    def change(units: gpd.GeoDataFrame) -> None:
        units.loc["f1", "point"] = Point(1.01, 2.5)
        units.loc["f3", "point"] = Point(1.5, 2.5)

    assert said(change, "f1")[1] == ["Its point comes to lie outside of Kakua."]
    assert said(change, "f3")[1] == ["Its point comes to lie inside of Badjia; it was outside."]


@pytest.mark.parametrize(
    ("point", "code"),
    [(Point(0, 0), "point-at-zero"), (Point(2.5, 0.1), "point-swapped"), (Point(30, 40), "point-outside")],
)
def test_that_a_point_that_cannot_be_there_is_doubted(point: Point, code: str) -> None:
    def change(units: gpd.GeoDataFrame) -> None:
        units.loc["f1", "point"] = point

    assert said(change, "f1")[0][0] == code


def test_that_missing_and_new_units_say_what_hangs_on_them() -> None:
    frame = edited(lambda _: None, drop=("d3", "f5"))
    units = frame.units.copy()
    units.loc[units["source_ref"] == "f6", "parent"] = uid("r2")
    found = differences(compare(small_country(), replace(frame, units=units), by="ref"))
    facts, _ = Consequences(found).of(found.units.tolist().index(uid("d3")))
    assert [f.message for f in facts] == ["2 unit(s) stand below it; 1 of them are missing too."]
    found = differences(compare(pulled_country(), small_country(), by="ref"))
    facts, _ = Consequences(found).of(found.units.tolist().index(uid("n1")))
    assert facts == ()


def test_that_all_that_can_be_said_can_be_said_of_every_unit() -> None:
    found = differences(compare(small_country(), pulled_country(), by="ref"))
    consequences = Consequences(found)
    for unit in range(len(found.units)):
        facts, neighbours = consequences.of(unit)
        assert all("{" not in fact.message for fact in facts)
        assert set(neighbours) <= set(small_country().units["uuid"])


def test_that_sizes_have_few_figures() -> None:
    assert [area_words(s) for s in (35, 4_000, 6_130_000, 0.0, 312_400_000, 2.4e9)] == [
        "35 m²",
        "0.4 ha",
        "6.1 km²",
        "0 m²",
        "312.4 km²",
        "2,400 km²",
    ]
    assert [length_words(m) for m in (340, 1_800, 2_500_000)] == ["340 m", "1.8 km", "2,500 km"]
