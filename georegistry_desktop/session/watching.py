"""The thread that notices what others do."""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING

from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.session.following import Follower

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry, Watch

_FIRST_RETRY_SECONDS = 0.25
_LAST_RETRY_SECONDS = 10.0
_NOTICE_SECONDS = 2.0
_LOOK_ANYWAY_SECONDS = 60.0


class Watching:
    """Owns a thread and the connection on which it waits.

    A registry that is away is tried again, at ever longer intervals; once it is back, the feed tells all that
    was missed.
    """

    def __init__(self, registry: Registry, follower: Follower) -> None:
        self._registry, self._follower = registry, follower
        self._closing = threading.Event()
        self._watch: Watch | None = None
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="watching", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread."""
        with self._lock:
            self._closing.set()
            if self._watch is not None:
                self._watch.wake()
        self._thread.join()

    def _run(self) -> None:
        pause = _FIRST_RETRY_SECONDS
        while not self._closing.is_set():
            try:
                self._begin()
                # What came between the last look and this watch is told too.
                seen = self._follower.look()
                while self._follower.online and not self._closing.is_set():
                    pause = _FIRST_RETRY_SECONDS
                    self._wait(_LOOK_ANYWAY_SECONDS if seen else _FIRST_RETRY_SECONDS)
                    if not self._closing.is_set():
                        seen = self._follower.look()
            except GeoRegistryError as fault:
                self._follower.lost(fault)
            except Exception as fault:
                # A fault of our own; whoever looks at the screen must know that it no longer follows.
                logging.getLogger(__name__).exception("The registry is not followed")
                self._follower.away(str(fault))
            finally:
                self._end()
            if self._follower.replaced:
                return
            self._closing.wait(pause)
            pause = min(2 * pause, _LAST_RETRY_SECONDS)

    def _wait(self, seconds: float) -> None:
        """For a commit. Not to the end where somebody who wrote found the registry away meanwhile."""
        assert self._watch is not None
        end = time.monotonic() + seconds
        while self._follower.online and not self._closing.is_set():
            left = end - time.monotonic()
            if self._watch.wait(min(max(0.0, left), _NOTICE_SECONDS)) or left <= _NOTICE_SECONDS:
                return

    def _begin(self) -> None:
        watch = self._registry.watch()
        with self._lock:
            self._watch = watch
            if self._closing.is_set():
                watch.wake()

    def _end(self) -> None:
        with self._lock:
            watch, self._watch = self._watch, None
        if watch is not None:
            watch.close()
