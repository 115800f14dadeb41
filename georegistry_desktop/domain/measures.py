"""Sizes as people say them: one or two figures that matter, in a unit that fits."""

from __future__ import annotations


def area_words(square_metres: float) -> str:
    """``6.1 km²``, ``0.4 ha`` or ``35 m²``."""
    if square_metres >= 50_000:
        return f"{_figures(square_metres / 1e6)} km²"
    if square_metres >= 1_000:
        return f"{_figures(square_metres / 1e4)} ha"
    return f"{square_metres:,.0f} m²"


def length_words(metres: float) -> str:
    """``1.8 km`` or ``340 m``."""
    return f"{_figures(metres / 1000)} km" if metres >= 1_000 else f"{metres:,.0f} m"


def _figures(value: float) -> str:
    return f"{value:,.0f}" if value >= 1_000 else f"{value:,.1f}" if value >= 0.1 else f"{value:.2f}"
