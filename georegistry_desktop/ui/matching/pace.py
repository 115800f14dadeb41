"""How quickly a person decides, and how long what is left will take."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

_LAST = 30
_BREAK = 120.0
"""Seconds without a decision that are no thinking but a pause."""
_ENOUGH = 5


class Pace:
    """Owns the seconds between the latest decisions. ``clock`` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._took: deque[float] = deque(maxlen=_LAST)
        self._last: float | None = None

    def decided(self) -> None:
        """A unit was decided by hand."""
        now = self._clock()
        if self._last is not None and now - self._last < _BREAK:
            self._took.append(now - self._last)
        self._last = now

    def seconds_for(self, units: int) -> float | None:
        """What so many units will take at the pace of the latest ones; None while there are too few."""
        if len(self._took) < _ENOUGH:
            return None
        ordered = sorted(self._took)
        # Of the middle half: one unit that took long says little of those that come.
        middle = ordered[len(ordered) // 4 : len(ordered) - len(ordered) // 4]
        return units * sum(middle) / len(middle)
