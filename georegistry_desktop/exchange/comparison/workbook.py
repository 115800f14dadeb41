"""A comparison as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from georegistry_desktop.domain.comparison import DIFFERENCE_COLUMNS, Comparison
from georegistry_desktop.domain.errors import Refused

_MOST_ROWS = 1_048_576
_LONGEST_TEXT = 32_767
_CUT = " … (cut: see the CSV)"
_WIDTHS = {"name": 36, "base_value": 36, "other_value": 36, "base_uuid": 38, "other_uuid": 38, "uuid": 38}


def write_workbook(comparison: Comparison, path: Path) -> None:
    """Sheets Summary, Changed, New, Missing, Unpaired. ``Refused`` where a sheet cannot hold the rows."""
    book = Workbook(write_only=True)
    try:
        _fill(book, comparison)
        book.save(path)
    except BaseException:
        _give_up(book)
        raise


def _give_up(book: Workbook) -> None:
    """Close and remove the files in which openpyxl keeps unsaved sheets: it would leave them to the exit."""
    for sheet in book.worksheets:
        writer = getattr(sheet, "_writer", None)
        if writer is not None:
            with suppress(Exception):
                sheet.close()
            with suppress(OSError, ValueError):
                writer.cleanup()


def _fill(book: Workbook, comparison: Comparison) -> None:
    summary: list[tuple[object, object]] = [
        ("base", comparison.base),
        ("other", comparison.other),
        ("paired by", comparison.by),
    ]
    summary += comparison.counts.items()
    summary += [(f"changed: {name}", count) for name, count in comparison.field_counts.items()]
    summary += [("not compared", name) for name in comparison.not_compared]
    _sheet(book, "Summary", ("what", "value"), summary)
    rows = comparison.differences
    for kind in ("changed", "new", "missing"):
        chosen = rows[rows["kind"] == kind]
        columns = (
            DIFFERENCE_COLUMNS if kind == "changed" else ("base_uuid", "other_uuid", "ref", "name", "type")
        )
        _sheet(book, kind.capitalize(), columns, _cells(chosen[list(columns)]))
    _sheet(book, "Unpaired", list(comparison.unpaired.columns), _cells(comparison.unpaired))


def _cells(table: pd.DataFrame) -> list[Sequence[object]]:
    return list(table.astype(object).where(table.notna(), None).itertuples(index=False, name=None))


def _sheet(book: Workbook, title: str, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    held = list(rows)
    if len(held) >= _MOST_ROWS:
        raise Refused("sheet-full", value=len(held), sheet=title)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for i, heading in enumerate(headings, 1):
        sheet.column_dimensions[get_column_letter(i)].width = _WIDTHS.get(heading, 16)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(headings))}{len(held) + 1}"
    sheet.append([_cell(sheet, h, bold=True) for h in headings])
    for row in held:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: WriteOnlyWorksheet, value: object, *, bold: bool = False) -> Cell:
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("�", value)
        if len(value) > _LONGEST_TEXT:
            value = value[: _LONGEST_TEXT - len(_CUT)] + _CUT
    cell: Cell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]
    if isinstance(value, str):
        # A name that begins with '=' is a name, not a formula.
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell
