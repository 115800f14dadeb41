"""Quotes gone astray: cells that swallowed the rows below them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.csv.cells import Cells
from georegistry_desktop.exchange.csv.headings import Columns

_STRUCTURED = ("geometry", "extra", "translations", "references")
"""Hold brackets, delimiters and line breaks of their own; what they swallow they cannot be read with."""


def swallowed_rows(file: str, cells: Cells, columns: Columns) -> Iterator[Problem]:
    """A problem for each cell that holds as many delimiters and line breaks as whole rows have.

    A quote that is closed by the next quoted cell, in the same column of a later row, gives a record of the
    right length; one in another column a ragged one, which is told anyway. Columns that nobody knows may
    hold free text: there a quote has to stand inside the cell as well.
    """
    if not cells.broken:
        return
    structured = {columns.fields[name] for name in _STRUCTURED if name in columns.fields}
    free = set(columns.others.values())
    for at, heading in enumerate(cells.headings):
        if at in structured:
            continue
        column = cells.columns[at]
        suspect = _like_rows(column, cells.delimiter, len(cells.headings) - 1)
        if at in free:
            suspect = pc.and_(suspect, pc.match_substring(column, '"'))
        for row in np.flatnonzero(_mask(suspect)):
            words: dict[str, object] = {"value": " ".join(column[int(row)].as_py().split())[:60]}
            yield Problem(
                code="rows-swallowed", file=file, row=int(cells.rows[row]), field=heading, params=words
            )


def _like_rows(column: pa.ChunkedArray, delimiter: str, per_row: int) -> pa.ChunkedArray:
    breaks = pc.max_element_wise(pc.count_substring(column, "\n"), pc.count_substring(column, "\r"))
    delimiters = pc.count_substring(column, delimiter)
    return pc.and_(pc.greater(breaks, 0), pc.greater_equal(delimiters, pc.multiply(breaks, per_row)))


def _mask(found: pa.ChunkedArray) -> Any:
    return pc.fill_null(found, False).to_numpy()
