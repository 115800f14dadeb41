"""Who is who among the rows: uuids, references, codes."""

from __future__ import annotations

import os
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.problems import Severity
from georegistry_desktop.exchange.draft import Findings, Ints, arrow, text

Mask = npt.NDArray[np.bool_]

_UUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
_DASHES = (8, 13, 18, 23)


def fresh_uuids(count: int) -> pd.Series[Any]:
    """Random uuids (version 4), as text."""
    raw = np.frombuffer(os.urandom(16 * count), np.uint8).reshape(count, 16).copy()
    raw[:, 6] = raw[:, 6] & 0x0F | 0x40
    raw[:, 8] = raw[:, 8] & 0x3F | 0x80
    digits = np.frombuffer(raw.tobytes().hex().encode(), np.uint8).reshape(count, 32)
    letters = np.full((count, 36), ord("-"), np.uint8)
    letters[:, [i for i in range(36) if i not in _DASHES]] = digits
    ends = pa.py_buffer(np.arange(0, 36 * (count + 1), 36, dtype=np.int64))
    return text(pa.LargeStringArray.from_buffers(count, ends, pa.py_buffer(letters.tobytes())))


def uuids(given: pd.Series[Any], findings: Findings | None = None) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """A uuid for each row, and those of them that the file gave (null elsewhere).

    Kept in lower case where valid and standing for the first time; others are made, with a warning.
    """
    lower = arrow(given.str.strip().str.lower())
    good = pc.fill_null(pc.match_substring_regex(lower, _UUID), False).to_numpy(zero_copy_only=False)
    kept = text(lower).where(good & (first_of(text(lower)) == np.arange(len(given))))
    if findings is not None:
        bad = (kept.isna() & given.notna()).to_numpy()
        findings.add_all(np.flatnonzero(bad), "uuid-bad", "warning", "uuid", value=list(given[bad]))
    made = kept.copy()
    missing = kept.isna()
    made[missing] = fresh_uuids(int(missing.sum())).to_numpy()
    return made, kept


def first_of(column: pd.Series[Any]) -> Ints:
    """For each row the position of the first row with the same text; -1 where null."""
    encoded = pc.dictionary_encode(arrow(column))
    codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
    first = np.full(len(encoded.dictionary) + 1, -1, np.int64)
    first[codes[::-1]] = np.arange(len(codes), dtype=np.int64)[::-1]
    first[-1] = -1
    found: Ints = first[codes]
    return found


def positions(wanted: pd.Series[Any], among: pd.Series[Any]) -> Ints:
    """For each wanted text the first position where it stands in ``among``; -1 where it does not."""
    first = first_of(among)
    unique = np.flatnonzero(first == np.arange(len(first)))
    held = arrow(among).take(pa.array(unique))
    index = pc.index_in(arrow(wanted), value_set=held)
    at = pc.fill_null(index, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    found = np.full(len(wanted), -1, np.int64)
    found[at >= 0] = unique[at[at >= 0]]
    return found


def check_references(rows: pd.DataFrame, kept: pd.Series[Any], findings: Findings) -> Mask:
    """Blank and repeated references; codes that are repeated within one type.

    Answers which rows (n,) are of files in which nothing is known by a reference.
    """
    keys = rows["ref"]
    known = kept.notna().to_numpy()
    blank = keys.isna().to_numpy() & ~known  # a uuid of the file's own is key enough
    keyless = np.zeros(len(rows), bool)
    for _, held in rows.groupby("file"):
        own = held.index.to_numpy()
        without = blank[own]
        if without.all() and len(own) > 1:
            findings.add(int(own[0]), "refs-none", field="ref", count=len(own))
            keyless[own] = True
        else:
            findings.add_all(own[without], "ref-blank", field="ref")
    first = first_of(keys)
    later = _repeated(first)
    # Rows that bring their own uuids can be told apart: what the registry exported comes back.
    told = later & known & known[first]
    kinds: tuple[tuple[Mask, Severity], ...] = ((later & ~told, "error"), (told, "warning"))
    for mask, severity in kinds:
        at = np.flatnonzero(mask)
        findings.add_all(
            at,
            "ref-repeated",
            severity,
            "ref",
            value=list(keys.iloc[at]),
            other=_place(rows, first[at], at),
        )
    code = rows["code"]
    first_ref, first = first, _first_of_type(code, rows["type"])
    # A code that is the reference, too, and repeated with it has been told.
    same = (code == keys).to_numpy(dtype=bool, na_value=False) & (first == first_ref)
    at = np.flatnonzero(_repeated(first) & ~same)
    findings.add_all(
        at,
        "code-repeated",
        "warning",
        "code",
        value=list(code.iloc[at]),
        other=_place(rows, first[at], at),
    )
    return keyless


def _first_of_type(code: pd.Series[Any], kind: pd.Series[Any]) -> Ints:
    """For each row the first one of its type with the same code; -1 where it has none."""
    first = first_of(code)
    if not _repeated(first).any():
        return first
    # "84" may be a region as well as a department.
    both = pc.binary_join_element_wise(
        arrow(code), arrow(kind.fillna("")), pa.scalar("\0", pa.large_string())
    )
    return first_of(text(both))


def _repeated(first: Ints) -> Mask:
    repeated: Mask = (first >= 0) & (first != np.arange(len(first)))
    return repeated


def _place(rows: pd.DataFrame, others: Ints, at: Ints) -> list[str]:
    file, row = rows["file"].to_numpy(dtype=object), rows["row"].to_numpy()
    here = file[others] == file[at]
    return [
        str(r) if same else f"{r} of {f}" for r, f, same in zip(row[others], file[others], here, strict=True)
    ]
