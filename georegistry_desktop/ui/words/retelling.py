"""Texts that lower rooms say in English and that are kept so, told again in the language of the window.

A text is known by a template: ``Drop {version}`` is any text that begins with these words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from PySide6.QtCore import QCoreApplication

Fill = Callable[[str, str], str]
"""What a hole is filled with, by its name and what stood in it."""
_HOLE = re.compile(r"\{(\w+)\}")
_INSIDE = {"count": r"[\d,]+", "day": r"\d{4}-\d\d-\d\d"}


def retold(text: str, context: str, templates: Iterable[object], fill: Fill = lambda _, held: held) -> str:
    """The text by the first template that it is of; as it stands where it is of none.

    A hole ``{count}`` takes numbers alone and ``{day}`` dates; others take any text.
    """
    for marked in templates:
        template = str(marked)  # Qt's mark gives an object to the type checker
        if found := _pattern(template).fullmatch(text):
            said = QCoreApplication.translate(context, template)
            return said.format_map({hole: fill(hole, held) for hole, held in found.groupdict().items()})
    return text


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = _HOLE.split(template)
    parts[::2] = map(re.escape, parts[::2])
    parts[1::2] = [f"(?P<{hole}>{_INSIDE.get(hole, '.+?')})" for hole in parts[1::2]]
    return re.compile("".join(parts), re.DOTALL)
