"""Looking through a version for units that are the same place, as a job; and writing down what was found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import Job
from georegistry_desktop.storage import Registry, Version
from georegistry_desktop.ui.bridge import LiveSession, deliver, deliver_job
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.workflows import DuplicateReview, open_duplicate_review, report_of


class Searching(QObject):
    """``found(DuplicateReview)`` when a version was looked through, ``jobChanged`` when a job begins or
    ends, ``copied(label)`` when there is a curated copy, ``notCopied`` when that was refused."""

    found = Signal(object)
    jobChanged = Signal()
    copied = Signal(str)
    notCopied = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._live: LiveSession | None = None
        self.job: Job[Any] | None = None

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self.stop()
        self._live = live

    def stop(self) -> None:
        """What is under way is not wanted any more."""
        job, self.job = self.job, None
        if job is not None:
            job.cancel()
            self.jobChanged.emit()

    def search(self, version: str, score: float, instead: DuplicateReview | None = None) -> None:
        """Look through a version for pairs from a score up; ``found`` when it is done. Where it is cancelled,
        or fails, ``found`` comes with what there is ``instead``, if anything."""
        live = self._live
        if live is None or not version:
            return
        self.stop()

        def work(registry: Registry, progress: Progress) -> DuplicateReview:
            return open_duplicate_review(registry, version, threshold=score, progress=progress)

        words = self.tr("Find duplicates in {version}").format(version=version_words(version))
        job: Job[DuplicateReview] = live.session.start(words, work)
        self.job = job
        self.jobChanged.emit()

        def arrived(review: DuplicateReview) -> None:
            if self.job is job:
                self.job = None
                self.jobChanged.emit()
                self.found.emit(review)

        def failed(error: BaseException) -> None:
            if self.job is job:
                self.job = None
                self.jobChanged.emit()
                if not isinstance(error, Cancelled):
                    self._desk.fail(error)
                if instead is not None:
                    self.found.emit(instead)

        deliver_job(job, self, arrived, failed)

    def copy(self, version: str, source: str) -> None:
        """Copy a version to a curated source, in which units can be merged."""
        live = self._live
        if live is None:
            return
        words = self.tr("Copy {version} to {source}").format(version=version_words(version), source=source)
        job: Job[Version] = live.session.start(
            words, lambda registry, step: registry.copy(version, source, progress=step), writes=True
        )

        def failed(error: BaseException) -> None:
            self.notCopied.emit()
            self._desk.fail(error)

        deliver(job.future, self, lambda made: self.copied.emit(made.label), failed)

    def write_down(self, review: DuplicateReview) -> None:
        """Ask for a file, and write all pairs that are not decided to be two places to it."""
        live = self._live
        version = review.frame.label
        title = self.tr("Write the duplicates of {version}").format(version=version_words(version))
        name = self.tr("Duplicates in {version}").format(version=version.replace("@", " ")).replace("/", "-")
        kinds = (self.tr("Excel workbook") + " (*.xlsx)", "CSV (*.csv)", "JSON (*.json)")
        path = self._desk.asking.save_file(title, ";;".join(kinds), name=f"{name}.xlsx")
        if path is None or live is None:
            return

        def work(_registry: Registry, _progress: Progress) -> Path:
            # With the libraries of tables, which nothing else here needs.
            from georegistry_desktop.exchange.links import write_duplicates

            report = report_of(review)
            # The dialog has asked about a file that is there.
            write_duplicates(report.pairs, report.as_json(), path, replace=True)
            return path

        def done(file: Path) -> None:
            self._desk.say(self.tr("The pairs are in {file}.").format(file=file.name), kind="done")

        deliver(live.session.start(title, work, makes=True).future, self, done, self._desk.fail)
