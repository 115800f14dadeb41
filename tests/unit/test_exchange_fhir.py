"""FHIR bundles of other systems: which resources are units, and what their elements mean."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fhir_bundles import (
    FACILITY,
    JURISDICTION,
    SQUARE,
    attached,
    location,
    organization,
    parents,
    ref,
    references,
    saved,
    told,
    unit,
)
from shapely import box

from georegistry_desktop import exchange

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"


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
