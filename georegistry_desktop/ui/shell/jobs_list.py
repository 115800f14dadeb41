"""The list of jobs: how far each is, how long it will take, pause and cancel."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from georegistry_desktop.session import Job
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.job_row import JobRow
from georegistry_desktop.ui.widgets import label

_LOOK_MS = 500


class JobsList(QScrollArea):
    """A row for each job of the open registry, the newest first; also for what runs on in others."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(widgetResizable=True)
        self._desk = desk
        self._rows: list[JobRow] = []
        inner = QWidget()
        self._layout = QVBoxLayout(inner)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._none = label(self.tr("Nothing runs. Imports, exports and comparisons appear here."), "muted")
        self._none.setContentsMargins(14, 12, 14, 12)
        self._layout.addWidget(self._none)
        self.setWidget(inner)
        # The time left shrinks also while a job says nothing.
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self._tick)
        desk.liveChanged.connect(self._start_anew)

    def show_job(self, job: Job[Any], registry: str = "") -> None:
        """Show what became of a job; ``registry`` names one that was left."""
        row = next((row for row in self._rows if row.job is job), None)
        if row is None:
            row = JobRow(self._desk, job, registry)
            self._rows.append(row)
            self._layout.insertWidget(0, row)
            self._none.hide()
        row.look()
        if not job.ended:
            self._clock.start()

    def _tick(self) -> None:
        for row in self._rows:
            row.look()
        if all(row.ended for row in self._rows):
            self._clock.stop()

    def _start_anew(self) -> None:
        """Only what runs on in registries that were left stays."""
        gone = [row for row in self._rows if row.ended or not row.registry]
        for row in gone:
            self._rows.remove(row)
            row.deleteLater()
        self._none.setVisible(not self._rows)
