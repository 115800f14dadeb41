"""The bar that is dragged to uncover one map and cover the other."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from georegistry_desktop.ui.theme import Theme

_WIDTH = 22
_STEP = 20


class SwipeHandle(QWidget):
    """``moved(x)`` comes with the place in the parent, by mouse or by the keys Left and Right."""

    moved = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Swipe between the two maps"))
        theme.changed.connect(self.update)

    def place(self, x: int, height: int) -> None:
        """Stand at ``x`` of the parent, from top to bottom."""
        self.setGeometry(x - _WIDTH // 2, 0, _WIDTH, height)

    def _x(self) -> int:
        return self.x() + _WIDTH // 2

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.moved.emit(round(self.mapToParent(event.position()).x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(self._x() + (_STEP if event.key() == Qt.Key.Key_Right else -_STEP))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Swipe between the two maps"))
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            x, y = self.width() / 2, self.height() / 2
            accent, panel = self._theme.colour("accent"), self._theme.colour("panel")
            painter.setPen(QPen(panel, 4))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
            painter.setPen(QPen(accent, 2))
            painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))
            painter.setBrush(accent if self.hasFocus() else panel)
            painter.drawRoundedRect(QRectF(x - 9, y - 16, 18, 32), 9, 9)
            mark = QColor(panel if self.hasFocus() else accent)
            painter.setPen(QPen(mark, 1.5))
            for side in (-1, 1):
                for dy in (-4, 4):
                    painter.drawLine(QPointF(x + side * 5, y), QPointF(x + side * 2, y + dy))
