"""One layer as it stands: its attributes as text, its geometries, its reference system."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError, FeatureError

from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.draft import LOST, Array
from georegistry_desktop.exchange.vector.columns import as_text

NO_GEOMETRY = "its bytes are no geometry"
UNREADABLE = (
    DataSourceError,
    DataLayerError,
    FeatureError,
    pa.ArrowException,
    ValueError,
    RuntimeError,
    OSError,
)
"""What pyogrio raises where a file is not what it should be."""


@dataclass(frozen=True, kw_only=True)
class Layer:
    """``columns`` are Arrow text; ``geometry`` (n,) is None where there is none, or one that cannot be read:
    ``broken`` gives the position of each of those, and why. ``kind`` is GDAL's name of the type of geometry,
    None for a table without any, ``shape`` the column that holds it. ``said`` is what the driver grumbled
    about, ``fids`` are the numbers of the features."""

    headings: list[str]
    columns: list[pa.ChunkedArray]
    geometry: Array
    broken: Mapping[int, str]
    crs: str | None
    kind: str | None
    shape: str
    driver: str
    said: tuple[str, ...]
    fids: Array

    def lossy(self) -> bool:
        """Whether any text was none in the encoding in which it was read."""
        return any(pc.any(pc.match_substring(column, LOST)).as_py() for column in self.columns)


# GDAL 3.12's own stream of a FlatGeobuf in which a geometry is null names places outside of it.
pyogrio.set_gdal_config_options({"OGR_FLATGEOBUF_STREAM_BASE_IMPL": True})

_Features = tuple[list[str], list[pa.ChunkedArray], Array, Array]
"""Names and values of the fields, the geometries as WKB, the numbers of the features."""


def layer_names(source: str) -> list[tuple[str, str | None]]:
    """The layers of a file with their kinds of geometry. Raises what is in ``UNREADABLE``."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # told when the layer itself is read
        return [(str(name), kind) for name, kind in pyogrio.list_layers(source)]


def read_layer(source: str, name: str, *, encoding: str | None = None) -> Layer:
    """The whole layer. Raises what is in ``UNREADABLE``."""
    with warnings.catch_warnings(record=True) as grumbles:
        warnings.simplefilter("always", RuntimeWarning)
        try:
            about = pyogrio.read_info(source, layer=name, encoding=encoding)
        except UnboundLocalError as error:  # how pyogrio 0.13 fails on the text of a reference system
            raise DataSourceError(
                "the text of its reference system (its .prj) is not in UTF-8; write it anew, or leave it out"
                " and say the system"
            ) from error
        spatial = about["geometry_type"] is not None
        names, columns, held, fids = _read_stream(source, name, encoding, spatial)
    if len(fids) < about["features"]:
        raise DataSourceError(f"it ends after {len(fids):,} of its {about['features']:,} features")
    found = geometries.from_wkb(held)
    return Layer(
        headings=names,
        columns=[as_text(column) for column in columns],
        geometry=found,
        broken=broken_of(found, held),
        crs=about["crs"],
        kind=about["geometry_type"],
        shape=about["geometry_name"],
        driver=about["driver"],
        said=_told(grumbles),
        fids=fids,
    )


def _read_stream(source: str, name: str, encoding: str | None, spatial: bool) -> _Features:
    meta, table = pyogrio.read_arrow(source, layer=name, encoding=encoding, return_fids=True)
    shape = meta["geometry_name"] or "wkb_geometry"
    # Names may be repeated, or empty.
    at = table.column_names.index(shape) if spatial and shape in table.column_names else -1
    held: Array = np.full(len(table), None, dtype=object)
    if at >= 0:
        held[:] = table.column(at).to_pylist()
    fields = [n for n in range(1, table.num_columns) if n != at]
    return (
        [table.column_names[n] for n in fields],
        [table.column(n) for n in fields],
        held,
        table.column(0).to_numpy(),
    )


def broken_of(found: Array, held: Array) -> dict[int, str]:
    """The positions of the WKB ``held`` (n,) that gave no geometry in ``found`` (n,), and why."""
    told: dict[int, str] = {}
    for at in np.flatnonzero(shapely.is_missing(found)).tolist():
        if held[at] is not None:
            try:
                told[at] = str(shapely.from_wkb(held[at]) and NO_GEOMETRY)
            except (shapely.GEOSException, NotImplementedError, ValueError) as error:
                told[at] = str(error).split("\n")[0]
    return told


def _told(grumbles: Sequence[warnings.WarningMessage]) -> tuple[str, ...]:
    words = [str(one.message).split("\n")[0] for one in grumbles if issubclass(one.category, RuntimeWarning)]
    return tuple(dict.fromkeys(words))
