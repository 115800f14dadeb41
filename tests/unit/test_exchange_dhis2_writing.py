"""A version as DHIS2 imports it: read back by our own reader, and held against the rules of its Web API."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import pytest
from factories import small_country, square, uid, version_frame
from shapely import Point
from test_exchange_writing import rows, version

from georegistry_desktop import exchange
from georegistry_desktop.compare import compare
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange.dhis2.uids import is_uid, made_uid

UID = re.compile("^[a-zA-Z][a-zA-Z0-9]{10}$")


def written(folder: Path, one: VersionFrame) -> tuple[dict[str, Any], VersionFrame]:
    path = folder / "a.json"
    exchange.write(one, path, format="dhis2", replace=True)
    incoming = exchange.read(path)
    assert incoming.origin["format"] == "dhis2"
    assert {p.severity for p in incoming.problems} <= {"warning"}
    assert incoming.version is not None
    return json.loads(path.read_text("utf-8")), incoming.version


def told(one: VersionFrame, *, format: str = "dhis2") -> dict[str, object]:
    problems = exchange.losses(one, "a.json", format=format)
    assert all("?" not in p.message and p.remedy for p in problems)
    found = {}
    for p in problems:
        about = {"lost-field": p.field, "dhis2-uids-made": p.params.get("name")}.get(p.code, "")
        found[f"{p.code} {about}".strip()] = p.params["value"]
    return found


def test_that_sierra_leone_comes_back_whole(tmp_path: Path, shared_data: Path) -> None:
    folder = shared_data / "sierra-leone-dhis2"
    files = ["metadata_2021_play2.34.json", "organisationUnitLevels_iaso.json", "groupsets_iaso.json"]
    read = exchange.read([folder / f for f in files]).version
    assert read is not None
    _, back = written(tmp_path, read)
    found = compare(read, back, by="ref")
    assert {k: v for k, v in found.field_counts.items() if v} == {}
    assert found.counts == {"new": 0, "missing": 0, "changed": 0, "same": 1332}
    assert rows(back.groups, "name", "source_ref", "code") == rows(read.groups, "name", "source_ref", "code")
    assert rows(back.group_sets, "name", "source_ref") == rows(read.group_sets, "name", "source_ref")
    assert len(back.memberships) == len(read.memberships)
    assert len(back.group_set_members) == len(read.group_set_members)
    assert set(back.types) == set(read.types)
    others = len(read.types) + len(read.groups) + len(read.group_sets)
    assert told(read) == {"dhis2-properties-made": others, "dhis2-openings-made": 1332}


def test_that_every_object_is_as_the_api_wants_it(tmp_path: Path) -> None:
    document, _ = written(tmp_path, version())
    units = document["organisationUnits"]
    ids = [o["id"] for held in document.values() for o in held]
    assert all(UID.match(i) for i in ids)
    assert len(set(ids)) == len(ids)
    known = set()
    for unit in units:
        assert {"id", "name", "shortName", "openingDate"} <= unit.keys()
        assert len(unit["shortName"]) <= 50
        assert "parent" not in unit or unit["parent"]["id"] in known, "parents come before their children"
        known.add(unit["id"])
    assert [u["level"] for u in units] == [1, 2, 2, 3]
    assert {g["id"] for g in document["organisationUnitGroupSets"][0]["organisationUnitGroups"]} <= set(ids)
    two = next(u for u in units if u["code"] == "0")
    assert two["geometry"]["type"] == "MultiPolygon"
    assert {"locale": "fr", "property": "NAME", "value": "Thiès"} in two["translations"]


def test_that_what_is_lost_filled_in_or_refused_is_counted() -> None:
    assert told(version()) == {
        "lost-field aliases": 3,
        "lost-field status": 2,
        "lost-points": 2,
        "lost-field altitude": 2,
        "lost-field accuracy": 1,
        "lost-field references": 2,
        "lost-extra": 3,
        "lost-types-mixed": 1,
        "dhis2-uids-made unit": 4,
        "dhis2-uids-made group": 2,
        "dhis2-uids-made set of groups": 1,
        "dhis2-short-names-made": 3,
        "dhis2-properties-made": 6,
        "dhis2-openings-made": 3,
    }
    row: dict[str, Any] = {"status": "NEW", "opening_date": "2020-01-01", "short_name": "A"}
    bad = version_frame(
        [
            {**row, "ref": "Abcdefghij1", "name": "x" * 231, "code": "c", "type": None},
            {**row, "ref": "Abcdefghij2", "short_name": "y" * 51, "code": "c", "closed_date": "2019-01-01"},
            {**row, "ref": "Abcdefghij3", "code": "z" * 51, "extra": '{"phoneNumber": "' + "1" * 151 + '"}'},
        ],
        groups=[(uid("g"), "Same", "Gbcdefghij1", None), (uid("h"), "Same", "Gbcdefghij2", None)],
    )
    others = ("lost-types-mixed", "dhis2-properties-made")
    problems = [p for p in exchange.losses(bad, "a.json", format="dhis2") if p.code not in others]
    assert [(p.code, p.field, p.params["value"]) for p in problems] == [
        ("dhis2-too-long", "name", 1),
        ("dhis2-too-long", "short_name", 1),
        ("dhis2-too-long", "code", 1),
        ("dhis2-too-long", "phoneNumber", 1),
        ("dhis2-repeated", "code", 2),
        ("dhis2-repeated", "name of a group", 2),
        ("dhis2-closed-first", "closed_date", 1),
    ]


def test_that_identifiers_are_made_the_same_each_time_and_never_twice(tmp_path: Path) -> None:
    again = [
        {"ref": ref, "uuid": uid(f"u{n}")} for n, ref in enumerate(["Abcdefghij1", "x", "Abcdefghij1", "é"])
    ]
    country = version_frame([{**row, "parent": None} for row in again])
    ids = [u["id"] for u in written(tmp_path, country)[0]["organisationUnits"]]
    assert ids[0] == "Abcdefghij1"
    assert ids[1:] == [made_uid(uid(f"u{n}")) for n in (1, 2, 3)]
    assert all(map(is_uid, ids))
    taken = version_frame([{"ref": made_uid(uid("b")), "uuid": uid("a")}, {"ref": "-", "uuid": uid("b")}])
    ids = [u["id"] for u in written(tmp_path, taken)[0]["organisationUnits"]]
    assert len(set(ids)) == 2


def test_that_groups_with_one_beginning_get_short_names_of_their_own(tmp_path: Path) -> None:
    names = ["x" * 60 + str(n) for n in range(12)]
    groups = [(uid(f"g{n}"), name, None, None) for n, name in enumerate(names)]
    document, back = written(tmp_path, version_frame([{"ref": "a"}], groups=groups))
    short = [g["shortName"] for g in document["organisationUnitGroups"]]
    assert len(set(short)) == 12
    assert max(map(len, short)) == 50
    assert back.groups["name"].tolist() == names


def test_that_what_a_version_does_not_hold_of_groups_levels_and_sets_is_left_out_or_told(
    tmp_path: Path,
) -> None:
    document, _ = written(tmp_path, version())
    plurals = [name for name in document if name != "organisationUnits"]
    assert told(version())["dhis2-properties-made"] == sum(len(document[name]) for name in plurals)
    (one_set,) = document["organisationUnitGroupSets"]
    assert one_set.keys() == {"id", "name", "shortName", "organisationUnitGroups"}
    assert "dhis2-properties-made" not in told(version(), format="dhis2-csv")
    units = exchange.part_of(version(), fields=["name", "parent"])[0]
    assert "dhis2-properties-made" not in told(units)


def test_that_values_of_attributes_whose_id_no_one_knows_any_more_are_told(tmp_path: Path) -> None:
    country = version_frame([{"ref": "Abcdefghij1", "extra": '{"Beds": "42", "url": "https://x.org"}'}])
    assert json.loads(written(tmp_path, country)[1].units["extra"][0]) == {"url": "https://x.org"}
    (lost,) = (p for p in exchange.losses(country, "a.json", format="dhis2") if p.code == "lost-extra")
    assert (lost.params["value"], lost.params["name"]) == (1, "Beds")


def test_that_attributes_go_back_by_the_ids_that_their_list_gave_them(tmp_path: Path) -> None:
    values = [("BedsAttr001", "42"), ("WaterAttr01", "yes"), ("LostAttr001", "x")]
    document = {
        "organisationUnits": [
            {
                "id": "Abcdefghij1",
                "name": "A",
                "attributeValues": [{"value": v, "attribute": {"id": uid}} for uid, v in values],
            }
        ],
        "attributes": [{"id": "BedsAttr001", "name": "Beds"}, {"id": "WaterAttr01", "name": "Water"}],
    }
    (tmp_path / "in.json").write_text(json.dumps(document))
    read = exchange.read(tmp_path / "in.json").version
    assert read is not None
    assert read.attributes == {"Beds": "BedsAttr001", "Water": "WaterAttr01"}
    made, back = written(tmp_path, read)
    found = made["organisationUnits"][0]["attributeValues"]
    assert [(f["attribute"]["id"], f["value"]) for f in found] == sorted(values, key=lambda v: v[1] == "x")
    assert "attributes" not in made, "the server's own attributes stay as they are"
    assert back.units["extra"].tolist() == read.units["extra"].tolist()
    assert back.attributes == read.attributes
    assert "lost-extra" not in told(read)
    assert told(read, format="dhis2-csv")["lost-field attribute values"] == 1


def test_that_the_csv_tells_what_a_spreadsheet_would_calculate() -> None:
    row = {"ref": "Abcdefghij1", "opening_date": "2020-01-01"}
    country = version_frame(
        [
            {**row, "name": '=HYPERLINK("http://x.org")', "code": "-1", "extra": '{"phoneNumber": "+23"}'},
            {**row, "ref": "Abcdefghij2", "name": "A = B", "short_name": "@a", "extra": '{"beds": "=1"}'},
        ]
    )
    # The first one's short name is the beginning of its name.
    found = [p for p in exchange.losses(country, "a.csv", format="dhis2-csv") if p.code == "formula-cells"]
    assert [(p.params["value"], p.params["name"]) for p in found] == [(5, '=HYPERLINK("http://x.org")')]
    assert "formula-cells" not in told(country)
    assert "formula-cells" not in told(version_frame([row]), format="dhis2-csv")


def test_that_extra_fields_that_dhis2_knows_come_back(tmp_path: Path) -> None:
    extra = '{"address": "Main St", "attribute:Abcdefghij9": "7", "beds": 4, "email": 5}'
    _, back = written(tmp_path, version_frame([{"ref": "Abcdefghij1", "extra": extra}]))
    assert json.loads(back.units["extra"][0]) == {"address": "Main St", "attribute:Abcdefghij9": "7"}


def test_that_a_part_without_parents_or_types_can_be_written(tmp_path: Path) -> None:
    part = exchange.part_of(small_country(), fields=["name"])[0]
    document, back = written(tmp_path, part)
    assert list(document) == ["organisationUnits"]
    assert back.units["type"].isna().all()
    assert "type" not in back.fields
    written(tmp_path, exchange.part_of(small_country(), subtree="f1")[0])


def test_that_the_csv_has_the_columns_in_the_order_of_dhis2(tmp_path: Path, shared_data: Path) -> None:
    path = tmp_path / "a.csv"
    country = version_frame(
        [
            {"ref": "Abcdefghij1", "name": 'A "x"; y\nz', "boundary": square(0), "extra": '{"comment": "c"}'},
            {"ref": "Abcdefghij2", "parent": "Abcdefghij1", "point": Point(0.1 + 0.2, 1), "code": "007"},
            {"ref": "Abcdefghij3", "parent": "Abcdefghij1"},
        ]
    )
    exchange.write(country, path, format="dhis2-csv")
    with path.open(encoding="utf-8", newline="") as file:
        headings, *held = csv.reader(file)
    core = shared_data / "dhis2-api/core/dhis-test-integration/src/test/resources/metadata"
    theirs = (core / "organisationUnits.csv").read_text().splitlines()[0].split(",")
    assert headings[: len(theirs)] == theirs
    one, two, three = (dict(zip(headings, row, strict=True)) for row in held)
    assert (one["name"], one["comment"], one["featureType"]) == ('A "x"; y\nz', "c", "MULTI_POLYGON")
    assert json.loads(one["coordinates"])[0][0][0] == [1.0, 0.0]
    assert (two["parent"], two["code"], two["openingDate"]) == ("Abcdefghij1", "007", "1970-01-01")
    assert (two["featureType"], two["coordinates"]) == ("POINT", "[0.30000000000000004, 1.0]")
    assert (three["featureType"], three["coordinates"]) == ("NONE", "")
    back = exchange.read(path).version
    assert back is not None
    assert back.units["source_ref"].tolist() == ["Abcdefghij1", "Abcdefghij2", "Abcdefghij3"]
    assert back.units["parent"].tolist()[1:] == [back.units["uuid"][0]] * 2


def test_that_the_csv_tells_what_only_the_json_holds() -> None:
    country = small_country()
    lost = {key for key in told(country, format="dhis2-csv") if key.startswith("lost-field")}
    nowhere = {"aliases", "status", "altitude", "accuracy", "references"}
    assert lost == {f"lost-field {field}" for field in {*nowhere, "type", "groups", "translations"}}


@pytest.mark.parametrize("kind", ["dhis2", "dhis2-csv"])
def test_that_no_units_make_a_file_too(tmp_path: Path, kind: str) -> None:
    exchange.write(version_frame([]), tmp_path / "a", format=kind)
    assert (tmp_path / "a").stat().st_size > 10
