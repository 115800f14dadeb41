"""From the session's threads into the GUI thread: events become signals, results arrive where wanted."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.session import (
    ClaimsChanged,
    ConnectionChanged,
    Event,
    HistoryChanged,
    Job,
    JobChanged,
    ProposalsChanged,
    Session,
    StepsChanged,
    UnitsChanged,
    VersionsChanged,
)

T = TypeVar("T")


class LiveSession(QObject):
    """A session whose events come as signals in the GUI thread. ``close`` ends both.

    ``unitsChanged`` carries a ``UnitsChanged``, ``proposalsChanged`` the ids of proposals, ``historyChanged``
    the new entries, ``jobChanged`` the job, ``connectionChanged`` whether it is there and else why not.
    """

    unitsChanged = Signal(object)
    versionsChanged = Signal()
    proposalsChanged = Signal(object)
    claimsChanged = Signal()
    historyChanged = Signal(object)
    stepsChanged = Signal()
    jobChanged = Signal(object)
    connectionChanged = Signal(bool, str)
    _told = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        # Through a slot of our own: a plain function would be called on the thread that emits.
        self._told.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)
        self._end = session.subscribe(self._told.emit)

    def close(self, *, let_run: bool = False) -> None:
        """Hear no more, and close the session, see there. Blocks while jobs come to their end."""
        self._end()
        self.session.close(let_run=let_run)

    @Slot(object)
    def _pass_on(self, event: Event) -> None:
        match event:
            case UnitsChanged():
                self.unitsChanged.emit(event)
            case VersionsChanged():
                self.versionsChanged.emit()
            case ProposalsChanged():
                self.proposalsChanged.emit(event.keys)
            case ClaimsChanged():
                self.claimsChanged.emit()
            case HistoryChanged():
                self.historyChanged.emit(event.entries)
            case StepsChanged():
                self.stepsChanged.emit()
            case JobChanged():
                self.jobChanged.emit(event.job)
            case ConnectionChanged():
                self.connectionChanged.emit(event.online, event.reason)


class _Mailbox(QObject):
    """Lives as long as the application; runs in the GUI thread what waits for other threads.

    Those get a number only. Who holds a letter may be the last to hold objects of Qt, which would then be
    destroyed on its thread.
    """

    posted = Signal(int)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self._letters: dict[int, Callable[[], None]] = {}
        self._numbers = itertools.count()
        self.posted.connect(self._open, Qt.ConnectionType.QueuedConnection)

    def keep(self, letter: Callable[[], None]) -> Callable[[Future[T]], None]:
        """To be called on any thread when the letter is to be opened."""
        number = next(self._numbers)
        self._letters[number] = letter

        def post(_: Future[T]) -> None:
            if shiboken6.isValid(self):  # not when the application is gone
                self.posted.emit(number)

        return post

    @Slot(int)
    def _open(self, number: int) -> None:
        self._letters.pop(number)()


def deliver(
    future: Future[T],
    owner: QObject,
    done: Callable[[T], None],
    failed: Callable[[BaseException], None],
) -> None:
    """Call ``done`` with the result, or ``failed`` with the fault, in the GUI thread, never at once.

    Neither is called when ``owner`` is gone by then, or when the future was cancelled before it began. To be
    called in the GUI thread.
    """

    def arrive() -> None:
        if not shiboken6.isValid(owner) or future.cancelled():
            return
        fault = future.exception()
        if fault is None:
            done(future.result())
        else:
            failed(fault)

    future.add_done_callback(_mailbox().keep(arrive))


def deliver_job(
    job: Job[T], owner: QObject, done: Callable[[T], None], failed: Callable[[BaseException], None]
) -> None:
    """As ``deliver``; ``failed`` gets ``Cancelled`` also where the job was cancelled before it began, by
    whoever did: the owner shows that it waits for it."""

    def arrive() -> None:
        if not shiboken6.isValid(owner):
            return
        fault = Cancelled() if job.future.cancelled() else job.future.exception()
        if fault is None:
            done(job.future.result())
        else:
            failed(fault)

    job.future.add_done_callback(_mailbox().keep(arrive))


def _mailbox() -> _Mailbox:
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("There is no application to deliver to.")
    return application.findChild(_Mailbox) or _Mailbox(application)
