"""The bar at the foot: which registry, who, which version, where on earth, what runs, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QStatusBar, QToolButton

from georegistry_desktop.session import Job
from georegistry_desktop.ui.desk.status import FIELDS
from georegistry_desktop.ui.widgets import ElidedLabel
from georegistry_desktop.ui.words import colon_words, step_words
from georegistry_desktop.ui.words.durations import time_left

_NAMES = ("registry", "user", "version")
_ELIDE = Qt.TextElideMode.ElideMiddle
_LETTERS = 36
"""So many of a job's name are shown."""
_LEFT = (*_NAMES, *FIELDS[:-1])


class StatusBar(QStatusBar):
    """Shows what it is told; ``jobsAsked`` and ``problemsAsked`` when these are clicked."""

    jobsAsked = Signal()
    problemsAsked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 6, 0)
        # Names as people give them would widen the window.
        self._fields: dict[str, QLabel] = {
            name: ElidedLabel(mode=_ELIDE) if name in _NAMES else QLabel() for name in _LEFT
        }
        for name, field in self._fields.items():
            field.setObjectName(f"status-{name}")
            field.setContentsMargins(4, 0, 8, 0)
            field.hide()
            self.addWidget(field)
        self._fields["coordinates"].setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fields["coordinates"].setMinimumWidth(180)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(80)
        self._jobs = QToolButton()
        self._jobs.setObjectName("status-jobs")
        self._jobs.clicked.connect(self.jobsAsked)
        self._problems = QToolButton()
        self._problems.setObjectName("status-problems")
        self._problems.clicked.connect(self.problemsAsked)
        for widget in (self._bar, self._jobs, self._problems):
            widget.hide()
            self.addPermanentWidget(widget)

    def show_field(self, name: str, text: str) -> None:
        """Say a field of the place; empty hides it."""
        field = self._problems if name == "problems" else self._fields[name]
        field.setText(text)
        field.setVisible(bool(text))

    def show_jobs(self, jobs: Sequence[tuple[str, Job[Any]]]) -> None:
        """Say what runs: the first job in words, how many more there are.

        Each with the name of its registry, which is empty for the open one.
        """
        running = [(registry, job) for registry, job in jobs if not job.ended]
        for widget in (self._bar, self._jobs):
            widget.setVisible(bool(running))
        if not running:
            return
        registry, job = running[0]
        self._bar.setRange(0, job.total)
        self._bar.setValue(job.done)
        name, metrics = step_words(job.name), self._jobs.fontMetrics()
        if registry:
            name = colon_words(registry, name)
        parts = [metrics.elidedText(name, _ELIDE, _LETTERS * metrics.averageCharWidth())]
        self._jobs.setToolTip(name)
        if job.total:
            parts.append(self.locale().toString(100 * job.done // job.total) + " %")
        if left := time_left(job.seconds_left):
            parts.append(left)
        if len(running) > 1:
            parts.append(self.tr("%Ln more", "", len(running) - 1))
        self._jobs.setText(" · ".join(parts))
