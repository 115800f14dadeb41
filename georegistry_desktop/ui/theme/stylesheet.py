"""The one stylesheet of the application, made from the tokens.

Widgets say what they are by the property ``role`` (``main`` and ``quiet`` buttons, ``title``, ``heading``,
``muted`` and ``key`` labels, ``panel`` and ``bar`` frames), never by colours of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from string import Template

from georegistry_desktop.ui.resources import resource

_PIXELS = re.compile(r"(?<![\w#-])(\d+)px")


# Marks that a stylesheet can only take from a file, with the colour of each.
_MARKS = {
    "down": "muted",
    "up": "muted",
    "right": "muted",
    "close": "muted",
    "float": "muted",
    "check": "on-accent",
    "minus": "on-accent",
}


def make_stylesheet(tokens: Mapping[str, str], px: Callable[[float], int], marks: Path) -> str:
    """The stylesheet in the colours ``tokens``; ``px`` scales lengths with the text, hairlines stay.

    Small marks (arrows, ticks) are written to the folder ``marks``, one for each set of tokens, unless they
    are there.
    """
    template = resource("styles", "window.qss").read_text("utf-8")
    names = {name.replace("-", "_"): colour for name, colour in tokens.items()}
    names["marks"] = marks.as_posix()
    for name, token in _MARKS.items():
        mark = marks / f"{name}.svg"
        if not mark.exists():
            drawn = resource("icons", f"{name}.svg").read_text("utf-8")
            mark.write_text(drawn.replace("currentColor", tokens[token]), "utf-8")

    def scaled(match: re.Match[str]) -> str:
        pixels = int(match[1])
        return f"{pixels if pixels <= 2 else px(pixels)}px"

    return _PIXELS.sub(scaled, Template(template).substitute(names))
