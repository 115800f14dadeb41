"""Garbage is collected in the GUI thread, between two events, and nowhere else."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 200


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
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation whose time it is by Python's own thresholds."""
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            gc.collect(max(generation for generation in range(3) if due[generation]))

    def stop(self) -> None:
        """Python collects again by itself."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
