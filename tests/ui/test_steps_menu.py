"""The menu at the arrow of undo: several steps are taken back at once, and it stops where one is refused."""

from __future__ import annotations

from itertools import pairwise

import pytest
from factories import uid
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.session import Session
from georegistry_desktop.ui.shell.main_window import MainWindow

NAMES = ("Kakua", "Kakwa", "Kakuwa", "Kakawa")


def rename(before: str, after: str) -> Changeset:
    return Changeset(f"{before} to {after}", (Set(uid("d1"), "name", before, after),))


@pytest.fixture
def renamed(window: MainWindow, curated_address: str, qtbot: QtBot) -> Session:
    """A registry, on each database in turn, in which one unit was renamed three times."""
    with qtbot.waitSignal(window.desk.liveChanged, timeout=30_000):
        window.files.open(curated_address)
    assert window.desk.live is not None
    session = window.desk.live.session
    for before, after in pairwise(NAMES):
        session.commit("P", rename(before, after)).result()
    qtbot.waitUntil(lambda: len(session.steps.undo) >= 3)
    return session


def opened(window: MainWindow, qtbot: QtBot) -> QMenu:
    button = window.findChild(QToolButton, "undo-steps")
    menu = window.findChild(QMenu, "steps")
    assert button is not None
    assert menu is not None
    qtbot.waitUntil(button.isVisible)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(menu.isVisible)
    return menu


def labels(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0] for action in menu.actions()]


def choose(window: MainWindow, qtbot: QtBot, place: int) -> None:
    menu = opened(window, qtbot)
    menu.actions()[place].trigger()
    menu.hide()


def name_now(session: Session) -> str:
    return session.read(lambda registry: registry.unit("P", "01").name).result()


def test_that_my_last_steps_are_listed_newest_first_with_their_times(
    window: MainWindow, renamed: Session, qtbot: QtBot
) -> None:
    menu = opened(window, qtbot)
    assert labels(menu)[:3] == ["Kakuwa to Kakawa", "Kakwa to Kakuwa", "Kakua to Kakwa"]
    assert all(action.text().partition("\t")[2] for action in menu.actions())
    menu.hide()


def test_that_choosing_one_takes_back_all_down_to_it(
    window: MainWindow, renamed: Session, qtbot: QtBot
) -> None:
    choose(window, qtbot, 1)
    qtbot.waitUntil(lambda: window.messages.isVisible(), timeout=20_000)
    assert window.messages.message is not None
    assert window.messages.message.text == "2 step(s) taken back."  # plurals come with the language
    assert name_now(renamed) == "Kakwa"
    # Each is a step of its own, which redo does again in their order.
    qtbot.waitUntil(lambda: len(renamed.steps.redo) == 2)
    renamed.redo().result()
    assert name_now(renamed) == "Kakuwa"


def test_that_it_stops_at_the_first_that_is_refused_and_says_so(
    window: MainWindow, renamed: Session, qtbot: QtBot
) -> None:
    other = Changeset("Reject Sela", (Set(uid("d2"), "status", "VALID", "REJECTED"),))
    seen = len(renamed.steps.undo)
    for changeset in (other, rename("Kakawa", "Kakova")):
        renamed.commit("P", changeset).result()
    qtbot.waitUntil(lambda: len(renamed.steps.undo) == seen + 2)
    steps = window.undoing.steps(10)
    assert [step.words for step in steps[:3]] == ["Kakawa to Kakova", "Reject Sela", "Kakuwa to Kakawa"]
    with open_registry(renamed.address) as elsewhere:
        elsewhere.undo(steps[1].revision)
    window.undoing.take_back(steps[:3])
    qtbot.waitUntil(lambda: window.messages.isVisible(), timeout=20_000)
    assert window.messages.message is not None
    told = window.messages.message.text
    assert told.startswith("1 step(s) taken back. It stopped at “Reject Sela”: ")
    assert name_now(renamed) == "Kakawa"


def test_that_what_is_collected_is_taken_back_first_and_nothing_that_is_committed(
    window: MainWindow, renamed: Session, qtbot: QtBot
) -> None:
    renamed.collecting = True
    for status in ("REJECTED", "VALID"):
        other = "VALID" if status == "REJECTED" else "REJECTED"
        renamed.commit("P", Changeset(f"To {status}", (Set(uid("d1"), "status", other, status),))).result()
    window.desk.place.show_version("P@live")
    qtbot.waitUntil(lambda: window.undoing.undo == "To VALID")
    menu = opened(window, qtbot)
    assert [action.text() for action in menu.actions()] == ["To VALID\tcollected", "To REJECTED\tcollected"]
    menu.actions()[1].trigger()
    menu.hide()
    qtbot.waitUntil(lambda: renamed.pending("P") is None)
    assert name_now(renamed) == "Kakawa"
