"""The inspector: all fields of one unit or of many, edited one step at a time."""

from .inspector import Inspector

__all__ = ["Inspector"]
