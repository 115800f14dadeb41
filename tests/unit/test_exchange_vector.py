"""GDAL's vector formats: layers, reference systems, what is broken in them."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from georegistry_desktop import exchange
from georegistry_desktop.domain import ImportRefused, Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange import Incoming
from georegistry_desktop.exchange.vector import folders as vector_folders

WAYS = {
    "a.geojson": "GeoJSON",
    "a.shp": "ESRI Shapefile",
    "a.kml": "LIBKML",
    "a.gml": "GML",
    "a.fgb": "FlatGeobuf",
    "a.gpkg": "GPKG",
}
UNITS = {
    "ref": ["R1", "D1", "F1"],
    "parent_ref": [None, "R1", "D1"],
    "name": ["Nord", "Thiès", "Poste de santé"],
    "code": ["007", "008", "009"],
    "beds": [1, None, 3],
}
SHAPES = [box(-12, 8, -11, 9), box(-12, 8, -11.5, 8.5), Point(-11.75, 8.25)]
AREAS = [*SHAPES[:2], box(-11.8, 8.2, -11.7, 8.3)]


def frame(shapes: list[shapely.Geometry] = SHAPES, crs: object = 4326) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(UNITS, geometry=shapes, crs=crs)


def written(folder: Path, name: str, given: gpd.GeoDataFrame, layer: str | None = None) -> Path:
    path = folder / name
    pyogrio.write_dataframe(given, path, driver=WAYS[name], layer=layer, append=path.exists())
    return path


def version_of(incoming: Incoming) -> VersionFrame:
    assert incoming.version is not None, incoming.problems
    assert not incoming.refused(lenient=False), incoming.problems
    return incoming.version


def told(incoming: Incoming) -> list[str]:
    return [p.code for p in incoming.problems]


@pytest.mark.parametrize("name", WAYS)
def test_that_each_format_says_the_same(tmp_path: Path, name: str) -> None:
    units = version_of(exchange.read(written(tmp_path, name, frame(AREAS)))).units
    units = units.set_index("source_ref", drop=False).loc[UNITS["ref"]]  # FlatGeobuf sorts by place
    assert units["source_ref"].tolist() == UNITS["ref"]
    assert units["name"].tolist() == UNITS["name"]
    assert units["code"].tolist() == UNITS["code"]
    refs = dict(zip(units["uuid"], units["source_ref"], strict=True))
    assert [refs.get(p) for p in units["parent"]] == UNITS["parent_ref"]
    assert [json.loads(e).get("beds") if isinstance(e, str) else None for e in units["extra"]] == [
        "1",
        None,
        "3",
    ]
    assert all(b.equals(a) for a, b in zip(AREAS, units["boundary"], strict=True))


@pytest.mark.parametrize("name", ["a.geojson", "a.kml", "a.fgb"])
def test_that_points_and_areas_of_one_layer_find_their_place(tmp_path: Path, name: str) -> None:
    units = version_of(exchange.read(written(tmp_path, name, frame()))).units.sort_values("code")
    assert units["point"].tolist()[2] == Point(-11.75, 8.25)
    assert units["boundary"].isna().tolist() == [False, False, True]


def test_that_geoparquet_is_read(tmp_path: Path) -> None:
    frame().to_crs(32629).to_parquet(tmp_path / "a.parquet")
    incoming = exchange.read(tmp_path / "a.parquet")
    units = version_of(incoming).units
    assert units["source_ref"].tolist() == UNITS["ref"]
    assert units["point"].iloc[2].distance(Point(-11.75, 8.25)) < 1e-9
    assert incoming.understood[0].crs == "EPSG:32629 (WGS 84 / UTM zone 29N)"


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


def test_that_the_files_own_system_counts_and_not_a_said_one(tmp_path: Path) -> None:
    incoming = exchange.read(written(tmp_path, "a.fgb", frame(AREAS)), crs="EPSG:32629")
    assert told(incoming) == ["crs-own"]
    assert any(b.equals(AREAS[0]) for b in version_of(incoming).units["boundary"])
    with pytest.raises(Refused, match="lune"):
        exchange.read(written(tmp_path, "a.gpkg", frame(AREAS)), crs="EPSG:lune")


def test_that_one_layer_per_level_is_one_tree(tmp_path: Path) -> None:
    """COD-AB: each layer names the units above in columns, and has a layer of its own for them."""
    adm0 = {"adm0_name": ["Land"], "adm0_pcode": ["LA"]}
    adm1 = {"adm1_name": ["Nord", "Sud"], "adm1_pcode": ["LA01", "LA02"]}
    adm2 = {"adm2_name": ["A", "B", "C"], "adm2_pcode": ["LA0101", "LA0102", "LA0201"]}
    layers = [
        adm0,
        adm1 | {k: v * 2 for k, v in adm0.items()},
        adm2 | {k: v * 3 for k, v in adm0.items()} | {k: [v[0], *v] for k, v in adm1.items()},
    ]
    for level, columns in enumerate(layers):
        count = len(columns[f"adm{level}_name"])
        given = gpd.GeoDataFrame(columns, geometry=[box(i, 0, i + 1, 1) for i in range(count)], crs=4326)
        path = written(tmp_path, "a.gpkg", given, f"lan_admbnda_adm{level}")
    lines = gpd.GeoDataFrame({"adm0_pcode": ["LA"]}, geometry=[LineString([(0, 0), (1, 1)])], crs=4326)
    written(tmp_path, "a.gpkg", lines, "lan_admbndl_adm0")
    incoming = exchange.read(path)
    units = version_of(incoming).units.set_index("source_ref")
    assert sorted(units.index) == ["LA", "LA01", "LA0101", "LA0102", "LA02", "LA0201"]
    assert not units["boundary"].isna().any()
    above = dict(zip(units["uuid"], units.index, strict=True))
    assert {ref: above.get(p) for ref, p in units["parent"].items()} == {
        "LA": None,
        "LA01": "LA",
        "LA02": "LA",
        "LA0101": "LA01",
        "LA0102": "LA01",
        "LA0201": "LA02",
    }
    assert told(incoming) == []


def test_that_layers_are_chosen_by_name_and_the_others_named(tmp_path: Path) -> None:
    path = written(tmp_path, "a.gpkg", frame(), "units")
    roads = gpd.GeoDataFrame({"length": [1.0]}, geometry=[box(0, 0, 1, 1)], crs=4326)
    written(tmp_path, "a.gpkg", roads, "lakes")
    incoming = exchange.read(path)
    assert [(p.code, p.file) for p in incoming.problems] == [("table-skipped", "a.gpkg (lakes)")]
    assert told(exchange.read(path, layers=["units"])) == []
    assert "layer-unknown" in told(exchange.read(path, layers=["units", "lake"]))
    [problem] = exchange.read(path, layers=["unit"]).problems
    assert problem.code == "layer-unknown"
    assert "units, lakes" in problem.message


def test_that_an_archive_of_shapefiles_is_read(tmp_path: Path) -> None:
    written(tmp_path, "a.shp", frame(AREAS))
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        for part in tmp_path.glob("a.*"):
            archive.write(part, f"shapes/{part.name}")
    assert len(version_of(exchange.read(tmp_path / "both.zip")).units) == 3


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


def test_that_a_shapefile_in_a_western_encoding_is_read_and_told(tmp_path: Path) -> None:
    pyogrio.write_dataframe(frame(AREAS), tmp_path / "a.shp", encoding="ISO-8859-1")
    (tmp_path / "a.cpg").unlink()
    incoming = exchange.read(tmp_path / "a.shp")
    assert version_of(incoming).units["name"].tolist() == UNITS["name"]
    assert told(incoming) == ["encoding-guessed"]


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


def test_that_an_empty_geometry_is_told(tmp_path: Path) -> None:
    given = gpd.GeoDataFrame({"ref": ["a"], "name": ["A"]}, geometry=[Point()], crs=4326)
    assert told(exchange.read(written(tmp_path, "a.gpkg", given))) == ["geometry-empty"]


def test_that_reading_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    made, there = tmp_path / "made", tmp_path / "there"
    made.mkdir()
    there.mkdir()
    shutil.copy(written(made, "a.gml", frame(AREAS)), there)
    shutil.copy(written(made, "a.gpkg", frame(AREAS)), there)
    for path in sorted(there.iterdir()):
        version_of(exchange.read(path))
    assert sorted(p.name for p in there.iterdir()) == ["a.gml", "a.gpkg"]


def test_that_a_moved_point_counts_more_than_its_old_columns(tmp_path: Path) -> None:
    columns = {"ref": ["a", "b"], "name": ["A", "B"], "latitude": [8.5, 8.5], "longitude": [-11.5, -11.5]}
    given = gpd.GeoDataFrame(columns, geometry=[Point(-11.5, 8.5), Point(-11.4, 8.5)], crs=4326)
    incoming = exchange.read(written(tmp_path, "a.geojson", given))
    assert version_of(incoming).units["point"].tolist() == [Point(-11.5, 8.5), Point(-11.4, 8.5)]
    assert told(incoming) == ["roots-several", "columns-elsewhere"]


def test_that_columns_beside_an_area_give_its_point(tmp_path: Path) -> None:
    columns = {"ref": ["a"], "name": ["A"], "latitude": [8.5], "longitude": [-11.5]}
    given = gpd.GeoDataFrame(columns, geometry=[box(-12, 8, -11, 9)], crs=4326)
    units = version_of(exchange.read(written(tmp_path, "a.fgb", given))).units
    assert units["point"].tolist() == [Point(-11.5, 8.5)]
    assert units["boundary"].iloc[0].equals(box(-12, 8, -11, 9))


def test_that_an_x_beside_a_shape_is_anything(tmp_path: Path) -> None:
    columns = {"ref": ["a"], "name": ["A"], "x": [712345.6], "y": [934567.8], "shape": ["round"]}
    given = gpd.GeoDataFrame(columns, geometry=[Point(-11.5, 8.5)], crs=4326)
    incoming = exchange.read(written(tmp_path, "a.geojson", given))
    assert incoming.understood[0].extra == ("x", "y", "shape")


def test_that_whole_numbers_stay_whole(tmp_path: Path) -> None:
    columns = {"code": [720112345678.0, float("nan")], "name": ["A", "B"]}
    given = gpd.GeoDataFrame(columns, geometry=[Point(0, 0), Point(1, 1)], crs=4326)
    units = exchange.read(written(tmp_path, "a.gpkg", given)).version
    assert units is not None
    assert units.units["code"].iloc[0] == "720112345678"


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


def test_that_a_projection_that_cannot_hold_a_point_is_told(tmp_path: Path) -> None:
    given = gpd.GeoDataFrame({"ref": ["a"], "name": ["A"]}, geometry=[Point(9e9, 9e9)], crs=32629)
    assert "geometry-range" in told(exchange.read(written(tmp_path, "a.fgb", given)))


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


def test_that_the_polygons_of_many_states_are_one_version(shared_data: Path) -> None:
    files = sorted((shared_data / "brazil-municipalities").glob("*.json"))
    incoming = exchange.read(files)
    version = version_of(incoming)
    assert len(version.units) == 5564
    assert version.units["source_ref"].is_unique
    assert not version.units["boundary"].isna().any()


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


@pytest.mark.parametrize(
    ("name", "roots", "warnings"),
    [
        ("minimal", 1, []),
        ("minimal_all_optional", 1, []),
        ("minimal_simplified", 2, ["roots-several"]),
        ("minimal_simplified_group", 2, ["roots-several"]),
        ("multiple-internal-ref-formats", 1, []),
        ("empty_name", 1, []),
        ("blank_parent_ref", 1, []),
        ("empty_parent_ref", 1, []),
        ("null_parent_ref", 1, []),
        ("missing_column_parent_ref", 1, ["parents-none"]),
    ],
)
def test_that_geopackages_of_iaso_come_in(
    shared_data: Path, name: str, roots: int, warnings: list[str]
) -> None:
    incoming = exchange.read(shared_data / "iaso" / "gpkg" / f"{name}.gpkg")
    version = version_of(incoming)
    assert int(version.units["parent"].isna().sum()) == roots
    assert told(incoming) == warnings
    assert all(t.depth is not None for t in version.types)


def test_that_groups_of_iaso_have_their_names_and_members(shared_data: Path) -> None:
    version = version_of(exchange.read(shared_data / "iaso" / "gpkg" / "minimal_simplified_group.gpkg"))
    named = dict(zip(version.groups["source_ref"], version.groups["name"], strict=True))
    assert named == {
        "group_a": "Group A",
        "group_b": "Group B",
        "group_not_in_gpkg": "group_not_in_gpkg",
    }
    assert len(version.memberships) > 2
    assert set(version.memberships["group"]) <= set(version.groups["uuid"])


def test_that_what_is_in_a_mapping_for_it_has_to_be_a_list(shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "iaso" / "gpkg" / "minimal.gpkg"
    with pytest.raises(ImportRefused, match="keep this out"):
        exchange.guess_mappings(path)
    [found] = exchange.guess_mappings(written(tmp_path, "a.gpkg", frame()))
    assert found.mapping.columns["parent_ref"] == "parent_ref"
    assert isinstance(SHAPES[0], Polygon)


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


def folders(count: int, more: str = "") -> str:
    held = "".join(
        f"<Folder><name>Zone {n}</name><Folder><name>Aire {n}</name>"
        f"<Placemark><name>Post {n}</name><ExtendedData><Data name='code'><value>{n:04}</value></Data>"
        f"</ExtendedData><Point><coordinates>{n / 100},1</coordinates></Point></Placemark></Folder></Folder>"
        for n in range(count)
    )
    return f"<k:kml xmlns:k='http://www.opengis.net/kml/2.2'><k:Document>{more}{held}</k:Document></k:kml>"


@pytest.mark.parametrize("name", ["a.kml", "a.kmz"])
def test_that_hundreds_of_folders_are_read_in_one_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    asked: list[str] = []
    read_layer = vector_folders.read_layer
    monkeypatch.setattr(vector_folders, "read_layer", lambda *a: asked.append(a[1]) or read_layer(*a))
    words = folders(300).replace("<", "<k:").replace("<k:/", "</k:").replace("k:k:", "k:")
    path = tmp_path / name
    if name == "a.kml":
        path.write_text(words)
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("doc.kml", words)
    incoming = exchange.read(path)
    units = version_of(incoming).units
    assert len(asked) == 1
    assert units["name"].tolist()[:300] == [f"Post {n}" for n in range(300)]
    assert units["code"].tolist()[7] == "0007"
    assert units["parent"][7] == units["uuid"][300 + 7]
    assert units["name"].tolist()[300:] == [f"Aire {n}" for n in range(300)]
    assert units["point"][7].equals(Point(0.07, 1))
    some = version_of(exchange.read(path, layers=["Aire 7", "Aire 9"])).units
    assert some["name"].tolist() == ["Post 7", "Post 9", "Aire 7", "Aire 9"]
    assert told(exchange.read(path, layers=["Aire 7", "Aire x"])) == ["layer-unknown"]


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
