"""A comparison as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from georegistry_desktop.domain.comparison import DIFFERENCE_COLUMNS, Comparison
from georegistry_desktop.exchange.spreadsheet.filling import LONGEST_TEXT, add_sheet, workbook

_CUT = " … (cut: see the CSV)"


def write_workbook(comparison: Comparison, path: Path) -> None:
    """Sheets Summary, Changed, New, Missing, Unpaired. ``Refused`` where a sheet cannot hold the rows."""
    summary: list[tuple[object, object]] = [
        ("base", comparison.base),
        ("other", comparison.other),
        ("paired by", comparison.by),
    ]
    summary += comparison.counts.items()
    summary += [(f"changed: {name}", count) for name, count in comparison.field_counts.items()]
    summary += [("not compared", name) for name in comparison.not_compared]
    rows = comparison.differences
    with workbook(path) as book:
        add_sheet(book, "Summary", ("what", "value"), summary, count=len(summary))
        for kind in ("changed", "new", "missing"):
            chosen = rows[rows["kind"] == kind]
            columns = (
                DIFFERENCE_COLUMNS
                if kind == "changed"
                else ("base_uuid", "other_uuid", "ref", "name", "type")
            )
            add_sheet(book, kind.capitalize(), columns, _rows(chosen[list(columns)]), count=len(chosen))
        unpaired = comparison.unpaired
        add_sheet(book, "Unpaired", list(unpaired.columns), _rows(unpaired), count=len(unpaired))


def _rows(table: pd.DataFrame) -> Iterator[Sequence[object]]:
    held = table.astype(object).where(table.notna(), None)
    for row in held.itertuples(index=False, name=None):
        yield [_shortened(value) if isinstance(value, str) else value for value in row]


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(_CUT)] + _CUT
