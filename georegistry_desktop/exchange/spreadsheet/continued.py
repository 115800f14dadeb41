"""Boundaries longer than a cell may be: they go on in the columns ``wkt 2``, ``wkt 3`` …"""

from __future__ import annotations

from dataclasses import replace
from itertools import count, takewhile

import pyarrow as pa
import pyarrow.compute as pc
import shapely

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.spreadsheet.filling import LONGEST_TEXT
from georegistry_desktop.exchange.table import Table

_WKT = "wkt"
_LONGEST_VERTEX = 50
"""Characters of two numbers with what stands between them."""
_MOST_CELLS = 64
MOST = _MOST_CELLS * LONGEST_TEXT
"""Characters that a boundary may have in all its cells: some 50,000 vertices."""


def more_headings(version: VersionFrame) -> tuple[str, ...]:
    """Those of the columns that the longest boundary takes beside ``wkt``; mostly none."""
    if "boundary" not in version.fields:
        return ()
    shapes = geometries.shapes(version.units, "boundary")
    doubtful = shapes[shapely.get_num_coordinates(shapes) * _LONGEST_VERTEX > LONGEST_TEXT]
    lengths = [len(words) for words in shapely.to_wkt(doubtful, rounding_precision=-1)]
    longest = max((length for length in lengths if length <= MOST), default=0)
    return tuple(f"{_WKT} {n}" for n in range(2, -(-longest // LONGEST_TEXT) + 1))


def cut(columns: dict[str, pa.Array], more: tuple[str, ...]) -> dict[str, pa.Array]:
    """The columns with what ``wkt`` cannot hold in those of ``more``; what all of them cannot is left out."""
    if not more:
        return columns
    words = columns[_WKT]
    words = pc.if_else(pc.greater(pc.utf8_length(words), MOST), None, words)
    parts = {}
    for at, heading in enumerate((_WKT, *more)):
        part = pc.utf8_slice_codeunits(words, at * LONGEST_TEXT, (at + 1) * LONGEST_TEXT)
        parts[heading] = pc.if_else(pc.equal(part, ""), None, part)
    return columns | parts


def joined(table: Table) -> Table:
    """The table with its boundaries whole again."""
    at = {heading: place for place, heading in enumerate(table.headings)}
    more = [*takewhile(at.__contains__, (f"{_WKT} {n}" for n in count(2)))]
    if not more or not {"uuid", _WKT} <= at.keys():
        return table
    parts = [table.columns[at[heading]].combine_chunks() for heading in (_WKT, *more)]
    whole = pc.binary_join_element_wise(
        *(pc.fill_null(part, "") for part in parts), pa.scalar("", pa.large_string())
    )
    whole = pc.if_else(pc.equal(whole, ""), None, whole)
    held = dict(zip(table.headings, table.columns, strict=True)) | {_WKT: pa.chunked_array([whole])}
    kept = [heading for heading in table.headings if heading not in more]
    return replace(table, headings=kept, columns=[held[heading] for heading in kept])
