"""The queue: a line for each unit, gone through by arrows; the decisions' keys are the workspace's."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from georegistry_desktop.ui.pairs.queue_model import QueueModel
from georegistry_desktop.ui.pairs.terms import score_words
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import LineList


class QueueDelegate(QStyledItemDelegate):
    """Draws name and parent, the mark of what was decided, and the score. ``line`` is the height of a line in
    pixels of plain text."""

    line = 32

    def __init__(self, model: QueueModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self._theme = model, theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model, theme, px, room = self._model, self._theme, self._theme.px, option.rect
        row = model.row(index.row())
        if row < 0:
            return
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, theme.colour("accent-ground"))
            painter.fillRect(QRect(room.left(), room.top(), 3, room.height()), theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, theme.colour("hover"))
        state = model.state(row)
        figures = painter.fontMetrics().horizontalAdvance("100")
        right = room.right() - px(14)
        if not model.is_blind:
            painter.setPen(theme.colour("text" if state in ("proposed", "check") else "muted"))
            painter.drawText(
                QRect(right - figures, room.top(), figures, room.height()),
                _RIGHT,
                score_words(model.score(row)),
            )
            right -= figures + px(10)
        side = px(15)
        if state in model.icons:
            colour = model.kinds[state] if model.kinds[state] != "same" else "muted"
            mark = theme.pixmap(model.icons[state], colour, side)
            painter.drawPixmap(right - side, room.top() + (room.height() - side) // 2, mark)
        elif model.held_words(row):
            mark = theme.pixmap("user", "muted", side)
            painter.drawPixmap(right - side, room.top() + (room.height() - side) // 2, mark)
        right -= side + px(8)
        self.draw_words(
            painter,
            QRect(room.left() + px(14), room.top(), max(0, right - room.left() - px(14)), room.height()),
            row,
        )
        painter.setPen(theme.colour("line"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.restore()

    def draw_words(self, painter: QPainter, line: QRect, row: int) -> None:
        """Say what it is, in the room that is left."""
        model, theme, px = self._model, self._theme, self._theme.px
        state, measure = model.state(row), painter.fontMetrics()
        name = measure.elidedText(model.name(row), Qt.TextElideMode.ElideRight, line.width())
        painter.setPen(theme.colour("text" if state in model.waiting else "muted"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        line.setLeft(line.left() + measure.horizontalAdvance(name) + px(8))
        above = model.side.parent_name(row) if model.side is not None else ""
        if above and line.width() > px(30):
            painter.setFont(self.small(painter))
            painter.setPen(theme.colour("muted"))
            said = painter.fontMetrics().elidedText(above, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, said)

    def small(self, painter: QPainter) -> QFont:
        """The font of what is said beside the name."""
        font = QFont(painter.font())
        font.setPixelSize(max(9, self._theme.pixels - self._theme.px(1)))
        return font


class QueueView(LineList):
    """``current(row)`` when another unit is in front (a row of A, -1: none); ``stepped(int)`` for the arrows
    to the side, -1 or 1."""

    current = Signal(int)
    stepped = Signal(int)

    def __init__(
        self, theme: Theme, lines: QueueModel | None = None, delegate: type[QueueDelegate] | None = None
    ) -> None:
        self.lines = lines or QueueModel()
        held = (delegate or QueueDelegate)(self.lines, theme)
        super().__init__(theme, self.lines, line=held.line)
        self.lines.setParent(self)
        self._quiet = False
        self.setItemDelegate(held)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(self.tr("Queue"))
        self.selectionModel().currentChanged.connect(self._moved)

    def show_queue(self, *queue: object) -> None:
        """Show another queue, see ``QueueModel.show``; the unit in front stays where it is still there, else
        what took its place comes."""
        row, place = self.current_row(), self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._quiet = True
        self.lines.show(*queue)  # type: ignore[arg-type]
        self.verticalScrollBar().setValue(scrolled)
        self._quiet = False
        kept = self.lines.place_of(row)
        count = len(self.lines.rows)
        if kept < 0 and count:
            kept = min(max(place, 0), count - 1)
        if kept >= 0:
            self.go_to_line(kept)
        else:
            self.current.emit(-1)

    def current_row(self) -> int:
        """The row of A in front, -1 for none."""
        return self.lines.row(self.currentIndex().row()) if self.currentIndex().isValid() else -1

    def go_to(self, row: int) -> bool:
        """Bring a unit in front; False where the filter hides it."""
        place = self.lines.place_of(row)
        if place >= 0:
            self.go_to_line(place)
        return place >= 0

    def next_undecided(self) -> bool:
        """Go to the next unit that waits for a decision, round the end; False where none does."""
        waiting = self.lines.undecided()
        after = self.currentIndex().row() + 1
        later = np.flatnonzero(waiting[after:])
        if len(later):
            self.go_to_line(after + int(later[0]))
            return True
        earlier = np.flatnonzero(waiting[: max(after - 1, 0)])
        if len(earlier):
            self.go_to_line(int(earlier[0]))
        return bool(len(earlier))

    def _moved(self) -> None:
        if not self._quiet:
            self.current.emit(self.current_row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.stepped.emit(steps[Qt.Key(event.key())])
            event.accept()
        else:
            super().keyPressEvent(event)


_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
