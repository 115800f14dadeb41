"""From the session's threads into the GUI thread: events become signals, results arrive where wanted."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from georegistry_desktop.session import (
    ConnectionChanged,
    Event,
    HistoryChanged,
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

    def close(self) -> None:
        """Hear no more, and close the session. Blocks while jobs come to their end."""
        self._end()
        self.session.close()

    @Slot(object)
    def _pass_on(self, event: Event) -> None:
        match event:
            case UnitsChanged():
                self.unitsChanged.emit(event)
            case VersionsChanged():
                self.versionsChanged.emit()
            case ProposalsChanged():
                self.proposalsChanged.emit(event.keys)
            case HistoryChanged():
                self.historyChanged.emit(event.entries)
            case StepsChanged():
                self.stepsChanged.emit()
            case JobChanged():
                self.jobChanged.emit(event.job)
            case ConnectionChanged():
                self.connectionChanged.emit(event.online, event.reason)


class _Mailbox(QObject):
    """Lives as long as the application; runs in the GUI thread what other threads post."""

    posted = Signal(object)

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.posted.connect(self._open, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _open(self, letter: Callable[[], None]) -> None:
        letter()


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
    mailbox = _mailbox()

    def arrive() -> None:
        if not shiboken6.isValid(owner) or future.cancelled():
            return
        fault = future.exception()
        if fault is None:
            done(future.result())
        else:
            failed(fault)

    def post(_: Future[T]) -> None:
        if shiboken6.isValid(mailbox):  # not when the application is gone
            mailbox.posted.emit(arrive)

    future.add_done_callback(post)


def _mailbox() -> _Mailbox:
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("There is no application to deliver to.")
    return application.findChild(_Mailbox) or _Mailbox(application)
