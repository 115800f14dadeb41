"""One job as a row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QToolButton, QWidget

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.session import Job
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.widgets import ElidedLabel, allow, label
from georegistry_desktop.ui.words import colon_words, error_words, step_words
from georegistry_desktop.ui.words.durations import time_left


def state_word(state: str) -> str:
    """The word for the state of a job."""
    words = {
        "waiting": QCoreApplication.translate("jobs", "waits"),
        "running": QCoreApplication.translate("jobs", "runs"),
        "paused": QCoreApplication.translate("jobs", "paused"),
        "cancelling": QCoreApplication.translate("jobs", "is being cancelled"),
        "done": QCoreApplication.translate("jobs", "done"),
        "failed": QCoreApplication.translate("jobs", "failed"),
        "cancelled": QCoreApplication.translate("jobs", "cancelled"),
    }
    return words[state]


def _ending(job: Job[Any]) -> str:
    if job.state != "failed" or not job.future.done():
        return step_words(job.step)
    fault = job.future.exception()
    return error_words(fault).text if fault and not isinstance(fault, Cancelled) else ""


class JobRow(QFrame):
    """Name, step, bar, time left; pause or go on, cancel.

    ``registry`` names the one of the job where that was left, else it is empty. ``job`` is None once it ended
    there: it would keep that registry.
    """

    def __init__(self, desk: Desk, job: Job[Any], registry: str) -> None:
        super().__init__()
        self.job: Job[Any] | None = job
        self.registry = registry
        self._desk = desk
        self.setProperty("role", "row")
        name = step_words(job.name)
        self._name = label(colon_words(registry, name) if registry else name, "heading")
        self._step = ElidedLabel()
        self._step.setProperty("role", "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(desk.theme.px(160))
        self._left = label("", "muted")
        self._left.setMinimumWidth(desk.theme.px(130))
        self._pause = self._tool("pause", self._turn)
        self._cancel = self._tool("close", self._stop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 14, 4)
        layout.addWidget(self._name)
        layout.addWidget(self._step, 1)
        for widget in (self._bar, self._left, self._pause, self._cancel):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        desk.themeChanged.connect(self.look)
        self.look()

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.job is None or self.job.ended

    def look(self) -> None:
        """Show where the job stands."""
        job, theme = self.job, self._desk.theme
        if job is None:
            return
        running = job.state == "running"
        self._step.setText(step_words(job.step) if running else _ending(job))
        self._bar.setVisible(not job.ended)
        self._bar.setRange(0, job.total if job.total or running else 1)
        self._bar.setValue(job.done)
        self._left.setText(time_left(job.seconds_left) if running else state_word(job.state))
        paused = job.state == "paused"
        self._pause.setVisible(not job.ended)
        self._pause.setIcon(theme.icon("resume" if paused else "pause"))
        self._name_tool(self._pause, self.tr("Go on") if paused else self.tr("Pause"))
        self._cancel.setVisible(not job.ended)
        self._cancel.setIcon(theme.icon("close"))
        self._name_tool(self._cancel, self.tr("Cancel"))
        ending = self.tr("It is being cancelled.") if job.state == "cancelling" else None
        for tool in (self._pause, self._cancel):
            allow(tool, ending)
        if self.registry and job.ended and job.future.done():
            self.job = None

    def _turn(self) -> None:
        if self.job is not None and self.job.state == "paused":
            self.job.resume()
        elif self.job is not None:
            self.job.pause()

    def _stop(self) -> None:
        if self.job is not None:
            self.job.cancel()

    def _tool(self, icon: str, run: Any) -> QToolButton:
        tool = QToolButton()
        tool.setObjectName(f"job-{icon}")
        tool.clicked.connect(lambda: run())
        return tool

    @staticmethod
    def _name_tool(tool: QWidget, text: str) -> None:
        tool.setToolTip(text)
        tool.setAccessibleName(text)
