"""A version in Iaso's layout of a GeoPackage, looked at with SQLite and GDAL."""

from __future__ import annotations

import dataclasses
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from factories import small_country, square, uid, version_frame
from shapely import Point
from test_exchange_writing import version

from georegistry_desktop import exchange
from georegistry_desktop.domain import UnitType
from georegistry_desktop.domain.frames import VersionFrame


def written(folder: Path, one: VersionFrame) -> dict[str, pd.DataFrame]:
    path = folder / "a.gpkg"
    exchange.write(one, path, layout="iaso", replace=True)
    assert [p.name for p in folder.iterdir()] == ["a.gpkg"]
    return {name: pyogrio.read_dataframe(path, layer=name) for name, _ in pyogrio.list_layers(path)}


def told(one: VersionFrame) -> dict[str, object]:
    problems = exchange.losses(one, "a.gpkg", layout="iaso")
    assert all("?" not in p.message and p.remedy for p in problems)
    return {f"{p.code} {p.field}" if p.code == "lost-field" else p.code: p.params["value"] for p in problems}


def test_that_each_type_has_a_layer_and_groups_a_table(tmp_path: Path) -> None:
    one = dataclasses.replace(
        small_country(), types=(UnitType(name="Country", depth=1), UnitType(name="District", depth=3))
    )
    layers = written(tmp_path, one)
    assert list(layers) == [
        "level-1-Country",
        "level-3-District",
        "level-999-Facility",
        "level-999-Region",
        "groups",
    ]
    district = layers["level-3-District"]
    assert district[["ref", "name", "parent_ref", "parent", "code"]].values.tolist()[0] == [
        "d1",
        "Kakua",
        "r1",
        "North (Region)",
        "01",
    ]
    assert district["uuid"].tolist() == [uid("d1"), uid("d2"), uid("d3")]
    assert district.crs.to_epsg() == 4326
    facility = layers["level-999-Facility"].set_index("ref")
    assert facility["group_refs"].fillna("").tolist()[:3] == ["pub", "pub,rur", ""]
    assert facility["group_names"].tolist()[1] == "Public, Rural"
    assert pd.Timestamp(facility["opening_date"].iloc[0]).date() == date(2001, 2, 3)
    assert layers["groups"][["ref", "name"]].values.tolist() == [["pub", "Public"], ["rur", "Rural"]]
    assert layers["level-1-Country"]["parent_ref"].isna().all()


def test_that_the_columns_are_those_of_a_file_that_iaso_takes(tmp_path: Path, shared_data: Path) -> None:
    written(tmp_path, small_country())

    def shape(path: Path, layer: str) -> dict[str, str]:
        with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as held:
            return {name: kind for _, name, kind, *_ in held.execute(f'PRAGMA table_info("{layer}")')}

    theirs = shared_data / "iaso" / "gpkg" / "minimal_all_optional.gpkg"
    groups = shape(tmp_path / "a.gpkg", "groups")
    assert groups.keys() == shape(theirs, "groups").keys()
    ours, known = shape(tmp_path / "a.gpkg", "level-999-District"), shape(theirs, "level-3-DS")
    wanted = {"fid", "geom", "ref", "name", "parent_ref", "code", "group_refs", "opening_date", "closed_date"}
    assert wanted <= ours.keys() & known.keys()
    assert ours["opening_date"] == known["opening_date"] == "DATE"


def test_that_each_unit_has_its_boundary_or_else_its_point_with_every_digit(tmp_path: Path) -> None:
    one = version()
    layers = written(tmp_path, one)
    assert set(layers) == {
        "level-1-Country",
        "level-2-District",
        "level-999-Poste; de santé",
        "level-999-Unknown",
        "groups",
    }
    back: Any = pd.concat([frame for name, frame in layers.items() if name != "groups"]).set_index("uuid")
    for unit in one.units.itertuples():
        expected = unit.boundary or unit.point
        found = back.geometry[unit.uuid]
        assert (found is None) == (expected is None)
        assert found is None or shapely.equals_identical(found, expected)
        assert back["name"][unit.uuid] == unit.name
        assert back["code"][unit.uuid] == unit.code or pd.isna(unit.code)


def test_that_what_the_layout_lacks_is_counted() -> None:
    assert told(version()) == {
        "iaso-refs-made": 1,
        "lost-points": 2,
        "lost-field short_name": 1,
        "lost-field aliases": 3,
        "lost-field extra": 1,
        "lost-field translations": 1,
        "lost-field altitude": 2,
        "lost-field accuracy": 1,
        "lost-field status": 2,
        "lost-field references": 2,
        "lost-type-details": 2,
        "iaso-depths-made": 1,
        "lost-group-codes": 1,
        "lost-group-sets": 1,
    }
    rows = [{"ref": "a", "boundary": square(0)}, {"ref": "b"}]
    plain = version_frame([{**row, "status": "NEW", "type": None} for row in rows])
    assert told(plain) == {}


def test_that_references_are_unique_and_parents_follow_them(tmp_path: Path) -> None:
    rows = [
        {"ref": "c", "uuid": uid("c"), "source_ref": "x"},
        {"ref": "d", "uuid": uid("d"), "source_ref": "x", "parent": "c"},
        {"ref": "e", "uuid": uid("e"), "source_ref": None, "parent": "d"},
        {"ref": "f", "parent": "e", "source_ref": "iaso:12"},
    ]
    groups = [(uid("g"), "G", "a,b", None), (uid("h"), "H", None, None)]
    one = version_frame(rows, groups=groups, memberships=[(uid("c"), uid("g")), (uid("c"), uid("h"))])
    frame = written(tmp_path, one)["level-999-Area"]
    refs = ["x", uid("d"), uid("e"), "iaso:12"]
    assert frame["ref"].tolist() == refs
    assert frame["parent_ref"].tolist()[1:] == refs[:3]
    assert frame["group_refs"][0] == f"{uid('g')},{uid('h')}"
    lost = {key: value for key, value in told(one).items() if "ref" in key}
    assert lost == {"iaso-refs-made": 1, "iaso-refs-repeated": 1, "lost-group-refs": 1}


@pytest.mark.parametrize("kind", ['a "b"', "a'b", "x-y-z", "ລາວ", "gpkg_contents", "%s;--"])
def test_that_a_type_may_have_any_name(tmp_path: Path, kind: str) -> None:
    one = version_frame(
        [{"ref": "a", "type": kind, "point": Point(1, 2)}, {"ref": "b", "type": kind.upper()}]
    )
    layers = written(tmp_path, one)
    assert sum(len(frame) for name, frame in layers.items() if name != "groups") == 2
    assert f"level-999-{kind}" in layers
    alike = told(one).get("lost-types-alike", 0)
    assert alike == (1 if kind.upper() != kind else 0)


def test_that_only_carried_fields_have_columns(tmp_path: Path) -> None:
    bare = exchange.part_of(small_country(), fields=["name"])[0]
    [(name, frame), (groups, none)] = written(tmp_path, bare).items()
    assert (name, groups, len(none)) == ("level-999-Unknown", "groups", 0)
    assert frame.columns.tolist() == ["ref", "name", "uuid", "geometry"]
    assert np.array_equal(frame["ref"], bare.units["source_ref"])


def test_that_no_units_make_a_file_too(tmp_path: Path) -> None:
    assert list(written(tmp_path, version_frame([]))) == ["groups"]
