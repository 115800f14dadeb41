"""The trees of both versions laid over each other: every unit once, where the base has it, else the other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from georegistry_desktop.compare.fields import parent_rows
from georegistry_desktop.domain.comparison import Comparison, Mask, Rows
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.names import fold


@dataclass(frozen=True)
class JointTree:
    """Nodes 0 … ``count`` - 1 are the base's rows; node ``count`` + i is the other's row i where the base has
    no such unit. ``up`` gives each node's parent, -1 at a root; ``of_other`` each of the other's rows its
    node, ``other_parents`` the node of its parent there.
    """

    count: int
    up: Rows
    of_other: Rows
    other_parents: Rows
    comparison: Comparison

    def nodes(self, base_at: Rows, other_at: Rows) -> Rows:
        """The nodes of units given by their rows, -1 where a side has none."""
        found: Rows = np.where(base_at >= 0, base_at, self.of_other[other_at])
        return found

    def name(self, node: int) -> str:
        """The name, the base's where it has the unit."""
        frame, row = self._place(node)
        return str(frame.units["name"].iat[row])

    def below(self, roots: Collection[int]) -> Mask:
        """The roots and all below them, over all nodes."""
        inside = np.zeros(len(self.up), dtype=bool)
        inside[list(roots)] = True
        while True:
            more = inside | ((self.up >= 0) & inside[self.up])
            if more.sum() == inside.sum():
                return inside
            inside = more

    def order(self, nodes: Rows) -> Rows:
        """Positions that sort ``nodes`` (n,) as a tree shows them: parents first, siblings by name."""
        paths: dict[int, tuple[tuple[str, int], ...]] = {-1: ()}
        names = [f.units["name"].to_numpy(dtype=object) for f in self._frames]
        for node in nodes.tolist():
            waiting = []
            while node not in paths:
                waiting.append(node)
                node = int(self.up[node])
            for below in reversed(waiting):
                row = below if below < self.count else below - self.count
                key = (fold(str(names[below >= self.count][row])), below)
                paths[below] = (*paths[int(self.up[below])], key)
        found = sorted(range(len(nodes)), key=lambda i: paths[int(nodes[i])])
        return np.array(found, dtype=np.intp)

    @property
    def _frames(self) -> tuple[VersionFrame, VersionFrame]:
        return self.comparison.base_frame, self.comparison.other_frame

    def _place(self, node: int) -> tuple[VersionFrame, int]:
        if node < self.count:
            return self.comparison.base_frame, node
        return self.comparison.other_frame, node - self.count


def joint_tree(comparison: Comparison) -> JointTree:
    """Lay the other's tree over the base's."""
    base, other = comparison.base_frame, comparison.other_frame
    count = len(base.units)
    of_other: Rows = count + np.arange(len(other.units), dtype=np.intp)
    of_other[comparison.other_rows] = comparison.base_rows
    theirs = parent_rows(other)
    above = np.where(theirs >= 0, of_other[theirs], -1)
    up = np.concatenate([parent_rows(base), above])
    return JointTree(count=count, up=up, of_other=of_other, other_parents=above, comparison=comparison)
