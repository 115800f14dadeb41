"""``georegistry match``, as a person runs it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from end_to_end.running import document, georegistry, ran
from factories import curated

from georegistry_desktop import create_registry


def test_that_both_databases_give_the_same_counts(curated_address: str) -> None:
    answer = document("match", curated_address, "A", "P")
    assert answer["counts"] == {"proposed": 12, "unmatched_a": 0, "unmatched_b": 0, "ties": 0}
    assert (answer["a"], answer["b"], answer["algorithm"], answer["threshold"]) == (
        "A@1",
        "P@live",
        "full",
        50,
    )


class TestOnAFile:
    """What is the same on every database."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        with create_registry(tmp_path / "r.gpkg") as made:
            curated(made)
        return tmp_path / "r.gpkg"

    def test_that_a_dry_run_writes_the_document_to_standard_output_and_nothing_else(self, file: Path) -> None:
        versions = document("versions", file)
        before = file.read_bytes()
        links = file.with_name("links.csv")
        done = georegistry("match", file, "A", "P", "--dry-run", "--json", "--output", links)
        assert done.returncode == 0
        assert json.loads(done.stdout)["counts"]["proposed"] == 12
        assert json.loads(done.stdout)["run"] is None
        assert "links.csv" in done.stderr
        assert document("versions", file) == versions
        assert file.read_bytes()[100:] == before[100:]  # SQLite counts openings in its head
        rows = list(csv.DictReader(file.with_name("links.csv").read_text("utf-8-sig").splitlines()))
        assert len(rows) == 12

    def test_that_units_may_be_several_on_request(self, file: Path) -> None:
        answer = document("match", file, "A", "P", "--several", "--dry-run")
        assert answer["counts"]["proposed"] == 12
        assert (answer["counts"]["splits"], answer["counts"]["mergers"]) == (0, 0)

    def test_that_the_words_say_how_many_links_are_proposed(self, file: Path) -> None:
        assert "12 links proposed" in ran("match", file, "A", "P")

    @pytest.mark.parametrize("algorithm", ["names", "reference", "iaso"])
    def test_that_another_algorithm_is_taken(self, file: Path, algorithm: str) -> None:
        answer = document("match", file, "A", "P", "--algorithm", algorithm)
        assert answer["algorithm"] == algorithm
        assert answer["counts"]["proposed"] == 12

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (("A", "A@1"), "A@1"),
            (("A", "Nobody"), "Nobody"),
            (("A", "P", "--algorithm", "best"), "best"),
            (("A", "P", "--threshold", "0"), "threshold"),
            (("A", "P", "--threshold", "101"), "threshold"),
            (("A", "P", "--distance", "-1"), "distance"),
            (("A", "P", "--output", "links.doc"), "doc"),
        ],
    )
    def test_that_what_cannot_be_done_is_refused_with_a_reason(
        self, file: Path, options: tuple[str, ...], said: str
    ) -> None:
        done = georegistry("match", file, *options)
        assert done.returncode not in (0, None)
        assert said in done.stderr
        assert not done.stdout

    def test_that_a_file_that_is_there_is_refused_before_any_work(self, file: Path) -> None:
        there = file.with_name("links.json")
        there.write_text("mine")
        done = georegistry("match", file, "A", "P", "--output", there)
        assert done.returncode != 0
        assert "is there already" in done.stderr
        assert there.read_text() == "mine"
        ran("match", file, "A", "P", "--output", there, "--replace")
        assert len(json.loads(there.read_text("utf-8"))["links"]) == 12

    def test_that_the_words_of_names_are_shown_changed_and_taken_back(self, file: Path) -> None:
        shipped = ran("words", file)
        assert "health_centre" in shipped
        own = file.with_name("words.toml")
        own.write_text('[kinds]\npost = ["zorgpost"]\n', "utf-8")
        georegistry("words", file, "--set", own)
        assert ran("words", file) == own.read_text("utf-8")
        georegistry("words", file, "--reset")
        assert ran("words", file) == shipped
        for broken in ("[kinds", "[kinds]\npost = 3\n"):
            own.write_text(broken, "utf-8")
            assert georegistry("words", file, "--set", own).returncode == 1
        assert georegistry("words", file, "--set", file.with_name("absent.toml")).returncode == 1
        assert ran("words", file) == shipped
