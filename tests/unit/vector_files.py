"""Small vector files of every format, and what came of them."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import pyogrio
import shapely
from shapely.geometry import Point, box

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange import Incoming

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
