"""How far a matching is, with what pauses and cancels it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from georegistry_desktop.session import Job
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, allow, button, label
from georegistry_desktop.ui.words import step_words
from georegistry_desktop.ui.words.durations import time_left

_LOOK_MS = 500


class RunStrip(QFrame):
    """Hidden while nothing runs. ``turned`` when it is to pause or to go on, ``cancelled`` to stop."""

    turned = Signal()
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._job: Job[Any] | None = None
        self.setProperty("role", "card")
        self.name, self.step = label("", "heading"), ElidedLabel()
        self.step.setProperty("role", "muted")
        self.bar = QProgressBar(textVisible=False)
        self.left = label("", "muted")
        self.pause = button(self.tr("Pause"), self.turned.emit)
        self.cancel = button(self.tr("Cancel"), self.cancelled.emit)
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addStretch()
        head.addWidget(self.left)
        foot = QHBoxLayout()
        foot.addWidget(self.step, 1)
        foot.addWidget(self.pause)
        foot.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addLayout(foot)
        self.setMinimumWidth(theme.px(320))
        # The time left shrinks also while a job says nothing.
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self._look)
        self.hide()

    def show_job(self, job: Job[Any] | None) -> None:
        """Say how far it is; None: nothing runs."""
        self._job = job
        self.setVisible(job is not None)
        if job is None:
            self._clock.stop()
        else:
            self._clock.start()
            self._look()

    def _look(self) -> None:
        job = self._job
        if job is None:
            return
        paused = job.state == "paused"
        self.name.setText(job.name)
        self.step.setText(self.tr("paused") if paused else step_words(job.step))
        self.bar.setRange(0, job.total)
        self.bar.setValue(job.done)
        self.left.setText(time_left(job.seconds_left))
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        ending = self.tr("It is being cancelled.") if job.state == "cancelling" else None
        for pressed in (self.pause, self.cancel):
            allow(pressed, ending)
