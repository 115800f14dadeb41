"""Every file of the shared data that holds units: how many come in, or why it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from georegistry_desktop import exchange

DHIS2 = "dhis2-api/core/dhis-test-integration/src/test/resources"
ANDROID = "dhis2-api/android-sdk-fixtures/core/src/sharedTest/resources/organisationunit"
GEOJSON = "dhis2-api/core/dhis-test-web-api/src/test/resources/geo-json"

STATES = (*range(11, 18), *range(21, 30), *range(31, 34), 35, *range(41, 44), *range(50, 54))
"""Brazil's, as its statistical office numbers them."""
GEOPACKAGES = (
    "blank_parent_ref",
    "empty_name",
    "empty_parent_ref",
    "minimal",
    "minimal_all_optional",
    "minimal_simplified",
    "minimal_simplified_group",
    "missing_column_parent_ref",
    "multiple-internal-ref-formats",
    "null_parent_ref",
)
COME_IN = {
    "sierra-leone-dhis2/metadata_2021_play2.34.json": 1332,
    "sierra-leone-dhis2/organisation_units_2021.csv": 1332,
    "indonesia/wilayah_2020.csv": 91227,
    "indonesia/wilayah_2022.csv": 91281,
    "philippines/psgc_2025-08-07.csv": 43769,
    "france/communes_2014.csv": 37152,
    "france/communes_2024.csv": 35388,
    "hxl/input-valid.csv": 7,
    "iaso/dhis2/orgunits.json": 4,
    "iaso/dhis2/orgunits_strange_geom.json": 4,
    "dhis2-api/core/dhis-test-e2e/src/test/resources/metadata/orgunits/ou_with_group_and_set.json": 2,
    f"{DHIS2}/metadata/organisationUnits.csv": 6,
    f"{DHIS2}/metadata/organisationUnitMembers.csv": 4,
    f"{DHIS2}/dxf2/metadata/organisationUnits.csv": 6,
    f"{DHIS2}/dxf2/simple_metadata_uga.json": 1,
    f"{ANDROID}/admin_organisation_units.json": 2,
    f"{ANDROID}/organisation_units.json": 3,
    "osm/synthetic_boundary_clinic.osm": 3,
    **{f"brazil-municipalities/geojs-{state}-mun.json": None for state in STATES},
    **{f"iaso/gpkg/{name}.gpkg": None for name in GEOPACKAGES},
}
"""Strictly, with warnings at most."""

REFUSED = {
    # Iaso's layout with a broken name or reference
    "iaso/gpkg/blank_name.gpkg": ("name-blank", 3),
    "iaso/gpkg/null_name.gpkg": ("name-blank", 3),
    "iaso/gpkg/missing_column_name.gpkg": ("columns-missing", None),
    "iaso/gpkg/blank_ref.gpkg": ("ref-blank", 3),
    "iaso/gpkg/empty_ref.gpkg": ("ref-blank", 3),
    "iaso/gpkg/null_ref.gpkg": ("ref-blank", 3),
    "iaso/gpkg/missing_column_ref.gpkg": ("ref-blank", 3),
    "iaso/gpkg/missing_ref.gpkg": ("file-empty", None),
    # units without a reference; --lenient takes them in
    "geo-heter/left.csv": ("refs-none", 2469),
    "geo-heter/right.csv": ("refs-none", 2788),
    f"{DHIS2}/dxf2/org_unit_code_id.json": ("ref-blank", 1),
    f"{DHIS2}/dxf2/ou_with_levels.json": ("ref-blank", 4),
    f"{DHIS2}/dxf2/ou_with_translation.json": ("ref-blank", 4),
    # parts of a tree without what is above
    f"{DHIS2}/dxf2/metadata/organisationUnits_move.csv": ("ref-unknown", 1),
    f"{DHIS2}/dxf2/orgunit_create_with_persisted_parent.json": ("ref-unknown", 2),
    "iaso/dhis2/orgunits_page1.json": ("ref-unknown", 2),
    "iaso/dhis2/orgunits_page2.json": ("ref-unknown", 2),
    # rings of three points
    f"{GEOJSON}/sierra-leone-districts.geojson": ("geometry-bad", 15),
    f"{GEOJSON}/sierra-leone-districts-triplets.geojson": ("geometry-bad", 15),
    # a comparison, not a list
    "iaso/pyramid_diff_csv/diff_happy_path.csv": ("geometry-bad", 1),
    # a row with a cell too many
    "hxl/input-fuzzy.csv": ("row-length", 7),
    # no name
    "hxl/input-multiline.csv": ("columns-missing", None),
    f"{DHIS2}/metadata/organisationUnitGroup_members.csv": ("columns-missing", None),
    f"{DHIS2}/csv/org_unit_group_memberships.csv": ("columns-missing", None),
    # groups and levels alone, or a single object
    "sierra-leone-dhis2/groupsets_iaso.json": ("units-missing", None),
    "sierra-leone-dhis2/organisationUnitGroups_orbf2.json": ("units-missing", None),
    "sierra-leone-dhis2/organisationUnitLevels_iaso.json": ("units-missing", None),
    f"{ANDROID}/organisation_unit.json": ("units-missing", None),
    f"{ANDROID}/organisation_unit_levels.json": ("units-missing", None),
    f"{ANDROID}/organisation_unit_level.json": ("metadata-empty", None),
    f"{ANDROID}/organisation_unit_group.json": ("units-missing", None),
}
"""The first problem that keeps it out, and how many units come in with --lenient (None: not at all)."""


@pytest.mark.parametrize("name", COME_IN)
def test_that_real_units_come_in(shared_data: Path, name: str) -> None:
    incoming = exchange.read(shared_data / name)
    assert not incoming.refused(lenient=False), incoming.problems
    assert incoming.version is not None
    assert COME_IN[name] in (None, len(incoming.version.units))
    assert len(incoming.version.units) > 0


@pytest.mark.parametrize("name", REFUSED)
def test_that_what_is_not_whole_is_refused_with_its_reason(shared_data: Path, name: str) -> None:
    code, lenient = REFUSED[name]
    incoming = exchange.read(shared_data / name)
    assert incoming.refused(lenient=False)
    assert code in [p.code for p in incoming.problems if p.severity in ("error", "fatal")]
    assert all(p.message and p.remedy for p in incoming.problems)
    assert incoming.refused(lenient=True) == (lenient is None)
    if lenient is not None:
        assert incoming.version is not None
        assert len(incoming.version.units) == lenient


def test_that_lists_of_other_things_give_problems_and_no_error(shared_data: Path) -> None:
    for folder in ("iaso/bulk_create_users", "iaso/dhis2", "iaso/pyramid_diff_csv", "dhis2-api", "geo-heter"):
        for path in sorted((shared_data / folder).rglob("*")):
            if path.suffix in (".csv", ".json", ".geojson"):
                incoming = exchange.read(path)
                assert incoming.version is not None or incoming.problems, path


def test_that_forms_are_no_lists_of_units(shared_data: Path) -> None:
    for path in sorted((shared_data / "iaso" / "forms").glob("*.xlsx")):
        incoming = exchange.read(path)
        assert incoming.refused(lenient=False), path
        assert all(p.message for p in incoming.problems)
