"""A version as an Excel workbook: the sheet ``units`` as in ``flat``, and a sheet for each other table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from georegistry_desktop.domain.frames import TABLES, VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.flat import DATES, NUMBERS, FlatTable
from georegistry_desktop.exchange.lost import loss, of_table
from georegistry_desktop.exchange.spreadsheet.continued import MOST, cut, more_headings
from georegistry_desktop.exchange.spreadsheet.filling import LONGEST_TEXT, add_sheet, workbook

UNITS, TYPES = "units", "types"
_NAME = "XLSX"
_TYPE_HEADINGS = ("name", "short_name", "depth", "category", "allowed_parents")
_KEYS = ("ref", "parent_ref", "code", "source_ref")
_FIRST_DAY = "1900-03-01"
"""Excel takes 1900 for a leap year, and knows no day before it."""
_STEP = 2_000


def write(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """Numbers as numbers, dates as dates, all else as text. What no cell can hold is left out, see ``loses``.

    Raises ``Refused`` (``sheet-full``) for more than 1,048,575 units.
    """
    table = FlatTable(version, wkt=True)
    more = more_headings(version)
    with workbook(path) as book:
        headings = (*table.headings, *more)
        add_sheet(book, UNITS, headings, _rows(table, more, progress), count=len(table), texts=_KEYS)
        if version.types:
            types = [
                (t.name, t.short_name, t.depth, t.category, "; ".join(sorted(t.allowed_parents)) or None)
                for t in version.types
            ]
            add_sheet(book, TYPES, _TYPE_HEADINGS, types, count=len(types))
        for name, columns in TABLES.items():
            frame: pd.DataFrame = getattr(version, name)
            if len(frame):
                held = frame[[*columns]].astype(object)
                rows = held.where(held.notna(), None).itertuples(index=False, name=None)
                add_sheet(book, name, columns, rows, count=len(frame), texts=_KEYS)
        progress("Writing units", len(table), len(table))


def loses(version: VersionFrame) -> list[Problem]:
    """What reading the sheet ``units`` does not give back; the other sheets hold it for people."""
    found = of_table(version, _NAME)
    table = FlatTable(version, wkt=True)
    boundaries = texts = odd = returns = 0
    for start in range(0, len(table), _STEP):
        for heading, column in table.columns(start, start + _STEP).items():
            if heading in NUMBERS:
                continue
            if heading == "wkt":
                boundaries += pc.sum(pc.greater(pc.utf8_length(column), MOST)).as_py() or 0
                continue
            texts += pc.sum(_too_long(column)).as_py() or 0
            odd += pc.sum(pc.match_substring_regex(column, ILLEGAL_CHARACTERS_RE.pattern)).as_py() or 0
            returns += pc.sum(pc.match_substring(column, "\r")).as_py() or 0
    if boundaries:
        found.append(
            loss("lost-boundaries-long", boundaries, field="boundary", format=_NAME, limit=f"{MOST:,}")
        )
    if texts:
        found.append(loss("lost-texts-long", texts, format=_NAME, limit=f"{LONGEST_TEXT:,}"))
    if odd:
        found.append(loss("lost-characters", odd, format=_NAME))
    if returns:
        found.append(loss("lost-line-ends", returns, format=_NAME))
    return found


def _rows(table: FlatTable, more: tuple[str, ...], progress: Progress) -> Iterator[Sequence[object]]:
    for start in range(0, len(table), _STEP):
        progress("Writing units", start, len(table))
        columns = cut(table.columns(start, start + _STEP), more)
        yield from zip(*(_cells(heading, column) for heading, column in columns.items()), strict=True)


def _cells(heading: str, column: pa.Array) -> list[object]:
    held: list[object]
    if heading in NUMBERS:
        held = column.to_pylist()
        return held
    # A workbook is XML, whose readers make line breaks of carriage returns anyway.
    column = pc.replace_substring_regex(pc.if_else(_too_long(column), None, column), "\r\n?", "\n")
    held = column.to_pylist()
    if heading in DATES:
        return [_day(word) if isinstance(word, str) else None for word in held]
    return held


def _day(word: str) -> date | str:
    try:
        return date.fromisoformat(word) if word >= _FIRST_DAY else word
    except ValueError:
        return word  # no date: it is written as the text that it is


def _too_long(column: pa.Array) -> pa.Array:
    # Excel counts a sign outside the basic plane twice.
    length = pc.utf8_length(column)
    near = pc.greater(pc.binary_length(column), LONGEST_TEXT)
    if pc.any(near).as_py():
        words = column.to_pylist()
        length = pa.array([None if w is None else len(w.encode("utf-16-le")) // 2 for w in words], pa.int64())
    return pc.fill_null(pc.greater(length, LONGEST_TEXT), False)
