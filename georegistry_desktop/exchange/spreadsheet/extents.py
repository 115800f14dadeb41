"""How far the cells of a sheet reach, before memory is taken for all that lies between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import IO
from xml.parsers import expat

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
MOST_CELLS = 50_000_000
"""Cells that are read of one sheet, blank ones among them counted."""
_BLOCK = 1 << 20
_LONGEST_TAG = 4 << 20
# Quick rather than exact: what else they take for a reference or a cell is only looked at again.
_REFERENCE = re.compile(rb"""r\s*=\s*["']\s*([A-Za-z]*)(\d*)""")
_UNNUMBERED = re.compile(rb"""[<:](?:c|row)(?! r=["'])(?=[\s/>])(?![^<>]*\sr\s*=)""")
_CELL = re.compile(r"\s*([A-Za-z]+)(\d+)\s*")
_HOLD = frozenset({"v", "is", "f"})


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a sheet is not read: the code of the problem, and its parameters."""

    code: str
    params: dict[str, object]


@dataclass(slots=True)
class Extent:
    """The box round all cells that hold something, in rows and columns from 1; ``fault`` is the first that
    makes it too large."""

    top: int = 0
    left: int = 0
    bottom: int = 0
    right: int = 0
    fault: Fault | None = None

    def add(self, row: int, column: int) -> None:
        """A cell that holds something; those that are repeated by their first and their last one."""
        self.top = min(self.top or row, row)
        self.left = min(self.left or column, column)
        self.bottom = max(self.bottom, row)
        self.right = max(self.right, column)
        if self.fault is not None:
            return
        count = (self.bottom - self.top + 1) * (self.right - self.left + 1)
        if row > MOST_ROWS or column > MOST_COLUMNS:
            self.fault = Fault("cell-beyond", {"value": f"{letters(column)}{row}"})
        elif count > MOST_CELLS:
            self.fault = Fault(
                "sheet-huge", {"value": f"{letters(column)}{row}", "count": count, "most": MOST_CELLS}
            )


def may_be_huge(sheet: IO[bytes]) -> bool:
    """Whether the XML of a sheet of Excel names cells that are too far apart, or cells that cannot be placed
    so quickly; blank ones count here."""
    columns: set[bytes] = set()
    rows: set[bytes] = set()
    rest = b""
    while block := sheet.read(_BLOCK):
        text = rest + block
        end = text.rfind(b"<")
        text, rest = (text[:end], text[end:]) if end >= 0 else (b"", text)
        if len(rest) > _LONGEST_TAG or _UNNUMBERED.search(text):
            return True
        found = _REFERENCE.findall(text)
        columns |= {column for column, _ in found}
        rows = _furthest(rows | {row for _, row in found})
    found = _REFERENCE.findall(rest)
    columns |= {column for column, _ in found}
    rows = _furthest(rows | {row for _, row in found})
    right = max((_number(column.decode()) for column in columns), default=0)
    bottom = max((int(row) for row in rows if row), default=0)
    return right > MOST_COLUMNS or bottom > MOST_ROWS or right * bottom > MOST_CELLS


def extent_of(sheet: IO[bytes]) -> Extent:
    """The extent of a sheet of Excel by its XML, cell by cell; read until it is too large."""
    extent = Extent()
    at = {"row": 0, "column": 0}

    def start(name: str, attributes: dict[str, str]) -> None:
        kind = name.rpartition(":")[2]
        said = attributes.get("r")
        if kind == "row":
            at["row"] = int(said) if said is not None else at["row"] + 1
            at["column"] = 0
        elif kind == "c":
            at["column"] += 1
            at["in"] = at["row"]
            if said is not None and (cell := _CELL.fullmatch(said)):
                at["column"], at["in"] = _number(cell[1]), int(cell[2])
        elif kind in _HOLD:
            extent.add(at.get("in", at["row"]), at["column"])

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    while (block := sheet.read(_BLOCK)) and extent.fault is None:
        parser.Parse(block)
    return extent


def letters(column: int) -> str:
    """The name of a column, numbered from 1."""
    word = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        word = chr(ord("A") + rest) + word
    return word


def _number(word: str) -> int:
    """The number of a column, from 1."""
    number = 0
    for letter in word[:12].upper():  # beyond all columns long before
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _furthest(rows: set[bytes]) -> set[bytes]:
    """Of numbers in digits the highest one; of those that are too long to be rows the beginning is enough."""
    longest = max((row.lstrip(b"0") for row in rows), key=lambda row: (len(row), row), default=b"")
    return {longest[:20]}
