"""The order of units by what a column shows."""

from __future__ import annotations

from typing import Literal

import numpy as np

from georegistry_desktop.scene.tree.arrays import TreeArrays
from georegistry_desktop.scene.tree.folding import fold_column, order_keys
from georegistry_desktop.scene.tree.spans import Rows
from georegistry_desktop.scene.tree.texts import Texts

RankedBy = Literal["name", "type", "code", "ref", "status", "units"]


def ranks(tree: TreeArrays, column: RankedBy, *, descending: bool = False) -> Rows:
    """The rank of each row, int32 (n,); equals share theirs, units without a value come last either way."""
    if column == "units":
        ranked, missing = tree.forest.descendants, None
    elif column == "status":
        ranked, missing = tree.status.astype(np.int32), None
    elif column == "type":
        order = np.argsort(np.array([name.casefold() for name in tree.types], object))
        place = np.empty(len(order) + 1, np.int32)
        place[order] = np.arange(len(order))
        ranked, missing = place[tree.type_of], tree.type_of < 0
    else:
        ranked, missing = _text_ranks({"name": tree.names, "code": tree.codes, "ref": tree.refs}[column])
    ranked = -ranked if descending else ranked
    return ranked if missing is None else np.where(missing, np.int32(2**31 - 1), ranked)


def _text_ranks(texts: Texts) -> tuple[Rows, np.ndarray[tuple[int], np.dtype[np.bool_]]]:
    import pyarrow.compute as pc

    keys = order_keys(fold_column(texts.arrow()))
    return np.asarray(pc.rank(keys, tiebreaker="dense")).astype(np.int32), np.asarray(pc.equal(keys, ""))
