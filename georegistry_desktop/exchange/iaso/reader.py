"""Iaso's GeoPackages to a draft: each layer is a list, its type and depth stand in its name."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.exchange.draft import (
    GROUP_COLUMNS,
    Draft,
    each_group_once,
    empty_draft,
    joined,
    text_frame,
)
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.geopackage.file import opened
from georegistry_desktop.exchange.geopackage.layers import stored_layer
from georegistry_desktop.exchange.iaso.layer_names import GROUPS, LAYER, NO_DEPTH, NO_TYPE
from georegistry_desktop.exchange.mapping import FileMapping
from georegistry_desktop.exchange.table import CannotRead, Table
from georegistry_desktop.exchange.tabular import draft_of
from georegistry_desktop.exchange.vector.files import table_of
from georegistry_desktop.exchange.vector.layers import UNREADABLE, Layer, layer_names

_DEEPEST = 3
"""Digits of a depth."""
TYPE, DEPTH = "type in the layer's name", "depth in the layer's name"
_OLD_REFERENCE = r"^\s*iaso#(\d+)\s*$"
"""Iaso's own numbers as older exports wrote them; now ``iaso:123``."""
_COLUMNS = {
    "ref": "ref",
    "name": "name",
    "parent_ref": "parent_ref",
    "code": "code",
    "groups": "group_refs",
    "opening_date": "opening_date",
    "closed_date": "closed_date",
    "uuid": "uuid",
    "type": TYPE,
    "level": DEPTH,
}
_REPEATED = frozenset({"parent", "group_names", "geography"})
"""What Iaso's export says a second time in words."""


def read_iaso(files: Sequence[Path], *, options: ReadOptions, progress: Progress) -> Draft:
    """All files as one draft."""
    drafts, problems = [], []
    for path in files:
        try:
            drafts += _drafts(path, options, progress)
        except CannotRead as cannot:
            problems.append(cannot.problem)
    draft = joined(drafts or [empty_draft()])
    draft.problems.extend(problems)
    return draft


def _drafts(path: Path, options: ReadOptions, progress: Progress) -> list[Draft]:
    found: list[Table] = []
    names: dict[str, str | None] = {}
    problems: list[Problem] = []
    with opened(path) as held:
        try:
            layers = [name for name, _ in layer_names(str(path))]
            meant = {n: m for n in layers if (m := LAYER.match(n)) and n in (options.layers or layers)}
            chosen = [name for name, said in meant.items() if len(said["depth"]) <= _DEEPEST]
            for at, name in enumerate(chosen):
                progress(f"Reading {path.name}", at, len(chosen))
                table = table_of(stored_layer(path, held, name), f"{path.name} ({name})", path, options)
                found.append(_with_type(table, name))
            if GROUPS in layers:
                names = _group_names(stored_layer(path, held, GROUPS))
        except (*UNREADABLE, sqlite3.Error, RecursionError) as error:
            raise CannotRead(path, "file-unreadable", reason=str(error).split("\n")[0]) from error
    problems += [
        Problem(code="iaso-level", file=path.name, params={"value": name[:60]})
        for name in meant
        if name not in chosen
    ]
    if absent := [name for name in options.layers if name not in meant]:
        raise CannotRead(path, "layer-unknown", value=", ".join(absent), known=", ".join(layers))
    drafts = []
    for table, name in zip(found, chosen, strict=True):
        drafts.append(_draft(table, name, options, progress))
        if "parent_ref" not in table.headings:
            problems.append(Problem(code="parents-none", severity="warning", file=table.file))
    whole = each_group_once(joined(drafts or [empty_draft()]))
    whole.problems.extend(problems)
    return [_with_groups(whole, names)]


def _draft(table: Table, layer: str, options: ReadOptions, progress: Progress) -> Draft:
    mapping = FileMapping(
        columns={field: h for field, h in _COLUMNS.items() if h in table.headings},
        ignored=_REPEATED & {*table.headings},
    )
    draft = draft_of(table, replace(options, mapping=mapping), progress)
    said = LAYER.match(layer)
    assert said is not None
    depth = int(said["depth"])
    kind = UnitType(name=said["type"], depth=None if depth == NO_DEPTH else depth)
    types = () if said["type"] == NO_TYPE else (kind,)
    return replace(draft, types=types, understood=())


def _with_type(table: Table, layer: str) -> Table:
    """With the type and the depth of the layer's name in each row; groups parted as our lists part them."""
    said = LAYER.match(layer)
    assert said is not None
    depth = None if int(said["depth"]) == NO_DEPTH else said["depth"]
    kind = None if said["type"] == NO_TYPE else said["type"]
    count = len(table.rows)
    more = {
        heading: pa.chunked_array([pa.array([value] * count, pa.large_string())])
        for heading, value in ((TYPE, kind), (DEPTH, depth))
    }
    columns = dict(zip(table.headings, table.columns, strict=True)) | more
    if "group_refs" in columns:
        columns["group_refs"] = _as_lists(columns["group_refs"])
    for heading in {"ref", "parent_ref"} & columns.keys():
        columns[heading] = _as_now(columns[heading])
    return replace(table, headings=[*columns], columns=[*columns.values()])


def _as_lists(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Commas part the references there; in our lists a semicolon would, which may stand in one."""
    encoded = column.combine_chunks().dictionary_encode()
    cells = [
        _as_now(pa.chunked_array([cell.split(",")])).to_pylist() for cell in encoded.dictionary.to_pylist()
    ]
    lists = [json.dumps([ref.strip() for ref in cell if ref.strip()], ensure_ascii=False) for cell in cells]
    return pa.chunked_array([pa.array(lists, pa.large_string()).take(encoded.indices)])


def _as_now(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.replace_substring_regex(column, _OLD_REFERENCE, r"iaso:\1")


def _group_names(layer: Layer) -> dict[str, str | None]:
    columns = dict(zip(layer.headings, layer.columns, strict=True))
    if not {"ref", "name"} <= columns.keys():
        return {}
    refs, names = _as_now(columns["ref"]).to_pylist(), columns["name"].to_pylist()
    return {ref.strip(): name for ref, name in zip(refs, names, strict=True) if ref and ref.strip()}


def _with_groups(draft: Draft, names: dict[str, str | None]) -> Draft:
    """The groups with their names; those without members come along."""
    refs = [
        *draft.groups["source_ref"],
        *(ref for ref in names if ref not in set(draft.groups["source_ref"])),
    ]
    groups = text_frame(GROUP_COLUMNS, {"source_ref": refs, "name": [names.get(ref) or ref for ref in refs]})
    return replace(draft, groups=groups)
