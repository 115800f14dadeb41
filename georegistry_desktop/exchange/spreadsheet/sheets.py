"""The sheets of a workbook as tables: values as text, merged cells filled, what is hidden told."""

from __future__ import annotations

import zipfile
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

import numpy as np
import pyarrow as pa
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from georegistry_desktop.domain.frames import TABLES
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.archives import members
from georegistry_desktop.exchange.draft import LOST, Findings, Ints
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.headings import WITHIN, above, heading_at
from georegistry_desktop.exchange.spreadsheet.biff import extents_of_biff
from georegistry_desktop.exchange.spreadsheet.continued import joined
from georegistry_desktop.exchange.spreadsheet.extents import letters
from georegistry_desktop.exchange.spreadsheet.marks import Marks, check_extent, marks_of
from georegistry_desktop.exchange.spreadsheet.writer import TYPES, UNITS
from georegistry_desktop.exchange.table import CannotRead, Table, without_blank_rows

_CHUNK = 20_000
_TOLD = 20
_MOST_AREAS = 100_000
_BROKEN = (
    CalamineError,
    OSError,
    ValueError,
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    expat.ExpatError,
)


def read_sheets(path: Path, *, options: ReadOptions, progress: Progress) -> Sequence[Table]:
    """A table for each sheet that holds anything. Raises ``CannotRead``."""
    progress(f"Reading {path.name}", 0, 1)
    zipped = bool(members(path))
    try:
        # First: calamine takes memory for all that lies between two cells.
        marks = marks_of(path) if zipped else {}
        if not zipped:
            for number, extent in enumerate(extents_of_biff(path)):
                check_extent(path, str(number), Marks(extent=extent))
        book = CalamineWorkbook.from_path(path)
        about = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        names = [s.name for s in about]
        if options.layers and not set(options.layers) & set(names):
            raise CannotRead(path, "layer-unknown", value=", ".join(options.layers), known=", ".join(names))
        chosen = [
            s.name
            for s in about
            if (s.name in options.layers if options.layers else s.visible == SheetVisibleEnum.Visible)
        ]
        if UNITS in chosen and not options.layers:
            # Of our own workbooks the other sheets say again, for people, what stands in this one.
            chosen = [name for name in chosen if name not in (TYPES, *TABLES)]
        found = []
        unread = tuple(name for name in names if name not in chosen)
        for at, name in enumerate(chosen):
            progress(f"Reading {path.name}", at, len(chosen))
            check_extent(path, name, marks.get(name, Marks()))
            sheet = book.get_sheet_by_name(name)
            label = path.name if len(names) == 1 else f"{path.name} ({name})"
            table = _table(sheet, label, marks.get(name, Marks()), progress)
            found += [replace(joined(table), layer=name, unread=unread)] if table is not None else []
    except BaseException as error:
        # Calamine's own faults are none of Python's usual ones.
        if not isinstance(error, _BROKEN) and type(error).__name__ != "PanicException":
            raise
        reason = str(error).split("\n")[0] or type(error).__name__
        raise CannotRead(path, "file-unreadable", reason=reason) from error
    hidden = [] if options.layers else [s.name for s in about if s.visible != SheetVisibleEnum.Visible]
    if not found:
        raise CannotRead(path, "units-missing")
    if hidden:
        params: dict[str, object] = {"value": ", ".join(hidden)}
        found[0].problems.append(
            Problem(code="sheets-hidden", severity="warning", file=path.name, params=params)
        )
    progress(f"Reading {path.name}", 1, 1)
    return found


def _table(sheet: CalamineSheet, label: str, marks: Marks, progress: Progress) -> Table | None:
    merged = _merged(sheet, marks)
    rows = _rows(sheet, merged)
    first = list(islice(rows, WITHIN))
    if not any(any(cells) for cells in first) and not any(any(cells) for cells in rows):
        return None
    start = heading_at(first)
    headings = [" ".join(cell.split()) for cell in first[start]] if first else []
    width = len(headings)
    chunks: list[list[pa.Array]] = [[] for _ in headings]
    count = 0
    for part in _parts(first[start + 1 :], rows):
        progress(f"Reading {label}", count, max(count, sheet.total_height))
        count += len(part)
        for at, chunk in enumerate(chunks):
            chunk.append(pa.array([cells[at] or None for cells in part], pa.large_string()))
    columns = [pa.chunked_array(chunk, pa.large_string()) for chunk in chunks]
    numbers = np.arange(start + 2, start + 2 + count, dtype=np.int64)
    columns, numbers = without_blank_rows(columns, numbers)
    offset = sheet.start[1] if sheet.start else 0
    end = start + 1 + count
    findings, more = _of_cells(label, marks, headings, offset, numbers)
    return Table(
        file=label,
        headings=headings[:width],
        columns=columns,
        rows=numbers,
        heading_row=start + 1,
        findings=findings,
        problems=[*_problems(label, start, end, first, merged, marks), *more],
    )


@dataclass(frozen=True, slots=True)
class _Area:
    """Merged cells, in rows and columns of what is read, from 0; ``bottom`` and ``right`` belong to it."""

    top: int
    left: int
    bottom: int
    right: int


def _rows(sheet: CalamineSheet, merged: Sequence[_Area]) -> Iterator[list[str]]:
    """All rows from the first of the sheet, every cell as text; merged cells all hold the first one's."""
    to_come = deque(merged)
    here: list[tuple[_Area, str]] = []
    for at, values in enumerate(sheet.iter_rows()):
        cells = [_word(value) for value in values]
        while to_come and to_come[0].top <= at:
            area = to_come.popleft()
            here.append((area, cells[area.left] if area.top == at else ""))
        for area, word in here:
            cells[area.left : area.right + 1] = [word] * (area.right + 1 - area.left)
        here = [(area, word) for area, word in here if area.bottom > at]
        yield cells


def _merged(sheet: CalamineSheet, marks: Marks) -> list[_Area]:
    """From the top down; those within one row are titles. Excel lets an area go on to the end of the sheet:
    only what is read counts."""
    if sheet.start is None or sheet.end is None:
        return []
    offset, width = sheet.start[1], sheet.end[1] - sheet.start[1] + 1
    found = []
    of_excel = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    for top, left, bottom, right in [*of_excel, *marks.merged]:
        area = _Area(top, max(0, left - offset), min(bottom, sheet.end[0]), min(right - offset, width - 1))
        if area.bottom > area.top and area.left <= area.right and left >= offset:
            found.append(area)
    return sorted(found, key=lambda area: area.top)[:_MOST_AREAS]


def _parts(first: list[list[str]], rows: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    if first:
        yield first
    while part := list(islice(rows, _CHUNK)):
        yield part


def _word(value: Any) -> str:
    if isinstance(value, str):
        return value.replace("\0", LOST)  # which neither database could hold
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value)


def _problems(
    label: str,
    start: int,
    end: int,
    first: Sequence[Sequence[str]],
    merged: Sequence[_Area],
    marks: Marks,
) -> Iterator[Problem]:
    if words := above(first, start):
        yield _told("rows-above", label, None, value=words)
    if below := _ranges((max(area.top, start) + 2, area.bottom + 1) for area in merged):
        yield _told("cells-merged", label, below[0][0], value=_listed(below))
    if hidden := _ranges((max(one, start + 2), min(last, end)) for one, last in marks.hidden):
        yield _told("rows-hidden", label, hidden[0][0], value=_listed(hidden))


def _told(code: str, label: str, row: int | None, **params: object) -> Problem:
    return Problem(code=code, severity="warning", file=label, row=row, params=params)


def _of_cells(
    label: str, marks: Marks, headings: Sequence[str], offset: int, rows: Ints
) -> tuple[Findings, list[Problem]]:
    """What is wrong with cells, by the heading of their column; apart what stands in none of ``rows``."""
    names = {letters(at + offset + 1): heading for at, heading in enumerate(headings)}
    place = {row: at for at, row in enumerate(rows.tolist())} if marks.formulas or marks.errors else {}
    findings, problems = Findings(), []
    cells = [("formula-bare", cell, cell) for cell in marks.formulas]
    cells += [("cell-error", cell, word) for cell, word in marks.errors.items()]
    for code, cell, value in cells:
        column = cell.rstrip("0123456789")
        row = int(cell[len(column) :])
        field = names.get(column) or column
        if row in place:
            findings.add(place[row], code, field=field, value=value)
        else:
            params: dict[str, object] = {"value": value}
            problems.append(Problem(code=code, file=label, row=row, field=field, params=params))
    return findings, problems


def _ranges(rows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Rows from one to another, each row in one of them only; those that end before they begin left out."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(pair for pair in rows if pair[0] <= pair[1]):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def _listed(ranges: Sequence[tuple[int, int]]) -> str:
    count = sum(last + 1 - first for first, last in ranges)
    rows = islice((row for first, last in ranges for row in range(first, last + 1)), _TOLD)
    return ", ".join(map(str, rows)) + (f" and {count - _TOLD:,} more" if count > _TOLD else "")
