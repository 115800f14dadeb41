"""The colours by name, for light, dark and high contrast.

Text keeps WCAG AA (4.5:1) on its ground, in high contrast AAA (7:1); ``tests/ui/test_theme.py`` measures it.
``X-ground`` is the ground that a mark or chip of colour ``X`` stands on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Scheme = Literal["light", "dark", "contrast"]

KINDS = ("new", "missing", "changed", "moved", "check")
"""Kinds of differences; each has a colour, a word and an icon."""

TOKENS: Mapping[Scheme, Mapping[str, str]] = {
    "light": {
        "background": "#F3F5F7",
        "panel": "#FFFFFF",
        "panel2": "#F8F9FB",
        "line": "#DDE2E7",
        "line-strong": "#868F98",
        "text": "#1B2229",
        "muted": "#5C6873",
        "disabled": "#98A1AA",
        "hover": "#EEF2F5",
        "accent": "#0B6E99",
        "accent-hover": "#095C81",
        "accent-ground": "#E3F1F7",
        "on-accent": "#FFFFFF",
        "new": "#00795A",
        "new-ground": "#DDF3EC",
        "missing": "#B4480F",
        "missing-ground": "#FBE6DB",
        "changed": "#1F5FA8",
        "changed-ground": "#E2ECF8",
        "moved": "#8B3F77",
        "moved-ground": "#F5E5F0",
        "check": "#8A6100",
        "check-ground": "#FBF0D2",
        "sea": "#EAF1F5",
        "land": "#FBFAF6",
        "border": "#9AA5AF",
        "hatch": "#E6EAEE",
    },
    "dark": {
        "background": "#12161A",
        "panel": "#1A1F25",
        "panel2": "#161B20",
        "line": "#2B323A",
        "line-strong": "#6F7B86",
        "text": "#E4E9ED",
        "muted": "#97A3AE",
        "disabled": "#66717B",
        "hover": "#232A31",
        "accent": "#56B6DD",
        "accent-hover": "#79C8E8",
        "accent-ground": "#173442",
        "on-accent": "#0D171C",
        "new": "#4CC9A0",
        "new-ground": "#143529",
        "missing": "#F08A55",
        "missing-ground": "#3D2216",
        "changed": "#7FB2F0",
        "changed-ground": "#1A2C44",
        "moved": "#D88BC2",
        "moved-ground": "#3A2033",
        "check": "#E3B341",
        "check-ground": "#3A2E10",
        "sea": "#10181E",
        "land": "#20262C",
        "border": "#4C5863",
        "hatch": "#252C33",
    },
    "contrast": {
        "background": "#000000",
        "panel": "#000000",
        "panel2": "#000000",
        "line": "#9A9A9A",
        "line-strong": "#FFFFFF",
        "text": "#FFFFFF",
        "muted": "#D8D8D8",
        "disabled": "#A0A0A0",
        "hover": "#262626",
        "accent": "#FFD84D",
        "accent-hover": "#FFE68A",
        "accent-ground": "#3A3000",
        "on-accent": "#000000",
        "new": "#5CFFC4",
        "new-ground": "#00301F",
        "missing": "#FFA477",
        "missing-ground": "#3D1500",
        "changed": "#9CCBFF",
        "changed-ground": "#001F45",
        "moved": "#FFA6E8",
        "moved-ground": "#3D0030",
        "check": "#FFE066",
        "check-ground": "#332800",
        "sea": "#000000",
        "land": "#161616",
        "border": "#B8B8B8",
        "hatch": "#3C3C3C",
    },
}
