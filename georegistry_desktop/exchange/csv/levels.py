"""One column per level: the tree out of names.

Each row names its ancestors from the top down. A row with a ``name`` column is that unit, below the
deepest level that is filled; without one it is the unit of its deepest filled level. Units that are only
named as ancestors are added behind the rows, once for each chain of names; their place is the row where
they stand first. Where the file gives no references, the chain of names is the reference, parted by "/"
(a "/" inside a name is doubled). Blank cells and NEANT skip a level.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from georegistry_desktop.domain.names import fold
from georegistry_desktop.exchange.checks.identity import first_of, positions
from georegistry_desktop.exchange.draft import text

NO_UNIT = ("neant", "null", "n/a", "-")


@dataclass(frozen=True, kw_only=True)
class LevelTree:
    """``ref``, ``parent_ref``, ``name``, ``type`` and ``depth`` of the rows and, behind them, of the added
    units; ``source`` is the position of the row that each unit stands in, (n + added,)."""

    frame: pd.DataFrame
    source: np.ndarray[Any, np.dtype[np.int64]]


def level_tree(
    columns: list[pd.Series[Any]],
    headings: list[str],
    *,
    name: pd.Series[Any] | None,
    ref: pd.Series[Any] | None,
    type_: pd.Series[Any] | None,
) -> LevelTree:
    """The tree of rows whose ancestors stand in ``columns``, from the top down."""
    count = len(columns[0])
    chains = text(["" for _ in range(count)])
    parent, own_name = text([None] * count), text([None] * count)
    own_type, depth = text([None] * count), pd.Series(np.zeros(count, np.int64))
    above: list[pd.DataFrame] = []
    last = [(c, h, False) for c, h in zip(columns, headings, strict=True)]
    if name is not None:
        last.append((name, f"Level {len(columns) + 1}", True))
    for level, (column, heading, own) in enumerate(last, 1):
        cell = _units(column)
        here = cell.notna() | own
        label = heading if not heading.lower().startswith(("level", "lvl")) else f"Level {level}"
        if level > 1:
            above.append(_chain_frame(chains, parent, own_name, own_type, depth))
        before = chains.where(chains != "", None)
        piece = cell.str.replace("/", "//", regex=False).fillna("")
        longer = text((chains + "/").where(chains != "", "") + piece)
        parent = before.where(here, parent)
        chains = longer.where(here, chains)
        own_name = cell.where(here, own_name)
        own_type = own_type.where(~here, label)
        depth = depth.where(~here, level)
    if name is not None and type_ is not None:
        own_type = type_
    rows = pd.DataFrame(
        {"chain": chains, "parent_ref": parent, "name": own_name, "type": own_type, "depth": depth}
    )
    rows["chain"] = rows["chain"].where(rows["chain"] != "", None)
    return _with_ancestors(rows, above, ref)


def _with_ancestors(rows: pd.DataFrame, above: list[pd.DataFrame], ref: pd.Series[Any] | None) -> LevelTree:
    """Add each ancestor that is no row itself; replace chains by references where rows have them."""
    known = set(rows["chain"].dropna())
    added, sources = [rows], [np.arange(len(rows), dtype=np.int64)]
    for frame in above:
        first = np.flatnonzero(first_of(frame["chain"]) == np.arange(len(frame)))
        new = frame.iloc[first]
        new = new[new["chain"].notna() & ~new["chain"].isin(list(known))]
        known.update(new["chain"])
        added.append(new)
        sources.append(new.index.to_numpy(dtype=np.int64))
    frame = pd.concat(added, ignore_index=True)
    source = np.concatenate(sources)
    # An added unit stands before the rows that need it only by its row number, so their order stays.
    frame["ref"] = frame["chain"]
    if ref is not None:
        frame["ref"] = text([*ref, *frame["chain"].iloc[len(rows) :]])
        at = positions(frame["parent_ref"], frame["chain"])
        over = frame["ref"].to_numpy(dtype=object)
        held = frame["parent_ref"].to_numpy(dtype=object)
        frame["parent_ref"] = text([over[p] if p >= 0 else h for p, h in zip(at, held, strict=True)])
    return LevelTree(frame=frame.drop(columns="chain"), source=source)


def _chain_frame(
    chains: pd.Series[Any],
    parent: pd.Series[Any],
    name: pd.Series[Any],
    type_: pd.Series[Any],
    depth: pd.Series[Any],
) -> pd.DataFrame:
    chain = chains.where(chains != "", None)
    return pd.DataFrame({"chain": chain, "parent_ref": parent, "name": name, "type": type_, "depth": depth})


def _units(column: pd.Series[Any]) -> pd.Series[Any]:
    trimmed = column.str.strip()
    nothing = [word for word in trimmed.dropna().unique() if not word or fold(word) in NO_UNIT]
    return text(trimmed.where(~trimmed.isin(nothing), None))
