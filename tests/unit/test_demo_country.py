"""The demo country: the same each time, a true coverage at every level, and honest about its noise."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely

from georegistry_desktop.workflows.demo import (
    DemoCountry,
    make_country,
    truth,
    write_csv,
    write_dhis2_json,
    write_truth,
)

NOISE = (
    "same,typo,abbreviated,translated,case,moved,merged,redrawn,point_moved,point_missing,point_swapped,"
    "point_added,closed,new,code,date,groups"
)
HEADINGS = (
    "ref,parent_ref,name,short_name,code,type,status,latitude,longitude,"
    "opening_date,closed_date,aliases,groups,wkt"
)


@pytest.fixture(scope="module")
def country() -> DemoCountry:
    return make_country()


@pytest.fixture(scope="module")
def metadata(country: DemoCountry, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("demo") / "metadata.json"
    write_dhis2_json(country, path)
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


@pytest.fixture(scope="module")
def rows(country: DemoCountry, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    path = tmp_path_factory.mktemp("demo") / "list.csv"
    write_csv(country, path)
    # A boundary is longer than the field that the csv module expects.
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def shapes(frame: Any, level: int) -> Any:
    return frame.loc[frame["level"] == level].geometry.to_numpy()


def written(units: int, seed: int, folder: Path) -> list[bytes]:
    made = make_country(units, seed)
    folder.mkdir()
    write_dhis2_json(made, folder / "a.json")
    write_csv(made, folder / "b.csv")
    write_truth(made, folder / "truth.csv")
    return [path.read_bytes() for path in sorted(folder.iterdir())]


def test_that_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    first = written(700, 5, tmp_path / "first")
    assert first == written(700, 5, tmp_path / "again")
    other = written(700, 6, tmp_path / "other")
    assert all(a != b for a, b in zip(first, other, strict=True))


def test_that_no_file_holds_a_carriage_return(tmp_path: Path) -> None:
    assert all(b"\r" not in content for content in written(300, 1, tmp_path / "files"))


@pytest.mark.parametrize("units", [100, 333, 6000])
def test_that_there_are_as_many_units_as_asked_for(units: int) -> None:
    assert len(make_country(units).units) == units


def test_that_six_thousand_units_have_the_proportions_of_a_real_country(country: DemoCountry) -> None:
    assert country.units.groupby("level").size().to_dict() == {1: 1, 2: 8, 3: 60, 4: 600, 5: 5331}


def test_that_too_small_a_country_is_refused_with_the_least_size() -> None:
    with pytest.raises(ValueError, match="100"):
        make_country(99)


@pytest.mark.parametrize("source", ["units", "second"])
@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_that_boundaries_are_valid_and_form_a_coverage(country: DemoCountry, source: str, level: int) -> None:
    cut = shapes(getattr(country, source), level)
    assert len(cut)
    assert not shapely.is_missing(cut).any()
    assert shapely.is_valid(cut).all()
    assert shapely.coverage_is_valid(cut)


@pytest.mark.parametrize("source", ["units", "second"])
def test_that_children_tile_their_parent_with_the_same_vertices(country: DemoCountry, source: str) -> None:
    frame = getattr(country, source)
    bounded = frame[frame["level"] < 5]
    children = {ref: part.geometry.to_numpy() for ref, part in bounded.groupby("parent_ref")}
    parents = bounded[bounded["level"] < 4]
    assert len(parents) >= 60
    for ref, boundary in zip(parents["ref"], parents.geometry, strict=True):
        union = shapely.coverage_union_all(children[ref])
        assert shapely.normalize(union) == shapely.normalize(boundary)


def test_that_coordinates_have_six_decimals(country: DemoCountry) -> None:
    for frame in (country.units, country.second):
        vertices = shapely.get_coordinates(frame.geometry.to_numpy())
        assert np.array_equal(vertices, vertices.round(6))


def test_that_borders_are_ragged(country: DemoCountry) -> None:
    areas = shapes(country.units, 4)
    smooth = shapely.length(shapely.simplify(areas, 0.05))
    assert (shapely.length(areas) / smooth).mean() > 1.2


def test_that_there_are_islands(country: DemoCountry) -> None:
    assert shapely.get_num_geometries(shapes(country.units, 1))[0] > 1


def test_that_most_facilities_have_a_point_and_nearly_all_lie_in_their_area(country: DemoCountry) -> None:
    facilities = country.units[country.units["level"] == 5]
    located = facilities[facilities["latitude"].notna()]
    assert 0.6 < len(located) / len(facilities) < 0.95
    area = country.units.set_index("ref").geometry[located["parent_ref"]].to_numpy()
    within = shapely.contains_xy(area, located["longitude"].to_numpy(), located["latitude"].to_numpy())
    assert within.mean() > 0.97


def test_that_references_are_uids_and_unique(country: DemoCountry) -> None:
    pattern = r"[a-zA-Z][a-zA-Z0-9]{10}"
    assert country.units["ref"].str.fullmatch(pattern).all()
    assert country.units["ref"].is_unique
    assert country.second["ref"].str.fullmatch(pattern + r"|L-\d{6,}").all()
    assert country.second["ref"].is_unique
    for frame in (country.groups, country.group_sets, country.levels):
        assert frame["id"].str.fullmatch(pattern).all()


@pytest.mark.parametrize("source", ["units", "second"])
def test_that_codes_are_unique_and_every_parent_is_one_level_up(country: DemoCountry, source: str) -> None:
    frame = getattr(country, source)
    assert frame["code"].is_unique
    below = frame[frame["level"] > 1]
    level = frame.set_index("ref")["level"]
    assert (level[below["parent_ref"]].to_numpy() == below["level"].to_numpy() - 1).all()


@pytest.mark.parametrize("source", ["units", "second"])
def test_that_nothing_closes_before_it_opens(country: DemoCountry, source: str) -> None:
    frame = getattr(country, source)
    assert frame["opening_date"].str.fullmatch(r"(19[5-9]|20[0-2])\d-\d\d-\d\d").all()
    closed = frame[frame["closed_date"] != ""]
    assert len(closed)
    assert (closed["opening_date"] <= closed["closed_date"]).all()


def test_that_names_repeat_under_different_parents(country: DemoCountry) -> None:
    areas = country.units[country.units["level"] == 4]
    assert areas["name"].duplicated().any()


def test_that_the_truth_holds_every_unit_of_both_sources_once(country: DemoCountry) -> None:
    pairs = truth(country)
    a_refs, b_refs = pairs["a_ref"][pairs["a_ref"] != ""], pairs["b_ref"][pairs["b_ref"] != ""]
    assert sorted(a_refs) == sorted(country.units["ref"])
    assert sorted(b_refs) == sorted(country.second["ref"])


def test_that_four_units_in_five_keep_their_reference(country: DemoCountry) -> None:
    pairs = truth(country)
    paired = pairs[(pairs["a_ref"] != "") & (pairs["b_ref"] != "")]
    alike = paired["a_ref"] == paired["b_ref"]
    assert ((paired["reference"] == "kept") == alike).all()
    assert 0.77 < alike.mean() < 0.83


def test_that_every_kind_of_noise_is_there(country: DemoCountry) -> None:
    found = Counter(word for what in truth(country)["what"] for word in what.split(";"))
    assert sorted(found) == sorted(NOISE.split(","))
    assert found["same"] > 2000


def test_that_the_truth_says_what_differs_and_nothing_else(country: DemoCountry) -> None:
    pairs = truth(country)
    paired = pairs[(pairs["a_ref"] != "") & (pairs["b_ref"] != "")]
    a = country.units.set_index("ref").loc[paired["a_ref"]].reset_index()
    b = country.second.set_index("ref").loc[paired["b_ref"]].reset_index()
    said = [set(what.split(";")) for what in paired["what"]]
    counterpart = dict(zip(pairs["a_ref"], pairs["b_ref"], strict=True)) | {"": ""}

    def marked(*words: str) -> list[bool]:
        return [bool(mark & set(words)) for mark in said]

    assert (a["name"] != b["name"]).tolist() == marked("typo", "abbreviated", "translated", "case", "merged")
    assert (a["code"] != b["code"]).tolist() == marked("code")
    assert (a["closed_date"] != b["closed_date"]).tolist() == marked("closed")
    assert (a["opening_date"] != b["opening_date"]).tolist() == marked("date")
    moved = [counterpart[was] != now for was, now in zip(a["parent_ref"], b["parent_ref"], strict=True)]
    assert moved == marked("moved")
    redrawn = [was != now for was, now in zip(a.geometry, b.geometry, strict=True)]
    assert redrawn == marked("redrawn")
    pointed = [
        not (was == now or (np.isnan(was) and np.isnan(now)))
        for was, now in zip(a["latitude"], b["latitude"], strict=True)
    ]
    assert pointed == marked("point_moved", "point_missing", "point_swapped", "point_added")


def test_that_the_dhis2_file_has_the_shape_of_metadata_json(
    country: DemoCountry, metadata: dict[str, Any]
) -> None:
    units = metadata["organisationUnits"]
    assert [unit["id"] for unit in units] == country.units["ref"].tolist()
    by_id = {unit["id"]: unit for unit in units}
    for unit in units:
        above = unit["path"].split("/")[1:]
        assert len(above) == unit["level"]
        assert above[-1] == unit["id"]
        assert unit.get("parent", {}).get("id") == (above[-2] if len(above) > 1 else None)
        assert unit["openingDate"].endswith("T00:00:00.000")
        assert len(unit["shortName"]) <= 50
        kind = unit.get("geometry", {}).get("type")
        assert kind in ({"Polygon", "MultiPolygon"} if unit["level"] < 5 else {"Point", None})
    assert any("translations" in unit for unit in units)
    assert any("closedDate" in unit for unit in units)
    assert [level["level"] for level in metadata["organisationUnitLevels"]] == [1, 2, 3, 4, 5]
    for group in metadata["organisationUnitGroups"]:
        assert group["organisationUnits"]
        assert all(member["id"] in by_id for member in group["organisationUnits"])
    listed = [g["id"] for s in metadata["organisationUnitGroupSets"] for g in s["organisationUnitGroups"]]
    assert sorted(listed) == sorted(group["id"] for group in metadata["organisationUnitGroups"])


def test_that_both_files_stay_small(country: DemoCountry, tmp_path: Path) -> None:
    write_dhis2_json(country, tmp_path / "a.json")
    write_csv(country, tmp_path / "b.csv")
    assert all(path.stat().st_size < 8_000_000 for path in tmp_path.iterdir())


def test_that_the_csv_can_be_read_strictly(rows: list[dict[str, str]]) -> None:
    assert ",".join(rows[0]) == HEADINGS
    refs = {row["ref"] for row in rows}
    assert "" not in refs
    assert len(refs) == len(rows)
    assert [row["type"] for row in rows if row["parent_ref"] == ""] == ["Pays"]
    for row in rows:
        assert row["parent_ref"] == "" or row["parent_ref"] in refs
        assert row["status"] in {"NEW", "VALID", "REJECTED"}
        assert (row["latitude"] == "") == (row["longitude"] == "")
        if row["latitude"]:
            assert abs(float(row["latitude"])) <= 90
            assert abs(float(row["longitude"])) <= 180
        assert (row["wkt"] == "") == (row["type"] == "Formation sanitaire")


def test_that_an_unchanged_boundary_is_equal_in_both_files(
    country: DemoCountry, metadata: dict[str, Any], rows: list[dict[str, str]]
) -> None:
    drawn = {row["ref"]: row["wkt"] for row in rows if row["wkt"]}
    units = {unit["id"]: unit for unit in metadata["organisationUnits"] if unit["level"] < 5}
    pairs = truth(country)
    both = pairs[pairs["a_ref"].isin(list(units)) & (pairs["b_ref"] != "")]
    compared = 0
    for a_ref, b_ref, what in zip(both["a_ref"], both["b_ref"], both["what"], strict=True):
        boundary = shapely.from_geojson(json.dumps(units[a_ref]["geometry"]))
        alike = bool(shapely.equals_identical(boundary, shapely.from_wkt(drawn[b_ref])))
        assert alike == ("redrawn" not in what.split(";"))
        compared += alike
    assert compared > 500


def test_that_fifty_thousand_units_stay_consistent() -> None:
    large = make_country(50_000, seed=3)
    assert len(large.units) == 50_000
    for frame in (large.units, large.second):
        assert frame["ref"].is_unique
        assert frame["code"].is_unique
        assert frame["parent_ref"][frame["level"] > 1].isin(frame["ref"]).all()
        for level in (1, 2, 3, 4):
            assert shapely.is_valid(shapes(frame, level)).all()
            assert shapely.coverage_is_valid(shapes(frame, level))
    pairs = truth(large)
    assert (pairs["a_ref"] != "").sum() == len(large.units)
    assert (pairs["b_ref"] != "").sum() == len(large.second)
