"""Many rows out of SQLite as whole columns.

A Python tuple for each row costs more than all the rest of reading. So SQLite joins each column of a stretch
of rows into one text, and Arrow takes it apart again.
"""

from __future__ import annotations

import binascii
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_SEPARATOR = "\x1f"
_STRETCH = 100_000


def read_columns(
    cursor: Any, table: str, columns: Mapping[str, pa.DataType], version_id: int
) -> pa.Table | None:
    """``columns`` of a version's rows, ordered by id; null where a cell is empty, blobs as they are.

    None when a text holds the separator: then they have to be read in another way.
    """
    first, last = cursor.execute(
        f"SELECT min(id), max(id) FROM {table} WHERE version_id = ?", (version_id,)
    ).fetchone()
    schema = pa.schema(list(columns.items()))
    if first is None:
        return schema.empty_table()
    joined = ", ".join(f"group_concat({_as_text(c, kind)}, char(31))" for c, kind in columns.items())
    parts = []
    for start in range(first, last + 1, _STRETCH):
        row = cursor.execute(
            f"SELECT count(*), {joined} FROM {table} WHERE version_id = ? AND id BETWEEN ? AND ?",
            (version_id, start, start + _STRETCH - 1),
        ).fetchone()
        if row[0] == 0:
            continue
        arrays = [_apart(text, row[0], schema.field(i)) for i, text in enumerate(row[1:])]
        if any(a is None for a in arrays):
            return None
        parts.append(pa.table(arrays, schema=schema))
    found = pa.concat_tables(parts)
    # All columns of a stretch were joined in one order, which SQLite does not promise to be that of the ids.
    return found.take(pc.sort_indices(found["id"]))


def _as_text(column: str, kind: pa.DataType) -> str:
    if pa.types.is_floating(kind):
        return f"CASE WHEN {column} IS NULL THEN '' ELSE printf('%!.17g', {column}) END"
    if pa.types.is_large_binary(kind):
        return f"hex({column})"
    return f"coalesce({column}, '')"


def _apart(text: str, count: int, field: pa.Field) -> pa.Array | None:
    parts = pc.split_pattern(pa.array([text], pa.large_string()), _SEPARATOR).values
    if len(parts) != count:
        return None
    if pa.types.is_large_binary(field.type):
        parts = _unhexed(parts)
    parts = pc.if_else(pc.equal(pc.binary_length(parts), 0), pa.scalar(None, parts.type), parts)
    return parts.cast(field.type)


def _unhexed(parts: pa.LargeStringArray) -> pa.LargeBinaryArray:
    _, ends, data = parts.buffers()
    halves = np.frombuffer(ends, np.int64)[parts.offset : parts.offset + len(parts) + 1] // 2
    return pa.Array.from_buffers(
        pa.large_binary(), len(parts), [None, pa.py_buffer(halves), pa.py_buffer(binascii.unhexlify(data))]
    )
