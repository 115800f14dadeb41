"""What stands where there is nothing yet: what belongs here, and the first step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets.roles import button, label


class EmptyState(QWidget):
    """An icon, a heading, a sentence and the buttons ``steps`` (the first is the main one)."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        heading: str,
        text: str,
        steps: Sequence[tuple[str, Callable[[], object]]] = (),
    ) -> None:
        super().__init__()
        self._theme, self._icon = theme, icon
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._heading = label(heading, "heading")
        self._text = label(text, "muted", wrap=True)
        for part in (self._heading, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMaximumWidth(420)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addWidget(self._heading)
        # An alignment of the text itself would give it the height of fewer lines.
        words = QHBoxLayout()
        words.addStretch(1)
        words.addWidget(self._text, 1000)
        words.addStretch(1)
        layout.addLayout(words)
        row = QHBoxLayout()
        row.addStretch()
        for place, (step, run) in enumerate(steps):
            row.addWidget(button(step, run, "" if place else "main"))
        row.addStretch()
        layout.addLayout(row)
        layout.addStretch(3)
        theme.changed.connect(self._draw)
        self._draw()

    def say(self, heading: str, text: str) -> None:
        """Say something else."""
        self._heading.setText(heading)
        self._text.setText(text)

    def _draw(self) -> None:
        self._picture.setPixmap(self._theme.pixmap(self._icon, "disabled", 32))
