"""The JSON inside text columns: lists of aliases, objects of extra keys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from math import isfinite
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.draft import LOST, arrow, text

_ZERO = r"\u0000"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")
_DEEPEST = 100
_COMMA = ", "
_ESCAPED = r'["\\\x00-\x1f]'

_KINDS = {1: "Point", 3: "Polygon", 4: "MultiPolygon"}
"""By the number of brackets before the first coordinate."""


def dumped(value: Json) -> str | None:
    """The one form in which JSON stands in text columns; None for an empty list or object.

    What cannot be stored (see ``storable``) becomes ``LOST``.
    """
    if value in (None, [], {}):
        return None
    try:
        words = json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
        if _ZERO not in words and words.count("[") + words.count("{") <= _DEEPEST:
            return words
    except (ValueError, RecursionError):
        pass  # an endless number, or nested without an end: both are mended below
    return json.dumps(storable(value), ensure_ascii=False, sort_keys=True)


def compact(value: Json) -> str:
    """JSON of a geometry; of none where it is nested without an end, which is then told as none."""
    try:
        return json.dumps(value)
    except RecursionError:
        return "{}"


def storable(value: Json, deepest: int = _DEEPEST) -> Json:
    """The value with ``LOST`` for zero characters and halves of characters, for numbers without an end and
    for what is nested more than ``deepest`` levels."""
    if isinstance(value, str):
        return _UNSTORABLE.sub(LOST, value)
    if isinstance(value, float):
        return value if isfinite(value) else LOST
    if not isinstance(value, (dict, list)):
        return value
    if not deepest:
        return LOST
    if isinstance(value, list):
        return [storable(item, deepest - 1) for item in value]
    return {_UNSTORABLE.sub(LOST, key): storable(item, deepest - 1) for key, item in value.items()}


def checked_object(value: object) -> tuple[str | None, str]:
    """A JSON object in the form of ``dumped``, and what is wrong with it (empty: nothing)."""
    if not isinstance(value, dict):
        return None, "it is no object"
    if all(key.strip() for key in value):
        return dumped(value), ""
    return dumped({key if key.strip() else "?": item for key, item in value.items()}), "it has a blank key"


def name_list(names: Iterable[str]) -> str | None:
    """A set of names as a JSON list, sorted, each once."""
    return dumped([*sorted(set(names))])


def objects(columns: Mapping[str, pd.Series[Any]]) -> pd.Series[Any]:
    """For each row a JSON object of the columns' texts; null cells are left out, null where all are."""
    pieces = []
    for key in sorted(columns):
        encoded = pc.dictionary_encode(arrow(columns[key]))
        words = encoded.dictionary
        odd = pc.match_substring_regex(words, _ESCAPED)
        quoted = _concat('"', words, '"')
        if pc.any(odd).as_py():
            held = [json.dumps(w, ensure_ascii=False) for w in words.filter(odd).to_pylist()]
            quoted = pc.replace_with_mask(quoted, odd, pa.array(held, quoted.type))
        start = _COMMA + json.dumps(key, ensure_ascii=False) + ": "
        pieces.append(_concat(start, quoted.take(encoded.indices)))
    if not pieces:
        return text([])
    # Filled first: with null_handling="skip" Arrow would leave out the rows that are null in all columns.
    inner = pc.utf8_slice_codeunits(_concat(*(pc.fill_null(p, "") for p in pieces)), len(_COMMA))
    empty = pc.equal(inner, "")
    whole = _concat("{", inner, "}")
    return text(pc.if_else(empty, pa.scalar(None, whole.type), whole))


def merged(one: pd.Series[Any], two: pd.Series[Any]) -> pd.Series[Any]:
    """Two columns of JSON objects as one; keys of the second win."""
    result = one.fillna(two)
    both = np.flatnonzero((one.notna() & two.notna()).to_numpy())
    if len(both):
        held = result.to_numpy(dtype=object).copy()
        for at in both:
            held[at] = dumped({**json.loads(one.iloc[at]), **json.loads(two.iloc[at])})
        result = text(held)
    return result


def _concat(*parts: str | pa.Array) -> pa.Array:
    held = [pa.scalar(p, pa.large_string()) if isinstance(p, str) else p for p in parts]
    return pc.binary_join_element_wise(*held, pa.scalar("", pa.large_string()))


def geometry_of(coordinates: str) -> str:
    """GeoJSON of bare coordinates, whose nesting tells the kind; a LineString, which nobody takes for a unit,
    where it tells none."""
    depth = coordinates[: len(coordinates) - len(coordinates.lstrip("[ \t\r\n"))].count("[")
    return f'{{"type": "{_KINDS.get(depth, "LineString")}", "coordinates": {coordinates}}}'
