"""How far a long job is: its step, a bar, what is left; pause and cancel."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from georegistry_desktop.session import Job
from georegistry_desktop.ui.widgets import ElidedLabel, allow, button, label
from georegistry_desktop.ui.words import step_words
from georegistry_desktop.ui.words.durations import time_left


class JobStrip(QWidget):
    """Hidden while there is no job."""

    def __init__(self) -> None:
        super().__init__()
        self._job: Job[Any] | None = None
        self._step = ElidedLabel()
        self._step.setProperty("role", "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(160)
        self._left = label("", "muted")
        self.pause = button(self.tr("Pause"), self._turn, "quiet")
        self.cancel = button(self.tr("Cancel"), self._cancel, "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._bar)
        layout.addWidget(self._step, 1)
        for widget in (self._left, self.pause, self.cancel):
            layout.addWidget(widget)
        self.hide()

    def show_job(self, job: Job[Any] | None) -> None:
        """Show another job; None hides the strip."""
        self._job = job
        self.setVisible(job is not None)
        if job is not None:
            self.look(job)

    def look(self, job: Job[Any]) -> None:
        """Show how far it is, if it is the one shown."""
        if job is not self._job:
            return
        self._step.setText(step_words(job.step))
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
        self._left.setText(time_left(job.seconds_left) if job.state == "running" else "")
        self.pause.setText(self.tr("Go on") if job.state == "paused" else self.tr("Pause"))
        ending = self.tr("It is being cancelled.") if job.state == "cancelling" else None
        for pressed in (self.pause, self.cancel):
            allow(pressed, ending)

    def _turn(self) -> None:
        if self._job is not None:
            if self._job.state == "paused":
                self._job.resume()
            else:
                self._job.pause()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
