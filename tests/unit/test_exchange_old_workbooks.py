"""Workbooks of Excel 97 (.xls) and in binary form (.xlsb): read like any, or refused in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
import xlwt
from xlsb_file import Cell, write_xlsb

from georegistry_desktop import exchange
from georegistry_desktop.exchange import Incoming

Write = Callable[..., Path]
ROWS: list[list[Cell]] = [
    ["ref", "parent_ref", "name", "latitude", "longitude", "beds", "open"],
    ["r", None, "Boké", None, None, None, True],
    ["007", "r", "Poste de Koba – 日本", 10.25, -14.125, 12.0, False],
]


def write_xls(
    path: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]], *, hidden: Sequence[str] = ()
) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        sheet.visibility = int(name in hidden)
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)
    book.save(str(path))
    return path


both = pytest.mark.parametrize(
    ("write", "ending"), [(write_xls, "xls"), (write_xlsb, "xlsb")], ids=["xls", "xlsb"]
)


def codes(incoming: Incoming) -> list[str]:
    return [p.code for p in incoming.problems]


@both
def test_that_old_workbooks_are_lists_like_any(tmp_path: Path, write: Write, ending: str) -> None:
    path = write(tmp_path / f"list.{ending}", {"Units": ROWS})
    incoming = exchange.read(path)
    assert codes(incoming) == []
    assert incoming.version is not None
    units = incoming.version.units
    assert units["source_ref"].tolist() == ["r", "007"]
    assert units["name"].tolist() == ["Boké", "Poste de Koba – 日本"]
    assert units["parent"].iloc[1] == units["uuid"].iloc[0]
    assert units["point"].iloc[1].coords[:] == [(-14.125, 10.25)]
    assert units["extra"].tolist() == ['{"open": "true"}', '{"beds": "12", "open": "false"}']


@both
def test_that_their_content_tells_them_whatever_their_name_is(
    tmp_path: Path, write: Write, ending: str
) -> None:
    path = write(tmp_path / f"list.{ending}", {"Units": ROWS}).rename(tmp_path / "list.dat")
    incoming = exchange.read(path)
    assert incoming.origin["format"] == "xlsx"
    assert not incoming.refused(lenient=False)


@both
def test_that_hidden_sheets_are_told_and_several_are_read(tmp_path: Path, write: Write, ending: str) -> None:
    sheets = {"Boké": [ROWS[0], ["a", None, "A"]], "Kindia": [ROWS[0], ["b", None, "B"]], "Old": ROWS}
    incoming = exchange.read(write(tmp_path / f"list.{ending}", sheets, hidden=["Old"]))
    assert "sheets-hidden" in codes(incoming)
    assert incoming.version is not None
    assert sorted(incoming.version.units["source_ref"].dropna()) == ["a", "b"]


@both
@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.95])
def test_that_those_that_are_cut_off_are_refused_in_words(
    tmp_path: Path, write: Write, ending: str, share: float
) -> None:
    path = write(tmp_path / f"list.{ending}", {"Units": [ROWS[0], *[ROWS[2]] * 400]})
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    incoming = exchange.read(path)
    assert incoming.refused(lenient=True)
    assert all(p.message and p.remedy for p in incoming.problems)


def test_that_a_binary_workbook_with_a_far_cell_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    far = [ROWS[0], [None] * 16_000 + ["x"], *[[]] * 60_000, ["a"]]
    incoming = exchange.read(write_xlsb(tmp_path / "a.xlsb", {"Units": far}))
    assert codes(incoming) == ["sheet-huge"]


def test_that_dates_of_excel_97_are_dates(tmp_path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Units")
    for at, heading in enumerate(("ref", "name", "opening_date")):
        sheet.write(0, at, heading)
    sheet.write(1, 0, "a")
    sheet.write(1, 1, "A")
    sheet.write(1, 2, date(2020, 2, 29), xlwt.easyxf(num_format_str="DD/MM/YYYY"))
    book.save(str(tmp_path / "a.xls"))
    incoming = exchange.read(tmp_path / "a.xls")
    assert incoming.version is not None
    assert incoming.version.units["opening_date"].iloc[0] == "2020-02-29"


def test_that_a_page_of_a_server_named_xls_is_read_as_what_it_is_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    path.write_text("<html><table><tr><td>ref</td><td>name</td></tr></table></html>", "utf-8")
    incoming = exchange.read(path)
    assert incoming.refused(lenient=True)
    assert all(p.message and p.remedy for p in incoming.problems)
