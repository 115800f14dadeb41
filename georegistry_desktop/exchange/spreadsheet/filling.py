"""Sheets of an Excel workbook, row by row, in which text stays text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
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
        sheet.column_dimensions[get_column_letter(i)].width = WIDTHS.get(heading, _WIDTH)
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(headings)))}{count + 1}"
    sheet.append([_heading(sheet, h) for h in headings])
    formatted = [_TEXT if heading in texts else None for heading in headings]
    for row in rows:
        sheet.append([_cell(sheet, value, form) for value, form in zip(row, formatted, strict=True)])


def _heading(sheet: WriteOnlyWorksheet, word: str) -> Cell:
    cell = _text_cell(sheet, word)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: object, form: str | None) -> object:
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("�", value)
        if form is None and not _NO_PLAIN_TEXT.match(value):
            return value
        cell = _text_cell(sheet, value)
        if form is not None:
            cell.number_format = form
        return cell
    if isinstance(value, np.generic):
        value = value.item()
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
