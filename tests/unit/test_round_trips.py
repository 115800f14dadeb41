"""A version through every format and back: the same, but for what was told before."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import small_country

from georegistry_desktop import exchange
from georegistry_desktop.compare import compare
from georegistry_desktop.domain.frames import VersionFrame

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


def through(version: VersionFrame, folder: Path, name: str) -> tuple[VersionFrame, set[str]]:
    """What comes back, and the codes of what was told to be lost."""
    format, layout = FILES[name] or (None, "plain")
    path = folder / name
    lost = {p.code for p in exchange.losses(version, path, format=format, layout=layout)}
    exchange.write(version, path, format=format, layout=layout)
    incoming = exchange.read(path)
    assert not incoming.refused(lenient=False), incoming.problems
    assert incoming.version is not None
    return incoming.version, lost


@pytest.mark.parametrize("name", FILES)
def test_that_sierra_leone_comes_back_from_every_format(tmp_path: Path, shared_data: Path, name: str) -> None:
    version = exchange.read(shared_data / "sierra-leone-dhis2" / "metadata_2021_play2.34.json").version
    assert version is not None
    back, lost = through(version, tmp_path, name)
    found = compare(version, back, by="ref")
    assert (found.counts["new"], found.counts["missing"]) == (0, 0)
    # Two boundaries are longer than a cell of Excel may be.
    assert found.counts["changed"] == (2 if name == "a.xlsx" else 0)
    assert len(back.memberships) == (0 if name == "dhis2.csv" else len(version.memberships))
    assert bool(lost) == (name not in WHOLE)
    if name not in ("dhis2.json", "dhis2.csv"):
        assert set(back.units["uuid"]) == set(version.units["uuid"])


@pytest.mark.parametrize("name", FILES)
def test_that_a_country_with_everything_comes_back(tmp_path: Path, name: str) -> None:
    version = small_country()
    back, lost = through(version, tmp_path, name)
    if name.startswith("dhis2"):
        # Its references are no UIDs of DHIS2, which is told: the units get others.
        assert "dhis2-uids-made" in lost
        assert sorted(back.units["name"]) == sorted(version.units["name"])
        return
    found = compare(version, back, by="ref")
    assert (found.counts["new"], found.counts["missing"], found.counts["changed"]) == (0, 0, 0), (
        found.differences
    )
    carried = version.fields - {"status"}
    if name in WHOLE:
        assert lost == set()
        assert back.fields == version.fields
        assert set(back.types) == set(version.types)
    elif name != "iaso.gpkg":
        assert carried <= back.fields
