"""Sheets of an Excel workbook, row by row, in which text stays text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import ExcelWriter

from georegistry_desktop.domain.errors import Refused

MOST_ROWS = 1_048_576
LONGEST_TEXT = 32_767
"""Characters that one cell holds."""
WIDTHS = {
    "name": 36,
    "base_value": 36,
    "other_value": 36,
    **dict.fromkeys(("uuid", "base_uuid", "other_uuid", "parent_uuid", "unit", "group", "group_set"), 38),
}
"""Widths of columns in characters, by heading."""
_WIDTH = 16
_TEXT = "@"
_WRITTEN = "%.16g"
"""How openpyxl writes numbers, which is one digit short of some."""
# What openpyxl, Excel or LibreOffice would take for a formula or an error: =1, +1, -1, @a, #N/A.
_NO_PLAIN_TEXT = re.compile(r"^[=+\-@#\t\r\n＝＋－＠]")


@dataclass(frozen=True)
class Look:
    """Owns how a sheet looks that is read and printed by people: headings on a fill, pages across.

    By heading: ``widths`` of columns in characters, ``formats`` of numbers and moments, and ``colours`` of
    cells that hold exactly a word.
    """

    widths: Mapping[str, int] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


_HEADING = PatternFill("solid", fgColor="E7EDF3")


@contextmanager
def workbook(path: Path) -> Iterator[Workbook]:
    """An empty workbook to be filled, saved to ``path`` at the end; nothing is left of one that is not."""
    book = Workbook(write_only=True)
    try:
        yield book
        # As Workbook.save does, but closed also where the disk is full.
        with ZipFile(path, "w", ZIP_DEFLATED, allowZip64=True) as archive:
            ExcelWriter(book, archive).save()
    except BaseException:
        _give_up(book)
        raise


def add_sheet(
    book: Workbook,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    count: int,
    texts: Collection[str] = (),
    look: Look | None = None,
) -> None:
    """A sheet of ``count`` rows below a frozen heading, with a filter.

    The columns of ``texts`` keep leading zeros when somebody types into them. Raises ``Refused``
    (``sheet-full``).
    """
    if count >= MOST_ROWS:
        raise Refused("sheet-full", value=count, sheet=title)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for i, heading in enumerate(headings, 1):
        width = look.widths.get(heading) if look is not None else None
        sheet.column_dimensions[get_column_letter(i)].width = width or WIDTHS.get(heading, _WIDTH)
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(headings)))}{count + 1}"
    if look is not None:
        _dress(sheet, headings, count, look)
    sheet.append([_heading(sheet, h, dressed=look is not None) for h in headings])
    formats = look.formats if look is not None else {}
    formatted = [_TEXT if heading in texts else formats.get(heading) for heading in headings]
    for row in rows:
        sheet.append([_cell(sheet, value, form) for value, form in zip(row, formatted, strict=True)])


def _dress(sheet: Any, headings: Sequence[str], count: int, look: Look) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    for i, heading in enumerate(headings, 1):
        letter = get_column_letter(i)
        for word, colour in look.colours.get(heading, {}).items():
            fill = PatternFill("solid", bgColor=colour)
            rule = CellIsRule(operator="equal", formula=[f'"{word}"'], fill=fill)  # type: ignore[no-untyped-call]
            sheet.conditional_formatting.add(f"{letter}2:{letter}{max(2, count + 1)}", rule)


def _heading(sheet: WriteOnlyWorksheet, word: str, *, dressed: bool) -> Cell:
    cell = _text_cell(sheet, word)
    cell.font = Font(bold=True)
    if dressed:
        cell.fill = _HEADING
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: object, form: str | None) -> object:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("�", value)
        if form != _TEXT and not _NO_PLAIN_TEXT.match(value):
            return value
        cell = _text_cell(sheet, value)
        if form == _TEXT:
            cell.number_format = form
        return cell
    if isinstance(value, np.generic):
        value = value.item()
    if form not in (None, _TEXT) and value is not None:
        formatted: Cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]
        formatted.number_format = form
        return formatted
    if isinstance(value, float) and float(_WRITTEN % value) != value:
        digits = WriteOnlyCell(sheet, repr(value))
        digits.data_type = "n"
        return digits
    return value


def _text_cell(sheet: WriteOnlyWorksheet, value: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet, value)
    # A name that begins with '=' is a name, and stays one when somebody edits the cell.
    cell.data_type = "s"
    if _NO_PLAIN_TEXT.match(value):
        cell.quotePrefix = True
    return cell


def _give_up(book: Workbook) -> None:
    """Close and remove the files in which openpyxl keeps unsaved sheets: it would leave them to the exit."""
    for sheet in book.worksheets:
        writer = getattr(sheet, "_writer", None)
        if writer is not None:
            # A half-written sheet may fail to close in any way; what is told is the fault before that.
            with suppress(Exception):
                sheet.close()
            with suppress(OSError, ValueError):
                writer.cleanup()
