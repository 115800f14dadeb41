"""What equal codes and references are worth: learnt from the two lists themselves.

In one pair of lists they are the truth, in another each list counts for itself and numbers meet by chance.
Units whose names and places leave no doubt tell which: how often their keys agree, and how often a key
leads elsewhere.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.lists import Lists

Floats = npt.NDArray[np.float32]
_SURE = 0.9
_LEAST = 0.0005
_FOUND = 2.0
"""Pairs are often found by an equal key alone; then the constant, which is for pairs found by names, asks
too much."""


def key_evidence(lists: Lists, pairs: Pair, probability: Floats) -> Floats:
    """Natural log of how much the keys of each pair speak for it: the strongest for, and the strongest
    against.

    ``probability`` is what all else says. Codes and references of one list may be those of the other under
    another heading, so each is compared with each.
    """
    one, two = pairs
    a, b = lists.a, lists.b
    speak_for = np.zeros(len(one), dtype=np.float32)
    against = np.zeros(len(one), dtype=np.float32)
    sure = probability >= _SURE
    decided_a, decided_b = np.zeros(len(a), dtype=bool), np.zeros(len(b), dtype=bool)
    decided_a[one[sure]] = decided_b[two[sure]] = True
    elsewhere = (decided_a[one] | decided_b[two]) & ~sure
    for left in (a.code, a.ref):
        for right in (b.code, b.ref):
            known = (left[one] >= 0) & (right[two] >= 0)
            equal = known & (left[one] == right[two])
            if not equal.any():
                continue
            seen = int((sure & known).sum())
            agree = int((sure & equal).sum())
            astray = int((elsewhere & equal).sum())
            rate = (agree + 1) / (seen + 2)
            chance = max((astray + 0.5) / (seen + 50), _LEAST)
            speak_for[equal] = np.maximum(speak_for[equal], np.log(rate / chance) + _FOUND)
            differ = known & ~equal
            against[differ] = np.minimum(against[differ], np.log(max(1 - rate, _LEAST)))
    # A pair that one heading joins is not held against because other headings differ.
    return np.where(speak_for > 0, speak_for, against)
