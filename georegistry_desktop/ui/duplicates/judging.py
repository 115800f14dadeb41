"""The pairs in hand and all that is decided of them: shown at once and kept behind, put back where it is
refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

import numpy as np
from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.errors import Cancelled, ConflictError
from georegistry_desktop.session import UnitsChanged
from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.duplicates.pair_list import PairNames
from georegistry_desktop.workflows import (
    DuplicateReview,
    PairState,
    decide_duplicates,
    links_elsewhere,
    merge_duplicates,
)
from georegistry_desktop.workflows.duplicate_review import Before
from georegistry_desktop.workflows.pair_decisions import Decisions, read_decisions

T = TypeVar("T")


@dataclass(eq=False)
class Deed:
    """What a person did in one go, so that it can be taken back: ``again`` does it on the screen, ``back``
    takes it back there. ``at`` is the pair that it was about, -1 for many.

    ``changeset``, ``revision`` and ``label`` come when it is written, in ``live``; ``is_over`` where it was
    not, or was taken back."""

    live: LiveSession
    review: DuplicateReview
    at: int
    again: Callable[[], object]
    back: Callable[[], object]
    changeset: int | None = None
    revision: int | None = None
    label: str = ""
    is_over: bool = False


class Judging(QObject):
    """Owns the review. ``decided(at)``: states changed, here or elsewhere, or came back; ``at`` is the pair
    to look at again, -1 for none. ``written()`` when something is kept, or was refused. ``merged(Deed,
    links)`` when a merge is written, with the (version, count) of links that the unit which went had.
    ``outdated()`` when the version was changed, but for what was merged here."""

    decided = Signal(int)
    written = Signal()
    merged = Signal(object, object)
    outdated = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.use(None)

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self._live = live
        # New ones: what is still on its way belongs to the registry before.
        self._mine: set[int] = set()
        self._writing = 0
        self.take_up(None)
        if live is not None:
            live.historyChanged.connect(self._history_changed)
            live.unitsChanged.connect(self._units_changed)

    def take_up(self, review: DuplicateReview | None) -> None:
        """Go on with another review, or with none; what was done before is taken back by its message."""
        self.review = review
        self.names = PairNames(review) if review is not None else None
        self._deeds: list[Deed] = []
        self._undone: dict[int, Deed] = {}
        self._heard: dict[int, Entry] = {}
        self._acts = 0
        """Grows with all that makes what was read of the decisions before out of date."""
        self._look: int | None = None
        """The pair that is looked at once the decisions are read anew, when all is written."""

    @property
    def live(self) -> LiveSession | None:
        """The registry that the review is of."""
        return self._live

    @property
    def is_writing(self) -> bool:
        """Whether something that was decided is not kept yet."""
        return self._writing > 0

    @property
    def can_take_back(self) -> bool:
        """Whether something was decided here that still stands."""
        return bool(self._deeds)

    def collecting(self) -> str | None:
        """Why nothing can be merged while edits are collected."""
        live, review = self._live, self.review
        if live is None or review is None:
            return None
        if live.session.collecting or live.session.pending(review.frame.label) is not None:
            return self.tr("Edits are being collected. Commit or discard them in the pyramid before merging.")
        return None

    def read(self, work: Callable[[Registry, DuplicateReview], T], done: Callable[[T], None]) -> None:
        """Ask something off the GUI thread; ``done`` unless another review is in hand by then."""
        review, live = self.review, self._live
        if review is None or live is None:
            return

        def arrived(result: T) -> None:
            if self.review is review:
                done(result)

        def failed(error: BaseException) -> None:
            if self.review is review and not isinstance(error, Cancelled):
                self._desk.fail(error)

        deliver(live.session.read(lambda registry: work(registry, review)), self, arrived, failed)

    # Deciding

    def decide(
        self, rows: Sequence[int] | Rows, state: PairState, done: Callable[[Deed], None] | None = None
    ) -> None:
        """Keep of pairs how they stand from now on; ``proposed`` forgets what was decided."""
        review, live = self.review, self._live
        held = [int(at) for at in rows]
        if review is None or live is None or not held:
            return
        scores = [float(score) if score == score else None for score in review.score[held]]
        ends, kept = (review.a[held], review.b[held]), None if state == "proposed" else state
        label = None
        if len(held) == 1:
            one, two = review.names(held[0])
            words = {"accepted": "Take for one place", "rejected": "Tell apart"}.get(state, "Leave open")
            label = f"{words}: {one} and {two}"
        version = review.frame.label
        before: Before = {}

        def again() -> None:
            nonlocal before
            now = datetime.now(UTC).isoformat()
            before = review.decide(held, state, by=live.session.user, at=now)

        def work(registry: Registry) -> Entry:
            pairs = list(zip(*map(review.side.uuids, ends), strict=True))
            return decide_duplicates(
                registry,
                version,
                pairs,
                kept,  # type: ignore[arg-type]
                scores=scores,
                label=label,
                seen=dict(zip(pairs, seen, strict=True)),
            )

        again()
        seen = [said.value if said is not None else None for said in before.values()]
        deed = Deed(live, review, held[0] if len(held) == 1 else -1, again, lambda: review.restore(before))
        self._deeds.append(deed)
        self._write(label or self.tr("Take many for one place"), deed, work, done)
        self.decided.emit(-1)

    def merge(self, at: int, gone: int, take: Collection[str]) -> None:
        """Merge the unit at row ``gone`` of the version into the other one of a pair."""
        review, live = self.review, self._live
        if review is None or live is None:
            return
        uuid = review.side.uuid(gone)
        one, two = review.pair(at)
        into = two if uuid == one else one
        version = review.frame.label
        links: list[tuple[str, int]] = []

        def work(registry: Registry) -> Entry:
            links.extend(links_elsewhere(registry, version, uuid))
            return merge_duplicates(registry, version, uuid, into, take=take)

        def again() -> None:
            review.merge(at, gone)

        again()
        deed = Deed(live, review, at, again, lambda: review.unmerge(gone))
        self._deeds.append(deed)
        self._write(self.tr("Merge two units"), deed, work, lambda done: self.merged.emit(done, links))
        self.decided.emit(-1)

    def _write(
        self,
        label: str,
        deed: Deed,
        work: Callable[[Registry], Entry],
        then: Callable[[Deed], object] | None,
    ) -> None:
        self._begin()
        mine = self._mine

        def kept(registry: Registry) -> Entry:
            entry = work(registry)
            # On the writer's thread: what takes it back may wait there already.
            deed.changeset, deed.revision, deed.label = entry.id, entry.revision, entry.label
            if entry.revision is not None:
                mine.add(entry.revision)
            return entry

        def done(_: Entry) -> None:
            self._end(deed)
            if then is not None and deed.live is self._live:
                then(deed)

        def failed(error: BaseException) -> None:
            self._put_back(deed, error)
            self._end(deed)

        deliver(deed.live.session.write(label, kept), self, done, failed)

    def _begin(self) -> None:
        self._writing += 1
        self._acts += 1

    def _end(self, deed: Deed) -> None:
        if deed.live is self._live:
            self._writing -= 1
            self._acts += 1
            self.written.emit()
            self._hear()
            if not self._writing and self._look is not None:
                self._look_again(self._look)

    def _is_shown(self, deed: Deed) -> bool:
        return deed.live is self._live and deed.review is self.review

    def _put_back(self, deed: Deed, error: BaseException) -> None:
        """What was refused is undone on the screen, and told."""
        if not deed.is_over:
            self._drop(deed)
        if isinstance(error, ConflictError) and all(c.field.startswith("links") for c in error.conflicts):
            self._desk.say(
                self.tr(
                    "Somebody else decided on this pair meanwhile. Your decision was not kept; theirs is"
                    " shown."
                ),
                kind="warning",
            )
            self._look_again()
        else:
            self._desk.fail(error)
        if self._is_shown(deed):
            self.decided.emit(deed.at)

    def _drop(self, deed: Deed) -> None:
        """It stands no more."""
        deed.is_over = True
        if deed in self._deeds:
            self._deeds.remove(deed)
            deed.back()

    def take_back(self, deed: Deed | None = None) -> None:
        """Take a deed back, the latest one when none is given; ``decided`` with its pair."""
        taken = deed or (self._deeds[-1] if self._deeds else None)
        if taken is None or taken.is_over or taken.live is not self._live:
            return
        self._drop(taken)
        self._begin()
        mine, undone, shown = self._mine, self._undone, self._is_shown(taken)

        def work(registry: Registry) -> Entry | None:
            if taken.revision is None:
                return None  # it was refused
            entry = registry.undo(taken.revision)
            if shown:
                undone[entry.id] = taken
                if entry.revision is not None:
                    mine.add(entry.revision)
            return entry

        def done(_: Entry | None) -> None:
            self._end(taken)
            self._look_again()

        def failed(error: BaseException) -> None:
            taken.is_over = False
            if self._is_shown(taken):
                taken.again()
                self._deeds.append(taken)
                self.decided.emit(taken.at)
            self._desk.fail(error)
            self._end(taken)

        deliver(taken.live.session.write(self.tr("Undo"), work), self, done, failed)
        if shown:
            self.decided.emit(taken.at)

    # Others

    def _history_changed(self, entries: Sequence[Entry]) -> None:
        """What others decided, or what was undone or done again elsewhere in the window."""
        for entry in entries if self.review is not None else ():
            if entry.revision is not None and (entry.kind == "match" or entry.undoes is not None):
                self._heard[entry.revision] = entry
        self._hear()

    def _hear(self) -> None:
        if self._writing or not self._heard:
            return
        others = [entry for revision, entry in sorted(self._heard.items()) if revision not in self._mine]
        self._heard.clear()
        at, look = -1, False
        for entry in others:
            done = next((deed for deed in self._deeds if deed.changeset == entry.undoes), None)
            if entry.undoes is not None and done is not None:
                self._drop(done)
                self._undone[entry.id], at = done, done.at
            elif entry.undoes is not None and (deed := self._undone.pop(entry.undoes, None)) is not None:
                deed.changeset, deed.revision, deed.is_over = entry.id, entry.revision, False
                deed.again()
                self._deeds.append(deed)
                at = deed.at
            look = True
        if look:
            self._look_again(at)

    def _look_again(self, at: int = -1) -> None:
        """Read the decisions as they stand in the registry."""
        self._look = at
        if self._writing:
            return
        acts = self._acts

        def work(registry: Registry, review: DuplicateReview) -> Decisions:
            return read_decisions(registry, review.frame.label, review.side)

        def done(decisions: Decisions) -> None:
            if self.review is None or self._writing:
                return
            if acts != self._acts:
                self._look_again(at)  # something was decided since it was read
                return
            self._look = None
            self.review.take(decisions)
            self.decided.emit(at)

        self.read(work, done)

    def _is_known(self, entry: Entry) -> bool:
        """Whether the screen shows it already, or the history tells it: what was done here, taken back or
        done again."""
        held = {deed.changeset for deed in self._deeds} | set(self._undone)
        return entry.revision in self._mine or entry.id in held or (entry.undoes or -1) in held

    def _units_changed(self, event: UnitsChanged) -> None:
        """Of a unit that somebody took away elsewhere nothing is asked any more."""
        review, live = self.review, self._live
        if review is None or live is None:
            return
        labels = {v.id: v.label for v in live.session.versions}
        if labels.get(event.version_id) != review.frame.label:
            return
        if all(map(self._is_known, event.entries)):
            return

        def work(registry: Registry, _: DuplicateReview) -> tuple[Rows, Rows]:
            touched = sorted(event.uuids & review.units_of_pairs())
            with registry.view(review.frame.label) as view:
                there = view.units(touched)
            rows = review.side.rows
            gone = rows([uuid for uuid in touched if uuid not in there])
            return gone.astype(np.intp), rows(list(there)).astype(np.intp)

        def done(found: tuple[Rows, Rows]) -> None:
            if review.hear(*found):
                self.decided.emit(-1)
            self.outdated.emit()

        self.read(work, done)
