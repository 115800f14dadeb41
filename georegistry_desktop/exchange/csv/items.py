"""Cells that hold several things: aliases, references; parted by ";" or as a JSON list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from georegistry_desktop.exchange import json_text
from georegistry_desktop.exchange.draft import Findings, no_references, text
from georegistry_desktop.exchange.records import shown, word


def items(cell: str) -> list[Any]:
    """What a cell lists."""
    if cell.lstrip().startswith("["):
        try:
            found = json.loads(cell)
        except (ValueError, RecursionError):
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


def read_items(column: pd.Series[Any], field: str, findings: Findings) -> pd.Series[Any]:
    """A JSON list of names for each cell, null where there is nothing in it; what is no name is found."""
    held = column.to_numpy(dtype=object)
    words: dict[str, str | None] = {}
    odd: dict[str, list[Any]] = {}
    for cell in column.dropna().unique():
        listed = items(cell)
        words[cell] = json_text.name_list(name for item in listed if (name := word(item)))
        wrong = [item for item in listed if word(item) is None and item not in (None, "")]
        if wrong:
            odd[cell] = wrong
    for at in np.flatnonzero(column.isin(list(odd))) if odd else ():
        findings.add(int(at), "value-kind", field=field, value=shown(odd[held[at]]))
    return text([words.get(cell) for cell in held])


def read_references(column: pd.Series[Any]) -> pd.DataFrame:
    """``source:ref`` items, or [source, ref] pairs in JSON; without a source it is named "other"."""
    found: list[tuple[int, str, str]] = []
    for unit in np.flatnonzero(column.notna()):
        for item in items(column.iloc[unit]):
            if isinstance(item, list) and len(item) == 2:
                found.append((int(unit), word(item[0]) or "", word(item[1]) or ""))
            else:
                source, colon, ref = (word(item) or ":").partition(":")
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
