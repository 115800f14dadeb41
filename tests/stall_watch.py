"""Measure how long the GUI thread keeps from its event loop, and say where it was meanwhile.

with StallWatch() as watch:
    …  # drive the window; wait by its event loop
assert watch.stalls == []
"""

from __future__ import annotations

import sys
import threading
import time
import traceback
from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import Qt, QTimer

LIMIT_SECONDS = 0.05
_BEAT_MILLISECONDS = 5
_LOOK_SECONDS = 0.005


@dataclass(frozen=True)
class Stall:
    """``seconds`` without an event, of which the thread itself computed ``busy``.

    The rest it waited: for the interpreter's lock, a disk, or its turn on a crowded machine. ``where`` is its
    stack at the moment when the limit was over.
    """

    seconds: float
    busy: float
    where: str


class StallWatch:
    """Owns a timer in the GUI thread, where it is made, and a thread that looks whether it still beats.

    ``longest``: seconds between two beats at most; ``busiest``: that the thread computed between two.
    """

    def __init__(self, limit: float = LIMIT_SECONDS) -> None:
        self.limit = limit
        self.stalls: list[Stall] = []
        self.longest = self.busiest = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._gui = threading.get_ident()
        self._ended = threading.Event()
        self._sampler = threading.Thread(target=self._sample, name="stall-watch", daemon=True)
        self._where = ""

    def __enter__(self) -> StallWatch:
        self._last, self._computed = time.monotonic(), time.thread_time()
        self._timer.start(_BEAT_MILLISECONDS)
        self._sampler.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._beat()
        self._timer.stop()
        self._ended.set()
        self._sampler.join()

    def report(self) -> str:
        """The stalls, the longest first, with where they were."""
        found = sorted(self.stalls, key=lambda stall: -stall.seconds)
        return "\n".join(
            f"{s.seconds * 1000:.0f} ms ({s.busy * 1000:.0f} ms computing)\n{s.where}" for s in found
        )

    def _beat(self) -> None:
        now, computed = time.monotonic(), time.thread_time()
        away = now - self._last
        self.longest = max(self.longest, away)
        self.busiest = max(self.busiest, computed - self._computed)
        if away > self.limit:
            self.stalls.append(Stall(away, computed - self._computed, self._where))
        self._last, self._computed, self._where = now, computed, ""

    def _sample(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            if not self._where and time.monotonic() - self._last > self.limit:
                self._where = self._look()

    def _look(self) -> str:
        """The stack of the GUI thread, whose frames are let go at once: they hold what is local."""
        frame = sys._current_frames().get(self._gui)
        return "".join(traceback.format_stack(frame, limit=12)) if frame else ""
