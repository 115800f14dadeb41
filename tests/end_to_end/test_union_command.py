"""``georegistry union``, as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from end_to_end.running import document, georegistry, ran
from factories import curated, small_country
from made_once import CopyOf

from georegistry_desktop import create_registry


def with_another(address: str) -> None:
    with create_registry(address) as registry:
        curated(registry).load("B", small_country(), origin={})


@pytest.fixture
def two(copy_of: CopyOf) -> str:
    return copy_of(with_another)


def test_that_a_union_is_tried_made_and_copied(two: str) -> None:
    tried = document("union", two, "A", "B", "--source", "Both", "--by", "ref", "--dry-run")
    assert (tried["version"], tried["counts"]["both"], tried["refused"]) == (None, 12, False)
    done = georegistry("union", two, "A", "B", "--source", "Both", "--rule", "point=precise")
    assert done.returncode == 0
    assert "Both@1 is the union of A@1 and B@1." in done.stderr
    assert "georegistry copy" in done.stderr
    ran("copy", two, "Both", "--source", "Curated")


def test_that_units_that_nobody_decided_on_refuse_it_in_words(two: str) -> None:
    document("match", two, "P", "B")
    document("links", two, "P", "B", "--same-name", "--under", "r1")
    tried = georegistry("union", two, "P", "B", "--source", "Both", "--dry-run")
    assert tried.returncode == 1
    assert "It would be refused" in tried.stderr
    done = georegistry("union", two, "P", "B", "--source", "Both")
    assert done.returncode == 1
    assert "nobody has decided" in done.stderr
    assert "--lenient" in done.stderr
    assert "REGISTRY" not in done.stderr, "commands in it can be pasted"
    passed = georegistry("union", two, "P", "B", "--source", "Both", "--lenient", "--dry-run")
    assert "were let pass" in passed.stderr
    assert "nobody has decided" not in passed.stderr
    assert document("union", two, "P", "B", "--source", "Both", "--lenient")["version"] == "Both@1"


def test_that_wrong_options_are_told(two: str, tmp_path: Path) -> None:
    for options in (("--rule", "point"), ("--rule", "point=best"), ("--prefer", "c"), ("--by", "name")):
        assert georegistry("union", two, "A", "B", "--source", "Both", *options).returncode == 2
    lost = georegistry("union", two, "A", "B", "--source", "Both", "--by-hand", tmp_path / "none.csv")
    assert lost.returncode == 1
    assert "none.csv" in lost.stderr
