"""A version as an Excel workbook, looked at with openpyxl."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import shapely
from factories import small_country, square, uid, version_frame
from openpyxl.worksheet.worksheet import Worksheet
from shapely import MultiPolygon, Point

from georegistry_desktop import exchange
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange.spreadsheet import continued, writer

ODD = ["=1+1", "+233", "-", "@x", "#N/A", "007", "1e5", "TRUE", " x ", "a\r\nb\tc", "'=1", "ລາວ 🏥", "a_x"]


def written(folder: Path, version: VersionFrame) -> dict[str, Worksheet]:
    path = folder / "a.xlsx"
    exchange.write(version, path, replace=True)
    assert [p.name for p in folder.iterdir()] == ["a.xlsx"]
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(path)}


def records(sheet: Worksheet) -> list[dict[str, Any]]:
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_that_every_value_stands_in_a_cell_of_its_type(tmp_path: Path) -> None:
    third = 1 / 3
    area = MultiPolygon([shapely.box(third, 0, 1, 1)])
    country = version_frame(
        [
            {"ref": "001", "code": "007", "point": Point(-third, 0.1 + 0.2), "altitude": 1e-7},
            {
                "ref": "b",
                "parent": "001",
                "boundary": area,
                "opening_date": "1961-04-27",
                "closed_date": "1899-12-31",
                "extra": '{"beds": 4}',
                "aliases": '["a;b", "c"]',
            },
        ],
        references=[(uid("b"), "iaso", "12")],
    )
    sheets = written(tmp_path, country)
    assert list(sheets) == ["units", "types", "references"]
    one, two = records(sheets["units"])
    assert (one["ref"], one["code"], one["parent_uuid"]) == ("001", "007", None)
    assert (one["latitude"], one["longitude"], one["altitude"]) == (0.1 + 0.2, -third, 1e-7)
    assert (two["parent_ref"], two["parent_uuid"]) == ("001", uid("001"))
    assert two["opening_date"] == datetime(1961, 4, 27)
    assert two["closed_date"] == "1899-12-31", "Excel knows no day before 1900"
    assert shapely.equals_identical(shapely.from_wkt(two["wkt"]), area)
    assert json.loads(two["aliases"]) == ["a;b", "c"]
    assert json.loads(two["extra"]) == {"beds": 4}
    assert two["references"] == "iaso:12"
    assert records(sheets["references"]) == [{"unit": uid("b"), "source": "iaso", "ref": "12"}]


def test_that_text_stays_text_also_when_it_is_edited(tmp_path: Path) -> None:
    country = version_frame([{"ref": f"u{n}", "name": word, "code": word} for n, word in enumerate(ODD)])
    sheet = written(tmp_path, country)["units"]
    headings = [cell.value for cell in sheet[1]]
    for field in ("name", "code"):
        cells = [row[headings.index(field)] for row in sheet.iter_rows(min_row=2)]
        assert [cell.value for cell in cells] == [word.replace("\r", "") for word in ODD]
        assert {cell.data_type for cell in cells} == {"s"}
        guarded = [cell.value for cell in cells if cell.quotePrefix]
        assert guarded == ["=1+1", "+233", "-", "@x", "#N/A"]
    assert [p.params["value"] for p in exchange.losses(country, tmp_path / "a.xlsx")] == [2]
    codes = [row[headings.index("code")].number_format for row in sheet.iter_rows(min_row=2)]
    assert set(codes) == {"@"}
    with zipfile.ZipFile(tmp_path / "a.xlsx") as held:
        assert b"<f>" not in held.read("xl/worksheets/sheet1.xml")


def test_that_each_table_has_a_sheet_with_a_frozen_heading_and_a_filter(tmp_path: Path) -> None:
    sheets = written(tmp_path, small_country())
    assert list(sheets) == [
        *("units", "types", "groups", "memberships", "group_sets", "group_set_members"),
        "references",
    ]
    for sheet in sheets.values():
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
    assert sheets["units"].column_dimensions["A"].width == 38
    assert [r["groups"] for r in records(sheets["units"])][-6:-4] == ["pub", "pub;rur"]


def test_that_texts_no_cell_can_hold_are_told_and_left_out_whole(tmp_path: Path) -> None:
    country = version_frame(
        [
            {"ref": "a", "name": "x" * 40_000},
            {"ref": "b", "boundary": square(0), "name": "y\x01", "short_name": "🏥" * 16_384},
        ]
    )
    told = {p.code: p.params["value"] for p in exchange.losses(country, tmp_path / "a.xlsx")}
    assert told == {"lost-texts-long": 2, "lost-characters": 1}
    one, two = records(written(tmp_path, country)["units"])
    assert one["name"] is None
    assert two["wkt"].startswith("MULTIPOLYGON")
    assert (two["name"], two["short_name"]) == ("y�", None)


def test_that_a_boundary_longer_than_a_cell_goes_on_in_the_next_columns(tmp_path: Path) -> None:
    long = MultiPolygon([shapely.Point(0.1, 0.2).buffer(1 / 3, quad_segs=400)])
    country = version_frame([{"ref": "a", "boundary": long}, {"ref": "b", "boundary": square(0)}])
    assert exchange.losses(country, tmp_path / "a.xlsx") == []
    one, two = records(written(tmp_path, country)["units"])
    assert [len(one[key]) for key in ("wkt", "wkt 2")] == [32_767, 30_343]
    assert two["wkt 2"] is None
    back = exchange.read(tmp_path / "a.xlsx")
    assert back.version is not None
    assert shapely.equals_exact(back.version.units["boundary"].iloc[0], long, 1e-15)
    assert back.version.units["extra"].isna().all()


def test_that_a_boundary_no_row_can_hold_is_told_and_left_out_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (continued, writer):
        monkeypatch.setattr(module, "MOST", 40_000)
    long = MultiPolygon([shapely.Point(0.1, 0.2).buffer(1 / 3, quad_segs=400)])
    country = version_frame([{"ref": "a", "boundary": long}, {"ref": "b", "boundary": square(0)}])
    told = {p.code: p.params["value"] for p in exchange.losses(country, tmp_path / "a.xlsx")}
    assert told == {"lost-boundaries-long": 1}
    assert [bool(row["wkt"]) for row in records(written(tmp_path, country)["units"])] == [False, True]


def test_that_sierra_leone_is_the_same_in_a_workbook(tmp_path: Path, shared_data: Path) -> None:
    read = exchange.read(shared_data / "sierra-leone-dhis2" / "metadata_2021_play2.34.json").version
    assert read is not None
    assert [p.field for p in exchange.losses(read, tmp_path / "a.xlsx")] == ["type"]
    rows = records(written(tmp_path, read)["units"])
    assert len(rows) == 1332
    for row, unit in zip(rows, read.units.itertuples(), strict=True):
        assert (row["uuid"], row["name"], row["ref"]) == (unit.uuid, unit.name, unit.source_ref)
        if unit.point is not None:
            assert (row["longitude"], row["latitude"]) == (unit.point.x, unit.point.y)
        if unit.boundary is not None:
            words = "".join(row.get(key) or "" for key in ("wkt", *(f"wkt {n}" for n in range(2, 9))))
            assert shapely.equals_identical(shapely.from_wkt(words), unit.boundary)


@pytest.mark.parametrize("count", [0, 1])
def test_that_few_units_make_a_workbook_too(tmp_path: Path, count: int) -> None:
    country = version_frame([{"ref": "a"}][:count])
    assert len(records(written(tmp_path, country)["units"])) == count
