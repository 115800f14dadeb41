"""How many units have the same core of a name as a unit: anywhere, and below the same ancestors."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.features import LIKELY_PARENT, Bins, Feature
from georegistry_desktop.matching.lists import Lists, Units
from georegistry_desktop.matching.normalise import Ids

_GRANDPARENT = 3


class Namesakes:
    """Owns these numbers for every unit of both lists, so that single pairs can be asked for."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        core = lists.pool.joined_id
        self._often = [
            [_often(core[side.text], side, up) for side in (lists.a, lists.b)] for up in (None, 1, 0)
        ]

    def step(self, rarity: Feature, pairs: Pair, parent: Bins) -> Bins:
        """The steps of ``rarity``, by those of the parents."""
        pool = self._lists.pool
        one, two = self._lists.a.text[pairs[0]], self._lists.b.text[pairs[1]]
        same = (pool.joined_id[one] == pool.joined_id[two]) & (pool.letters[one] > 0)
        anywhere, grand, below = (
            rarity.step(-(often[0][pairs[0]].astype(np.float64) * often[1][pairs[1]]))
            for often in self._often
        )
        chosen = np.where(parent >= LIKELY_PARENT, below, np.where(parent == _GRANDPARENT, grand, anywhere))
        return np.where(same, chosen, 0).astype(np.uint8)


def _often(core: Ids, units: Units, up: int | None) -> npt.NDArray[np.int32]:
    import pandas as pd

    keys = core.astype(np.int64) if up is None else (units.above[up].astype(np.int64) + 1 << 32) | core
    which, _ = pd.factorize(keys)
    return np.bincount(which).astype(np.int32)[which]
