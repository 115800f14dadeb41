"""Resources and bundles of FHIR for tests, and what came of them."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from georegistry_desktop.exchange import Incoming

JURISDICTION = {"coding": [{"system": "urn:ietf:rfc:3986", "code": "urn:ihe:iti:mcsd:2019:jurisdiction"}]}

FACILITY = {"coding": [{"system": "urn:ietf:rfc:3986", "code": "urn:ihe:iti:mcsd:2019:facility"}]}

BOUNDARY = "http://hl7.org/fhir/StructureDefinition/location-boundary-geojson"

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
