"""What a reader of lists hands on, before anybody knows which column is what."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.draft import Array, Findings, Ints
from georegistry_desktop.exchange.mapping.layer_names import Meaning


class CannotRead(Exception):
    """A file that cannot be read at all, as a problem."""

    def __init__(self, path: Path, code: str, **params: object) -> None:
        self.problem = Problem(code=code, severity="fatal", file=path.name, params=params)
        super().__init__(code)


@dataclass(frozen=True, kw_only=True)
class Table:
    """``columns`` are as many Arrow text columns as ``headings``, null where a cell is empty; ``rows`` is the
    number of each record as a person counts it, ``heading_row`` that of the headings. ``file`` is how
    messages call it: a sheet or ``layer`` among several is named, too. ``delimiter`` is that of a text file
    in which a cell may hold line breaks, and so may have swallowed rows. ``geometry`` (n,) is in EPSG:4326,
    whatever ``crs`` the file has it in; ``findings`` are about its rows. ``layers`` names all layers of the
    file where the last column is that of their names, and ``layer_means`` what they mean; ``unread`` are the
    layers of the file that are no tables here."""

    file: str
    headings: list[str]
    columns: list[pa.ChunkedArray]
    rows: Ints
    heading_row: int | None = 1
    layer: str | None = None
    layers: tuple[str, ...] = ()
    layer_means: Meaning = "none"
    unread: tuple[str, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    geometry: Array | None = None
    crs: str | None = None
    findings: Findings = field(default_factory=Findings)
    problems: list[Problem] = field(default_factory=list)


def without_blank_rows(columns: list[pa.ChunkedArray], rows: Ints) -> tuple[list[pa.ChunkedArray], Ints]:
    """Those rows in which any cell holds something, and their numbers."""
    blank: Any = None
    for column in columns:
        nulls = pc.is_null(column)
        blank = nulls if blank is None else pc.and_(blank, nulls)
        if not pc.any(blank).as_py():
            return columns, rows
    if blank is None:
        return columns, rows
    keep = pc.invert(blank)
    return [c.filter(keep) for c in columns], rows[keep.to_numpy()]
