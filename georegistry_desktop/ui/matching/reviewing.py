"""The review in hand and all that is decided in it, off the GUI thread but for what must be seen at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.errors import Cancelled, ConflictError
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.matching.reviewing import Bulk, LinkReview
from georegistry_desktop.session import UnitsChanged
from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.deed import Deed
from georegistry_desktop.ui.matching.opening import Opened, Opening
from georegistry_desktop.ui.matching.pace import Pace
from georegistry_desktop.ui.matching.turns import Turns
from georegistry_desktop.ui.pairs.side import Side
from georegistry_desktop.workflows import decide_links, link_label

T = TypeVar("T")
_AGAIN_AFTER = 700


class Reviewing(QObject):
    """Owns the review. Decisions are shown at once and kept behind; what is refused is put back and told.

    ``opened()``: another review, or none. ``decided(row)``: states changed, here or elsewhere, or came back;
    ``row`` is the one to look at again, -1 for none. ``rescored(rows)``: what was decided gave these rows of
    A other scores or candidates. ``busyChanged()``: many are being decided, or were.
    What changes the review in the window takes its turn in ``turns``.
    """

    opened = Signal()
    decided = Signal(int)
    rescored = Signal(object)
    busyChanged = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._live: LiveSession | None = None
        self.opening = Opening(desk, self)
        self.found: Opened | None = None
        self.pace = Pace()
        self.turns = Turns(self)
        self.is_busy = False
        self.recent: dict[int, tuple[str, str]] = {}
        """Who decided on a row of A, and when, where the registry was not asked since."""
        self._deeds: list[Deed] = []
        self._writing = 0
        self._rescoring = self._rescore_again = False
        self._heard: dict[int, Entry] = {}
        self._mine: set[int] = set()
        self._again_soon = QTimer(self, singleShot=True, interval=_AGAIN_AFTER)
        self._again_soon.timeout.connect(self.open_again)
        self.opening.opened.connect(self._take)
        self.opening.explained.connect(self._attach)

    # The registry comes and goes

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self._live = live
        self.opening.use(live)
        self.forget()
        if live is not None:
            live.historyChanged.connect(self._history_changed)
            live.unitsChanged.connect(self._units_changed)

    def forget(self) -> None:
        """No review is in hand any more; what was decided is kept in the registry."""
        self.opening.stop()
        self._again_soon.stop()
        self.turns.forget()
        self.found = None
        self._deeds.clear()
        self._heard.clear()
        self.recent.clear()
        self.is_busy = False
        self.pace = Pace()
        self.opened.emit()

    @property
    def review(self) -> LinkReview | None:
        """The review in hand."""
        return self.found.review if self.found is not None else None

    @property
    def sides(self) -> tuple[Side, Side] | None:
        """How both versions name their units."""
        return self.found.sides if self.found is not None else None

    def read(self, work: Callable[[LinkReview], T], done: Callable[[T], None]) -> None:
        """Ask the review something off the GUI thread; ``done`` unless another one is in hand by then."""
        found, live = self.found, self._live
        if found is None or live is None:
            return

        def ask(_: Registry) -> T:
            with self.turns.lock:
                return work(found.review)

        def arrived(result: T) -> None:
            if self.found is found:
                done(result)

        def failed(error: BaseException) -> None:
            if self.found is found and not isinstance(error, Cancelled):
                self._desk.fail(error)

        deliver(live.session.read(ask), self, arrived, failed)

    def _take(self, found: Opened) -> None:
        again = self.found is not None and self.found.labels == found.labels
        self.found = found
        self.recent.clear()
        if not again:
            self._deeds.clear()
            self.pace = Pace()
        self.opened.emit()

    def _attach(self, found: Opened) -> None:
        """The reasons of the review in hand can be told from now on."""
        if self.found is found:
            self.decided.emit(-1)
            self._rescore()

    def open_again(self) -> None:
        """The same two versions as they are now, and the decisions as they stand."""
        if self.found is not None:
            self.opening.go_on(*self.found.labels)

    def _units_changed(self, event: UnitsChanged) -> None:
        if self.found is None or self._live is None:
            return
        labels = {v.id: v.label for v in self._live.session.versions}
        if labels.get(event.version_id) in self.found.labels and event.uuids:
            self._again_soon.start()

    # Deciding

    def decide(self, row: int, plan: Sequence[LinkDecision]) -> None:
        """Decide what a plan says, of the unit at ``row``; called in a turn."""
        found, live = self.found, self._live
        if found is None or live is None or not plan or self.is_busy:
            return
        review = found.review
        label, seen = link_label(review, plan), review.seen(plan)
        deed = Deed(review, row, review.remembered(plan), self.recent.get(row))
        review.apply(plan)
        self._deeds.append(deed)
        self.pace.decided()
        self.recent[row] = live.session.user, datetime.now(UTC).isoformat()
        a, b = found.labels
        several = review.several

        def work(registry: Registry) -> Entry:
            return registry.links.decide(a, b, plan, label=label, seen=seen, several=several)

        self._write(label, deed, work)
        self.decided.emit(-1)
        self._rescore()

    def decide_many(self, bulk: Bulk, done: Callable[[int, Deed], None]) -> None:
        """Accept many together; ``done`` gets how many. Until then nothing else can be decided."""
        found, live = self.found, self._live
        if found is None or live is None or not bulk.count or self.is_busy:
            return
        review = found.review
        deed = Deed(review, -1, None)
        self._busy(True)

        def work(registry: Registry) -> Entry:
            return decide_links(registry, review, bulk.decisions, lock=self.turns.lock)

        def over(entry: Entry | None) -> None:
            self._busy(False)
            if entry is not None and self.found is found:
                self._deeds.append(deed)
                done(bulk.count, deed)
            self.decided.emit(-1)
            self._rescore()

        self._write(self.tr("Accept many"), deed, work, over)

    def _write(
        self,
        label: str,
        deed: Deed,
        work: Callable[[Registry], Entry],
        over: Callable[[Entry | None], None] = lambda _entry: None,
    ) -> None:
        live = self._live
        assert live is not None
        self._writing += 1

        def kept(registry: Registry) -> Entry:
            entry = work(registry)
            # On the writer's thread: what takes it back may wait there already.
            deed.changeset, deed.revision = entry.id, entry.revision
            if entry.revision is not None:
                self._mine.add(entry.revision)
            return entry

        def done(entry: Entry) -> None:
            self._writing -= 1
            over(entry)
            self._hear()

        def failed(error: BaseException) -> None:
            self._writing -= 1
            over(None)
            self.turns.take(lambda: self._put_back(deed, error))
            self._hear()

        deliver(live.session.write(label, kept), self, done, failed)

    def _put_back(self, deed: Deed, error: BaseException) -> None:
        """What was refused is undone on the screen, and told."""
        deed.failed = True
        if deed in self._deeds:
            self._deeds.remove(deed)
        self._restore(deed)
        if isinstance(error, ConflictError):
            names = ", ".join(dict.fromkeys(c.unit_name or c.unit for c in error.conflicts[:3]))
            words = self.tr(
                "Somebody else decided on {units} meanwhile. Your decision was not kept; theirs is shown."
            )
            self._desk.say(words.format(units=names), kind="warning")
            self._look_again()
        else:
            self._desk.fail(error)
        if self.review is deed.review:
            self.decided.emit(deed.row)

    @property
    def is_writing(self) -> bool:
        """Whether something that was decided is not kept yet."""
        return self._writing > 0

    # Taking back

    @property
    def can_take_back(self) -> bool:
        """Whether something was decided here that still stands."""
        return bool(self._deeds)

    def take_back(self, deed: Deed | None = None) -> None:
        """Take a decision back, the latest one when none is given; ``decided`` with its row."""
        self.turns.take(lambda: self._take_back(deed))

    def _take_back(self, deed: Deed | None) -> None:
        live = self._live
        if deed is None:
            deed = self._deeds[-1] if self._deeds else None
        if deed is None or live is None or deed not in self._deeds or self.is_busy:
            return
        taken = deed
        self._deeds.remove(taken)
        self._restore(taken)
        self._writing += 1
        if taken.before is None:
            self._busy(True)

        def work(registry: Registry) -> Entry | None:
            if taken.failed or taken.revision is None:
                return None
            entry = registry.undo(taken.revision)
            if entry.revision is not None and taken.before is not None:
                self._mine.add(entry.revision)
            return entry

        def over() -> None:
            self._writing -= 1
            if taken.before is None:
                self._busy(False)

        def done(_: Entry | None) -> None:
            over()
            self._hear()

        def failed(error: BaseException) -> None:
            over()
            self._desk.fail(error)
            self._look_again()

        deliver(live.session.write(self.tr("Undo"), work), self, done, failed)
        self.decided.emit(taken.row)
        self._rescore()

    def _restore(self, deed: Deed) -> None:
        """What stood before a deed stands again, on the screen."""
        if self.review is not deed.review or deed.before is None:
            return
        deed.review.restore(deed.before)
        self.recent.pop(deed.row, None)
        if deed.said is not None:
            self.recent[deed.row] = deed.said

    def _busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.busyChanged.emit()

    # What follows

    def _rescore(self) -> None:
        """Let what was decided work on the scores of what was not; the person goes on meanwhile."""
        found, live = self.found, self._live
        if found is None or live is None or found.review.matching is None:
            return
        if self._rescoring:
            self._rescore_again = True
            return
        self._rescoring, self._rescore_again = True, False

        def over() -> None:
            self._rescoring = False
            if self._rescore_again:
                self._rescore()

        def done(rows: Rows) -> None:
            if self.found is found and len(rows):
                self.rescored.emit(rows)
            over()

        def failed(error: BaseException) -> None:
            self._desk.fail(error)
            over()

        deliver(live.session.read(lambda _: found.review.rescored(self.turns.lock)), self, done, failed)

    # Others

    def _history_changed(self, entries: Sequence[Entry]) -> None:
        """What others decided, or what was undone elsewhere: asked for once nothing of one's own is on its
        way, for until then the registry lacks what is shown."""
        if self.found is None:
            return
        for entry in entries:
            if entry.revision is not None and (entry.kind == "match" or entry.undoes is not None):
                self._heard[entry.revision] = entry
        self._hear()

    def _hear(self) -> None:
        if self._writing or not self._heard:
            return
        others = [entry for revision, entry in self._heard.items() if revision not in self._mine]
        self._heard.clear()
        undone = {entry.undoes for entry in others}
        gone = [deed for deed in self._deeds if deed.changeset in undone]
        self._deeds = [deed for deed in self._deeds if deed not in gone]
        if others:
            self._look_again(gone[-1].row if gone else -1)

    def _look_again(self, row: int = -1) -> None:
        """Read the decisions as they stand in the registry."""
        found, live = self.found, self._live
        if found is None or live is None:
            return

        def work(registry: Registry) -> bool:
            table = registry.links.decisions(*found.labels)
            with self.turns.lock:
                if self._writing:
                    return False
                found.review.decided(table)
                return True

        def done(whole: bool) -> None:
            if self.found is not found:
                return
            if whole:
                self.recent.clear()
                self.decided.emit(row)
                self._rescore()
            else:
                self._look_again(row)

        deliver(live.session.read(work), self, done, self._desk.fail)
