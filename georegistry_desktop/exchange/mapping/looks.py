"""What the values of a column look like."""

from __future__ import annotations

from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

Looks = Literal["empty", "shapes", "positions", "degrees", "dates", "codes", "numbers", "text", "layer"]
SHAPES = r"^\s*(?:SRID=\d+;)?\s*(?:(?:MULTI)?(?:POINT|POLYGON|LINESTRING)\s*[ZM(]|\{\s*[\"']type[\"'])"
DEGREES = r"^\s*[-+]?\d{1,3}[.,]\d{3,}\s*$"
_POSITIONS = r"^\s*[-+]?\d{1,3}\.\d{3,}[\s,;]+[-+]?\d{1,3}\.\d{3,}(?:[\s,;]+[-+]?\d+(?:\.\d+)?)*\s*$"
_DATES = r"^\s*(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:[T ].*)?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})\s*$"
_PADDED = r"^\s*0\d"
_NUMBERS = r"^\s*[-+]?(?:\d+|\d{1,3}(?:[ ,.\x{a0}\x{202f}]\d{3})*)(?:[.,]\d+)?\s*%?\s*$"
_DECIMAL_COMMA = r"^\s*[-+]?\d{1,3}(?:,\d+)?\s*$"
_POINTED = r"\d\.\d"
_NEARLY = 0.9
_MOST_DEGREES = 180
_CODES = r"^\s*(?:\S*\d\S*|[A-Z]{2,})\s*$"
_SAMPLE = 500


def sample_of(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The first few texts that are there."""
    return column.drop_null().slice(0, _SAMPLE)


def all_like(sample: pa.ChunkedArray, pattern: str) -> bool:
    """Whether there are any and all of them fit."""
    return len(sample) > 0 and bool(pc.all(pc.match_substring_regex(sample, pattern)).as_py())


def looks_of(column: pa.ChunkedArray) -> Looks:
    """By the first few values: numbers with leading zeros are codes."""
    sample = sample_of(column)
    if not len(sample):
        return "empty"
    kinds: tuple[tuple[Looks, str], ...] = (
        ("shapes", SHAPES),
        ("positions", _POSITIONS),
        ("degrees", DEGREES),
        ("dates", _DATES),
        ("numbers", _NUMBERS),
        ("codes", _CODES),
    )
    found: Looks = next((kind for kind, pattern in kinds if all_like(sample, pattern)), "text")
    if found == "numbers" and pc.any(pc.match_substring_regex(sample, _PADDED)).as_py():
        return "codes"
    return found


def decimal_sign(latitude: pa.ChunkedArray, longitude: pa.ChunkedArray) -> Literal[".", ","]:
    """What stands before the decimals of degrees: a comma where nearly all that is there are numbers with
    one, or without any, and none has a point.
    Numbers too large for degrees are no evidence: their commas may part the thousands."""
    commas = False
    for column in (latitude, longitude):
        sample = sample_of(column)
        like = pc.match_substring_regex(sample, _DECIMAL_COMMA)
        if not len(sample) or pc.any(pc.match_substring_regex(sample, _POINTED)).as_py():
            return "."
        numbers = pc.replace_substring(pc.utf8_trim_whitespace(sample.filter(like)), ",", ".")
        if pc.mean(like).as_py() < _NEARLY or pc.max(pc.abs(_floats(numbers))).as_py() > _MOST_DEGREES:
            return "."
        commas = commas or bool(pc.any(pc.match_substring(sample, ",")).as_py())
    return "," if commas else "."


def _floats(words: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.utf8_ltrim(words, "+").cast(pa.float64())
