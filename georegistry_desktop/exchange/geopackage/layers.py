"""One layer of a GeoPackage as it stands: SQLite lets any cell hold anything, whatever its column says."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import shapely

from georegistry_desktop.exchange.draft import Array, arrow, text
from georegistry_desktop.exchange.vector.layers import NO_GEOMETRY, Layer, read_layer

_EMPTY = 0x10
"""The bit of a GeoPackage geometry's flags that says that it is empty."""


def stored_layer(path: Path, held: sqlite3.Connection, name: str) -> Layer:
    """A layer or a table without geometry. Raises what pyogrio and SQLite raise."""
    layer = read_layer(str(path), name)
    columns = {
        heading: _with_words(column, layer.fids, held, name, heading)
        for heading, column in zip(layer.headings, layer.columns, strict=True)
    }
    lost = _unreadable(layer, held, name) if layer.kind is not None else ()
    return replace(
        layer, columns=[*columns.values()], broken=dict.fromkeys(lost, NO_GEOMETRY) | {**layer.broken}
    )


def _with_words(
    column: pa.ChunkedArray, rows: Array, held: sqlite3.Connection, table: str, heading: str
) -> pa.ChunkedArray:
    """With what is a word in a column of numbers: GDAL reads "12 m" as 12, and "high" as 0."""
    kind = _declared(held, table).get(heading, "")
    if kind.startswith(("TEXT", "VARCHAR", "BLOB")) or not kind:
        return column
    query = (
        f"SELECT rowid, {_quoted(heading)} FROM {_quoted(table)} WHERE typeof({_quoted(heading)}) = 'text'"
    )
    words: dict[int, str] = dict(held.execute(query))
    if not words or kind.startswith("DATE"):
        return column
    cells = column.to_pylist()
    return pa.chunked_array(
        [arrow(text([words.get(int(row), cell) for row, cell in zip(rows, cells, strict=True)]))]
    )


def _declared(held: sqlite3.Connection, table: str) -> dict[str, str]:
    return {str(row[1]): str(row[2]).upper() for row in held.execute(f"PRAGMA table_info({_quoted(table)})")}


def _unreadable(layer: Layer, held: sqlite3.Connection, table: str) -> Iterable[int]:
    """Where there is something that GDAL gives as nothing."""
    missing = shapely.is_missing(layer.geometry)
    column = _quoted(layer.shape)
    has = f"FROM {_quoted(table)} WHERE {column} IS NOT NULL"
    if held.execute(f"SELECT count(*) {has}").fetchone()[0] == int((~missing).sum()):
        return []
    heads = held.execute(f"SELECT rowid, substr(CAST({column} AS BLOB), 1, 4) {has}")
    full = {row for row, head in heads if not _is_empty(head)}
    return [at for at in np.flatnonzero(missing).tolist() if int(layer.fids[at]) in full]


def _is_empty(head: bytes | None) -> bool:
    return head is not None and len(head) == 4 and head[:2] == b"GP" and bool(head[3] & _EMPTY)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
