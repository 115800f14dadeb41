"""The review in hand and all that is decided in it, off the GUI thread but for what must be seen at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.errors import Cancelled, ConflictError
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.matching import Matching
from georegistry_desktop.matching.reviewing import Bulk, LinkReview
from georegistry_desktop.session import UnitsChanged
from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.deed import Deed, Deeds
from georegistry_desktop.ui.matching.hearing import Hearing
from georegistry_desktop.ui.matching.opening import Opened, Opening
from georegistry_desktop.ui.matching.pace import Pace
from georegistry_desktop.ui.matching.turns import Turns
from georegistry_desktop.ui.pairs.side import Side
from georegistry_desktop.workflows import decide_bulk, link_label

T = TypeVar("T")
_AGAIN_AFTER = 700


class Reviewing(QObject):
    """Owns the review. Decisions are shown at once and kept behind; what is refused is put back and told.

    ``opened()``: another review, or none. ``decided(uuid)``: states changed, here or elsewhere, or came back;
    ``uuid`` is the unit of A to look at again, empty for none. ``rescored(rows)``: what was decided has
    been worked in, and gave these rows of A other scores or candidates. ``busyChanged()``: many are being
    decided, or were. What changes the review in the window takes its turn in ``turns``.
    """

    opened = Signal()
    decided = Signal(str)
    rescored = Signal(object)
    busyChanged = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, parent
        self._live: LiveSession | None = None
        self.opening = Opening(desk, self)
        self.found: Opened | None = None
        self.pace = Pace()
        self.turns = Turns(self)
        self.is_busy = False
        self.recent: dict[str, tuple[str, str]] = {}
        """Who decided on a unit of A, and when, where the registry was not asked since."""
        self._deeds = Deeds()
        self._rescoring: Opened | None = None
        self._rescore_again = False
        self.hearing = Hearing(desk, self._deeds, self.turns, lambda: self.found, self)
        self.hearing.told.connect(self._told)
        self._is_old = False
        self._again_soon = QTimer(self, singleShot=True, interval=_AGAIN_AFTER)
        self._again_soon.timeout.connect(self.open_again)
        self.opening.opened.connect(self._take)
        self.opening.explained.connect(self._attach)

    # The registry comes and goes

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self.forget()
        self._live = live
        self.hearing.use(live)
        self.opening.use(live)
        if live is not None:
            live.historyChanged.connect(self.hearing.history_changed)
            live.unitsChanged.connect(self._units_changed)

    def forget(self) -> None:
        """No review is in hand any more; what was decided is kept in the registry."""
        self.turns.finish()
        self.opening.stop()
        self._again_soon.stop()
        self.found = self._rescoring = None
        self._deeds.clear()
        self.hearing.forget()
        self.recent.clear()
        self._is_old = False
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
        self._deeds.forget_before()
        if not again:
            self._deeds.clear()
            self.pace = Pace()
        self.opened.emit()
        # What was decided while it was opened is not in it.
        if again or (self._live is not None and self._live.session.revision != self.opening.begun_at):
            self.hearing.look_again()

    def _attach(self, found: Opened, matching: Matching | None) -> None:
        """The reasons of the review in hand can be told from now on; None: they could not be worked out."""

        def act() -> None:
            if self.found is found:
                if matching is not None:
                    found.review.attach(matching)
                self.decided.emit("")
                self.rescore()

        self.turns.take(act)

    def open_again(self) -> None:
        """The same two versions as they are now, and the decisions as they stand; once somebody looks."""
        if self.opening.job is not None:  # that is what the person waits for
            self._again_soon.start()
            return
        self._is_old = not self._window.isVisible()
        if self.found is not None and not self._is_old:
            self.opening.go_on(*self.found.labels)

    def come_in_sight(self) -> None:
        """Somebody looks again: catch up with what happened meanwhile."""
        if self._is_old:
            self.open_again()

    def _units_changed(self, event: UnitsChanged) -> None:
        if self._live is None:
            return
        labels = {v.id: v.label for v in self._live.session.versions}
        looked_at = {*self.opening.labels, *(self.found.labels if self.found is not None else ())}
        if labels.get(event.version_id) in looked_at and event.uuids:
            self._again_soon.start()

    # Deciding

    def decide(self, row: int, plan: Sequence[LinkDecision]) -> None:
        """Decide what a plan says, of the unit at ``row``; called in a turn."""
        found, live = self.found, self._live
        if found is None or live is None or not plan or self.is_busy:
            return
        review, unit = found.review, found.sides[0].text("uuid", row)
        label, seen = link_label(review, plan), review.seen(plan)
        deed = Deed(live, unit, review.remembered(plan), self.recent.get(unit))
        robbed = [found.sides[0].name(review.side_a.row(a)) for a, _ in review.breaks(plan) if a != unit]
        review.apply(plan)
        self._deeds.add(deed)
        self.pace.decided()
        self.recent[unit] = live.session.user, datetime.now(UTC).isoformat()
        a, b = found.labels
        several = review.several

        def work(registry: Registry) -> Entry:
            return registry.links.decide(a, b, plan, label=label, seen=seen, several=several)

        self._write(label, deed, work)
        if robbed:
            words = self.tr("{units} had this counterpart, and waits for a decision again.")
            self._desk.say(words.format(units=", ".join(robbed)), undo=lambda: self.take_back(deed))
        self.decided.emit("")
        self.rescore()

    def decide_many(self, bulk: Bulk, done: Callable[[int, Deed], None]) -> None:
        """Accept many together; ``done`` gets how many. Until then nothing else can be decided. What somebody
        decided on since the ``bulk`` was made is left as it is."""
        found, live = self.found, self._live
        if found is None or live is None or not bulk.count or self.is_busy:
            return
        review = found.review
        deed = Deed(live, "", None)
        count = 0
        self._busy(True)

        def work(registry: Registry) -> Entry:
            nonlocal count
            entry, count = decide_bulk(registry, review, bulk, lock=self.turns.lock)
            return entry

        def over(entry: Entry | None) -> None:
            self._busy(False)
            if entry is not None:
                if self.found is not None and self.found.labels == found.labels:
                    self._deeds.add(deed)
                done(count, deed)
            self.decided.emit("")
            self.rescore()

        self._write(self.tr("Accept many"), deed, work, over)

    def _write(
        self,
        label: str,
        deed: Deed,
        work: Callable[[Registry], Entry],
        over: Callable[[Entry | None], None] = lambda _entry: None,
    ) -> None:
        self._deeds.begin_writing()

        def kept(registry: Registry) -> Entry:
            entry = work(registry)
            # On the writer's thread: what takes it back may wait there already.
            deed.changeset, deed.revision = entry.id, entry.revision
            if entry.revision is not None and deed.live is self._live:
                self._deeds.mine.add(entry.revision)
            return entry

        def done(entry: Entry) -> None:
            self._deeds.end_writing()
            over(entry)
            self.hearing.hear()

        def failed(error: BaseException) -> None:
            self._deeds.end_writing()
            over(None)
            self.turns.take(lambda: self._put_back(deed, error))
            self.hearing.hear()

        deliver(deed.live.session.write(label, kept), self, done, failed)

    def _put_back(self, deed: Deed, error: BaseException) -> None:
        """What was refused is undone on the screen, and told."""
        self._deeds.end(deed)
        self._restore(deed)
        if isinstance(error, ConflictError):
            names = ", ".join(dict.fromkeys(c.unit_name or c.unit for c in error.conflicts[:3]))
            words = self.tr(
                "Somebody else decided on {units} meanwhile. Your decision was not kept; theirs is shown."
            )
            self._desk.say(words.format(units=names), kind="warning")
        else:
            self._desk.fail(error)
        if self.found is not None and self._live is deed.live:
            self.decided.emit(deed.unit)
            # Of two that were refused the older one may have been put back last.
            self.hearing.look_again()

    @property
    def is_writing(self) -> bool:
        """Whether something that was decided is not kept yet."""
        return self._deeds.writing > 0 or self.turns.is_waiting

    def once_written(self, begin: Callable[[], object]) -> None:
        """Do it when all that was decided until now is in the registry, unless another one is open then."""
        live = self._live
        if live is None or not self.is_writing:
            begin()
            return

        def done(_: None) -> None:
            if self._live is live:
                begin()

        def failed(error: BaseException) -> None:
            if self._live is live:
                self._desk.fail(error)

        name = self.tr("Write what was decided")
        # After what waits for its turn.
        self.turns.take(lambda: deliver(live.session.write(name, lambda _: None), self, done, failed))

    # Taking back

    @property
    def can_take_back(self) -> bool:
        """Whether something was decided here that still stands."""
        return self._deeds.latest() is not None

    def take_back(self, deed: Deed | None = None) -> None:
        """Take a decision back, the latest one when none is given; ``decided`` with its unit."""
        self.turns.take(lambda: self._take_back(deed))

    def _take_back(self, deed: Deed | None) -> None:
        if deed is None:
            deed = self._deeds.latest()
        if deed is None or deed.is_over or deed.live is not self._live or self.is_busy:
            return
        taken, shown = deed, deed.before is not None
        self._deeds.end(taken)
        self._restore(taken)
        self._deeds.begin_writing()
        if not shown:
            self._busy(True)

        def work(registry: Registry) -> Entry | None:
            if taken.revision is None:
                return None  # it was refused
            entry = registry.undo(taken.revision)
            if entry.revision is not None and shown and taken.live is self._live:
                self._deeds.mine.add(entry.revision)
            return entry

        def over() -> None:
            self._deeds.end_writing()
            if not shown:
                self._busy(False)
                self.hearing.look_again(taken.unit)

        def done(_: Entry | None) -> None:
            over()
            self.hearing.hear()

        def failed(error: BaseException) -> None:
            over()
            self._desk.fail(error)
            self.hearing.look_again()

        deliver(taken.live.session.write(self.tr("Undo"), work), self, done, failed)
        self.decided.emit(taken.unit)
        self.rescore()

    def _restore(self, deed: Deed) -> None:
        """What stood before a deed stands again, on the screen."""
        review = self.review
        if review is None or deed.before is None:
            return
        review.restore(deed.before)
        self._deeds.acts += 1
        self.recent.pop(deed.unit, None)
        if deed.said is not None:
            self.recent[deed.unit] = deed.said

    def _busy(self, busy: bool) -> None:
        self.is_busy = busy
        self.busyChanged.emit()

    # What follows

    def rescore(self) -> None:
        """Let what was decided work on the scores of what was not; the person goes on meanwhile."""
        found, live = self.found, self._live
        if found is None or live is None or found.review.matching is None:
            return
        if self._rescoring is found:
            self._rescore_again = True
            return
        self._rescoring, self._rescore_again = found, False

        def over() -> None:
            self._rescoring = None
            if self._rescore_again:
                self.rescore()

        # Of a review that is in hand no more nothing may come back: a closed registry answers nobody.
        def done(rows: Rows) -> None:
            if self._rescoring is found:
                self.rescored.emit(rows)
                over()

        def failed(error: BaseException) -> None:
            if self._rescoring is found:
                self._desk.fail(error)
                over()

        deliver(live.session.read(lambda _: found.review.rescored(self.turns.lock)), self, done, failed)

    def _told(self, unit: str) -> None:
        """The decisions were read anew."""
        self.recent.clear()
        self.decided.emit(unit)
        self.rescore()
