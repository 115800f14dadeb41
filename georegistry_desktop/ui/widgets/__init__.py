"""Small widgets that several screens are made of; they know the theme and nothing of registries."""

from .allowing import allow, reason_of
from .ask_bar import AskBar
from .chip import Chip
from .elided import ElidedCheckBox, ElidedLabel
from .empty import EmptyState
from .facts import Facts
from .line_list import LineList
from .menu_button import opens
from .problem_table import ProblemTable
from .roles import button, label, line, set_role, tool, without_mnemonic
from .start_column import StartColumn

__all__ = [
    "AskBar",
    "Chip",
    "ElidedCheckBox",
    "ElidedLabel",
    "EmptyState",
    "Facts",
    "LineList",
    "ProblemTable",
    "StartColumn",
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
