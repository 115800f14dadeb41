"""A version as a bundle: a Location and an Organization for each unit, as IHE mCSD pairs them.

The bundle is a transaction of PUTs, so that it can be sent to a server as it is, and sent again later.
References are urns of the uuids in it. A unit's reference is its resource's id where FHIR allows it as one
and no other unit has it, else its uuid is. Areas are those of a type that is none of facilities (category
HF); where the types say nothing, what has units below it or a boundary. "active" is all but what is rejected
or closed; NEW, VALID and whatever FHIR has no element for stand in the extension of our own.
"""

from __future__ import annotations

import base64
import json
import re
import uuid as uuids
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.fhir import own
from georegistry_desktop.exchange.fhir.lists import group_lists
from georegistry_desktop.exchange.fhir.types import concept_of
from georegistry_desktop.exchange.fhir.version import basic

_ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
_LANGUAGE = re.compile(r"([A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8})*):name")
_FACILITY = "HF"
_STEP = 5_000
_LABELS = {own.FACILITY: "Facility", own.JURISDICTION: "Jurisdiction"}


def write(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """One entry a line."""
    units = version.units
    ids = dict(zip(units["uuid"], _ids(units), strict=True))
    areas = _areas(version)
    references = _references(version)
    key = str(uuids.uuid5(uuids.NAMESPACE_URL, own.VERSION + (version.lineage or version.label)))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"resourceType": "Bundle", "type": "transaction", "entry": [')
        _entry(file, key, basic(version, key), "\n")
        for uuid, made in group_lists(version):
            _entry(file, uuid, made)
        for start in range(0, len(units), _STEP):
            progress("Writing units", start, len(units))
            for record in _records(units.iloc[start : start + _STEP]):
                uuid = record["uuid"]
                location, organization = _pair(record, ids, uuid in areas, references.get(uuid, []))
                _entry(file, uuid, location)
                _entry(file, _organization(uuid), organization)
        file.write("\n]}\n")
    progress("Writing units", len(units), len(units))


def _entry(file: TextIO, uuid: str, resource: dict[str, Json], before: str = ",\n") -> None:
    held = {
        "fullUrl": own.URN_UUID + uuid,
        "resource": resource,
        "request": {"method": "PUT", "url": f"{resource['resourceType']}/{resource['id']}"},
    }
    file.write(before + json.dumps(held, ensure_ascii=False, allow_nan=False))


def _ids(units: pd.DataFrame) -> list[str]:
    refs = units["source_ref"]
    once = ~refs.duplicated(keep=False) & ~refs.isin(set(units["uuid"]))
    return [
        ref if good and isinstance(ref, str) and _ID.fullmatch(ref) else uuid
        for ref, good, uuid in zip(refs, once, units["uuid"], strict=True)
    ]


def _areas(version: VersionFrame) -> set[str]:
    units = version.units
    category = units["type"].map({t.name: t.category for t in version.types})
    known = category.notna()
    above = units["uuid"].isin(set(units["parent"].dropna()))
    drawn = ~shapely.is_missing(geometries.shapes(units, "boundary"))
    areas = np.where(known, category != _FACILITY, above | drawn)
    return set(units["uuid"][areas])


def _references(version: VersionFrame) -> dict[str, list[tuple[str, str]]]:
    held: dict[str, list[tuple[str, str]]] = {}
    for row in version.references.itertuples():
        held.setdefault(str(row.unit), []).append((str(row.source), str(row.ref)))
    return held


def _records(units: Any) -> Iterator[dict[str, Any]]:
    """The units as dictionaries, None where there is nothing; the boundary as GeoJSON text."""
    plain = pd.DataFrame(units.drop(columns=["point", "boundary"])).astype(object)
    boundaries = shapely.to_geojson(geometries.shapes(units, "boundary"))
    points = geometries.shapes(units, "point")
    columns: dict[str, Any] = {
        str(name): column.where(column.notna(), None).to_list() for name, column in plain.items()
    }
    columns |= {"point": points, "boundary": boundaries}
    for at in range(len(plain)):
        yield {name: column[at] for name, column in columns.items()}


def _pair(
    unit: dict[str, Any], ids: dict[str, str], area: bool, references: list[tuple[str, str]]
) -> tuple[dict[str, Json], dict[str, Json]]:
    mark = own.JURISDICTION if area else own.FACILITY
    types: list[Json] = [{"coding": [{"system": own.URI, "code": mark, "display": _LABELS[mark]}]}]
    if unit["type"] is not None:
        types.append(concept_of(unit["type"]))
    closed = unit["closed_date"] is not None and unit["closed_date"] <= date.today().isoformat()
    active = unit["status"] != "REJECTED" and not closed
    identifiers = _identifiers(unit, references)
    kind = "Jurisdiction" if area else "Facility"
    physical = ("jdn", "Jurisdiction") if area else ("si", "Site")
    standard, other = _translations(unit["translations"])
    location: dict[str, Json] = {
        "resourceType": "Location",
        "id": ids[unit["uuid"]],
        "meta": {"profile": [f"{own.PROFILE}{kind}Location"]},
        "extension": _extensions(unit, other),
        "identifier": identifiers,
        "status": "active" if active else "inactive",
        "name": unit["name"],
        **({"_name": {"extension": standard}} if standard else {}),
        **({"alias": json.loads(unit["aliases"])} if unit["aliases"] else {}),
        "mode": "instance",
        "type": types,
        "physicalType": {"coding": [{"system": own.PHYSICAL, "code": physical[0], "display": physical[1]}]},
        **_position(unit),
        "managingOrganization": {"reference": own.URN_UUID + _organization(unit["uuid"])},
    }
    organization: dict[str, Json] = {
        "resourceType": "Organization",
        "id": ids[unit["uuid"]],
        "meta": {"profile": [f"{own.PROFILE}{kind}Organization"]},
        "identifier": identifiers[1:] or identifiers,
        "active": active,
        "type": types,
        "name": unit["name"],
    }
    if unit["parent"] is not None:
        location["partOf"] = {"reference": own.URN_UUID + unit["parent"]}
        organization["partOf"] = {"reference": own.URN_UUID + _organization(unit["parent"])}
    return location, organization


def _organization(uuid: str) -> str:
    """The uuid of the Organization beside a Location: always the same one."""
    return str(uuids.uuid5(uuids.UUID(uuid), "Organization"))


def _identifiers(unit: dict[str, Any], references: list[tuple[str, str]]) -> list[Json]:
    held: list[Json] = [{"use": "usual", "system": own.URI, "value": own.URN_UUID + unit["uuid"]}]
    if unit["code"] is not None:
        held.append({"use": "official", "system": own.CODES, "value": unit["code"]})
    if unit["source_ref"] is not None:
        held.append({"use": "secondary", "system": own.REFS, "value": unit["source_ref"]})
    return held + [
        {"use": "secondary", "system": own.system_of(source), "value": ref} for source, ref in references
    ]


def _position(unit: dict[str, Any]) -> dict[str, Json]:
    point = unit["point"]
    if point is None:
        return {}
    height = {} if unit["altitude"] is None else {"altitude": unit["altitude"]}
    return {"position": {"longitude": point.x, "latitude": point.y, **height}}


def _extensions(unit: dict[str, Any], translations: str | None) -> list[Json]:
    held: list[Json] = []
    if unit["boundary"] is not None:
        data = base64.b64encode(unit["boundary"].encode()).decode("ascii")
        attachment: Json = {"contentType": "application/geo+json", "data": data}
        held.append({"url": own.BOUNDARY, "valueAttachment": attachment})
    parts: dict[str, tuple[str, Json]] = {
        "source-ref": ("valueString", unit["source_ref"]),
        "short-name": ("valueString", unit["short_name"]),
        "type": ("valueString", unit["type"]),
        "status": ("valueCode", unit["status"]),
        "opening-date": ("valueDate", unit["opening_date"]),
        "closed-date": ("valueDate", unit["closed_date"]),
        "altitude": ("valueDecimal", unit["altitude"] if unit["point"] is None else None),
        "accuracy": ("valueDecimal", unit["accuracy"]),
        "extra": ("valueString", unit["extra"]),
        "translations": ("valueString", translations),
    }
    held.append(own.with_parts(own.UNIT, parts))
    return held


def _translations(cell: str | None) -> tuple[list[Json], str | None]:
    """Those of the name as FHIR has them, and all others as JSON."""
    held: dict[str, Json] = json.loads(cell) if cell else {}
    standard: list[Json] = []
    for key, value in [*held.items()]:
        told = _LANGUAGE.fullmatch(key)
        if told and isinstance(value, str) and value.strip():
            lang: Json = {"url": "lang", "valueCode": told.group(1)}
            parts: list[Json] = [lang, {"url": "content", "valueString": value}]
            standard.append({"url": own.TRANSLATION, "extension": parts})
            del held[key]
    return standard, json.dumps(held, ensure_ascii=False, sort_keys=True) if held else None
