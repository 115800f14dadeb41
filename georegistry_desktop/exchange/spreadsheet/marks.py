"""What a workbook says about rows and cells beside their values: hidden rows, formulas that nobody has
calculated, cells that hold an error, areas of LibreOffice that are merged."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from georegistry_desktop.exchange.spreadsheet.binary import BOOK, extents_of
from georegistry_desktop.exchange.spreadsheet.extents import Extent, extent_of, letters, may_be_huge
from georegistry_desktop.exchange.table import CannotRead

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# No part of these may run over a bracket, or begin anew within a tag: they would take hours then.
_HIDDEN = re.compile(rb'<row\b(?>[^<>]*?\br="(\d+)")[^<>]*?\bhidden="(?:1|true)"')
_FORMULA = re.compile(
    rb'<c\b(?>[^<>]*?\br="([A-Z]{1,3}\d{1,7})")[^<>]*><f\b(?:[^<>]*/>|[^<>]*>[^<]*</f>)'
    rb"(?:<v\s*/>|<v></v>)?</c>"
)
_ERROR = re.compile(
    rb'<c\b(?=[^<>]*\bt="e")(?>[^<>]*?\br="([A-Z]{1,3}\d{1,7})")[^<>]*>'
    rb"(?:<f\b[^<>]*/>|<f\b[^<>]*>[^<]*</f>)?<v>([^<]*)</v>"
)
_TELLING = (b"table:visibility=", b"table:formula=", b"-repeated=", b"-spanned=")


@dataclass(frozen=True)
class Marks:
    """Rows are numbered as the program shows them, ``hidden`` those from one to another; cells are named like
    "B7". ``merged`` are areas (top, left, bottom, right) from 0, the last ones with them."""

    hidden: list[tuple[int, int]] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    extent: Extent = field(default_factory=Extent)


def marks_of(path: Path) -> Mapping[str, Marks]:
    """The marks of each sheet by its name. Raises what zipfile and the XML parsers raise, and ``CannotRead``
    (``cell-beyond``, ``sheet-huge``) for a sheet of LibreOffice that must not be opened."""
    with zipfile.ZipFile(path) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        if "content.xml" in names.values():
            found = _of_ods(archive.read("content.xml"))
            for sheet, marks in found.items():
                check_extent(path, sheet, marks)
            return found
        if BOOK in names.values():
            return {sheet: Marks(extent=extent) for sheet, extent in extents_of(archive).items()}
        parts = _parts(archive)
        return {
            sheet: _of_xlsx(archive, names[part.lower()])
            for sheet, part in parts.items()
            if part.lower() in names
        }


def check_extent(path: Path, sheet: str, marks: Marks) -> None:
    """Raise ``CannotRead`` where the cells of a sheet reach too far."""
    if marks.extent.fault is not None:
        raise CannotRead(path, marks.extent.fault.code, sheet=sheet, **marks.extent.fault.params)


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Which file holds which sheet."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {r.get("Id"): (r.get("Target") or "") for r in relations}
    found: dict[str, str] = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        target = targets.get(sheet.get(_RELATION), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        found.setdefault(sheet.get("name") or "", part)
    return found


def _of_xlsx(archive: zipfile.ZipFile, part: str) -> Marks:
    with archive.open(part) as sheet:
        huge = may_be_huge(sheet)
    extent = Extent()
    if huge:
        with archive.open(part) as sheet:
            extent = extent_of(sheet)
        if extent.fault is not None:
            return Marks(extent=extent)
    content = archive.read(part)
    hidden = [int(row) for row in _HIDDEN.findall(content)] if b"hidden=" in content else []
    formulas = [cell.decode() for cell in _FORMULA.findall(content)] if b"<f" in content else []
    errors = dict(_ERROR.findall(content)) if b't="e"' in content else {}
    return Marks(
        hidden=[(row, row) for row in hidden],
        formulas=formulas,
        errors={cell.decode(): word.decode("utf-8", "replace") for cell, word in errors.items()},
        extent=extent,
    )


def _of_ods(content: bytes) -> dict[str, Marks]:
    if not any(word in content for word in _TELLING):
        return {}
    found: dict[str, Marks] = {}
    at = {"row": 0, "last": 0, "column": 0}
    held = [Marks()]

    def start(name: str, attributes: dict[str, Any]) -> None:
        if name == "table:table":
            held.append(found.setdefault(attributes.get("table:name", ""), Marks()))
            at["last"] = 0
        elif name == "table:table-row":
            at["row"] = at["last"] + 1
            at["last"] += _times(attributes, "table:number-rows-repeated")
            at["column"] = 0
            if attributes.get("table:visibility", "visible") != "visible":
                held[-1].hidden.append((at["row"], at["last"]))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            cell(attributes)

    def cell(attributes: dict[str, Any]) -> None:
        marks, row, first = held[-1], at["row"], at["column"] + 1
        at["column"] += _times(attributes, "table:number-columns-repeated")
        formula = "table:formula" in attributes
        # Rows and columns that fill the sheet to its end are cells without a value, repeated.
        if formula or any(name.startswith("office:") for name in attributes):
            marks.extent.add(row, first)
            marks.extent.add(at["last"], at["column"])
        if formula and "office:value-type" not in attributes:
            marks.formulas.append(f"{letters(at['column'])}{row}")
        down = _times(attributes, "table:number-rows-spanned")
        across = _times(attributes, "table:number-columns-spanned")
        if down > 1:
            marks.merged.append((row - 1, first - 1, row + down - 2, first + across - 2))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.Parse(content, True)
    return found


def _times(attributes: Mapping[str, str], name: str) -> int:
    return min(max(1, int(attributes.get(name, 1))), 1 << 40)
