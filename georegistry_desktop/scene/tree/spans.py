"""Runs of neighbouring places, many at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int32]


def joined(starts: Rows, stops: Rows) -> npt.NDArray[np.int64]:
    """``[*range(starts[0], stops[0]), *range(starts[1], stops[1]), …]``."""
    counts = np.asarray(stops, np.int64) - starts
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    places: npt.NDArray[np.int64] = np.arange(total) + np.repeat(starts - (ends - counts), counts)
    return places
