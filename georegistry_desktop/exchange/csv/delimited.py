"""Delimited text, in any common encoding: one row per unit, every cell read as text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.csv.cells import read_table
from georegistry_desktop.exchange.csv.writer import loses, loses_as_table, write, write_for_spreadsheet
from georegistry_desktop.exchange.formats import Format, Layout, ReadOptions
from georegistry_desktop.exchange.lists import table_reader
from georegistry_desktop.exchange.table import Table


def _sniff(_head: bytes) -> bool:
    # Nothing in a text file says that it is one: the extension does.
    return False


def _tables(path: Path, *, options: ReadOptions, progress: Progress) -> Sequence[Table]:
    return [read_table(path, encoding=options.encoding, progress=progress)]


CSV = Format(
    name="csv",
    extensions=(".csv", ".tsv", ".txt"),
    sniff=_sniff,
    read=table_reader(_tables),
    tables=_tables,
    write=write,
    loses=loses,
    layouts={"spreadsheet": Layout(write=write_for_spreadsheet, loses=loses_as_table)},
)
