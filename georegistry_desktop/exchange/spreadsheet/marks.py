"""What a workbook says about rows and cells beside their values: hidden rows, formulas that nobody has
calculated, cells that hold an error."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_HIDDEN = re.compile(rb'<row\b[^>]*?\br="(\d+)"[^>]*?\bhidden="(?:1|true)"')
_FORMULA = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*><f\b(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>'
)
_ERROR = re.compile(
    rb'<c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>(?:<f\b.*?</f>)?<v>([^<]*)</v>'
)


@dataclass(frozen=True)
class Marks:
    """Rows are numbered as the program shows them; cells are named like "B7"."""

    hidden: list[int] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)


def marks_of(path: Path) -> Mapping[str, Marks]:
    """The marks of each sheet by its name. Raises what zipfile and the XML parsers raise."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            return _of_ods(archive.read("content.xml"))
        return {
            sheet: _of_xlsx(archive.read(part)) for sheet, part in _parts(archive).items() if part in names
        }


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Which file holds which sheet."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): (r.get("Target") or "") for r in relations}
    found: dict[str, str] = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found[sheet.get("name") or ""] = part
    return found


def _of_xlsx(content: bytes) -> Marks:
    hidden = [int(row) for row in _HIDDEN.findall(content)] if b"hidden=" in content else []
    formulas = [cell.decode() for cell in _FORMULA.findall(content)] if b"<f" in content else []
    errors = dict(_ERROR.findall(content)) if b't="e"' in content else {}
    return Marks(
        hidden, formulas, {cell.decode(): word.decode("utf-8", "replace") for cell, word in errors.items()}
    )


def _of_ods(content: bytes) -> dict[str, Marks]:
    if b"table:visibility=" not in content and b"table:formula=" not in content:
        return {}
    found: dict[str, Marks] = {}
    at = {"row": 0, "column": 0}
    held = [Marks()]

    def start(name: str, attributes: dict[str, Any]) -> None:
        if name == "table:table":
            held.append(found.setdefault(attributes.get("table:name", ""), Marks()))
            at["row"] = 0
        elif name == "table:table-row":
            times = int(attributes.get("table:number-rows-repeated", 1))
            if attributes.get("table:visibility", "visible") != "visible" and times < _END:
                held[-1].hidden.extend(range(at["row"] + 1, at["row"] + times + 1))
            at["row"] += times
            at["column"] = 0
        elif name in ("table:table-cell", "table:covered-table-cell"):
            at["column"] += int(attributes.get("table:number-columns-repeated", 1))
            if "table:formula" in attributes and "office:value-type" not in attributes:
                held[-1].formulas.append(f"{letters(at['column'])}{at['row']}")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(content, True)
    return found


_END = 10_000
"""Rows repeated more often are those that fill the sheet to its end."""


def letters(column: int) -> str:
    """The name of a column, numbered from 1."""
    word = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        word = chr(ord("A") + rest) + word
    return word
