"""Whose turn it is with the review: the window's, or that of what reads it behind."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_AGAIN_AFTER = 15


class Turns(QObject):
    """``lock`` is held while the review is read off the GUI thread, or changed. With a million units that may
    be for a second: the window does not wait for it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lock = threading.RLock()
        self._waiting: deque[Callable[[], None]] = deque()
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_AFTER)
        self._again.timeout.connect(self._go_on)

    def take(self, act: Callable[[], None]) -> None:
        """Do in the GUI thread what changes the review: now, or as soon as nobody reads it; in the order in
        which it was asked for."""
        self._waiting.append(act)
        if not self._again.isActive():
            self._go_on()

    @property
    def is_waiting(self) -> bool:
        """Whether something is still to be done."""
        return bool(self._waiting)

    def finish(self) -> None:
        """Do what waits, once whoever reads is done: the review is about to go, and what was decided in it
        must not go with it."""
        while self._waiting:
            with self.lock:
                self._waiting.popleft()()

    def _go_on(self) -> None:
        try:
            if self._waiting and self.lock.acquire(blocking=False):
                try:
                    self._waiting.popleft()()
                finally:
                    self.lock.release()
        finally:
            if self._waiting:
                self._again.start()
