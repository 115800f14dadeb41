"""Bringing a review in hand: matching two versions, going on with a matching that was kept, its reasons."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, fields
from typing import Any

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.matching import Matching, Rules
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.session import Job
from georegistry_desktop.storage import MatchRun, Registry
from georegistry_desktop.ui.bridge import LiveSession, deliver, deliver_job
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.run_form import Asked
from georegistry_desktop.ui.pairs.side import Side
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.workflows import keep_matching, match_versions, open_link_review


@dataclass(frozen=True, eq=False)
class Opened:
    """A review with its two versions (labels), how these name their units, and the matching it is of."""

    review: LinkReview
    labels: tuple[str, str]
    sides: tuple[Side, Side]
    run: MatchRun | None


class Opening(QObject):
    """``opened(Opened)`` when a review is there, ``explained(Opened, Matching)`` when its reasons can be told
    by the matching to attach, or None where they cannot, ``listed(list)`` the matchings that were kept,
    ``jobChanged`` when a job begins or ends."""

    opened = Signal(object)
    explained = Signal(object, object)
    listed = Signal(object)
    jobChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._live: LiveSession | None = None
        self.job: Job[Any] | None = None
        self._labels: tuple[str, str] = ("", "")
        self._listing: Future[list[MatchRun]] | None = None
        self.begun_at = 0
        """The revision of the registry when the latest opening began."""
        self._explaining: Job[Any] | None = None

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self.stop()
        self._live = live
        if live is not None:
            self.list_runs()

    def stop(self) -> None:
        """What is under way is not wanted any more."""
        for job in (self.job, self._explaining):
            if job is not None:
                job.cancel()
        self._explaining = None
        if self.job is not None:
            self.job = None
            self.jobChanged.emit()

    @property
    def labels(self) -> tuple[str, ...]:
        """The two versions that are being opened; none where none are."""
        return self._labels if self.job is not None else ()

    @property
    def is_explaining(self) -> bool:
        """Whether the reasons of the review in hand are being worked out."""
        return self._explaining is not None

    def list_runs(self) -> None:
        """Look which matchings were kept; ``listed`` tells."""
        live = self._live
        if live is None:
            return
        reading = self._listing = live.session.read(lambda registry: registry.links.runs())

        def is_wanted() -> bool:
            return self._live is live and self._listing is reading

        deliver(
            reading,
            self,
            lambda runs: self.listed.emit(runs) if is_wanted() else None,
            lambda error: self._desk.fail(error) if is_wanted() else None,
        )

    def match(self, asked: Asked) -> None:
        """Match two versions and keep what came of it, as a job; ``opened`` when it is there."""

        def work(registry: Registry, progress: Progress) -> Opened:
            report, matching = match_versions(
                registry, asked.a, asked.b, algorithm=asked.algorithm, rules=asked.rules, progress=progress
            )
            keep_matching(registry, report, matching)
            found = _open(registry, report.a, report.b, progress)
            found.review.attach(matching)
            return found

        words = self.tr("Match {a} with {b}")
        name = words.format(a=version_words(asked.a), b=version_words(asked.b))
        self._start(name, (asked.a, asked.b), work, writes=True)

    def go_on(self, a: str, b: str) -> None:
        """Go on with what was kept of two versions, as a job; ``opened`` when it is there, ``explained`` when
        they were matched once more for the reasons."""
        words = self.tr("Open the matching of {a} with {b}")
        name = words.format(a=version_words(a), b=version_words(b))
        self._start(name, (a, b), lambda registry, progress: _open(registry, a, b, progress), writes=False)

    def _start(self, name: str, labels: tuple[str, str], work: Any, *, writes: bool) -> None:
        live = self._live
        if live is None:
            return
        self.stop()
        self._labels, self.begun_at = labels, live.session.revision
        job: Job[Opened] = live.session.start(name, work, writes=writes, makes=False)
        self.job = job
        self.jobChanged.emit()

        def arrived(found: Opened) -> None:
            if self.job is job:
                self.job = None
                self.jobChanged.emit()
                self.opened.emit(found)
                self.list_runs()
                if found.run is not None and not found.run.has_pairs:
                    self._desk.say(
                        self.tr("The newest matching of the two found no pairs: nothing is proposed.")
                    )
                elif found.review.matching is None and found.run is not None:
                    self._explain(found, found.run)

        def failed(error: BaseException) -> None:
            if self.job is job:
                self.job = None
                self.jobChanged.emit()
                self._desk.fail(error)

        deliver_job(job, self, arrived, failed)

    def _explain(self, found: Opened, run: MatchRun) -> None:
        """Match once more behind: what a score is made of is not kept."""
        live = self._live
        if live is None:
            return
        known = {field.name for field in fields(Rules)}
        rules = Rules(**{name: value for name, value in run.parameters.items() if name in known})
        a, b = found.labels

        def work(registry: Registry, progress: Progress) -> Matching:
            return match_versions(registry, a, b, algorithm=run.algorithm, rules=rules, progress=progress)[1]

        job = live.session.start(self.tr("Work out the reasons"), work)
        self._explaining = job

        def arrived(matching: Matching) -> None:
            if self._explaining is job:
                self._explaining = None
                self.explained.emit(found, matching)

        def failed(error: BaseException) -> None:
            if self._explaining is job:
                self._explaining = None
                if not isinstance(error, Cancelled):
                    self._desk.fail(error)
                self.explained.emit(found, None)

        deliver_job(job, self, arrived, failed)


def _open(registry: Registry, a: str, b: str, progress: Progress) -> Opened:
    review = open_link_review(registry, a, b, progress=progress)
    sides = Side(review.a, review.side_a.tree.parent), Side(review.b, review.side_b.tree.parent)
    return Opened(review, (review.a.label, review.b.label), sides, registry.links.newest(a, b))
