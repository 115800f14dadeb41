"""What the colours of a map mean."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QWidget

from georegistry_desktop.ui.map.colouring import Entry
from georegistry_desktop.ui.widgets import label

_MOST = 12


class Swatch(QWidget):
    """The colour of an area with a dot in the colour of dots."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry
        self.setFixedSize(20, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor.fromRgba(self._entry.dot))
            painter.setBrush(QColor.fromRgba(self._entry.area))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 3, 3)
            painter.setBrush(QColor.fromRgba(self._entry.dot))
            painter.drawEllipse(self.rect().center(), 2, 2)


class Legend(QFrame):
    """Colours, words, counts; hidden while all is of one colour. Mouse and wheel go through it to the map."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 8, 10, 8)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self.hide()

    def show_entries(self, entries: Sequence[tuple[Entry, str]]) -> None:
        """Say the words of each entry; of many the first."""
        self.hide()  # lines that come while it is seen would have no size yet
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for i, (entry, words) in enumerate(entries[:_MOST]):
            count = label("" if entry.count is None else QLocale().toString(entry.count), "muted")
            count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for column, widget in enumerate((Swatch(entry), label(words), count)):
                self._grid.addWidget(widget, i, column)
        if len(entries) > _MOST:
            more = self.tr("and %Ln more", "", len(entries) - _MOST)
            self._grid.addWidget(label(more, "muted"), _MOST, 1)
        self.setVisible(bool(entries))
        self.adjustSize()
