"""Jobs in the window: how far they are, pause, cancel."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from georegistry_desktop.domain import Progress
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.words.durations import time_left


class Steps:
    """A job that takes one step each time it is let."""

    def __init__(self) -> None:
        self.go = threading.Semaphore(0)

    def __call__(self, _: Registry, progress: Progress) -> str:
        for done in range(1, 5):
            assert self.go.acquire(timeout=20)
            progress("Counting", done, 4)
        return "counted"


def tool(window: MainWindow, name: str) -> QToolButton:
    found = window.findChild(QToolButton, name)
    assert found is not None
    return found


def test_that_a_running_job_stands_in_the_status_bar_until_it_ends(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    live = open_window.desk.live
    assert live is not None
    steps = Steps()
    live.session.start("Count all", steps)
    steps.go.release()
    shown = tool(open_window, "status-jobs")
    qtbot.waitUntil(lambda: shown.text().startswith("Count all · 25 %"))
    steps.go.release(3)
    qtbot.waitUntil(lambda: not shown.isVisible())


def test_that_a_job_is_paused_and_cancelled_by_mouse(open_window: MainWindow, qtbot: QtBot) -> None:
    live = open_window.desk.live
    assert live is not None
    steps = Steps()
    job = live.session.start("Count all", steps)
    qtbot.waitUntil(lambda: tool(open_window, "status-jobs").isVisible())
    qtbot.mouseClick(tool(open_window, "status-jobs"), Qt.MouseButton.LeftButton)
    assert open_window.activity.jobs.isVisible()
    qtbot.mouseClick(tool(open_window, "job-pause"), Qt.MouseButton.LeftButton)
    assert job.state == "paused"
    qtbot.mouseClick(tool(open_window, "job-pause"), Qt.MouseButton.LeftButton)
    assert job.state == "running"
    qtbot.mouseClick(tool(open_window, "job-close"), Qt.MouseButton.LeftButton)
    steps.go.release(4)
    qtbot.waitUntil(lambda: job.state == "cancelled")


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(None, ""), (2, "5 second(s) left"), (22, "20 second(s) left"), (130, "2 minute(s) left")],
)
def test_that_the_time_left_is_said_in_round_figures(seconds: float | None, words: str) -> None:
    assert time_left(seconds) == words
