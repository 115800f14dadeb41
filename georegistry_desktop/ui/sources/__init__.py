"""The workspace of sources and their versions: what there is, what comes in, what goes out."""

from .workspace import Sources

__all__ = ["Sources"]
