"""Reads, on a reader's thread, what was decided of the unit that the inspector shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from georegistry_desktop.storage import Entry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.inspector.subject import Subject
from georegistry_desktop.workflows import LinkTold, unit_links

if TYPE_CHECKING:
    from georegistry_desktop.ui.inspector.body import Body


class LinkReader(QObject):
    """Owns the links read last; what people decide is read again."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._live: LiveSession | None = None
        self._body: Body | None = None
        self._subject: Callable[[], Subject | None] = lambda: None
        self._wanted: tuple[str, str] | None = None
        self._asked = object()
        self._read: tuple[tuple[str, str], tuple[LinkTold, ...]] | None = None
        desk.liveChanged.connect(self._forget)

    def look(self, live: LiveSession, version: str, chosen: Sequence[str]) -> None:
        """Read those of the one unit that is chosen."""
        if live is not self._live:
            self._live = live
            live.historyChanged.connect(self._heard)
        self._wanted = (version, chosen[0]) if len(chosen) == 1 else None
        self._ask()

    def serve(self, body: Body, subject: Callable[[], Subject | None]) -> None:
        """Show them there, of what is shown there, and go where its buttons lead: to the other unit, and to
        the matching that a link is of."""
        self._body, self._subject = body, subject
        body.link_matched.connect(self._open_match)
        body.link_shown.connect(
            lambda link: self._desk.go("pyramid", version=link.version, units=[link.unit])
        )

    def show(self) -> None:
        """They may be read before the unit itself is, or after."""
        subject = self._subject()
        if self._body is None or subject is None:
            return
        mine = self._read is not None and (subject.version, *subject.uuids) == self._read[0]
        self._body.show_links(self._read[1] if self._read is not None and mine else ())

    def _open_match(self, link: LinkTold) -> None:
        subject = self._subject()
        if subject is not None and len(subject.units) == 1:
            a, b, unit = subject.version, link.version, subject.uuids[0]
            a, b, unit = (b, a, link.unit) if link.turned else (a, b, unit)
            self._desk.go("match", a=a, b=b, unit=unit)

    def _ask(self) -> None:
        wanted, live = self._wanted, self._live
        if wanted is None or live is None:
            return

        asked = self._asked = object()

        # What was asked before may be answered after: on another thread, as it stood before.
        def still_wanted() -> bool:
            return asked is self._asked and wanted == self._wanted and live is self._desk.live

        def done(links: tuple[LinkTold, ...]) -> None:
            if still_wanted():
                self._read = (wanted, links)
                self.show()

        def failed(fault: BaseException) -> None:
            if still_wanted():  # else it is of a registry that was left, or of what was looked at before
                self._desk.fail(fault)

        deliver(live.session.read(lambda registry: unit_links(registry, *wanted)), self, done, failed)

    def _forget(self) -> None:
        """Another registry is open, or none: let go of the one before."""
        if self._live is not self._desk.live:
            self._live = self._wanted = self._read = None

    def _heard(self, entries: Sequence[Entry]) -> None:
        if self._live is self._desk.live and any(e.kind == "match" or e.undoes is not None for e in entries):
            self._ask()
