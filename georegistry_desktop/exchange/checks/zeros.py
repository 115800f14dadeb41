"""Zeros in front of codes that a spreadsheet ate: it makes 7 of 007.

What stands elsewhere proves it: a parent 007 where the only reference is 7, or an earlier import of the
source.
Without proof it is likely where codes of digits are one shorter than the others of their type.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.exchange.checks.doubts import REPAIRS, ZEROS
from georegistry_desktop.exchange.draft import Findings, Ints, arrow, replaced

_PADDED = r"^0\d{1,17}$"
_SHORTEST, _FEWEST = 3, 10
"""Digits of a code, and codes, from which on lengths say anything."""
_DENSE = 0.7


def shortened(
    rows: pd.DataFrame, findings: Findings, repairs: Collection[str], earlier: Collection[str] = ()
) -> None:
    """References and codes that lack zeros, filled up where that is among ``repairs``.

    ``earlier`` are references with zeros in front that the source has had, and not without them. There is a
    finding for each column and proof, or type, at its first row.
    """
    repair = ZEROS in repairs
    ref, above = rows["ref"], rows["parent_ref"]
    as_reference = (rows["code"] == ref).to_numpy(dtype=bool, na_value=False)
    lost = {
        "zeros-lost-parents": _lost(arrow(above), ref, absent=ref),
        "zeros-lost-earlier": _lost(pa.array([*earlier], pa.large_string()), ref, absent=ref),
    }
    full: dict[str, str] = {}
    for code, found in lost.items():
        new = {short: whole for short, whole in found.items() if short not in full}
        full |= new
        _fill(rows, "ref", new, code, findings, repair=repair)
    own = arrow(ref)
    parents = {short: whole for short, whole in _lost(own, above).items() if not _holds(own, short)}
    _fill(rows, "parent_ref", parents, "zeros-lost-refs", findings, repair=repair)
    full |= _by_lengths(rows, "ref", full, findings, repair=repair)
    if repair and full:
        rows["code"] = rows["code"].where(~as_reference, rows["ref"])
        at = np.flatnonzero((above.isin([*full]) & ~rows["parent_ref"].isin(rows["ref"])).to_numpy())
        rows["parent_ref"] = replaced(rows["parent_ref"], at, [full[word] for word in above.iloc[at]])
    _by_lengths(rows, "code", full, findings, repair=repair)


def _lost(said: pa.Array, column: pd.Series[Any], *, absent: pd.Series[Any] | None = None) -> dict[str, str]:
    """What stands in ``column`` without the zeros with which it is ``said``, and in one way only; with the
    zeros it is not among ``absent``."""
    padded = pc.unique(said.filter(pc.fill_null(pc.match_substring_regex(said, _PADDED), False)))
    if absent is not None:
        padded = padded.filter(pc.invert(pc.is_in(padded, value_set=arrow(absent))))
    bare = pc.utf8_ltrim(padded, "0")
    bare = pc.if_else(pc.equal(bare, ""), "0", bare)
    there = pc.is_in(bare, value_set=arrow(column))
    shorts, wholes = bare.filter(there).to_pylist(), padded.filter(there).to_pylist()
    times = Counter(shorts)
    return {short: whole for short, whole in zip(shorts, wholes, strict=True) if times[short] == 1}


def _holds(held: pa.Array, word: str) -> bool:
    return bool(pc.any(pc.equal(held, word)).as_py())


def _fill(
    rows: pd.DataFrame,
    field: str,
    full: Mapping[str, str],
    code: str,
    findings: Findings,
    *,
    repair: bool,
) -> None:
    at = np.flatnonzero(rows[field].isin([*full]).to_numpy())
    if len(at):
        _tell(rows, field, at, [full[word] for word in rows[field].iloc[at]], code, findings, repair=repair)


def _tell(
    rows: pd.DataFrame,
    field: str,
    at: Ints,
    wholes: list[str],
    code: str,
    findings: Findings,
    *,
    repair: bool,
) -> None:
    told = "parent" if field == "parent_ref" else field
    shown = rows[field].iloc[at[0]]
    findings.add(
        int(at[0]),
        REPAIRS[ZEROS] if repair else code,
        "warning",
        told,
        count=len(at),
        value=shown,
        other=wholes[0],
    )
    if repair:
        rows[field] = replaced(rows[field], at, wholes)


def _by_lengths(
    rows: pd.DataFrame, field: str, proved: Mapping[str, str], findings: Findings, *, repair: bool
) -> dict[str, str]:
    """What is likely by lengths alone, beside what is ``proved``.

    Numbers that follow each other, 998, 999, 1000, are meant as they are.
    """
    kinds = rows["type"].fillna("").to_numpy(dtype=object)
    known = np.flatnonzero(rows[field].isin([*proved]).to_numpy()) if proved else np.zeros(0, np.int64)
    column = replaced(rows[field], known, [proved[word] for word in rows[field].iloc[known]])
    size = pc.utf8_length(arrow(column)).to_numpy(zero_copy_only=False)
    digits = pc.fill_null(pc.match_substring_regex(arrow(column), r"^\d{1,18}$"), False)
    good = digits.to_numpy(zero_copy_only=False)
    full: dict[str, str] = {}
    for kind in pd.unique(kinds):
        short, length = _short(column, size, good, np.flatnonzero(kinds == kind))
        if len(short):
            was = [*column.iloc[short]]
            wholes = [word.zfill(length) for word in was]
            full |= dict(zip(was, wholes, strict=True))
            _tell(rows, field, short, wholes, "zeros-lost", findings, repair=repair)
    return full


def _short(column: pd.Series[Any], size: Any, good: Any, rows: Ints) -> tuple[Ints, int]:
    """The rows with a digit less than they should have, and how many that is."""
    none = np.zeros(0, np.int64), 0
    numbers = rows[good[rows]]
    if len(numbers) < _FEWEST or len(numbers) < 0.95 * int(column.iloc[rows].notna().sum()):
        return none
    lengths = np.unique(size[numbers])
    if len(lengths) != 2 or lengths[1] - lengths[0] != 1 or lengths[1] < _SHORTEST:
        return none
    values = column.iloc[numbers].astype(np.int64)
    if len(numbers) > _DENSE * (values.max() - values.min() + 1):
        return none
    return numbers[size[numbers] == lengths[0]], int(lengths[1])
