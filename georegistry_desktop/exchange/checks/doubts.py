"""What programs do to lists on their way: garbled letters, zeros that were eaten, swapped coordinates, sums.

Each is told with what it should be; it is put right only where a person said so (``REPAIRS``).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from ftfy import fix_encoding

from georegistry_desktop.domain.names import fold
from georegistry_desktop.exchange.draft import Array, Findings, Ints, arrow, text

LETTERS, ZEROS, SWAPPED = "letters", "zeros", "swapped"
REPAIRS = {LETTERS: "letters-repaired", ZEROS: "zeros-restored", SWAPPED: "places-turned"}
"""What can be put right, and how it is told."""
_GARBLED = "[ÃÂÅÄÐÑØÙâ][\\x{80}-\\x{bf}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
"""UTF-8 that was read as Windows-1252 or Latin-1 begins so."""
_WORDS = ("name", "short_name", "type", "aliases")
_SUMS = re.compile(r"(?:grand |sous |sub)?(?:total|subtotal|ensemble|totaux|totales)(?: general)?")
_SHORTEST, _FEWEST = 3, 10
"""Digits of a code, and codes, from which on lengths say anything."""
_DENSE = 0.7
_ENOUGH = 10
_MIDDLE = (5, 95)


def garbled(rows: pd.DataFrame, findings: Findings, repairs: Collection[str]) -> None:
    """Letters of UTF-8 that somebody read in another encoding, in names and types."""
    for field in _WORDS:
        column = rows[field]
        if pc.all(pc.string_is_ascii(arrow(column))).as_py() is not False:
            continue
        held = pc.fill_null(pc.match_substring_regex(arrow(column), _GARBLED), False)
        at = np.flatnonzero(held.to_numpy(zero_copy_only=False))
        meant = {word: fix_encoding(word) for word in set(column.iloc[at])}
        at = np.array([n for n in at if meant[column.iloc[n]] != column.iloc[n]], dtype=np.int64)
        if not len(at):
            continue
        was = list(column.iloc[at])
        now = [meant[word] for word in was]
        code = "letters-repaired" if LETTERS in repairs else "letters-garbled"
        findings.add_all(at, code, "warning", field, value=was, other=now)
        if LETTERS in repairs:
            rows[field] = _replaced(column, at, now)


def shortened(rows: pd.DataFrame, findings: Findings, repairs: Collection[str]) -> None:
    """Codes of digits that are one shorter than the others of their type: a spreadsheet makes 7 of 007.

    Numbers that follow each other, 998, 999, 1000, are meant as they are. A finding for each column and type,
    at its first row.
    """
    padded: dict[str, str] = {}
    kinds = rows["type"].fillna("").to_numpy(dtype=object)
    for field in ("ref", "code"):
        column = rows[field]
        size = pc.utf8_length(arrow(column)).to_numpy(zero_copy_only=False)
        digits = pc.fill_null(pc.match_substring_regex(arrow(column), r"^\d{1,18}$"), False)
        good = digits.to_numpy(zero_copy_only=False)
        for kind in pd.unique(kinds):
            short, length = _short(column, size, good, np.flatnonzero(kinds == kind))
            if not len(short):
                continue
            was = list(column.iloc[short])
            code = "zeros-restored" if ZEROS in repairs else "zeros-lost"
            told = was[0].zfill(length)
            findings.add(int(short[0]), code, "warning", field, count=len(short), value=was[0], other=told)
            if ZEROS in repairs:
                now = [word.zfill(length) for word in was]
                rows[field] = column = _replaced(column, short, now)
                padded |= dict(zip(was, now, strict=True)) if field == "ref" else {}
    if padded:
        above = rows["parent_ref"]
        known = above.isin(list(padded)) & ~above.isin(rows["ref"])
        at = np.flatnonzero(known.to_numpy())
        rows["parent_ref"] = _replaced(above, at, [padded[word] for word in above.iloc[at]])


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


def swapped(point: Array, boundary: Array, findings: Findings, repairs: Collection[str]) -> Array:
    """The points (n,) in EPSG:4326; those far from where the others lie that would lie among them with
    latitude and longitude swapped are told.

    Where the others lie say the boundaries, or else the middle nine tenths of the points.
    """
    has = np.flatnonzero(~shapely.is_missing(point))
    x, y = shapely.get_x(point[has]), shapely.get_y(point[has])
    box = _where(boundary, x, y)
    if box is None:
        return point
    astray = has[~_within(box, x, y) & _within(box, y, x)]
    if not len(astray):
        return point
    code = "places-turned" if SWAPPED in repairs else "places-swapped"
    shown = [f"{p.y:g} {p.x:g}" for p in point[astray]]
    findings.add_all(astray, code, "warning", "point", value=shown)
    if SWAPPED not in repairs:
        return point
    turned = point.copy()
    turned[astray] = shapely.points(shapely.get_y(point[astray]), shapely.get_x(point[astray]))
    return turned


def _where(boundary: Array, x: Any, y: Any) -> npt.NDArray[np.float64] | None:
    """West, south, east and north, with a margin."""
    drawn = boundary[~shapely.is_missing(boundary)]
    if len(drawn):
        box, margin = shapely.total_bounds(drawn), 0.1
    elif len(x) < _ENOUGH:
        return None
    else:
        (west, east), (south, north) = np.percentile(x, _MIDDLE), np.percentile(y, _MIDDLE)
        box, margin = np.array([west, south, east, north]), 1.0
    wide = np.maximum(box[2:] - box[:2], 0.1) * margin
    found: npt.NDArray[np.float64] = box + np.concatenate([-wide, wide])
    return found


def _within(box: Any, x: Any, y: Any) -> npt.NDArray[np.bool_]:
    inside: npt.NDArray[np.bool_] = (x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3])
    return inside


def sums(rows: pd.DataFrame, findings: Findings) -> None:
    """Rows that are the sum of others."""
    held = arrow(rows["name"])
    like = pc.fill_null(pc.match_substring_regex(held, r"(?i)^\s*\S*\s*(tot|subtot|ensemble)"), False)
    at = [
        int(n)
        for n in np.flatnonzero(like.to_numpy(zero_copy_only=False))
        if _SUMS.fullmatch(" ".join(fold(rows["name"].iloc[n]).replace("-", " ").split()))
    ]
    findings.add_all(at, "row-sum", "warning", "name", value=list(rows["name"].iloc[at]))


def _replaced(column: pd.Series[Any], at: Ints, words: list[str]) -> pd.Series[Any]:
    cells = column.to_numpy(dtype=object, copy=True)
    cells[at] = words
    return text(pa.array(cells, pa.large_string(), from_pandas=True))
