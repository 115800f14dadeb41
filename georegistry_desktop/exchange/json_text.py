"""The JSON inside text columns: lists of aliases, objects of extra keys."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.draft import arrow, text

_COMMA = ", "
_ESCAPED = r'["\\\x00-\x1f]'


def dumped(value: Json) -> str | None:
    """The one form in which JSON stands in text columns; None for an empty list or object."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value not in (None, [], {}) else None


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
