"""One column per level: the tree out of names and references.

Each row names its ancestors from the top down. A row with a ``name`` column is that unit, below the
deepest level that is filled; without one it is the unit of its deepest filled level. Units that are only
named as ancestors are added behind the rows, once each; their place is the row where they stand first. A
level's reference, where it has one, says who is meant; elsewhere the chain of names does, and is the
reference, parted by "/" (a "/" inside a name is doubled), also of a row whose own reference is blank. Blank
cells and NEANT skip a level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd

from georegistry_desktop.domain.names import fold
from georegistry_desktop.exchange.checks.identity import first_of, positions
from georegistry_desktop.exchange.draft import Ints, text
from georegistry_desktop.exchange.mapping.file_mapping import plain

_NEARLY = 0.95
NO_UNIT = ("neant", "null", "n/a", "-")


@dataclass(frozen=True, kw_only=True)
class LevelCells:
    """The cells of one level; at least one of ``name`` and ``ref`` is there."""

    name: pd.Series[Any] | None
    ref: pd.Series[Any] | None = None
    type: str | None = None
    heading: str = ""
    """Of the references, else of the names."""


@dataclass(frozen=True, kw_only=True)
class LevelTree:
    """``ref``, ``parent_ref``, ``name``, ``type``, ``code`` and ``depth`` of the rows and, behind them, of
    the ``added`` units; ``source`` is the position of the row that each unit stands in, (n + added,).
    ``torn`` are (row, unit, parent) where a row puts a unit below another parent than earlier rows did."""

    frame: pd.DataFrame
    source: Ints
    added: int
    torn: list[tuple[int, str, str]] = field(default_factory=list)


def level_tree(
    levels: Sequence[LevelCells],
    *,
    name: pd.Series[Any] | None,
    ref: pd.Series[Any] | None,
    type_: pd.Series[Any] | None,
) -> LevelTree:
    """The tree of rows whose ancestors stand in ``levels``, from the top down."""
    count = next(len(c) for c in (levels[0].name, levels[0].ref) if c is not None)
    known_by = _apart(levels, ref)
    none = text([None] * count)
    key, parent, own_name, own_type, own_code, own_ref = none, none, none, none, none, none
    depth = pd.Series(np.zeros(count, np.int64))
    above: list[pd.DataFrame] = []
    steps = [(cells, *keys, False) for cells, keys in zip(levels, known_by, strict=True)]
    if name is not None:
        steps.append((LevelCells(name=name, type=f"Level {len(levels) + 1}"), None, None, True))
    for number, (cells, said, key_of, own) in enumerate(steps, 1):
        cell = none if cells.name is None else _units(cells.name)
        cell = cell if said is None else cell.fillna(said)
        here = ~_is_above(cell, ref, own_name, own_ref, levels) if own else cell.notna()
        if number > 1:
            above.append(_frame(key, parent, own_name, own_type, own_code, depth))
        piece = cell.str.replace("/", "//", regex=False).fillna("")
        longer = text((key + "/").where(key.notna(), "") + piece)
        found = longer if key_of is None else key_of.fillna(longer)
        parent = key.where(here, parent)
        key = found.where(here, key)
        own_name = cell.where(here, own_name)
        own_type = own_type.where(~here, cells.type)
        own_code = own_code.where(~here, None if key_of is said else said)
        own_ref = own_ref.where(~here, said)
        depth = depth.where(~here, number)
    if type_ is not None:
        # Where no column names the rows, those of the deepest level are what the list is about.
        said_type = type_.where((depth == len(levels)) & type_.notna(), own_type)
        own_type = type_ if name is not None else said_type
    key = key.where(key != "", None)
    return _with_ancestors(_frame(key, parent, own_name, own_type, own_code, depth), above, ref)


def _is_above(
    name: pd.Series[Any],
    ref: pd.Series[Any] | None,
    above: pd.Series[Any],
    said: pd.Series[Any],
    levels: Sequence[LevelCells],
) -> pd.Series[bool]:
    """Which rows are the unit of their own deepest level.

    Where levels have references, by name and reference; else by name, where a deeper level is blank, or where
    rows name themselves among the levels, as DHIS2's pivot tables do.
    """
    alike = (name.str.strip() == above).fillna(False).astype(bool)
    deepest = levels[-1].name if levels[-1].name is not None else levels[-1].ref
    assert deepest is not None
    if ref is not None and said.notna().any():
        by_name = ref.isna() & _units(deepest).isna()
        return alike & (by_name | (ref == said).fillna(False).astype(bool))
    pivot = all(plain(cells.heading).replace(" ", "").startswith("orgunitlevel") for cells in levels)
    if not pivot and alike.mean() < _NEARLY:
        alike &= _units(deepest).isna()
    return alike


def _apart(
    levels: Sequence[LevelCells], own: pd.Series[Any] | None
) -> list[tuple[pd.Series[Any] | None, pd.Series[Any] | None]]:
    """Of each level the references as they are said, and what its units are known by.

    Where codes do not begin with those of the level above (SL01, SL0102), one may well mean two units (region
    01, department 01): then the column's heading stands before each.
    """
    held = [None if cells.ref is None else _units(cells.ref) for cells in levels]
    composed = [refs for refs in (*held, own) if refs is not None]
    nested = all(_begins(below, above) for above, below in pairwise(composed))
    as_said = nested or any(cells.type is None for cells in levels)
    return [
        (refs, refs if refs is None or as_said else text(f"{cells.heading}:" + refs))
        for cells, refs in zip(levels, held, strict=True)
    ]


def _begins(below: pd.Series[Any], above: pd.Series[Any]) -> bool:
    both = (below.notna() & above.notna() & (below != above)).to_numpy(dtype=bool)
    pairs = zip(below[both], above[both], strict=True)
    begin = sum(str(one).startswith(str(other)) for one, other in pairs)
    return bool(begin >= _NEARLY * both.sum())


def _with_ancestors(rows: pd.DataFrame, above: list[pd.DataFrame], ref: pd.Series[Any] | None) -> LevelTree:
    """Add each ancestor that is no row itself; replace chains by references where rows have them."""
    known = {*rows["key"].dropna(), *([] if ref is None else ref.dropna())}
    added, sources = [rows], [np.arange(len(rows), dtype=np.int64)]
    torn: list[tuple[int, str, str]] = []
    for frame in above:
        at = first_of(frame["key"])
        first = np.flatnonzero(at == np.arange(len(frame)))
        torn += _torn(frame, at)
        new = frame.iloc[first]
        new = new[new["key"].notna() & ~new["key"].isin(list(known))]
        known.update(new["key"])
        added.append(new)
        sources.append(new.index.to_numpy(dtype=np.int64))
    frame = pd.concat(added, ignore_index=True)
    # An added unit stands before the rows that need it only by its row number, so their order stays.
    frame["ref"] = frame["key"]
    if ref is not None:
        frame["ref"] = text([*ref.fillna(rows["key"]), *frame["key"].iloc[len(rows) :]])
        at = positions(frame["parent_ref"], frame["key"])
        over = frame["ref"].to_numpy(dtype=object)
        held = frame["parent_ref"].to_numpy(dtype=object)
        frame["parent_ref"] = text([over[p] if p >= 0 else h for p, h in zip(at, held, strict=True)])
    return LevelTree(
        frame=frame.drop(columns="key"),
        source=np.concatenate(sources),
        added=len(frame) - len(rows),
        torn=torn,
    )


def _torn(frame: pd.DataFrame, first: Ints) -> list[tuple[int, str, str]]:
    """Each unit that is put below another parent than at first, told once for each other parent."""
    has = np.flatnonzero(first >= 0)
    own = frame["parent_ref"].fillna("").to_numpy(dtype=object)
    differ = has[own[has] != own[first[has]]]
    told = frame.iloc[differ].drop_duplicates(["key", "parent_ref"])
    return [
        (int(at), str(row.key), str(row.parent_ref))
        for at, row in zip(told.index, told.itertuples(), strict=True)
    ]


def _frame(
    key: pd.Series[Any],
    parent: pd.Series[Any],
    name: pd.Series[Any],
    type_: pd.Series[Any],
    code: pd.Series[Any],
    depth: pd.Series[Any],
) -> pd.DataFrame:
    return pd.DataFrame(
        {"key": key, "parent_ref": parent, "name": name, "type": type_, "code": code, "depth": depth}
    )


def _units(column: pd.Series[Any]) -> pd.Series[Any]:
    trimmed = column.str.strip()
    nothing = [word for word in trimmed.dropna().unique() if not word or fold(word) in NO_UNIT]
    return text(trimmed.where(~trimmed.isin(nothing), None))
