"""The unit in front: read off the GUI thread, shown in the pane, on the map and in the reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.ui.matching.front import Front, Told
from georegistry_desktop.ui.matching.queue_pane import QueuePane
from georegistry_desktop.ui.matching.reviewing import Reviewing
from georegistry_desktop.ui.matching.telling import front_of
from georegistry_desktop.ui.matching.unit_pane import UnitPane
from georegistry_desktop.ui.pairs.maps import MatchMaps
from georegistry_desktop.ui.pairs.why_pane import WhyPane


class Fronting(QObject):
    """``shown`` when another unit, or what is new of it, is in the pane; ``chosen`` when another candidate is
    chosen. Owns what a person found by hand for each unit."""

    shown = Signal()
    chosen = Signal()

    def __init__(
        self,
        reviewing: Reviewing,
        queue: QueuePane,
        unit: UnitPane,
        maps: MatchMaps,
        why: WhyPane,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reviewing, self._queue, self._unit = reviewing, queue, unit
        self._maps, self._why = maps, why
        self._question = self._answered = 0
        self._once_more = False
        self._asked = ""
        self._hands: dict[int, list[int]] = {}
        queue.lines.current.connect(lambda _row: self.look())
        unit.chosen.connect(self._chosen)
        unit.handAsked.connect(self.add_by_hand)
        unit.finder.asked.connect(self._find)
        unit.finder.found.connect(self.add_by_hand)
        maps.otherChosen.connect(self.add_by_hand)

    @property
    def is_current(self) -> bool:
        """Whether the pane shows the unit in front as it is now; what is still read is not decided on."""
        return self._answered == self._question

    @property
    def is_shown(self) -> bool:
        """Whether the queue shows the review in hand. One that was opened anew may have other rows than the
        queue, which is asked for behind."""
        sides = self._reviewing.sides
        return sides is not None and self._queue.lines.lines.side is sides[0]

    @property
    def row(self) -> int:
        """The row of A at which the queue is, -1 where it is nowhere, or shows another review still."""
        return self._queue.lines.current_row() if self.is_shown else -1

    def forget(self) -> None:
        """Another review is in hand, or none."""
        self._question += 1
        self._hands.clear()
        self._unit.show_front(None)

    def look(self, *, chosen: int = -1) -> None:
        """Read the unit at which the queue is; ``chosen`` is the row of B to choose, -1 for the best."""
        row, sides = self.row, self._reviewing.sides
        self._question += 1
        question = self._question
        if row < 0 or sides is None:
            self._answered = question
            self._unit.show_front(None)
            self._maps.show_unit(-1, (), -1, None)
            self._why.say("")
            self.shown.emit()
            return
        uuid = sides[0].text("uuid", row)
        if self._unit.front is not None and self._unit.front.uuid != uuid:
            self._unit.ask.forget()
        hands, said = tuple(self._hands.get(row, ())), self._reviewing.recent.get(uuid)

        def done(front: Front) -> None:
            if question == self._question:
                self._answered = question
                self._unit.show_front(front, chosen=chosen)
                self.shown.emit()
                if self._once_more:
                    self._once_more = False
                    self.look_again()

        self._reviewing.read(lambda review: front_of(review, sides, row, hands, said), done)

    def look_again(self) -> None:
        """The same unit, of which something is new; the candidate that is chosen stays so. What is still
        being read may be old by then, and who is chosen is not known yet: it is read first."""
        if not self.is_current:
            self._once_more = True
            return
        front, told = self._unit.front, self._unit.chosen_told()
        same = front is not None and front.row == self.row
        self.look(chosen=told.row if same and told is not None else -1)

    def add_by_hand(self, b_row: int) -> None:
        """Make a unit of B a candidate of the unit in front, and choose it."""
        row = self.row
        if row < 0:
            return
        hands = self._hands.setdefault(row, [])
        if b_row in hands:
            hands.remove(b_row)
        hands.insert(0, b_row)
        self.look(chosen=b_row)
        self._queue.lines.setFocus()

    def _find(self, text: str) -> None:
        sides = self._reviewing.sides
        self._asked = text
        if not text or sides is None:
            self._unit.finder.show_hits("", [])
            return
        other = sides[1]

        def work(review: LinkReview) -> list[tuple[int, str]]:
            return [(int(row), other.words(int(row))) for row in review.find(text)]

        def done(hits: list[tuple[int, str]]) -> None:
            if text == self._asked:
                self._unit.finder.show_hits(text, hits)

        self._reviewing.read(work, done)

    def _chosen(self, _b_row: int) -> None:
        unit = self._unit
        front, told = unit.front, unit.chosen_told()
        if front is None:
            self._maps.show_unit(-1, (), -1, None)
            self._why.say("")
        else:
            rows = [candidate.row for candidate in unit.candidates]
            self._maps.show_unit(front.row, rows, unit.place, told.metres if told is not None else None)
            self._explain()
        self.chosen.emit()

    def beside(self, told: Told, candidates: Sequence[Told]) -> str:
        """How far the score of a candidate lies from that of the likeliest other one, in words."""
        others = [
            other
            for other in candidates
            if other is not told and other.score == other.score and other.decided != "rejected"
        ]
        if told.score != told.score:
            return ""
        if not others:
            return self.tr("no other candidate")
        next_one = max(others, key=lambda other: other.score)
        gap = round(told.score - next_one.score)
        words = self.tr("{gap} above {name}") if gap >= 0 else self.tr("{gap} below {name}")
        return words.format(gap=abs(gap), name=next_one.name)

    def _explain(self) -> None:
        told = self._unit.chosen_told()
        review = self._reviewing.review
        if self._unit.is_blind:
            self._why.say(self.tr("Reasons are hidden in blind mode."))
        elif told is None:
            self._why.say(self.tr("No candidate is chosen."))
        elif told.reasons:
            self._why.show_reasons(told.score, told.reasons, self.beside(told, self._unit.candidates))
        elif self._reviewing.opening.is_explaining:
            self._why.say(self.tr("The reasons are being worked out …"))
        elif review is not None and review.matching is None:
            self._why.say(self.tr("The reasons of this matching are not known. Match again to have them."))
        else:
            self._why.say(self.tr("The matching did not look at this pair."))
