"""The theme's colours as a map needs them, and those that tell types and levels apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from georegistry_desktop.ui.theme.tokens import KINDS, Scheme

_TYPES: Mapping[Scheme, tuple[str, ...]] = {
    "light": ("#1B7F79", "#B7791F", "#6B4FA0", "#A8442A", "#5F7A1F", "#2F5FA8", "#9B3A72", "#5C6873"),
    "dark": ("#4FB8B0", "#D9A24B", "#A993DA", "#DE8468", "#A3BF5E", "#7FA6E3", "#D583B0", "#97A3AE"),
    "contrast": ("#4DE8DC", "#FFC04D", "#C9B3FF", "#FF9F80", "#C8F06A", "#8FBEFF", "#FF9AD1", "#D8D8D8"),
}
"""Beyond the last they begin anew."""


@dataclass(frozen=True)
class MapColours:
    """0xAARRGGBB by name. ``types``: strong colours; ``kinds``: a strong one and its ground for each."""

    sea: int
    land: int
    border: int
    group: int
    dot: int
    quiet_dot: int
    halo: int
    text: int
    accent: int
    accent_ground: int
    new: int
    missing: int
    changed: int
    check: int
    types: tuple[int, ...]
    kinds: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, tokens: Mapping[str, str], scheme: Scheme) -> MapColours:
        """Of the theme's ``tokens``."""
        named = {name: _argb(value) for name, value in tokens.items()}
        return cls(
            sea=named["sea"],
            land=named["land"],
            border=named["border"],
            group=mixed(named["border"], named["text"], 0.4),
            dot=mixed(named["text"], named["land"], 0.25),
            quiet_dot=mixed(named["muted"], named["land"], 0.45),
            halo=named["land"],
            text=named["text"],
            accent=named["accent"],
            accent_ground=named["accent-ground"],
            new=named["new"],
            missing=named["missing"],
            changed=named["changed"],
            check=named["check"],
            types=tuple(_argb(value) for value in _TYPES[scheme]),
            kinds=tuple((named[kind], named[f"{kind}-ground"]) for kind in KINDS),
        )


def _argb(value: str) -> int:
    return 0xFF000000 | int(value.lstrip("#"), 16)


def mixed(one: int, other: int, share: float) -> int:
    """``one`` with ``share`` of ``other`` in it, opaque."""
    found = 0xFF
    for shift in (16, 8, 0):
        a, b = one >> shift & 255, other >> shift & 255
        found = found << 8 | round(a + (b - a) * share)
    return found


def faded(colour: int, alpha: float) -> int:
    """``colour`` with another alpha, of 1."""
    return (colour & 0xFFFFFF) | round(alpha * 255) << 24
