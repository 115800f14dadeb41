"""DHIS2 metadata to a draft: units of all files joined, types from levels, groups, group sets, attributes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.dhis2 import units as one
from georegistry_desktop.exchange.dhis2.groups import group_tables
from georegistry_desktop.exchange.draft import Array, Draft, Findings, draft_rows, text
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.json_file import load
from georegistry_desktop.exchange.records import (
    Entry,
    entries,
    identifier,
    listed,
    no_lists,
    shown,
    word,
    words,
)

UNITS, LEVELS = "organisationUnits", "organisationUnitLevels"
GROUPS, GROUP_SETS = "organisationUnitGroups", "organisationUnitGroupSets"
ATTRIBUTES = "attributes"
PLURALS = (UNITS, LEVELS, GROUPS, GROUP_SETS, ATTRIBUTES)

CARRIED = {
    "short_name": ("shortName",),
    "code": ("code",),
    "opening_date": ("openingDate",),
    "closed_date": ("closedDate",),
    "parent": ("parent", "path"),
    "type": ("level", "path"),
    "point": ("geometry", "coordinates"),
    "boundary": ("geometry", "coordinates"),
    "translations": ("translations",),
    "groups": (GROUPS,),
    "extra": one.EXTRA_KEYS,
}
"""Which keys of a unit make the version carry a field: one unit that has the key is enough, for DHIS2
leaves out what is null."""

TEXTS = {
    "ref": ("id",),
    "name": ("name", "displayName"),
    "short_name": ("shortName",),
    "code": ("code",),
    "opening_date": ("openingDate",),
    "closed_date": ("closedDate",),
}
"""The keys of the text fields, the best one first."""


def read(files: Sequence[Path], *, options: ReadOptions, progress: Progress) -> Draft:
    """All files as one draft. Row numbers are positions in ``organisationUnits``, from 1."""
    problems: list[Problem] = []
    found: dict[str, list[Entry]] = {plural: [] for plural in PLURALS}
    for at, path in enumerate(files):
        progress(f"Reading {path.name}", at, len(files))
        held, wrong = load(path, options.encoding)
        problems += wrong
        if held is None:
            continue
        if not any(plural in held for plural in PLURALS):
            problems.append(Problem(code="metadata-empty", severity="fatal", file=path.name))
        for plural in PLURALS:
            good, bad = entries(path.name, plural, held.get(plural))
            found[plural] += good
            problems += bad
    return draft_of(found, problems, None, progress)


def draft_of(
    found: Mapping[str, Sequence[Entry]],
    problems: Sequence[Problem],
    asked: frozenset[str] | None,
    progress: Progress,
) -> Draft:
    """The lists of ``PLURALS`` as one draft. ``asked`` are the fields that a server was asked for: it carries
    them though no unit have any. None takes those that some unit has."""
    units = found[UNITS]
    problems = [*problems]
    problems += no_lists(units, "attributeValues", "translations", GROUPS)
    progress("Understanding the org units", 0, 3)
    records = [u.record for u in units]
    keys = set().union(*records)
    findings = Findings()
    levels, types = _types(found[LEVELS], records)
    names = {t.depth: t.name for t in types}
    has_level = ~np.isnan(levels)
    columns = {name: words(records, name, findings, *keys) for name, keys in TEXTS.items()}
    columns["ref"] = [ref and ref.strip() for ref in columns["ref"]]
    columns["parent_ref"] = [one.parent(r) for r in records]
    columns["type"] = [names[int(v)] if h else None for v, h in zip(levels, has_level, strict=True)]
    attributes = attribute_names(found[ATTRIBUTES], records)
    columns["extra"] = [one.extra(r, attributes) for r in records]
    columns["translations"] = _translations(records, findings)
    for at in [at for at, parent in enumerate(columns["parent_ref"]) if parent is None]:
        if (told := records[at].get("parent")) not in (None, "", {}):
            findings.add(at, "value-kind", field="parent", value=shown(told))
    progress("Reading geometries", 1, 3)
    point, boundary, altitude = _geometry(records, findings)
    columns["altitude"] = [None if np.isnan(z) else repr(float(z)) for z in altitude]
    progress("Reading groups", 2, 3)
    tables = group_tables(columns["ref"], records, found[GROUPS], found[GROUP_SETS], findings)
    carried = {name for name, of in CARRIED.items() if not keys.isdisjoint(of)}
    carried |= {"groups"} if found[GROUPS] else set()
    progress("Reading groups", 3, 3)
    return Draft(
        rows=draft_rows(
            columns,
            file=[u.file for u in units],
            row=np.array([u.row for u in units], dtype=np.int64),
            level=levels,
            subtree=True,
        ),
        point=point,
        boundary=boundary,
        fields=frozenset({"name", *carried}) if asked is None else asked | {"name"},
        findings=findings,
        problems=[*problems, *tables.problems],
        types=types,
        groups=tables.groups,
        memberships=tables.memberships,
        group_sets=tables.group_sets,
        group_set_members=tables.group_set_members,
        attributes={key: uid for uid, key in attributes.items()},
    )


def attribute_names(attributes: Sequence[Entry], units: Sequence[dict[str, Any]] = ()) -> dict[str, str]:
    """The key in ``extra`` for each attribute of units, by id: its name, where that names only one. Where no
    list of attributes has it, the values of ``units`` may say it."""
    names: dict[str, str] = {}
    for unit in units:
        for item in listed(unit.get("attributeValues")):
            about = item.get("attribute") if isinstance(item, dict) else None
            if isinstance(about, dict) and (uid := identifier(about)) and (name := word(about.get("name"))):
                names.setdefault(uid, name.strip())
    for entry in attributes:
        uid, name = identifier(entry.record), word(entry.record.get("name"))
        if uid and name and entry.record.get("organisationUnitAttribute") is not False:
            names[uid] = name.strip()
    count = Counter(names.values())
    return {uid: name for uid, name in names.items() if count[name] == 1 and one.is_free_key(name)}


def _translations(records: Sequence[dict[str, Any]], findings: Findings) -> list[str | None]:
    made = []
    for at, record in enumerate(records):
        held, odd = one.translations(record)
        made.append(held)
        for item in odd:
            findings.add(at, "value-kind", field="translations", value=shown(item))
    return made


def _types(
    levels: Sequence[Entry], records: Sequence[dict[str, Any]]
) -> tuple[np.ndarray[Any, np.dtype[np.float64]], tuple[UnitType, ...]]:
    """The level of each unit (NaN where unknown), and a type for each level from the top."""
    names: dict[int, str] = {}
    for entry in levels:
        depth = one.whole(entry.record.get("level"))
        name = word(entry.record.get("name")) or word(entry.record.get("displayName"))
        if depth is not None and name is not None:
            names[depth] = name if name not in names.values() else f"{name} {depth}"
    found = [one.level(r) for r in records]
    for depth in {d for d in found if d is not None}:
        names.setdefault(depth, f"Level {depth}")
    types = tuple(UnitType(name=names[depth], depth=depth) for depth in sorted(names))
    return np.array([np.nan if d is None else d for d in found], dtype=np.float64), types


def _geometry(
    records: Sequence[dict[str, Any]], findings: Findings
) -> tuple[Array, Array, np.ndarray[Any, np.dtype[np.float64]]]:
    words: pd.Series[Any] = text([one.geometry(r) for r in records])
    return geometries.sorted_by_kind(geometries.parsed(words, findings), findings)[:3]
