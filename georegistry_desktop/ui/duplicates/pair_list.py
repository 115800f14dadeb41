"""The pairs as lines of a queue: one name above the other, with the score of the two."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter

from georegistry_desktop.ui.duplicates.terms import ICONS, KINDS, state_word
from georegistry_desktop.ui.pairs.queue_model import QueueModel
from georegistry_desktop.ui.pairs.queue_view import QueueDelegate, QueueView
from georegistry_desktop.ui.pairs.side import Side
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.workflows import PAIR_STATES, DuplicateReview


class PairNames:
    """How the pairs of a review are called; ``side`` names the units."""

    def __init__(self, review: DuplicateReview) -> None:
        self._review = review
        self.side = Side(review.frame, review.parents)

    def __len__(self) -> int:
        return len(self._review)

    def both(self, at: int) -> tuple[int, int]:
        """The rows of both units."""
        return int(self._review.a[at]), int(self._review.b[at])

    def name(self, row: int) -> str:
        """Both names; one name where it is the same."""
        return " = ".join(dict.fromkeys(self.side.name(unit) for unit in self.both(row)))

    def above(self, row: int) -> tuple[str, ...]:
        """What the two stand below, once where it is the same."""
        return (self.parent_name(row),)

    def parent_name(self, row: int) -> str:
        """The names of the parents of both, once where they are the same."""
        return " · ".join(dict.fromkeys(self.side.parent_name(unit) for unit in self.both(row)))


class PairModel(QueueModel):
    """An adapter over the pairs of a ``DuplicateReview``."""

    known = PAIR_STATES
    waiting = ("proposed",)
    kinds = KINDS
    icons = ICONS

    def state_words(self, state: str) -> str:
        return state_word(state)


class PairDelegate(QueueDelegate):
    """Draws the two units one above the other, each with its parent."""

    line = 46

    def draw_words(self, painter: QPainter, line: QRect, row: int) -> None:
        names = self._model.side
        if not isinstance(names, PairNames):
            return
        waits = self._model.state(row) in self._model.waiting
        half = line.height() // 2
        plain, small = painter.font(), self.small(painter)
        for place, unit in enumerate(names.both(row)):
            room = QRect(line.left(), line.top() + place * half, line.width(), half)
            align = Qt.AlignmentFlag.AlignTop if place else Qt.AlignmentFlag.AlignBottom
            painter.setFont(plain)
            measure = painter.fontMetrics()
            name = measure.elidedText(names.side.name(unit), Qt.TextElideMode.ElideRight, room.width())
            painter.setPen(self._theme.colour("text" if waits else "muted"))
            painter.drawText(room, align, name)
            room.setLeft(room.left() + measure.horizontalAdvance(name) + self._theme.px(8))
            above = names.side.parent_name(unit)
            if above and room.width() > self._theme.px(30):
                painter.setFont(small)
                painter.setPen(self._theme.colour("muted"))
                said = painter.fontMetrics().elidedText(above, Qt.TextElideMode.ElideRight, room.width())
                painter.drawText(room, align, said)
        painter.setFont(plain)


def pair_view(theme: Theme) -> QueueView:
    """The queue of pairs."""
    return QueueView(theme, PairModel(), PairDelegate)
