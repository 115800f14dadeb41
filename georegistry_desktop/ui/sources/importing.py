"""Reads what the page says, as a job, and takes it in, as another; only the latest reading counts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.session import Job
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.incoming_page import IncomingPage
from georegistry_desktop.ui.sources.preview import Preview, make_preview
from georegistry_desktop.ui.widgets import allow
from georegistry_desktop.ui.words import error_words, version_words
from georegistry_desktop.workflows import Imported, take_in


class Importing(QObject):
    """``finished(label)`` when a version came in."""

    finished = Signal(str)

    def __init__(self, desk: Desk, page: IncomingPage) -> None:
        super().__init__(page)
        self._desk, self.page = desk, page
        self._live: LiveSession | None = None
        self._job: Job[Any] | None = None
        self.preview: Preview | None = None
        page.readAsked.connect(self.read)
        page.taken.connect(self.take)
        page.left.connect(self.stop)
        page.wayChanged.connect(self.stop)

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry."""
        if self._live is not None:
            # What is being brought in is not given up with the page: that is asked when a registry is closed.
            if self._job is None or not self._job.makes:
                self.stop()
            self._watch(None)
            self._live.jobChanged.disconnect(self.page.job.look)
        self._live, self.preview = live, None
        self.page.show_preview(None)
        if live is not None:
            live.jobChanged.connect(self.page.job.look)

    def stop(self) -> None:
        """Give up what runs."""
        if self._job is not None:
            self._job.cancel()
        self._watch(None)

    def read(self) -> None:
        """Read what the page says, and show it."""
        live, page = self._live, self.page
        if live is None:
            return
        self.stop()
        self.preview = None
        page.show_reading()
        if page.reason() is not None:
            return
        source = page.source.text().strip()
        read = page.form.read_for(source)
        job = live.session.start(
            self.tr("Read for {source}").format(source=source),
            lambda registry, progress: make_preview(registry, read, progress),
        )
        self._watch(job)
        deliver(job.future, self, lambda found: self._show(job, found), lambda why: self._fail(job, why))

    def take(self, lenient: bool) -> None:
        """Make what was read the next snapshot."""
        live, preview = self._live, self.preview
        if live is None or preview is None:
            return
        reading = preview.reading
        job = live.session.start(
            self.tr("Bring in {source}").format(source=reading.source),
            lambda registry, progress: take_in(registry, reading, lenient=lenient, progress=progress),
            writes=True,
        )
        self._watch(job)
        deliver(job.future, self, lambda done: self._taken(job, done), lambda why: self._not_taken(job, why))

    def _show(self, job: Job[Any], preview: Preview) -> None:
        if job is self._job:
            self._watch(None)
            self.preview = preview
            self.page.show_preview(preview)

    def _fail(self, job: Job[Any], error: BaseException) -> None:
        if job is not self._job:
            return
        self._watch(None)
        words = error_words(error)
        self.page.refuse(words.text)
        if words.kind == "error":
            self._desk.fail(error)

    def _taken(self, job: Job[Any], done: Imported) -> None:
        if job is not self._job:
            # The page is about something else by now; that it came in is told all the same.
            if done.version is not None:
                self._desk.say(
                    self.tr("{version} is in.").format(version=version_words(done.version)), kind="done"
                )
            return
        self._watch(None)
        self.preview = None
        self.page.show_preview(None)
        if done.version is not None:
            self.finished.emit(done.version)

    def _not_taken(self, job: Job[Any], error: BaseException) -> None:
        if job is self._job:
            self._watch(None)
            self.page.show_preview(self.preview)
        if not isinstance(error, Cancelled):
            self._desk.fail(error)

    def _watch(self, job: Job[Any] | None) -> None:
        self._job = job
        self.page.job.show_job(job)
        self.page.words.setVisible(job is None)
        if job is not None:
            allow(self.page.do, self.tr("Wait until it is read."))
        self._desk.actions.refresh()
