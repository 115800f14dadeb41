"""A unit as a card beside others: chosen by mouse and keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout

from georegistry_desktop.ui.pairs.marked_text import MarkedText
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import label

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class Card(QFrame):
    """``chosen(place)`` when it is pressed, ``taken(place)`` when it is pressed twice; ``stepped(int)`` for
    the arrows while it has the keyboard. A subclass fills ``grid`` below its number and name."""

    chosen = Signal(int)
    taken = Signal(int)
    stepped = Signal(int)

    def __init__(self, theme: Theme, place: int, *, scale: float, padding: int, spacing: int) -> None:
        super().__init__()
        self.place = place
        self.setProperty("role", "candidate")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.name = MarkedText(theme, scale=scale)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(12, padding, 12, padding)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(spacing)
        corner = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        self.grid.addWidget(label(str(place + 1), "key"), 0, 0, corner)
        self.grid.addWidget(self.name, 0, 1)
        self.grid.setColumnStretch(1, 1)

    def mark(self, chosen: bool, words: str) -> None:
        """Draw it as the one that is chosen, or not; ``words`` say it to who does not see it."""
        if self.property("chosen") != chosen:
            self.setProperty("chosen", chosen)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setAccessibleDescription(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self.place)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit(self.place)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit(self.place)
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
            return
        event.accept()
