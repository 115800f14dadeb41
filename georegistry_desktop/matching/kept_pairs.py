"""Which pairs of a matching are worth to be kept: those among which a person would choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.matching import Matching
from georegistry_desktop.matching.worth import MOST_CANDIDATES, WORTH

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]


def _with_parts(matching: Matching) -> tuple[Pair, Floats, Mask]:
    """All pairs, each once with the higher of its scores (0..1), and which of them are parts of a whole."""
    one, two = matching.scored.pairs
    parts, score = matching.parts
    if not len(score):
        return (one, two), matching.scored.probability, np.zeros(len(one), dtype=bool)
    whole = _keys(parts[0], parts[1])
    keys = np.append(_keys(one, two), whole)
    chance = np.append(matching.scored.probability, score.astype(np.float32))
    order = np.lexsort((-chance, keys))
    keys, chance = keys[order], chance[order]
    first = np.append(True, keys[1:] != keys[:-1])
    keys = keys[first]
    pairs = (keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)
    return pairs, chance[first], np.isin(keys, whole)


def _keys(one: npt.NDArray[np.integer], two: npt.NDArray[np.integer]) -> npt.NDArray[np.int64]:
    return one.astype(np.int64) << 32 | two.astype(np.int64)


def kept_pairs(matching: Matching) -> pd.DataFrame:
    """Uuids ``a`` and ``b`` with their ``score`` 0..100: up to ``MOST_CANDIDATES`` of each unit of a,
    likeliest first, in the order of a's frame; and all that was split or merged, into however many."""
    import pandas as pd

    (one, two), chance, part = _with_parts(matching)
    worth = np.flatnonzero((chance >= WORTH) | part)
    origin = matching.lists.a.origin[one[worth]]
    order = worth[np.lexsort((matching.lists.b.origin[two[worth]], -chance[worth], origin))]
    rest = order[~part[order]]
    ordered = matching.lists.a.origin[one[rest]]
    rank = np.arange(len(rest)) - np.searchsorted(ordered, ordered)
    cut = np.zeros(len(chance), dtype=bool)
    cut[rest[rank >= MOST_CANDIDATES]] = True
    kept = order[~cut[order]]
    return pd.DataFrame(
        {
            "a": pd.Series(matching.uuid[0][one[kept]], dtype="str"),
            "b": pd.Series(matching.uuid[1][two[kept]], dtype="str"),
            "score": chance[kept].astype(np.float64) * 100,
        }
    )
