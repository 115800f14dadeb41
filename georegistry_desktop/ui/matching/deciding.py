"""Deciding on the unit in front, or on many at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.matching.reviewing import Bulk, LinkReview
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.bulk_menu import Part, bulk_menu, parts_of
from georegistry_desktop.ui.matching.claiming import Claiming
from georegistry_desktop.ui.matching.deed import Deed
from georegistry_desktop.ui.matching.front import NOBODY, Front, Told
from georegistry_desktop.ui.matching.fronting import Fronting
from georegistry_desktop.ui.matching.queue_pane import QueuePane
from georegistry_desktop.ui.matching.reviewing import Reviewing
from georegistry_desktop.ui.matching.unit_pane import UnitPane

Plan = Callable[[LinkReview, int], Sequence[LinkDecision]]
"""What to decide on a row of A."""


class Deciding(QObject):
    """Each deed is about what the unit's pane shows: nothing is decided that nobody has seen."""

    def __init__(
        self,
        desk: Desk,
        reviewing: Reviewing,
        queue: QueuePane,
        unit: UnitPane,
        fronting: Fronting,
        claiming: Claiming,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._desk, self._reviewing, self._window = desk, reviewing, parent
        self._queue, self._unit, self._fronting = queue, unit, fronting
        self._claiming = claiming
        self._waiting: Front | None = None
        """Of which a decision waits for its turn: a second key would decide twice."""
        self._held: tuple[LinkReview, Front, Told | None, Plan, Callable[[], object]] | None = None
        """What was decided of the unit in front, with the candidate that was chosen, while something new of
        it was being read; rows are those of that review alone."""
        fronting.shown.connect(self._go_on_with_held)

    @property
    def front(self) -> Front | None:
        """The unit in front, once it is shown."""
        front = self._unit.front
        return front if front is not None and front.row == self._fronting.row else None

    @property
    def told(self) -> Told | None:
        """Its candidate that is chosen."""
        return self._unit.chosen_told() if self.front is not None else None

    # One unit

    def accept(self) -> None:
        """The unit is the candidate that is chosen; go on."""
        if (told := self.told) is not None:
            other = told.row
            self._decide(lambda review, row: review.accept(row, other), self.next)

    def no_match(self) -> None:
        """The unit is not in the other version; go on."""
        self._decide(lambda review, row: review.no_match(row), self.next)

    def refuse(self) -> None:
        """The unit is not the candidate that is chosen; it stays in front, with the others."""
        if (told := self.told) is not None:
            other = told.row
            # The next likeliest is chosen now.
            self._decide(lambda review, row: review.reject(row, other), self._fronting.look)

    def flag(self) -> None:
        """Ask why, and let somebody look at the unit; go on."""
        if (front := self.front) is None:
            return

        def refusal() -> str | None:
            if self._reviewing.is_busy:
                return self.tr("Wait until the links are written.")
            if self.front is None or self.front.uuid != front.uuid or not self._fronting.is_current:
                return self.tr("{unit} is being read anew. Try again.").format(unit=front.name)
            return None

        def answered(comment: str) -> None:
            self._decide(lambda review, row: review.flag(row, comment or None), self.next)

        self._unit.ask_comment(answered, refusal, self._queue.lines)

    def break_link(self) -> None:
        """What was decided of the unit is forgotten; it stays in front."""
        self._decide(lambda review, row: review.break_link(row))

    def take_back(self, deed: Deed | None = None) -> None:
        """Take the latest decision back, and go to where it was."""
        self._reviewing.take_back(deed)

    def next(self) -> None:
        """Go to the next unit that waits for a decision."""
        if not self._queue.lines.next_undecided() and self._reviewing.review is not None:
            self._desk.say(self.tr("All that is shown is decided."))

    def _decide(self, plan: Plan, go_on: Callable[[], object] = lambda: None) -> None:
        """Decide on the unit in front, once, as soon as it is shown as it is now."""
        front, review = self.front, self._reviewing.review
        if front is None or review is None or front is self._waiting:
            return
        if not self._fronting.is_current:
            self._held = (review, front, self.told, plan, go_on)
            return
        held = self._claiming.not_agreed(front.row)
        if held is not None:

            def agreed() -> None:
                self._claiming.agree(held)
                self._decide(plan, go_on)

            self._unit.ask_claimed(held.question(front.name), agreed, self._queue.lines)
            return
        row, self._waiting = front.row, front

        def act() -> None:
            self._waiting = None
            if self._reviewing.review is not review or self._reviewing.is_busy:
                self._say_read_anew(front)
                return
            self._reviewing.decide(row, plan(review, row))
            if self._fronting.row == row:
                go_on()

        self._reviewing.turns.take(act)

    def _go_on_with_held(self) -> None:
        """Do what was decided while the unit was read anew, unless it stands otherwise by now."""
        held, self._held = self._held, None
        if held is None:
            return
        (review, before, told, plan, go_on), front = held, self.front
        if front is None or front.uuid != before.uuid:
            return  # who went on to another unit has left this one as it was
        place = front.place_of(told.row) if told is not None else NOBODY
        now = front.candidates[place] if place != NOBODY else None
        same = told is None or (now is not None and now.decided == told.decided)
        if review is self._reviewing.review and front.state == before.state and same:
            self._decide(plan, go_on)
        else:
            self._say_read_anew(front)

    def _say_read_anew(self, front: Front) -> None:
        words = self.tr("{unit} was read anew before it was decided on. Decide again.")
        self._desk.say(words.format(unit=front.name), kind="warning")

    # Many

    @property
    def knows_shown(self) -> bool:
        """Whether ``shown_rows`` are of the review in hand."""
        return self._queue.query.is_whole or self._fronting.is_shown

    def shown_rows(self) -> Rows | None:
        """The units that the filter keeps; None for all."""
        return None if self._queue.query.is_whole else self._queue.lines.lines.rows

    def _say_not_shown(self) -> bool:
        if self.knows_shown:
            return False
        self._desk.say(self.tr("The queue is being read anew. Try again."))
        return True

    def accept_above(self) -> None:
        """Accept all that is shown above the score."""
        if self._say_not_shown():
            return
        score, rows = float(self._queue.bulk.score.value()), self.shown_rows()

        def found(bulk: Bulk) -> None:
            if bulk.count:
                self.accept_many(bulk)
            else:
                self._desk.say(self._queue.bulk.nothing_words())

        self._reviewing.read(lambda review: review.above(score, rows), found)

    def accept_many(self, bulk: Bulk) -> None:
        """Decide on many together; the message takes it back."""

        def done(count: int, deed: Deed) -> None:
            words = self.tr("Accepted %Ln link(s).", "", count)
            if not (bulk.b_rows >= 0).any():
                words = self.tr("Said of %Ln unit(s) that there is no match.", "", count)
            self._desk.say(words, kind="done", undo=lambda: self.take_back(deed))

        left = self._claiming.ask_many(bulk)
        if left is not None:
            self._reviewing.decide_many(left, done)

    def ask_many(self, point: QPoint | None = None) -> None:
        """Offer, at a place of the screen, what can be decided together."""
        if self._say_not_shown():
            return
        lines = self._queue.lines
        score = self._queue.bulk.score.value()
        everything = self.tr("All that is shown")
        wanted: list[tuple[str, Rows | None]] = [(everything, self.shown_rows())]
        front = self.front
        at = point or lines.viewport().mapToGlobal(lines.visualRect(lines.currentIndex()).bottomLeft())

        def work(review: LinkReview) -> list[Part]:
            parts = list(wanted)
            if front is not None:
                below = review.queue("tree", under=front.row)
                if len(below) > 1:
                    parts.append((self.tr("{unit} and below").format(unit=front.name), below))
            return parts_of(review, float(score), parts)

        def show(parts: list[Part]) -> None:
            bulk_menu(self._window, parts, score, self.accept_many).popup(at)

        self._reviewing.read(work, show)
