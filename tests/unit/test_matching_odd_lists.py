"""Lists that lack things, or have odd ones: a result, or a clear refusal."""

from __future__ import annotations

import json
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from matching.small_lists import country, renamed, units

from georegistry_desktop.domain import Refused
from georegistry_desktop.matching import Matching, match


def itself(frame: gpd.GeoDataFrame) -> Matching:
    """The list against itself under other uuids, with all that can be asked of the answer."""
    found = match(frame, renamed(frame, "b-"))
    for row in found.links.head(3).itertuples():
        assert found.explain(row.a, row.b)
        assert len(found.candidates(row.a))
    assert len(found.links) + len(found.unmatched_a) == len(frame)
    assert len(found.links) + len(found.unmatched_b) == len(frame)
    assert set(found.ties["a"]) <= set(found.unmatched_a)
    return found


def right(found: Matching) -> set[str]:
    table = found.links
    assert (table["b"] == "b-" + table["a"]).all()
    return set(table["a"])


@pytest.mark.parametrize("columns", [["uuid", "name"], ["uuid", "name", "type"], ["uuid", "name", "parent"]])
def test_that_each_column_but_two_may_be_missing(columns: list[str]) -> None:
    assert right(itself(country()[columns])) == set(country()["uuid"])


@pytest.mark.parametrize("columns", [["uuid", "name"], ["uuid", "name", "parent"]])
def test_that_one_list_may_have_less_than_the_other(columns: list[str]) -> None:
    bare = renamed(country()[columns], "b-")
    for a, b in ((country(), bare), (bare, country())):
        assert len(match(a, b).links) == len(country())


def test_that_columns_of_nothing_are_as_if_they_were_not_there() -> None:
    full = units(
        country()[["uuid", "name", "parent", "type"]].to_dict("records"),
        ["code", "source_ref", "short_name", "aliases", "translations", "point", "boundary"],
    )
    assert right(itself(full)) == set(country()["uuid"])


@pytest.mark.parametrize("side", ["a", "b", "both"])
@pytest.mark.parametrize("columns", [["uuid", "name"], ["uuid", "name", "parent", "type"]])
def test_that_a_list_may_be_empty(side: str, columns: list[str]) -> None:
    frame = country()[columns]
    a = frame.iloc[:0] if side in ("a", "both") else frame
    b = frame.iloc[:0] if side in ("b", "both") else frame
    found = match(a, b)
    assert not len(found.links)
    assert not len(found.ties)
    assert len(found.unmatched_a) == len(a)
    assert len(found.unmatched_b) == len(b)


def test_that_a_list_may_have_one_unit() -> None:
    assert right(itself(country().iloc[:1])) == {"c"}


def test_that_two_lists_of_one_unit_of_other_names_give_no_link() -> None:
    assert not len(match(country().iloc[:1], units([{"uuid": "x", "name": "Quite otherwise"}])).links)


def test_that_one_unit_is_found_in_a_list_of_many() -> None:
    one = country().iloc[[9]].reset_index(drop=True)
    assert list(match(one, country()).links["b"]) == ["f02"]
    assert list(match(country(), one).links["a"]) == ["f02"]


@pytest.mark.parametrize("parents", [True, False])
def test_that_uuids_that_stand_twice_are_a_result_or_a_refusal(parents: bool) -> None:
    frame = country() if parents else country().drop(columns="parent")
    frame.loc[[8, 9], "uuid"] = "f00"
    try:
        said, linked = "f00", len(match(frame, renamed(frame, "b-")).links)
    except Refused as refused:
        said, linked = str(refused), len(frame)
    assert "f00" in said
    assert linked >= len(frame) - 3


@pytest.mark.parametrize(
    "parents",
    [
        {"c": "f00"},
        {"d0": "d1", "d1": "d0"},
        {"c": "c"},
        {"c": "r0", "r0": "r1", "r1": "c"},
        {"d0": "nowhere", "f05": "nowhere too"},
        {"d0": ""},
    ],
)
def test_that_cycles_and_parents_that_are_not_there_keep_no_link_away(parents: dict[str, str]) -> None:
    frame = country()
    for uuid, parent in parents.items():
        frame.loc[frame["uuid"] == uuid, "parent"] = parent
    assert right(itself(frame)) == set(frame["uuid"])


@pytest.mark.parametrize("name", [None, "", "   ", "-", "..."])
def test_that_units_without_a_name_are_not_linked_by_that(name: str | None) -> None:
    frame = country()
    frame.loc[7:, "name"] = name
    found = itself(frame)
    assert right(found) == set(frame["uuid"][:7])


@pytest.mark.parametrize("name", [None, " ", "Health Post", "x" * 10_000, "🏥"])
def test_that_all_units_may_have_one_name(name: str | None) -> None:
    frame = country().assign(name=name)
    frame["name"] = frame["name"].astype("str")
    for row in itself(frame).links.itertuples():
        assert row.b == f"b-{row.a}"  # the root, or what its types and children tell


def test_that_names_of_ten_thousand_letters_are_compared() -> None:
    frame = country()
    frame["name"] = [name + "abc" * 3_000 for name in frame["name"]]
    assert len(itself(frame).links) > 0


def test_that_many_names_of_ten_thousand_letters_are_no_more_work_than_short_ones() -> None:
    letters = np.random.default_rng(1).choice(list("abcdefghij klmnopqrst"), (400, 10_000))
    frame = units([{"uuid": f"u{at}", "name": "".join(row)} for at, row in enumerate(letters)])
    assert len(right(itself(frame))) == 400


def chain(levels: int) -> gpd.GeoDataFrame:
    rows: list[dict[str, Any]] = [
        {"uuid": f"u{at:04}", "name": f"Place {at}", "parent": f"u{at - 1:04}" if at else None}
        for at in range(levels)
    ]
    return units(rows)


def test_that_a_tree_may_have_500_levels() -> None:
    assert len(right(itself(chain(500)))) == 500


def test_that_a_tree_of_more_levels_than_any_pyramid_has_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        itself(chain(1_001))
    assert refused.value.code == "match-deep"
    assert "1,001 levels" in str(refused.value)


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        (lambda frame: frame.assign(point="POINT (1 2)"), "its column 'point' has no geometries"),
        (lambda frame: frame.assign(uuid=range(len(frame))), "its uuids are numbers, not texts"),
        (lambda frame: pd.concat([frame, frame[["name"]]], axis=1), "it has several columns 'name'"),
    ],
)
def test_that_columns_that_hold_what_they_are_not_for_are_refused(spoilt: Any, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        match(country(), spoilt(country()))
    assert refused.value.code == "match-units"
    assert reason in str(refused.value)
    assert "list B" in str(refused.value)


@pytest.mark.parametrize(
    "names",
    [
        ["مستشفى الكويت", "مركز صحي دمشق", "עפולה", "ירושלים"],
        ["北京市", "上海市", "广州市", "ひろしま", "서울"],
        ["🏥🚑 Bo", "🎉", "👩‍⚕️", "🇸🇱"],
        ["Бориспіль", "Ελλάδα", "กรุงเทพ", "हिन्दी", "ኢትዮጵያ"],
        ["a\u202eb", "\u200bzero", "e\u0301cole", "\x00nul", "tab\tbed", "line\nbreak"],
    ],
)
def test_that_names_of_every_script_are_linked(names: list[str]) -> None:
    frame = units([{"uuid": f"u{at}", "name": name} for at, name in enumerate(names)])
    assert right(itself(frame)) == set(frame["uuid"])


POINTS = [
    shapely.Point(),
    shapely.Point(np.nan, np.nan),
    shapely.Point(np.nan, 1),
    shapely.Point(np.inf, 1),
    shapely.Point(-np.inf, np.inf),
    shapely.Point(1e308, -1e308),
    shapely.Point(1_000, 2_000),
    shapely.Point(1, 2, np.nan),
]
SHAPES = [
    shapely.Polygon(),
    shapely.MultiPolygon(),
    shapely.GeometryCollection(),
    shapely.box(np.nan, 0, 1, 1),
    shapely.box(0, 0, np.inf, 1),
    shapely.box(0, 0, 0, 0),
    shapely.LineString([(0, 0), (1, 1)]),
    shapely.Point(1, 2),
    shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]),
]


@pytest.mark.parametrize(
    ("column", "shape"), [*(("point", p) for p in POINTS), *(("boundary", s) for s in SHAPES)]
)
def test_that_odd_shapes_keep_no_link_away(column: str, shape: shapely.Geometry) -> None:
    usual = shapely.Point(1, 1) if column == "point" else shapely.box(0, 0, 1, 1)
    frame = units(
        [
            {"uuid": "u", "name": "Kindia", column: shape},
            {"uuid": "v", "name": "Mamou", column: usual},
            {"uuid": "w", "name": "Pita"},
        ]
    )
    assert right(itself(frame)) == {"u", "v", "w"}


def test_that_shapes_of_another_kind_in_the_column_of_points_keep_no_link_away() -> None:
    frame = units(
        [{"uuid": "u", "name": "Kindia", "point": shapely.box(0, 0, 1, 1)}, {"uuid": "v", "name": "Bo"}]
    )
    assert right(itself(frame)) == {"u", "v"}


@pytest.mark.parametrize(
    "value", [[], {}, None, "Bo", 3, {"a": {"name": None}}, [[["Deep"]]], [{"name": "Bo"}]]
)
def test_that_other_names_may_be_of_any_form(value: object) -> None:
    rows = [{"uuid": "u", "name": "Kindia", "aliases": json.dumps(value)}, {"uuid": "v", "name": "Mamou"}]
    assert right(itself(units(rows))) == {"u", "v"}


def test_that_a_parent_of_very_many_children_is_matched_in_bounded_memory() -> None:
    rows: list[dict[str, Any]] = [{"uuid": "p", "name": "Country"}]
    syllables = [first + vowel for first in "bdfgklmnprst" for vowel in ("a", "i", "ou")]
    names = [
        f"{one}{two}ra{three}".title() for one in syllables for two in syllables for three in ("ba", "li")
    ]
    rows += [{"uuid": f"u{at:05}", "name": f"{n} Post", "parent": "p"} for at, n in enumerate(names[:1_500])]
    found = itself(units(rows))
    assert len(found.links) > 0.98 * len(rows)
    assert len(found.scored.pairs[0]) < 40 * len(rows)
