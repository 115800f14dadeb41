"""Small widgets that several screens are made of; they know the theme and nothing of registries."""

from .ask_bar import AskBar
from .chip import Chip
from .elided import ElidedLabel
from .empty import EmptyState
from .facts import Facts
from .roles import button, label, line, set_role, tool

__all__ = [
    "AskBar",
    "Chip",
    "ElidedLabel",
    "EmptyState",
    "Facts",
    "button",
    "label",
    "line",
    "set_role",
    "tool",
]
