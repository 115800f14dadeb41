"""PostgreSQL's binary COPY, put together by columns: neither side writes or parses text.

Format: postgresql.org/docs/current/sql-copy.html, "Binary Format". A row is the number of its fields, then of
each its length and its bytes; all numbers are big-endian.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from sqlalchemy import BigInteger, Boolean, Date, Float, Integer, Text
from sqlalchemy.types import TypeEngine

from georegistry_desktop.storage.geometry_type import Geometry

_HEADER = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_TRAILER = b"\xff\xff"
_BYTES = pa.large_binary()
_EPOCH = np.datetime64("2000-01-01", "D")


def packed(columns: Sequence[pa.Array], types: Sequence[TypeEngine[object]]) -> bytes:
    """The rows of ``columns`` (of equal length), one of ``types`` each; dates come as ISO text."""
    fields = [_fixed(np.full(len(columns[0]), len(columns)), ">i2")]
    for column, kind in zip(columns, types, strict=True):
        values = _encoded(column, kind)
        lengths = pc.fill_null(pc.binary_length(values), -1)
        fields += [_fixed(lengths.to_numpy(), ">i4"), pc.fill_null(values, b"")]
    rows = pc.binary_join_element_wise(*fields, pa.scalar(b"", _BYTES))
    return b"".join((_HEADER, rows.buffers()[2], _TRAILER))


def _encoded(column: pa.Array, kind: TypeEngine[object]) -> pa.Array:
    if isinstance(kind, (Text, Geometry)):
        return column.cast(_BYTES)
    if isinstance(kind, Date):
        days = column.cast(pa.date32()).to_numpy(zero_copy_only=False) - _EPOCH
        numbers, layout = days.astype(np.int64), ">i4"
    else:
        numbers = pc.fill_null(column, 0).to_numpy(zero_copy_only=False)
        layout = next(form for known, form in _LAYOUTS if isinstance(kind, known))
    fixed = _fixed(numbers, layout)
    return pc.if_else(column.is_valid(), fixed, pa.scalar(None, _BYTES)) if column.null_count else fixed


_LAYOUTS = ((BigInteger, ">i8"), (Integer, ">i4"), (Float, ">f8"), (Boolean, "u1"))


def _fixed(numbers: np.ndarray[tuple[int], np.dtype[np.generic]], layout: str) -> pa.LargeBinaryArray:
    raw = numbers.astype(layout)
    ends = np.arange(len(raw) + 1, dtype=np.int64) * raw.itemsize
    return pa.Array.from_buffers(_BYTES, len(raw), [None, pa.py_buffer(ends), pa.py_buffer(raw.tobytes())])
