"""Two lists of units as arrays."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from matching.small_lists import country, renamed, shuffled, units

from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.lists import Lists, read_lists


def read(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame | None = None) -> Lists:
    return read_lists(a, a if b is None else b, shipped())


def test_that_rows_are_in_the_order_of_uuids_whatever_that_of_the_frame() -> None:
    frame = country()
    mixed = shuffled(frame, 3)
    one, two = read(frame).a, read(mixed).a
    assert (
        list(frame["uuid"].iloc[one.origin]) == list(mixed["uuid"].iloc[two.origin]) == sorted(frame["uuid"])
    )
    for field in ("above", "depth", "children"):
        assert (getattr(one, field) == getattr(two, field)).all()


def test_that_ancestors_depths_and_children_are_those_of_the_tree() -> None:
    a = read(country()).a
    uuids = sorted(country()["uuid"])
    post = uuids.index("f04")
    assert [uuids[row] for row in a.above[:, post]] == ["d1", "r0", "c"]
    assert a.above[:, uuids.index("r0")].tolist() == [uuids.index("c"), -1, -1]
    assert a.depth[[uuids.index(name) for name in ("c", "r0", "d1", "f04")]].tolist() == [0, 1, 2, 3]
    assert a.children[[uuids.index(name) for name in ("c", "r0", "d1", "f04")]].tolist() == [2, 2, 3, 0]
    assert not a.flat


def test_that_a_list_without_parents_is_flat() -> None:
    assert read(country().drop(columns="parent")).a.flat
    orphans = country().assign(parent="nowhere")
    assert read(orphans).a.flat


@pytest.mark.parametrize(
    ("parents", "above"),
    [
        (["b", "a", None], [1, 0, -1]),
        (["a", "b", "c"], [0, 1, 2]),
        (["b", "c", "a"], [1, 2, 0]),
        ([None, "a", "nowhere"], [-1, 0, -1]),
    ],
)
def test_that_cycles_and_unknown_parents_end_the_walk(parents: list[str | None], above: list[int]) -> None:
    rows = [{"uuid": uuid, "name": uuid, "parent": p} for uuid, p in zip("abc", parents, strict=True)]
    a = read(units(rows, ["parent"])).a
    assert (a.depth >= 0).all()
    assert a.above[0].tolist() == above


def test_that_equal_keys_of_both_lists_have_equal_numbers_without_case_signs_and_zeros() -> None:
    a = units(
        [{"uuid": f"u{at}", "name": "N", "code": code} for at, code in enumerate(["SL-7", "007", "x", ""])]
    )
    b = units(
        [{"uuid": f"u{at}", "name": "N", "source_ref": ref} for at, ref in enumerate(["sl 7", "7", "0"])]
    )
    found = read(a, b)
    assert found.a.code[:2].tolist() == found.b.ref[:2].tolist()
    assert found.a.code[3] == -1
    assert (found.a.ref == -1).all()
    assert (found.b.code == -1).all()


def test_that_levels_stand_for_types_where_a_list_has_none() -> None:
    found = read(country().drop(columns="type"), renamed(country(), "b-").drop(columns="type"))
    assert (found.a.kind == found.b.kind).all()
    assert len(set(found.a.kind.tolist())) == 4


def test_that_the_point_is_the_place_and_else_the_middle_of_the_boundary() -> None:
    box = shapely.box(0, 0, 2, 4)
    a = read(
        units(
            [
                {"uuid": "a", "name": "A", "boundary": box},
                {"uuid": "b", "name": "B", "boundary": box, "point": shapely.Point(9, 8)},
                {"uuid": "c", "name": "C"},
            ]
        )
    ).a
    assert a.degrees[:2].tolist() == [[1, 2], [9, 8]]
    assert a.box[0].tolist() == [0, 0, 2, 4]
    assert np.isnan(a.degrees[2]).all()
    assert np.isnan(a.box[2]).all()


@pytest.mark.parametrize(
    "point",
    [shapely.Point(), shapely.Point(np.nan, np.nan), shapely.Point(np.inf, 1), shapely.Point(1, -np.inf)],
)
def test_that_a_point_that_is_nowhere_is_not_known(point: shapely.Point) -> None:
    a = read(units([{"uuid": "a", "name": "A", "point": point}])).a
    assert np.isnan(a.degrees).all()


@pytest.mark.parametrize("shape", [shapely.Polygon(), shapely.MultiPolygon(), shapely.GeometryCollection()])
def test_that_an_empty_boundary_is_not_known(shape: shapely.Geometry) -> None:
    a = read(units([{"uuid": "a", "name": "A", "boundary": shape}])).a
    assert np.isnan(a.degrees).all()
    assert np.isnan(a.box).all()


@pytest.mark.parametrize(
    ("row", "names"),
    [
        ({"short_name": "Bo"}, {"bo"}),
        ({"aliases": '["Bo", "Pita"]'}, {"bo", "pita"}),
        ({"translations": '{"fr:name": "Bo", "pt:name": "Pita"}'}, {"bo", "pita"}),
        ({"translations": '{"fr": {"name": "Bo", "note": "Pita"}}'}, {"bo"}),
        ({"short_name": "KINDIA", "aliases": '["kindia"]'}, set()),
        ({"aliases": '["", " ", null, 3]'}, set()),
        ({"aliases": "[]"}, set()),
    ],
)
def test_that_other_names_are_read_but_not_what_is_the_name(row: dict[str, str], names: set[str]) -> None:
    found = read(units([{"uuid": "a", "name": "Kindia"} | row]))
    assert {found.pool.full_text[at].decode() for at in found.pool.full_id[found.a.alias]} == names


def test_that_other_names_that_are_no_json_are_one_name() -> None:
    found = read(units([{"uuid": "a", "name": "Kindia", "aliases": "Bo"}]))
    assert {found.pool.full_text[at].decode() for at in found.pool.full_id[found.a.alias]} == {"bo"}


def test_that_neither_frame_is_changed() -> None:
    frame = shuffled(country(), 1)
    before = frame.copy()
    read(frame)
    assert frame.equals(before)


def test_that_a_list_may_be_empty() -> None:
    empty = country().iloc[:0]
    assert len(read(empty, country()).a) == 0
    assert len(read(empty, empty).b) == 0
