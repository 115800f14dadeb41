"""Which units the union has, and where each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare.fields import parent_rows
from georegistry_desktop.compare.pairing import Pairs
from georegistry_desktop.domain.comparison import Mask, Rows
from georegistry_desktop.domain.frames import VersionFrame


@dataclass(frozen=True)
class Joined:
    """Owns the nodes of the union: first all rows of a, then ``added``, rows of b that stand alone.

    ``of_b`` gives each row of b its node, -1 where it is left out; ``uuids`` those of the nodes; ``above_a``
    and ``above_b`` where a and b would have each of their own rows stand, -1 at the top.
    """

    count: int
    added: Rows
    of_b: Rows
    uuids: npt.NDArray[np.object_]
    above_a: Rows
    above_b: Rows

    def up(self, pairs: Pairs, from_b: Mask) -> Rows:
        """The parent of each node, -1 at the top, where the pairs of ``from_b`` stand as in b."""
        found = np.concatenate([self.above_a, self.above_b[self.added]])
        found[pairs.base[from_b]] = self.above_b[pairs.other[from_b]]
        return found


def joined(a: VersionFrame, b: VersionFrame, pairs: Pairs) -> Joined:
    """Lay b's tree over a's. A unit whose parent is left out stands under the next one above that is not."""
    count = len(a.units)
    of_b = pairs.partner.copy()
    of_b[pairs.new] = count + np.arange(len(pairs.new))
    above = parent_rows(b)
    parents = _next_kept(above, of_b >= 0)
    mine = a.units["uuid"].to_numpy(dtype=object)
    theirs = b.units["uuid"].to_numpy(dtype=object)[pairs.new]
    taken = set(mine)
    source = b.label.partition("@")[0]
    fresh = [_other(source, uuid) if uuid in taken else uuid for uuid in theirs]
    uuids = np.empty(count + len(fresh), dtype=object)
    uuids[:count], uuids[count:] = mine, fresh
    return Joined(
        count=count,
        added=pairs.new,
        of_b=of_b,
        uuids=uuids,
        above_a=parent_rows(a),
        above_b=np.where(parents >= 0, of_b[parents], -1),
    )


def _next_kept(above: Rows, kept: Mask) -> Rows:
    """For each row the first one above it that is kept, -1 where none is, or where a circle leads nowhere."""
    found = above.copy()
    lost = np.flatnonzero((found >= 0) & ~kept[found])
    for _ in range(len(above) - int(kept.sum())):
        found[lost] = above[found[lost]]
        lost = lost[(found[lost] >= 0) & ~kept[found[lost]]]
        if not len(lost):
            break
    found[lost] = -1
    return found


def _other(source: str, uuid: str) -> str:
    """A uuid of its own, the same one in the next union: a has the unit's for another one."""
    return str(uuid5(NAMESPACE_OID, f"{source}:{uuid}"))


def circles(up: Rows) -> Iterator[list[int]]:
    """The nodes of each circle of parents, each circle once."""
    reached = up < 0
    while True:
        more = reached | ((up >= 0) & reached[up])
        if more.sum() == reached.sum():
            break
        reached = more
    seen: set[int] = set()
    for start in np.flatnonzero(~reached).tolist():
        path: list[int] = []
        node = start
        while node not in seen:
            seen.add(node)
            path.append(node)
            node = int(up[node])
        if node in path:
            yield path[path.index(node) :]
