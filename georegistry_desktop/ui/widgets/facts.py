"""Facts below each other: a word, and its value beside it, to be read and copied."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from georegistry_desktop.ui.widgets.roles import label


class Facts(QWidget):
    """Long values wrap; nothing widens the pane around it."""

    def __init__(self) -> None:
        super().__init__()
        self.told: tuple[tuple[str, str], ...] = ()
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._rows.setHorizontalSpacing(14)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show these in place of others."""
        while self._rows.rowCount():
            self._rows.removeRow(0)
        self.told = tuple(facts)
        for word, value in self.told:
            said = label(value, wrap=True, selectable=True)
            said.setMinimumWidth(1)  # a long path is one word
            named = label(word, "muted", wrap=True)
            for part in (named, said):
                # The form makes them higher than their words; in the middle of that, lines would not meet.
                part.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            self._rows.addRow(named, said)
