"""The latest changes of a unit, in words; each leads to the history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from georegistry_desktop.ui.inspector.subject import Past, Step
from georegistry_desktop.ui.widgets import ElidedLabel, button, label
from georegistry_desktop.ui.words import changes_words, label_words, moment_words


class PastList(QWidget):
    """``asked(id)`` comes with the id of the entry that a person wants to see."""

    asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(5, 0, 0, 6)
        self._column.setSpacing(1)
        self._empty = label("", "muted", wrap=True)
        self._column.addWidget(self._empty)
        self._blocks: list[QWidget] = []

    def show_past(self, past: Past) -> None:
        """Show the steps, newest first."""
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.entries = []
        self._blocks = [self._block(step, past) for step in past.steps]
        for block in self._blocks:
            self._column.addWidget(block)
        self._empty.setText(self.tr("No changes yet: it is as it came in."))
        self._empty.setVisible(not past.steps)
        hidden = past.count - len(past.steps)
        if hidden:
            older = label(self.tr("%Ln older changes stand in the history.", "", hidden), "muted", wrap=True)
            self._column.addWidget(older)
            self._blocks.append(older)

    def _block(self, step: Step, past: Past) -> QWidget:
        entry = step.entry
        when = moment_words(entry.committed_at or entry.created_at)
        names = past.names or {}
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(0)
        title = self.tr("{when} · {who}").format(when=when, who=entry.author)
        made = button(title, lambda: self.asked.emit(entry.id), "link")
        made.setToolTip(label_words(entry.label))
        self.entries.append(made)
        column.addWidget(made)
        lines = changes_words(step.changes, lambda uuid: names.get(uuid, uuid)) or [label_words(entry.label)]
        for words in lines:
            line = ElidedLabel(words)
            line.setContentsMargins(3, 0, 0, 0)
            column.addWidget(line)
        return block
