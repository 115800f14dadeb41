"""What a bundle says of the version as a whole, in a ``Basic`` resource of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.records import COMPARED_FIELDS, UnitType
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.fhir import own
from georegistry_desktop.exchange.fhir.bundle import Resources
from georegistry_desktop.exchange.plain.tables import attributes_of, type_records, types_of
from georegistry_desktop.exchange.records import shown, word

_OF_JSON: Mapping[str, type[Any]] = {"fields": list, "types": list, "attributes": dict}
"""The parts that are JSON text, and of what."""


@dataclass
class About:
    """``fields`` is None where no file says which fields it carries."""

    label: str | None = None
    lineage: str | None = None
    fields: frozenset[str] | None = None
    types: tuple[UnitType, ...] = ()
    attributes: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def about(resources: Resources) -> About:
    """What the first of our resources says; a file of somebody else's has none."""
    made = About()
    for at in resources.of("Basic"):
        resource = resources.held[at]
        said = own.parts(resource.record, own.VERSION)
        if said is None:
            continue
        file, row = resource.entry.file, resource.entry.row
        held: dict[str, Any] = {}
        for name, kind in _OF_JSON.items():
            words = word(said.get(name))
            try:
                held[name] = json.loads(words) if words else kind()
            except (ValueError, RecursionError):
                held[name] = None
            if not isinstance(held[name], kind):
                params: dict[str, object] = {"value": shown(said.get(name))}
                made.problems.append(
                    Problem(code="value-kind", file=file, row=row, field=name, params=params)
                )
                held[name] = kind()
        fields = frozenset(name for name in held["fields"] if isinstance(name, str))
        made.fields = (fields & frozenset(COMPARED_FIELDS)) | (made.fields or frozenset())
        types, wrong = types_of(file, held["types"])
        attributes, odd = attributes_of(file, held["attributes"])
        made.problems += wrong + odd
        made.attributes = attributes | made.attributes
        made.types = tuple({t.name: t for t in (*types, *made.types)}.values())
        made.label = made.label or word(said.get("label"))
        made.lineage = made.lineage or word(said.get("lineage"))
    return made


def basic(version: VersionFrame, key: str) -> dict[str, Json]:
    """The resource of a version."""
    said: dict[str, tuple[str, Json]] = {
        "label": ("valueString", version.label or None),
        "lineage": ("valueString", version.lineage or None),
        "fields": ("valueString", json.dumps(sorted(version.fields))),
        "types": ("valueString", json.dumps(type_records(version), ensure_ascii=False)),
        "attributes": ("valueString", json.dumps(dict(version.attributes), ensure_ascii=False)),
    }
    return {
        "resourceType": "Basic",
        "id": key,
        "extension": [own.with_parts(own.VERSION, said)],
        "code": {"coding": [{"system": own.LISTS, "code": "version"}], "text": "A version of a registry"},
    }
