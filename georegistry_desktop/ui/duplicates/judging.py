"""The pairs in hand and all that is decided of them: shown at once and kept behind, put back where it is
refused."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.errors import Cancelled, ConflictError
from georegistry_desktop.session import UnitsChanged
from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.duplicates.pair_list import PairNames
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.workflows import (
    DuplicateReview,
    PairState,
    decide_duplicates,
    links_elsewhere,
    merge_duplicates,
)
from georegistry_desktop.workflows.duplicate_review import Before

T = TypeVar("T")


@dataclass(eq=False)
class Deed:
    """What a person did in one go, so that it can be taken back: ``again`` does it on the screen, and gives
    what stood ``before``. ``changeset``, ``revision`` and ``label`` come when it is written, ``failed`` where
    it was not."""

    review: DuplicateReview
    at: int
    again: Callable[[], Before]
    before: Before
    changeset: int | None = None
    revision: int | None = None
    label: str = ""
    failed: bool = False


class Judging(QObject):
    """Owns the review. ``decided(at)``: states changed, here or elsewhere, or came back; ``at`` is the pair
    to look at again, -1 for none. ``merged(Deed, links)`` when a merge is written, with the (version, count)
    of links that the unit which went had. ``outdated()`` when others changed the version."""

    decided = Signal(int)
    merged = Signal(object, object)
    outdated = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._live: LiveSession | None = None
        self.review: DuplicateReview | None = None
        self.names: PairNames | None = None
        self._deeds: list[Deed] = []
        self._undone: dict[int, Deed] = {}
        self._writing = 0
        self._heard: dict[int, Entry] = {}
        self._mine: set[int] = set()

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self._live = live
        self.take_up(None)
        if live is not None:
            live.historyChanged.connect(self._history_changed)
            live.unitsChanged.connect(self._units_changed)

    def take_up(self, review: DuplicateReview | None) -> None:
        """Go on with another review, or with none."""
        self.review = review
        self.names = PairNames(review) if review is not None else None
        self._deeds.clear()
        self._undone.clear()
        self._heard.clear()

    @property
    def is_writing(self) -> bool:
        """Whether something that was decided is not kept yet."""
        return self._writing > 0

    @property
    def can_take_back(self) -> bool:
        """Whether something was decided here that still stands."""
        return bool(self._deeds)

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
        pairs, seen = [review.pair(at) for at in held], review.seen(held)
        scores = [float(score) if score == score else None for score in review.score[held]]
        kept = None if state == "proposed" else state
        label = None
        if len(held) == 1:
            one, two = review.names(held[0])
            words = {"accepted": "Take for one place", "rejected": "Tell apart"}.get(state, "Leave open")
            label = f"{words}: {one} and {two}"
        version = review.frame.label

        def again() -> Before:
            now = live.session.user, datetime.now(UTC).isoformat()
            review.by.update(dict.fromkeys(held, now))
            return review.decide(held, state)

        def work(registry: Registry) -> Entry:
            return decide_duplicates(
                registry,
                version,
                pairs,
                kept,  # type: ignore[arg-type]
                scores=scores,
                label=label,
                seen=seen,
            )

        deed = Deed(review, held[0] if len(held) == 1 else -1, again, again())
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

        def again() -> Before:
            return review.merge(at, gone)

        deed = Deed(review, at, again, again())
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
        live = self._live
        assert live is not None
        self._writing += 1

        def kept(registry: Registry) -> Entry:
            entry = work(registry)
            # On the writer's thread: what takes it back may wait there already.
            deed.changeset, deed.revision, deed.label = entry.id, entry.revision, entry.label
            if entry.revision is not None:
                self._mine.add(entry.revision)
            return entry

        def done(_: Entry) -> None:
            self._writing -= 1
            if self.review is deed.review:
                if then is not None:
                    then(deed)
                self.decided.emit(-1)
            self._hear()

        def failed(error: BaseException) -> None:
            self._writing -= 1
            self._put_back(deed, error)
            self._hear()

        deliver(live.session.write(label, kept), self, done, failed)

    def _put_back(self, deed: Deed, error: BaseException) -> None:
        """What was refused is undone on the screen, and told."""
        deed.failed = True
        if deed in self._deeds:
            self._deeds.remove(deed)
            deed.review.restore(deed.before)
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
        if self.review is deed.review:
            self.decided.emit(deed.at)

    def take_back(self, deed: Deed | None = None) -> None:
        """Take a deed back, the latest one when none is given; ``decided`` with its pair."""
        live = self._live
        taken = deed or (self._deeds[-1] if self._deeds else None)
        if taken is None or live is None or taken not in self._deeds:
            return
        self._deeds.remove(taken)
        taken.review.restore(taken.before)
        self._writing += 1

        def work(registry: Registry) -> Entry | None:
            if taken.failed or taken.revision is None:
                return None
            entry = registry.undo(taken.revision)
            if entry.revision is not None:
                self._mine.add(entry.revision)
            self._undone[entry.id] = taken
            return entry

        def done(_: Entry | None) -> None:
            self._writing -= 1
            self._look_again()
            self._hear()

        def failed(error: BaseException) -> None:
            self._writing -= 1
            taken.before = taken.again()
            self._deeds.append(taken)
            self._desk.fail(error)
            self.decided.emit(taken.at)

        deliver(live.session.write(self.tr("Undo"), work), self, done, failed)
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
                self._deeds.remove(done)
                done.review.restore(done.before)
                self._undone[entry.id], at = done, done.at
            elif entry.undoes is not None and (deed := self._undone.pop(entry.undoes, None)) is not None:
                deed.before, deed.changeset, deed.revision = deed.again(), entry.id, entry.revision
                self._deeds.append(deed)
                at = deed.at
            look = True
        if look:
            self._look_again(at)

    def _look_again(self, at: int = -1) -> None:
        """Read the decisions as they stand in the registry."""

        def work(registry: Registry, review: DuplicateReview) -> object:
            return registry.links.decisions(review.frame.label, review.frame.label)

        def done(table: object) -> None:
            if self.review is not None and not self._writing:
                self.review.decided(table)  # type: ignore[arg-type]
                self.decided.emit(at)

        self.read(work, done)

    def _units_changed(self, event: UnitsChanged) -> None:
        """Of a unit that somebody else took away nothing is asked any more."""
        review, live = self.review, self._live
        if review is None or live is None:
            return
        labels = {v.id: v.label for v in live.session.versions}
        if labels.get(event.version_id) != review.frame.label:
            return
        others = [e for e in event.entries if e.revision not in self._mine and not (event.mine and e.undoes)]
        touched = sorted(event.uuids & review.units_of_pairs)
        if not others:
            return  # done here, or taken back elsewhere in the window, which the history tells

        def work(registry: Registry, _: DuplicateReview) -> set[str]:
            with registry.view(review.frame.label) as view:
                return set(touched) - set(view.units(touched))

        def done(gone: set[str]) -> None:
            if review.left(gone):
                self.decided.emit(-1)
            self.outdated.emit()

        self.read(work, done)

    def title(self) -> str:
        """Which version is looked through."""
        return version_words(self.review.frame.label) if self.review is not None else ""
