"""What a map shows: the shapes of a version, and its tree with their names, levels and types."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.layering import Layering
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays


@dataclass(frozen=True, eq=False)
class MapContent:
    """A scene and the tree whose row i is its feature i. Two contents are the same only if they are one."""

    scene: MapScene
    tree: TreeArrays

    @cached_property
    def layering(self) -> Layering:
        """Which level is drawn at which scale. Takes milliseconds once: ask off the GUI thread."""
        return Layering(self.scene, self.tree.parent, self.tree.depth)

    @cached_property
    def dots(self) -> Array:
        """bool (n,): the rows shown as a point, which are those without an area."""
        return np.asarray(self.scene.has_point & ~self.scene.has_area)

    @cached_property
    def area_depths(self) -> tuple[int, ...]:
        """The depths that have areas, ascending."""
        depth = self.tree.depth
        counts = np.bincount(depth[self.scene.has_area & (depth >= 0)])
        return tuple(np.flatnonzero(counts).tolist())

    @cached_property
    def level_names(self) -> tuple[str, ...]:
        """For each depth the name of its most frequent type; empty where its units have none."""
        tree, kinds = self.tree, len(self.tree.types)
        depths = int(tree.depth.max(initial=-1)) + 1
        typed = (tree.depth >= 0) & (tree.type_of >= 0)
        keys = tree.depth[typed].astype(np.int32) * kinds + tree.type_of[typed]
        counts = np.bincount(keys, minlength=depths * kinds).reshape(depths, kinds)
        return tuple(tree.types[int(row.argmax())] if row.any() else "" for row in counts)
