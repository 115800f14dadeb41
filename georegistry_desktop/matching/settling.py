"""Probabilities of a few pairs among many that stay as they are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Keys = tuple[npt.NDArray[np.integer], npt.NDArray[np.integer]]
Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.float64]
_MOST = 25.0
_ROUNDS = 24
"""As many for every tangle: what comes out must not hang on what else is settled at once."""


def settled(pairs: Keys, evidence: Floats, context: tuple[Numbers, Numbers]) -> Floats:
    """As ``rivals.probabilities``; ``context`` is what other pairs tell the units, ordered, of each side."""
    one, two = (np.unique(side, return_inverse=True)[1] for side in pairs)
    odds = np.exp(np.clip(evidence.astype(np.float64), -_MOST, _MOST))
    to_b, to_a = odds, odds
    for _ in range(_ROUNDS):
        at_a = np.bincount(one, to_a, minlength=len(context[0])) + context[0]
        at_b = np.bincount(two, to_b, minlength=len(context[1])) + context[1]
        new_b = odds / (1 + np.maximum(at_a[one] - to_a, 0))
        new_a = odds / (1 + np.maximum(at_b[two] - to_b, 0))
        to_b, to_a = np.sqrt(to_b * new_b), np.sqrt(to_a * new_a)
    both = to_b * to_a / odds
    return (both / (1 + both)).astype(np.float32)
