"""What is told of merges, and all that is one place merged in one go."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import Job
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.bridge import deliver_job
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.duplicates.judging import Deed, Judging
from georegistry_desktop.ui.words import error_words, label_words, version_words
from georegistry_desktop.workflows import MergedMany, merge_decided


class Merging(QObject):
    """Owns the job that merges many. ``changed()`` when it begins and ends, ``merged()`` when the pairs are
    to be looked for anew, for what is left has other scores."""

    changed = Signal()
    merged = Signal()

    def __init__(self, desk: Desk, judging: Judging, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._judging = desk, judging
        self.job: Job[MergedMany] | None = None
        judging.merged.connect(self._tell_one)

    def count(self) -> int:
        """How many pairs are one place and not merged yet."""
        review = self._judging.review
        return review.counts()["accepted"] if review is not None else 0

    def frozen(self) -> str | None:
        """The version of the pairs, where it cannot be edited."""
        review, live = self._judging.review, self._judging.live
        if review is None or live is None:
            return None
        label = review.frame.label
        return label if any(v.label == label and v.state != "live" for v in live.session.versions) else None

    def stop(self) -> None:
        """What is under way is not wanted any more."""
        job, self.job = self.job, None
        if job is not None:
            job.cancel()
            self.changed.emit()

    def merge_all(self) -> None:
        """Merge all pairs that are one place, likeliest first; the message takes them back together."""
        review, live = self._judging.review, self._judging.live
        if review is None or live is None or self.job is not None or not self.count():
            return
        rows = review.queue(states=["accepted"])
        rows = rows[np.argsort(-np.nan_to_num(review.score[rows], nan=0), kind="stable")]
        pairs, version = review.pairs(rows), review.frame.label

        def work(registry: Registry, progress: Progress) -> MergedMany:
            return merge_decided(registry, version, pairs, progress=progress)

        words = self.tr("Merge %Ln pair(s)", "", len(pairs))
        job: Job[MergedMany] = live.session.start(words, work, writes=True)
        self.job = job
        self.changed.emit()

        def ended() -> bool:
            here = self.job is job
            if here:
                self.job = None
                self.changed.emit()
            return here

        def arrived(done: MergedMany) -> None:
            entry, here = done.entry, ended()
            deed = Deed(live, review, -1, _nothing, _nothing)
            if entry is not None:
                deed.changeset, deed.revision, deed.label = entry.id, entry.revision, entry.label
            self._tell_many(done, deed)
            if here and entry is not None and self._judging.review is review:
                self.merged.emit()

        def failed(error: BaseException) -> None:
            ended()
            if not isinstance(error, Cancelled):
                self._desk.fail(error)

        deliver_job(job, self, arrived, failed)

    def _tell_one(self, deed: Deed, links: list[tuple[str, int]]) -> None:
        self._say(deed, [label_words(deed.label)], links)

    def _tell_many(self, done: MergedMany, deed: Deed) -> None:
        told = [self.tr("%Ln unit(s) are merged", "", len(done.went))]
        refused = [
            self.tr("{unit} and {other}: {why}").format(unit=one, other=two, why=error_words(why).text)
            for one, two, why in done.refused
        ]
        details = "\n".join(refused) or None
        lost = self.tr("%Ln pair(s) cannot be merged.", "", len(refused))
        if done.entry is None:
            self._desk.say(lost, kind="warning", details=details)
        else:
            self._say(deed, [*told, lost] if refused else told, done.links, details=details)

    def _say(
        self,
        deed: Deed,
        told: Sequence[str],
        links: Sequence[tuple[str, int]],
        *,
        details: str | None = None,
    ) -> None:
        sentences = list(told)
        again = None
        for version, count in links:
            words = self.tr(
                "What went was linked to %Ln unit(s) of {version}: decide anew what that is.", "", count
            )
            sentences.append(words.format(version=version_words(version)))
        if links:
            mine, other = deed.review.frame.label, links[0][0]
            again = (self.tr("Match the two"), lambda: self._desk.go("match", a=mine, b=other))
        if len(sentences) > 1:
            sentences = [words if words.endswith(".") else f"{words}." for words in sentences]

        def undo() -> None:
            self._judging.take_back(deed)

        self._desk.say(" ".join(sentences), kind="done", undo=undo, action=again, details=details)


def _nothing() -> None:
    """On the screen there is nothing to do or to take back: the pairs are looked for anew."""
