"""The small form over the map that adds a background."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from georegistry_desktop.ui.map.backgrounds import Backgrounds
from georegistry_desktop.ui.widgets import button, label


class BackgroundForm(QFrame):
    """``added(key)`` when there is another background, ``removed(key)`` when there is one less. Escape closes
    it."""

    added = Signal(str)
    removed = Signal(str)

    def __init__(self, backgrounds: Backgrounds, parent: QWidget) -> None:
        super().__init__(parent)
        self._backgrounds = backgrounds
        self.setProperty("role", "card")
        self.setMinimumWidth(380)
        self.url, self.attribution = QLineEdit(), QLineEdit()
        self.url.setPlaceholderText("https://tiles.example.org/{z}/{x}/{y}.png")
        self.attribution.setPlaceholderText(self.tr("Who made it, shown on the map"))
        self.problem = label("", "muted", wrap=True)
        self.problem.hide()
        self.add = button(self.tr("Add"), self._add_url, "main")
        self.file = button(self.tr("Offline file…"), self._add_file)
        layout = QVBoxLayout(self)
        layout.addWidget(label(self.tr("Background of the map"), "heading"))
        layout.addWidget(label(self.tr("Address of a tile server that you may use:"), "muted"))
        for widget in (self.url, self.attribution, self.problem):
            layout.addWidget(widget)
        self.there = QComboBox()
        self.there.setAccessibleName(self.tr("Backgrounds that were added"))
        self.remove = button(self.tr("Remove"), self._remove)
        self._there = QWidget()
        held = QHBoxLayout(self._there)
        held.setContentsMargins(0, 0, 0, 0)
        held.addWidget(self.there, 1)
        held.addWidget(self.remove)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.file)
        row.addStretch()
        row.addWidget(button(self.tr("Close"), self.hide, "quiet"))
        layout.addLayout(row)
        layout.addWidget(self._there)
        self.url.returnPressed.connect(self._add_url)
        self.hide()

    def open(self) -> None:
        """Show it, ready to type."""
        self.problem.hide()
        self._look()
        self.show()
        self.raise_()
        self.url.setFocus()

    def _look(self) -> None:
        """Offer to remove what was added before."""
        self.there.clear()
        for key, title in self._backgrounds.choices():
            self.there.addItem(title, key)
        self._there.setVisible(self.there.count() > 0)
        self.adjustSize()

    def _remove(self) -> None:
        key = str(self.there.currentData())
        self._backgrounds.remove(key)
        self._look()
        self.url.setFocus()  # the button may be gone
        self.removed.emit(key)

    def _add_url(self) -> None:
        try:
            key = self._backgrounds.add_url(self.url.text(), self.attribution.text())
        except ValueError:
            self.problem.setText(self.tr("The address begins with https:// and holds {z}, {x} and {y}."))
            self.problem.show()
            self.adjustSize()
            return
        self._end(key)

    def _add_file(self) -> None:
        if key := self._backgrounds.add_file():
            self._end(key)

    def _end(self, key: str) -> None:
        self.hide()
        self.added.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
