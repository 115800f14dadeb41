"""Cells that hold several things: aliases, groups, references; parted by ";" or as a JSON list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.compute as pc

from georegistry_desktop.exchange import json_text
from georegistry_desktop.exchange.draft import GROUP_COLUMNS, arrow, no_references, pairs, text, text_frame


def items(cell: str) -> list[Any]:
    """What a cell lists."""
    if cell.lstrip().startswith("["):
        try:
            found = json.loads(cell)
        except ValueError:
            found = None  # a name may begin with a bracket
        if isinstance(found, list):
            return found
    return [word for part in cell.split(";") if (word := part.strip())]


def joined_items(words: Iterable[str]) -> str | None:
    """The inverse of ``items``: parted by ";" where that can be read back, else a JSON list."""
    held = [*words]
    if not held:
        return None
    plain = ";".join(held)
    return plain if items(plain) == held and '"' not in plain else json.dumps(held, ensure_ascii=False)


def read_items(column: pd.Series[Any]) -> pd.Series[Any]:
    """A JSON list for each cell, null where there is nothing in it."""
    made = {w: json_text.name_list(str(i) for i in items(w)) for w in column.dropna().unique()}
    return text([made.get(w) for w in column.to_numpy(dtype=object)])


def read_groups(column: pd.Series[Any] | None) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Groups and memberships. The cell's word for a group is its name and its reference in this file."""
    if column is None:
        return text_frame(GROUP_COLUMNS, {}), pairs("unit", "group")
    # Few different cells stand in many rows: each is taken apart once.
    encoded = pc.dictionary_encode(arrow(column))
    groups: dict[str, int] = {}
    listed = [
        np.array([groups.setdefault(str(i), len(groups)) for i in items(cell)], dtype=np.int64)
        for cell in encoded.dictionary.to_pylist()
    ]
    members = [np.zeros((0, 2), np.int64)]
    codes = pc.fill_null(encoded.indices, len(listed)).to_numpy(zero_copy_only=False)
    order = np.argsort(codes, kind="stable")
    ends = np.searchsorted(codes[order], np.arange(len(listed) + 1))
    for code, held in enumerate(listed):
        units = order[ends[code] : ends[code + 1]]
        members.append(np.column_stack([np.repeat(units, len(held)), np.tile(held, len(units))]))
    frame = text_frame(GROUP_COLUMNS, {"name": list(groups), "source_ref": list(groups)})
    return frame, pairs("unit", "group", np.concatenate(members))


def read_references(column: pd.Series[Any]) -> pd.DataFrame:
    """``source:ref`` items, or [source, ref] pairs in JSON; without a source it is named "other"."""
    found: list[tuple[int, str, str]] = []
    for unit in np.flatnonzero(column.notna()):
        for item in items(column.iloc[unit]):
            if isinstance(item, list) and len(item) == 2:
                found.append((int(unit), str(item[0]), str(item[1])))
            else:
                source, colon, ref = str(item).partition(":")
                found.append((int(unit), source, ref) if colon else (int(unit), "other", source))
    if not found:
        return no_references()
    unit_at, sources, refs = zip(*found, strict=True)
    return pd.DataFrame({"unit": np.array(unit_at, np.int64), "source": text(sources), "ref": text(refs)})


def joined_references(pairs_: Iterable[tuple[str, str]]) -> str | None:
    """The inverse of ``read_references`` for one unit."""
    held = [*pairs_]
    plain = ";".join(f"{source}:{ref}" for source, ref in held)
    back = [tuple(str(i).partition(":")[::2]) for i in items(plain)]
    if back == held and '"' not in plain:
        return plain or None
    return json.dumps([list(pair) for pair in held], ensure_ascii=False)
