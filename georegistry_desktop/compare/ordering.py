"""The order of the tree: each unit before those below it, those of one parent by name, numbers by value."""

from __future__ import annotations

import numpy as np

from georegistry_desktop.compare.fields import parent_rows
from georegistry_desktop.domain.comparison import Mask, Rows
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.names import fold, order_key


def in_tree_order(frame: VersionFrame, rows: Rows) -> Rows:
    """The positions ``rows`` (n,), each once, in the order of the tree. Costs what they and the units above
    them cost, not what the version does."""
    parents = parent_rows(frame)
    wanted = np.zeros(len(parents), dtype=bool)
    wanted[rows] = True
    nodes = np.flatnonzero(_with_those_above(parents, wanted))
    names = frame.units["name"].iloc[nodes].fillna("").map(fold).map(order_key).tolist()
    below: dict[int, list[int]] = {}
    for at in sorted(range(len(nodes)), key=names.__getitem__, reverse=True):
        below.setdefault(int(parents[nodes[at]]), []).append(int(nodes[at]))
    found: list[int] = []
    waiting = below.pop(-1, [])
    while waiting:
        found.append(waiting.pop())
        waiting += below.pop(found[-1], [])
    # A circle of parents hangs on no root.
    found += [one for circle in below.values() for one in reversed(circle)]
    ordered: Rows = np.array(found, dtype=np.intp)
    return ordered[wanted[ordered]]


def _with_those_above(parents: Rows, wanted: Mask) -> Mask:
    found = wanted.copy()
    level = np.flatnonzero(wanted)
    while len(level):
        above = np.unique(parents[level])
        level = above[(above >= 0) & ~found[above]]
        found[level] = True
    return found
