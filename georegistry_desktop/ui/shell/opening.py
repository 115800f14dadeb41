"""Opens and makes registries off the GUI thread, with progress and cancel."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from georegistry_desktop.domain.addresses import without_passwords
from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import Job, Session, begin
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.shell.signing_in import with_kept_password

_LOOK_MS = 100
_QUIET_MS = 250


class Opening(QObject):
    """One registry being opened at a time.

    ``begun(address)``, and ``moved(job)`` while it takes longer than a moment; then ``opened(session)``,
    ``failed(address, error)`` or ``cancelled``. A session that comes after its cancellation is closed again.
    """

    begun = Signal(str)
    moved = Signal(object)
    opened = Signal(object)
    failed = Signal(str, object)
    cancelled = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.prepare: Callable[[Session], object] | None = None
        """What is to be found out about what was opened, on the thread that opens it. A fault is logged."""
        self._job: Job[Session] | None = None
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(lambda: self.moved.emit(self._job))
        self._after_a_moment = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._after_a_moment.timeout.connect(self._clock.start)

    @property
    def busy(self) -> bool:
        """Whether one is being opened."""
        return self._job is not None

    def open(self, address: str) -> None:
        """Open what is there; a database with the password that the keychain holds."""
        shown = without_passwords(address)

        def work(_: Progress) -> Session:
            return self._prepared(Session.open(with_kept_password(address)))

        self._begin(address, self.tr("Opening {place}").format(place=shown), work)

    def create(self, address: str) -> None:
        """Make an empty one; in a database with the password that the keychain holds."""
        shown = without_passwords(address)

        def work(_: Progress) -> Session:
            return Session.create(with_kept_password(address))

        self._begin(address, self.tr("Making {place}").format(place=shown), work)

    def upgrade(self, address: str) -> None:
        """Bring an older one up to date, and open it."""

        def work(progress: Progress) -> Session:
            progress(self.tr("Upgrading"))
            from georegistry_desktop.storage import Registry

            Registry.upgrade(address)
            return Session.open(address)

        self._begin(address, self.tr("Upgrading {place}").format(place=address), work)

    def demo(self, file: Path | None = None) -> None:
        """Open the demo country, which is made where it is not there."""
        from georegistry_desktop.workflows.demo_file import ensure_demo, own_demo

        place = file or own_demo()

        def work(progress: Progress) -> Session:
            ensure_demo(place, progress=progress)
            return Session.open(str(place))

        makes = not place.exists()
        self._begin(str(place), self.tr("Making the demo country"), work)
        if makes:  # which is known to take longer than a moment
            self.moved.emit(self._job)

    def cancel(self) -> None:
        """Let go of what is being opened."""
        if self._job:
            self._job.cancel()
            self._end()
            self.cancelled.emit()

    def _prepared(self, session: Session) -> Session:
        try:
            if self.prepare is not None:
                self.prepare(session)
        except Exception:
            logging.getLogger(__name__).exception("Nothing was found out about %s", session.address)
        return session

    def _begin(self, address: str, name: str, work: Callable[[Progress], Session]) -> None:
        # What was asked for last is wanted.
        self.cancel()
        job = self._job = begin(name, work)

        def arrived(session: Session) -> None:
            if self._job is job:
                self._end()
                self.opened.emit(session)
            else:
                begin("close", lambda _: session.close())

        def failed(error: BaseException) -> None:
            if self._job is job:
                self._end()
                if isinstance(error, Cancelled):
                    self.cancelled.emit()
                else:
                    self.failed.emit(address, error)

        self._after_a_moment.start()
        deliver(job.future, self, arrived, failed)
        self.begun.emit(address)

    def _end(self) -> None:
        self._job = None
        self._clock.stop()
        self._after_a_moment.stop()
