"""What two people made of one thing: Mine, Merged or Theirs, one conflict after the other.

For edits, for undo and for taking over a comparison alike; what it ends in is ``domain.resolving``.
"""

from .panel import ConflictPanel
from .side import SideCard

__all__ = ["ConflictPanel", "SideCard"]
