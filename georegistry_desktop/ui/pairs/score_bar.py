"""A score as the length of a bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from georegistry_desktop.ui.theme import Theme

_HEIGHT = 6
LIKELY = 90.0
"""From this score on a pair is told to be likely."""


class ScoreBar(QWidget):
    """Green where a pair is likely, else the colour of what is to be checked; empty without a score."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.score = float("nan")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(self, score: float) -> None:
        """Show another one."""
        self.score = score
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_HEIGHT))

    def paintEvent(self, _: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            room = QRectF(self.rect())
            painter.setBrush(self._theme.colour("line"))
            painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
            if self.score == self.score and self.score > 0:
                painter.setBrush(self._theme.colour("new" if self.score >= LIKELY else "check"))
                width = max(room.width() * min(self.score, 100.0) / 100, room.height())
                if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    room.setLeft(room.right() - width)
                else:
                    room.setWidth(width)
                painter.drawRoundedRect(room, room.height() / 2, room.height() / 2)
