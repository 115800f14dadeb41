"""Actions as data: one feeds menus, toolbars, the palette, the shortcut editor and the cheat sheet."""

from .action import Action
from .book import ActionBook

__all__ = ["Action", "ActionBook"]
