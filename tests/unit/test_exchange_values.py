"""Values of the wrong kind in JSON, GeoPackages and groups: told, never dropped in silence."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from factories import small_country

from georegistry_desktop import exchange
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange import Incoming

SWAPPED = ("dates-swapped", "closed_date", 1)
UNIT = {"id": "a", "name": "A"}


def read_json(folder: Path, document: object) -> Incoming:
    path = folder / "a.json"
    path.write_text(document if isinstance(document, str) else json.dumps(document), "utf-8")
    return exchange.read(path)


def read_text(folder: Path, content: str) -> Incoming:
    path = folder / "a.csv"
    path.write_text(content, "utf-8")
    return exchange.read(path)


def told(incoming: Incoming) -> list[tuple[str, str | None, int | None]]:
    return [(p.code, p.field, p.row) for p in incoming.problems if p.code != "roots-several"]


def version_of(incoming: Incoming) -> VersionFrame:
    assert incoming.version is not None
    return incoming.version


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ({"name": ["A"]}, [("value-kind", "name", 1), ("name-blank", "name", 1)]),
        ({"shortName": {"a": 1}}, [("value-kind", "short_name", 1)]),
        ({"code": True}, [("value-kind", "code", 1)]),
        ({"openingDate": [2020]}, [("value-kind", "opening_date", 1)]),
        ({"parent": ["a"]}, [("value-kind", "parent", 1)]),
        ({"translations": {"a": 1}}, [("value-kind", "translations", 1)]),
        ({"translations": ["x"]}, [("value-kind", "translations", 1)]),
        ({"organisationUnitGroups": "g"}, [("value-kind", "organisationUnitGroups", 1)]),
        ({"organisationUnitGroups": [{}]}, [("value-kind", "groups", 1)]),
        ({"name": "A\0"}, [("characters-lost", "name", 1)]),
        ({"name": "A\ud800"}, [("characters-lost", "name", 1)]),
        ({"comment": "A\0"}, [("characters-lost", "extra", 1)]),
        ({"attributeValues": [{"attribute": "b", "value": "\ud800"}]}, [("characters-lost", "extra", 1)]),
        ({"name": 7, "code": 8}, []),
        ({"name": "A 🏥 \\u0000"}, []),
    ],
)  # fmt: skip
def test_that_a_value_of_the_wrong_kind_in_dhis2_is_told(
    tmp_path: Path, unit: dict[str, Any], expected: list[object]
) -> None:
    assert told(read_json(tmp_path, {"organisationUnits": [UNIT | unit]})) == expected


def test_that_text_that_only_looks_like_a_zero_character_stays(tmp_path: Path) -> None:
    incoming = read_json(tmp_path, {"organisationUnits": [UNIT | {"name": r"A\u0000"}]})
    assert version_of(incoming).units["name"].tolist() == [r"A\u0000"]


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_that_what_is_no_json_is_told_and_counts_as_nothing(tmp_path: Path, word: str) -> None:
    incoming = read_json(
        tmp_path, f'{{"organisationUnits": [{{"id": "a", "name": "A", "comment": {word}}}]}}'
    )
    assert [(p.code, p.severity, p.params["value"]) for p in incoming.problems] == [
        ("json-constant", "error", word)
    ]
    assert version_of(incoming).units["extra"].isna().all()


def test_that_a_number_without_an_end_is_told(tmp_path: Path) -> None:
    incoming = read_json(tmp_path, '{"organisationUnits": [{"id": "a", "name": "A", "comment": 1e999}]}')
    assert told(incoming) == [("characters-lost", "extra", 1)]


@pytest.mark.parametrize("depth", [150, 400, 900, 990, 20_000])
@pytest.mark.parametrize("key", ["comment", "geometry", "coordinates", "name"])
def test_that_whatever_is_nested_deeply_is_a_problem(tmp_path: Path, depth: int, key: str) -> None:
    nested = "[" * depth + "]" * depth
    held = f'{{"type": "Polygon", "coordinates": {nested}}}' if key == "geometry" else nested
    unit = f'{{"id": "a", "name": "A", "{key}": {held}}}'.replace('"name": "A", "name"', '"name"')
    incoming = read_json(tmp_path, f'{{"organisationUnits": [{unit}]}}')
    assert incoming.problems
    if incoming.version is not None:
        exchange.write(incoming.version, tmp_path / "b.json")


def test_that_odd_attribute_values_stay_in_the_extra_fields(tmp_path: Path) -> None:
    odd = [{"attribute": {"id": "x"}, "value": True}, "loose", {"attribute": {"id": "y"}, "value": 0}]
    units = version_of(read_json(tmp_path, {"organisationUnits": [UNIT | {"attributeValues": odd}]})).units
    assert json.loads(units["extra"].iloc[0]) == {
        "attribute:x": True,
        "attribute:y": "0",
        "attributeValues": ["loose"],
    }


def test_that_ids_of_dhis2_are_read_without_outer_white_space(tmp_path: Path) -> None:
    document = {
        "organisationUnits": [
            {"id": " a", "name": "A", "code": "1 "},
            {"id": "b", "name": "B", "parent": {"id": "a "}, "organisationUnitGroups": [{"id": "g "}]},
            {"id": "c", "name": "C", "path": "/a / c"},
        ],
        "organisationUnitGroups": [{"id": " g", "name": "G", "organisationUnits": [{"id": "a "}]}],
    }
    version = version_of(incoming := read_json(tmp_path, document))
    assert told(incoming) == []
    assert version.units["source_ref"].tolist() == ["a", "b", "c"]
    assert version.units["code"].tolist()[0] == "1"
    assert version.units["parent"].tolist()[1:] == [version.units["uuid"].iloc[0]] * 2
    assert (version.groups["source_ref"].tolist(), len(version.memberships)) == (["g"], 2)


OURS = {"format": "georegistry", "version": 1, "fields": ["name"]}


@pytest.mark.parametrize(
    ("change", "unit", "expected"),
    [
        ({"fields": "name"}, {}, [("value-kind", "fields", None)]),
        ({"fields": ["name", "nmae", 3]}, {}, [("value-kind", "fields", None)] * 2),
        ({"lineage": ["x"]}, {}, [("value-kind", "lineage", None)]),
        ({"attributes": ["x"]}, {}, [("value-kind", "attributes", None)]),
        ({"attributes": {"Beds": ["x"], "Water": "x"}}, {}, [("value-kind", "attributes", None)]),
        ({"label": {"x": 1}}, {}, [("value-kind", "label", None)]),
        ({"types": [{"name": "T", "depth": "2"}]}, {}, [("record-bad", "types", 1)]),
        ({"types": [{"name": "T", "depth": True}]}, {}, [("record-bad", "types", 1)]),
        ({"types": [{"name": "T", "allowed_parents": [["x"]]}]}, {}, [("record-bad", "types", 1)]),
        ({"types": {"name": "T"}}, {}, []),
        ({"types": "T"}, {}, [("record-bad", "types", 1)]),
        ({"groups": "G"}, {}, [("record-bad", "groups", None)]),
        ({"groups": [7]}, {}, [("record-bad", "groups", 1)]),
        ({"groups": [{"name": ["G"]}]}, {}, [("value-kind", "groups", 1), ("name-blank", "groups", None)]),
        ({}, {"altitude": "12 m"}, [("number-bad", "altitude", 1)]),
        ({}, {"altitude": [12]}, [("value-kind", "altitude", 1)]),
        ({}, {"aliases": {"a": 1}}, [("value-kind", "aliases", 1)]),
        ({}, {"aliases": ["a", ["b"]]}, [("value-kind", "aliases", 1)]),
        ({}, {"extra": [1]}, [("json-bad", "extra", 1)]),
        ({}, {"extra": {" ": 1}}, [("json-bad", "extra", 1)]),
        ({}, {"point": [1, 2]}, []),
        ({}, {"point": ["x"]}, [("geometry-bad", "geometry", 1)]),
        ({}, {"point": True}, [("geometry-bad", "geometry", 1)]),
        ({}, {"opening_date": "2020-02-02", "closed_date": "2020-02-01"}, [SWAPPED]),
    ],
)  # fmt: skip
def test_that_a_value_of_the_wrong_kind_in_our_document_is_told(
    tmp_path: Path, change: dict[str, Any], unit: dict[str, Any], expected: list[tuple[str, str, int | None]]
) -> None:
    incoming = read_json(tmp_path, {**OURS, **change, "units": [{"source_ref": "a", "name": "A", **unit}]})
    assert sorted(told(incoming), key=str) == sorted(expected, key=str)


def test_that_the_height_of_a_point_in_our_document_is_its_altitude(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [1, 2, 30]}
    units = [{"source_ref": "a", "name": "A", "point": point}, "x", {"source_ref": "b", "name": " "}]
    incoming = read_json(tmp_path, {**OURS, "units": units})
    assert version_of(incoming).units["altitude"].tolist()[0] == 30.0
    assert told(incoming) == [("record-bad", "units", 2), ("name-blank", "name", 3)]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("UPDATE units SET geom = x'deadbeef' WHERE fid = 7", "geometry-bad"),
        ("UPDATE units SET geom = 'here' WHERE fid = 7", "geometry-bad"),
        ("UPDATE boundaries SET geom = x'4750000100' WHERE fid = 1", "geometry-bad"),
        ("UPDATE units SET altitude = '12 m' WHERE fid = 7", "number-bad"),
        ("UPDATE units SET extra = 'beds' WHERE fid = 7", "json-bad"),
        ("UPDATE units SET opening_date = 'May' WHERE fid = 7", "date-bad"),
        ("UPDATE boundaries SET uuid = 'x' WHERE fid = 1", "table-rows-lost"),
        ("UPDATE types SET depth = 'x'", "record-bad"),
        ("UPDATE types SET name = NULL", "record-bad"),
        ("UPDATE types SET allowed_parents = 'x'", "record-bad"),
        ("UPDATE about SET value = '7' WHERE key = 'fields'", "value-kind"),
        ("UPDATE about SET value = NULL", "layout-unknown"),
        ("UPDATE about SET value = '{'", "file-unreadable"),
        ("ALTER TABLE units RENAME COLUMN uuid TO id", "layout-unknown"),
        ("ALTER TABLE boundaries RENAME COLUMN uuid TO id", "layout-unknown"),
        ("UPDATE gpkg_geometry_columns SET srs_id = -1", "layout-unknown"),
        ("DROP TABLE memberships", "table-rows-lost"),
        ("UPDATE groups SET uuid = 'x'", "uuid-bad"),
        ("UPDATE units SET code = 7 WHERE fid = 7", None),
    ],
)
def test_that_whatever_stands_in_a_geopackage_is_told(tmp_path: Path, change: str, code: str | None) -> None:
    whole, path = tmp_path / "whole.gpkg", tmp_path / "a.gpkg"
    exchange.write(small_country(), whole)
    assert not exchange.read(whole).problems
    shutil.copy(whole, path)
    with closing(sqlite3.connect(path)) as held, held:
        names = [row[0] for row in held.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in names:
            held.execute(f'DROP TRIGGER "{name}"')
        held.execute(change)
    incoming = exchange.read(path)
    assert code in [None, *(p.code for p in incoming.problems)]
    assert code or not incoming.problems
    if code is None:
        assert version_of(incoming).units["code"].tolist()[6] == "7"


_EDITS_AND_STAYS = """
import sqlite3, sys
held = sqlite3.connect(sys.argv[1], isolation_level=None)
for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
    held.execute(f'DROP TRIGGER "{name}"')
held.execute("PRAGMA journal_mode = WAL")
held.execute("UPDATE units SET name = 'Renamed', altitude = 'high' WHERE fid = 7")
print("done", flush=True)
sys.stdin.read()
"""


def test_that_what_another_program_has_not_folded_into_the_file_yet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.gpkg"
    exchange.write(small_country(), path)
    command = [sys.executable, "-c", _EDITS_AND_STAYS, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "done\n"
        incoming = exchange.read(path)
        other.communicate()
    assert version_of(incoming).units["name"].tolist()[6] == "Renamed"
    assert told(incoming) == [("number-bad", "altitude", 7)]


@pytest.mark.parametrize(
    ("cells", "groups", "members", "expected"),
    [
        ('"[""""]"', [], 0, []),
        ("[null]", [], 0, []),
        ("G; G ;g", ["G", "g"], 2, []),
        ('"[""G"", {""id"": ""h"", ""name"": ""House""}]"', ["G", "House"], 2, []),
        ("\"[{'id': 'h', 'name': 'House', 'iaso_id': 7}]\"", ["House"], 1, []),
        ('"[[1]]"', [], 0, [("value-kind", "groups", 2)]),
        ('"' + "[" * 5000 + '"', ["[" * 5000], 1, []),
    ],
)
def test_that_blank_and_repeated_groups_of_a_cell_are_taken_once(
    tmp_path: Path, cells: str, groups: list[str], members: int, expected: list[object]
) -> None:
    # In a list without commas the delimiter is found to be one.
    incoming = read_text(tmp_path, f"ref,name,code,groups\na,A,1,{cells}\n")
    version = version_of(incoming)
    assert told(incoming) == expected
    assert version.groups["name"].tolist() == groups
    assert len(version.memberships) == members


@pytest.mark.parametrize(
    ("cell", "kept", "expected"),
    [
        ("x:1;x:1; x : 1", [("x", "1")], []),
        ("x:1;x:1;z:3", [("x", "1"), ("z", "3")], []),
        (":1", [], [("value-kind", "references", 2)]),
        ("x:", [], [("value-kind", "references", 2)]),
        ("1", [("other", "1")], []),
        ('"[[""x"", null]]"', [], [("value-kind", "references", 2)]),
        ('"[["":x"", ""1""]]"', [], [("value-kind", "references", 2)]),
    ],
)
def test_that_blank_and_repeated_references_are_told_or_taken_once(
    tmp_path: Path, cell: str, kept: list[tuple[str, str]], expected: list[object]
) -> None:
    incoming = read_text(tmp_path, f"ref,name,references\na,A,{cell}\nb,B,y:2\n")
    version = version_of(incoming)
    units = dict(zip(version.units["uuid"], version.units["source_ref"], strict=True))
    found = [*version.references.itertuples(index=False, name=None)]
    assert [(units[unit], source, ref) for unit, source, ref in found] == [
        *(("a", *pair) for pair in kept),
        ("b", "y", "2"),
    ]
    assert told(incoming) == expected


def test_that_odd_aliases_of_a_cell_are_told(tmp_path: Path) -> None:
    incoming = read_text(tmp_path, 'ref,name,aliases\na,A,"[""x"", """", 7, {""y"": 1}]"\n')
    assert told(incoming) == [("value-kind", "aliases", 2)]
    assert version_of(incoming).units["aliases"].tolist() == ['["7", "x"]']


def test_that_a_group_of_our_document_without_a_name_is_named_by_its_reference(tmp_path: Path) -> None:
    unit, group = (f"0000000{n}-0000-4000-8000-000000000000" for n in (1, 2))
    member = {"unit": unit, "group": group}
    document = {
        **OURS,
        "groups": [{"uuid": group, "source_ref": " g "}, {"uuid": group, "name": "Other"}],
        "memberships": [member, member, {"unit": unit}],
        "references": [{"unit": unit, "source": source, "ref": "1"} for source in ("x", "x", " ")],
        "units": [{"uuid": unit, "source_ref": "a", "name": "A"}],
    }  # fmt: skip
    incoming = read_json(tmp_path, document)
    version = version_of(incoming)
    assert version.groups[["name", "source_ref"]].fillna("").values.tolist() == [["g", "g"], ["Other", ""]]
    assert (len(version.memberships), len(version.references)) == (1, 1)
    assert sorted(p.code for p in incoming.problems) == ["table-rows-lost", "uuid-bad", "value-kind"]


def test_that_names_and_codes_of_groups_come_back_from_a_csv(tmp_path: Path) -> None:
    one = small_country()
    groups = one.groups.assign(name=["Public; free", "rur"], code=["P", None]).astype("str")
    path = tmp_path / "a.csv"
    exchange.write(replace(one, groups=groups), path)
    version = version_of(exchange.read(path))
    columns = ["source_ref", "name", "code"]
    assert (
        version.groups[columns].sort_values("source_ref").fillna("").values.tolist()
        == groups[columns].sort_values("source_ref").fillna("").values.tolist()
    )
    assert len(version.memberships) == len(one.memberships)


def test_that_names_of_groups_that_do_not_fit_their_groups_are_told(tmp_path: Path) -> None:
    incoming = read_text(tmp_path, "ref,name,groups,group_names\na,A,g;h,G\nb,B,g,G\nc,C,,\n")
    assert told(incoming) == [("value-kind", "group_names", 2)]
    assert version_of(incoming).groups["name"].tolist() == ["h", "G"][::-1]


def test_that_a_code_repeated_by_a_unit_that_is_named_by_it_is_told(tmp_path: Path) -> None:
    incoming = read_text(tmp_path, "ref,parent_ref,name,code\ny,,A,x\nx,y,B,x\n")
    assert told(incoming) == [("code-repeated", "code", 3)]


def test_that_two_nameless_units_of_one_reference_are_told_as_check_does(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ref,parent_ref,name\na,,A\nb,a,\nb,a,\n", "utf-8")
    incoming = exchange.read(tmp_path / "a.csv")
    told = {p.code for p in incoming.problems}
    assert {"name-blank", "ref-repeated", "name-repeated"} <= told
    assert incoming.version is not None
    assert "name-repeated" in {p.code for p in exchange.check(incoming.version)}
