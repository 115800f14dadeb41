"""What stands below a field that was refused, or that somebody else changed: in words, with what to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from georegistry_desktop.ui.widgets import button, label
from georegistry_desktop.ui.widgets.flow import FlowLayout


class Note(QFrame):
    """One or two sentences and buttons; hidden while there is nothing to say. ``kind``: missing or check."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self._text = label("", wrap=True, selectable=True)
        holder = QWidget()
        self._row = FlowLayout(holder, spacing=6)
        self._holder = holder
        self._buttons: list[QPushButton] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 6)
        layout.setSpacing(4)
        layout.addWidget(self._text)
        layout.addWidget(holder)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, kind: str, choices: Sequence[tuple[str, Callable[[], object]]] = ()) -> None:
        """Say something, with buttons."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._drop_buttons()
        self._buttons = [button(words, run) for words, run in choices]
        for made in self._buttons:
            made.setProperty("size", "small")
            # A click must not leave the field above, which would enter what is typed there.
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._row.addWidget(made)
        self._holder.setVisible(bool(choices))
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self.hide()
        self._drop_buttons()

    def _drop_buttons(self) -> None:
        for made in self._buttons:
            self._row.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._buttons = []
