"""Tables of links as cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pandas as pd

from georegistry_desktop.exchange.csv.formulas import guarded
from georegistry_desktop.exchange.draft import arrow, text


def write_table(table: pd.DataFrame, path: Path) -> None:
    """CSV in UTF-8 with a byte order mark; text that a spreadsheet would calculate gets an apostrophe."""
    rows = table.copy()
    for name in rows.columns[rows.dtypes == "str"]:
        rows[name] = text(guarded(arrow(rows[name]), formulas=True))
    rows.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n", float_format="%.2f")


def rows_of(table: pd.DataFrame) -> Iterator[Sequence[object]]:
    """Row by row, see ``plain``."""
    yield from plain(table).itertuples(index=False, name=None)


def plain(table: pd.DataFrame) -> pd.DataFrame:
    """Scores to two digits, None for nothing."""
    rounded = table.round(2)
    return rounded.astype(object).where(rounded.notna(), None)
