"""Versions as GeoJSON, FlatGeobuf, GeoParquet and KML, looked at with GDAL, geopandas and an XML parser."""

from __future__ import annotations

import dataclasses
import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely
from factories import small_country, square, version_frame
from shapely import MultiPolygon, Point
from test_exchange_writing import version

from georegistry_desktop import exchange
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange.flat import NUMBERS, FlatTable

ENDINGS = ("geojson", "fgb", "parquet", "kml")


def read_back(path: Path) -> gpd.GeoDataFrame:
    if path.suffix == ".parquet":
        frame = gpd.read_parquet(path)
    else:
        # Without this GDAL 3.12 stumbles over a unit of a FlatGeobuf that has no geometry.
        pyogrio.set_gdal_config_options({"OGR_FLATGEOBUF_STREAM_BASE_IMPL": True})
        frame = pyogrio.read_dataframe(path).rename(columns={"Name": "name"})
    return frame.set_index("uuid", drop=False)


def cell(heading: str, value: Any) -> object:
    if pd.isna(value) or value == "":
        return None
    if heading in NUMBERS:
        return float(value)
    word = value.isoformat()[:10] if hasattr(value, "isoformat") else str(value)
    # GDAL takes what looks like a date for one.
    return word.replace("/", "-") if heading.endswith("_date") else word


def assert_whole(one: VersionFrame, path: Path) -> None:
    exchange.write(one, path, replace=True)
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    frame = read_back(path)
    assert len(frame) == len(one.units)
    table = FlatTable(one, wkt=False)
    columns = table.columns(0, len(table))
    order = frame.loc[one.units["uuid"].tolist()]
    for heading, column in columns.items():
        found = order[heading] if heading in order else [None] * len(order)
        assert [cell(heading, v) for v in found] == [cell(heading, v) for v in column.to_pylist()], heading
    shapes = table.geometry(0, len(table))
    back = np.asarray(order.geometry.array)
    assert (shapely.is_missing(back) == shapely.is_missing(shapes)).all()
    there = ~shapely.is_missing(shapes)
    # KML knows no multipolygon of one part, and rings may start elsewhere.
    here, away = (shapely.normalize(_multi(s[there])) for s in (shapes, back))
    assert shapely.equals_identical(here, away).all()
    if frame.crs is not None:
        assert frame.crs.to_epsg() == 4326


def _multi(shapes: Any) -> Any:
    return np.array([MultiPolygon([s]) if s.geom_type == "Polygon" else s for s in shapes], dtype=object)


@pytest.mark.parametrize("ending", ENDINGS)
def test_that_every_cell_and_every_digit_comes_back(tmp_path: Path, ending: str) -> None:
    assert_whole(version(), tmp_path / f"a.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
def test_that_units_that_all_have_a_geometry_come_back(tmp_path: Path, ending: str) -> None:
    places = [{"ref": f"u{n}", "point": Point(n / 7, -n / 3)} for n in range(40)]
    assert_whole(version_frame([*places, {"ref": "a", "boundary": square(0)}]), tmp_path / f"a.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
def test_that_sierra_leone_comes_back(tmp_path: Path, shared_data: Path, ending: str) -> None:
    read = exchange.read(shared_data / "sierra-leone-dhis2" / "metadata_2021_play2.34.json").version
    assert read is not None
    assert_whole(read, tmp_path / f"a.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
def test_that_no_units_and_no_geometries_can_be_written(tmp_path: Path, ending: str) -> None:
    (tmp_path / "more").mkdir()
    exchange.write(version_frame([]), tmp_path / f"none.{ending}")
    assert_whole(version_frame([{"ref": "a", "name": "007"}]), tmp_path / "more" / f"a.{ending}")


@pytest.mark.parametrize("ending", ENDINGS)
def test_that_what_stays_out_is_told_with_the_name_of_the_format(tmp_path: Path, ending: str) -> None:
    told = exchange.losses(small_country(), tmp_path / f"a.{ending}")
    assert [p.code for p in told] == ["lost-group-sets"]
    named = {"geojson": "GeoJSON", "fgb": "FlatGeobuf", "parquet": "GeoParquet", "kml": "KML"}[ending]
    assert named in told[0].message


def test_that_the_geojson_keeps_to_its_standard(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    hole = shapely.box(0.2, 0.2, 0.8, 0.8)
    clockwise = shapely.orient_polygons(shapely.difference(shapely.box(0, 0, 1, 1), hole), exterior_cw=True)
    exchange.write(version_frame([{"ref": "a", "boundary": MultiPolygon([clockwise])}, {"ref": "b"}]), path)
    held = json.loads(path.read_text("utf-8"))
    assert held["type"] == "FeatureCollection"
    assert "crs" not in held
    one, two = held["features"]
    assert two["geometry"] is None
    outline, inner = (shapely.LinearRing(r) for r in one["geometry"]["coordinates"][0])
    assert outline.is_ccw
    assert not inner.is_ccw
    assert one["properties"]["uuid"]


def test_that_the_kml_is_well_formed_whatever_the_names_are(tmp_path: Path) -> None:
    names = ["<script>alert('x')</script>", "a & b", "]]>", '"', "x\x01\ufffey", "a\r\nb", "ລາວ 🏥", " x "]
    country = version_frame(
        [{"ref": f"u{n}", "name": name, "point": Point(0.1 + 0.2, n / 3)} for n, name in enumerate(names)],
        label="R & D \x02",
    )
    path = tmp_path / "a.kml"
    assert {p.code: p.params["value"] for p in exchange.losses(country, path)} == {"lost-characters": 1}
    exchange.write(country, path)
    space = {"k": "http://www.opengis.net/kml/2.2"}
    root = ET.parse(path).getroot()
    found = [p.findtext("k:name", None, space) for p in root.iterfind(".//k:Placemark", space)]
    assert found == [*names[:4], "x��y", *names[5:]]
    first = root.findtext(".//k:coordinates", None, space)
    assert first == "0.30000000000000004,0.0"
    data = {
        d.get("name"): d.findtext("k:value", None, space)
        for d in root.iterfind(".//k:ExtendedData/k:Data", space)
    }
    assert data["ref"] == "u7"


def test_that_the_kml_has_a_column_for_every_carried_field(tmp_path: Path) -> None:
    exchange.write(version_frame([{"ref": "a"}, {"ref": "b"}]), tmp_path / "a.kml")
    frame = pyogrio.read_dataframe(tmp_path / "a.kml")
    assert {"closed_date", "translations", "latitude"} <= {*frame.columns}
    assert not frame["closed_date"].any()


def test_that_types_of_columns_are_kept_where_the_format_has_any(tmp_path: Path) -> None:
    exchange.write(version(), tmp_path / "a.parquet")
    frame = pd.read_parquet(tmp_path / "a.parquet", columns=["latitude", "code", "opening_date"])
    assert str(frame["latitude"].dtype) == "float64"
    assert frame["code"].tolist()[:2] == ["007", "0"]
    exchange.write(version(), tmp_path / "a.fgb")
    kinds = pyogrio.read_info(tmp_path / "a.fgb")
    by_name = dict(zip(kinds["fields"], kinds["ogr_types"], strict=True))
    assert (by_name["latitude"], by_name["code"]) == ("OFTReal", "OFTString")
    assert by_name["opening_date"] in ("OFTDate", "OFTDateTime")


def test_that_an_index_is_there_for_maps_where_it_can_be(tmp_path: Path) -> None:
    whole = version_frame([{"ref": "a", "point": Point(1, 1)}, {"ref": "b", "point": Point(2, 2)}])
    exchange.write(whole, tmp_path / "a.fgb")
    assert pyogrio.read_info(tmp_path / "a.fgb")["capabilities"]["fast_spatial_filter"]
    bare = dataclasses.replace(whole, units=whole.units.assign(point=gpd.GeoSeries([None, None], crs=4326)))
    exchange.write(bare, tmp_path / "b.fgb")
    assert not pyogrio.read_info(tmp_path / "b.fgb")["capabilities"]["fast_spatial_filter"]
