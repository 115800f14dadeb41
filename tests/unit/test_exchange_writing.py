"""What is written comes back: every field, every bit, in every format."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from shapely import MultiPolygon, Point

from georegistry_desktop import exchange
from georegistry_desktop.domain import Cancelled, Refused, UnitType
from georegistry_desktop.domain.frames import TABLES, TEXT_COLUMNS, VersionFrame
from georegistry_desktop.domain.records import COMPARED_FIELDS
from georegistry_desktop.exchange import Incoming

FORMATS = ("csv", "json", "gpkg", "fhir.json")


def uuid(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def text(*values: str | None) -> pd.Series[Any]:
    return pd.Series(list(values), dtype="str")


def version(**changes: Any) -> VersionFrame:
    """Four units: the root; one with both geometries and every field; one without a reference; one bare."""
    third = 1 / 3
    square = shapely.box(-13.1, 7 + third, -13, 8)
    hole = square.buffer(-0.01)
    boundary = MultiPolygon([shapely.difference(square, hole), shapely.box(0.1, 0.1, 0.1 + 1e-9, 0.2)])
    columns: dict[str, Any] = {
        "uuid": text(*(uuid(n) for n in (1, 2, 3, 4))),
        "parent": text(None, uuid(1), uuid(2), uuid(1)),
        "type": text("Country", "District", "Poste; de santé", None),
        "name": text("Sierra Leone", 'Thiès "Nord",\r\nrive; gauche\n\t', " ລາວ 🏥 ", "=cmd|' /C calc'!A0"),
        "short_name": text(None, "Th;N", None, None),
        "code": text("007", "0", None, "1e5"),
        "source_ref": text("root", "00042", None, "+233"),
        "status": text("VALID", "NEW", "REJECTED", "NEW"),
        "opening_date": text("1961-04-27", None, None, None),
        "closed_date": text(None, "2024-02-29", None, None),
        "aliases": text(None, '["a;b", "c"]', '["[x]"]', '["d \\"e\\"", "f"]'),
        "extra": text(None, '{"beds": 7, "n": {"x": [1, null]}, "é": "ü\\n"}', None, None),
        "translations": text(None, '{"fr:name": "Thiès", "fr:short_name": ";"}', None, None),
        "altitude": [np.nan, 0.1 + 0.2, np.nan, -5.0],
        "accuracy": [np.nan, 1e-7, np.nan, np.nan],
        "point": gpd.GeoSeries(
            [None, Point(-13 - third, 0.1 + 0.2), Point(180, -90), Point(0, 0)], crs="EPSG:4326"
        ),
        "boundary": gpd.GeoSeries([None, boundary, None, shapely.MultiPolygon([square])], crs="EPSG:4326"),
    }
    made = VersionFrame(
        label="Liste «A»",
        units=gpd.GeoDataFrame(columns, geometry="point", crs="EPSG:4326"),
        fields=frozenset(COMPARED_FIELDS),
        lineage="lineage-1",
        types=(
            UnitType(name="Country", depth=1, category="COUNTRY"),
            UnitType(name="District", short_name="D", depth=2, allowed_parents=frozenset({"Country", "X"})),
            UnitType(name="Poste; de santé"),
        ),
        groups=pd.DataFrame(
            {
                "uuid": text(uuid(11), uuid(12)),
                "name": text("Urban; rural", "CHC"),
                "source_ref": text("Urban; rural", "CHC"),
                "code": text(None, "c"),
            }
        ),
        memberships=pd.DataFrame(
            {"unit": text(uuid(2), uuid(2), uuid(3)), "group": text(uuid(11), uuid(12), uuid(11))}
        ),
        group_sets=pd.DataFrame({"uuid": text(uuid(21)), "name": text("Location"), "source_ref": text(None)}),
        group_set_members=pd.DataFrame({"group_set": text(uuid(21)), "group": text(uuid(11))}),
        references=pd.DataFrame(
            {
                "unit": text(uuid(2), uuid(2), uuid(4)),
                "source": text("iaso", "odd;one", "dhis2"),
                "ref": text("iaso:12", "x", "y"),
            }
        ),
    )
    return dataclasses.replace(made, **changes)


def rows(frame: pd.DataFrame, *columns: str) -> list[list[object]]:
    """The rows in an order of their own, null as empty text."""
    held = frame[[*columns]].astype(object)
    return sorted(held.where(held.notna(), "").values.tolist(), key=repr)


def unit_rows(one: VersionFrame) -> list[list[object]]:
    units = one.units
    plain = pd.DataFrame({c: units[c] for c in (*TEXT_COLUMNS, "altitude", "accuracy")})
    for name in ("point", "boundary"):
        plain[name] = shapely.to_wkb(units[name].values, hex=True)
    return rows(plain, *plain.columns)


def assert_same(one: VersionFrame, other: VersionFrame, *, tables: bool = True) -> None:
    assert unit_rows(other) == unit_rows(one)
    assert other.units["uuid"].tolist() == one.units["uuid"].tolist()
    assert other.fields == one.fields
    assert rows(other.references, *TABLES["references"]) == rows(one.references, *TABLES["references"])
    assert len(other.memberships) == len(one.memberships)
    if tables:
        assert (other.label, other.lineage) == (one.label, one.lineage)
        assert set(other.types) == set(one.types)
        for name, columns in TABLES.items():
            assert rows(getattr(other, name), *columns) == rows(getattr(one, name), *columns)


def written(folder: Path, one: VersionFrame, kind: str) -> Incoming:
    path = folder / f"out.{kind}"
    exchange.write(one, path, replace=True)
    assert [p.name for p in folder.iterdir()] == [path.name]
    return exchange.read(path)


@pytest.mark.parametrize("kind", FORMATS)
def test_that_a_version_comes_back_whole(tmp_path: Path, kind: str) -> None:
    incoming = written(tmp_path, version(), kind)
    assert [(p.code, p.severity) for p in incoming.problems] == [("line-break", "warning")]
    assert incoming.version is not None
    assert_same(version(), incoming.version, tables=kind != "csv")
    assert incoming.origin["format"] == kind.partition(".")[0]


@pytest.mark.parametrize("kind", FORMATS)
def test_that_sierra_leone_comes_back_whole(tmp_path: Path, shared_data: Path, kind: str) -> None:
    folder = shared_data / "sierra-leone-dhis2"
    read = exchange.read([folder / "metadata_2021_play2.34.json", folder / "groupsets_iaso.json"]).version
    assert read is not None
    incoming = written(tmp_path, read, kind)
    assert [p.code for p in incoming.problems] == ["geometry-invalid"]
    assert incoming.version is not None
    assert_same(read, incoming.version, tables=kind != "csv")


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("left_out", ["point", "boundary", "extra", "groups", "parent", "status", "aliases"])
def test_that_a_field_that_is_not_carried_stays_so(tmp_path: Path, kind: str, left_out: str) -> None:
    one = version()
    if left_out in ("point", "boundary"):
        bare = one.units.assign(**{left_out: gpd.GeoSeries([None] * 4, crs="EPSG:4326")})
        one = dataclasses.replace(one, units=bare)
    one = dataclasses.replace(one, fields=one.fields - {left_out})
    incoming = written(tmp_path, one, kind)
    assert incoming.version is not None
    assert incoming.version.fields == one.fields


@pytest.mark.parametrize("kind", FORMATS)
def test_that_repeated_references_of_an_export_come_back_with_a_warning(tmp_path: Path, kind: str) -> None:
    one = version()
    units = one.units.assign(source_ref=text("a", "a", "a", None))
    incoming = written(tmp_path, dataclasses.replace(one, units=units), kind)
    assert {(p.code, p.severity) for p in incoming.problems} == {
        ("ref-repeated", "warning"),
        ("line-break", "warning"),
    }
    assert incoming.version is not None
    assert unit_rows(incoming.version) == unit_rows(dataclasses.replace(one, units=units))


@pytest.mark.parametrize("kind", FORMATS)
def test_that_a_version_without_units_can_be_written(tmp_path: Path, kind: str) -> None:
    one = version()
    empty = {name: getattr(one, name).iloc[:0] for name in ("memberships", "references")}
    incoming = written(tmp_path, dataclasses.replace(one, units=one.units.iloc[:0], **empty), kind)
    assert [p.code for p in incoming.problems] == ["units-missing"]


@pytest.mark.parametrize("kind", FORMATS)
def test_that_a_cancelled_export_leaves_what_stood_there(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"out.{kind}"
    path.write_text("precious")
    steps: list[str] = []

    def stop_at(last: int, step: str, done: int = 0, total: int = 0) -> None:
        steps.append(step)
        if len(steps) == last:
            raise Cancelled

    exchange.write(version(), path, replace=True, progress=partial(stop_at, -1))
    for last in range(1, len(steps) + 1):
        path.write_text("precious")
        steps.clear()
        with pytest.raises(Cancelled):
            exchange.write(version(), path, replace=True, progress=partial(stop_at, last))
        assert [p.name for p in tmp_path.iterdir()] == [path.name]
        assert path.read_text() == "precious"


def test_that_a_file_that_is_there_is_written_over_only_when_that_is_said(tmp_path: Path) -> None:
    path, link, gone = tmp_path / "out.csv", tmp_path / "link.csv", tmp_path / "gone.csv"
    path.write_text("precious")
    link.symlink_to(path)
    gone.symlink_to(tmp_path / "new.csv")
    for place in (path, link):
        with pytest.raises(Refused, match="is there already, and is left alone") as refused:
            exchange.write(version(), place)
        assert (refused.value.code, "--replace" in refused.value.remedy) == ("output-exists", True)
    assert path.read_text() == "precious"
    exchange.write(version(), gone)  # what the link leads to is not there yet
    exchange.write(version(), link, replace=True)
    assert path.read_text() == (tmp_path / "new.csv").read_text()


def test_that_an_unknown_output_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="shp"):
        exchange.write(version(), tmp_path / "out.shp")
    with pytest.raises(Refused, match="ods"):
        exchange.write(version(), tmp_path / "out.json", format="ods")
    with pytest.raises(Refused, match="layout"):
        exchange.write(version(), tmp_path / "out.csv", layout="baroque")
    with pytest.raises(Refused, match="no folder"):
        exchange.write(version(), tmp_path / "none" / "out.csv")
    with pytest.raises(Refused, match="none"):
        exchange.write(version(), tmp_path / "none" / "out.gpkg")
    with pytest.raises(Refused, match="folder"):
        exchange.write(version(), tmp_path)
    assert not list(tmp_path.iterdir())


def test_that_the_csv_is_plain_for_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    exchange.write(version(), path)
    frame = pd.read_csv(path, dtype="str", keep_default_na=False)
    assert frame.columns.tolist()[:5] == ["uuid", "ref", "parent_uuid", "parent_ref", "name"]
    assert frame["name"].tolist() == version().units["name"].tolist()
    assert frame["parent_ref"].tolist() == ["", "root", "00042", "root"]
    assert frame["groups"].tolist()[1] == '["CHC", "Urban; rural"]'


def test_that_qgis_sees_two_layers_and_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "out.gpkg"
    exchange.write(version(), path)
    layers = dict(pyogrio.list_layers(path))
    assert layers == {
        "units": "Point",
        "boundaries": "MultiPolygon",
        **dict.fromkeys([*TABLES, "types", "about"]),
    }
    assert pyogrio.read_info(path, layer="units")["crs"] == "EPSG:4326"


def test_that_a_registry_is_opened_and_not_imported(tmp_path: Path) -> None:
    path = tmp_path / "registry.gpkg"
    with closing(sqlite3.connect(path)) as held:
        held.execute("CREATE TABLE source_version (id INTEGER)")
    [problem] = exchange.read(path).problems
    assert (problem.code, problem.severity) == ("registry-file", "fatal")
    assert "Open it" in problem.remedy


@pytest.mark.parametrize("content", [b"SQLite format 3\0", b"SQLite format 3\0" + b"x" * 5000])
def test_that_a_broken_geopackage_is_a_problem(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.gpkg"
    path.write_bytes(content)
    assert [(p.code, p.severity) for p in exchange.read(path).problems] == [("file-unreadable", "fatal")]


def test_that_a_document_of_a_newer_layout_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"format": "georegistry", "version": 99}))
    [problem] = exchange.read(path).problems
    assert (problem.code, problem.severity) == ("layout-unknown", "fatal")
    assert "99" in problem.message


def test_that_whatever_stands_in_a_document_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    document = {
        "format": "georegistry",
        "version": 1,
        "fields": ["name", 7, "no field"],
        "types": [{"name": None}, 3, {"name": "T", "depth": "x"}],
        "memberships": [{"unit": "nobody", "group": "none"}, 4],
        "units": [
            {"uuid": "x", "name": "A", "point": {"type": "Polygon"}, "boundary": "?", "extra": 3},
            {"source_ref": "b", "name": "B", "parent": uuid(9), "altitude": "high", "aliases": {"a": 1}},
            5,
        ],
    }
    path.write_text(json.dumps(document))
    incoming = exchange.read(path)
    assert {"uuid-bad", "ref-blank", "geometry-bad", "ref-unknown", "number-bad", "record-bad"} <= {
        p.code for p in incoming.problems
    }
    assert incoming.version is not None
    assert incoming.version.fields == {"name"}
