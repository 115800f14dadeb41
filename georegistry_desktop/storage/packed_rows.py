"""Many rows out of SQLite as whole columns.

A Python tuple for each row costs more than all the rest of reading. So SQLite joins each column of a stretch
of rows into one text, and Arrow takes it apart again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_SEPARATOR = "\x1f"
_STRETCH = 100_000


def read_columns(
    cursor: Any, table: str, columns: Sequence[str], types: Mapping[str, pa.DataType], version_id: int
) -> pa.Table | None:
    """The rows of a version, ordered by id; null where a cell is empty, geometries as upper-case hex.

    None when a text holds the separator: then they have to be read in another way.
    """
    first, last = cursor.execute(
        f"SELECT min(id), max(id) FROM {table} WHERE version_id = ?", (version_id,)
    ).fetchone()
    schema = pa.schema([(c, types.get(c, pa.large_string())) for c in columns])
    if first is None:
        return schema.empty_table()
    joined = ", ".join(f"group_concat({_as_text(c, types.get(c))}, char(31))" for c in columns)
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


def _as_text(column: str, kind: pa.DataType | None) -> str:
    if kind is not None and pa.types.is_floating(kind):
        return f"CASE WHEN {column} IS NULL THEN '' ELSE printf('%!.17g', {column}) END"
    if kind is not None and pa.types.is_binary(kind):
        return f"hex({column})"
    return f"coalesce({column}, '')"


def _apart(text: str, count: int, field: pa.Field) -> pa.Array | None:
    parts = pc.split_pattern(pa.array([text], pa.large_string()), _SEPARATOR).values
    if len(parts) != count:
        return None
    parts = pc.if_else(pc.equal(parts, ""), pa.scalar(None, pa.large_string()), parts)
    if pa.types.is_binary(field.type):
        return pa.array([None if h is None else bytes.fromhex(h) for h in parts.to_pylist()], pa.binary())
    return parts.cast(field.type)
