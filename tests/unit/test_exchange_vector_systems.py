"""Reference systems of vector files: read, told, left, asked for."""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import pyarrow.parquet as pq
import pytest
import shapely
from shapely.geometry import Point
from vector_files import AREAS, frame, told, version_of, written

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused


@pytest.mark.parametrize("name", ["a.shp", "a.gml", "a.fgb", "a.gpkg"])
def test_that_the_reference_system_is_read_told_and_left(tmp_path: Path, name: str) -> None:
    incoming = exchange.read(written(tmp_path, name, frame(AREAS).to_crs(32629)))
    boundary = version_of(incoming).units["boundary"].iloc[0]
    assert shapely.hausdorff_distance(boundary, AREAS[0]) < 1e-8
    assert incoming.understood[0].crs == "EPSG:32629 (WGS 84 / UTM zone 29N)"
    assert incoming.origin["crs"] == "EPSG:32629 (WGS 84 / UTM zone 29N)"


def test_that_heights_stay_with_points_of_another_system(tmp_path: Path) -> None:
    given = gpd.GeoDataFrame({"ref": ["a"], "name": ["A"]}, geometry=[Point(-11.5, 8.5, 120)], crs=4326)
    units = version_of(exchange.read(written(tmp_path, "a.gpkg", given.to_crs(32629)))).units
    assert units["altitude"].tolist() == [120]
    assert units["point"].iloc[0].distance(Point(-11.5, 8.5)) < 1e-9


def test_that_a_shapefile_without_a_system_asks_for_one(tmp_path: Path) -> None:
    path = written(tmp_path, "a.shp", frame(AREAS).to_crs(32629))
    path.with_suffix(".prj").unlink()
    [problem] = exchange.read(path).problems
    assert (problem.code, problem.severity) == ("crs-missing-metres", "fatal")
    assert "metres" in problem.message
    assert "--crs" in problem.remedy
    units = version_of(exchange.read(path, crs="32629")).units
    assert shapely.hausdorff_distance(units["boundary"].iloc[0], AREAS[0]) < 1e-8


def test_that_a_system_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "a.shp", frame(AREAS))
    text = path.with_suffix(".prj").read_bytes()
    path.with_suffix(".prj").write_bytes(text.replace(b"GCS_WGS_1984", "GCS_Réunion".encode("latin-1")))
    [problem] = exchange.read(path).problems
    assert "its .prj) is not in UTF-8" in problem.message


def test_that_the_files_own_system_counts_and_not_a_said_one(tmp_path: Path) -> None:
    incoming = exchange.read(written(tmp_path, "a.fgb", frame(AREAS)), crs="EPSG:32629")
    assert told(incoming) == ["crs-own"]
    assert any(b.equals(AREAS[0]) for b in version_of(incoming).units["boundary"])
    with pytest.raises(Refused, match="lune"):
        exchange.read(written(tmp_path, "a.gpkg", frame(AREAS)), crs="EPSG:lune")


@pytest.mark.parametrize(
    "crs",
    [
        {"type": "link", "properties": {"href": "http://127.0.0.1:9/crs"}},
        {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::999999"}},
        {"type": "name", "properties": {}},
        None,
        7,
    ],
)
def test_that_a_system_nobody_knows_is_asked_for(tmp_path: Path, crs: object) -> None:
    path = written(tmp_path, "a.geojson", frame())
    document = json.loads(path.read_text())
    path.write_text(json.dumps({"type": "FeatureCollection", "crs": crs, "features": document["features"]}))
    assert told(exchange.read(path)) == ["crs-missing"]
    assert told(exchange.read(path, crs="EPSG:4326")) == []


def test_that_topojson_is_in_degrees(tmp_path: Path) -> None:
    place = {"type": "Point", "coordinates": [-11.5, 8.5], "properties": {"ref": "a", "name": "A"}}
    objects = {"units": {"type": "GeometryCollection", "geometries": [place]}}
    path = tmp_path / "a.topojson"
    path.write_text(json.dumps({"type": "Topology", "objects": objects, "arcs": []}))
    assert version_of(exchange.read(path)).units["point"].tolist() == [Point(-11.5, 8.5)]


def test_that_a_projection_that_cannot_hold_a_point_is_told(tmp_path: Path) -> None:
    given = gpd.GeoDataFrame({"ref": ["a"], "name": ["A"]}, geometry=[Point(9e9, 9e9)], crs=32629)
    assert "geometry-range" in told(exchange.read(written(tmp_path, "a.fgb", given)))


@pytest.mark.parametrize(
    "said", [5, [1], {"a": 1}, True, {"type": "name"}, {"properties": {"name": 4326}}, {"properties": [1]}]
)
@pytest.mark.parametrize("name", ["a.geojson", "a.parquet"])
def test_that_a_reference_system_that_is_no_text_is_asked_for_or_told(
    tmp_path: Path, name: str, said: object
) -> None:
    path = tmp_path / name
    if name == "a.geojson":
        held = json.loads(frame(AREAS).to_json())
        path.write_text(json.dumps({"type": held["type"], "crs": said, "features": held["features"]}))
    else:
        frame(AREAS).to_parquet(path)
        table = pq.read_table(path)
        about = json.loads(table.schema.metadata[b"geo"])
        about["columns"]["geometry"]["crs"] = said
        pq.write_table(table.replace_schema_metadata({b"geo": json.dumps(about).encode()}), path)
    incoming = exchange.read(path)
    assert incoming.version is None
    assert told(incoming) in (["crs-missing"], ["file-unreadable"])
    assert "Traceback" not in incoming.problems[0].message
