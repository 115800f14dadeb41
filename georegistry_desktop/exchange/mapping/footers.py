"""What stands below a list: notes and sources of one cell, and sums, are no units."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.names import fold
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.draft import Findings
from georegistry_desktop.exchange.table import Table

_MOST = 10
"""Rows that a footer has at most."""
_WIDE = 4
"""Columns from which on a row of one cell is surely none of the list."""
_LONGEST = 100
_SUMS = re.compile(
    r"(?:grand |sous |sub ?)?(?:total|subtotal|ensemble|totaux|totales|totais|somme|sum)"
    r"(?: general| geral| national| nacional)?(?: \d+)?"
)
_NUMBER = re.compile(r"[-+]?\d[\d .,\u00a0\u202f]*%?")


def is_sum(word: str) -> bool:
    """Whether this names a sum: Total, Sous-total, TOTAL GÉNÉRAL:, Total (12)."""
    return _SUMS.fullmatch(" ".join(re.sub(r"[^0-9a-z]+", " ", fold(word)).split())) is not None


@dataclass(frozen=True, slots=True)
class _Last:
    """One of the last rows, as far as it may be none of the list."""

    word: str
    sum: bool


def without_footers(table: Table, keys: Collection[str], *, levelled: bool) -> Table:
    """The table without its last rows that are sums or have one cell, which are told; in a narrow one notes
    stay, and are told where it is ``levelled``: elsewhere a row without a reference is an error anyway.

    A sum is named so, and beside it stand numbers alone, none of them under one of ``keys`` (headings of
    references and codes). Rows of one cell are rows of the list all the same where it stands under one of
    ``keys``, says what stands in rows above, too, or where rows above have one cell as well.
    """
    last = _last_rows(table, keys)
    count = len(table.rows) - len(last)
    notes = [row for row in last if not row.sum]
    if notes and (len(last) > count or bool((_filled(table.columns, count) < 2).any())):
        last, notes = _sums_at_the_end(last), []
    elif notes and len(table.columns) < _WIDE:
        if levelled:
            at = [count + n for n, row in enumerate(last) if not row.sum]
            findings = Findings(table.findings)
            findings.add_all(at, "row-lone", "warning", value=[row.word for row in notes])
            table = replace(table, findings=findings)
        last, notes = _sums_at_the_end(last), []
    return _shortened(table, last) if last else table


def _sums_at_the_end(last: Sequence[_Last]) -> list[_Last]:
    return [*takewhile(lambda row: row.sum, reversed(last))][::-1]


def _shortened(table: Table, last: Sequence[_Last]) -> Table:
    """The table without these rows."""
    count = len(table.rows) - len(last)
    words = [row.word for row in last]
    apart = _is_apart(table, count, words)
    left_out = {int(number) for number, row in zip(table.rows[count:], last, strict=True) if row.sum or apart}
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


def _last_rows(table: Table, keys: Collection[str]) -> list[_Last]:
    """The last rows, in order, as long as each is a sum, or one cell that may be a footer."""
    if table.geometry is not None or len(table.columns) < 2:
        return []
    found: list[_Last] = []
    for row in range(len(table.rows) - 1, max(len(table.rows) - 1 - _MOST, 0), -1):
        cells = [str(column[row].as_py() or "").strip() for column in table.columns]
        there = {at: cell for at, cell in enumerate(cells) if cell}
        if (named := _sum_among(there, table.headings, keys)) is not None:
            found.insert(0, _Last(named, True))
            continue
        if len(there) != 1 or table.headings[min(there)] in keys:
            break
        [(at, word)] = there.items()
        # A quote that is never closed swallows the rows below it.
        swallowed = table.delimiter is not None and "\n" in word
        if swallowed or _says(table.columns[at].slice(0, row), word):
            break
        found.insert(0, _Last(word, False))
    return found


def _sum_among(there: dict[int, str], headings: Sequence[str], keys: Collection[str]) -> str | None:
    """The word of a sum, where the row is one."""
    words = {at: cell for at, cell in there.items() if not _NUMBER.fullmatch(cell)}
    numbered = {headings[at] for at in there if at not in words}
    if len(words) != 1 or not is_sum(word := next(iter(words.values()))) or not numbered.isdisjoint(keys):
        return None
    return word


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
