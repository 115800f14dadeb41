"""Parents by their children: how many each two have in common."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import Pair, keys_of
from georegistry_desktop.matching.joins import best
from georegistry_desktop.matching.lists import Lists

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]


class Brood:
    """Owns how many children of each two parents are joined by ``linked``; ``weight`` is how likely each is.

    Shares are Dice's: twice the joined by the children of both.
    """

    def __init__(self, lists: Lists, linked: Pair, weight: Floats) -> None:
        self._children = lists.a.children, lists.b.children
        above_a, above_b = lists.a.above[0][linked[0]], lists.b.above[0][linked[1]]
        inner = (above_a >= 0) & (above_b >= 0)
        keys = keys_of((above_a[inner], above_b[inner]))
        order = np.argsort(keys, kind="stable")
        keys = keys[order]
        begin = np.flatnonzero(np.append(True, keys[1:] != keys[:-1])[: len(keys)])
        self._keys = keys[begin]
        self._joined = (
            np.add.reduceat(weight[inner][order].astype(np.float64), begin) if len(keys) else np.zeros(0)
        )

    def share(self, pairs: Pair) -> Numbers:
        """Of the children of each pair; both have some."""
        wanted = keys_of(pairs)
        if not len(self._keys):
            return np.zeros(len(wanted))
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return self._of(pairs, np.where(self._keys[at] == wanted, self._joined[at], 0))

    def likest(self, least: float, most: int) -> Pair:
        """For each parent the ``most`` with which it shares most children, ``least`` of all at least."""
        pairs = (self._keys >> 32).astype(np.int32), (self._keys & 0xFFFFFFFF).astype(np.int32)
        share = self._of(pairs, self._joined).astype(np.float32)
        some = np.flatnonzero(share >= least)
        one, two, share = pairs[0][some], pairs[1][some], share[some]
        kept = best(one, share, most) | best(two, share, most)
        return one[kept], two[kept]

    def _of(self, pairs: Pair, joined: Numbers) -> Numbers:
        return 2 * joined / (self._children[0][pairs[0]] + self._children[1][pairs[1]])
