"""A version as FlatGeobuf and as GeoParquet: the columns of ``flat`` with their types, and one geometry.

A unit with a point and a boundary has its boundary as geometry; latitude and longitude hold the point.
"""

from __future__ import annotations

import errno
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import shapely

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.flat import DATES, FlatTable, days
from georegistry_desktop.exchange.lost import of_table

GEOMETRY = "geometry"
CRS = "EPSG:4326"
_STEPS = 3
_PANDAS = {pa.large_string(): pd.StringDtype(na_value=np.nan), pa.date32(): pd.ArrowDtype(pa.date32())}
"""Days have no type of their own in pandas."""


def write_flatgeobuf(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """With a spatial index where every unit has a geometry: the format allows none without one there."""
    progress("Putting together", 0, _STEPS)
    table = FlatTable(version, wkt=False)
    shapes = table.geometry(0, len(table))
    held = _typed(table).append_column(GEOMETRY, pa.array([*shapely.to_wkb(shapes)], pa.large_binary()))
    indexed = len(table) > 0 and not shapely.is_missing(shapes).any()
    progress("Writing units", 1, _STEPS)
    pyogrio.write_arrow(
        held,
        path,
        driver="FlatGeobuf",
        layer="units",
        geometry_name=GEOMETRY,
        geometry_type="Unknown",
        crs=CRS,
        SPATIAL_INDEX="YES" if indexed else "NO",
    )
    progress("Looking at what was written", 2, _STEPS)
    _check_features(path, len(table))
    progress("Writing units", _STEPS, _STEPS)


def flatgeobuf_loses(version: VersionFrame) -> list[Problem]:
    """What its one layer does not hold."""
    return of_table(version, "FlatGeobuf")


def write_geoparquet(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """GeoParquet 1.0 by geopandas: WKB, EPSG:4326."""
    progress("Putting together", 0, _STEPS)
    table = FlatTable(version, wkt=False)
    frame = gpd.GeoDataFrame(
        _typed(table).to_pandas(types_mapper=_PANDAS.get),
        geometry=gpd.GeoSeries(table.geometry(0, len(table)), crs=CRS),
    )
    progress("Writing units", 1, _STEPS)
    frame.to_parquet(path, index=False)
    progress("Looking at what was written", 2, _STEPS)
    if pq.read_metadata(path).num_rows != len(table):
        raise OSError(errno.EIO, "it could not be written to its end")
    progress("Writing units", _STEPS, _STEPS)


def geoparquet_loses(version: VersionFrame) -> list[Problem]:
    """What its one table does not hold."""
    return of_table(version, "GeoParquet")


def _typed(table: FlatTable) -> pa.Table:
    columns = table.columns(0, len(table))
    return pa.table({h: days(c) if h in DATES else c for h, c in columns.items()})


def _check_features(path: Path, count: int) -> None:
    # GDAL writes the last of a file when it closes it, and keeps to itself what goes wrong then.
    reason = "it could not be written to its end; the disk may be full"
    try:
        _, found = pyogrio.read_arrow(path, columns=["uuid"], read_geometry=False)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, ValueError) as error:
        raise OSError(errno.ENOSPC, reason) from error
    if len(found) != count:
        raise OSError(errno.ENOSPC, reason)
