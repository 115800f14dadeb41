"""Delimited text to a draft: columns understood, parents by reference, path, code or one column per level."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange import json_text
from georegistry_desktop.exchange.checks import cells as values
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.checks.identity import positions
from georegistry_desktop.exchange.csv.astray import swallowed_rows
from georegistry_desktop.exchange.csv.cells import CannotRead, Cells, read_cells
from georegistry_desktop.exchange.csv.groups import COLUMNS as GROUP_COLUMNS
from georegistry_desktop.exchange.csv.groups import read_groups
from georegistry_desktop.exchange.csv.headings import Columns, understood
from georegistry_desktop.exchange.csv.items import read_items, read_references
from georegistry_desktop.exchange.csv.levels import level_tree
from georegistry_desktop.exchange.draft import (
    ROW_TEXT,
    Array,
    Draft,
    Findings,
    arrow,
    draft_rows,
    empty_draft,
    joined,
    no_references,
    text,
)

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
    "geometry": ("point", "boundary"),
}
"""Which fields of a version a column stands for."""
KEYS = ("ref", "parent_ref", "code", "parent_code", "path")
"""Cells that are looked up by, or in, other cells."""


def read(files: Sequence[Path], *, encoding: str | None, progress: Progress) -> Draft:
    """All files as one draft; each has its own headings, a parent may stand in another file."""
    drafts, problems = [], []
    for path in files:
        try:
            cells = read_cells(path, encoding=encoding, progress=progress)
            drafts.append(_draft(path.name, cells, progress))
        except CannotRead as cannot:
            problems.append(cannot.problem)
    draft = joined(drafts or [empty_draft()])
    draft.problems.extend(problems)
    return draft


def _draft(file: str, cells: Cells, progress: Progress) -> Draft:
    columns = understood(cells.headings)
    problems = [*cells.problems, *_of_headings(file, columns, cells), *swallowed_rows(file, cells, columns)]
    held = {name: text(cells.columns[at]) for name, at in columns.fields.items()}
    held |= {name: values.trimmed(held[name]) for name in KEYS if name in held}
    missing = _missing(columns)
    if missing:
        params: dict[str, object] = {"field": missing, "value": ", ".join(h for h in cells.headings if h)}
        problems.append(Problem(code="columns-missing", severity="fatal", file=file, params=params))
        return empty_draft(problems)
    progress(f"Understanding {file}", 0, 2)
    findings = Findings()
    if not {"latitude", "longitude"} <= held.keys():
        held = {name: column for name, column in held.items() if name not in ("latitude", "longitude")}
    level = _levels(held)
    subtree = "path" in held
    if subtree:
        path_level = _by_path(held)
        level = path_level if level is None else level
    if "ref" not in held and "uuid" not in held and not columns.levels:
        held["ref"] = held["code"]
        if "parent_code" in held:
            held.setdefault("parent_ref", held["parent_code"])
    elif "parent_code" in held and "parent_ref" not in held:
        _by_code(held)
    source = np.arange(len(cells.rows))
    if columns.levels:
        held, source, level = _by_levels(cells, columns, held)

    progress(f"Understanding {file}", 1, 2)
    point, boundary = _geometry(held, findings, len(source))
    held["aliases"] = (
        read_items(held["aliases"], "aliases", findings) if "aliases" in held else text([None] * len(source))
    )
    for name in ("extra", "translations"):
        if name in held:
            held[name] = values.objects(held[name], name, findings)
    others = {
        key: _at(text(cells.columns[at]), source, len(cells.rows)) for key, at in columns.others.items()
    }
    others = {k: column for k, column in others.items() if k not in columns.nameless or column.notna().any()}
    if others:
        made = json_text.objects(others)
        held["extra"] = json_text.merged(made, held["extra"]) if "extra" in held else made
    groups, memberships = read_groups([held.get(name) for name in GROUP_COLUMNS], findings)
    progress(f"Understanding {file}", 2, 2)
    row = cells.rows[source]
    return Draft(
        rows=draft_rows(
            {name: column for name, column in held.items() if name in ROW_TEXT},
            file=text([file]).repeat(len(row)).reset_index(drop=True),
            row=row,
            level=level,
            subtree=subtree,
        ),
        point=point,
        boundary=boundary,
        fields=_carried(columns, point, others),
        findings=findings,
        problems=problems,
        groups=groups,
        memberships=memberships,
        references=read_references(held["references"]) if "references" in held else no_references(),
        encodings={file: cells.encoding},
    )


def _of_headings(file: str, columns: Columns, cells: Cells) -> Iterator[Problem]:
    lone = {"latitude", "longitude"} - columns.fields.keys()
    if len(lone) == 1:
        known: dict[str, object] = {"field": lone.pop(), "value": ", ".join(h for h in cells.headings if h)}
        yield Problem(code="columns-missing", file=file, row=1, params=known)
    for heading in columns.repeated:
        yield Problem(code="column-repeated", file=file, row=1, params={"value": heading})
    for one, two in columns.alike:
        yield Problem(
            code="headings-alike", severity="warning", file=file, row=1, params={"other": one, "value": two}
        )
    for key in columns.nameless:
        at = columns.others[key]
        if cells.columns[at].null_count < len(cells.rows):
            params: dict[str, object] = {"value": at + 1, "name": key}
            yield Problem(code="heading-blank", severity="warning", file=file, row=1, params=params)


def _missing(columns: Columns) -> str:
    """The fields that nothing can do without and no column gives."""
    has = columns.fields.keys()
    if "name" not in has and not columns.levels:
        return "name"
    if not {"ref", "uuid", "code", "path"} & has and not columns.levels:
        return "ref"
    return ""


def _carried(columns: Columns, point: Array, others: Mapping[str, object]) -> frozenset[str]:
    names = [f for name in columns.fields for f in CARRIED.get(name, ())]
    if not {"latitude", "longitude"} <= columns.fields.keys() and "geometry" not in columns.fields:
        names = [n for n in names if n != "point"]
    if "uuid" in columns.fields and "geometry" in columns.fields and "latitude" not in columns.fields:
        # Our own export keeps points in columns of their own: what has none does not carry points.
        names = [n for n in names if n != "point" or any(p is not None for p in point)]
    if columns.levels:
        names += ["name", "parent", "type"]
    if others:
        names.append("extra")
    return frozenset(names)


def _levels(held: dict[str, pd.Series[Any]]) -> Any:
    """Numbers of the level column; where there is no type column they give the types, too."""
    if "level" not in held:
        return None
    numbers, bad = values.numbers(values.unblanked(held["level"]))
    whole = ~bad & (numbers == np.round(numbers))
    words = held["level"].str.strip()
    if "type" not in held:
        # A level in words is a type.
        named = {n: f"Level {n:g}" for n in np.unique(numbers[whole])}
        held["type"] = text([named[n] if w else v for n, w, v in zip(numbers, whole, words, strict=True)])
    return np.where(whole, numbers, np.nan)


def _by_path(held: dict[str, pd.Series[Any]]) -> npt.NDArray[np.float64]:
    """``parent_ref`` (and ``ref`` where none gives it) out of "/grandparent/parent[/unit]"; the levels."""
    path = pc.utf8_trim(pc.utf8_trim_whitespace(arrow(held["path"])), "/")
    parts = pc.extract_regex(path, r"^(?:(?:.*/)?(?P<above>[^/]*)/)?(?P<last>[^/]*)$")
    above, last = (values.trimmed(text(pc.struct_field(parts, n))) for n in ("above", "last"))
    coded = "code" in held and bool((last == held["code"]).any())
    if not {"ref", "uuid"} & held.keys() and not coded:
        held["ref"] = last
    own = (last == held.get("ref", held.get("code"))).to_numpy(dtype=bool, na_value=False)
    found = above.where(own, last)
    held["parent_ref"] = held["parent_ref"].fillna(found) if "parent_ref" in held else found
    steps = pc.add(pc.count_substring(path, "/"), 1).to_numpy(zero_copy_only=False).astype(np.float64)
    return np.where(last.notna(), steps, 0) + ~own


def _by_code(held: dict[str, pd.Series[Any]]) -> None:
    wanted = held["parent_code"]
    at = (
        positions(wanted.str.strip(), held["code"].str.strip())
        if "code" in held
        else np.full(len(wanted), -1)
    )
    found = text(pc.take(arrow(held["ref"]), pa.array(np.where(at < 0, 0, at)))) if len(wanted) else wanted
    held["parent_ref"] = found.where(at >= 0, wanted)


def _by_levels(
    cells: Cells, columns: Columns, held: dict[str, pd.Series[Any]]
) -> tuple[dict[str, pd.Series[Any]], Any, Any]:
    count = len(cells.rows)
    tree = level_tree(
        [text(cells.columns[at]) for at in columns.levels],
        [cells.headings[at] for at in columns.levels],
        name=held.get("name"),
        ref=held.get("ref"),
        type_=held.get("type"),
    )
    made = {name: _at(column, tree.source, count) for name, column in held.items()}
    made.update({str(name): text(tree.frame[name]) for name in ("ref", "parent_ref", "name", "type")})
    return made, tree.source, tree.frame["depth"].to_numpy(dtype=np.float64)


def _at(column: pd.Series[Any], source: Any, count: int) -> pd.Series[Any]:
    """The column's cells for the rows, null for units that only the levels name."""
    if len(source) == count:
        return column
    return text(pa.concat_arrays([arrow(column), pa.nulls(len(source) - count, pa.large_string())]))


def _geometry(held: dict[str, pd.Series[Any]], findings: Findings, count: int) -> tuple[Array, Array]:
    if "geometry" not in held:
        return np.full(count, None, dtype=object), np.full(count, None, dtype=object)
    found = geometries.parsed(values.unblanked(held["geometry"]), findings)
    point, boundary, altitude, _ = geometries.sorted_by_kind(found, findings)
    if not np.isnan(altitude).all():
        high = text([None if np.isnan(z) else repr(float(z)) for z in altitude])
        held["altitude"] = held["altitude"].fillna(high) if "altitude" in held else high
    return point, boundary
