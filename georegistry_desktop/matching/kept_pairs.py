"""Which pairs of a matching are worth to be kept: those among which a person would choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from georegistry_desktop.matching.matching import Matching

if TYPE_CHECKING:
    import pandas as pd

MOST = 9
"""For each unit of a, as many as there are keys to choose one by."""
_LEAST = 0.005
"""The chance below which nobody would want to see a pair."""


def kept_pairs(matching: Matching) -> pd.DataFrame:
    """Uuids ``a`` and ``b`` with their ``score`` 0..100: up to ``MOST`` of each unit of a, likeliest first,
    in the order of a's frame."""
    import pandas as pd

    one, two = matching.scored.pairs
    chance = matching.scored.probability
    worth = np.flatnonzero(chance >= _LEAST)
    origin = matching.lists.a.origin[one[worth]]
    order = worth[np.lexsort((matching.lists.b.origin[two[worth]], -chance[worth], origin))]
    ordered = matching.lists.a.origin[one[order]]
    rank = np.arange(len(order)) - np.searchsorted(ordered, ordered)
    kept = order[rank < MOST]
    return pd.DataFrame(
        {
            "a": pd.Series(matching.uuid[0][one[kept]], dtype="str"),
            "b": pd.Series(matching.uuid[1][two[kept]], dtype="str"),
            "score": chance[kept].astype(np.float64) * 100,
        }
    )
