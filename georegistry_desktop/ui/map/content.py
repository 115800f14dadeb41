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
        return tuple(np.unique(self.tree.depth[self.scene.has_area & self.tree.alive]).tolist())

    @cached_property
    def level_names(self) -> tuple[str, ...]:
        """For each depth the name of its most frequent type; empty where its units have none."""
        depth, kind = self.tree.depth, self.tree.type_of
        names = []
        for d in range(int(depth.max(initial=-1)) + 1):
            types = kind[(depth == d) & self.tree.alive & (kind >= 0)]
            names.append(self.tree.types[int(np.bincount(types).argmax())] if len(types) else "")
        return tuple(names)
