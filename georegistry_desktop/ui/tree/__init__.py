"""The tree of units on the screen: a flat model over ``scene.tree``, drawn, searched, walked by keyboard."""

from .finding import Answer, Away, Question, Work
from .marks import Mark, Marks
from .model import TreeModel
from .panel import TreePanel
from .view import TreeView

__all__ = ["Answer", "Away", "Mark", "Marks", "Question", "TreeModel", "TreePanel", "TreeView", "Work"]
