"""Vector files that are broken, cut short, hostile or point elsewhere."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, box
from vector_files import AREAS, SHAPES, WAYS, frame, told, written

from georegistry_desktop import exchange


def test_that_an_archive_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.shp", "w") as member:
        for _ in range(100):
            member.write(b"\0" * (1 << 20))
    assert told(exchange.read(path)) == ["archive-huge"]


def test_that_a_shapefile_without_its_index_says_which_files_belong_together(tmp_path: Path) -> None:
    path = written(tmp_path, "a.shp", frame(AREAS))
    path.with_suffix(".shx").unlink()
    [problem] = exchange.read(path).problems
    assert problem.code == "file-unreadable"
    assert ".dbf" in problem.message


def test_that_a_table_of_another_length_than_its_shapes_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "a.shp", frame(AREAS))
    table = path.with_suffix(".dbf")
    whole = table.read_bytes()
    for content in (whole[:-60], whole[:4] + (1).to_bytes(4, "little") + whole[8:]):
        table.write_bytes(content)
        [problem] = exchange.read(path).problems
        assert (problem.code, problem.severity) == ("file-unreadable", "fatal")
        assert "3 shapes" in problem.message
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in tmp_path.glob("a.[sdp]*"):
            archive.write(part, part.name)
    assert told(exchange.read(tmp_path / "a.zip")) == ["file-unreadable"]


@pytest.mark.parametrize("name", ["a.kml", "a.gml", "a.geojson", "a.fgb", "a.shp"])
def test_that_a_file_that_points_to_other_data_is_refused(tmp_path: Path, name: str) -> None:
    """GDAL goes by the content: a VRT of that name would bring the lines of any file in as units."""
    secret = tmp_path / "secret.csv"
    secret.write_text("ref,name\na,A\n")
    vrt = (
        '<OGRVRTDataSource xmlns:gml="http://www.opengis.net/gml"><!-- kml --><OGRVRTLayer name="secret">'
        f"<SrcDataSource>{secret}</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
    )
    (tmp_path / name).write_text(vrt)
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(tmp_path / name, name)
    for path in (tmp_path / name, tmp_path / "a.zip"):
        incoming = exchange.read(path)
        assert incoming.version is None
        assert incoming.refused(lenient=True)


def test_that_an_empty_geometry_is_told(tmp_path: Path) -> None:
    given = gpd.GeoDataFrame({"ref": ["a"], "name": ["A"]}, geometry=[Point()], crs=4326)
    assert told(exchange.read(written(tmp_path, "a.gpkg", given))) == ["geometry-empty"]


def test_that_kinds_that_are_no_unit_are_told_with_their_row(tmp_path: Path) -> None:
    mixed = [box(0, 0, 1, 1), LineString([(0, 0), (1, 1)]), MultiPolygon([box(0, 0, 1, 1), box(2, 2, 3, 3)])]
    incoming = exchange.read(written(tmp_path, "a.geojson", frame(mixed)))
    assert [(p.code, p.row, p.unit) for p in incoming.problems] == [("geometry-kind", 2, "D1")]


def test_that_a_ring_that_is_none_is_told_with_its_reason(tmp_path: Path) -> None:
    ring = [[0, 0], [1, 1]]
    features = [
        {
            "type": "Feature",
            "properties": {"ref": "a", "name": "A"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
    ]
    path = tmp_path / "a.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    [problem] = [p for p in exchange.read(path).problems if p.severity != "warning"]
    assert (problem.code, problem.row, problem.unit) == ("geometry-bad", 1, "a")
    assert "bytes" not in problem.message


@pytest.mark.parametrize("name", [*WAYS, "a.parquet"])
@pytest.mark.parametrize("keep", [0, 1, 100, 0.5, 0.9])
def test_that_a_file_cut_short_is_told(tmp_path: Path, name: str, keep: float) -> None:
    path = tmp_path / name
    if name == "a.parquet":
        frame(AREAS).to_parquet(path)
    else:
        written(tmp_path, name, frame(AREAS))
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep) if 0 < keep < 1 else int(keep)])
    incoming = exchange.read(path)
    assert incoming.problems
    assert all(p.message and p.remedy for p in incoming.problems)


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("blank_name", "name-blank"),
        ("null_name", "name-blank"),
        ("missing_column_name", "columns-missing"),
        ("blank_ref", "ref-blank"),
        ("empty_ref", "ref-blank"),
        ("null_ref", "ref-blank"),
        ("missing_column_ref", "ref-blank"),
        ("missing_ref", "file-empty"),
    ],
)
def test_that_broken_geopackages_of_iaso_are_refused(shared_data: Path, name: str, problem: str) -> None:
    incoming = exchange.read(shared_data / "iaso" / "gpkg" / f"{name}.gpkg")
    assert incoming.refused(lenient=False)
    [first, *_] = [p for p in incoming.problems if p.severity != "warning"]
    assert first.code == problem
    assert "level-3-DS" in (first.file or "") or problem == "file-empty"


DOCUMENTS = {
    "a.kml": '<kml xmlns="http://www.opengis.net/kml/2.2"><Document><Placemark><name>A &a11;</name>'
    "<Point><coordinates>1,2</coordinates></Point></Placemark></Document></kml>",
    "a.gml": '<c xmlns:gml="http://www.opengis.net/gml"><gml:featureMember><u><name>A &a11;</name>'
    '<gml:pointProperty><gml:Point srsName="EPSG:4326"><gml:coordinates>1,2</gml:coordinates></gml:Point>'
    "</gml:pointProperty></u></gml:featureMember></c>",
}


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("kind", ["bomb", "file", "plain"])
def test_that_entities_of_xml_are_neither_blown_up_nor_followed(tmp_path: Path, kind: str, name: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("only for me")
    entities = {
        "bomb": '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)),
        "file": f'<!ENTITY a11 SYSTEM "{secret.as_uri()}">',
        "plain": '<!ENTITY a11 "B">',
    }
    path = tmp_path / name
    root = DOCUMENTS[name].split(" ", 1)[0][1:]
    path.write_text(f'<?xml version="1.0"?><!DOCTYPE {root} [{entities[kind]}]>{DOCUMENTS[name]}')
    incoming = exchange.read(path)
    names = None if incoming.version is None else incoming.version.units["name"].tolist()
    assert names == {("file", "a.gml"): ["A "], ("plain", "a.gml"): ["A B"]}.get((kind, name))
    if names is None:
        assert told(incoming) == ["file-unreadable"]
        assert "only for me" not in incoming.problems[0].message


def test_that_a_broken_geometry_of_a_geoparquet_is_told_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    for crs in (4326, 32629):
        frame().to_crs(crs).to_parquet(path)
        table = pq.read_table(path)
        shapes = table.column("geometry").to_pylist()
        shapes[1] = shapes[1][:20]
        at = table.column_names.index("geometry")
        pq.write_table(table.set_column(at, table.schema.field("geometry"), [pa.array(shapes)]), path)
        incoming = exchange.read(path)
        (problem,) = (p for p in incoming.problems if p.severity == "error")
        assert (problem.code, problem.row, problem.unit) == ("geometry-bad", 2, "D1")
        assert not incoming.refused(lenient=True)
        assert incoming.version is not None
        units = incoming.version.units
        assert units["boundary"][0] is not None
        assert units["boundary"][1] is None
        assert shapely.distance(units["point"][2], SHAPES[2]) < 1e-9


@pytest.mark.parametrize("name", ["a.shp", "a.fgb"])
def test_that_an_encoding_that_nobody_knows_is_told(tmp_path: Path, name: str) -> None:
    [problem] = exchange.read(written(tmp_path, name, frame(AREAS)), encoding="As found+").problems
    assert (problem.code, problem.severity) == ("encoding-bad", "fatal")
    assert "As found+" in problem.message
