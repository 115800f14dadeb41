"""Garbage is collected in the GUI thread, between two events, and nowhere else."""

from __future__ import annotations

import gc
import time

from PySide6.QtCore import QObject, QTimer, SignalInstance

from georegistry_desktop.ui.desk import Desk

_LOOK_MS = 200
_REST = 50
"""All that lives is looked through no more often than takes a fiftieth of the time: it may be a million
objects of a job on another thread."""
_MANY, _TOO_MANY = 50_000, 3_000_000
"""So many new objects are those of a job on another thread, and most go with it: to look through them would
keep the window from its events for nothing."""
_CALM_SECONDS = 5.0


class GarbageCollector(QObject):
    """In the place of Python's own collecting, from the time it is made to ``stop``.

    Python collects on whichever thread asks for memory: objects of Qt in a cycle would be destroyed on the
    thread of a session, or in the midst of a paint event. What is there already is looked at no more, which
    makes each collection shorter; nor are libraries, once they are loaded, until a registry is closed.
    """

    def __init__(self, parent: QObject, calm: float = _CALM_SECONDS) -> None:
        """``calm``: seconds without new objects, after which many of them are looked through."""
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._not_before = 0.0
        self._calm, self._new = calm, 0
        self._changed = 0.0
        self._all = self._was_open = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def follow(self, desk: Desk, loaded: SignalInstance) -> None:
        """Know what of ``desk`` may be garbage, and when libraries were loaded."""

        def changed() -> None:
            if self._was_open:
                self.look_at_all()
            self._was_open = desk.live is not None

        loaded.connect(self.keep)
        desk.liveChanged.connect(changed)

    def look(self) -> None:
        """Collect the oldest generation whose time it is by Python's own thresholds."""
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if self._are_coming() or not any(due):
            return
        begun = time.monotonic()
        due[2] = due[2] and begun >= self._not_before
        generation = max((g for g in range(3) if due[g]), default=1)
        gc.collect(generation)
        if generation == 2:
            if self._all:
                self.keep()
            ended = time.monotonic()
            self._not_before = ended + _REST * (ended - begun)

    def _are_coming(self) -> bool:
        """Whether there are many new objects, and some came or went a moment ago."""
        before, self._new = self._new, gc.get_count()[0]
        if abs(self._new - before) > gc.get_threshold()[0]:
            self._changed = time.monotonic()
        return _MANY < self._new < _TOO_MANY and time.monotonic() - self._changed < self._calm

    def keep(self) -> None:
        """What lives now is looked at no more. It is nearly all of it code that was just loaded, more than
        everything else together; the rest is of the registry that is open: see ``look_at_all``."""
        gc.freeze()
        self._all = False

    def look_at_all(self) -> None:
        """A registry was closed: what was kept while it was open may be garbage now."""
        gc.unfreeze()
        self._all = True

    def stop(self) -> None:
        """Python collects again by itself."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
