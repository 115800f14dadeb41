"""Which words of two texts differ, and within words that are alike which letters."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

Span = tuple[int, int]
"""Start and end of a changed stretch of a text."""
_TOKENS = re.compile(r"\d[\d.,\u00a0\u202f]*\d|\w+|\s+|[^\w\s]+")
"""Numbers, with what stands between their figures, words, spaces, signs."""
_ALIKE = 0.6
_LONGEST = 2_000


def changed_spans(one: str, two: str) -> tuple[list[Span], list[Span]]:
    """The stretches of each text that the other lacks. Very long texts are marked as wholes."""
    if one == two:
        return [], []
    if max(len(one), len(two)) > _LONGEST:
        return [(0, len(one))], [(0, len(two))]
    tokens = [[m.span() for m in _TOKENS.finditer(text)] for text in (one, two)]
    words = [[text[a:b] for a, b in spans] for text, spans in zip((one, two), tokens, strict=True)]
    found: tuple[list[Span], list[Span]] = ([], [])
    for tag, i, j, k, m in SequenceMatcher(None, words[0], words[1], autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if tag == "replace" and j - i == m - k:
            for a, b in zip(tokens[0][i:j], tokens[1][k:m], strict=True):
                _within(one, a, two, b, found)
            continue
        for side, (first, last) in enumerate(((i, j), (k, m))):
            if last > first:
                found[side].append((tokens[side][first][0], tokens[side][last - 1][1]))
    return found


def _within(one: str, a: Span, two: str, b: Span, found: tuple[list[Span], list[Span]]) -> None:
    mine, theirs = one[slice(*a)], two[slice(*b)]
    if mine == theirs:
        return
    matcher = SequenceMatcher(None, mine, theirs, autojunk=False)
    if matcher.ratio() < _ALIKE or mine[0].isdigit() or theirs[0].isdigit():
        found[0].append(a)
        found[1].append(b)
        return
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            if j > i:
                found[0].append((a[0] + i, a[0] + j))
            if m > k:
                found[1].append((b[0] + k, b[0] + m))
