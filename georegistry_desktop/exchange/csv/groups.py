"""Groups in the cells of units: their references, and beside them, in the same order, names and codes."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange.csv.items import items, joined_items
from georegistry_desktop.exchange.draft import GROUP_COLUMNS, Findings, Ints, arrow, pairs, text, text_frame
from georegistry_desktop.exchange.records import identifier, shown, word

COLUMNS = ("groups", "group_names", "group_codes")
_Group = tuple[str, str | None, str | None]


def read_groups(
    columns: Sequence[pd.Series[Any] | None], findings: Findings
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Groups and memberships out of ``COLUMNS``, None where there is no such column.

    The cell's word for a group is its reference in this file, and its name where nothing names it. An item
    may be an object with id, name and code as well, in JSON or as a Python literal.
    """
    if columns[0] is None:
        return text_frame(GROUP_COLUMNS, {}), pairs("unit", "group")
    cells, codes = _different(columns, len(columns[0]))
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(len(cells) + 1))
    known: dict[str, list[str | None]] = {}
    positions: dict[str, int] = {}
    members = [np.zeros((0, 2), np.int64)]
    for code, cell in enumerate(cells):
        units: Ints = order[ends[code] : ends[code + 1]]
        found, wrong = _in_cell(*cell)
        for field, value in wrong:
            findings.add_all(units, "value-kind", field=field, value=[value] * len(units))
        for ref, name, own in found:
            positions.setdefault(ref, len(positions))
            told = known.setdefault(ref, [None, None])
            known[ref] = [told[0] or name, told[1] or own]
        at = np.array([positions[ref] for ref, _, _ in found], dtype=np.int64)
        members.append(np.column_stack([np.repeat(units, len(at)), np.tile(at, len(units))]))
    frame = text_frame(
        GROUP_COLUMNS,
        {
            "name": [name or ref for ref, (name, _) in known.items()],
            "source_ref": list(known),
            "code": [own for _, own in known.values()],
        },
    )
    return frame, pairs("unit", "group", np.concatenate(members))


def _different(columns: Sequence[pd.Series[Any] | None], count: int) -> tuple[list[list[str]], Ints]:
    """The cells of ``columns`` that stand side by side, each combination once, and which one each row has:
    few different cells stand in many rows."""
    null = pa.nulls(count, pa.large_string())
    encoded = [pc.dictionary_encode(pc.fill_null(arrow(c) if c is not None else null, "")) for c in columns]
    keys = np.zeros(count, np.int64)
    for column in encoded:
        keys = keys * len(column.dictionary) + column.indices.to_numpy(zero_copy_only=False)
    _, first, codes = np.unique(keys, return_index=True, return_inverse=True)
    return np.column_stack([c.take(first).to_pylist() for c in encoded]).tolist(), codes


def group_cells(version: VersionFrame) -> dict[str, pd.Series[Any]]:
    """The inverse: those of ``COLUMNS`` that say something, for each unit."""
    groups, memberships = version.groups, version.memberships
    labels = group_labels(groups)
    names = dict(zip(groups["uuid"], groups["name"], strict=True))
    codes = {uuid: code for uuid, code in zip(groups["uuid"], groups["code"], strict=True) if pd.notna(code)}
    told = memberships[memberships["group"].isin(list(labels))]
    held: dict[str, list[str]] = {
        str(unit): sorted(found, key=labels.__getitem__) for unit, found in told.groupby("unit")["group"]
    }

    def column(values: dict[str, str]) -> pd.Series[Any]:
        made = {unit: [values.get(group, "") for group in found] for unit, found in held.items()}
        cells = {unit: joined_items(found) for unit, found in made.items() if any(found)}
        return text([cells.get(uuid) for uuid in version.units["uuid"]])

    made = {"groups": column(labels)}
    if any(labels[uuid] != name for uuid, name in names.items() if uuid in labels):
        made["group_names"] = column(names)
    if codes:
        made["group_codes"] = column(codes)
    return made


def group_labels(groups: pd.DataFrame) -> dict[str, str]:
    """The word for each group, by uuid: its reference where each has one of its own, else its name,
    else its uuid."""
    for column in ("source_ref", "name", "uuid"):
        if groups[column].notna().all() and groups[column].is_unique:
            return dict(zip(groups["uuid"], groups[column], strict=True))
    return {}


def _in_cell(groups: str, names: str, codes: str) -> tuple[list[_Group], list[tuple[str, str]]]:
    """The groups of one row, and (field, value) of what cannot be understood."""
    wrong: list[tuple[str, str]] = []
    listed = _objects(groups) or items(groups)
    beside: list[list[str | None]] = []
    for field, cell in zip(COLUMNS[1:], (names, codes), strict=True):
        found = [word(item) for item in items(cell)] or [None] * len(listed)
        if len(found) != len(listed):
            wrong.append((field, cell[:60]))
            found = [None] * len(listed)
        beside.append(found)
    made: list[_Group] = []
    for item, name, code in zip(listed, *beside, strict=True):
        ref = identifier(item)
        if isinstance(item, dict):
            name, code = name or word(item.get("name")), code or word(item.get("code"))
            ref = ref or name
        if ref:
            made.append((ref, name, code))
        elif item not in (None, ""):
            wrong.append((COLUMNS[0], shown(item)))
    return made, wrong


def _objects(cell: str) -> list[Any]:
    """A list of objects as Python writes it."""
    if not cell.lstrip().startswith("[{'"):
        return []
    try:
        found = ast.literal_eval(cell.strip())
    except (ValueError, SyntaxError, TypeError, RecursionError, MemoryError):
        return []  # then the cell is read as a list of names
    return found if isinstance(found, list) else []
