"""Which row of a list holds the headings: titles, notes and blank rows may stand above."""

from __future__ import annotations

from collections.abc import Sequence

from georegistry_desktop.exchange.mapping.file_mapping import plain
from georegistry_desktop.exchange.mapping.level_words import LEVEL_WORDS, NUMBERED
from georegistry_desktop.exchange.mapping.words import KNOWN, TAG

WITHIN = 25
"""Rows among which the headings stand; HXL looks for its tags there (hxlstandard.org)."""
_FEW = 3
_LONGEST = 100
_MOST_SHOWN, _LONGEST_SHOWN = 40, 60
_WORDS = {word for words in (*KNOWN.values(), *LEVEL_WORDS) for word in words}


def heading_at(records: Sequence[Sequence[str]]) -> int:
    """The position of the headings among the first rows: HXL's tags, else the first row that has not far
    fewer cells than the fullest one, or holds a known heading."""
    first = [[cell.strip() for cell in record if cell.strip()] for record in records[:WITHIN]]
    for at, told in enumerate(first):
        if is_tagged(told):
            return at
    most = max(map(len, first), default=0)
    known = [sum(map(_is_known, told)) for told in first]
    for at, told in enumerate(first):
        if known[at] or (len(told) * _FEW > most and (len(told) > 1 or most == 1)):
            # A title may fill two cells: the words of a list stand below it, in more of them.
            better = next(
                (n for n in range(at + 1, len(first)) if known[n] > 1 and len(first[n]) > len(told)), at
            )
            return at if known[at] else better
    return 0


def above(records: Sequence[Sequence[str]], at: int) -> str:
    """What stands above the headings; nothing above HXL's tags, for that says the same in words."""
    told = [" ".join(cell.strip() for cell in record if cell.strip()) for record in records[:at]]
    return "" if is_tagged([c.strip() for c in records[at]]) else " / ".join(filter(None, told))[:_LONGEST]


def is_tagged(told: Sequence[str]) -> bool:
    """Whether this is HXL's row of tags, which then are the headings."""
    tags = [cell for cell in told if TAG.fullmatch(cell)]
    return len(tags) > 1 and len(tags) * 2 > len(told)


def listed(headings: Sequence[str]) -> str:
    """The headings for a message, cut: what is no list may seem to have thousands, or one of a megabyte."""
    told = [heading[:_LONGEST_SHOWN] for heading in headings if heading]
    more = len(told) - _MOST_SHOWN
    return ", ".join(told[:_MOST_SHOWN]) + (f" … and {more:,} more" if more > 0 else "")


def _is_known(cell: str) -> bool:
    word = plain(cell)
    return word in _WORDS or any(pattern.fullmatch(word) for pattern in NUMBERED)
