"""The review in hand and all that is done with it, off the GUI thread."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal

from georegistry_desktop.domain.comparison import Pairing, Rows
from georegistry_desktop.domain.decisions import ACCEPTED, DECISIONS
from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import Job, UnitsChanged
from georegistry_desktop.storage import Registry, ReviewHeader
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.compare.act import Act
from georegistry_desktop.ui.compare.look import Look, look_at
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.workflows import (
    Outcome,
    Review,
    apply_review,
    compare_versions,
    decide_each,
    outcome,
    refresh_review,
    review_of,
)

_REHEARSE_AFTER = 350
_COMPARE_AGAIN_AFTER = 600


class Reviewing(QObject):
    """Owns the review. Decisions are shown at once and kept behind; everything else comes when it is there.

    ``opened()``: another comparison, or the same one compared again. ``decided()``: decisions changed, here
    or elsewhere. ``foreseen()``: ``foresight`` tells anew what would come of applying, None while that is not
    known. ``busyChanged()``: a comparison began or ended. ``listed(list)``: the open reviews.
    ``look`` is all that is made once for a comparison.
    """

    opened = Signal()
    decided = Signal()
    foreseen = Signal()
    busyChanged = Signal()
    listed = Signal(object)
    applied = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._live: LiveSession | None = None
        self.review: Review | None = None
        self.foresight: Outcome | None = None
        self.look: Look | None = None
        self.job: Job[Look] | None = None
        self._kept: Review | None = None
        self._writing = 0
        self._acts: list[Act] = []
        self._question = 0
        self._foresee_soon = QTimer(self, singleShot=True, interval=_REHEARSE_AFTER)
        self._foresee_soon.timeout.connect(self._foresee)
        self._again_soon = QTimer(self, singleShot=True, interval=_COMPARE_AGAIN_AFTER)
        self._again_soon.timeout.connect(self.compare_again)

    # The registry comes and goes

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self._live = live
        self.forget()
        if live is not None:
            live.proposalsChanged.connect(self._proposals_changed)
            live.unitsChanged.connect(self._units_changed)
            self.list_open()

    def forget(self) -> None:
        """No comparison is in hand any more; what was decided is kept in the registry."""
        if self.job is not None:
            self.job.cancel()
        self.job = self.review = self._kept = self.foresight = self.look = None
        self._acts.clear()
        self._question += 1
        self._foresee_soon.stop()
        self._again_soon.stop()
        self.opened.emit()

    @property
    def can_decide(self) -> bool:
        """Only a live version can change."""
        return self.review is not None and self.review.base.endswith("@live")

    def list_open(self) -> None:
        """Look which reviews are open; ``listed`` tells."""
        if self._live is not None:
            reading = self._live.session.read(lambda registry: registry.reviews.listed())
            deliver(reading, self, self.listed.emit, self._desk.fail)

    # Comparing

    def compare(self, base: str, other: str, by: Pairing | None = None) -> None:
        """Compare two versions, as a job; ``opened`` when it is there."""
        live = self._live
        if live is None:
            return
        if self.job is not None:
            self.job.cancel()

        def work(registry: Registry, progress: Progress) -> Look:
            held = registry.reviews.of(base, other)
            key, fields = by or (held.by if held else None), held.fields if held else None
            comparison = compare_versions(registry, base, other, by=key, fields=fields, progress=progress)
            review = review_of(registry, comparison, fields=fields, progress=progress)
            return look_at(review, progress)

        words = self.tr("Compare {other} with {base}")
        name = words.format(base=version_words(base), other=version_words(other))
        job = self.job = live.session.start(name, work)
        self.busyChanged.emit()

        def arrived(found: Look) -> None:
            if self.job is job:
                self.job = None
                self.look = found
                self.review = self._kept = found.review
                self.foresight = None
                self.busyChanged.emit()
                self.opened.emit()
                self._foresee_soon.start()
                # What was decided while it was compared may have come too late for it.
                self.look_again()

        def failed(error: BaseException) -> None:
            if self.job is job:
                self.job = None
                self.busyChanged.emit()
                self._desk.fail(error)

        deliver(job.future, self, arrived, failed)

    def compare_again(self) -> None:
        """The same two versions as they are now; what was decided stays where the values stay."""
        if self.review is not None:
            self.compare(self.review.base, self.review.other, self.review.differences.comparison.by)

    def _units_changed(self, event: UnitsChanged) -> None:
        review = self.review
        if review is None or self._live is None:
            return
        labels = {v.id: v.label for v in self._live.session.versions}
        if labels.get(event.version_id) in (review.base, review.other):
            self._again_soon.start()

    # Deciding

    def decide(self, rows: Rows, codes: npt.NDArray[np.int8]) -> Act | None:
        """Decide on each of ``rows`` (k,) by positions in ``DECISIONS`` (k,); gives what takes it back."""
        review = self.review
        if review is None or not len(rows) or not self.can_decide:
            return None
        act = Act(review.differences, rows, review.decisions[rows])
        if (act.before == codes).all() and not review.notes[rows].any():
            return None
        self._acts.append(act)
        self._write(rows, codes)
        return act

    def take_back(self, act: Act | None = None) -> Rows | None:
        """Take an act back, the latest one when none is given; gives its rows, None where none are left.

        What was compared again since keeps the decisions on values that changed."""
        if act is None:
            act = self._acts[-1] if self._acts else None
        if act is None or act not in self._acts or self.review is None:
            return None
        self._acts.remove(act)
        now = act.among(self.review.differences) if act.is_about(self.review) else None
        if now is None:
            return None
        self._write(now.rows, now.before)
        return now.rows

    @property
    def can_take_back(self) -> bool:
        """Whether an act of this comparison can be taken back."""
        return bool(self._acts) and self.review is not None and self._acts[-1].is_about(self.review)

    def _write(self, rows: Rows, codes: npt.NDArray[np.int8]) -> None:
        review, live = self.review, self._live
        if review is None or live is None:
            return
        shown = self.review = review.decided(rows, codes, live.session.user)
        self._writing += 1
        self._kept = self._kept or review

        def work(registry: Registry) -> Review:
            # On the one writer thread: each act goes on from what the one before left.
            held = self._kept
            if held is None or held.differences is not review.differences:
                held = review
            kept = decide_each(registry, held, rows, codes)
            self._kept = kept
            return kept

        def done(kept: Review) -> None:
            self._writing -= 1
            if self.review is not None and self.review.differences is not kept.differences:
                self.look_again()
            elif (
                not self._writing and self.review is not None and self.review.differences is kept.differences
            ):
                same = np.array_equal(self.review.decisions, kept.decisions)
                self.review = kept
                if not same:
                    self._told()

        def failed(error: BaseException) -> None:
            self._writing -= 1
            self._desk.fail(error)
            self.look_again()

        deliver(live.session.write(self.tr("Decide"), work), self, done, failed)
        if shown is not None:
            self._told()

    def _told(self) -> None:
        self.foresight = None
        self._question += 1
        self.decided.emit()
        self.foreseen.emit()
        self._foresee_soon.start()

    # Others

    def _proposals_changed(self, _: object) -> None:
        self.list_open()
        if not self._writing:
            self.look_again()

    def look_again(self) -> None:
        """Read what was decided elsewhere."""
        review, live = self.review, self._live
        if review is None or live is None:
            return

        def done(now: Review) -> None:
            if self.review is review and now is not review:
                self.review = self._kept = now
                self._told()

        reading = live.session.read(lambda registry: refresh_review(registry, review))
        deliver(reading, self, done, self._desk.fail)

    # What would come of it

    def _foresee(self) -> None:
        review, live = self.review, self._live
        if review is None or live is None or not self.can_decide:
            return
        self._question += 1
        question = self._question

        def progress(step: str, done: int = 0, total: int = 0) -> None:  # noqa: ARG001  as Progress has it
            if question != self._question:
                raise Cancelled

        def done(found: Outcome) -> None:
            if question == self._question:
                self.foresight = found
                self.foreseen.emit()

        def failed(error: BaseException) -> None:
            if question == self._question and not isinstance(error, Cancelled):
                self._desk.fail(error)

        reading = live.session.read(lambda registry: outcome(registry, review, progress=progress))
        deliver(reading, self, done, failed)

    # Applying

    def apply(self) -> None:
        """Commit what is accepted, as a job; ``applied`` tells the outcome; the rest is compared again."""
        review, live = self.review, self._live
        if review is None or live is None or not review.accepted.any():
            return
        words = self.tr("Apply {other} to {base}")
        name = words.format(base=version_words(review.base), other=version_words(review.other))
        job = live.session.start(
            name, lambda registry, progress: apply_review(registry, review, progress=progress), writes=True
        )

        def done(found: Outcome) -> None:
            if self._live is not live:
                return
            self._acts.clear()
            self.applied.emit(found)
            self.compare_again()

        def failed(error: BaseException) -> None:
            self._desk.fail(error)
            self.compare_again()

        deliver(job.future, self, done, failed)

    def undo(self, live: LiveSession, revision: int) -> None:
        """Take a change back that was applied in ``live``, perhaps no longer the registry in front."""
        writing = live.session.write(self.tr("Undo"), lambda registry: registry.undo(revision))
        deliver(writing, self, lambda _: self.compare_again(), self._desk.fail)

    def close(self) -> None:
        """End the review for everybody; ``opened`` when nothing is in hand any more. The message brings it
        back."""
        review, live = self.review, self._live
        if review is None or live is None:
            return
        base, other = review.base, review.other  # a message that is kept must not hold the versions

        def work(registry: Registry) -> int | None:
            # Asked for here: a decision before this may only just have begun it.
            held = registry.reviews.of(base, other)
            if held is None:
                return None
            registry.reviews.close(held.id)
            return held.id

        def done(key: int | None) -> None:
            self.forget()
            self.list_open()
            if key is not None:
                words = self.tr("The review is ended, for everybody.")
                self._desk.say(words, kind="done", undo=lambda: self._bring_back(live, key, base, other))

        deliver(live.session.write(self.tr("End the review"), work), self, done, self._desk.fail)

    def _bring_back(self, live: LiveSession, key: int, base: str, other: str) -> None:
        def done(_: ReviewHeader) -> None:
            if self._live is live:
                self.compare(base, other)

        words = self.tr("Bring the review back")
        bringing = live.session.write(words, lambda registry: registry.reviews.bring_back(key))
        deliver(bringing, self, done, self._desk.fail)


def codes_for(review: Review, rows: Rows, decision: str) -> npt.NDArray[np.int8]:
    """The positions in ``DECISIONS`` (k,) that a decision means for ``rows`` (k,): a missing unit that is
    accepted is closed, and only a missing one can be rejected or deleted."""
    lacking = review.differences.names[rows] == "missing"
    wanted = DECISIONS.index(decision)
    codes = np.full(len(rows), wanted, dtype=np.int8)
    if wanted >= ACCEPTED:
        codes[lacking] = max(wanted, DECISIONS.index("close"))
        codes[~lacking] = ACCEPTED
    return codes
