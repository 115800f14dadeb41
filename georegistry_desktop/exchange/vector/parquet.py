"""GeoParquet, and Parquet without geometry."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pyproj
import shapely
from pyproj.exceptions import CRSError

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.draft import Array
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.table import CannotRead, Table
from georegistry_desktop.exchange.vector.columns import as_text
from georegistry_desktop.exchange.vector.files import table_of
from georegistry_desktop.exchange.vector.layers import Layer, broken_of

_ODD = (AttributeError, RecursionError)
"""Of metadata that is no GeoParquet's; their words say nothing to people."""
_USUAL = "OGC:CRS84"
"""The system of a geometry that says nothing of it (GeoParquet 1.1)."""
_WRONG = (
    pa.ArrowException,
    OSError,
    ValueError,
    TypeError,
    KeyError,
    NotImplementedError,
    shapely.GEOSException,
    CRSError,
    *_ODD,
)


def read_parquet(path: Path, *, options: ReadOptions, progress: Progress) -> Sequence[Table]:
    """The one table of the file. Raises ``CannotRead``."""
    progress(f"Reading {path.name}", 0, 1)
    try:
        file = pq.ParquetFile(path)
        shapes = _shapes(path, file) if b"geo" in (file.metadata.metadata or {}) else None
        # Besides the geometry that counts there may be others, as WKB.
        table = file.read([n for n in file.schema_arrow.names if shapes is None or n != shapes.column])
        columns = [as_text(column) for column in table.columns]
    except _WRONG as error:
        odd = isinstance(error, _ODD)
        reason = "its metadata are not those of GeoParquet" if odd else str(error).split("\n")[0]
        raise CannotRead(path, "file-unreadable", reason=reason) from error
    layer = Layer(
        headings=table.column_names,
        columns=columns,
        geometry=np.full(len(table), None, dtype=object) if shapes is None else shapes.geometry,
        broken={} if shapes is None else shapes.broken,
        crs=None if shapes is None else shapes.crs,
        kind=None if shapes is None else "Unknown",
        shape="" if shapes is None else shapes.column,
        driver="Parquet",
        said=(),
        fids=np.arange(len(table)),
    )
    progress(f"Reading {path.name}", 1, 1)
    return [table_of(layer, path.name, path, options)]


@dataclass(frozen=True)
class _Shapes:
    """The geometry that counts: its column's name, (n,), which of it is broken and why, its system as WKT."""

    column: str
    geometry: Array
    broken: Mapping[int, str]
    crs: str | None


def _shapes(path: Path, file: pq.ParquetFile) -> _Shapes:
    try:
        frame = gpd.read_parquet(path)
    except shapely.GEOSException:  # one that is broken takes all others along
        return _one_by_one(file)
    crs = None if frame.crs is None else frame.crs.to_wkt()
    return _Shapes(str(frame.geometry.name), np.asarray(frame.geometry.array), {}, crs)


def _one_by_one(file: pq.ParquetFile) -> _Shapes:
    about = json.loads(file.metadata.metadata[b"geo"])
    column = about["primary_column"]
    held: Array = np.full(file.metadata.num_rows, None, dtype=object)
    held[:] = file.read([column]).column(0).to_pylist()
    found = geometries.from_wkb(held)
    said = about["columns"][column].get("crs", _USUAL)
    crs = None if said is None else pyproj.CRS.from_user_input(said).to_wkt()
    return _Shapes(column, found, broken_of(found, held), crs)
