"""One layer of a GeoPackage as it stands: SQLite lets any cell hold anything, whatever its column says."""

from __future__ import annotations

import sqlite3
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyogrio
import pyogrio.raw
import shapely
from pandas.api.types import is_datetime64_any_dtype, is_numeric_dtype

from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.draft import Array, Ints, text

NO_GEOMETRY = "its bytes are no geometry"
_EMPTY = 0x10
"""The bit of a GeoPackage geometry's flags that says that it is empty."""


class WrongLayer(ValueError):
    """Why a layer is not one of the plain layout."""


@dataclass(frozen=True)
class Layer:
    """``frame`` has every column as text; ``geometry`` (n,) is None where there is none; ``unreadable`` are
    the positions where there is one that cannot be read."""

    frame: pd.DataFrame
    geometry: Array
    unreadable: list[int]


def layer_of(path: Path, held: sqlite3.Connection, name: str) -> Layer:
    """A layer or a table without geometry; geometry in EPSG:4326. Raises ``WrongLayer``, and what pyogrio and
    SQLite raise."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # what GDAL grumbles about is looked for here
        about = pyogrio.read_info(path, layer=name)
        attributes = pyogrio.read_dataframe(path, layer=name, read_geometry=False, fid_as_index=True)
        spatial = about["geometry_type"] is not None
        if name in ("units", "boundaries"):
            _check_layer(about, attributes, name)
        bytes_ = pyogrio.raw.read(path, layer=name, columns=[])[2] if spatial else None
    rows = attributes.index.to_numpy()
    frame = pd.DataFrame({column: _text(attributes[column]) for column in attributes.columns})
    for column in attributes.columns:
        if is_numeric_dtype(attributes[column]):
            _put_back_words(frame, rows, held, name, column)
    if bytes_ is None:
        return Layer(frame, np.full(len(frame), None, dtype=object), [])
    geometry = geometries.from_wkb(bytes_)
    unread = _unreadable(geometry, rows, held, name, about["geometry_name"])
    return Layer(frame, geometry, unread)


def _check_layer(about: dict[str, Any], attributes: pd.DataFrame, name: str) -> None:
    if "uuid" not in attributes:
        raise WrongLayer(f"its layer {name} lacks the column uuid")
    if about["geometry_type"] is None:
        raise WrongLayer(f"its layer {name} holds no geometry")
    if about["crs"] not in ("EPSG:4326", "OGC:CRS84"):
        raise WrongLayer(f"its layer {name} is not in EPSG:4326")


def _text(column: pd.Series[Any]) -> pd.Series[Any]:
    column = column.reset_index(drop=True)
    if is_datetime64_any_dtype(column):
        return text([None if pd.isna(v) else v.isoformat() for v in column])
    if is_numeric_dtype(column):
        words = pc.cast(pa.array(column, from_pandas=True), pa.large_string())
        return text(pc.replace_substring_regex(words, r"\.0$", ""))  # numbers with gaps come as floats
    try:
        return text(pa.array(column, pa.large_string(), from_pandas=True))
    except (pa.ArrowTypeError, pa.ArrowInvalid, UnicodeEncodeError):
        return text([None if v is None else str(v) for v in column])


def _put_back_words(
    frame: pd.DataFrame, rows: Ints, held: sqlite3.Connection, table: str, column: str
) -> None:
    """What is a word in a column of numbers: GDAL reads "12 m" as 12, and "high" as 0."""
    query = f"SELECT rowid, {_quoted(column)} FROM {_quoted(table)} WHERE typeof({_quoted(column)}) = 'text'"
    words: dict[int, str] = dict(held.execute(query))
    if words:
        cells = frame[column].to_numpy(dtype=object)
        frame[column] = text([words.get(int(row), cell) for row, cell in zip(rows, cells, strict=True)])


def _unreadable(geometry: Array, rows: Ints, held: sqlite3.Connection, table: str, column: str) -> list[int]:
    """Where there is something that GDAL gives as nothing."""
    missing = shapely.is_missing(geometry)
    has = f"FROM {_quoted(table)} WHERE {_quoted(column)} IS NOT NULL"
    if held.execute(f"SELECT count(*) {has}").fetchone()[0] == int((~missing).sum()):
        return []
    heads = held.execute(f"SELECT rowid, substr(CAST({_quoted(column)} AS BLOB), 1, 4) {has}")
    full = {row for row, head in heads if not _is_empty(head)}
    return [at for at in np.flatnonzero(missing).tolist() if int(rows[at]) in full]


def _is_empty(head: bytes) -> bool:
    return len(head) == 4 and head[:2] == b"GP" and bool(head[3] & _EMPTY)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
