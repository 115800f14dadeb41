"""The tree of a version as arrays: searched, sorted, unfolded, patched without an object for each unit."""

from georegistry_desktop.scene.tree.arrays import TreeArrays
from georegistry_desktop.scene.tree.searching import Found
from georegistry_desktop.scene.tree.unfolded import Unfolded

__all__ = ["Found", "TreeArrays", "Unfolded"]
