"""Who stands below whom, as arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.scene.stored_arrays import load_array
from georegistry_desktop.scene.tree.spans import Rows, joined

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """``parent`` int32 (n,), -1 at the top and for dead rows; ``alive`` bool (n,); ``depth`` int16 (n,), 0 at
    the top; ``descendants`` int32 (n,).

    The children of row r, in order, are ``order[start[r + 1]:start[r + 2]]``; those of -1 are the tops.
    """

    parent: Rows
    alive: Mask
    start: Rows
    order: Rows
    depth: npt.NDArray[np.int16]
    descendants: Rows

    @classmethod
    def grown(cls, parent: Rows, alive: Mask, by_name: Rows) -> Forest:
        """The forest of these parents with siblings in the order of ``by_name`` (all rows).

        What hangs in a circle is not reached from the top; its depth is -1.
        """
        n = len(parent)
        named = by_name[alive[by_name]]
        order = named[np.argsort(parent[named], kind="stable")]
        start = np.zeros(n + 2, np.int32)
        np.cumsum(np.bincount(parent[order] + 1, minlength=n + 1), out=start[1:])
        depth, descendants = np.full(n, -1, np.int16), np.zeros(n, np.int32)
        forest = cls(parent, alive, start, order, depth, descendants)
        levels = list(forest.levels(forest.children(-1)))
        for number, level in enumerate(levels):
            depth[level] = number
        for level in reversed(levels[1:]):
            np.add.at(descendants, parent[level], descendants[level] + 1)
        return forest

    @classmethod
    def load(cls, folder: Path) -> Forest:
        """The forest whose ``stored`` arrays were saved."""
        return cls(*(load_array(folder, f"forest.{field.name}") for field in fields(cls)))

    def stored(self) -> dict[str, npt.NDArray[Any]]:
        """The arrays to save, by name."""
        return {f"forest.{field.name}": getattr(self, field.name) for field in fields(self)}

    def children(self, row: int) -> Rows:
        """The direct children of a row in their order; -1 asks for the tops."""
        return self.order[self.start[row + 1] : self.start[row + 2]]

    def children_of(self, rows: Rows) -> Rows:
        """The children of all ``rows``, one family after the other."""
        return self.order[joined(self.start[rows + 1], self.start[rows + 2])]

    def levels(self, rows: Rows) -> Iterator[Rows]:
        """``rows``, then all their children, then all theirs, until there are none."""
        while len(rows):
            yield rows
            rows = self.children_of(rows)

    def subtree(self, row: int) -> Rows:
        """A row and all below it, level by level."""
        return np.concatenate(list(self.levels(np.array([row], np.int32))))

    def ancestors(self, row: int) -> list[int]:
        """The rows above a row, topmost first."""
        found = []
        at = int(self.parent[row])
        while at >= 0:
            found.append(at)
            at = int(self.parent[at])
        return found[::-1]

    def with_ancestors(self, rows: Mask) -> Mask:
        """``rows`` and all rows above them, bool (n,)."""
        kept = rows.copy()
        above = np.flatnonzero(rows).astype(np.int32)
        seat = np.empty(len(kept), np.int32)
        while len(above):
            above = self.parent[above]
            above = above[above >= 0]
            above = above[~kept[above]]
            # Of several children only the one that sat down last goes on for their parent.
            seat[above] = np.arange(len(above))
            above = above[seat[above] == np.arange(len(above))]
            kept[above] = True
        return kept


def circles(parent: Rows, rows: Rows) -> Iterator[list[int]]:
    """The circles among ``rows`` none of which is reached from the top, each once."""
    seen: dict[int, int] = {}
    for tour, row in enumerate(rows.tolist()):
        path = []
        at = row
        while at not in seen:
            seen[at] = tour
            path.append(at)
            at = int(parent[at])
        if seen[at] == tour:
            yield path[path.index(at) :]
