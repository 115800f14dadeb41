"""``georegistry duplicates``, as a person runs it."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest
from end_to_end.running import document, georegistry, ran
from factories import curated, uid
from made_once import CopyOf

from georegistry_desktop import create_registry
from georegistry_desktop.domain import Changeset, Created, Unit


def entered_again(address: str) -> None:
    """P, live, in which district d1 was entered again as x."""
    with create_registry(address) as registry:
        curated(registry)
        held = registry.unit("P", "d1")
        again = Unit(uuid=uid("x"), name="KAKUA", type="District", parent=held.parent, boundary=held.boundary)
        registry.commit("P", Changeset("twice", (Created(again),)))


@pytest.fixture
def twice(copy_of: CopyOf) -> str:
    """The registry of ``entered_again``, on each database in turn."""
    return copy_of(entered_again)


def test_that_duplicates_are_listed_accepted_told_apart_and_merged(twice: str, tmp_path: Path) -> None:
    found = document("duplicates", twice, "P")
    assert found["counts"]["proposed"] == 1
    assert {found["pairs"][0]["a_name"], found["pairs"][0]["b_name"]} == {"Kakua", "KAKUA"}
    said = georegistry("duplicates", twice, "P", "--apart", "d1", uid("x"))
    assert "Told apart" in said.stderr
    assert "No two units" in said.stdout
    ran("undo", twice)
    assert document("duplicates", twice, "P", "--accept", "50")["counts"]["accepted"] == 1
    file, book = tmp_path / "twins.csv", tmp_path / "twins.xlsx"
    for output in (file, book):
        ran("duplicates", twice, "P", "--output", output)
    assert next(csv.DictReader(file.read_text("utf-8-sig").splitlines()))["state"] == "accepted"
    assert openpyxl.load_workbook(book)["Duplicates"].max_row == 2
    merged = georegistry("duplicates", twice, "P", "--merge", uid("x"), "d1")
    assert "Merge KAKUA into Kakua" in merged.stderr
    assert "georegistry undo" in merged.stderr
    assert document("duplicates", twice, "P")["pairs"] == []


def test_that_all_that_is_accepted_is_merged_at_once(twice: str) -> None:
    nothing = georegistry("duplicates", twice, "P", "--merge-accepted")
    assert "nothing to merge" in nothing.stderr
    merged = georegistry("duplicates", twice, "P", "--accept", "50", "--merge-accepted")
    assert "Merge 1 unit: revision" in merged.stderr
    assert "georegistry undo" in merged.stderr
    assert "No two units" in merged.stdout
    ran("undo", twice)
    assert document("duplicates", twice, "P")["counts"]["accepted"] == 1
    frozen = georegistry("duplicates", twice, "A", "--accept", "10", "--merge-accepted")
    assert "is a snapshot" in frozen.stderr
    assert document("duplicates", twice, "A", "--threshold", "10")["counts"]["accepted"] == 0


def test_that_what_is_wrong_is_said(twice: str, tmp_path: Path) -> None:
    below = georegistry("duplicates", twice, "P", "--merge", "f1", "d1")
    assert below.returncode == 1
    assert "stands below" in below.stderr
    frozen = georegistry("duplicates", twice, "A", "--merge", "f1", "f2")
    assert "is a snapshot" in frozen.stderr
    for options in (("--threshold", "0"), ("--output", tmp_path / "d.doc"), ("--merge", "f1")):
        assert georegistry("duplicates", twice, "P", *options).returncode == 2


def test_that_nothing_is_merged_where_another_option_is_refused(twice: str) -> None:
    merge = ("--merge", uid("x"), "d1")
    for options in (
        (*merge, "--threshold", "0"),
        (*merge, "--accept", "900"),
        ("--take", "name"),
        ("--take", "name", "--apart", "f1", "f2"),
    ):
        refused = georegistry("duplicates", twice, "P", *options)
        assert refused.returncode == 2, refused.stderr
    assert document("duplicates", twice, "P")["counts"] == {
        "proposed": 1,
        "accepted": 0,
        "flagged": 0,
        "rejected": 0,
    }


def test_that_a_pair_that_stands_otherwise_is_left_alone_without_replace(twice: str) -> None:
    ran("duplicates", twice, "P", "--accept", "50")
    refused = georegistry("duplicates", twice, "P", "--apart", "d1", uid("x"))
    assert refused.returncode == 1
    assert "accepted" in refused.stderr + refused.stdout
    assert "--replace" in refused.stderr
    assert document("duplicates", twice, "P")["counts"]["accepted"] == 1
    ran("duplicates", twice, "P", "--apart", "d1", uid("x"), "--replace")
    assert document("duplicates", twice, "P")["counts"]["rejected"] == 1
    assert georegistry("duplicates", twice, "P", "--apart", "d1", uid("x")).returncode == 0, "it stood so"
