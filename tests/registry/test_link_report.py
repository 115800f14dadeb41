"""The report of a matching as a workbook, opened again."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from factories import uid, version_frame

from georegistry_desktop import __version__
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.exchange.links import read_links, write_link_list
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import (
    decide_links,
    keep_matching,
    link_list,
    link_report,
    match_versions,
    open_link_review,
)


@pytest.fixture
def matched(curated: Registry) -> Registry:
    """A and P, matched; a part is accepted, f6 flagged, f5 has no match."""
    keep_matching(curated, *match_versions(curated, "A", "P"))
    review = open_link_review(curated, "A", "P")
    rows = [i for i, ref in enumerate(review.a.units["source_ref"]) if ref not in ("f4", "f5", "f6")]
    decide_links(curated, review, review.above(50, rows).decisions)  # type: ignore[arg-type]
    decisions = [
        LinkDecision(uid("f6"), "", "flagged", "=who knows"),
        LinkDecision(uid("f5"), "", "no-match"),
    ]
    curated.links.decide("A", "P", decisions, label="by hand")
    return curated


def written(registry: Registry, path: Path, a: str = "A", b: str = "P") -> Any:
    review = open_link_review(registry, a, b)
    found = link_list(registry, review)
    write_link_list(found, path, report=link_report(registry, review, found))
    return openpyxl.load_workbook(path)


def rows(sheet: Any) -> list[dict[str, Any]]:
    headings, *values = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in values]


def test_that_the_report_has_figures_parameters_and_who_decided_when(
    matched: Registry, tmp_path: Path
) -> None:
    book = written(matched, tmp_path / "report.xlsx")
    assert book.sheetnames == [
        "Summary", "Links", "By type", "By level", "By person", "Only in A", "Only in B", "Flagged", "Log",
    ]  # fmt: skip
    facts = {row["what"]: row["value"] for row in rows(book["Summary"])}
    assert (facts["A"], facts["units of A"], facts["units of B"]) == ("A@1", 12, 12)
    assert facts["units of A: accepted"] == 9
    assert facts["share of A decided"] == "83.3%"
    assert facts[f"accepted by {matched.user}"] == 9
    assert (facts["algorithm"], facts["parameter: threshold"]) == ("full", 50)
    assert facts["run by"] == matched.user
    assert facts["run: program"] == __version__
    assert "made-up countries" in facts["run: model trained on"]
    assert facts["answers expected to be wrong still"] >= 0
    (person,) = rows(book["By person"])
    assert (person["accepted"], person["flagged"], person["all"]) == (9, 1, 11)
    assert isinstance(person["first"], datetime)
    assert rows(book["Log"])


def test_that_it_counts_by_type_and_level(matched: Registry, tmp_path: Path) -> None:
    book = written(matched, tmp_path / "report.xlsx")
    kinds = {row["type"]: row for row in rows(book["By type"])}
    assert (kinds["Facility"]["units"], kinds["Facility"]["accepted"], kinds["Facility"]["flagged"]) == (
        6,
        3,
        1,
    )
    assert kinds["District"]["share decided"] == 1
    levels = {row["level"]: row["units"] for row in rows(book["By level"])}
    assert levels == {1: 1, 2: 2, 3: 3, 4: 6}
    column = [cell.value for cell in book["By type"][1]].index("share decided") + 1
    assert book["By type"].cell(2, column).number_format == "0.0%"


def test_that_it_lists_what_stands_alone_and_what_is_flagged(matched: Registry, tmp_path: Path) -> None:
    book = written(matched, tmp_path / "report.xlsx")
    alone = {row["ref"]: row for row in rows(book["Only in A"])}
    assert alone["f5"]["state"] == "no-match"
    assert alone["f5"]["decided_by"] == matched.user
    assert "f1" not in alone
    assert "f1" not in {row["ref"] for row in rows(book["Only in B"])}
    (flagged,) = rows(book["Flagged"])
    assert (flagged["a_ref"], flagged["comment"]) == ("f6", "=who knows")


def test_that_every_sheet_can_be_filtered_printed_and_read_far_down(
    matched: Registry, tmp_path: Path
) -> None:
    book = written(matched, tmp_path / "report.xlsx")
    for sheet in book:
        assert sheet.freeze_panes == "A2", sheet.title
        assert sheet.auto_filter.ref.startswith("A1:"), sheet.title
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet["A1"].font.bold
        assert sheet["A1"].fill.fgColor.rgb.endswith("E7EDF3")
    coloured = [rule.formula[0] for cells in book["Links"].conditional_formatting for rule in cells.rules]
    assert '"accepted"' in coloured


def test_that_the_links_of_a_report_can_be_read_in_again(matched: Registry, tmp_path: Path) -> None:
    written(matched, tmp_path / "report.xlsx")
    read = read_links(tmp_path / "report.xlsx")
    assert sum(row.state == "accepted" for row in read) == 9
    assert [row.comment for row in read if row.state == "flagged"] == ["=who knows"]


def test_that_a_report_without_a_run_and_without_units_is_borne(curated: Registry, tmp_path: Path) -> None:
    facts = rows(written(curated, tmp_path / "bare.xlsx")["Summary"])
    assert {"what": "run", "value": None} in facts
    curated.load("E", version_frame([]), origin={})
    book = written(curated, tmp_path / "empty.xlsx", "E", "P")
    assert book["Only in B"].max_row == 13
