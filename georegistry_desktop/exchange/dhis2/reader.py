"""DHIS2 metadata to a draft: units of all files joined, types from levels, groups, group sets."""

from __future__ import annotations

from collections.abc import Sequence
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
from georegistry_desktop.exchange.json_file import load
from georegistry_desktop.exchange.records import Entry, entries, word

UNITS, LEVELS = "organisationUnits", "organisationUnitLevels"
GROUPS, GROUP_SETS = "organisationUnitGroups", "organisationUnitGroupSets"
PLURALS = (UNITS, LEVELS, GROUPS, GROUP_SETS)

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


def read(files: Sequence[Path], *, encoding: str | None, progress: Progress) -> Draft:
    """All files as one draft. Row numbers are positions in ``organisationUnits``, from 1."""
    problems: list[Problem] = []
    found: dict[str, list[Entry]] = {plural: [] for plural in PLURALS}
    for at, path in enumerate(files):
        progress(f"Reading {path.name}", at, len(files))
        held, problem = load(path, encoding)
        if held is None:
            problems += [problem] if problem else []
            continue
        if not any(plural in held for plural in PLURALS):
            problems.append(Problem(code="metadata-empty", severity="fatal", file=path.name))
        for plural in PLURALS:
            good, bad = entries(path.name, plural, held.get(plural))
            found[plural] += good
            problems += bad
    progress("Understanding the org units", 0, 3)
    units = found[UNITS]
    records = [u.record for u in units]
    keys = set().union(*records)
    findings = Findings()
    levels, types = _types(found[LEVELS], records)
    names = {t.depth: t.name for t in types}
    has_level = ~np.isnan(levels)
    columns: dict[str, list[str | None]] = {
        "ref": [word(r.get("id")) for r in records],
        "parent_ref": [one.parent(r) for r in records],
        "name": [word(r.get("name")) or word(r.get("displayName")) for r in records],
        "short_name": [word(r.get("shortName")) for r in records],
        "code": [word(r.get("code")) for r in records],
        "opening_date": [word(r.get("openingDate")) for r in records],
        "closed_date": [word(r.get("closedDate")) for r in records],
        "type": [names[int(v)] if h else None for v, h in zip(levels, has_level, strict=True)],
        "extra": [one.extra(r) for r in records],
        "translations": [one.translations(r) for r in records],
    }
    progress("Reading geometries", 1, 3)
    point, boundary, altitude = _geometry(records, findings)
    columns["altitude"] = [None if np.isnan(z) else repr(float(z)) for z in altitude]
    progress("Reading groups", 2, 3)
    tables = group_tables(columns["ref"], records, found[GROUPS], found[GROUP_SETS])
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
        fields=frozenset({"name", *carried}),
        findings=findings,
        problems=[*problems, *tables.problems],
        types=types,
        groups=tables.groups,
        memberships=tables.memberships,
        group_sets=tables.group_sets,
        group_set_members=tables.group_set_members,
    )


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
