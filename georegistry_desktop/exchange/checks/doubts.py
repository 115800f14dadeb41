"""What programs do to lists on their way: garbled letters, swapped coordinates; and sums among the rows.

Each is told with what it should be; it is put right only where a person said so (``REPAIRS``).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.compute as pc
import shapely
from ftfy import fix_encoding

from georegistry_desktop.exchange.draft import Array, Findings, arrow, replaced
from georegistry_desktop.exchange.mapping.footers import is_sum

LETTERS, ZEROS, SWAPPED = "letters", "zeros", "swapped"
REPAIRS = {LETTERS: "letters-repaired", ZEROS: "zeros-restored", SWAPPED: "places-turned"}
"""What can be put right, and how it is told."""
_GARBLED = "[ÃÂÅÄÐÑØÙâ][\\x{80}-\\x{bf}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
"""UTF-8 that was read as Windows-1252 or Latin-1 begins so."""
_WORDS = ("name", "short_name", "type", "aliases")
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
            rows[field] = replaced(column, at, now)


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
    at = [int(n) for n in np.flatnonzero(like.to_numpy(zero_copy_only=False)) if is_sum(rows["name"].iloc[n])]
    findings.add_all(at, "row-sum", "warning", "name", value=list(rows["name"].iloc[at]))
