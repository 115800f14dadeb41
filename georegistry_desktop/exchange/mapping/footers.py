"""What stands below a list: notes, sources and sums of one cell are no units."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.draft import Findings
from georegistry_desktop.exchange.table import Table

_MOST = 10
"""Rows that a footer has at most."""
_WIDE = 4
"""Columns from which on a row of one cell is surely none of the list."""
_LONGEST = 100


def without_footers(table: Table, keys: Collection[str], *, levelled: bool) -> Table:
    """The table without its last rows of one cell, which are told; in a narrow one they stay, and are told
    where it is ``levelled``: elsewhere a row without a reference is an error anyway.

    They are rows of the list all the same where the cell stands under one of ``keys`` (headings of references
    and codes), says what stands in rows above, too, or where rows above have one cell as well.
    """
    words = _words(table, keys)
    count = len(table.rows) - len(words)
    if not words or len(words) > count or bool((_filled(table.columns, count) < 2).any()):
        return table
    if len(table.columns) < _WIDE and not levelled:
        return table
    if len(table.columns) < _WIDE:
        findings = Findings(table.findings)
        findings.add_all(range(count, len(table.rows)), "row-lone", "warning", value=words)
        return replace(table, findings=findings)
    left_out = {int(row) for row in table.rows[count:] if _is_apart(table, count, words)}
    params: dict[str, object] = {"value": " / ".join(words)[:_LONGEST]}
    told = Problem(
        code="rows-below", severity="warning", file=table.file, row=int(table.rows[count]), params=params
    )
    return replace(
        table,
        columns=[column.slice(0, count) for column in table.columns],
        rows=table.rows[:count],
        findings=Findings(finding for finding in table.findings if finding.at < count),
        problems=[*(p for p in table.problems if p.code != "row-length" or p.row not in left_out), told],
    )


def _words(table: Table, keys: Collection[str]) -> list[str]:
    """What the last rows say, in order, as long as each is one cell that may be a footer."""
    if table.geometry is not None or len(table.columns) < 2:
        return []
    words: list[str] = []
    for row in range(len(table.rows) - 1, max(len(table.rows) - 1 - _MOST, 0), -1):
        cells = [str(column[row].as_py() or "").strip() for column in table.columns]
        there = [at for at, cell in enumerate(cells) if cell]
        if len(there) != 1 or table.headings[there[0]] in keys:
            break
        word = cells[there[0]]
        # A quote that is never closed swallows the rows below it.
        swallowed = table.delimiter is not None and "\n" in word
        if swallowed or _says(table.columns[there[0]].slice(0, row), word):
            break
        words.insert(0, word)
    return words


def _says(column: pa.ChunkedArray, word: str) -> bool:
    return bool(pc.any(pc.equal(pc.utf8_trim_whitespace(column), word)).as_py())


def _filled(columns: list[pa.ChunkedArray], count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """How many cells of each of the first rows hold something (count,)."""
    filled = np.zeros(count, np.int64)
    for column in columns:
        filled += pc.is_valid(column.slice(0, count)).to_numpy()
    return filled


def _is_apart(table: Table, count: int, words: list[str]) -> bool:
    """Whether they are surely no rows that were cut off: a blank row or a colon parts them from the list."""
    return bool(table.rows[count] - table.rows[count - 1] > 1) or all(":" in word for word in words)
