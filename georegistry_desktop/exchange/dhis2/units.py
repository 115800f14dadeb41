"""The properties of one organisation unit as DHIS2 writes them, of all versions since 2.2x."""

from __future__ import annotations

from collections.abc import Mapping
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
"""Properties that become ``extra`` keys."""

ATTRIBUTE = "attribute:"
"""With its id, the ``extra`` key of an attribute without a name of its own."""


def parent(record: dict[str, Any]) -> str | None:
    """The parent's id, by ``parent`` or by the last but one of ``path``."""
    found = identifier(record.get("parent"))
    if found is None:
        steps = _steps(record)
        own = steps[-1:] == [identifier(record.get("id"))]
        above = steps[:-1] if own else steps
        found = above[-1] if above else None
    return found


def level(record: dict[str, Any]) -> int | None:
    """The level from 1 at the root: as said, else the length of the path."""
    said = whole(record.get("level"))
    return said if said is not None else len(_steps(record)) or None


def whole(value: object) -> int | None:
    """A whole number from 1, also in quotes."""
    found = word(int(value) if isinstance(value, float) and value.is_integer() else value)
    # Python refuses to read a number of thousands of digits.
    few = found is not None and found.isdecimal() and len(found) < 10
    return int(found) if found and few and 0 < int(found) < 1000 else None


def geometry(record: dict[str, Any]) -> str | None:
    """GeoJSON text: from ``geometry`` (an object or text) or from the old ``coordinates`` text, whose
    nesting tells its kind (``featureType`` says POLYGON for nested multipolygons as well)."""
    found = record.get("geometry")
    if isinstance(found, dict):
        return json_text.compact(found) if found else None
    if isinstance(found, str) and found.strip():
        return found
    coordinates = record.get("coordinates")
    if isinstance(coordinates, list):
        coordinates = json_text.compact(coordinates)
    if not isinstance(coordinates, str) or not coordinates.strip():
        return None
    return json_text.geometry_of(coordinates)


def translations(record: dict[str, Any]) -> tuple[str | None, list[object]]:
    """A JSON object keyed ``locale:property``, the property in lower case: ``fr:short_name``; and the items
    that are no translations."""
    found: dict[str, Json] = {}
    odd: list[object] = []
    for item in listed(record.get("translations")):
        if not isinstance(item, dict):
            odd.append(item)
        elif (value := word(item.get("value"))) is not None:
            locale, name = word(item.get("locale")) or "?", word(item.get("property")) or "NAME"
            found[f"{locale}:{name.lower()}"] = value
        elif item.get("value") not in (None, ""):
            odd.append(item)
    return json_text.dumped(found), odd


def is_free_key(name: str) -> bool:
    """Whether an attribute's name can be its ``extra`` key."""
    return name not in EXTRA_KEYS and not name.startswith(ATTRIBUTE)


def extra(record: dict[str, Any], attributes: Mapping[str, str]) -> str | None:
    """A JSON object of ``EXTRA_KEYS`` that are not empty, and of the attributes under their names by id; odd
    attribute values stay as they are."""
    found: dict[str, Json] = {}
    for key in EXTRA_KEYS:
        if key not in record:
            continue
        if key == "attributeValues":
            odd: list[Json] = []
            for item in listed(record[key]):
                name = identifier(item.get("attribute")) if isinstance(item, dict) else None
                if not name:
                    odd.append(item)
                elif item.get("value") not in (None, ""):
                    found[attributes.get(name, f"{ATTRIBUTE}{name}")] = word(item["value"]) or item["value"]
            if odd:
                found[key] = odd
        elif record[key] not in (None, "", [], {}):
            found[key] = record[key]
    return json_text.dumped(found)


def _steps(record: dict[str, Any]) -> list[str]:
    path = word(record.get("path")) or ""
    return [step for part in path.split("/") if (step := part.strip())]
