"""Names of systems, codes and extensions: FHIR's, those of IHE mCSD, Iaso's and our own.

Our own extension of a Location, ``UNIT``, has parts for what FHIR has no element for: ``source-ref``,
``short-name``, ``type``, ``status`` (NEW, VALID, REJECTED), ``opening-date``, ``closed-date``, ``altitude``
(where there is no position to hold it), ``accuracy``, and ``extra`` and ``translations`` as JSON text. A
``Basic`` resource with the extension ``VERSION`` holds ``label``, ``lineage``, ``fields``, ``types`` and
``attributes``; groups and sets of groups are Lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, unquote

from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.records import listed, word

BOUNDARY = "http://hl7.org/fhir/StructureDefinition/location-boundary-geojson"
TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"
PERIOD = "http://hl7.org/fhir/StructureDefinition/organization-period"
URI = "urn:ietf:rfc:3986"
URN_UUID = "urn:uuid:"
FACILITY = "urn:ihe:iti:mcsd:2019:facility"
JURISDICTION = "urn:ihe:iti:mcsd:2019:jurisdiction"
PHYSICAL = "http://terminology.hl7.org/CodeSystem/location-physical-type"
PROFILE = "https://profiles.ihe.net/ITI/mCSD/StructureDefinition/IHE.mCSD."
IASO = "http://iaso.org/fhir/StructureDefinition/"

OURS = "urn:georegistry-desktop:fhir:"
"""No web address: the program has none that would stay."""
UNIT, VERSION = f"{OURS}unit", f"{OURS}version"
TYPES, CODES, REFS, LISTS = f"{OURS}types", f"{OURS}codes", f"{OURS}refs", f"{OURS}lists"
SOURCE = f"{OURS}source:"
GROUP, GROUP_SET = "group", "group-set"


def extensions(record: dict[str, Any]) -> Iterator[tuple[str, Json]]:
    """The extensions of an element: url and value, or the list of its parts."""
    for item in listed(record.get("extension")):
        if isinstance(item, dict) and (url := word(item.get("url"))):
            held = next((value for key, value in item.items() if key.startswith("value")), None)
            yield url, listed(item.get("extension")) if held is None else held


def parts(record: dict[str, Any], url: str) -> dict[str, Json] | None:
    """The parts of one of our extensions by name; None where the element does not have it."""
    for found, value in extensions(record):
        if found == url and isinstance(value, list):
            return dict(extensions({"extension": value}))
    return None


def with_parts(url: str, values: dict[str, tuple[str, Json]]) -> Json:
    """The inverse: an extension of parts, each with its value element and value, without empty ones."""
    held: list[Json] = [{"url": name, of: value} for name, (of, value) in values.items() if value is not None]
    return {"url": url, "extension": held} if held else {"url": url, "valueBoolean": True}


def source_of(system: str) -> str:
    """The name of another system in our references, which may hold no colon."""
    if system.startswith(SOURCE):
        return unquote(system.removeprefix(SOURCE))
    return system.replace("%", "%25").replace(":", "%3A")


def system_of(source: str) -> str:
    """The inverse of ``source_of``: a URI in any case."""
    plain = unquote(source)
    return plain if ":" in plain and source_of(plain) == source else SOURCE + quote(source, safe="")
