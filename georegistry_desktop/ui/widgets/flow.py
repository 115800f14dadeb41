"""A layout that puts widgets in lines like words."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """From the start of the line on, in the direction of the language; the last one may take what is left.

    ``stretch_last`` widens the last widget to the end of its line. All lines are as high as the highest
    widget: by the highest of its own each would let the whole be taller where it is wider, and a scroll bar
    that comes for that and goes with it comes and goes without end.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 4, stretch_last: bool = False
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._stretch_last = stretch_last
        self.setContentsMargins(QMargins())
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Put one at the end."""
        self._items.append(item)

    def insert_widget(self, at: int, widget: QWidget) -> None:
        """Put one at a place."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem:
        return self._items.pop(index)

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        inside = QRect(0, 0, width - around.left() - around.right(), 0)
        return self._arrange(inside, move=False) + around.top() + around.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._shown()]
        least = QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))
        return least.grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Lay them out in ``rect``; gives the height that it takes."""
        x, y = rect.x(), rect.y()
        parent = self.parentWidget()
        right_to_left = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        shown = self._shown()
        tall = max((item.sizeHint().height() for item in shown), default=0)
        for item in shown:
            size = item.sizeHint()
            width = min(size.width(), rect.width())
            if x > rect.x() and x + width > rect.right() + 1:
                x, y = rect.x(), y + tall + self.spacing()
            if self._stretch_last and item is shown[-1]:
                width = max(width, rect.right() + 1 - x)
            if move:
                left = rect.x() + rect.right() + 1 - x - width if right_to_left else x
                item.setGeometry(QRect(QPoint(left, y), QSize(width, size.height())))
            x += width + self.spacing()
        return y + tall - rect.y()
