"""``georegistry links``, as a person runs it."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest
from end_to_end.running import document, georegistry, ran
from factories import make_curated, uid
from made_once import CopyOf

from georegistry_desktop import create_registry, open_registry


def match_once(address: str) -> None:
    make_curated(address)
    assert document("match", address, "A", "P")["run"] == 1


@pytest.fixture
def matched(copy_of: CopyOf) -> str:
    """A@1 and P, matched, on each database in turn."""
    return copy_of(match_once)


def test_that_links_are_accepted_written_taken_back_and_taken_in(matched: str, tmp_path: Path) -> None:
    assert document("links", matched, "A", "P")["counts"]["proposed"] == 12
    said = georegistry("links", matched, "A", "P", "--accept", "95", "--dry-run").stderr
    assert "Would accept 12 link(s)" in said
    assert document("links", matched, "A", "P")["counts"]["accepted"] == 0
    file = tmp_path / "links.csv"
    answer = document("links", matched, "A", "P", "--accept", "95", "--export", file)
    assert answer["counts"]["accepted"] == 12
    rows = list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
    assert {"a_ref", "a_name", "b_ref", "b_name", "score", "state"} <= set(rows[0])
    assert {row["state"] for row in rows} == {"accepted"}
    assert document("compare", matched, "A", "P", "--by", "links")["counts"]["same"] == 12
    assert "paired by accepted links" in ran("compare", matched, "A", "P", "--by", "links")
    ran("undo", matched)
    assert document("links", matched, "A", "P")["counts"]["accepted"] == 0
    said = georegistry("links", matched, "A", "P", "--import", file, "--dry-run").stderr
    assert "12 decision(s) would be taken in" in said
    assert document("links", matched, "A", "P")["counts"]["accepted"] == 0
    assert "12 decision(s) taken in" in georegistry("links", matched, "A", "P", "--import", file).stderr
    assert document("links", matched, "A", "P")["counts"]["accepted"] == 12
    assert any(entry["kind"] == "match" for entry in document("history", matched))


def test_that_one_subtree_can_be_accepted_by_name(matched: str) -> None:
    answer = document("links", matched, "A", "P", "--same-name", "--under", "r1")
    assert 0 < answer["counts"]["accepted"] < 12


def test_that_the_same_name_from_a_score_up_takes_no_other_name(curated_address: str) -> None:
    with open_registry(curated_address) as registry:
        pairs = pd.DataFrame({"a": [uid("c")] * 2, "b": [uid("r1"), uid("c")], "score": [97.0, 2.0]})
        more = {"parameters": {}, "counts": {}, "figures": {}, "log": [], "seconds": 0}
        registry.links.keep_run("A", "P", algorithm="full", pairs=pairs, **more)
    said = georegistry("links", curated_address, "A", "P", "--same-name", "--accept", "95", "--dry-run")
    assert "There is nothing to accept" in said.stderr


def test_that_one_is_told_as_one(tmp_path: Path, registry_address: str) -> None:
    (tmp_path / "a.csv").write_text("ref,name\nx,Kori\n", "utf-8")
    with create_registry(registry_address):
        pass
    for source in "AB":
        georegistry("import", registry_address, tmp_path / "a.csv", "--source", source)
    said = georegistry("match", registry_address, "A", "B")
    assert "1 link proposed; 0 units only in A@1" in said.stdout + said.stderr
    said = georegistry("export", registry_address, "A", tmp_path / "out.csv")
    assert "Wrote the 1 unit of A@1" in said.stderr
    said = georegistry("drop", registry_address, "B")
    assert "its 1 unit is gone" in said.stderr


def test_that_what_is_wrong_is_said(matched: str, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("a_ref,b_ref\nnobody,f1\n", "utf-8")
    done = georegistry("links", matched, "A", "P", "--import", tmp_path / "bad.csv")
    assert done.returncode == 1
    assert "nobody" in done.stderr + done.stdout
    for options in (("--export", tmp_path / "l.doc"), ("--layout", "best")):
        assert georegistry("links", matched, "A", "P", *options).returncode == 2
    said = georegistry("links", matched, "P", "A").stderr
    assert "not matched yet" in said


def test_that_a_matching_that_found_nothing_is_said_to_have_found_nothing(matched: str) -> None:
    ran("match", matched, "A", "P", "--algorithm", "reference")
    with open_registry(matched) as registry:
        nothing = pd.DataFrame({"a": [], "b": [], "score": []})
        more = {"parameters": {}, "counts": {}, "figures": {}, "log": [], "seconds": 0}
        registry.links.keep_run("A", "P", algorithm="code", pairs=nothing, **more)
    said = georegistry("links", matched, "A", "P").stderr
    assert "found no pairs" in said
    assert "not matched yet" not in said
