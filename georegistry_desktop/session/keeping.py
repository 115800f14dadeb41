"""What a session does with collected edits whose registry was replaced."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from georegistry_desktop.session.events import ConnectionChanged, Event
from georegistry_desktop.session.following import Follower
from georegistry_desktop.session.kept_edits import Kept, KeptEdits, KeptEditsFolder
from georegistry_desktop.session.work import Work

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry


class Keeping:
    """Keeps them when it is told of the replacement, see ``hear``; finds and collects them again.

    ``keys`` are, once the registry was replaced, those of what is kept of ``Session.collected``; ``fault`` is
    why the rest could not be kept, the first reason.
    """

    def __init__(self, user: str, follower: Follower, work: Work, write: Callable[..., Future[Any]]) -> None:
        """``write`` as ``Session.write``."""
        self._user, self._follower, self._work, self._write = user, follower, work, write
        self._folder = KeptEditsFolder()
        self.keys: set[int] = set()
        self.fault: Exception | None = None

    def find(self) -> Future[Kept]:
        """What the person had collected here when the registry was replaced."""

        def work() -> Kept:
            facts = self._follower.facts
            edits, unreadable = self._folder.find(facts.trace[0], self._user)
            hindered = {held.file: why for held in edits if (why := held.hindrance(facts)) is not None}
            return Kept(tuple(edits), tuple(unreadable), hindered)

        return self._work.read(work)

    def collect(self, kept: Sequence[KeptEdits]) -> Future[dict[Path, Exception]]:
        """Collect that again; what cannot be stays kept, and is given by its file with the reason."""

        def work(registry: Registry) -> dict[Path, Exception]:
            faults: dict[Path, Exception] = {}
            for edits in kept:
                try:
                    edits.bring(registry)
                except Exception as fault:
                    logging.getLogger(__name__).exception("Edits of %s stay kept", edits.version)
                    faults[edits.file] = fault
            return faults

        return self._write("collect again", work)

    def discard(self, files: Sequence[Path]) -> Future[list[Path]]:
        """Put files aside; gives where they are then, for ``bring_back``. Holds ``OSError``."""
        return self._work.read(lambda: [self._folder.discard(file) for file in files])

    def bring_back(self, discarded: Sequence[Path]) -> Future[None]:
        """Keep again what was discarded. Holds ``OSError``."""

        def work() -> None:
            for file in discarded:
                self._folder.bring_back(file)

        return self._work.read(work)

    def hear(self, event: Event) -> None:
        """Of the session. What is collected when the registry was replaced is kept."""
        if not isinstance(event, ConnectionChanged) or event.online or not self._follower.replaced:
            return
        facts = self._follower.facts
        for pending in facts.pending.values():
            if pending.key in self.keys:
                continue
            try:
                self._folder.keep(facts.trace[0], self._user, pending, facts.types)
            except Exception as fault:
                logging.getLogger(__name__).exception("Edits of %s are not kept", pending.version)
                self.fault = self.fault or fault
            else:
                self.keys.add(pending.key)
