"""The whole loop on a real pyramid, on both registries."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from end_to_end.running import document, georegistry, ran

UNITS = 1332


@pytest.fixture
def sources(shared_data: Path) -> Path:
    return shared_data / "sierra-leone-dhis2"


def edited(source: Path, target: Path) -> None:
    """Three lines of the CSV: a rename, a move, one more facility."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    facilities = [r for r in rows if r["path"].count("/") == 4]
    renamed, moved, model = facilities[0], facilities[1], facilities[2]
    renamed["ou_name"] += " (renamed)"
    moved["path"] = f"{model['path'].rpartition('/')[0]}/{moved['ou_uid']}"
    added = model | {"ou_uid": "NewUnit0001", "ou_code": "OU_NEW", "ou_name": "New post", "geometry": ""}
    added["path"] = f"{model['path'].rpartition('/')[0]}/{added['ou_uid']}"
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows([*rows, added])


def loop(registry: str, sources: Path, folder: Path) -> list[Any]:
    """Import both, compare, edit, compare, apply, undo; all documents on the way."""
    json_files = [
        sources / n
        for n in ("metadata_2021_play2.34.json", "organisationUnitLevels_iaso.json", "groupsets_iaso.json")
    ]
    list_file = sources / "organisation_units_2021.csv"
    ran("init", registry)
    ran("import", registry, *json_files, "--source", "DHIS2")
    ran("import", registry, list_file, "--source", "List")
    found = [document("compare", registry, "DHIS2", "List")]
    edited(list_file, folder / "edited.csv")
    ran("import", registry, folder / "edited.csv", "--source", "List")
    found.append(document("compare", registry, "DHIS2", "List@2"))
    ran("copy", registry, "DHIS2", "--source", "Pyramid")
    before = document("compare", registry, "Pyramid", "List")
    found.append(before)
    ran("apply", registry, "Pyramid", "List")
    found.append(document("compare", registry, "Pyramid", "List"))
    ran("undo", registry)
    assert document("compare", registry, "Pyramid", "List") == before
    ran("redo", registry)
    found.append(document("compare", registry, "Pyramid", "List"))
    ran("undo", registry)
    assert document("compare", registry, "Pyramid", "DHIS2")["counts"]["same"] == UNITS
    ran("doctor", registry)
    versions = document("versions", registry)
    found.append([{k: v for k, v in row.items() if k != "created"} for row in versions])
    return found


def test_that_the_loop_gives_the_same_right_answers_on_both_registries(
    sources: Path, tmp_path: Path, postgis_address: str
) -> None:
    answers = loop(str(tmp_path / "sl.gpkg"), sources, tmp_path)
    same, differing, before, applied, redone, versions = answers
    assert same["counts"] == {"new": 0, "missing": 0, "changed": 0, "same": UNITS}
    assert "groups" in same["not_compared"]
    assert differing["counts"] == {"new": 1, "missing": 0, "changed": 2, "same": UNITS - 2}
    assert differing["fields"] == {"name": 1, "parent": 1}
    assert before["counts"] == differing["counts"]
    assert applied["counts"] == redone["counts"] == {"new": 0, "missing": 0, "changed": 0, "same": UNITS + 1}
    assert [(v["version"], v["units"]) for v in versions] == [
        ("DHIS2@1", UNITS),
        ("List@1", UNITS),
        ("List@2", UNITS + 1),
        ("Pyramid@live", UNITS),
    ]
    assert loop(postgis_address, sources, tmp_path) == answers


def test_that_indonesia_by_code_agrees_with_an_independent_count(shared_data: Path, tmp_path: Path) -> None:
    import pandas as pd

    years = [shared_data / "indonesia" / f"wilayah_{year}.csv" for year in (2020, 2022)]
    registry = tmp_path / "id.gpkg"
    ran("init", registry)
    for i, file in enumerate(years):
        ran("import", registry, file, "--source", f"Y{i}")
    answer = document("compare", registry, "Y0", "Y1", "--by", "code")
    one, two = (pd.read_csv(f, dtype=str, keep_default_na=False).set_index("code")["name"] for f in years)
    both = one.index.intersection(two.index)
    counted = {
        "new": len(two.index.difference(one.index)),
        "missing": len(one.index.difference(two.index)),
        "changed": int((one[both] != two[both]).sum()),
    }
    assert counted == {"new": 386, "missing": 332, "changed": 348}
    assert {k: answer["counts"][k] for k in counted} == counted
    assert answer["fields"] == {"name": 348}


def test_that_a_re_import_keeps_every_uuid(sources: Path, tmp_path: Path) -> None:
    registry = tmp_path / "again.gpkg"
    ran("init", registry)
    for _ in range(2):
        ran("import", registry, sources / "organisation_units_2021.csv", "--source", "List")
    answer = document("compare", registry, "List@1", "List@2")
    assert answer["by"] == "unit"
    assert answer["counts"]["same"] == UNITS


@pytest.mark.parametrize("ending", ["csv", "json", "gpkg", "fhir.json"])
def test_that_an_export_comes_back_without_loss(sources: Path, tmp_path: Path, ending: str) -> None:
    registry, file = tmp_path / "out.gpkg", tmp_path / f"export.{ending}"
    ran("init", registry)
    ran("import", registry, sources / "metadata_2021_play2.34.json", "--source", "DHIS2")
    ran("export", registry, "DHIS2", file)
    ran("import", registry, file, "--source", "Back")
    answer = document("compare", registry, "DHIS2", "Back", "--by", "unit")
    assert answer["counts"] == {"new": 0, "missing": 0, "changed": 0, "same": UNITS}
    compared = {"name", "short_name", "code", "type", "parent", "point", "boundary", "groups"}
    assert not compared & set(answer["not_compared"])
    assert georegistry("export", registry, "DHIS2", tmp_path / "x.doc").returncode == 2
