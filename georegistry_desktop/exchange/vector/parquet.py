"""GeoParquet, and Parquet without geometry."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from pyproj.exceptions import CRSError

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.table import CannotRead, Table
from georegistry_desktop.exchange.vector.columns import as_text
from georegistry_desktop.exchange.vector.files import table_of
from georegistry_desktop.exchange.vector.layers import Layer

_ODD = (AttributeError, RecursionError)
"""Of metadata that is no GeoParquet's; their words say nothing to people."""
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
        spatial = b"geo" in (file.metadata.metadata or {})
        frame = gpd.read_parquet(path) if spatial else None
        # Besides the geometry that counts there may be others, as WKB.
        table = file.read([n for n in file.schema_arrow.names if frame is None or n != frame.geometry.name])
        columns = [as_text(column) for column in table.columns]
    except _WRONG as error:
        odd = isinstance(error, _ODD)
        reason = "its metadata are not those of GeoParquet" if odd else str(error).split("\n")[0]
        raise CannotRead(path, "file-unreadable", reason=reason) from error
    shapes = np.full(len(table), None, dtype=object) if frame is None else np.asarray(frame.geometry.array)
    layer = Layer(
        headings=table.column_names,
        columns=columns,
        geometry=shapes,
        broken={},
        crs=None if frame is None or frame.crs is None else frame.crs.to_wkt(),
        kind=None if frame is None else "Unknown",
        shape="" if frame is None else str(frame.geometry.name),
        driver="Parquet",
        said=(),
        fids=np.arange(len(table)),
    )
    progress(f"Reading {path.name}", 1, 1)
    return [table_of(layer, path.name, path, options)]
