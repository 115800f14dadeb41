"""Which pairs of a matching are worth to be kept: those among which a person would choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.matching import Matching

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float32]
MOST = 9
"""For each unit of a, as many as there are keys to choose one by."""
_LEAST = 0.005
"""The chance below which nobody would want to see a pair."""


def _with_parts(matching: Matching) -> tuple[Pair, Floats]:
    """All pairs, each once with the higher of its scores (0..1)."""
    one, two = matching.scored.pairs
    parts, score = matching.parts
    if not len(score):
        return (one, two), matching.scored.probability
    keys = np.append(one, parts[0]).astype(np.int64) << 32 | np.append(two, parts[1])
    chance = np.append(matching.scored.probability, score.astype(np.float32))
    order = np.lexsort((-chance, keys))
    keys, chance = keys[order], chance[order]
    first = np.append(True, keys[1:] != keys[:-1])
    keys = keys[first]
    return ((keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)), chance[first]


def kept_pairs(matching: Matching) -> pd.DataFrame:
    """Uuids ``a`` and ``b`` with their ``score`` 0..100: up to ``MOST`` of each unit of a, likeliest first,
    in the order of a's frame. What was split or merged is among them."""
    import pandas as pd

    (one, two), chance = _with_parts(matching)
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
