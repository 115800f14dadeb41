"""The list of what differs, as plain arrays: headings of the tree's upper level, below them the units."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare import Differences
from georegistry_desktop.domain.comparison import Mask, Rows

_FEW = 2


@dataclass(frozen=True, eq=False)
class Groups:
    """Which heading each unit (m,) stands under: ``of`` points into ``nodes`` of the joint tree."""

    nodes: Rows
    of: Rows

    @classmethod
    def by_place(cls, differences: Differences) -> Groups:
        """By the level below the top of the tree; one level further down where that is one unit alone."""
        up = differences.tree.up
        chain = [differences.nodes]
        while (chain[-1] >= 0).any():
            chain.append(np.where(chain[-1] >= 0, up[chain[-1]], -1))
        levels = np.array(chain)
        depth = (levels >= 0).sum(axis=0) - 1
        for level in (1, 2):
            wanted = np.minimum(depth, level)
            heads = levels[depth - wanted, np.arange(len(depth))]
            # In the order in which their units stand in the list, which is the tree's.
            nodes, first, of = np.unique(heads, return_index=True, return_inverse=True)
            if len(nodes) > _FEW or level == 2:
                break
        order = np.argsort(first, kind="stable")
        rank = np.empty(len(order), dtype=np.intp)
        rank[order] = np.arange(len(order))
        return cls(nodes[order], rank[of])


@dataclass(frozen=True, eq=False)
class Listing:
    """What stands in the list from top to bottom: ``units`` (r,), -1 for a heading; ``groups`` (r,).

    ``shown`` (m,) are the units that the filter keeps, ``closed`` the headings whose units are folded away.
    """

    held: Groups
    shown: Mask
    closed: frozenset[int]
    units: npt.NDArray[np.intp]
    groups: npt.NDArray[np.intp]

    @classmethod
    def of(cls, held: Groups, shown: Mask, closed: frozenset[int] = frozenset()) -> Listing:
        """Lay the list out."""
        at = np.flatnonzero(shown)
        at = at[np.argsort(held.of[at], kind="stable")]
        groups = held.of[at]
        heads = np.unique(groups)
        kept = ~np.isin(groups, list(closed))
        at, groups = at[kept], groups[kept]
        units = np.concatenate([np.full(len(heads), -1, dtype=np.intp), at])
        whose = np.concatenate([heads, groups])
        order = np.lexsort((np.arange(len(whose)), whose))
        return cls(held, shown, closed, units[order], whose[order])

    def folded(self, group: int, closed: bool) -> Listing:
        """With a heading folded away or opened."""
        now = self.closed | {group} if closed else self.closed - {group}
        return self if now == self.closed else Listing.of(self.held, self.shown, now)

    def filtered(self, shown: Mask) -> Listing:
        """With other units."""
        return Listing.of(self.held, shown, self.closed)

    def place_of(self, unit: int) -> int | None:
        """Where a unit stands; None where it is not in sight."""
        found = np.flatnonzero(self.units == unit)
        return int(found[0]) if len(found) else None

    def count_of(self, group: int) -> int:
        """How many shown units stand under a heading."""
        return int((self.shown & (self.held.of == group)).sum())

    def opened_for(self, unit: int) -> Listing:
        """With the heading of a unit opened."""
        return self.folded(int(self.held.of[unit]), closed=False)


def empty_listing() -> Listing:
    """Nothing."""
    none = np.zeros(0, dtype=np.intp)
    return Listing(Groups(none, none), np.zeros(0, dtype=bool), frozenset(), none, none)
