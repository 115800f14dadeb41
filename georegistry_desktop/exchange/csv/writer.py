"""A version as delimited text, one row per unit: see ``flat``.

In the plain layout cells that begin with = + - @ stand as they are, for programs that read them; the
spreadsheet layout keeps them from being calculated.
"""

from __future__ import annotations

import codecs
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.csv.formulas import guarded
from georegistry_desktop.exchange.flat import NUMBERS, FlatTable
from georegistry_desktop.exchange.lost import of_formulas, of_table

_STEP = 50_000
_NAME = "CSV"


def write(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """UTF-8, commas, RFC 4180 quotes; numbers and WKT so that every bit comes back."""
    _write(version, path, progress, spreadsheet=False)


def write_for_spreadsheet(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """The same with a byte order mark, by which Excel knows UTF-8, and with formulas kept from being any."""
    _write(version, path, progress, spreadsheet=True)


def loses_as_table(version: VersionFrame) -> list[Problem]:
    """What the spreadsheet layout does not hold."""
    return of_table(version, _NAME)


def loses(version: VersionFrame) -> list[Problem]:
    """What the plain layout does not hold, and what a spreadsheet would make of it."""
    table = FlatTable(version, wkt=False)
    columns = (
        column
        for start in range(0, len(table), _STEP)
        for heading, column in table.columns(start, start + _STEP).items()
        if heading not in NUMBERS
    )
    return [*loses_as_table(version), *of_formulas(columns)]


def _write(version: VersionFrame, path: Path, progress: Progress, *, spreadsheet: bool) -> None:
    table = FlatTable(version, wkt=True)
    schema = pa.schema([(heading, pa.large_string()) for heading in table.headings])
    options = arrow_csv.WriteOptions(quoting_style="needed", quoting_header="none")
    with path.open("wb") as file:
        if spreadsheet:
            file.write(codecs.BOM_UTF8)
        with arrow_csv.CSVWriter(file, schema, write_options=options) as writer:
            for start in range(0, len(table), _STEP):
                progress("Writing units", start, len(table))
                columns = table.columns(start, start + _STEP)
                cells = [
                    # Arrow writes the shortest digits that read back as the same number.
                    pc.cast(column, pa.large_string())
                    if heading in NUMBERS
                    else guarded(column, formulas=spreadsheet)
                    for heading, column in columns.items()
                ]
                writer.write_table(pa.Table.from_arrays(cells, schema=schema))
    progress("Writing units", len(table), len(table))
