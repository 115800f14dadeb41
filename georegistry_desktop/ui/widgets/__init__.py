"""Small widgets that several screens are made of; they know the theme and nothing of registries."""

from .chip import Chip
from .elided import ElidedLabel
from .empty import EmptyState
from .roles import button, label, line, set_role, tool

__all__ = ["Chip", "ElidedLabel", "EmptyState", "button", "label", "line", "set_role", "tool"]
