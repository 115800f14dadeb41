"""Leaves a registry: asks first where a job would be lost, and closes it off the GUI thread."""

from __future__ import annotations

from concurrent.futures import TimeoutError as NotYet
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal

from georegistry_desktop.session import Job, begin
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.start.recent import RecentRegistry
from georegistry_desktop.ui.words import error_words, step_words

Way = Literal["let-run", "stop"]
_WAYS: tuple[Way, ...] = ("let-run", "stop")
_LOOK_MS = 200
_AT_ONCE_SECONDS = 0.25
"""Closing takes less than that where nothing runs; waited for, the window does not flicker."""


class Leaving(QObject):
    """Owns the registries that are on their way out.

    ``left(registry, jobs)`` tells what runs on in one, by a short name of it; ``closed()`` comes after each,
    ``rested()`` when ``wait`` has nothing to wait for any more.
    """

    left = Signal(str, list)
    closed = Signal()
    rested = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._closing: list[LiveSession] = []
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether some registry is being closed."""
        return bool(self._closing)

    def jobs(self) -> list[Job[Any]]:
        """Those that make something, of the open registry and of those that are being closed."""
        lives = [*self._closing, *([self._desk.live] if self._desk.live else [])]
        return [job for live in lives for job in live.session.jobs if job.makes and not job.ended]

    def running(self) -> list[tuple[str, Job[Any]]]:
        """Those of registries that are being closed, each with a short name of it."""
        return [(_name(live), job) for live in self._closing for job in live.session.jobs if job.makes]

    def ask_to_leave(self) -> Way | None:
        """What becomes of the jobs of the open registry when another one takes its place; None to stay."""
        live = self._desk.live
        running = [job for job in live.session.jobs if job.makes] if live else []
        if not running:
            return "let-run"  # also what begins while the other one is being opened
        return self._ask(running, self.tr("Let it run and go on"), self.tr("Stop it and go on"))

    def ask_to_end(self) -> Way | None:
        """The same where the program is to end."""
        running = self.jobs()
        if not running:
            return "stop"
        return self._ask(running, self.tr("Close when it is done"), self.tr("Stop it and close"))

    def _ask(self, running: list[Job[Any]], let_run: str, stop: str) -> Way | None:
        names = "\n".join(step_words(job.name) for job in running)
        chosen = self._desk.asking.choose(
            self.tr("%Ln job(s) still running:", "", len(running)) + f"\n{names}",
            self.tr("What is stopped leaves nothing behind; it would have to be begun again."),
            [let_run, stop],
            self.tr("Stay here"),
        )
        return None if chosen is None else _WAYS[chosen]

    def wait(self, on: bool) -> None:
        """Tell ``rested`` once nothing runs any more that makes something; or no longer."""
        if on:
            self._clock.start()
        else:
            self._clock.stop()

    def close(self, live: LiveSession, way: Way, *, ending: bool) -> None:
        """Close a registry that no screen uses any more; ``closed`` tells when, perhaps at once.

        Where the program is ``ending`` a moment is waited for it.
        """
        running = [job for job in live.session.jobs if job.makes]
        self._closing.append(live)
        if running:
            self.left.emit(_name(live), running)
        if way == "stop" and running:
            self._desk.say(self.tr("Stopping: {jobs}").format(jobs=_names(running)))
        closing = begin("close", lambda _: live.close(let_run=way == "let-run")).future

        def done(_: None = None) -> None:
            self._closing.remove(live)
            live.deleteLater()
            if way == "let-run":
                self._tell_ends(_name(live), running)
            self.closed.emit()

        def failed(error: BaseException) -> None:
            self._desk.fail(error)
            done()

        try:
            fault = closing.exception(_AT_ONCE_SECONDS if ending else 0)
        except NotYet:
            deliver(closing, self, done, failed)
        else:
            done() if fault is None else failed(fault)

    def _tell_ends(self, registry: str, jobs: list[Job[Any]]) -> None:
        for job in jobs:
            # Not yet done, perhaps, where closing failed before it had waited for all.
            failed = job.state == "failed" and job.future.done()
            if failed and (fault := job.future.exception()) is not None:
                text = self.tr("Failed in {registry}, which is closed now: {job}. {reason}")
                reason = error_words(fault)
                if reason.kind == "error":
                    self._desk.faulted.emit(fault)
                told = text.format(registry=registry, job=step_words(job.name), reason=reason.text)
                self._desk.say(told, kind=reason.kind, details=reason.details)
        if done := [job for job in jobs if job.state == "done"]:
            words = self.tr("Done in {registry}, which is closed now: {jobs}")
            self._desk.say(words.format(registry=registry, jobs=_names(done)), kind="done")

    def stop_all(self) -> None:
        """Ask the jobs of registries that are being closed to stop."""
        for live in self._closing:
            for job in live.session.jobs:
                job.cancel()

    def _look(self) -> None:
        if not self.jobs():
            self._clock.stop()
            self.rested.emit()


def _name(live: LiveSession) -> str:
    return RecentRegistry(live.session.address).name


def _names(jobs: list[Job[Any]]) -> str:
    return ", ".join(step_words(job.name) for job in jobs)
