"""A version as GeoJSON (RFC 7946), one feature a line, every digit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import shapely

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.flat import FlatTable
from georegistry_desktop.exchange.lost import of_table

_STEP = 5_000


def write(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """All columns stand in each feature's properties, null where empty. Rings run as the RFC has them:
    outlines counterclockwise, holes clockwise; their vertices are the same."""
    table = FlatTable(version, wkt=False)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type": "FeatureCollection", "features": [')
        for start in range(0, len(table), _STEP):
            progress("Writing units", start, len(table))
            features = ",\n".join(_features(table, start))
            file.write(",\n" + features if start else "\n" + features)
        file.write("\n]}\n")
    progress("Writing units", len(table), len(table))


def loses(version: VersionFrame) -> list[Problem]:
    """What the properties of features do not hold."""
    return of_table(version, "GeoJSON")


def _features(table: FlatTable, start: int) -> Iterator[str]:
    shapes = table.geometry(start, start + _STEP)
    geometry = shapely.to_geojson(shapely.orient_polygons(shapes))
    held = pa.table(table.columns(start, start + _STEP)).to_pylist()
    for properties, shape in zip(held, geometry, strict=True):
        words = json.dumps(properties, ensure_ascii=False, allow_nan=False)
        yield f'{{"type": "Feature", "properties": {words}, "geometry": {shape or "null"}}}'
