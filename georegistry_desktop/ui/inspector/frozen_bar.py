"""Why a version cannot be edited here, and the way out: a curated copy of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from georegistry_desktop.ui.widgets import allow, button, label
from georegistry_desktop.ui.words import sentence


class FrozenBar(QFrame):
    """``copied(name)`` comes when a person wants a curated source of that name."""

    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setProperty("kind", "check")
        self.text = label("", wrap=True)
        self.button = button(self.tr("Copy to a curated source…"), self._ask)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Name of the new source"))
        self.line.returnPressed.connect(self._copy)
        self._make = button(self.tr("Copy"), self._copy, "main")
        self._form = QWidget()
        row = QHBoxLayout(self._form)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        row.addWidget(self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.addWidget(self.text)
        column.addWidget(self.button)
        column.addWidget(self._form)
        self._form.hide()

    def show_version(self, version: str, suggested: str) -> None:
        """Say why ``version`` is read only; ``suggested`` is a name that is free."""
        self.text.setText(sentence("version-frozen", {"version": version}))
        if self._form.isHidden():
            self.line.setText(suggested)

    def settle(self) -> None:
        """The copy was made, or was refused: the button is back."""
        self._form.hide()
        self.button.show()
        allow(self, None)

    def _ask(self) -> None:
        self.button.hide()
        self._form.show()
        self.line.selectAll()
        self.line.setFocus()

    def _copy(self) -> None:
        name = self.line.text().strip()
        if name:
            allow(self, self.tr("It is being copied."))
            self.copied.emit(name)
