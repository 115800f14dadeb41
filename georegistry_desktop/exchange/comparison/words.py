"""Words of a comparison as HTML: everything escaped, what differs between two texts marked."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import escape

LONGEST = 400
"""Characters of a value that are shown; how many more there are is said."""
_WORDS = re.compile(r"\d+(?:[.,]\d+)*|\w+|\s+|[^\w\s]")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TAGS = {"gone": "del", "came": "ins"}
_NOTHING = '<span class="none" title="nothing">–</span>'


def plain(text: object) -> str:
    """Any value as text of a page; characters that no page holds become U+FFFD."""
    return escape(_UNSEEN.sub("�", str(text)))


def name(text: object) -> str:
    """A name in its own direction of writing."""
    return f'<bdi dir="auto">{plain(text)}</bdi>'


def distance(metres: float) -> str:
    """Metres as a person says them."""
    return (
        f"{metres / 1000:,.0f} km" if metres >= 10_000 else f"{metres:,.0f} m" if metres >= 1 else "under 1 m"
    )


def marked(before: str | None, after: str | None) -> tuple[str, str]:
    """Both texts with the words marked that the other has not; a dash where there is nothing."""
    if before is None or after is None:
        return _whole(before, "gone"), _whole(after, "came")
    one, two = (_WORDS.findall(text[:LONGEST]) for text in (before, after))
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    halves = ["", ""]
    for kind, a, b, c, d in matcher.get_opcodes():
        for at, (part, style) in enumerate((("".join(one[a:b]), "gone"), ("".join(two[c:d]), "came"))):
            if part:
                halves[at] += plain(part) if kind == "equal" else _mark(part, style)
    return halves[0] + _rest(before), halves[1] + _rest(after)


def _whole(text: str | None, style: str) -> str:
    return _NOTHING if text is None else _mark(text[:LONGEST], style) + _rest(text)


def _mark(text: str, style: str) -> str:
    return f'<{_TAGS[style]} class="{style}">{plain(text)}</{_TAGS[style]}>'


def _rest(text: str) -> str:
    more = len(text) - LONGEST
    return f' <span class="none">… {more:,} more characters</span>' if more > 0 else ""
