"""Who listens to a session."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from georegistry_desktop.session.events import Event

Listener = Callable[[Event], None]


class Listeners:
    """A list that any thread may add to, take from and tell."""

    def __init__(self) -> None:
        self._held: tuple[Listener, ...] = ()
        self._lock = threading.Lock()

    def add(self, listener: Listener) -> Callable[[], None]:
        """Tell it of every event from now on; gives what ends that."""
        with self._lock:
            self._held = (*self._held, listener)

        def remove() -> None:
            with self._lock:
                self._held = tuple(held for held in self._held if held is not listener)

        return remove

    def tell(self, event: Event) -> None:
        """A listener that fails is logged and hinders nobody: the event is true for the others too."""
        for listener in self._held:
            try:
                listener(event)
            except Exception:
                logging.getLogger(__name__).exception("A listener failed on %s", type(event).__name__)
