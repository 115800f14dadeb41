"""Find a unit of the other version by hand, wherever it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import label, tool

_TYPING = 120
_ROW = Qt.ItemDataRole.UserRole
_LINES = 7


class FindBar(QFrame):
    """Hidden until it is opened. ``asked(text)`` when a person typed, ``found(row)`` when he chose a unit of
    B, ``closed`` when the keyboard is to go back."""

    asked = Signal(str)
    found = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "bar")
        self._soon = QTimer(self, singleShot=True, interval=_TYPING)
        self._soon.timeout.connect(self._ask)
        self.field = QLineEdit(clearButtonEnabled=True)
        self.field.setAccessibleName(self.tr("Find by hand"))
        self.field.setPlaceholderText(self.tr("Name, code or reference in the other version"))
        self.field.textChanged.connect(lambda: self._soon.start())
        self.close_button = tool(self.tr("Close (Esc)"), self.close_up)
        self.hits = QListWidget()
        self.hits.setAccessibleName(self.tr("Units found"))
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.itemActivated.connect(self._take)
        self.hits.itemClicked.connect(self._take)
        self._none = label("", "muted", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(6)
        layout.addLayout(row)
        layout.addWidget(self.hits)
        layout.addWidget(self._none)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_hits("", [])
        self.hide()

    def open(self) -> None:
        """Begin to find."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_up(self) -> None:
        """Find no more."""
        self._soon.stop()
        self.hide()
        self.field.clear()
        self._soon.stop()
        self.show_hits("", [])
        self.closed.emit()

    def show_hits(self, text: str, hits: Sequence[tuple[int, str]]) -> None:
        """Show what was found for a text: rows of B, with the words for each."""
        self.hits.clear()
        for row, words in hits:
            item = QListWidgetItem(words)
            item.setToolTip(words)
            item.setData(_ROW, row)
            self.hits.addItem(item)
        if hits:
            self.hits.setCurrentRow(0)
            height = self.hits.sizeHintForRow(0) * min(len(hits), _LINES) + 2
            self.hits.setFixedHeight(height)
        self.hits.setVisible(bool(hits))
        self._none.setVisible(not hits)
        self._none.setText(
            self.tr("No unit of the other version is called so.")
            if text
            else self.tr("Type some letters of it; Enter makes the chosen one a candidate.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._soon.isActive():
                # What is listed is not yet what was typed.
                self._soon.stop()
                self._ask()
            elif self.hits.currentItem() is not None:
                self._take(self.hits.currentItem())
        elif step and self.field.hasFocus() and self.hits.count():
            self.hits.setCurrentRow((self.hits.currentRow() + step) % self.hits.count())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _ask(self) -> None:
        self.asked.emit(self.field.text().strip())

    def _take(self, item: QListWidgetItem) -> None:
        row = int(item.data(_ROW))
        self.close_up()
        self.found.emit(row)

    def _dress(self) -> None:
        self.close_button.setIcon(self._theme.icon("close"))
