"""The fields of one unit out of its Location and its Organization.

``status``: "active" is VALID; "suspended", closed for a time, is still a place and VALID; "inactive" is
REJECTED. A word other than "active" also stays in ``extra`` as ``fhir:status``. The official identifier is
the code; each identifier with a system is a reference of that system.

A bundle of ours may have been worked on elsewhere: FHIR's own elements win over our extension, whose type and
status count while FHIR's are still what our writer made of them.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange import json_text
from georegistry_desktop.exchange.fhir import own
from georegistry_desktop.exchange.fhir.bundle import identifier_parts
from georegistry_desktop.exchange.fhir.types import type_name, type_named
from georegistry_desktop.exchange.records import listed, shown, word

STATUSES = {"active": "VALID", "suspended": "VALID", "inactive": "REJECTED"}
EXTRA_KEYS = (
    "description",
    "telecom",
    "contact",
    "address",
    "operationalStatus",
    "hoursOfOperation",
    "availability",
)
"""Elements that become ``extra`` keys as they are."""
_IASO = {
    "org-unit-validation-status": "status",
    "opening-date": "opening_date",
    "closed-date": "closed_date",
}
_OWN = {
    "short-name": "short_name",
    "type": "type",
    "status": "status",
    "opening-date": "opening_date",
    "closed-date": "closed_date",
    "accuracy": "accuracy",
    "source-ref": "ref",
}


@dataclass
class Fields:
    """The text of a unit's fields by column of ``ROW_TEXT``, its references of other systems, and what could
    not be understood: code, field and parameters. ``shape`` is GeoJSON text, ``changed`` the fields of a unit
    of ours that others have said anew."""

    columns: dict[str, str | None] = field(default_factory=dict)
    shape: str | None = None
    references: list[tuple[str, str]] = field(default_factory=list)
    odd: list[tuple[str, str, dict[str, object]]] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)

    def wrong(self, name: str, value: object) -> None:
        """A value that cannot be its field."""
        self.odd.append(("value-kind", name, {"value": shown(value)}))


def fields_of(location: dict[str, Any], organization: dict[str, Any], key: str | None) -> Fields:
    """All fields of a unit; either resource may be empty. ``key`` is its reference."""
    made = Fields()
    ours = own.parts(location, own.UNIT)
    main = location or organization
    # An Organization of ours repeats the identifiers: one that the Location has no more was taken away.
    _identifiers(main, {} if ours is not None else organization, made)
    _names(main, organization, made)
    _position(location, made)
    made.columns["ref"] = key
    if ours is not None:
        _own(ours, made)
        _changed(location, organization, made)
        _boundary(location, made)
        return made
    made.columns["type"] = type_name(location, organization)
    extra = _elements(location, organization)
    _status(main, extra, made)
    _extensions(location, organization, extra, made)
    _boundary(location, made)
    made.columns["extra"] = json_text.dumped(extra)
    return made


def _elements(location: dict[str, Any], organization: dict[str, Any]) -> dict[str, Json]:
    return {
        name: held
        for record in (organization, location)
        for name in EXTRA_KEYS
        if (held := record.get(name)) not in (None, "", [], {})
    }


def _changed(location: dict[str, Any], organization: dict[str, Any], made: Fields) -> None:
    """What others have made of a unit of ours since it was written."""
    before = dict(made.columns)
    made.columns["type"] = type_named(location, made.columns["type"])
    held: dict[str, Json] = json.loads(made.columns.get("extra") or "{}")
    extra = _elements(location, organization)
    stands = _stands(location.get("status"), made.columns)
    if not stands:
        held.pop("fhir:status", None)
        _status(location, extra, made)
    _extensions(location, organization, extra, made)
    if extra or not stands:
        made.columns["extra"] = json_text.dumped({**held, **extra})
    # Ours has neither in an Organization.
    made.changed |= {
        n for key, n in (("alias", "aliases"), ("_name", "translations")) if organization.get(key)
    }
    made.changed |= {name for name, value in made.columns.items() if value != before.get(name)}


def _stands(said: object, written: dict[str, str | None]) -> bool:
    """Whether a Location's status can be what our writer made of these fields, on any day until today."""
    if said in (None, ""):
        return True
    rejected = written.get("status") == "REJECTED"
    closed = (written.get("closed_date") or "9999") <= date.today().isoformat()
    return said == "inactive" if rejected else said == "active" or (said == "inactive" and closed)


def _identifiers(main: dict[str, Any], other: dict[str, Any], made: Fields) -> None:
    for record in (main, other):
        held = record.get("identifier")
        if held is not None and not isinstance(held, list):
            made.wrong("references", held)
        for told in listed(held):
            system, value = identifier_parts(told)
            if value is None:
                made.wrong("references", told)
            elif system == own.URI and value.lower().startswith(own.URN_UUID):
                if record is main:
                    made.columns.setdefault("uuid", value[len(own.URN_UUID) :])
            else:
                official = told.get("use") == "official"
                if official and not made.columns.get("code"):
                    made.columns["code"] = value
                if system not in (own.CODES, own.REFS) and not (official and system is None):
                    made.references.append((own.source_of(system or "other"), value))


def _names(main: dict[str, Any], other: dict[str, Any], made: Fields) -> None:
    name = word(main.get("name"))
    if name is None and main.get("name") not in (None, ""):
        made.wrong("name", main["name"])
    made.columns["name"] = name or word(other.get("name"))
    aliases = set[str]()
    found: dict[str, Json] = {}
    for record in (main, other):
        held = record.get("alias")
        for told in listed(held) if isinstance(held, list) or held is None else [held]:
            if (alias := word(told)) is not None:
                aliases.add(alias)
            elif told is not None:
                made.wrong("aliases", told)
        beside = record.get("_name")
        for url, value in own.extensions(beside if isinstance(beside, dict) else {}):
            if url == own.TRANSLATION and isinstance(value, list):
                said = dict(own.extensions({"extension": value}))
                language, content = word(said.get("lang")), word(said.get("content"))
                if language and content:
                    found.setdefault(f"{language.strip()}:name", content)
                else:
                    made.wrong("translations", value)
    made.columns["aliases"] = json_text.name_list(aliases)
    made.columns["translations"] = json_text.dumped(found)


def _position(location: dict[str, Any], made: Fields) -> None:
    held = location.get("position")
    if not isinstance(held, dict):
        if held not in (None, "", []):
            made.wrong("point", held)
        return
    for name in ("latitude", "longitude", "altitude"):
        value = held.get(name)
        made.columns[name] = word(value)
        if made.columns[name] is None and value not in (None, ""):
            made.wrong("point", value)


def _status(main: dict[str, Any], extra: dict[str, Json], made: Fields) -> None:
    said = main.get("status")
    if said is None and isinstance(main.get("active"), bool):
        said = "active" if main["active"] else "inactive"
    if said in (None, ""):
        return
    told = STATUSES.get(said) if isinstance(said, str) else None
    # A word that is none of FHIR's is told with the other faulty ones.
    made.columns["status"] = told or shown(said)
    if told and said != "active":
        extra["fhir:status"] = said


def _extensions(
    location: dict[str, Any], organization: dict[str, Any], extra: dict[str, Json], made: Fields
) -> None:
    for record in (location, organization):
        for url, value in own.extensions(record):
            name = _IASO.get(url.removeprefix(own.IASO)) if url.startswith(own.IASO) else None
            if name:
                made.columns[name] = word(value)
            elif url == own.PERIOD and isinstance(value, dict):
                for column, part in (("opening_date", "start"), ("closed_date", "end")):
                    if made.columns.get(column) is None:
                        made.columns[column] = word(value.get(part))
            elif url != own.BOUNDARY and not url.startswith(own.OURS) and value not in (None, "", [], {}):
                extra.setdefault(url, value)


def _own(ours: dict[str, Json], made: Fields) -> None:
    """What our writer put into its extension; an Organization has nothing to add to that."""
    for part, name in _OWN.items():
        made.columns[name] = word(ours.get(part))
    if made.columns.get("altitude") is None:
        made.columns["altitude"] = word(ours.get("altitude"))
    for name in ("extra", "translations"):
        told = ours.get(name)
        try:
            held = json.loads(told) if isinstance(told, str) else {} if told is None else told
        except (ValueError, RecursionError):
            held = told
        if not isinstance(held, dict):
            made.wrong(name, told)
        elif name == "translations":
            known = json.loads(made.columns["translations"] or "{}")
            made.columns[name] = json_text.checked_object({**known, **held})[0]
        else:
            made.columns[name], reason = json_text.checked_object(held)
            if reason:
                made.odd.append(("json-bad", name, {"value": shown(told), "reason": reason}))


def _boundary(location: dict[str, Any], made: Fields) -> None:
    for url, value in own.extensions(location):
        if url.rpartition("/")[2] != "location-boundary-geojson":
            continue
        data = value.get("data") if isinstance(value, dict) else None
        if not isinstance(data, str):
            if isinstance(value, dict) and word(value.get("url")):
                made.odd.append(("fhir-boundary-away", "boundary", {"value": shown(value["url"])}))
            else:
                made.wrong("boundary", value)
            continue
        try:
            text = base64.b64decode("".join(data.split()), validate=True).decode("utf-8-sig")
            held = json.loads(text)
        except (binascii.Error, ValueError, RecursionError) as error:
            reason = str(error).split("\n")[0] or type(error).__name__
            made.odd.append(("geometry-bad", "boundary", {"reason": reason}))
            continue
        areas = _areas(held, 0)
        # A boundary of several features is all of them.
        parts = [part for area in areas for part in _polygons(area)]
        whole: Json = {"type": "MultiPolygon", "coordinates": parts} if len(areas) > 1 and parts else held
        made.shape = json_text.compact(whole)


def _areas(held: object, depth: int) -> list[dict[str, Any]]:
    """The polygons inside of a geometry, a Feature or a collection."""
    if not isinstance(held, dict) or depth > 5:
        return []
    if held.get("type") in ("Polygon", "MultiPolygon"):
        return [held]
    inner = [held.get("geometry"), *listed(held.get("features")), *listed(held.get("geometries"))]
    return [area for item in inner for area in _areas(item, depth + 1)]


def _polygons(area: dict[str, Any]) -> list[Json]:
    held: Json = area.get("coordinates")
    return [held] if area["type"] == "Polygon" else listed(held)
