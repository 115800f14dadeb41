"""How the window looks: tokens of colour, one palette and one stylesheet made of them, icons."""

from .icons import IconStore
from .theme import SCHEMES, Theme
from .tokens import TOKENS, Scheme

__all__ = ["SCHEMES", "TOKENS", "IconStore", "Scheme", "Theme"]
