"""What is of one line and shortens its text where there is no room for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolTip,
    QWidget,
)


class ElidedLabel(QLabel):
    """Ends in … where it is too long, and then shows all of it as a tip."""

    def __init__(
        self,
        text: str = "",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what there is room for."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._mode, room.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        with QPainter(self) as painter:
            alignment = Qt.AlignmentFlag(int(self.alignment()))
            self.style().drawItemText(
                painter, room, alignment.value, self.palette(), self.isEnabled(), shown, self.foregroundRole()
            )


class ElidedCheckBox(QCheckBox):
    """A tick box that asks for no width of its own: its words end in … where they are too long."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Take the words as far as there is room."""
        super().initStyleOption(option)
        option.text = self._shown()

    def event(self, event: QEvent) -> bool:
        """Show all the words as a tip, but why the box rests before that."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            if self._shown() != self.text():
                QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    def _shown(self) -> str:
        option = QStyleOptionButton()
        super().initStyleOption(option)
        words = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
