"""Names made comparable, whole columns at once: what is searched and what siblings are ordered by."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from georegistry_desktop.domain.names import fold, order_key

if TYPE_CHECKING:
    import pyarrow as pa

BETWEEN = "\x1f"
"""Parts the names of one unit in its searched text; no folded text holds it."""


def searched_text(name: str, short_name: str | None, aliases: Iterable[str]) -> str:
    """All names of one unit, folded."""
    short = [fold(short_name)] if short_name else []
    return BETWEEN.join([fold(name), *short, *sorted(fold(alias) for alias in aliases)])


def fold_column(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """``domain.names.fold`` of each text; null stays null."""
    import pyarrow.compute as pc

    # Most are plain letters with single spaces; only the others cost Python.
    odd = pc.fill_null(pc.match_substring_regex(texts, "[^\\x21-\\x7e ]|^ | $|  "), False)
    return _replaced(pc.ascii_lower(texts), odd, [fold(text) for text in texts.filter(odd).to_pylist()])


def order_keys(folded: pa.LargeStringArray) -> pa.LargeStringArray:
    """``domain.names.order_key`` of each text."""
    import pyarrow.compute as pc

    numbered = pc.match_substring_regex(folded, "[0-9]")
    return _replaced(folded, numbered, [order_key(text) for text in folded.filter(numbered).to_pylist()])


def searched_column(
    folded: pa.LargeStringArray, short_names: pa.LargeStringArray, aliases: pa.LargeStringArray
) -> pa.LargeStringArray:
    """``searched_text`` of each unit; ``aliases`` are JSON lists or null."""
    import pyarrow as pa
    import pyarrow.compute as pc

    short = pc.if_else(
        pc.equal(short_names, ""), pa.scalar(None, pa.large_string()), fold_column(short_names)
    )
    told = pc.is_valid(aliases)
    lists = (json.loads(text) for text in aliases.filter(told).to_pylist())
    joined = [BETWEEN.join(sorted(fold(alias) for alias in names)) or None for names in lists]
    other = _replaced(pa.nulls(len(aliases), pa.large_string()), told, joined)
    return pc.binary_join_element_wise(
        folded, short, other, pa.scalar(BETWEEN, pa.large_string()), null_handling="skip"
    )


def _replaced(
    column: pa.LargeStringArray, where: pa.BooleanArray, texts: list[str | None] | list[str]
) -> pa.LargeStringArray:
    import pyarrow as pa
    import pyarrow.compute as pc

    if not np.asarray(where).any():
        return column
    return pc.replace_with_mask(column, where, pa.array(texts, pa.large_string()))
