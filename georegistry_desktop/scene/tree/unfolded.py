"""The rows of a tree that are in sight, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from georegistry_desktop.scene.tree.arrays import TreeArrays
from georegistry_desktop.scene.tree.forest import Mask
from georegistry_desktop.scene.tree.spans import Rows, joined


@dataclass(frozen=True, slots=True, eq=False)
class Unfolded:
    """``rows`` int32: a tree's rows as they stand below each other, without children of what is not open.

    ``opened`` bool (n,). With ``kept`` bool (n,), where a row has kept children only these are shown.
    ``rank`` int32 (n,) orders siblings before their names do.
    """

    tree: TreeArrays
    opened: Mask
    kept: Mask | None
    rank: Rows | None
    rows: Rows

    @classmethod
    def of(
        cls, tree: TreeArrays, opened: Mask, *, kept: Mask | None = None, rank: Rows | None = None
    ) -> Unfolded:
        """All tops and what is open below them; rows beyond the end of ``opened`` are closed."""
        opened = np.concatenate([opened, np.zeros(tree.n - len(opened), bool)])
        bare = cls(tree, opened, kept, rank, np.zeros(0, np.int32))
        tops = bare._families(np.array([-1], np.int32))[0]
        return replace(bare, rows=bare._laid_out(tops))

    def below(self, row: int) -> Rows:
        """What stands below a row as long as it is open."""
        return self._laid_out(self._families(np.array([row], np.int32))[0])

    def with_open(self, row: int, is_open: bool) -> Unfolded:
        """The same with one row opened or closed."""
        if bool(self.opened[row]) == is_open:
            return self
        opened = self.opened.copy()
        opened[row] = is_open
        place = self.place(row)
        below = self.below(row)
        rows = self.rows
        if place is not None:
            rest = rows[place + 1 :] if is_open else rows[place + 1 + len(below) :]
            rows = np.concatenate([rows[: place + 1], below if is_open else below[:0], rest])
        return replace(self, opened=opened, rows=rows)

    def place(self, row: int) -> int | None:
        """Where a row stands; None when it is not in sight."""
        found = np.flatnonzero(self.rows == row)
        return int(found[0]) if len(found) else None

    def _families(self, rows: Rows) -> tuple[Rows, npt.NDArray[np.int64]]:
        """The shown children of ``rows``, family by family; for each its parent's place in ``rows``."""
        forest = self.tree.forest
        starts, stops = forest.start[rows + 1], forest.start[rows + 2]
        children = forest.order[joined(starts, stops)]
        owner = np.repeat(np.arange(len(rows)), stops - starts)
        if self.kept is not None:
            kept = self.kept[children]
            some = np.zeros(len(rows), bool)
            some[owner[kept]] = True
            if len(rows) and rows[0] == -1:
                some[0] = True
            shown = kept | ~some[owner]
            children, owner = children[shown], owner[shown]
        if self.rank is not None:
            order = np.lexsort((self.rank[children], owner))
            children = children[order]
        return children, owner

    def _laid_out(self, tops: Rows) -> Rows:
        levels: list[tuple[Rows, npt.NDArray[np.int64]]] = [(tops, np.zeros(len(tops), np.int64))]
        while True:
            above = levels[-1][0]
            open_places = np.flatnonzero(self.opened[above])
            children, owner = self._families(above[open_places])
            if not len(children):
                break
            levels.append((children, open_places[owner]))
        sizes = [np.ones(len(rows), np.int64) for rows, _ in levels]
        for i in range(len(levels) - 1, 0, -1):
            np.add.at(sizes[i - 1], levels[i][1], sizes[i])
        out = np.empty(int(sizes[0].sum()), np.int32)
        places = np.zeros(1, np.int64)
        for i, (rows, owner) in enumerate(levels):
            before = np.cumsum(sizes[i]) - sizes[i]
            firsts = np.concatenate([[True], owner[1:] != owner[:-1]])[: len(owner)]
            first = np.maximum.accumulate(np.where(firsts, np.arange(len(owner)), 0))
            places = (places[owner] + 1 if i else 0) + before - before[first]
            out[places] = rows
        return out


def opened_to_level(tree: TreeArrays, level: int) -> Mask:
    """What is open when ``level`` levels are in sight (1: the tops alone), bool (n,)."""
    return tree.alive & (tree.depth < level - 1)


def opened_for(tree: TreeArrays, kept: Mask) -> Mask:
    """What has to be open so that all of ``kept`` is in sight, bool (n,)."""
    opened = np.zeros(tree.n, bool)
    above = tree.parent[kept]
    opened[above[above >= 0]] = True
    return opened
