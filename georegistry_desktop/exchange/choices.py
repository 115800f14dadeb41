"""Decisions by hand for a union, read from a list: of this unit, this field from that side."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.exchange.list_tables import list_tables
from georegistry_desktop.exchange.table import Table
from georegistry_desktop.exchange.writing import whole_file

HEADINGS = ("unit", "field", "side")


class ChoiceRow(NamedTuple):
    """One row, as it was written."""

    row: int
    unit: str
    field: str
    side: str


def read_choices(path: Path, *, progress: Progress = silent) -> tuple[list[ChoiceRow], list[Problem]]:
    """The rows of a CSV, XLSX or ODS file with the columns ``unit``, ``field`` and ``side``, and what keeps
    the file from being read."""
    problems: list[Problem] = []
    rows: list[ChoiceRow] = []
    for table in list_tables(path, problems, progress=progress):
        lacking = [name for name in HEADINGS if name not in _names(table)]
        if lacking:
            params: dict[str, object] = {"value": ", ".join(lacking), "known": ", ".join(table.headings)}
            problems.append(Problem(code="by-hand-heading", severity="fatal", file=table.file, params=params))
            continue
        rows += _rows(table)
    return rows, problems


def write_choices(path: Path, choices: Iterable[Sequence[str]], *, replace: bool = False) -> None:
    """A CSV file that ``read_choices`` reads, of ``(unit, field, side)`` each, whole or not at all. Raises
    ``Refused`` as ``whole_file`` does."""
    with (
        whole_file(path, ".csv", replace=replace) as beside,
        beside.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        csv.writer(file).writerows([HEADINGS, *choices])


def _names(table: Table) -> Sequence[str]:
    return [heading.strip().lower() for heading in table.headings]


def _rows(table: Table) -> list[ChoiceRow]:
    columns = dict(zip(_names(table), (column.to_pylist() for column in table.columns), strict=True))
    cells = zip(*([(cell or "").strip() for cell in columns[name]] for name in HEADINGS), strict=True)
    found = [ChoiceRow(number, *row) for number, row in zip(table.rows.tolist(), cells, strict=True)]
    return [row for row in found if row.unit or row.field or row.side]
