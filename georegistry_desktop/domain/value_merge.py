"""Three-way merge of texts by words and of JSON objects by keys."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from georegistry_desktop.domain.values import Json, same_value

_WORDS = re.compile(r"\s*\S+")


def merged_value(ancestor: object, ours: object, theirs: object) -> Json:
    """Both sides' edits of one value; None where they touch the same words or keys, or are no such values."""
    if isinstance(ancestor, str) and isinstance(ours, str) and isinstance(theirs, str):
        return _texts(ancestor, ours, theirs)
    if isinstance(ancestor, dict) and isinstance(ours, dict) and isinstance(theirs, dict):
        return _objects(ancestor, ours, theirs)
    return None


def _texts(ancestor: str, ours: str, theirs: str) -> str | None:
    base, mine, other = (_WORDS.findall(text) for text in (ancestor, ours, theirs))
    edits = sorted({*_edits(base, mine), *_edits(base, other)})
    merged: list[str] = []
    at = 0
    for start, end, words in edits:
        if start < at:
            return None
        merged += base[at:start]
        merged += words
        at = end
    # Two words put in at the same place have no order.
    if len({(start, end) for start, end, _ in edits}) < len(edits):
        return None
    return "".join(merged + base[at:]).strip()


def _edits(base: list[str], changed: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    codes = SequenceMatcher(None, base, changed, autojunk=False).get_opcodes()
    return [(i, j, tuple(changed[k:m])) for tag, i, j, k, m in codes if tag != "equal"]


def _objects(
    ancestor: dict[str, Json], ours: dict[str, Json], theirs: dict[str, Json]
) -> dict[str, Json] | None:
    merged: dict[str, Json] = {}
    for key in [*theirs, *(k for k in ours if k not in theirs)]:
        was, mine, other = (side.get(key) for side in (ancestor, ours, theirs))
        if same_value(mine, was) or same_value(mine, other):
            value = other
        elif same_value(other, was):
            value = mine
        else:
            return None
        if value is not None:
            merged[key] = value
    return merged
