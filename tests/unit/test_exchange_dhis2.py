"""DHIS2 metadata: files joined, levels, groups, both forms of geometry."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely

from georegistry_desktop import exchange
from georegistry_desktop.exchange import Incoming

SIERRA_LEONE = (
    "metadata_2021_play2.34.json",
    "organisationUnitLevels_iaso.json",
    "groupsets_iaso.json",
)


def saved(folder: Path, document: object, name: str = "metadata.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(document), "utf-8")
    return path


def read_units(folder: Path, *units: dict[str, Any]) -> Incoming:
    return exchange.read(saved(folder, {"organisationUnits": list(units)}))


def codes(incoming: Incoming) -> list[str]:
    return [p.code for p in incoming.problems]


@pytest.fixture(scope="module")
def sierra_leone(shared_data: Path) -> Incoming:
    return exchange.read([shared_data / "sierra-leone-dhis2" / name for name in SIERRA_LEONE])


def test_that_sierra_leone_comes_in_strictly_with_one_warning(sierra_leone: Incoming) -> None:
    assert not sierra_leone.refused(lenient=False)
    [problem] = sierra_leone.problems
    assert (problem.code, problem.severity, problem.unit) == ("geometry-invalid", "warning", "g8DdBm7EmUt")
    assert (problem.file, problem.row) == (SIERRA_LEONE[0], 1143)


def test_that_sierra_leone_is_complete(sierra_leone: Incoming) -> None:
    version = sierra_leone.version
    assert version is not None
    units = version.units
    assert len(units) == 1332
    assert units["uuid"].is_unique
    assert units["type"].value_counts().to_dict() == {
        "National": 1,
        "District": 13,
        "Chiefdom": 152,
        "Facility": 1166,
    }
    assert [(t.name, t.depth) for t in version.types] == [
        ("National", 1),
        ("District", 2),
        ("Chiefdom", 3),
        ("Facility", 4),
    ]
    shapes = units[units["boundary"].notna()]
    assert shapes["type"].value_counts().to_dict() == {"District": 13, "Chiefdom": 152}
    assert set(shapes["boundary"].geom_type) == {"MultiPolygon"}
    assert units["point"].notna().sum() == 601
    assert units["parent"].isna().sum() == 1
    assert set(units["parent"].dropna()) <= set(units["uuid"])
    assert {str(units[c].dtype) for c in ("uuid", "parent", "code", "extra", "opening_date")} == {"str"}
    assert len(version.groups) == 18
    assert len(version.memberships) == 3692
    assert len(version.group_sets) == 4
    assert len(version.group_set_members) == 15


def test_that_only_what_the_files_have_is_carried(sierra_leone: Incoming) -> None:
    assert sierra_leone.version is not None
    assert sierra_leone.version.fields == {
        "name",
        "short_name",
        "code",
        "type",
        "parent",
        "groups",
        "point",
        "boundary",
    }


def test_that_places_and_origin_say_where_it_came_from(sierra_leone: Incoming) -> None:
    assert sierra_leone.places.iloc[0].to_dict() == {"file": SIERRA_LEONE[0], "row": 1}
    files: Any = sierra_leone.origin["files"]
    assert [f["name"] for f in files] == list(SIERRA_LEONE)
    assert all(len(f["sha256"]) == 64 for f in files)


def test_that_old_coordinates_become_points_and_areas(shared_data: Path) -> None:
    incoming = exchange.read(shared_data / "iaso" / "dhis2" / "orgunits.json")
    assert incoming.version is not None
    units = incoming.version.units.set_index("source_ref")
    assert units.at["LOpWauwwghf", "point"] == shapely.Point(-11.3596, 8.5317)
    assert units.at["KXSqt7jv6DU", "boundary"].geom_type == "MultiPolygon"
    assert units.at["LOpWauwwghf", "opening_date"] == "2023-05-10"
    assert units.at["LOpWauwwghf", "closed_date"] == "2023-10-30"
    assert codes(incoming) == ["level-skipped"]


def test_that_odd_geometries_keep_their_holes(shared_data: Path) -> None:
    incoming = exchange.read(shared_data / "iaso" / "dhis2" / "orgunits_strange_geom.json")
    assert incoming.version is not None
    shapes = incoming.version.units.set_index("source_ref")["boundary"]
    assert [len(p.interiors) for p in shapes["c"].geoms] == [1, 1]
    assert [len(p.interiors) for p in shapes["b"].geoms] == [1]
    assert len(shapes["a"].geoms) == 1


def test_that_a_unit_in_two_files_is_a_repeated_reference(shared_data: Path) -> None:
    folder = shared_data / "iaso" / "dhis2"
    incoming = exchange.read([folder / "orgunits_page1.json", folder / "orgunits_page2.json"])
    repeated = [p for p in incoming.problems if p.code == "ref-repeated"]
    assert [(p.file, p.row) for p in repeated] == [("orgunits_page2.json", 1), ("orgunits_page2.json", 2)]
    assert repeated[0].params["other"] == "1 of orgunits_page1.json"


def test_that_the_top_of_a_subtree_is_a_root_and_a_lost_unit_is_a_fault(shared_data: Path) -> None:
    incoming = exchange.read(shared_data / "iaso" / "dhis2" / "orgunits_page1.json")
    assert [(p.code, p.severity, p.unit) for p in incoming.problems] == [
        ("ref-unknown", "error", "LOpWauwwghf"),
        ("subtree-root", "warning", "kJq2mPyFEHo"),
    ]


def test_that_translations_and_extra_properties_are_kept(tmp_path: Path) -> None:
    incoming = read_units(
        tmp_path,
        {
            "id": "a",
            "name": "A",
            "url": "https://a.example",
            "comment": "",
            "attributeValues": [{"value": "7", "attribute": {"id": "beds"}}],
            "translations": [{"property": "SHORT_NAME", "locale": "fr", "value": "Â"}],
        },
    )
    assert incoming.version is not None
    unit = incoming.version.units.iloc[0]
    assert json.loads(unit["extra"]) == {"attribute:beds": "7", "url": "https://a.example"}
    assert json.loads(unit["translations"]) == {"fr:short_name": "Â"}
    assert {"extra", "translations"} <= incoming.version.fields


def test_that_groups_are_joined_from_both_sides(tmp_path: Path) -> None:
    document = {
        "organisationUnits": [
            {"id": "a", "name": "A", "organisationUnitGroups": [{"id": "g", "name": "Urban"}]},
            {"id": "b", "name": "B", "parent": {"id": "a"}},
        ],
        "organisationUnitGroups": [{"id": "g", "code": "U", "organisationUnits": [{"id": "b"}, {"id": "x"}]}],
    }
    incoming = exchange.read(saved(tmp_path, document))
    assert incoming.version is not None
    assert incoming.version.groups[["name", "source_ref", "code"]].values.tolist() == [["Urban", "g", "U"]]
    assert len(incoming.version.memberships) == 2
    [problem] = incoming.problems
    assert (problem.code, problem.params["value"]) == ("group-member-unknown", 1)


@pytest.mark.parametrize(
    ("geometry", "code"),
    [
        ({"type": "Point", "coordinates": [200, 0]}, "geometry-range"),
        ({"type": "Point", "coordinates": ["x", 0]}, "geometry-bad"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1]]]}, "geometry-bad"),
        ({"type": "LineString", "coordinates": [[0, 0], [1, 1]]}, "geometry-kind"),
        ({"type": "Nonsense"}, "geometry-bad"),
        ("POINT (1", "geometry-bad"),
        (
            {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 1]}] * 2},
            "geometry-kind",
        ),
    ],
)
def test_that_a_geometry_that_cannot_be_used_is_told(tmp_path: Path, geometry: object, code: str) -> None:
    incoming = read_units(tmp_path, {"id": "a", "name": "A", "geometry": geometry})
    [problem] = incoming.problems
    assert (problem.code, problem.severity, problem.row, problem.unit) == (code, "error", 1, "a")
    assert "?" not in problem.message


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [1.5, 2.5, 30]},
        '{"type": "Point", "coordinates": [1.5, 2.5, 30]}',
        {"type": "MultiPoint", "coordinates": [[1.5, 2.5, 30]]},
        {
            "type": "GeometryCollection",
            "geometries": [{"type": "Point", "coordinates": [1.5, 2.5, 30]}],
        },
    ],
)
def test_that_a_height_is_an_altitude(tmp_path: Path, geometry: object) -> None:
    incoming = read_units(tmp_path, {"id": "a", "name": "A", "geometry": geometry})
    assert incoming.version is not None
    unit = incoming.version.units.iloc[0]
    assert (unit["point"], unit["altitude"]) == (shapely.Point(1.5, 2.5), 30.0)
    assert not unit["point"].has_z


def test_that_whatever_stands_in_a_record_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    incoming = read_units(
        tmp_path,
        {"id": 7, "name": "A", "level": "2", "parent": "x", "path": 3, "translations": {}, "geometry": ""},
        {"id": None, "name": None, "openingDate": "soon", "organisationUnitGroups": "g"},
        "no record",  # type: ignore[arg-type]
        {"id": "\ud800", "name": "half a letter and a \0", "attributeValues": ["x"], "coordinates": "[1"},
    )
    assert {"ref-blank", "name-blank", "date-bad", "record-bad", "geometry-bad"} <= set(codes(incoming))
    assert incoming.version is not None
    assert incoming.version.units["name"].tolist() == ["A", "?", "half a letter and a \ufffd"]


def test_that_a_chain_of_500_levels_and_a_circle_of_500_are_followed(tmp_path: Path) -> None:
    chain = [{"id": f"c{i}", "name": f"C{i}", "parent": {"id": f"c{i - 1}"}} for i in range(1, 500)]
    circle = [{"id": f"o{i}", "name": f"O{i}", "parent": {"id": f"o{(i + 1) % 500}"}} for i in range(500)]
    incoming = read_units(tmp_path, {"id": "c0", "name": "C0"}, *chain, *circle)
    assert incoming.refused(lenient=True)
    assert [(p.code, p.row) for p in incoming.problems] == [("parent-cycle", 501)]
    assert "o0 → o1 → o2" in incoming.problems[0].message
    assert "(500 units)" in incoming.problems[0].message
    assert len(incoming.problems[0].message) < 300


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32-be", "utf-8-sig"])
def test_that_json_of_any_unicode_encoding_is_known_as_dhis2(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes('{"organisationUnits": [{"id": "a", "name": "Thiès"}]}'.encode(encoding))
    incoming = exchange.read(path)
    assert not incoming.problems
    assert incoming.version is not None
    assert incoming.version.units["name"].tolist() == ["Thiès"]
