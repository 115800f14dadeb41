"""What a bundle says of the version as a whole, in a ``Basic`` resource of ours."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.records import COMPARED_FIELDS, UnitType
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.fhir import own
from georegistry_desktop.exchange.fhir.bundle import Resources
from georegistry_desktop.exchange.plain.tables import type_records, types_of
from georegistry_desktop.exchange.records import shown, word


@dataclass
class About:
    """``fields`` is None where no file says which fields it carries."""

    label: str | None = None
    lineage: str | None = None
    fields: frozenset[str] | None = None
    types: tuple[UnitType, ...] = ()
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
        lists: dict[str, Json] = {}
        for name in ("fields", "types"):
            try:
                lists[name] = json.loads(word(said.get(name)) or "[]")
            except (ValueError, RecursionError):
                lists[name] = None
            if not isinstance(lists[name], list):
                params: dict[str, object] = {"value": shown(said.get(name))}
                made.problems.append(
                    Problem(code="value-kind", file=file, row=row, field=name, params=params)
                )
                lists[name] = []
        fields = lists["fields"] if isinstance(lists["fields"], list) else []
        known = frozenset(name for name in fields if isinstance(name, str)) & frozenset(COMPARED_FIELDS)
        made.fields = known | (made.fields or frozenset())
        types, wrong = types_of(file, lists["types"])
        made.problems += wrong
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
    }
    return {
        "resourceType": "Basic",
        "id": key,
        "extension": [own.with_parts(own.VERSION, said)],
        "code": {"coding": [{"system": own.LISTS, "code": "version"}], "text": "A version of a registry"},
    }
