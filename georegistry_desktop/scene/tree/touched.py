"""Which rows of a tree say something else after some of its units changed."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from georegistry_desktop.scene.tree.arrays import TreeArrays
from georegistry_desktop.scene.tree.spans import Rows

_LOOKED_FOR = 1000


def touched_rows(before: TreeArrays, after: TreeArrays, units: Collection[str]) -> Rows | None:
    """The rows (k,) of ``units``, of those above, which count them, and of those below, which stand further
    in or out; None for so many units that it is not worth looking for their rows one by one.

    ``after`` has the rows of ``before``, and perhaps more.
    """
    if len(units) > _LOOKED_FOR:
        return None
    touched = np.zeros(after.n, np.bool_)
    for tree in (before, after):
        for uuid in units:
            row = tree.any_row(uuid)
            if row is not None:
                touched[tree.ancestors(row)] = True
                touched[tree.subtree(row)] = True
    return np.flatnonzero(touched).astype(np.int32)
