"""FHIR bundles of other systems: which resources are units, and what their elements mean."""

from __future__ import annotations

import base64
import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from shapely import box
from test_exchange_writing import assert_same

from georegistry_desktop import exchange
from georegistry_desktop.exchange import Incoming
from georegistry_desktop.workflows.demo import make_country, write_dhis2_json

JURISDICTION = {"coding": [{"system": "urn:ietf:rfc:3986", "code": "urn:ihe:iti:mcsd:2019:jurisdiction"}]}
FACILITY = {"coding": [{"system": "urn:ietf:rfc:3986", "code": "urn:ihe:iti:mcsd:2019:facility"}]}
BOUNDARY = "http://hl7.org/fhir/StructureDefinition/location-boundary-geojson"
TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}


def location(key: str | None, name: str | None = None, **more: Any) -> dict[str, Any]:
    held = {"resourceType": "Location", "id": key, "name": name or key, "partOf": more.pop("partOf", None)}
    return {name: value for name, value in (held | more).items() if value is not None}


def organization(key: str, **more: Any) -> dict[str, Any]:
    return {"resourceType": "Organization", "id": key, "name": f"Org {key}", **more}


def ref(text: str) -> dict[str, str]:
    return {"reference": text}


def saved(path: Path, *resources: dict[str, Any], kind: str = "collection", **more: Any) -> Path:
    """Resources, or whole entries where they have a fullUrl, as one bundle."""
    entries = [r if {"fullUrl", "request", "resource"} & r.keys() else {"resource": r} for r in resources]
    path.write_text(json.dumps({"resourceType": "Bundle", "type": kind, "entry": entries, **more}))
    return path


def attached(geometry: Any) -> dict[str, Any]:
    data = geometry if isinstance(geometry, str) else base64.b64encode(json.dumps(geometry).encode()).decode()
    return {"url": BOUNDARY, "valueAttachment": {"contentType": "application/geo+json", "data": data}}


def told(incoming: Incoming) -> list[str]:
    return [p.code for p in incoming.problems if p.code != "roots-several"]


def unit(incoming: Incoming, key: str) -> dict[str, Any]:
    assert incoming.version is not None
    found = incoming.version.units.set_index("source_ref").loc[key]
    return {name: None if value != value else value for name, value in found.items()}


def parents(incoming: Incoming) -> dict[str, str | None]:
    assert incoming.version is not None
    units = incoming.version.units
    refs = dict(zip(units["uuid"], units["source_ref"], strict=True))
    return {ref: refs.get(above) for ref, above in zip(units["source_ref"], units["parent"], strict=True)}


def references(incoming: Incoming) -> set[tuple[str, str]]:
    assert incoming.version is not None
    held = incoming.version.references
    return set(zip(held["source"], held["ref"], strict=True))


def test_that_a_paired_facility_comes_in_with_all_it_says(tmp_path: Path) -> None:
    incoming = exchange.read(
        saved(
            tmp_path / "a.json",
            location("land", "Land", type=[JURISDICTION], managingOrganization=ref("Organization/o1")),
            organization("o1", type=[JURISDICTION, {"text": "Country"}]),
            location(
                "f",
                "Clinique",
                partOf=ref("Location/land"),
                type=[FACILITY, {"coding": [{"system": "x", "code": "CHP", "display": "Health post"}]}],
                status="active",
                alias=["CSC", "Old"],
                _name={
                    "extension": [
                        {
                            "url": TRANSLATION,
                            "extension": [
                                {"url": "lang", "valueCode": "en"},
                                {"url": "content", "valueString": "Clinic"},
                            ],
                        }
                    ]
                },
                identifier=[
                    {"use": "official", "system": "https://moh.example/mfl", "value": " 0042 "},
                    {"system": "urn:dhis2", "value": "Rp268JB6Ne4"},
                    {"value": "7"},
                ],
                position={"longitude": -13.25, "latitude": 8.5, "altitude": 12},
                managingOrganization=ref("Organization/o2"),
                telecom=[{"system": "phone", "value": "123"}],
                extension=[{"url": "http://x.example/beds", "valueInteger": 4}],
            ),
            organization("o2", type=[FACILITY], partOf=ref("Organization/o1"), alias=["Org alias"]),
        )
    )  # fmt: skip
    assert told(incoming) == []
    assert parents(incoming) == {"land": None, "f": "land"}
    found = unit(incoming, "f")
    assert (found["name"], found["code"], found["type"]) == ("Clinique", "0042", "Health post")
    assert found["status"] == "VALID"
    assert json.loads(found["aliases"]) == ["CSC", "Old", "Org alias"]
    assert found["translations"] == '{"en:name": "Clinic"}'
    assert (found["point"].wkt, found["altitude"]) == ("POINT (-13.25 8.5)", 12)
    assert json.loads(found["extra"]) == {
        "telecom": [{"system": "phone", "value": "123"}], "http://x.example/beds": 4,
    }  # fmt: skip
    assert references(incoming) == {
        ("https%3A//moh.example/mfl", "0042"), ("urn%3Adhis2", "Rp268JB6Ne4"), ("other", "7"),
    }  # fmt: skip
    assert unit(incoming, "land")["type"] == "Country"
    assert incoming.version is not None
    assert {t.name: t.category for t in incoming.version.types} == {"Country": None, "Health post": "HF"}
    assert incoming.version.fields == {
        "name", "code", "type", "parent", "status", "aliases", "translations", "extra", "point",
    }  # fmt: skip


@pytest.mark.parametrize(
    "way",
    [
        ref("Location/land"),
        ref("Location/land/_history/3"),
        ref("http://server.example/fhir/Location/land"),
        ref("http://server.example/fhir/Location/land/_history/9"),
        {"identifier": {"system": "s", "value": "L-1"}},
        {"identifier": {"system": "s", "value": "L-1"}, "type": "Location"},
    ],
    ids=["relative", "version", "absolute", "absolute version", "identifier", "typed identifier"],
)
def test_that_a_parent_is_found_however_it_is_referred_to(tmp_path: Path, way: dict[str, Any]) -> None:
    base = "http://server.example/fhir/Location/"
    land = location("land", identifier=[{"system": "s", "value": "L-1"}])
    path = saved(
        tmp_path / "a.json",
        {"fullUrl": f"{base}f", "resource": location("f", partOf=way)},
        {"fullUrl": f"{base}land", "resource": land},
        kind="searchset",
    )
    incoming = exchange.read(path)
    assert told(incoming) == []
    assert parents(incoming) == {"f": "land", "land": None}


def test_that_urns_name_resources_that_have_no_ids_yet(tmp_path: Path) -> None:
    land, clinic = "0c9a7c5e-5e3e-4a52-a4a5-3c5de4a2b0a1", "1c9a7c5e-5e3e-4a52-a4a5-3c5de4a2b0a1"
    post = {"method": "POST", "url": "Location"}
    incoming = exchange.read(
        saved(
            tmp_path / "a.json",
            {"fullUrl": f"urn:uuid:{land}", "resource": location(None, "Land"), "request": post},
            {
                "fullUrl": f"urn:uuid:{clinic}",
                "resource": location(None, "Clinic", partOf=ref(f"urn:uuid:{land}")),
                "request": post,
            },
            kind="transaction",
        )
    )
    assert told(incoming) == []
    assert parents(incoming) == {land: None, clinic: land}


def test_that_one_id_on_two_servers_is_two_places(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.json",
        {"fullUrl": "http://a.example/Location/1", "resource": location("1", "A")},
        {"fullUrl": "http://a.example/Location/2", "resource": location("2", partOf=ref("Location/1"))},
        {
            "fullUrl": "http://a.example/Location/3",
            "resource": location("3", partOf=ref("http://b.example/Location/1")),
        },
    )
    incoming = exchange.read(path)
    assert [(p.code, p.unit) for p in incoming.problems if p.severity == "error"] == [("ref-unknown", "3")]
    path = saved(
        tmp_path / "b.json",
        {"fullUrl": "http://b.example/Location/1", "resource": location("1", "B")},
    )
    both = exchange.read([tmp_path / "a.json", path])
    assert "ref-repeated" in told(both)


def test_that_a_parent_that_is_not_there_is_told(tmp_path: Path) -> None:
    incoming = exchange.read(saved(tmp_path / "a.json", location("f", partOf=ref("Location/gone"))))
    assert told(incoming) == ["ref-unknown"]
    assert "gone" in incoming.problems[0].message
    assert incoming.refused(lenient=False)
    assert not incoming.refused(lenient=True)


def test_that_organizations_without_locations_are_units_where_they_are_areas(tmp_path: Path) -> None:
    incoming = exchange.read(
        saved(
            tmp_path / "a.json",
            organization("land", type=[JURISDICTION]),
            organization("district", type=[JURISDICTION], partOf=ref("Organization/land")),
            organization("of-f", partOf=ref("Organization/district")),
            organization("ngo"),
            location("f", managingOrganization=ref("Organization/of-f")),
            location("g", managingOrganization=ref("Organization/district")),
            location("h", managingOrganization=ref("Organization/district")),
        )
    )
    assert told(incoming) == ["fhir-left-out"]
    assert parents(incoming) == {
        "f": "district", "g": "district", "h": "district", "land": None, "district": "land",
    }  # fmt: skip


def test_that_organizations_alone_are_a_pyramid(tmp_path: Path) -> None:
    incoming = exchange.read(
        saved(
            tmp_path / "a.json",
            organization("a", active=False, identifier=[{"use": "official", "value": "A1"}]),
            organization("b", partOf=ref("Organization/a"), type=[{"text": "Hospital"}]),
        )
    )
    assert told(incoming) == []
    assert parents(incoming) == {"a": None, "b": "a"}
    assert unit(incoming, "b")["type"] == "Hospital"
    assert (unit(incoming, "a")["status"], unit(incoming, "a")["code"]) == ("REJECTED", "A1")


def test_that_an_owner_of_many_facilities_is_none_of_them(tmp_path: Path) -> None:
    places = [location(f"f{n}", managingOrganization=ref("Organization/moh")) for n in range(3)]
    district = location("d", type=[JURISDICTION], managingOrganization=ref("Organization/od"))
    under = [location(f"g{n}", managingOrganization=ref("Organization/od")) for n in range(2)]
    incoming = exchange.read(
        saved(
            tmp_path / "a.json",
            *places,
            organization("moh"),
            district,
            *under,
            organization("od", type=[JURISDICTION]),
        )
    )
    assert parents(incoming) == {
        "f0": None, "f1": None, "f2": None, "d": None, "g0": "d", "g1": "d",
    }  # fmt: skip
    assert told(incoming) == ["fhir-left-out"]


def test_that_a_location_and_another_units_organization_may_have_one_id(tmp_path: Path) -> None:
    incoming = exchange.read(
        saved(tmp_path / "a.json", location("1"), organization("1", type=[JURISDICTION]))
    )
    assert told(incoming) == []
    assert set(parents(incoming)) == {"1", "Organization/1"}


@pytest.mark.parametrize(
    ("said", "status", "kept"),
    [
        ("active", "VALID", None),
        ("suspended", "VALID", "suspended"),
        ("inactive", "REJECTED", "inactive"),
        (None, "NEW", None),
    ],
)
def test_that_a_status_means_what_fits_best(
    tmp_path: Path, said: str | None, status: str, kept: str | None
) -> None:
    found = unit(exchange.read(saved(tmp_path / "a.json", location("a", status=said))), "a")
    assert found["status"] == status
    assert json.loads(found["extra"] or "{}").get("fhir:status") == kept


def test_that_the_words_of_iaso_are_understood(tmp_path: Path) -> None:
    base = "http://iaso.org/fhir/StructureDefinition/"
    held = [
        {"url": f"{base}org-unit-validation-status", "valueCode": "NEW"},
        {"url": f"{base}opening-date", "valueDate": "2001-02-03"},
        {"url": f"{base}closed-date", "valueDate": "2024-05-06"},
        {"url": f"{base}org-unit-type-depth", "valueInteger": 3},
    ]
    found = unit(
        exchange.read(saved(tmp_path / "a.json", location("7", extension=held, status="inactive"))), "7"
    )
    assert (found["status"], found["opening_date"], found["closed_date"]) == (
        "NEW",
        "2001-02-03",
        "2024-05-06",
    )


@pytest.mark.parametrize(
    "geometry",
    [
        SQUARE,
        {"type": "Feature", "properties": {}, "geometry": SQUARE},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": SQUARE}]},
        {"type": "MultiPolygon", "coordinates": [SQUARE["coordinates"]]},
    ],
    ids=["bare", "feature", "collection", "multi"],
)
def test_that_a_boundary_is_read_in_every_form(tmp_path: Path, geometry: Any) -> None:
    incoming = exchange.read(saved(tmp_path / "a.json", location("a", extension=[attached(geometry)])))
    assert told(incoming) == []
    assert unit(incoming, "a")["boundary"].equals(box(0, 0, 1, 1))
    assert incoming.version is not None
    assert "boundary" in incoming.version.fields


def test_that_a_boundary_of_several_features_is_all_of_them(tmp_path: Path) -> None:
    other = {"type": "MultiPolygon", "coordinates": [[[[5, 5], [6, 5], [6, 6], [5, 5]]]]}
    features = [{"type": "Feature", "geometry": g} for g in (SQUARE, other)]
    path = saved(
        tmp_path / "a.json",
        location("a", extension=[attached({"type": "FeatureCollection", "features": features})]),
    )
    incoming = exchange.read(path)
    assert told(incoming) == []
    assert unit(incoming, "a")["boundary"].area == 1.5


@pytest.mark.parametrize(
    ("attachment", "code"),
    [
        (attached("?"), "geometry-bad"),
        (attached(base64.b64encode(b"{").decode()), "geometry-bad"),
        (attached(base64.b64encode(b"\xff").decode()), "geometry-bad"),
        (attached({"type": "LineString", "coordinates": [[0, 0], [1, 1]]}), "geometry-kind"),
        (attached({"type": "Polygon", "coordinates": "x"}), "geometry-bad"),
        (attached([]), "geometry-empty"),
        ({"url": BOUNDARY, "valueAttachment": {"url": "http://x.example/a"}}, "fhir-boundary-away"),
        ({"url": BOUNDARY, "valueAttachment": 7}, "value-kind"),
        ({"url": BOUNDARY}, "value-kind"),
    ],
)
def test_that_a_boundary_that_cannot_be_read_is_told(tmp_path: Path, attachment: Any, code: str) -> None:
    incoming = exchange.read(saved(tmp_path / "a.json", location("a", extension=[attachment])))
    assert told(incoming) == [code]
    assert unit(incoming, "a")["boundary"] is None


def test_that_pages_are_put_together_and_a_missing_one_is_told(tmp_path: Path) -> None:
    def link(**urls: str) -> list[dict[str, str]]:
        return [{"relation": relation, "url": url} for relation, url in urls.items()]

    shared = organization("o", type=[JURISDICTION])
    one = saved(tmp_path / "1.json", location("a"), shared, kind="searchset", link=link(self="u1", next="u2"))
    two = saved(
        tmp_path / "2.json",
        location("b", partOf=ref("Location/a")),
        shared,
        {"resource": {"resourceType": "OperationOutcome"}, "search": {"mode": "outcome"}},
        kind="searchset",
        link=link(self="u2"),
    )
    assert told(exchange.read(one)) == ["fhir-page"]
    both = exchange.read([one, two])
    assert told(both) == ["fhir-left-out"]
    assert parents(both) == {"a": None, "b": "a", "o": None}


def test_that_a_resource_alone_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(location("a")))
    incoming = exchange.read(path)
    assert incoming.origin["format"] == "fhir"
    assert parents(incoming) == {"a": None}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"resourceType": "Bundle"}', "units-missing"),
        ('{"resourceType": "Bundle", "entry": {}}', "record-bad"),
        ('{"resourceType": "Bundle", "entry": [1, null, {}, {"resource": 3}]}', "record-bad"),
        ('{"resourceType": "Patient"}', "fhir-left-out"),
        ('{"resourceType": "Bundle", "entry": [{"request": {"method": "DELETE"}}]}', "fhir-left-out"),
        ('{"resourceType": "Bundle", "entry": [', "file-unreadable"),
        ('{"resourceType": "Bundle", "entry": ' + "[" * 100_000, "file-unreadable"),
        ('{"resourceType": 7, "entry": []}', "metadata-empty"),
    ],
)
def test_that_what_holds_no_places_is_refused(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    incoming = exchange.read(path)
    assert code in told(incoming)
    assert incoming.refused(lenient=True)


WRONG: tuple[Any, ...] = (
    7,
    1.5,
    True,
    "x",
    [],
    {},
    [1],
    {"a": 1},
    [[]],
    [{}],
    None,
    "\ud800",
    [None],
    "é" * 999,
)
KEYS = (
    *("id", "name", "_name", "alias", "status", "identifier", "position", "partOf", "type", "extension"),
    *("managingOrganization", "physicalType", "telecom", "meta", "form", "active"),
)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", [location, organization])
def test_that_wrong_kinds_of_values_are_problems_and_no_crash(
    tmp_path: Path, key: str, kind: Callable[..., dict[str, Any]]
) -> None:
    for value in WRONG:
        path = saved(tmp_path / "a.json", kind("a") | {key: value}, location("b", partOf=ref("Location/a")))
        incoming = exchange.read(path)
        assert incoming.version is not None
        assert all(p.message and p.remedy is not None for p in incoming.problems)


def worked_on(
    folder: Path, change: Callable[[dict[str, Any], dict[str, Any]], object], **more: Any
) -> tuple[Incoming, Incoming]:
    """A version of one unit, and what comes back once others have changed its Location and Organization."""
    facility = {"type": [FACILITY, {"text": "Clinic"}], "status": "active", "telecom": [{"value": "1"}]}
    first = exchange.read(saved(folder / "in.json", location("f1", "F1", **facility | more)))
    assert first.version is not None
    exchange.write(first.version, folder / "a.fhir.json", replace=True)
    bundle = json.loads((folder / "a.fhir.json").read_text("utf-8"))
    held = {e["resource"]["resourceType"]: e["resource"] for e in bundle["entry"]}
    change(held["Location"], held["Organization"])
    (folder / "a.fhir.json").write_text(json.dumps(bundle))
    return first, exchange.read(folder / "a.fhir.json")


def test_that_what_others_added_to_a_bundle_of_ours_comes_in(tmp_path: Path) -> None:
    beds = {"url": "http://x.example/beds", "valueInteger": 4}

    def change(location: dict[str, Any], organization: dict[str, Any]) -> None:
        location |= {"status": "inactive", "telecom": [{"value": "2"}], "address": {"city": "Bo"}}
        location["type"][1] = {"coding": [{"system": "s", "code": "H", "display": "Hospital"}]}
        location["extension"].append(beds)
        organization |= {"alias": ["Other"], "contact": [{"name": "Ama"}]}

    first, back = worked_on(tmp_path, change)
    assert told(back) == []
    found = unit(back, "f1")
    assert (found["status"], found["type"], found["uuid"]) == (
        "REJECTED",
        "Hospital",
        unit(first, "f1")["uuid"],
    )
    assert json.loads(found["aliases"]) == ["Other"]
    assert json.loads(found["extra"]) == {
        "telecom": [{"value": "2"}], "address": {"city": "Bo"}, "contact": [{"name": "Ama"}],
        "http://x.example/beds": 4, "fhir:status": "inactive",
    }  # fmt: skip
    assert back.version is not None
    assert back.version.fields >= {"status", "type", "extra", "aliases"}


@pytest.mark.parametrize(
    ("made_of", "says", "status", "kept"),
    [
        ("active", "active", "VALID", None),
        ("active", "inactive", "REJECTED", "inactive"),
        ("active", "suspended", "VALID", "suspended"),
        ("inactive", "inactive", "REJECTED", "inactive"),
        ("inactive", "active", "VALID", None),
        ("suspended", "active", "VALID", "suspended"),
        (None, "active", "NEW", None),
        (None, "inactive", "REJECTED", "inactive"),
        ("active", None, "VALID", None),
    ],
)
def test_that_fhirs_status_wins_where_it_is_not_what_we_wrote(
    tmp_path: Path, made_of: str | None, says: str | None, status: str, kept: str | None
) -> None:
    _, back = worked_on(tmp_path, lambda location, _: location.update(status=says), status=made_of)
    found = unit(back, "f1")
    assert found["status"] == status
    assert json.loads(found["extra"]).get("fhir:status") == kept


def test_that_a_place_that_closed_is_not_taken_for_rejected(tmp_path: Path) -> None:
    closed = [{"url": "http://iaso.org/fhir/StructureDefinition/closed-date", "valueDate": "2020-01-02"}]
    _, back = worked_on(tmp_path, lambda location, _: location.update(status="inactive"), extension=closed)
    assert unit(back, "f1")["status"] == "VALID"
    # Written before the day on which it closed, read after it.
    _, back = worked_on(tmp_path, lambda location, _: location.update(status="active"), extension=closed)
    assert unit(back, "f1")["status"] == "VALID"


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda types: types[1].update(text="New"), "New"),
        (lambda types: types[1]["coding"][0].update(display="New"), "New"),
        (lambda types: types[1]["coding"][0].update(code="New"), "New"),
        (lambda types: types.insert(1, {"text": "Also"}), "Clinic"),
        (lambda types: types.append({"text": "Also"}), "Clinic"),
        (lambda types: types.pop(), None),
        (lambda types: types.__setitem__(1, {"text": "New"}), "New"),
        (lambda types: types.append(7), "Clinic"),
    ],
)
def test_that_fhirs_type_wins_where_it_is_not_what_we_wrote(
    tmp_path: Path, change: Callable[[list[Any]], object], name: str | None
) -> None:
    _, back = worked_on(tmp_path, lambda location, _: change(location["type"]))
    assert unit(back, "f1")["type"] == name


def test_that_the_file_can_be_sent_to_a_server(tmp_path: Path) -> None:
    version = exchange.read(
        saved(
            tmp_path / "in.json",
            location("c", "C", type=[JURISDICTION]),
            location("r1", "R1", partOf=ref("Location/c"), type=[{"text": "Region"}]),
            location("r2", "R2", partOf=ref("Location/c"), extension=[attached(SQUARE)]),
            location("f1", "F1", partOf=ref("Location/r1"), type=[FACILITY, {"text": "Clinic"}]),
        )
    ).version
    assert version is not None
    exchange.write(version, tmp_path / "a.fhir.json")
    bundle = json.loads((tmp_path / "a.fhir.json").read_text("utf-8"))
    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert bundle["type"] == "transaction"
    assert len(set(urls)) == len(urls)
    for entry in bundle["entry"]:
        resource = entry["resource"]
        assert entry["request"] == {"method": "PUT", "url": f"{resource['resourceType']}/{resource['id']}"}
        for key in ("partOf", "managingOrganization"):
            assert resource.get(key, {"reference": urls[0]})["reference"] in urls
    locations = [e["resource"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Location"]
    # What mCSD asks of both: name, status, a marker among at least two types, what it is physically.
    for resource in locations:
        assert {"name", "status", "physicalType", "managingOrganization"} <= resource.keys()
        assert resource["type"][0]["coding"][0]["code"].startswith("urn:ihe:iti:mcsd:2019:")
    kinds = {r["name"]: r["physicalType"]["coding"][0]["code"] for r in locations}
    assert kinds == {"C": "jdn", "R1": "jdn", "R2": "jdn", "F1": "si"}


def test_that_the_demo_country_comes_back_whole(tmp_path: Path) -> None:
    country = make_country(300)
    write_dhis2_json(country, tmp_path / "in.json")
    version = exchange.read(tmp_path / "in.json").version
    assert version is not None
    exchange.write(version, tmp_path / "out.fhir.json")
    back = exchange.read(tmp_path / "out.fhir.json")
    assert back.version is not None
    assert_same(version, back.version)
    exchange.write(back.version, tmp_path / "again.fhir.json")
    assert (tmp_path / "again.fhir.json").read_bytes() == (tmp_path / "out.fhir.json").read_bytes()


def test_that_references_of_other_systems_come_back_under_their_names(tmp_path: Path) -> None:
    sources = ("http%3A//a.example/x", "dhis2", "50%25 off", "odd;one", "urn%3Aoid%3A1.2", "é ü")
    found = exchange.read(saved(tmp_path / "in.json", location("a"))).version
    assert found is not None
    uuid = found.units["uuid"].iloc[0]
    columns = {"unit": [uuid] * len(sources), "source": list(sources), "ref": ["1"] * len(sources)}
    exchange.write(
        dataclasses.replace(found, references=pd.DataFrame(columns, dtype="str")), tmp_path / "a.fhir.json"
    )
    assert references(exchange.read(tmp_path / "a.fhir.json")) == {(source, "1") for source in sources}
    text = (tmp_path / "a.fhir.json").read_text("utf-8")
    assert '"system": "http://a.example/x"' in text


def test_that_ids_are_valid_and_each_stands_once(tmp_path: Path) -> None:
    resources = [location(f"r{n}") for n in range(6)]
    found = exchange.read(saved(tmp_path / "in.json", *resources)).version
    assert found is not None
    uuids = found.units["uuid"].to_list()
    refs = ["same", "same", "not valid!", None, uuids[5], "x" * 65]
    units = found.units.assign(source_ref=pd.Series(refs, dtype="str"))
    exchange.write(dataclasses.replace(found, units=units), tmp_path / "a.fhir.json")
    bundle = json.loads((tmp_path / "a.fhir.json").read_text("utf-8"))
    ids = [e["resource"]["id"] for e in bundle["entry"] if e["resource"]["resourceType"] == "Location"]
    assert ids == uuids
    back = exchange.read(tmp_path / "a.fhir.json").version
    assert back is not None
    assert [None if ref != ref else ref for ref in back.units["source_ref"]] == refs
