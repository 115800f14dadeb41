"""Links of two versions written out."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.linking import LINK_COLUMNS, LinkReport
from georegistry_desktop.exchange.links import check_links_file, write_links

ALONE = ("uuid", "ref", "name", "parent", "type")


def table(columns: tuple[str, ...], *rows: tuple[object, ...]) -> pd.DataFrame:
    found = pd.DataFrame(list(rows), columns=list(columns))
    for name in columns:
        found[name] = found[name].astype("float64" if "score" in name else "str")
    return found


def report(*, empty: bool = False) -> LinkReport:
    links = (
        ("a1", "007", "=1+1", "Bo", "b1", "7", "Één", None, 98.7654, "proposed", "@x", 1.2345, "one"),
        ("a2", None, "Pita", None, "b2", None, "Pita", "Bo", 50.0, "proposed", None, float("nan"), "one"),
    )
    return LinkReport(
        a="A@1",
        b="P",
        algorithm="full",
        threshold=50.0,
        links=table(LINK_COLUMNS, *(() if empty else links)),
        unmatched_a=table(ALONE, *(() if empty else [("a3", "08", "Alone", "Bo", "Post")])),
        unmatched_b=table(ALONE),
        ties=table(LINK_COLUMNS[:9]),
        seconds=1.234,
    )


def test_that_a_csv_has_the_links_and_no_text_that_a_spreadsheet_would_calculate(tmp_path: Path) -> None:
    write_links(report(), tmp_path / "links.csv")
    written = (tmp_path / "links.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(written.decode("utf-8-sig").splitlines()))
    assert list(rows[0]) == list(LINK_COLUMNS)
    assert (rows[0]["a_name"], rows[0]["runner_up"], rows[0]["a_ref"]) == ("'=1+1", "'@x", "007")
    assert (rows[0]["score"], rows[0]["b_name"]) == ("98.77", "Één")
    assert (rows[1]["a_ref"], rows[1]["runner_up"], rows[1]["runner_up_score"]) == ("", "", "")


def test_that_a_workbook_has_a_summary_links_what_stands_alone_and_ties(tmp_path: Path) -> None:
    write_links(report(), tmp_path / "links.xlsx")
    book = openpyxl.load_workbook(tmp_path / "links.xlsx")
    assert book.sheetnames == ["Summary", "Links", "Only in A", "Only in B", "Ties"]
    rows = list(book["Links"].iter_rows(values_only=True))
    assert rows[0] == LINK_COLUMNS
    assert rows[1][1] == "007"
    assert all(cell.data_type != "f" for row in book["Links"].iter_rows() for cell in row)
    summary = dict(book["Summary"].iter_rows(values_only=True))
    assert (summary["A"], summary["proposed"], summary["score 50 to 60"], summary["score 95 to 99"]) == (
        "A@1",
        2,
        1,
        1,
    )
    assert list(book["Only in A"].iter_rows(values_only=True))[1][:3] == ("a3", "08", "Alone")


def test_that_json_has_all_parts_with_null_for_nothing(tmp_path: Path) -> None:
    write_links(report(), tmp_path / "links.json")
    text = (tmp_path / "links.json").read_text("utf-8")
    assert "NaN" not in text
    read = json.loads(text)
    assert read["counts"] == {"proposed": 2, "unmatched_a": 1, "unmatched_b": 0, "ties": 0}
    assert (read["links"][0]["a_name"], read["links"][0]["score"]) == ("=1+1", 98.77)
    assert read["links"][1]["runner_up_score"] is None
    assert read["unmatched_a"][0]["ref"] == "08"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_that_nothing_is_written_out_too(tmp_path: Path, ending: str) -> None:
    write_links(report(empty=True), tmp_path / f"links.{ending}")
    assert (tmp_path / f"links.{ending}").stat().st_size


@pytest.mark.parametrize("name", ["links.txt", "links", "links.csv.gz"])
def test_that_another_format_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        check_links_file(tmp_path / name)
    assert refused.value.code == "output-format"


def test_that_a_file_that_is_there_is_kept_unless_it_may_be_replaced(tmp_path: Path) -> None:
    file = tmp_path / "links.csv"
    file.write_text("mine")
    with pytest.raises(Refused) as refused:
        write_links(report(), file)
    assert refused.value.code == "output-exists"
    assert file.read_text() == "mine"
    write_links(report(), file, replace=True)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_that_expected_errors_are_what_the_scores_leave_open() -> None:
    assert report().expected_wrong == pytest.approx(0.512346, abs=1e-5)
    assert report(empty=True).expected_wrong == 0
