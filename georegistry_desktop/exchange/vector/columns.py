"""Columns of any kind as text, in the forms that the checks read."""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as kinds

from georegistry_desktop.exchange.draft import arrow, text

TEXT = pa.large_string()
_EXACT = 2.0**53


def as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whole numbers without a point, dates as ISO 8601, lists as JSON; null where there is nothing."""
    kind = column.type
    if kinds.is_dictionary(kind):
        return as_text(column.cast(kind.value_type))
    if kinds.is_large_string(kind) or kinds.is_string(kind):
        held = _decodable(column)
        return pc.if_else(pc.equal(held, ""), pa.scalar(None, TEXT), held)
    if kinds.is_floating(kind):
        # Codes come as floats as well: 720112345678, not 7.20112345678e+11.
        whole = pc.and_(pc.equal(pc.trunc(column), column), pc.less(pc.abs(column), _EXACT))
        digits = pc.if_else(whole, column, pa.scalar(None, kind)).cast(pa.int64()).cast(TEXT)
        return pc.coalesce(digits, column.cast(TEXT))
    if kinds.is_timestamp(kind):
        return pc.replace_substring_regex(
            pc.replace_substring(column.cast(TEXT), " ", "T"), r"T00:00:00(?:\.0+)?Z?$", ""
        )
    if kinds.is_nested(kind):
        made = [
            None if v is None else json.dumps(v, ensure_ascii=False, default=str) for v in column.to_pylist()
        ]
        return pa.chunked_array([arrow(text(made))])
    if kinds.is_binary(kind) or kinds.is_large_binary(kind):
        return pa.chunked_array([arrow(text([None if v is None else v.hex() for v in column.to_pylist()]))])
    return column.cast(TEXT)


def _decodable(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """With what is no UTF-8 as U+FFFD: drivers hand on the bytes of a file as they are."""
    held = column.cast(TEXT)
    try:
        held.validate(full=True)
        return held
    except pa.ArrowInvalid:
        raw = held.cast(pa.large_binary()).to_pylist()
        return pa.chunked_array(
            [arrow(text([None if v is None else v.decode("utf-8", "replace") for v in raw]))]
        )
