"""Quotes gone astray: cells that swallowed the rows below them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.table import Table

_STRUCTURED = ("geometry", "extra", "translations", "references")
"""Hold brackets, delimiters and line breaks of their own; what they swallow they cannot be read with."""


def swallowed_rows(table: Table, fields: Mapping[str, int], free: Collection[int]) -> Iterator[Problem]:
    """A problem for each cell that holds as many delimiters and line breaks as whole rows have.

    ``fields`` are the positions of known columns, ``free`` those of others. A quote that is closed by the
    next quoted cell, in the same column of a later row, gives a record of the right length; one in another
    column a ragged one, which is told anyway. Columns that nobody knows may hold free text: there a quote has
    to stand inside the cell as well.
    """
    if table.delimiter is None:
        return
    structured = {fields[name] for name in _STRUCTURED if name in fields}
    for at, heading in enumerate(table.headings):
        if at in structured:
            continue
        column = table.columns[at]
        suspect = _like_rows(column, table.delimiter, len(table.headings) - 1)
        if at in free:
            suspect = pc.and_(suspect, pc.match_substring(column, '"'))
        for row in np.flatnonzero(_mask(suspect)):
            words: dict[str, object] = {"value": " ".join(column[int(row)].as_py().split())[:60]}
            yield Problem(
                code="rows-swallowed", file=table.file, row=int(table.rows[row]), field=heading, params=words
            )


def _like_rows(column: pa.ChunkedArray, delimiter: str, per_row: int) -> pa.ChunkedArray:
    breaks = pc.max_element_wise(pc.count_substring(column, "\n"), pc.count_substring(column, "\r"))
    delimiters = pc.count_substring(column, delimiter)
    return pc.and_(pc.greater(breaks, 0), pc.greater_equal(delimiters, pc.multiply(breaks, per_row)))


def _mask(found: pa.ChunkedArray) -> Any:
    return pc.fill_null(found, False).to_numpy()
