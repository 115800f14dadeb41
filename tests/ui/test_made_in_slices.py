"""Workspaces in their places: made slice by slice, or at once where one is asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message, Panel, Workspace
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


class Broken(Workspace):
    """Fails in its second slice until it is mended; counts how often it was begun."""

    key = "broken"
    begun, mended = 0, False

    def build(self) -> Iterator[None]:
        Broken.begun += 1
        yield
        if not Broken.mended:
            raise ZeroDivisionError("by nothing")


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


def panel(made: type[Workspace]) -> Panel:
    return Panel(key=made.key, icon="map", order=1, title=lambda: made.key, load=lambda: made)


@pytest.fixture
def screens(desk: Desk, qtbot: QtBot) -> Screens:
    made = Screens(desk, [panel(Sliced)])
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


def test_that_a_workspace_that_fails_is_told_once_and_the_others_are_made(
    desk: Desk, live: LiveSession, said: list[Message], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(Broken, "begun", 0)
    monkeypatch.setattr(Broken, "mended", False)
    for rest in ("_FIRST_REST_MS", "_REST_MS", "_SLICE_MS"):
        monkeypatch.setattr(f"georegistry_desktop.ui.shell.screens.{rest}", 1)
    made = Screens(desk, [panel(Broken), panel(Sliced)])
    qtbot.addWidget(made)
    desk.use(live)
    made.opened({})
    qtbot.waitUntil(lambda: made.count() == 1)
    qtbot.waitUntil(lambda: made.findChildren(Broken) == [])
    qtbot.wait(50)  # many beats of what makes the next
    assert Broken.begun == 1
    assert [(message.kind, "by nothing" in message.text) for message in said] == [("error", True)]
    Broken.mended = True
    assert made.go("broken", {})
    assert (Broken.begun, made.current) == (2, made.findChild(Broken))
    made.closed()
    desk.use(None)
