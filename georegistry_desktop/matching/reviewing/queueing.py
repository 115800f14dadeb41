"""In which order units are decided about."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.reviewing.ledger import (
    ACCEPTED,
    CHECK,
    FLAGGED,
    NO_MATCH,
    NONE,
    PROPOSED,
    REJECTED,
)
from georegistry_desktop.matching.reviewing.level_order import Ids, Rows
from georegistry_desktop.matching.reviewing.standing import Standing

_FIRST = (CHECK, PROPOSED, FLAGGED, NONE, REJECTED, NO_MATCH, ACCEPTED)


def doubts(standing: Standing, rows: Rows) -> npt.NDArray[np.float32]:
    """The chance, 0..1, that the likeliest answer for each unit is wrong, be it the best candidate or that
    it has no counterpart. That is what a person's decision is worth: much where two candidates are near
    each other or the best stands about even, little where it is sure or hopeless."""
    best = np.nan_to_num(standing.score[rows]) / 100
    nobody = 1 - standing.likely[rows]
    found: npt.NDArray[np.float32] = np.clip(1 - np.maximum(best, nobody), 0, 1).astype(np.float32)
    return found


def in_order(standing: Standing, place: Ids, rows: Rows, *, by_tree: bool) -> Rows:
    """``rows`` by doubt or by ``place`` in the tree, which also orders those of one doubt."""
    if by_tree:
        return rows[np.argsort(place[rows], kind="stable")]
    rank = np.empty(len(_FIRST), dtype=np.int64)
    rank[list(_FIRST)] = np.arange(len(_FIRST))
    state = standing.state[rows]
    doubt = np.where(state == PROPOSED, np.rint(doubts(standing, rows) * 100), 0).astype(np.int64)
    # One number per unit: sorting by three would take thrice as long.
    return rows[np.argsort(((rank[state] * 128 + (100 - doubt)) << 32) | place[rows])]
