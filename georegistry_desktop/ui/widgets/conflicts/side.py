"""One side of a conflict, to be taken or left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from georegistry_desktop.ui.widgets.roles import label


class SideCard(QFrame):
    """A round button with the value below it, and who made it when. ``chosen`` comes when it is taken.

    With ``editable`` the value is a line to type in; ``text`` is what stands there.
    """

    chosen = Signal()

    def __init__(self, title: str, *, editable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.button = QRadioButton(title)
        self.button.setAutoExclusive(False)
        self.button.clicked.connect(self._take)
        self._value = label("", wrap=True, selectable=True)
        self._line = QLineEdit()
        self._line.setAccessibleName(title)
        self._line.textEdited.connect(self._take)
        self._note = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(4)
        for part in (self.button, self._line if editable else self._value, self._note):
            layout.addWidget(part)

    @property
    def text(self) -> str:
        """What was typed."""
        return self._line.text()

    def show_value(self, value: str, note: str = "") -> None:
        """Show another value; it is not taken by that."""
        self._value.setText(value)
        self._line.setText(value)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self.button.setAccessibleDescription(f"{value}. {note}")

    def set_taken(self, taken: bool) -> None:
        """Mark it as the side that is taken, or not."""
        self.button.setChecked(taken)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole card is the button."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._take()
        super().mousePressEvent(event)

    def _take(self) -> None:
        self.chosen.emit()
