"""What kind of place a resource is: mCSD's markers, and the name of its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.fhir import own
from georegistry_desktop.exchange.records import listed, word

_KINDS_OF_OWNERS = "organization-type"
"""HL7's own list, "Healthcare Provider", "Government": says nothing of a place."""


def is_jurisdiction(record: dict[str, Any]) -> bool:
    """Whether it is marked as an area: by mCSD's type, or as physically one."""
    return "jurisdiction" in _marks(record) or any(
        code == "jdn" for _, code, _ in _codings(record, "physicalType", "form")
    )


def is_facility(record: dict[str, Any]) -> bool:
    """Whether it is marked as a facility by mCSD's type."""
    return "facility" in _marks(record)


def type_name(location: dict[str, Any], organization: dict[str, Any]) -> str | None:
    """The name of the type: the Location's first one that is no mere marker, else the Organization's, else
    what it is physically, else the marker."""
    ways = (
        _named(location, "type"),
        _named(organization, "type"),
        _named(location, "physicalType", "form"),
        (mark.capitalize() for record in (location, organization) for mark in sorted(_marks(record))),
    )
    return next((name for way in ways for name in way), None)


def concept_of(name: str) -> Json:
    """The concept that our writer makes of the name of a type."""
    return {"coding": [{"system": own.TYPES, "code": name, "display": name}], "text": name}


def type_named(location: dict[str, Any], written: str | None) -> str | None:
    """The name of the type in a Location of ours: ``written`` while it stands there as it was written, else
    what stands there now."""
    if written is not None and concept_of(written) in listed(location.get("type")):
        return written
    for concept in listed(location.get("type")):
        codings = listed(concept.get("coding")) if isinstance(concept, dict) else []
        for coding in codings:
            if isinstance(coding, dict) and coding.get("system") == own.TYPES:
                told = [word(concept.get("text")), word(coding.get("display")), word(coding.get("code"))]
                return next((name for name in told if name and name != written), written)
    return next(_named(location, "type"), None)


def _marks(record: dict[str, Any]) -> set[str]:
    return {mark for system, code, _ in _codings(record, "type") if (mark := _mark(system, code))}


def _mark(system: str, code: str) -> str:
    last = code.rpartition(":")[2]
    known = code in (own.FACILITY, own.JURISDICTION) or "mcsd" in system.lower()
    return last if known and last in ("facility", "jurisdiction") else ""


def _named(record: dict[str, Any], *keys: str) -> Iterator[str]:
    return (
        label
        for system, code, label in _codings(record, *keys)
        if label and not _mark(system, code) and not system.endswith(_KINDS_OF_OWNERS)
    )


def _codings(record: dict[str, Any], *keys: str) -> Iterator[tuple[str, str, str]]:
    """System, code and label of each coding; a concept of words alone has neither system nor code."""
    for key in keys:
        held = record.get(key)
        for concept in listed(held) if isinstance(held, list) else [held]:
            if not isinstance(concept, dict):
                continue
            said = word(concept.get("text")) or ""
            codings = [coding for coding in listed(concept.get("coding")) if isinstance(coding, dict)]
            for coding in codings:
                system, code, label = (word(coding.get(name)) or "" for name in ("system", "code", "display"))
                yield system, code, label or said or code
            if said and not codings:
                yield "", "", said
