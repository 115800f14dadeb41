"""The workspace of the history: who changed what and when, seen on map and tree, and taken back."""

from .workspace import HistoryWorkspace

__all__ = ["HistoryWorkspace"]
