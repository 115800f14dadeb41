"""What comes in by uuids, in rows: pairs of a run, decisions of the registry and of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from georegistry_desktop.domain.linking import LINK_STATES, LinkDecision
from georegistry_desktop.matching.reviewing.ledger import ENTRY, FORGOTTEN, Entries
from georegistry_desktop.matching.reviewing.level_order import Ids, Mask
from georegistry_desktop.matching.reviewing.marks import Marks
from georegistry_desktop.matching.reviewing.matched import Matched
from georegistry_desktop.matching.reviewing.pairs import Keys, Pairs, keys_of
from georegistry_desktop.matching.reviewing.sides import Side
from georegistry_desktop.matching.worth import WORTH

if TYPE_CHECKING:
    import pandas as pd

_CODES = {state: code for code, state in enumerate(LINK_STATES)}


def pairs(table: pd.DataFrame | None, matched: Matched | None, a: Side, b: Side) -> Pairs:
    """The pairs of ``table`` (``PAIR_COLUMNS``), else those of ``matched``, between units that are there."""
    if table is not None:
        one, two = a.numbers(table["a"]), b.numbers(table["b"])
        score = table["score"].to_numpy(dtype=np.float32, na_value=np.nan)
    elif matched is not None:
        scored = matched.matching.scored
        worth = np.flatnonzero(scored.probability >= WORTH)
        one, two = (here[rows[worth]] for here, rows in zip(matched.here, scored.pairs, strict=True))
        score = scored.probability[worth] * np.float32(100)
    else:
        one, two, score = np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32)
    there = (one < a.n) & (two < b.n)
    return Pairs(one[there], two[there], score[there], b.tree.place)


def decisions(table: pd.DataFrame, a: Side, b: Side) -> tuple[Entries, dict[int, str], pd.DataFrame]:
    """The registry's decisions as entries with their comments, and the table that ``source`` points into."""
    table = table.reset_index(drop=True)
    one, two = a.numbers(table["a"]), b.numbers(table["b"])
    entries = _entries(one, two)
    entries["state"] = table["state"].map(_CODES).fillna(FORGOTTEN).to_numpy(dtype=np.int8)
    entries["score"] = table["score"].to_numpy(dtype=np.float32, na_value=np.nan)
    entries["source"] = np.arange(len(table))
    for side, numbers, column in ((a, one, "mark_a"), (b, two, "mark_b")):
        entries["stale"] |= _stale(side, numbers, table[column].fillna("").to_numpy(dtype=object))
    rows = np.flatnonzero(table["comment"].notna().to_numpy())
    texts = table["comment"].iloc[rows].tolist()
    comments = {key: text for key, text in zip(entries["key"][rows].tolist(), texts, strict=True) if text}
    return entries, comments, table


def _stale(side: Side, numbers: Ids, marks: Marks) -> Mask:
    """Which units are not what they were when they were decided about; where no mark was kept none can be
    told. One that is gone is told by its number."""
    kept = marks.astype(bool)  # neither None nor empty
    there = np.flatnonzero((numbers >= 0) & (numbers < side.n) & kept)
    found = np.zeros(len(numbers), dtype=bool)
    found[there] = side.marks(numbers[there].astype(np.intp)) != marks[there]
    return found


def entries(plan: Sequence[LinkDecision], a: Side, b: Side) -> tuple[Entries, dict[int, str]]:
    """Decisions that were just made, in their order, with their comments."""
    one, two = a.numbers([d.a for d in plan]), b.numbers([d.b for d in plan])
    found = _entries(one, two)
    found["state"] = [_CODES[d.state] if d.state else FORGOTTEN for d in plan]
    found["score"] = [np.nan if d.score is None else d.score for d in plan]
    found["stale"] |= _stale(a, one, np.array([d.mark_a for d in plan], dtype=object))
    found["stale"] |= _stale(b, two, np.array([d.mark_b for d in plan], dtype=object))
    keys = found["key"].tolist()
    return found, {key: d.comment for key, d in zip(keys, plan, strict=True) if d.comment and d.state}


def forgotten(keys: Keys) -> Entries:
    """Entries that say of these pairs that nothing was decided."""
    found = np.zeros(len(keys), dtype=ENTRY)
    found["key"], found["state"], found["score"], found["source"] = keys, FORGOTTEN, np.nan, -1
    return found


def _entries(one: Ids, two: Ids) -> Entries:
    return forgotten(keys_of(one, two))
