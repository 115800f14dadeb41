"""Small widgets that several screens are made of; they know the theme and nothing of registries."""

from .allowing import allow, reason_of
from .ask_bar import AskBar
from .chip import Chip
from .elided import ElidedLabel
from .empty import EmptyState
from .facts import Facts
from .menu_button import opens
from .roles import button, label, line, set_role, tool, without_mnemonic

__all__ = [
    "AskBar",
    "Chip",
    "ElidedLabel",
    "EmptyState",
    "Facts",
    "allow",
    "button",
    "label",
    "line",
    "opens",
    "reason_of",
    "set_role",
    "tool",
    "without_mnemonic",
]
