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

from georegistry_desktop.exchange.checks.cells import numbers
from georegistry_desktop.exchange.draft import Array, Findings, arrow, replaced
from georegistry_desktop.exchange.mapping.footers import is_sum

LETTERS, ZEROS, SWAPPED = "letters", "zeros", "swapped"
REPAIRS = {LETTERS: "letters-repaired", ZEROS: "zeros-restored", SWAPPED: "places-turned"}
"""What can be put right, and how it is told."""
_GARBLED = "[ÃÂÅÄÐÑØÙâ][\\x{80}-\\x{bf}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
"""UTF-8 that was read as Windows-1252 or Latin-1 begins so."""
_WORDS = ("name", "short_name", "type", "aliases")
_ENOUGH = 5
_MANY = 40
_MIDDLE_OF_MANY, _MARGIN_OF_MANY = (5, 95), 1.0
_MIDDLE_OF_FEW, _MARGIN_OF_FEW = (25, 75), 2.0
"""Of few points one swapped one is more than a twentieth: it must not say where the others lie."""


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

    Where the others lie say the boundaries, or else the middle nine tenths of the points, of few the middle
    half.
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


def exchanged(
    degrees: tuple[pd.Series[Any], pd.Series[Any]],
    boundary: Array,
    findings: Findings,
    repairs: Collection[str],
) -> tuple[pd.Series[Any], pd.Series[Any]]:
    """The columns of latitude and longitude; where a latitude beyond a pole can only be the longitude, both
    are exchanged if a person said so, else told, once for all of them, and left out.

    It can be, where the others lie there as well, or where most of several rows are so.
    """
    latitude, longitude = degrees
    (north, _), (east, _) = numbers(latitude), numbers(longitude)
    with np.errstate(invalid="ignore"):
        astray = (np.abs(north) > 90) & (np.abs(north) <= 180) & (np.abs(east) <= 90)
        placed = (np.abs(north) <= 90) & (np.abs(east) <= 180)
    if not astray.any():
        return degrees
    box = _where(boundary, east[placed], north[placed])
    if box is not None:
        astray &= _within(box, north, east)
    elif int(astray.sum()) <= max(1, int(placed.sum())):
        return degrees
    at = np.flatnonzero(astray)
    if SWAPPED in repairs:
        shown = [f"{y:g} {x:g}" for y, x in zip(north[at], east[at], strict=True)]
        findings.add_all(at, "places-turned", "warning", "point", value=shown)
        return latitude.where(~astray, longitude), longitude.where(~astray, latitude)
    if len(at):
        value = f"{latitude.iloc[at[0]]} {longitude.iloc[at[0]]}"
        findings.add(int(at[0]), "places-exchanged", field="point", value=value, count=len(at))
    return latitude.where(~astray, None), longitude.where(~astray, None)


def _where(boundary: Array, x: Any, y: Any) -> npt.NDArray[np.float64] | None:
    """West, south, east and north, with a margin."""
    drawn = boundary[~shapely.is_missing(boundary)]
    if len(drawn):
        box, margin = shapely.total_bounds(drawn), 0.1
    elif len(x) < _ENOUGH:
        return None
    else:
        few = len(x) < _MANY
        middle, margin = (_MIDDLE_OF_FEW, _MARGIN_OF_FEW) if few else (_MIDDLE_OF_MANY, _MARGIN_OF_MANY)
        (west, east), (south, north) = np.percentile(x, middle), np.percentile(y, middle)
        box = np.array([west, south, east, north])
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
