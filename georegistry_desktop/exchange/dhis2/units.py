"""The properties of one organisation unit as DHIS2 writes them, of all versions since 2.2x."""

from __future__ import annotations

import json
from typing import Any

from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange import json_text
from georegistry_desktop.exchange.records import identifier, listed, word

EXTRA_KEYS = (
    "address",
    "attributeValues",
    "comment",
    "contactPerson",
    "description",
    "email",
    "phoneNumber",
    "url",
)
"""Properties that become ``extra`` keys; each attribute value is ``attribute:<id of the attribute>``."""

_KINDS = {1: "Point", 3: "Polygon", 4: "MultiPolygon"}


def parent(record: dict[str, Any]) -> str | None:
    """The parent's id, by ``parent`` or by the last but one of ``path``."""
    found = identifier(record.get("parent"))
    if found is None:
        steps = _steps(record)
        own = steps[-1:] == [word(record.get("id"))]
        above = steps[:-1] if own else steps
        found = above[-1] if above else None
    return found


def level(record: dict[str, Any]) -> int | None:
    """The level from 1 at the root: as said, else the length of the path."""
    said = whole(record.get("level"))
    return said if said is not None else len(_steps(record)) or None


def whole(value: object) -> int | None:
    """A whole number from 1, also in quotes."""
    found = word(value)
    return int(found) if found and found.isdecimal() and 0 < int(found) < 1000 else None


def geometry(record: dict[str, Any]) -> str | None:
    """GeoJSON text: from ``geometry`` (an object or text) or from the old ``coordinates`` text, whose
    nesting tells its kind (``featureType`` says POLYGON for nested multipolygons as well)."""
    found = record.get("geometry")
    if isinstance(found, dict):
        return json.dumps(found) if found else None
    if isinstance(found, str) and found.strip():
        return found
    coordinates = record.get("coordinates")
    if isinstance(coordinates, list):
        coordinates = json.dumps(coordinates)
    if not isinstance(coordinates, str) or not coordinates.strip():
        return None
    bare = "".join(coordinates.split())
    depth = len(bare) - len(bare.lstrip("["))
    return f'{{"type": "{_KINDS.get(depth, "LineString")}", "coordinates": {bare}}}'


def translations(record: dict[str, Any]) -> str | None:
    """A JSON object keyed ``locale:property``, the property in lower case: ``fr:short_name``."""
    found: dict[str, Json] = {}
    for item in listed(record.get("translations")):
        if isinstance(item, dict) and (value := word(item.get("value"))) is not None:
            found[f"{word(item.get('locale')) or '?'}:{(word(item.get('property')) or 'NAME').lower()}"] = (
                value
            )
    return json_text.dumped(found)


def extra(record: dict[str, Any]) -> str | None:
    """A JSON object of ``EXTRA_KEYS`` that are not empty."""
    found: dict[str, Json] = {}
    for key in EXTRA_KEYS:
        if key not in record:
            continue
        if key == "attributeValues":
            for item in listed(record[key]):
                name = identifier(item.get("attribute")) if isinstance(item, dict) else None
                if name and (value := word(item.get("value"))) is not None:
                    found[f"attribute:{name}"] = value
        elif record[key] not in (None, "", [], {}):
            found[key] = record[key]
    return json_text.dumped(found)


def _steps(record: dict[str, Any]) -> list[str]:
    return [step for step in (word(record.get("path")) or "").split("/") if step]
