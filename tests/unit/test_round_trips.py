"""A version through every format and back: the same, but for what was told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from factories import small_country

from georegistry_desktop import exchange
from georegistry_desktop.compare import compare
from georegistry_desktop.domain.frames import TEXT_COLUMNS, VersionFrame
from georegistry_desktop.domain.problems import Problem

FILES = {
    "a.json": None,
    "a.gpkg": None,
    "a.fhir.json": None,
    "a.csv": None,
    "a.xlsx": None,
    "a.geojson": None,
    "a.fgb": None,
    "a.parquet": None,
    "a.kml": None,
    "spreadsheet.csv": ("csv", "spreadsheet"),
    "iaso.gpkg": ("gpkg", "iaso"),
    "dhis2.json": ("dhis2", "plain"),
    "dhis2.csv": ("dhis2-csv", "plain"),
}
WHOLE = {"a.json", "a.gpkg", "a.fhir.json"}
"""Nothing is lost, ever."""
CELLS = sorted({*TEXT_COLUMNS, "altitude", "accuracy"} - {"uuid", "parent", "source_ref"})
"""The columns of units that mean the same in every version."""


def through(version: VersionFrame, folder: Path, name: str) -> tuple[VersionFrame, list[Problem]]:
    """What comes back, and what was told to be lost."""
    format, layout = FILES[name] or (None, "plain")
    path = folder / name
    told = exchange.losses(version, path, format=format, layout=layout)
    exchange.write(version, path, format=format, layout=layout, replace=True)
    incoming = exchange.read(path)
    assert not incoming.refused(lenient=False), incoming.problems
    assert incoming.version is not None
    return incoming.version, told


def check_told(version: VersionFrame, back: VersionFrame, told: Sequence[Problem]) -> None:
    """Whatever does not come back was told."""
    fields = {p.field for p in told}
    assert version.fields - back.fields <= fields
    found = compare(version, back, by="ref")
    assert (found.counts["new"], found.counts["missing"]) == (0, 0)
    assert {field for field, count in found.field_counts.items() if count} <= fields, found.differences
    before, after = held(version), held(back)
    # The CSV of DHIS2 has columns of its own, in which nothing of the version stood.
    assert {name for name in before if before[name] and before[name] != after[name]} <= fields
    if "groups" not in {p.field for p in told if p.code == "lost-field"}:
        assert memberships(back) == memberships(version)
        assert len(back.group_sets) == len(version.group_sets) or "lost-group-sets" in {p.code for p in told}


def held(version: VersionFrame) -> dict[str, set[tuple[object, ...]]]:
    """What the units have in each column and of references, by the unit's own reference."""
    units = version.units
    refs = dict(zip(units["uuid"], units["source_ref"], strict=True))
    cells: dict[str, set[tuple[object, ...]]] = {
        name: {(*cell,) for cell in units[["source_ref", name]].dropna().itertuples(index=False)}
        for name in CELLS
    }
    references = {(refs[unit], *told) for unit, *told in version.references.itertuples(index=False)}
    return cells | {"references": references}


def memberships(version: VersionFrame) -> set[tuple[str, str]]:
    """References of units with the names of their groups."""
    refs = dict(zip(version.units["uuid"], version.units["source_ref"], strict=True))
    names = dict(zip(version.groups["uuid"], version.groups["name"], strict=True))
    return {(refs[unit], names[group]) for unit, group in version.memberships.itertuples(index=False)}


@pytest.mark.parametrize("name", FILES)
def test_that_sierra_leone_comes_back_from_every_format(tmp_path: Path, shared_data: Path, name: str) -> None:
    version = exchange.read(shared_data / "sierra-leone-dhis2" / "metadata_2021_play2.34.json").version
    assert version is not None
    back, told = through(version, tmp_path, name)
    check_told(version, back, told)
    assert compare(version, back, by="ref").counts["changed"] == 0
    assert bool(told) == (name not in WHOLE)
    if name not in ("dhis2.json", "dhis2.csv"):
        assert set(back.units["uuid"]) == set(version.units["uuid"])


@pytest.mark.parametrize("name", FILES)
def test_that_a_country_with_everything_comes_back(tmp_path: Path, name: str) -> None:
    version = small_country()
    back, told = through(version, tmp_path, name)
    if name.startswith("dhis2"):
        # Its references are no UIDs of DHIS2, which is told: the units get others.
        assert "dhis2-uids-made" in {p.code for p in told}
        refs = dict(zip(version.units["name"], version.units["source_ref"], strict=True))
        back.units["source_ref"] = back.units["name"].map(refs)
    check_told(version, back, told)
    if name in WHOLE:
        assert told == []
        assert back.fields == version.fields
        assert set(back.types) == set(version.types)


@pytest.mark.parametrize("name", sorted(WHOLE))
def test_that_the_ids_of_attributes_come_back(tmp_path: Path, name: str) -> None:
    ids = {"Beds – lits": "BedsAttr001", "Water": "WaterAttr01"}
    version = replace(small_country(), attributes=ids)
    back, told = through(version, tmp_path, name)
    assert (back.attributes, told) == (ids, [])


@pytest.mark.parametrize("name", FILES)
def test_that_a_status_that_was_said_when_the_file_was_read_comes_back_or_is_told(
    tmp_path: Path, name: str
) -> None:
    bare = tmp_path / "bare.csv"
    bare.write_text("ref,name\nAbcdefghij1,A\n", "utf-8")
    unsaid, said = (exchange.read(bare, **more).version for more in ({}, {"status": "VALID"}))
    assert unsaid is not None
    assert said is not None
    assert "status" not in unsaid.fields
    assert "status" in said.fields
    back, told = through(said, tmp_path, name)
    assert list(back.units["status"]) == ["VALID"] or "status" in {p.field for p in told}
    check_told(said, back, told)
