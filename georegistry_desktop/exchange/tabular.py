"""From a table to a draft: columns by their mapping, parents by reference, path, code, beginnings of codes or
one column per level."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange import crs as systems
from georegistry_desktop.exchange import json_text, located
from georegistry_desktop.exchange.checks import cells as values
from georegistry_desktop.exchange.csv.astray import swallowed_rows
from georegistry_desktop.exchange.csv.groups import COLUMNS as GROUP_COLUMNS
from georegistry_desktop.exchange.csv.groups import read_groups
from georegistry_desktop.exchange.csv.items import read_items, read_references
from georegistry_desktop.exchange.dates import iso_dates
from georegistry_desktop.exchange.draft import (
    ROW_TEXT,
    Array,
    Draft,
    Finding,
    Findings,
    Understood,
    draft_rows,
    empty_draft,
    no_references,
    text,
)
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.headings import listed
from georegistry_desktop.exchange.layered import guessed
from georegistry_desktop.exchange.mapping import FileMapping
from georegistry_desktop.exchange.mapping.file_mapping import Headings, named
from georegistry_desktop.exchange.mapping.footers import without_footers
from georegistry_desktop.exchange.mapping.layer_names import LAYER
from georegistry_desktop.exchange.mapping.levels import LevelCells
from georegistry_desktop.exchange.parents import (
    at_sources,
    by_code,
    by_levels,
    by_path,
    by_prefix,
    levels_of,
    may_be_reference,
)
from georegistry_desktop.exchange.seen import kinds_of, seen
from georegistry_desktop.exchange.table import Table

_Told = TypeVar("_Told", Problem, Finding)
CARRIED: Mapping[str, Iterable[str]] = {
    "name": ("name",),
    "short_name": ("short_name",),
    "code": ("code",),
    "type": ("type",),
    "level": ("type",),
    "parent_ref": ("parent",),
    "parent_uuid": ("parent",),
    "parent_code": ("parent",),
    "path": ("parent",),
    "status": ("status",),
    "opening_date": ("opening_date",),
    "closed_date": ("closed_date",),
    "aliases": ("aliases",),
    "groups": ("groups",),
    "extra": ("extra",),
    "translations": ("translations",),
    "latitude": ("point",),
    "longitude": ("point",),
    "position": ("point",),
    "geometry": ("point", "boundary"),
}
"""Which fields of a version a column stands for."""
OF_CELLS = frozenset({"formula-bare", "cell-error"})
"""What is wrong with cells of a workbook, by the heading of their column."""
KEYS = ("ref", "parent_ref", "code", "parent_code", "path")
"""Cells that are looked up by, or in, other cells."""


def draft_of(
    table: Table, options: ReadOptions, progress: Progress, elsewhere: Collection[str] = ()
) -> Draft:
    """The rows of one table; without a mapping as it is guessed. ``elsewhere`` are headings of the tables
    that are read with it."""
    headings = named(table.headings)
    by_name = {heading: table.columns[at] for heading, at in headings.at.items()}
    # A comma in a number is never read as a decimal one before somebody has said so.
    drawn = table.geometry is not None
    said = options.mapping
    guess, guesses = guessed(table)
    mapping = said.of_table(by_name) if said else replace(guess, decimal=".")
    shown = (seen(table, by_name, mapping, guesses),)
    table = without_footers(table, _keys(mapping), levelled=bool(mapping.levels))
    by_name = {heading: table.columns[at] for heading, at in headings.at.items()}
    named_crs = options.crs or mapping.crs
    crs = systems.crs_of(named_crs) if named_crs is not None and not drawn else None
    columns = {field: by_name[h] for field, h in mapping.columns.items() if h in by_name}
    taken = {h for h in mapping.headings() if h in by_name}
    unasked = {LAYER} if table.layers else set()
    others = {heading: column for heading, column in by_name.items() if heading not in taken | unasked}
    at = {field: headings.at[h] for field, h in mapping.columns.items() if h in headings.at}
    used = {*mapping.columns.values(), *(h for level in mapping.levels for h in (level.name, level.ref) if h)}
    problems = [
        *(_mild(problem, used) for problem in table.problems),
        *_of_headings(table, headings, columns.keys(), others),
        *_absent(table, said or mapping, {*by_name, *elsewhere}),
        *swallowed_rows(table, at, {headings.at[h] for h in others}),
    ]
    held = {name: text(column) for name, column in columns.items()}
    held |= {name: values.trimmed(held[name]) for name in KEYS if name in held}
    if "uuid" not in held:  # what we wrote ourselves means what it says
        held |= {name: values.without_nulls(held[name]) for name in held.keys() - {"name"}}
    levels = [
        LevelCells(
            name=text(by_name[level.name]) if level.name in by_name else None,
            ref=text(by_name[level.ref]) if level.ref in by_name else None,
            type=level.type,
            heading=level.ref or level.name or "",
        )
        for level in mapping.levels
        if {level.name, level.ref} & by_name.keys()
    ]
    missing = _missing(held.keys(), bool(levels), bool(mapping.prefixes))
    if missing and not table.headings:
        return empty_draft(problems, shown)
    if missing:
        params: dict[str, object] = {"field": missing, "value": listed(table.headings)}
        problems.append(Problem(code="columns-missing", severity="fatal", file=table.file, params=params))
        return empty_draft(problems, shown)
    progress(f"Understanding {table.file}", 0, 2)
    findings = Findings(_mild(finding, used) for finding in table.findings)
    problems += located.in_degrees(held, mapping.decimal, crs, table.file, findings)
    problems += _in_iso(held, mapping, table)
    level = levels_of(held)
    subtree = "path" in held
    if subtree:
        path_level = by_path(held)
        level = path_level if level is None else level
    if "ref" not in held and "code" in held and may_be_reference(held, bool(levels), mapping):
        held["ref"] = held["code"]
    if "ref" not in held or held["ref"] is held.get("code"):
        if "parent_code" in held:
            held.setdefault("parent_ref", held["parent_code"])
    elif "parent_code" in held and "parent_ref" not in held:
        by_code(held)
    if mapping.prefixes:
        by_prefix(held, mapping.prefixes, findings)
    source = np.arange(len(table.rows))
    if levels:
        held, source, level = by_levels(levels, held, findings)
        own = held["ref"].iloc[: len(table.rows)]
        if not {"name", "ref"} & columns.keys() and (again := int(own.dropna().duplicated().sum())):
            unnamed: dict[str, object] = {"value": again}
            problems.append(Problem(code="rows-unnamed", file=table.file, params=unnamed))
    if "type" in held:
        shown = (replace(shown[0], kinds=kinds_of(held["type"])),)
    for name, meant in (("type", mapping.types), ("status", mapping.statuses)):
        if meant and name in held:
            held[name] = text(held[name].map(meant).fillna(held[name]))

    progress(f"Understanding {table.file}", 1, 2)
    systems_seen: set[str] = set() if crs is None else {systems.title(crs)}
    point, boundary = located.shapes(held, table.geometry, crs, findings, len(source), systems_seen)
    held["aliases"] = (
        read_items(held["aliases"], "aliases", findings) if "aliases" in held else text([None] * len(source))
    )
    for name in ("extra", "translations"):
        if name in held:
            held[name] = values.objects(held[name], name, findings)
    extra = {
        key: at_sources(text(column), source, len(table.rows))
        for key, column in others.items()
        if key not in headings.nameless or column.null_count < len(column)
    }
    if extra:
        made = json_text.objects(extra)
        held["extra"] = json_text.merged(made, held["extra"]) if "extra" in held else made
    groups, memberships = read_groups([held.get(name) for name in GROUP_COLUMNS], findings)
    # Codes may stand beside the names of levels alone.
    coded = bool(levels) and bool(held["code"].notna().any())
    carriers = {*columns, *(["code"] if coded else [])}
    progress(f"Understanding {table.file}", 2, 2)
    row = table.rows[source]
    return Draft(
        rows=draft_rows(
            {name: column for name, column in held.items() if name in ROW_TEXT},
            file=text([table.file]).repeat(len(row)).reset_index(drop=True),
            row=row,
            level=level,
            subtree=subtree,
            placed=mapping.place,
            implied=len(row) - len(table.rows),
        ),
        point=point,
        boundary=boundary,
        fields=_carried(carriers, mapping, bool(levels), point, bool(extra)) | _drawn(point, boundary),
        findings=findings,
        problems=problems,
        groups=groups,
        memberships=memberships,
        references=read_references(held["references"]) if "references" in held else no_references(),
        understood=(_understood(table, mapping, columns, extra, systems_seen),),
        seen=shown,
        encodings={} if table.encoding is None else {table.file: table.encoding},
    )


def _mild(told: _Told, used: Collection[str]) -> _Told:
    """A cell without a value does no harm in a column that nothing is made of."""
    lost = told.code in OF_CELLS and told.severity == "error" and told.field not in used
    return replace(told, severity="warning") if lost else told


def _keys(mapping: FileMapping) -> set[str]:
    """The headings of what a row alone may be known by."""
    own = {heading for field, heading in mapping.columns.items() if field in (*KEYS, "uuid")}
    return own | {level.ref for level in mapping.levels if level.ref}


def _in_iso(held: dict[str, pd.Series[Any]], mapping: FileMapping, table: Table) -> Iterator[Problem]:
    """Dates of other styles as ISO 8601; which order was found in them is told."""
    for name in ("opening_date", "closed_date"):
        if name not in held:
            continue
        held[name], order = iso_dates(held[name], mapping.dates)
        if order is not None:
            params: dict[str, object] = {
                "value": mapping.columns[name],
                "order": "day" if order == "DMY" else "month",
            }
            yield Problem(code="dates-read", severity="warning", file=table.file, params=params)


def _drawn(point: Array, boundary: Array) -> frozenset[str]:
    """The fields that a file's own geometry stands for: those of the kinds that it has."""
    kinds = (("point", point), ("boundary", boundary))
    return frozenset(name for name, shapes in kinds if not shapely.is_missing(shapes).all())


def _understood(
    table: Table,
    mapping: FileMapping,
    columns: Collection[str],
    extra: Collection[str],
    systems_seen: Collection[str],
) -> Understood:
    ways = [f"beginnings of {', '.join(map(str, mapping.prefixes))}" if mapping.prefixes else ""]
    ways.append("place" if mapping.place else "")
    return Understood(
        file=table.file,
        columns={field: heading for field, heading in mapping.columns.items() if field in columns},
        levels=tuple(
            f"{level.name} ({level.ref})" if level.name and level.ref else level.name or level.ref or ""
            for level in mapping.levels
        ),
        extra=tuple(extra),
        parents=" and ".join(way for way in ways if way),
        crs=table.crs or ", ".join(sorted(systems_seen)),
    )


def _of_headings(
    table: Table, headings: Headings, fields: Collection[str], others: Mapping[str, pa.ChunkedArray]
) -> Iterator[Problem]:
    file, row = table.file, table.heading_row
    lone = {"latitude", "longitude"} - set(fields)
    if len(lone) == 1:
        known: dict[str, object] = {"field": lone.pop(), "value": listed(table.headings)}
        yield Problem(code="columns-missing", file=file, row=row, params=known)
    for heading in headings.repeated:
        yield Problem(code="column-repeated", file=file, row=row, params={"value": heading})
    for one, two in headings.alike:
        yield Problem(
            code="headings-alike", severity="warning", file=file, row=row, params={"other": one, "value": two}
        )
    for key in headings.nameless:
        if key in others and others[key].null_count < len(others[key]):
            params: dict[str, object] = {"value": headings.at[key] + 1, "name": key}
            yield Problem(code="heading-blank", severity="warning", file=file, row=row, params=params)


def _absent(table: Table, mapping: FileMapping, there: Collection[str]) -> Iterator[Problem]:
    """Headings that the mapping names and the table lacks."""
    for heading in mapping.missing(there):
        params: dict[str, object] = {"value": heading, "known": listed(table.headings)}
        yield Problem(code="mapping-heading", file=table.file, row=table.heading_row, params=params)


def _missing(has: Collection[str], levels: bool, prefixes: bool) -> str:
    """The fields that nothing can do without and no column gives."""
    if "name" not in has and not levels:
        return "name"
    return "ref" if prefixes and not {"ref", "code"} & set(has) else ""


def _carried(
    fields: Collection[str], mapping: FileMapping, levels: bool, point: Array, extra: bool
) -> frozenset[str]:
    names = [f for name in fields for f in CARRIED.get(name, ())]
    if not {"latitude", "longitude"} <= set(fields) and not {"geometry", "position"} & set(fields):
        names = [n for n in names if n != "point"]
    if "uuid" in fields and "geometry" in fields and "latitude" not in fields:
        # Our own export keeps points in columns of their own: what has none does not carry points.
        names = [n for n in names if n != "point" or any(p is not None for p in point)]
    if levels:
        names += ["name", "parent", *(["type"] if any(level.type for level in mapping.levels) else [])]
    if mapping.prefixes or mapping.place:
        names.append("parent")
    if extra:
        names.append("extra")
    return frozenset(names)
