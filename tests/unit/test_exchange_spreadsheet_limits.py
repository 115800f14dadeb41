"""Workbooks that would fill the memory or take hours; what LibreOffice says of rows and areas."""

from __future__ import annotations

import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import openpyxl
import pytest

from georegistry_desktop import exchange
from georegistry_desktop.exchange import Incoming

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FOUR_THOUSAND_MILLION = 'table:number-columns-repeated="4000000000"'
THREE_ROWS = 'table:number-rows-spanned="3"'
SHEET = "xl/worksheets/sheet1.xml"


def xlsx(folder: Path, rows: str, name: str = "a.xlsx", **more: bytes) -> Path:
    """A workbook with the headings ref and name in row 1 and ``rows`` as XML below them."""
    path = folder / name
    made = openpyxl.Workbook()
    made.active.title = "Units"
    made.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}
    head = f'<row r="1">{cell("A1", "ref")}{cell("B1", "name")}</row>'
    parts[SHEET] = f'<worksheet xmlns="{MAIN}"><sheetData>{head}{rows}</sheetData></worksheet>'.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in (parts | more).items():
            archive.writestr(one, content)
    return path


def cell(at: str, value: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'


def row(number: int) -> str:
    return f'<row r="{number}">{cell(f"A{number}", f"r{number}")}{cell(f"B{number}", "N")}</row>'


def ods(folder: Path, rows: str) -> Path:
    """A workbook of LibreOffice with the headings ref and name, and ``rows`` as XML below them."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{short}="{names}:{short}:1.0"' for short in ("office", "table", "text"))
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    path = folder / "a.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "content.xml",
            f'<office:document-content {spaces} office:version="1.2"><office:body><office:spreadsheet>'
            f'<table:table table:name="Units">{line("ref", "name")}{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{names}:manifest:1.0"><manifest:file-entry '
            f'manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>',
        )
    return path


def line(*values: str, about: str = "") -> str:
    return f"<table:table-row {about}>{''.join(map(word, values))}</table:table-row>"


def word(value: str, about: str = "") -> str:
    text = f"<text:p>{value}</text:p>"
    return f'<table:table-cell office:value-type="string" {about}>{text}</table:table-cell>'


def told(incoming: Incoming) -> list[str]:
    return [p.code for p in incoming.problems]


def count(incoming: Incoming) -> int:
    assert incoming.version is not None, incoming.problems
    return len(incoming.version.units)


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("XFD1048576", "sheet-huge"),
        ("XFD200000", "sheet-huge"),
        ("XFE3", "cell-beyond"),
        ("A1048577", "cell-beyond"),
        ("AAAAAAAAAAAAAA3", "cell-beyond"),
        ("A99999999999999999999", "cell-beyond"),
        ("A000000000000000000000000000001048577", "cell-beyond"),
    ],
)
def test_that_a_cell_far_away_from_the_list_is_named(tmp_path: Path, at: str, code: str) -> None:
    [problem] = exchange.read(xlsx(tmp_path, row(2) + f'<row r="3">{cell(at, "z")}</row>')).problems
    assert (problem.code, problem.severity) == (code, "fatal")
    assert "Units" in problem.message
    assert str(problem.params["value"]).startswith(at[0])


def test_that_a_far_cell_without_a_name_is_found(tmp_path: Path) -> None:
    unnamed = '<row r="1048000"/><row>' + "<c/>" * 9_999 + "<c><v>1</v></c></row>"
    assert told(exchange.read(xlsx(tmp_path, row(2) + unnamed))) == ["sheet-huge"]
    odd = "<row r='1048000'><c r = 'XFD1048000'><v>1</v></c></row>"
    assert told(exchange.read(xlsx(tmp_path, row(2) + odd))) == ["sheet-huge"]


def test_that_blank_cells_far_away_and_far_cells_of_other_sheets_keep_nobody_from_reading(
    tmp_path: Path,
) -> None:
    blank = '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert count(exchange.read(xlsx(tmp_path, row(2) + blank))) == 1
    made = openpyxl.Workbook()
    made.active.append(["ref", "name"])
    made.active.append(["a", "A"])
    made.create_sheet("Far").cell(1_048_576, 16_384, "z")
    made["Far"].cell(1, 1, "z")
    made.save(tmp_path / "b.xlsx")
    assert count(exchange.read(tmp_path / "b.xlsx", layers=["Sheet"])) == 1
    assert told(exchange.read(tmp_path / "b.xlsx")) == ["sheet-huge"]


def test_that_many_cells_with_errors_are_read_in_one_go(tmp_path: Path) -> None:
    # A pattern that goes on from each of them to the end of the file would take hours.
    error = '<c r="C{0}" t="e"><f>a</f></c>'
    rows = "".join(row(n).replace("</row>", error.format(n) + "</row>") for n in range(2, 40_002))
    assert count(exchange.read(xlsx(tmp_path, rows))) == 40_000
    broken = "".join(f'<row r="{n}"><c r="A{n}" t="e"><f>1/0<v>x</v></c></row>' for n in range(2, 40_002))
    assert told(exchange.read(xlsx(tmp_path, broken))) == ["file-unreadable"]
    assert told(exchange.read(xlsx(tmp_path, '<c r="A2" t="e"><f>' * 40_000))) == ["file-unreadable"]
    assert told(exchange.read(xlsx(tmp_path, '<row r="2" ' * 40_000))) == ["file-unreadable"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (line("x", "y", about='table:number-rows-repeated="4294967295"'), "cell-beyond"),
        (line("x", "y", about='table:number-rows-repeated="1048570"') + line(*"abcdefgh" * 7), "sheet-huge"),
        ('<table:table-row table:number-rows-repeated="1048570"/>' + line(*"x" * 60), "sheet-huge"),
        (f"<table:table-row>{word('y', FOUR_THOUSAND_MILLION)}</table:table-row>", "cell-beyond"),
        (
            '<table:table-row><table:table-cell table:formula="=1" table:number-columns-repeated="'
            f'{"9" * 4000}"/></table:table-row>',
            "cell-beyond",
        ),
    ],
)
def test_that_values_repeated_too_often_are_refused(tmp_path: Path, rows: str, code: str) -> None:
    [problem] = exchange.read(ods(tmp_path, line("a", "A") + rows)).problems
    assert (problem.code, problem.severity) == (code, "fatal")
    assert len(problem.message) < 250


def test_that_blank_rows_and_columns_to_the_end_of_the_sheet_are_nothing(tmp_path: Path) -> None:
    end = (
        '<table:table-row><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        '<table:table-row table:visibility="collapse" table:number-rows-repeated="1048570">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    incoming = exchange.read(ods(tmp_path, line("a", "A") + end))
    assert (count(incoming), told(incoming)) == (1, [])


def test_that_many_hidden_rows_are_counted_and_not_listed(tmp_path: Path) -> None:
    hidden = '<table:table-row table:visibility="collapse" table:number-rows-repeated="9999"/>'
    assert told(exchange.read(ods(tmp_path, line("a", "A") + hidden * 60_000))) == []
    incoming = exchange.read(ods(tmp_path, line("a", "A") + hidden * 3 + line("b", "B")))
    [problem] = [p for p in incoming.problems if p.code == "rows-hidden"]
    assert problem.row == 3
    assert "22 and 29,977 more" in problem.message


def test_that_merged_cells_of_libreoffice_are_filled(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    rows = (
        f"<table:table-row>{word('North', THREE_ROWS)}{word('A')}{word('one')}"
        f"</table:table-row><table:table-row>{covered}{word('A')}{word('two')}</table:table-row>"
        f"<table:table-row>{covered}{word('B')}{word('three')}</table:table-row>"
    )
    incoming = exchange.read(_with_levels(ods(tmp_path, rows)))
    [problem] = incoming.problems
    assert (problem.code, problem.row) == ("cells-merged", 3)
    assert _above(incoming) == {
        "North": None,
        "A": "North",
        "B": "North",
        "one": "A",
        "two": "A",
        "three": "B",
    }


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not there")
def test_that_a_workbook_saved_by_libreoffice_says_the_same(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    for values in (["region", "district", "name"], ["North", "A", "one"], [None, None, "two"]):
        made.active.append(values)
    made.active.append([None, "B", "three"])
    made.active.insert_cols(1, 2)
    made.active.merge_cells("C2:C4")
    made.active.merge_cells("D2:D3")
    made.active.row_dimensions[4].hidden = True
    made.save(tmp_path / "a.xlsx")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        tmp_path,
        tmp_path / "a.xlsx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    one, two = exchange.read(tmp_path / "a.xlsx"), exchange.read(tmp_path / "a.ods")
    assert _above(one) == _above(two)
    assert _above(two)["three"] == "B"
    assert [(p.code, p.row) for p in two.problems] == [(p.code, p.row) for p in one.problems]
    assert {"cells-merged", "rows-hidden"} <= set(told(two))


def test_that_an_archive_that_lies_about_its_sizes_is_refused(tmp_path: Path) -> None:
    blown = b" " * (80 << 20)
    path = xlsx(tmp_path, row(2), **{"xl/media/a.xml": blown})
    content = bytearray(path.read_bytes())
    true, lie = struct.pack("<L", len(blown)), struct.pack("<L", 1000)
    assert content.count(true) == 2
    path.write_bytes(content.replace(true, lie))
    [problem] = exchange.read(path).problems
    assert problem.code == "archive-huge"
    assert "more than 0.1 GB" in problem.message


def test_that_one_blown_up_member_is_found_among_others(tmp_path: Path) -> None:
    padding = bytes((n * n >> 7) & 255 for n in range(1 << 20)) * 2
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("pad.bin", padding)
        archive.writestr(SHEET, b"1" * (100 << 20), zipfile.ZIP_DEFLATED)
    assert path.stat().st_size * 200 > 100 << 20
    assert told(exchange.read(path)) == ["archive-huge"]


def _with_levels(path: Path) -> Path:
    with zipfile.ZipFile(path) as archive:
        parts = {one: archive.read(one).decode() for one in archive.namelist()}
    headings = line("region", "district", "name")
    parts["content.xml"] = parts["content.xml"].replace(line("ref", "name"), headings)
    with zipfile.ZipFile(path, "w") as archive:
        for one, content in parts.items():
            archive.writestr(one, content)
    return path


def _above(incoming: Incoming) -> dict[str, str | None]:
    assert incoming.version is not None, incoming.problems
    units = incoming.version.units
    names = dict(zip(units["uuid"], units["name"], strict=True))
    pairs = zip(units["name"], units["parent"], strict=True)
    return {name: names.get(parent) for name, parent in pairs}
