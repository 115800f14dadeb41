"""What a reader of lists hands on, before anybody knows which column is what."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.draft import Ints


class CannotRead(Exception):
    """A file that cannot be read at all, as a problem."""

    def __init__(self, path: Path, code: str, **params: object) -> None:
        self.problem = Problem(code=code, severity="fatal", file=path.name, params=params)
        super().__init__(code)


@dataclass(frozen=True, kw_only=True)
class Table:
    """``columns`` are as many Arrow text columns as ``headings``, null where a cell is empty; ``rows`` is the
    number of each record as a person counts it, ``heading_row`` that of the headings. ``delimiter`` is that
    of a text file in which a cell may hold line breaks, and so may have swallowed rows."""

    file: str
    headings: list[str]
    columns: list[pa.ChunkedArray]
    rows: Ints
    heading_row: int = 1
    encoding: str | None = None
    delimiter: str | None = None
    problems: list[Problem] = field(default_factory=list)
