"""How fast a job goes, and so how long its step may still take."""

from __future__ import annotations

_SECONDS_TO_TELL = 1.0
"""Before that the pace says little."""


class Pace:
    """Of the step that a job is at. Times are those of one monotonic clock, in seconds."""

    def __init__(self) -> None:
        self._step = ""
        self._begun, self._first, self._done, self._total = 0.0, 0, 0, 0
        self._reached = 0.0

    def reached(self, step: str, done: int, total: int, now: float) -> None:
        """The job says where it stands."""
        if step != self._step or done < self._done:
            self._step, self._begun, self._first = step, now, done
        self._done, self._total, self._reached = done, total, now

    def rested(self, seconds: float) -> None:
        """It was paused: that tells nothing about its pace."""
        self._begun += seconds
        self._reached += seconds

    def seconds_left(self, now: float) -> float | None:
        """None where the total is unknown, or too little is done to tell."""
        made = self._done - self._first
        taken = self._reached - self._begun
        if not self._total or made <= 0 or taken < _SECONDS_TO_TELL:
            return None
        whole = taken / made * (self._total - self._done)
        return max(0.0, whole - (now - self._reached))
