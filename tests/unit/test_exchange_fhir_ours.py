"""Bundles that we wrote: they come back whole, edited by others, and can be sent to a server."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from fhir_bundles import (
    FACILITY,
    JURISDICTION,
    SQUARE,
    attached,
    location,
    ref,
    references,
    saved,
    told,
    unit,
)
from test_exchange_writing import assert_same

from georegistry_desktop import exchange
from georegistry_desktop.exchange import Incoming
from georegistry_desktop.workflows.demo import make_country, write_dhis2_json


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
