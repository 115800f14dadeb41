"""A registry is left, or the window closed, while something runs: asked about, never lost without a word."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from answers import Answers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import Job
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.desk import Message
from georegistry_desktop.ui.shell.job_row import JobRow
from georegistry_desktop.ui.shell.main_window import MainWindow

SECONDS = 20


class Slow:
    """A job of the open registry that goes on until it is let end."""

    def __init__(self, window: MainWindow, *, makes: bool) -> None:
        self.go_on, self.begun = threading.Event(), threading.Event()
        live = window.desk.live
        assert live is not None
        self.live = live
        self.job: Job[str] = live.session.start("Bring in A", self._work, makes=makes)
        assert self.begun.wait(SECONDS)

    def end(self, qtbot: QtBot) -> None:
        """The window closes without a question after that."""
        self.go_on.set()
        qtbot.waitUntil(lambda: self.job.ended)

    def _work(self, _: Registry, progress: Progress) -> str:
        while not self.go_on.wait(0.01):
            self.begun.set()
            progress("Working")
        return "made"


@pytest.fixture
def slow(open_window: MainWindow) -> Iterator[Callable[[bool], Slow]]:
    made: list[Slow] = []

    def start(makes: bool) -> Slow:
        made.append(Slow(open_window, makes=makes))
        return made[-1]

    yield start
    for one in made:
        one.go_on.set()


@pytest.fixture
def another(made_country: Path, tmp_path: Path) -> str:
    other = tmp_path / "other.gpkg"
    other.write_bytes(made_country.read_bytes())
    return str(other)


def test_that_closing_the_window_names_what_runs_and_staying_leaves_all_as_it_is(
    open_window: MainWindow, answers: Answers, slow: Callable[[bool], Slow], qtbot: QtBot
) -> None:
    running = slow(True)
    answers.choices = [None]
    assert not open_window.close()
    assert answers.asked == ["1 job(s) still running:\nBring in A"]
    assert open_window.isVisible()
    assert (open_window.desk.live, running.job.state) == (running.live, "running")
    running.end(qtbot)


def test_that_what_runs_is_stopped_and_the_window_closes(
    open_window: MainWindow, answers: Answers, slow: Callable[[bool], Slow], qtbot: QtBot
) -> None:
    running = slow(True)
    answers.choices = [1]
    open_window.close()
    qtbot.waitUntil(lambda: not open_window.isVisible())
    assert running.job.state == "cancelled"


def test_that_the_window_closes_by_itself_when_it_is_done(
    open_window: MainWindow, answers: Answers, slow: Callable[[bool], Slow], said: list[Message], qtbot: QtBot
) -> None:
    running = slow(True)
    answers.choices = [0]
    assert not open_window.close()
    assert said[-1].text == "The window closes when that is done."
    running.go_on.set()
    qtbot.waitUntil(lambda: not open_window.isVisible())
    assert running.job.future.result() == "made"


def test_that_one_can_change_ones_mind_and_stay(
    open_window: MainWindow, answers: Answers, slow: Callable[[bool], Slow], said: list[Message], qtbot: QtBot
) -> None:
    running = slow(True)
    answers.choices = [0]
    open_window.close()
    assert said[-1].action is not None
    said[-1].action[1]()
    running.go_on.set()
    qtbot.waitUntil(lambda: running.job.ended)
    qtbot.wait(500)  # longer than it looks whether to close
    assert open_window.isVisible()


def test_that_a_job_of_which_nothing_is_lost_is_stopped_silently(
    open_window: MainWindow, answers: Answers, slow: Callable[[bool], Slow], qtbot: QtBot
) -> None:
    running = slow(False)
    open_window.close()
    qtbot.waitUntil(lambda: not open_window.isVisible())
    assert (answers.asked, running.job.state) == ([], "cancelled")


def test_that_a_job_that_does_not_hear_does_not_freeze_the_window(
    open_window: MainWindow, answers: Answers, said: list[Message], qtbot: QtBot
) -> None:
    live, go_on = open_window.desk.live, threading.Event()
    assert live is not None
    live.session.start("Deaf", lambda *_: go_on.wait(SECONDS), writes=True)
    answers.choices = [1]
    begun = time.monotonic()
    assert not open_window.close()
    assert time.monotonic() - begun < SECONDS / 4
    assert said[-1].text == "Stopping: Deaf"
    go_on.set()
    qtbot.waitUntil(lambda: not open_window.isVisible())


@pytest.mark.parametrize(("choice", "state"), [(0, "done"), (1, "cancelled")])
def test_that_another_registry_opens_while_the_job_runs_on_or_is_stopped(
    open_window: MainWindow,
    another: str,
    answers: Answers,
    slow: Callable[[bool], Slow],
    said: list[Message],
    qtbot: QtBot,
    choice: int,
    state: str,
) -> None:
    running = slow(True)
    answers.choices = [choice]
    with qtbot.waitSignal(open_window.desk.liveChanged):
        open_window.files.open(another)
    now = open_window.desk.live
    assert now is not None
    assert now.session.address == another
    if choice == 0:
        running.go_on.set()
    qtbot.waitUntil(lambda: not open_window.files.leaving.busy)
    assert running.job.state == state
    told = "Done in country, which is closed now: Bring in A"
    assert (told in [message.text for message in said]) == (choice == 0)


def test_that_what_runs_on_in_the_registry_before_is_shown_paused_and_cancelled_beside_the_next_one(
    open_window: MainWindow, another: str, answers: Answers, slow: Callable[[bool], Slow], qtbot: QtBot
) -> None:
    running = slow(True)
    answers.choices = [0]
    with qtbot.waitSignal(open_window.desk.liveChanged):
        open_window.files.open(another)
    shown = open_window.findChild(QToolButton, "status-jobs")
    assert shown is not None
    assert shown.text() == "country: Bring in A"
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(open_window.activity.jobs.findChildren(JobRow)) == 1)
    (row,) = open_window.activity.jobs.findChildren(JobRow)
    assert "country: Bring in A" in [label.text() for label in row.findChildren(QLabel)]
    pause, cancel = (row.findChild(QToolButton, f"job-{name}") for name in ("pause", "close"))
    assert pause is not None
    assert cancel is not None
    for state in ("paused", "running"):
        qtbot.mouseClick(pause, Qt.MouseButton.LeftButton)
        assert running.job.state == state
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not open_window.files.leaving.busy)
    assert running.job.state == "cancelled"
    # Its end stays to be read, and keeps nothing of the registry.
    qtbot.waitUntil(lambda: row.job is None)
    assert not shown.isVisible()
    assert "cancelled" in [label.text() for label in row.findChildren(QLabel)]


def leave_what_fails(
    window: MainWindow, another: str, answers: Answers, fault: Exception, qtbot: QtBot
) -> None:
    """Open another registry while a job runs that is let run, and fails there."""
    live, go_on = window.desk.live, threading.Event()
    assert live is not None

    def fail(*_: object) -> None:
        go_on.wait(SECONDS)
        raise fault

    live.session.start("Bring in A", fail, makes=True)
    answers.choices = [0]
    with qtbot.waitSignal(window.desk.liveChanged):
        window.files.open(another)
    go_on.set()
    qtbot.waitUntil(lambda: not window.files.leaving.busy)


def test_that_a_job_that_fails_in_a_registry_that_was_left_is_told_with_its_reason(
    open_window: MainWindow, another: str, answers: Answers, said: list[Message], qtbot: QtBot
) -> None:
    leave_what_fails(open_window, another, answers, Refused("nothing-to-commit"), qtbot)
    told = "Failed in country, which is closed now: Bring in A. There is nothing to commit."
    assert told in [message.text for message in said]


def test_that_a_fault_of_the_program_in_a_registry_that_was_left_is_reported_with_its_details(
    open_window: MainWindow, another: str, answers: Answers, said: list[Message], qtbot: QtBot
) -> None:
    faults: list[BaseException] = []
    open_window.desk.faulted.connect(faults.append)
    leave_what_fails(open_window, another, answers, ZeroDivisionError("by nothing"), qtbot)
    assert [type(fault) for fault in faults] == [ZeroDivisionError]
    (told,) = [message for message in said if message.text.startswith("Failed in country")]
    assert told.kind == "error"
    assert told.details is not None
    assert "ZeroDivisionError: by nothing" in told.details


def test_that_staying_opens_nothing(
    open_window: MainWindow, another: str, answers: Answers, slow: Callable[[bool], Slow], qtbot: QtBot
) -> None:
    running = slow(True)
    answers.choices = [None]
    open_window.files.open(another)
    assert not open_window.files.opening.busy
    assert open_window.desk.live is running.live
    running.end(qtbot)


def test_that_closing_the_window_asks_about_what_runs_on_in_another_registry(
    open_window: MainWindow, another: str, answers: Answers, slow: Callable[[bool], Slow], qtbot: QtBot
) -> None:
    running = slow(True)
    answers.choices = [0, None]
    with qtbot.waitSignal(open_window.desk.liveChanged):
        open_window.files.open(another)
    assert not open_window.close()
    assert answers.asked == ["1 job(s) still running:\nBring in A"] * 2
    running.end(qtbot)
