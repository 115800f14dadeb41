"""What is shown while a registry is being opened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from georegistry_desktop.session import Job
from georegistry_desktop.ui.shell.opening import Opening
from georegistry_desktop.ui.widgets import button, label
from georegistry_desktop.ui.words import step_words
from georegistry_desktop.ui.words.durations import time_left


class OpeningPanel(QWidget):
    """What is done, how far it is, and a way out."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self._name = label("", "heading", wrap=True)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._step = label("", "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(320)
        self.cancel_button = button(self.tr("C&ancel"), opening.cancel)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self._name)  # as wide as the window: aligned it would be cut where it wraps
        for widget in (self._bar, self._step, self.cancel_button):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        opening.moved.connect(self._look)

    def _look(self, job: Job[Any] | None) -> None:
        if job is None:
            return
        self._name.setText(job.name)
        left = time_left(job.seconds_left)
        self._step.setText(" · ".join(part for part in (step_words(job.step), left) if part))
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
