"""Degrees as people write them: 8°30'15"N, 8 30.25 S, W 11.25."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.exchange.draft import arrow, text

_SIXTIETHS = r"\d{1,2}(?:[.,]\d+)?"
_SPOKEN = (
    r"^\s*(?P<before>[NSEWOnsewo]?)\s*(?P<sign>[-+]?)\s*(?P<degrees>\d{1,3}(?:[.,]\d+)?)"
    r"\s*(?:(?P<mark>[°º˚d:])\s*|\s+|$)"
    rf"(?:(?P<minutes>{_SIXTIETHS})\s*(?:['′’´m:]\s*|\s+|$)"
    rf"(?:(?P<seconds>{_SIXTIETHS})\s*(?:\"|″|”|''|s)?\s*)?)?"
    r"(?P<behind>[NSEWOnsewo]?)\s*$"
)
_LETTER_AT_ONCE = r"^(\s*[-+]?\d{1,3}[.,]\d+)\s*([NSEWOnsewo])\s*$"


def decimal_degrees(column: pd.Series[Any], sides: str = "NSEWO") -> pd.Series[Any]:
    """The column with all that is spelt in degrees, minutes and seconds, or with the letter of one of the
    ``sides`` of the sky (O is west: ouest, oeste), as decimal degrees. Everything else stays, also what is no
    angle, or one of another side."""
    held = arrow(column)
    plain = pc.match_substring_regex(held, r"^\s*[-+]?\d*\.?\d*(?:[eE][-+]?\d+)?\s*$")
    if pc.all(pc.fill_null(plain, True)).as_py():
        return column
    apart = pc.replace_substring_regex(held, _LETTER_AT_ONCE, r"\1° \2")
    parts = pc.extract_regex(apart, _SPOKEN)
    spoken = pc.and_(pc.fill_null(pc.invert(plain), False), parts.is_valid())
    degrees, minutes, seconds = (
        _number(pc.struct_field(parts, name)) for name in ("degrees", "minutes", "seconds")
    )
    none = pa.scalar("", parts.type[0].type)
    side = pc.utf8_upper(
        pc.binary_join_element_wise(
            pc.struct_field(parts, "before"),
            pc.struct_field(parts, "behind"),
            none,
        )
    )
    turned = pc.or_(pc.is_in(side, pa.array(["S", "W", "O"], side.type)), _is(parts, "sign", "-"))
    whole = np.nan_to_num(degrees) + np.nan_to_num(minutes) / 60 + np.nan_to_num(seconds) / 3600
    sensible = (np.nan_to_num(minutes) < 60) & (np.nan_to_num(seconds) < 60)
    known = pa.array(["", *sides], side.type)
    once = pc.is_in(side, value_set=known).to_numpy(zero_copy_only=False)
    marked = pc.not_equal(pc.binary_join_element_wise(side, pc.struct_field(parts, "mark"), none), "")
    spoken = pc.and_(spoken, pc.fill_null(marked, False))
    usable = spoken.to_numpy(zero_copy_only=False).astype(bool) & sensible & (once == True)  # noqa: E712 - null
    signed = np.where(turned.to_numpy(zero_copy_only=False) == True, -whole, whole)  # noqa: E712
    words = column.to_numpy(dtype=object, copy=True)
    words[usable] = [repr(round(float(v), 9)) for v in signed[usable]]
    return text(words)


def _number(words: pa.Array) -> Any:
    pointed = pc.replace_substring(words, ",", ".")
    blank = pc.if_else(pc.equal(pointed, ""), pa.scalar(None, pointed.type), pointed)
    return blank.cast(pa.float64()).to_numpy(zero_copy_only=False)


def _is(parts: pa.Array, name: str, word: str) -> pa.Array:
    return pc.equal(pc.struct_field(parts, name), word)
