"""The result of a query as a table of text, in the form that the checks of lists read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa
import shapely

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.draft import LOST, arrow, text
from georegistry_desktop.exchange.sql.address import Source
from georegistry_desktop.exchange.sql.databases import opened_query, protected
from georegistry_desktop.exchange.table import Table

_GEOPACKAGE = b"GP"
_ENVELOPES = (0, 32, 48, 48, 64)
"""Bytes of the envelope in the head of a GeoPackage's geometry, by its kind."""


def query_table(source: Source, query: str, *, password: str | None, progress: Progress) -> Table:
    """All rows of a query's result; a row's number is its place there, from 1. Raises ``Refused``."""
    columns: list[list[pa.Array]] = []
    count = 0

    def waiting() -> None:
        progress("Fetching rows" if count else f"Asking {source.shown}", count, 0)

    waiting()
    try:
        with opened_query(source, query, password, waiting=waiting) as (headings, batches):
            columns = [[] for _ in headings]
            for batch in batches:
                for held, values in zip(columns, zip(*batch, strict=True), strict=True):
                    held.append(_texts(values))
                count += len(batch)
                waiting()
    except MemoryError as error:  # Arrow's, too
        raise Refused("query-refused", reason="its result does not fit into memory") from error
    problems = []
    if not protected(source):
        params: dict[str, object] = {"value": source.url.username or source.kind}
        problems.append(
            Problem(code="query-unprotected", severity="warning", file=source.shown, params=params)
        )
    return Table(
        file=source.shown,
        headings=headings,
        columns=[pa.chunked_array(held, pa.large_string()) for held in columns],
        rows=np.arange(1, count + 1, dtype=np.int64),
        problems=problems,
    )


def _texts(values: Sequence[Any]) -> pa.Array:
    return arrow(text([as_text(value) for value in values]))


def as_text(value: Any) -> str | None:
    """One value as a cell of a list would hold it: dates in ISO, numbers with all their digits, geometry and
    other bytes in hexadecimal, lists and objects as JSON."""
    if value is None:
        return None
    if isinstance(value, str):
        return value.replace("\0", LOST) or None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, (bytes, bytearray, memoryview)):
        return _bytes_text(bytes(value))
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False, default=as_text)
    return str(value)


def _bytes_text(value: bytes) -> str | None:
    """Hexadecimal; a GeoPackage's geometry as EWKB, which says its reference system."""
    if not value:
        return None
    if value[:2] == _GEOPACKAGE and len(value) > 8 and (kind := value[3] >> 1 & 7) < len(_ENVELOPES):
        geometry = shapely.from_wkb(value[8 + _ENVELOPES[kind] :], on_invalid="ignore")
        srid = int.from_bytes(value[4:8], "little" if value[3] & 1 else "big", signed=True)
        if geometry is not None:
            # 0 and -1 are systems that nobody has named.
            return str(
                shapely.to_wkb(shapely.set_srid(geometry, max(srid, 0)), hex=True, include_srid=srid > 0)
            )
    return value.hex()
