"""What both forms of the plain layout have in common: the tables of a version, and a draft out of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from georegistry_desktop.domain.frames import TABLES, VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.records import COMPARED_FIELDS, UnitType
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.checks.identity import positions
from georegistry_desktop.exchange.draft import (
    GROUP_COLUMNS,
    GROUP_SET_COLUMNS,
    Array,
    Draft,
    Findings,
    draft_rows,
    text,
    text_frame,
)
from georegistry_desktop.exchange.json_text import storable
from georegistry_desktop.exchange.records import shown, word

FORMAT = "georegistry"
LAYOUT = 1
"""Counts up when an older program could not read the file any more."""

UNIT_TEXT = (
    "uuid",
    "parent",
    "source_ref",
    "name",
    "short_name",
    "code",
    "type",
    "status",
    "opening_date",
    "closed_date",
    "aliases",
    "extra",
    "translations",
)
_NAMES = {"parent": "parent_uuid", "source_ref": "ref"}


def about(version: VersionFrame) -> dict[str, Json]:
    """What the file is, and what of the version is in no table."""
    return {
        "format": FORMAT,
        "version": LAYOUT,
        "label": version.label,
        "lineage": version.lineage,
        "fields": [*sorted(version.fields)],
        "attributes": dict(version.attributes),
    }


def wrong_layout(known: Mapping[str, Any]) -> str:
    """Why a file with this ``about`` cannot be read; empty when it can."""
    if known.get("format") != FORMAT:
        return "it does not say that it is one"
    if str(known.get("version")) != str(LAYOUT):
        return f"it is of layout {known.get('version')}, this program reads layout {LAYOUT}"
    return ""


def type_records(version: VersionFrame) -> list[dict[str, Json]]:
    """The types as they are written."""
    return [
        {
            "name": t.name,
            "short_name": t.short_name,
            "depth": t.depth,
            "category": t.category,
            "allowed_parents": [*sorted(t.allowed_parents)],
        }
        for t in version.types
    ]


def draft_of(
    file: str,
    known: Mapping[str, Any],
    units: Mapping[str, Any],
    point: Array,
    boundary: Array,
    tables: Mapping[str, pd.DataFrame],
    types: tuple[UnitType, ...],
    findings: Findings,
) -> Draft:
    """A draft of one file. ``units`` has columns of ``UNIT_TEXT``, and altitude and accuracy as text."""
    count = len(point)
    point, boundary, heights = _checked(point, boundary, findings)
    units = {**units, "altitude": text(units["altitude"]).fillna(heights) if "altitude" in units else heights}
    given = {_NAMES.get(name, name): column for name, column in units.items()}
    rows = draft_rows(given, file=[file] * count, row=np.arange(1, count + 1, dtype=np.int64))
    groups = text_frame(GROUP_COLUMNS, {c: tables["groups"][c] for c in GROUP_COLUMNS})
    sets = text_frame(GROUP_SET_COLUMNS, {c: tables["group_sets"][c] for c in GROUP_SET_COLUMNS})
    uuids = {"unit": rows["uuid"], "group": groups["uuid"], "group_set": sets["uuid"]}
    found: dict[str, Any] = {}
    fields, problems = _about(file, known)
    attributes, odd = attributes_of(file, known.get("attributes"))
    problems += odd
    for name in ("memberships", "group_set_members", "references"):
        frame = tables[name]
        held = {c: positions(frame[c], uuids[c]) if c in uuids else text(frame[c]) for c in TABLES[name]}
        known_rows = np.logical_and.reduce([held[c] >= 0 for c in held if c in uuids])
        if not known_rows.all():
            params: dict[str, object] = {"name": name, "value": int((~known_rows).sum())}
            problems.append(Problem(code="table-rows-lost", severity="warning", file=file, params=params))
        found[name] = pd.DataFrame(held)[known_rows].reset_index(drop=True)
    return Draft(
        rows=rows,
        point=point,
        boundary=boundary,
        fields=fields,
        findings=findings,
        problems=problems,
        types=types,
        groups=groups,
        group_sets=sets,
        label=word(known.get("label")),
        lineage=word(known.get("lineage")),
        attributes=attributes,
        **found,
    )


def full_table(name: str, given: pd.DataFrame | None) -> pd.DataFrame:
    """The table with all its columns as text; those that are not given are null."""
    if given is None:
        return text_frame(TABLES[name], {})
    return text_frame(TABLES[name], {c: given[c] for c in TABLES[name] if c in given}, len(given))


def _about(file: str, known: Mapping[str, Any]) -> tuple[frozenset[str], list[Problem]]:
    """The fields that the file says it carries, and what of its head is not what it should be."""
    said = known.get("fields")
    listed = said if isinstance(said, list) else []
    carried = frozenset(name for name in listed if isinstance(name, str)) & frozenset(COMPARED_FIELDS)
    odd = [("fields", name) for name in listed if not isinstance(name, str) or name not in carried]
    if not isinstance(said, list):
        odd.append(("fields", said))
    odd += [(key, known[key]) for key in ("label", "lineage") if known.get(key) and not word(known[key])]
    return carried, [
        Problem(code="value-kind", file=file, field=key, params={"value": shown(value)}) for key, value in odd
    ]


def attributes_of(file: str, given: Json) -> tuple[dict[str, str], list[Problem]]:
    """See ``VersionFrame.attributes``, and a problem for what is none of its ids."""
    held = storable(given)
    made: dict[str, str] = {}
    odd: list[Json] = [] if held is None or isinstance(held, dict) else [held]
    for key, value in held.items() if isinstance(held, dict) else ():
        if (uid := word(value)) is not None:
            made[key] = uid
        else:
            odd.append(value)
    return made, [
        Problem(code="value-kind", file=file, field="attributes", params={"value": shown(value)})
        for value in odd
    ]


def type_of(record: Mapping[str, Any]) -> tuple[UnitType | None, str]:
    """A type as far as the record gives one, and the key of what is wrong with it (empty: nothing)."""
    name, depth, above = word(record.get("name")), record.get("depth"), record.get("allowed_parents")
    if name is None:
        return None, "name"
    wrong = [key for key in ("short_name", "category") if record.get(key) and not word(record[key])]
    if depth is not None and (isinstance(depth, bool) or not isinstance(depth, int)):
        wrong, depth = [*wrong, "depth"], None
    parents = [word(p) for p in above] if isinstance(above, list) else []
    if (above is not None and not isinstance(above, list)) or None in parents:
        wrong.append("allowed_parents")
    made = UnitType(
        name=name,
        short_name=word(record.get("short_name")),
        depth=depth,
        category=word(record.get("category")),
        allowed_parents=frozenset(p for p in parents if p),
    )
    return made, ", ".join(wrong)


def types_of(file: str, given: object) -> tuple[tuple[UnitType, ...], list[Problem]]:
    """The types that the records give, and a problem for each record that is wrong."""
    made, problems = [], []
    records: list[object] = given if isinstance(given, list) else [] if given is None else [given]
    for row, record in enumerate(records, 1):
        found, wrong = type_of(record) if isinstance(record, dict) else (None, "types")
        made += [found] if found else []
        if wrong:
            params: dict[str, object] = {"value": shown(record)}
            problems.append(Problem(code="record-bad", file=file, row=row, field="types", params=params))
    return tuple({t.name: t for t in made}.values()), problems


def _checked(point: Array, boundary: Array, findings: Findings) -> tuple[Array, Array, pd.Series[Any]]:
    """Points, boundaries, and the points' own heights as text."""
    points, astray, altitude, _ = geometries.sorted_by_kind(point, findings)
    strays, areas, _, _ = geometries.sorted_by_kind(boundary, findings)
    for at in np.flatnonzero((astray != None) | (strays != None)):  # noqa: E711 - compares each element
        findings.add(int(at), "geometry-kind", field="geometry", value="point and boundary confused")
    return points, areas, text([None if np.isnan(z) else repr(float(z)) for z in altitude])
