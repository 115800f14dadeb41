"""The whole loop on Sierra Leone's real tree, on each registry: two sources, three edits, apply, undo, redo."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from command import compared, done, versions, write_rows
from postgis_cluster import Cluster

METADATA = ("metadata_2021_play2.34.json", "organisationUnitLevels_iaso.json", "groupsets_iaso.json")
LIST = "organisation_units_2021.csv"
UNITS = 1332
RENAMED, MOVED, ADDED = "Rp268JB6Ne4", "cDw53Ej8rju", "newUnit0001"

Walked = dict[str, Any]


def edited(source: Path, target: Path) -> Path:
    """The list with one unit renamed, one moved to another chiefdom, and one more at the end."""
    csv.field_size_limit(sys.maxsize)
    with source.open(encoding="utf-8", newline="") as file:
        rows = {row["ou_uid"]: row for row in csv.DictReader(file)}
    old = rows[MOVED]["path"].split("/")[-2]
    chiefdoms = sorted({row["path"].rpartition("/")[0] for row in rows.values() if row["path"].count("/") == 4})
    elsewhere = next(path for path in chiefdoms if not path.endswith(old))
    rows[RENAMED]["ou_name"] = "Adonkia Community Health Post"
    rows[MOVED]["path"] = f"{elsewhere}/{MOVED}"
    rows[ADDED] = dict.fromkeys(rows[MOVED], "") | {
        "ou_uid": ADDED,
        "ou_code": "OU_999999",
        "ou_name": "Nouvelle Étoile Clinic",
        "ou_shortname": "Nouvelle Étoile",
        "path": f"{elsewhere}/{ADDED}",
    }
    return write_rows(target, list(rows.values()))


def walk(registry: str, folder: Path, data: Path) -> Walked:
    """Every step of the loop by the command line, with the document that each of them prints."""
    said: Walked = {}
    files = [data / name for name in METADATA]
    done("init", registry)
    said["metadata"] = done("import", registry, *files, "--source", "DHIS2", "--json").document
    said["list"] = done("import", registry, data / LIST, "--source", "Ministry", "--json").document
    said["two sources"] = compared(registry, "DHIS2", "Ministry")
    newer = edited(data / LIST, folder / "edited.csv")
    said["newer list"] = done("import", registry, newer, "--source", "Ministry", "--json").document
    report = folder / "differences.json"
    answer = done("compare", registry, "DHIS2", "Ministry", "--json", "--output", report)
    said["edited"] = answer.document
    said["differences"] = json.loads(report.read_text("utf-8"))["differences"]
    done("copy", registry, "DHIS2", "--source", "Pyramid")
    said["before"] = compared(registry, "Pyramid", "Ministry")
    said["applied"] = done("apply", registry, "Pyramid", "Ministry", "--json").document
    said["after"] = compared(registry, "Pyramid", "Ministry")
    done("undo", registry)
    said["undone"] = compared(registry, "Pyramid", "Ministry")
    said["copy undone"] = compared(registry, "DHIS2", "Pyramid@live")
    done("redo", registry)
    said["redone"] = compared(registry, "Pyramid", "Ministry")
    said["history"] = done("history", registry, "--json").document
    said["versions"] = versions(registry)
    done("doctor", registry)
    return said


@pytest.fixture(scope="module")
def on_geopackage(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Walked:
    folder = tmp_path_factory.mktemp("geopackage")
    return walk(str(folder / "registry.gpkg"), folder, shared_data / "sierra-leone-dhis2")


@pytest.fixture(scope="module")
def on_postgis(
    tmp_path_factory: pytest.TempPathFactory, shared_data: Path, postgis_cluster: Cluster
) -> Walked:
    folder = tmp_path_factory.mktemp("postgis")
    address = postgis_cluster.create_database()
    try:
        return walk(address, folder, shared_data / "sierra-leone-dhis2")
    finally:
        postgis_cluster.drop_database(address)


@pytest.fixture(params=["on_geopackage", "on_postgis"])
def walked(request: pytest.FixtureRequest) -> Walked:
    said: Walked = request.getfixturevalue(request.param)
    return said


def counts(document: Walked) -> dict[str, int]:
    found: dict[str, int] = document["counts"]
    return found


def unidentified(value: object) -> object:
    """A document without what must differ between two registries: uuids, moments, and the person."""
    if isinstance(value, dict):
        personal = {"uuid", "base_uuid", "other_uuid", "id", "undoes", "created", "committed", "author"}
        return {key: unidentified(held) for key, held in value.items() if key not in personal}
    return [unidentified(held) for held in value] if isinstance(value, list) else value


def test_that_metadata_and_list_hold_1332_units_each(walked: Walked) -> None:
    assert walked["metadata"]["units"] == UNITS
    assert walked["list"]["units"] == UNITS
    assert walked["metadata"]["by_type"] == {"National": 1, "District": 13, "Chiefdom": 152, "Facility": 1166}
    assert walked["metadata"]["groups"] == 18


def test_that_a_self_crossing_ring_comes_in_with_a_warning_that_names_its_row(walked: Walked) -> None:
    for name in ("metadata", "list"):
        (problem,) = walked[name]["problems"]
        assert (problem["severity"], problem["code"]) == ("warning", "geometry-invalid")
        assert problem["unit"] == "g8DdBm7EmUt"
        assert isinstance(problem["row"], int)


def test_that_both_sources_say_the_same_of_every_unit(walked: Walked) -> None:
    document = walked["two sources"]
    assert (document["base"], document["other"], document["by"]) == ("DHIS2@1", "Ministry@1", "ref")
    assert counts(document) == {"new": 0, "missing": 0, "changed": 0, "same": UNITS}
    assert not any(document["fields"].values())


def test_that_groups_are_named_as_not_compared(walked: Walked) -> None:
    assert "groups" in walked["two sources"]["not_compared"]
    compared_fields = {"name", "short_name", "code", "parent", "point", "boundary"}
    assert not compared_fields & set(walked["two sources"]["not_compared"])


def test_that_three_edited_lines_are_two_changed_units_and_a_new_one(walked: Walked) -> None:
    assert walked["newer list"]["version"] == "Ministry@2"
    assert walked["newer list"]["known"] == UNITS
    assert counts(walked["edited"]) == {"new": 1, "missing": 0, "changed": 2, "same": UNITS - 2}
    assert {name: n for name, n in walked["edited"]["fields"].items() if n} == {"name": 1, "parent": 1}


def test_that_the_report_names_the_three_edited_units(walked: Walked) -> None:
    rows = {(row["kind"], row["field"], row["ref"]) for row in walked["differences"]}
    assert rows == {("changed", "name", RENAMED), ("changed", "parent", MOVED), ("new", None, ADDED)}
    (renamed,) = (row for row in walked["differences"] if row["ref"] == RENAMED)
    assert (renamed["base_value"], renamed["other_value"]) == ("Adonkia CHP", "Adonkia Community Health Post")


def test_that_applying_says_what_it_does_and_leaves_no_difference(walked: Walked) -> None:
    assert walked["applied"]["changes"] == 3
    assert walked["applied"]["skipped"] == []
    said = "\n".join(walked["applied"]["words"])
    for word in ("Rename 'Adonkia CHP'", "Move 'Afro Arab Clinic'", "Create 'Nouvelle Étoile Clinic'"):
        assert word in said
    assert counts(walked["after"]) == {"new": 0, "missing": 0, "changed": 0, "same": UNITS + 1}


def test_that_undo_restores_what_was_before_and_redo_what_was_after(walked: Walked) -> None:
    assert counts(walked["before"]) == {"new": 1, "missing": 0, "changed": 2, "same": UNITS - 2}
    assert walked["undone"] == walked["before"]
    assert counts(walked["copy undone"]) == {"new": 0, "missing": 0, "changed": 0, "same": UNITS}
    assert walked["redone"] == walked["after"]


def test_that_versions_and_history_tell_every_step(walked: Walked) -> None:
    listed = [(v["source"], v["number"], v["state"], v["units"]) for v in walked["versions"]]
    assert sorted(listed, key=str) == [
        ("DHIS2", 1, "snapshot", UNITS),
        ("Ministry", 1, "snapshot", UNITS),
        ("Ministry", 2, "snapshot", UNITS + 1),
        ("Pyramid", None, "live", UNITS + 1),
    ]
    assert len(walked["history"]) == 7
    applied, undone, redone = walked["history"][-3:]
    assert (undone["undoes"], redone["undoes"]) == (applied["id"], undone["id"])
    revisions = [entry["revision"] for entry in walked["history"]]
    assert revisions == sorted(revisions)


def test_that_both_registries_give_the_same_json(on_geopackage: Walked, on_postgis: Walked) -> None:
    for step, document in on_geopackage.items():
        assert unidentified(document) == unidentified(on_postgis[step]), step
