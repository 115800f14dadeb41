"""Workbooks of Excel 97 (.xls) and in binary form (.xlsb): read like any, or refused in words."""

from __future__ import annotations

import random
import struct
import zipfile
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


def spoil(path: Path, where: bytes, change: bytes) -> Path:
    """The file with ``change`` in the place of what stands there once."""
    data = path.read_bytes()
    assert data.count(where) == 1
    path.write_bytes(data.replace(where, change.ljust(len(where), where[-1:])))
    return path


def test_that_a_sheet_of_excel_97_that_claims_to_be_huge_is_refused_before_it_is_opened(
    tmp_path: Path,
) -> None:
    path = write_xls(tmp_path / "a.xls", {"Units": ROWS})
    size = b"\x00\x02\x0e\x00" + struct.pack("<IIHHH", 0, 3, 0, 7, 0)
    spoil(path, size, b"\x00\x02\x0e\x00" + struct.pack("<IIHHH", 0, 0x7FFFFFFF, 0, 7, 0))
    assert codes(exchange.read(path)) == ["cell-beyond"]


def test_that_a_chain_of_sectors_that_goes_round_is_refused(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", {"Units": [ROWS[0], *[ROWS[2]] * 400]})
    data = bytearray(path.read_bytes())
    [fat] = struct.unpack_from("<I", data, 76)
    struct.pack_into("<I", data, (fat + 1) * 512 + 4 * 20, 3)
    path.write_bytes(data)
    assert codes(exchange.read(path)) == ["file-unreadable"]


def test_that_a_sheet_that_the_binary_workbook_does_not_hold_is_told(tmp_path: Path) -> None:
    path = write_xlsb(tmp_path / "a.xlsb", {"Units": ROWS})
    with zipfile.ZipFile(path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data.replace(b'Id="rId1" Type', b'Id="rId7" Type'))
    [problem] = exchange.read(path).problems
    assert (problem.code, "Units" in problem.message) == ("file-unreadable", True)


def test_that_words_with_a_zero_character_can_be_stored(tmp_path: Path) -> None:
    rows = [["ref", "name", "o\0pen"], ["a", "\0A", "yes"]]
    incoming = exchange.read(write_xls(tmp_path / "a.xls", {"Units": rows}))
    assert incoming.version is not None
    assert incoming.version.units["name"].tolist() == ["\ufffdA"]
    assert incoming.version.units["extra"].tolist() == ['{"o\ufffdpen": "yes"}']


@both
def test_that_spoilt_bytes_give_problems_alone(tmp_path: Path, write: Write, ending: str) -> None:
    whole = write(tmp_path / f"whole.{ending}", {"Boké": ROWS, "Kindia": ROWS}).read_bytes()
    for seed in range(60):
        chance, data = random.Random(seed), bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.choice([chance.randrange(256), 0, 128, 255])
        path = tmp_path / f"{seed}.{ending}"
        path.write_bytes(data)
        incoming = exchange.read(path)
        assert incoming.version is not None or incoming.problems
        assert all(p.message for p in incoming.problems)


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
