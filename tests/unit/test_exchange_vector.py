"""GDAL's vector formats: layers, reference systems, what is broken in them."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
from shapely.geometry import LineString, Point, Polygon, box
from vector_files import AREAS, SHAPES, UNITS, WAYS, frame, told, version_of, written

from georegistry_desktop import exchange
from georegistry_desktop.domain import ImportRefused
from georegistry_desktop.exchange.vector import folders as vector_folders


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


def test_that_a_shapefile_in_a_western_encoding_is_read_and_told(tmp_path: Path) -> None:
    pyogrio.write_dataframe(frame(AREAS), tmp_path / "a.shp", encoding="ISO-8859-1")
    (tmp_path / "a.cpg").unlink()
    incoming = exchange.read(tmp_path / "a.shp")
    assert version_of(incoming).units["name"].tolist() == UNITS["name"]
    assert told(incoming) == ["encoding-guessed"]


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


def test_that_the_polygons_of_many_states_are_one_version(shared_data: Path) -> None:
    files = sorted((shared_data / "brazil-municipalities").glob("*.json"))
    incoming = exchange.read(files)
    version = version_of(incoming)
    assert len(version.units) == 5564
    assert version.units["source_ref"].is_unique
    assert not version.units["boundary"].isna().any()


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
