"""Workspaces in their places: made slice by slice, or at once where one is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Desk, Panel, Workspace
from georegistry_desktop.ui.shell.screens import Screens


class Sliced(Workspace):
    """Made in three slices; each notes how many events the window had answered before it."""

    key = "sliced"

    def build(self) -> Iterator[None]:
        self.answered = [Clock.beats]
        for _ in range(2):
            yield
            self.answered.append(Clock.beats)
        self.setCentralWidget(QLabel("whole"))


class Clock(QTimer):
    """Beats whenever the window answers events."""

    beats = 0

    def __init__(self) -> None:
        super().__init__()
        self.timeout.connect(self._beat)
        self.start(0)

    def _beat(self) -> None:
        Clock.beats += 1


@pytest.fixture
def clock() -> Iterator[None]:
    made = Clock()
    yield
    made.stop()


@pytest.fixture
def screens(desk: Desk, qtbot: QtBot) -> Screens:
    panel = Panel(key="sliced", icon="map", order=1, title=lambda: "Sliced", load=lambda: Sliced)
    made = Screens(desk, [panel])
    qtbot.addWidget(made)
    return made


def only(screens: Screens) -> Sliced:
    (made,) = screens.findChildren(Sliced)
    return made


def test_that_the_window_answers_events_between_the_slices_of_a_workspace(
    screens: Screens, clock: None, qtbot: QtBot
) -> None:
    screens.make_meanwhile("sliced")
    qtbot.waitUntil(lambda: screens.count() == 1)
    first, second, third = only(screens).answered
    assert first < second < third


def test_that_a_workspace_asked_for_while_it_is_made_is_made_whole_and_once(
    screens: Screens, clock: None, qtbot: QtBot
) -> None:
    made = []
    screens.make_meanwhile("sliced")
    QTimer.singleShot(0, screens, lambda: made.append(screens.make("sliced")))
    qtbot.waitUntil(lambda: made != [])
    assert len(only(screens).answered) == 3
    assert screens.make("sliced") is made[0] is only(screens)
    before = Clock.beats
    qtbot.waitUntil(lambda: Clock.beats > before + 20)
    assert screens.count() == 1
