"""Garbage is collected in the GUI thread, between two events, and nowhere else."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 200
_REST = 50
"""All that lives is looked through no more often than takes a fiftieth of the time: it may be a million
objects of a job on another thread."""


class GarbageCollector(QObject):
    """In the place of Python's own collecting, from the time it is made to ``stop``.

    Python collects on whichever thread asks for memory: objects of Qt in a cycle would be destroyed on the
    thread of a session, or in the midst of a paint event. What is there already is looked at no more, which
    makes each collection shorter.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._not_before = 0.0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation whose time it is by Python's own thresholds."""
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if not any(due):
            return
        begun = time.monotonic()
        due[2] = due[2] and begun >= self._not_before
        generation = max((g for g in range(3) if due[g]), default=1)
        gc.collect(generation)
        if generation == 2:
            ended = time.monotonic()
            self._not_before = ended + _REST * (ended - begun)

    def stop(self) -> None:
        """Python collects again by itself."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
