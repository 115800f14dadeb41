"""Lists with faults: all of them told at once, nothing written unless the person insists."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from command import Answer, call, compared, done, refused, versions, write_lines

HEADING = "ref,parent_ref,name,latitude,longitude"
ROOT = "R,,Root,8,-11"
CIRCLE = ("A,B,Alpha,,", "B,A,Beta,,")
FAULTY = (
    "C,R,Gamma,8.1,-11.1",
    "C,R,Gamma two,8.1,-11.2",
    "D,R,Delta,98.5,-11",
    "E,NOPE,Epsilon,8.3,-11",
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "registry.gpkg"
    done("init", path)
    return path


@pytest.fixture
def registry(empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty, tmp_path / "registry.gpkg"))


@pytest.fixture
def with_circle(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "list.csv", [HEADING, ROOT, *CIRCLE, *FAULTY])


@pytest.fixture
def without_circle(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "list.csv", [HEADING, ROOT, *FAULTY])


def lines_of(answer: Answer, word: str) -> list[str]:
    return [line for line in answer.err.splitlines() if word in line]


def test_that_all_four_faults_are_told_in_one_run_and_nothing_is_written(
    registry_address: str, with_circle: Path
) -> None:
    done("init", registry_address)
    answer = refused("import", registry_address, with_circle, "--source", "List")
    assert answer.out == ""
    for row, unit, said in (
        ("3", "A", "comes back to itself"),
        ("4", "B", "comes back to itself"),
        ("6", "C", "stands also in row 5"),
        ("7", "D", "is no latitude"),
        ("8", "E", "'NOPE' is not in the file"),
    ):
        (line,) = (line for line in lines_of(answer, said) if f" {unit} " in line)
        assert line.split()[1:3] == ["list.csv", row]
    assert versions(registry_address) == []
    assert done("history", registry_address, "--json").document == []


def test_that_a_circle_is_refused_even_when_lenient(registry: Path, with_circle: Path) -> None:
    answer = refused("import", registry, with_circle, "--source", "List", "--lenient")
    assert lines_of(answer, "comes back to itself")
    assert versions(registry) == []


def test_that_faulty_rows_come_in_when_lenient_with_their_problems_noted(
    registry: Path, without_circle: Path
) -> None:
    document = done("import", registry, without_circle, "--source", "List", "--lenient", "--json").document
    assert (document["version"], document["units"], document["refused"]) == ("List@1", 5, False)
    assert [(p["row"], p["code"]) for p in document["problems"]] == [
        (4, "ref-repeated"),
        (5, "latitude-bad"),
        (6, "ref-unknown"),
    ]
    assert all(p["file"] == "list.csv" and p["message"] and p["remedy"] for p in document["problems"])
    assert [(v["version"], v["units"]) for v in versions(registry)] == [("List@1", 5)]


def test_that_check_finds_again_what_came_in_when_lenient(registry: Path, without_circle: Path) -> None:
    done("import", registry, without_circle, "--source", "List", "--lenient")
    answer = call("check", registry, "List", "--json")
    assert answer.code == 1
    assert {p["code"] for p in answer.document} >= {"key-repeated", "roots-several"}


@pytest.mark.parametrize("option", [(), ("--lenient",)])
def test_that_a_dry_run_writes_nothing(registry: Path, without_circle: Path, option: tuple[str, ...]) -> None:
    before = registry.read_bytes()
    answer = call("import", registry, without_circle, "--source", "List", "--dry-run", *option)
    assert answer.code == (0 if option else 1)
    assert "othing was written" in answer.err
    assert len(lines_of(answer, "list.csv")) == 3
    assert registry.read_bytes() == before


def test_that_a_refused_import_gives_its_problems_as_json(registry: Path, with_circle: Path) -> None:
    for option in ((), ("--dry-run",)):
        answer = call("import", registry, with_circle, "--source", "List", "--json", *option)
        assert answer.code == 1
        document = json.loads(answer.out)
        assert document["refused"] is True
        assert document["version"] is None
        assert {p["row"] for p in document["problems"]} == {3, 4, 6, 7, 8}


def test_that_faults_of_several_files_stand_in_one_table(registry: Path, tmp_path: Path) -> None:
    one = write_lines(tmp_path / "one.csv", [HEADING, ROOT, "D,R,Delta,98.5,-11"])
    two = write_lines(tmp_path / "two.csv", [HEADING, "E,NOPE,Epsilon,8.3,-11"])
    answer = refused("import", registry, one, two, "--source", "List")
    assert lines_of(answer, "one.csv")[0].split()[1:3] == ["one.csv", "3"]
    assert lines_of(answer, "two.csv")[0].split()[1:3] == ["two.csv", "2"]


def test_that_importing_again_makes_the_next_snapshot_and_keeps_uuids(registry: Path, tmp_path: Path) -> None:
    older = write_lines(tmp_path / "older.csv", [HEADING, ROOT, "C,R,Gamma,8.1,-11.1", "D,R,Delta,8.2,-11"])
    newer = write_lines(
        tmp_path / "newer.csv", [HEADING, "D,R,Delta,8.2,-11", "E,R,Epsilon,,", "R,,Land,8,-11"]
    )
    first = done("import", registry, older, "--source", "List", "--json").document
    second = done("import", registry, newer, "--source", "List", "--json").document
    assert (first["version"], first["known"]) == ("List@1", 0)
    assert (second["version"], second["known"]) == ("List@2", 2)
    assert [v["number"] for v in versions(registry)] == [1, 2]

    document = compared(registry, "List@1", "List@2")
    assert document["by"] == "unit"
    assert document["counts"] == {"new": 1, "missing": 1, "changed": 1, "same": 1}

    exported = []
    for version in ("List@1", "List@2"):
        path = tmp_path / f"{version}.json"
        done("export", registry, version, path)
        units = json.loads(path.read_text("utf-8"))["units"]
        exported.append({unit["ref"]: unit["uuid"] for unit in units})
    assert all(exported[0][ref] == exported[1][ref] for ref in ("R", "D"))
    assert len({*exported[0].values(), *exported[1].values()}) == 4


def test_that_a_number_is_not_given_twice(registry: Path, tmp_path: Path) -> None:
    path = write_lines(tmp_path / "list.csv", [HEADING, ROOT])
    for _ in range(2):
        done("import", registry, path, "--source", "List")
    done("drop", registry, "List@2")
    again = done("import", registry, path, "--source", "List", "--json").document
    assert again["version"] == "List@3"
