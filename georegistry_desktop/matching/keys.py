"""What equal codes and references are worth: learnt from the two lists themselves.

In one pair of lists they are the truth, in another each list counts for itself and numbers meet by chance.
Units whose names and places leave no doubt tell which: how often their keys agree, and how often a key
leads elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True)
class KeyWorths:
    """Owns what equal and what different keys are worth, by the headings that are compared: ``columns`` are
    places in ``Units.keys`` of a and b, the values natural logs."""

    columns: tuple[tuple[int, int], ...]
    equal: tuple[float, ...]
    differ: tuple[float, ...]

    @classmethod
    def learnt(cls, lists: Lists, pairs: Pair, probability: Floats) -> KeyWorths:
        """From pairs of which all but the keys says how likely they are.

        Codes and references of one list may be those of the other under another heading, or those of a
        further system that both know, so each is compared with each.
        """
        one, two = pairs
        sure = probability >= _SURE
        decided_a, decided_b = np.zeros(len(lists.a), dtype=bool), np.zeros(len(lists.b), dtype=bool)
        decided_a[one[sure]] = decided_b[two[sure]] = True
        elsewhere = (decided_a[one] | decided_b[two]) & ~sure
        found: list[tuple[tuple[int, int], float, float]] = []
        for columns in lists.shared_keys:
            left, right = lists.a.keys[columns[0]], lists.b.keys[columns[1]]
            known = (left[one] >= 0) & (right[two] >= 0)
            equal = known & (left[one] == right[two])
            if not equal.any():
                continue
            seen = int((sure & known).sum())
            agree = int((sure & equal).sum())
            astray = int((elsewhere & equal).sum())
            rate = (agree + 1) / (seen + 2)
            chance = max((astray + 0.5) / (seen + 50), _LEAST)
            found.append(
                (columns, float(np.log(rate / chance)) + _FOUND, float(np.log(max(1 - rate, _LEAST))))
            )
        return cls(*zip(*found, strict=True)) if found else cls((), (), ())

    def evidence(self, lists: Lists, pairs: Pair) -> Floats:
        """Of each pair the strongest that speaks for it; where nothing does, the strongest against it."""
        one, two = pairs
        speak_for = np.zeros(len(one), dtype=np.float32)
        against = np.zeros(len(one), dtype=np.float32)
        for columns, worth, lost in zip(self.columns, self.equal, self.differ, strict=True):
            left, right = lists.a.keys[columns[0]][one], lists.b.keys[columns[1]][two]
            known = (left >= 0) & (right >= 0)
            equal = known & (left == right)
            speak_for[equal] = np.maximum(speak_for[equal], worth)
            differ = known & ~equal
            against[differ] = np.minimum(against[differ], lost)
        # A pair that one heading joins is not held against because other headings differ.
        return np.where(speak_for > 0, speak_for, against)


def key_evidence(lists: Lists, pairs: Pair, probability: Floats) -> Floats:
    """Natural log of how much the keys of each pair speak for it. ``probability`` is what all else says."""
    return KeyWorths.learnt(lists, pairs, probability).evidence(lists, pairs)
