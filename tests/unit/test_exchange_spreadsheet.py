"""Workbooks: sheets, titles, merged and hidden cells, formulas, errors; numbers and dates as they stand."""

from __future__ import annotations

import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import pytest
from openpyxl.workbook.protection import WorkbookProtection

from georegistry_desktop import exchange
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange import Incoming

LIST = [
    ["ref", "parent_ref", "name", "code", "beds", "opening_date"],
    ["R", None, "Nord", "007", 1, date(2020, 1, 2)],
    ["F", "R", "Thiès", 720112345678, 2.5, datetime(2021, 3, 4)],
]


def book(folder: Path, *sheets: list[list[Any]], name: str = "a.xlsx") -> tuple[Path, openpyxl.Workbook]:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for at, rows in enumerate(sheets, 1):
        sheet = made.create_sheet(f"Sheet {at}")
        for row in rows:
            sheet.append(row)
    path = folder / name
    made.save(path)
    return path, made


def ods(folder: Path, *sheets: list[list[Any]], attributes: str = "", name: str = "a.ods") -> Path:
    """The least that LibreOffice and others take for a workbook; ``attributes`` of each first data row."""
    tables = []
    for at, rows in enumerate(sheets, 1):
        lines = []
        for number, row in enumerate(rows):
            cells = "".join(map(_ods_cell, row))
            lines.append(f"<table:table-row{attributes if number == 1 else ''}>{cells}</table:table-row>")
        tables.append(f"<table:table table:name={quoteattr(f'Sheet {at}')}>{''.join(lines)}</table:table>")
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2">'
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    path = folder / name
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
    return path


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value}"/>'
    if isinstance(value, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    if value.startswith("="):
        return f"<table:table-cell table:formula={quoteattr('of:' + value)}/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def version_of(incoming: Incoming) -> VersionFrame:
    assert incoming.version is not None, incoming.problems
    return incoming.version


def told(incoming: Incoming) -> list[tuple[str, int | None, str | None]]:
    return [(p.code, p.row, p.field) for p in incoming.problems]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_that_values_come_as_they_are_meant(tmp_path: Path, ending: str) -> None:
    path = book(tmp_path, LIST)[0] if ending == "xlsx" else ods(tmp_path, LIST)
    incoming = exchange.read(path)
    units = version_of(incoming).units
    assert told(incoming) == []
    assert incoming.origin["format"] == ending
    assert units["name"].tolist() == ["Nord", "Thiès"]
    assert units["code"].tolist() == ["007", "720112345678"]
    assert units["opening_date"].tolist() == ["2020-01-02", "2021-03-04"]
    assert [json.loads(e) for e in units["extra"]] == [{"beds": "1"}, {"beds": "2.5"}]
    assert units["parent"].tolist()[1] == units["uuid"].tolist()[0]
    assert incoming.places["row"].tolist() == [2, 3]


def test_that_a_workbook_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    path, _ = book(tmp_path, LIST, name="a.csv")
    assert exchange.read(path).origin["format"] == "xlsx"
    path = ods(tmp_path, LIST, name="a.xlsx")
    assert exchange.read(path).origin["format"] == "ods"
    (tmp_path / "b.xlsx").write_bytes(b"ref,name\0a,A\n")
    [problem] = exchange.read(tmp_path / "b.xlsx").problems
    assert (problem.code, problem.severity) == ("file-unreadable", "fatal")


def test_that_titles_merged_and_hidden_rows_are_told_with_their_numbers(tmp_path: Path) -> None:
    rows = [["Health facilities"], [], ["region", "district", "name"]]
    rows += [["North", "A", "one"], [None, None, "two"], [None, "B", "three"], ["South", "C", "four"]]
    path, made = book(tmp_path, rows)
    sheet = made["Sheet 1"]
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A4:A6")
    sheet.merge_cells("B4:B5")
    sheet.row_dimensions[5].hidden = True
    made.save(path)
    incoming = exchange.read(path)
    assert told(incoming) == [
        ("rows-above", None, None),
        ("roots-several", None, None),
        ("cells-merged", 5, None),
        ("rows-hidden", 5, None),
    ]
    units = version_of(incoming).units
    names = dict(zip(units["uuid"], units["name"], strict=True))
    above = {name: names.get(parent) for name, parent in zip(units["name"], units["parent"], strict=True)}
    assert above["two"] == "A"
    assert above["three"] == "B"
    assert above["B"] == "North"
    assert incoming.places["row"].tolist()[:4] == [4, 5, 6, 7]


def test_that_formulas_without_values_and_errors_are_told_with_their_cells(tmp_path: Path) -> None:
    rows = [*LIST[:1], ["R", None, "=A2", "007", "#N/A", None], ["F", "R", "B", None, 1, None]]
    incoming = exchange.read(book(tmp_path, rows)[0])
    assert told(incoming)[:3] == [
        ("formula-bare", 2, "name"),
        ("cell-error", 2, "beds"),
        ("name-blank", 2, "name"),
    ]
    assert incoming.refused(lenient=False)
    rows[1][4] = None
    assert ("formula-bare", 2, "name") in told(exchange.read(ods(tmp_path, rows)))


def test_that_cells_without_values_in_extra_columns_keep_nothing_out(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["ref", "name", "beds", "total"], ["R", "Nord", "#N/A", "=C2*2"]]
    rows += [["F", "Thiès", 3, "=C3*2"], [None, None, None, "=C4*2"]]
    incoming = exchange.read(book(tmp_path, rows)[0])
    found = [(p.code, p.severity, p.row, p.field, p.unit) for p in incoming.problems if p.row]
    assert found == [
        ("formula-bare", "warning", 2, "total", "R"),
        ("cell-error", "warning", 2, "beds", "R"),
        ("formula-bare", "warning", 3, "total", "F"),
        ("formula-bare", "warning", 4, "total", None),
    ]
    assert not incoming.refused(lenient=False)
    rows[2][1] = "=A3"
    incoming = exchange.read(book(tmp_path, rows)[0])
    assert [p.severity for p in incoming.problems if p.field == "name"] == ["error", "error"]
    assert incoming.refused(lenient=False)


def test_that_values_of_calculated_formulas_count(tmp_path: Path) -> None:
    path, _ = book(tmp_path, LIST)
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"<v>2.5</v>", b"<f>5/2</f><v>2.5</v>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    incoming = exchange.read(path)
    assert told(incoming) == []
    assert json.loads(version_of(incoming).units["extra"].iloc[1]) == {"beds": "2.5"}


def test_that_hidden_rows_of_ods_are_told(tmp_path: Path) -> None:
    path = ods(tmp_path, LIST, attributes=' table:visibility="collapse"')
    assert told(exchange.read(path)) == [("rows-hidden", 2, None)]


def test_that_sheets_are_one_version_and_others_are_named(tmp_path: Path) -> None:
    regions = [["ref", "name"], ["R", "Nord"]]
    facilities = [["ref", "parent_ref", "name"], ["F", "R", "Thiès"]]
    notes = [["key", "meaning"], ["beds", "number of beds"]]
    path, made = book(tmp_path, regions, facilities, notes, [["x"]])
    made["Sheet 4"].sheet_state = "hidden"
    made.save(path)
    incoming = exchange.read(path)
    assert len(version_of(incoming).units) == 2
    assert [(p.code, p.file) for p in incoming.problems] == [
        ("sheets-hidden", "a.xlsx"),
        ("table-skipped", "a.xlsx (Sheet 3)"),
    ]
    assert len(version_of(exchange.read(path, layers=["Sheet 1"])).units) == 1
    [problem] = exchange.read(path, layers=["Facilities"]).problems
    assert problem.code == "layer-unknown"


def test_that_groups_named_on_two_sheets_are_one_group(tmp_path: Path) -> None:
    one = [["ref", "name", "groups"], ["a", "A", "Urban;Public"]]
    two = [["ref", "name", "groups"], ["b", "B", "Public"]]
    version = version_of(exchange.read(book(tmp_path, one, two)[0]))
    assert sorted(version.groups["name"]) == ["Public", "Urban"]
    assert len(version.memberships) == 3


def test_that_a_list_may_begin_anywhere(tmp_path: Path) -> None:
    path, made = book(tmp_path, [])
    sheet = made["Sheet 1"]
    for at, row in enumerate(LIST):
        for column, value in enumerate(row):
            sheet.cell(at + 5, column + 3, value)
    sheet.cell(6, 5).value = "=1"
    made.save(path)
    incoming = exchange.read(path)
    assert incoming.places["row"].tolist() == [6, 7]
    assert told(incoming)[0] == ("formula-bare", 6, "name")


@pytest.mark.parametrize("keep", [1, 50, 0.3, 0.6, 0.95])
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_that_a_workbook_cut_short_is_one_problem(tmp_path: Path, ending: str, keep: float) -> None:
    path = book(tmp_path, LIST)[0] if ending == "xlsx" else ods(tmp_path, LIST)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep) if keep < 1 else int(keep)])
    [problem] = exchange.read(path).problems
    assert problem.severity == "fatal"


def test_that_entities_are_not_blown_up(tmp_path: Path) -> None:
    path = ods(tmp_path, LIST, attributes=' table:visibility="collapse"')
    parts = {}
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    bomb = '<!DOCTYPE x [<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    parts["content.xml"] = (
        parts["content.xml"]
        .replace(b"<office:document-content", f"{bomb}]><office:document-content".encode())
        .replace(b"Nord", b"&a11;")
    )
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert any(p.severity in ("fatal", "error") for p in exchange.read(path).problems)


def test_that_an_empty_workbook_says_so(tmp_path: Path) -> None:
    assert [p.code for p in exchange.read(book(tmp_path, [])[0]).problems] == ["units-missing"]


def test_that_protection_of_a_sheet_keeps_nobody_from_reading(tmp_path: Path) -> None:
    path, made = book(tmp_path, LIST)
    made.security = WorkbookProtection(workbookPassword="secret", lockStructure=True)
    made["Sheet 1"].protection.enable()
    made.save(path)
    assert told(exchange.read(path)) == []
