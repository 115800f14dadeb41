"""The workspace of one version: its tree, its map, its units, edited and looked through for problems."""

from .workspace import Pyramid

__all__ = ["Pyramid"]
