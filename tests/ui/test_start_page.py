"""The start page: recent registries and the first steps."""

from __future__ import annotations

from pathlib import Path

from answers import Answers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.start.recent import RecentRegistry
from georegistry_desktop.ui.start.recent_row import RecentRow


def rows(window: MainWindow) -> list[RecentRow]:
    QApplication.processEvents()  # the rows before are gone, and the new ones laid out
    return window.start_page.findChildren(RecentRow)


def test_that_a_recent_registry_opens_by_click(window: MainWindow, country: str, qtbot: QtBot) -> None:
    window.files.recents.note(country)
    window.start_page.look()
    with qtbot.waitSignal(window.desk.liveChanged):
        qtbot.mouseClick(rows(window)[0], Qt.MouseButton.LeftButton)


def test_that_the_keyboard_begins_at_the_latest_registry(
    window: MainWindow, country: str, qtbot: QtBot
) -> None:
    window.files.recents.note(country)
    window.start_page.look()
    window.start_page.take_focus()
    assert rows(window)[0].hasFocus()
    with qtbot.waitSignal(window.desk.liveChanged):
        qtbot.keyClick(rows(window)[0], Qt.Key.Key_Return)


def test_that_a_registry_whose_file_is_gone_is_told_and_can_be_left_out(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.files.recents.note(str(tmp_path / "gone.gpkg"))
    window.start_page.look()
    qtbot.mouseClick(rows(window)[0], Qt.MouseButton.LeftButton)
    assert window.messages.message is not None
    assert "gone.gpkg any more" in window.messages.message.text
    qtbot.mouseClick(window.messages.action_button, Qt.MouseButton.LeftButton)
    assert window.files.recents.all() == []


def test_that_a_new_registry_is_made_where_it_is_wanted(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    answers.saves.append(tmp_path / "new.gpkg")
    button = window.findChild(QPushButton, "start-file.new")
    assert button is not None
    with qtbot.waitSignal(window.desk.liveChanged):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "new.gpkg").exists()
    # An empty registry begins where units come in.
    assert window.screens.current is not None
    assert window.screens.current.key == "sources"


def test_that_a_registry_that_is_there_is_not_replaced_by_a_new_one(
    window: MainWindow, answers: Answers, country: str, qtbot: QtBot
) -> None:
    answers.saves.append(Path(country))
    window.desk.actions.run("file.new")
    qtbot.waitUntil(lambda: window.messages.isVisible())
    assert window.messages.message is not None
    assert "already holds a registry" in window.messages.message.text
    assert window.desk.live is None


def test_that_names_and_places_are_short() -> None:
    home = Path.home() / "lists" / "mali.gpkg"
    assert (RecentRegistry(str(home)).name, RecentRegistry(str(home)).where) == ("mali", "~/lists")
    assert RecentRegistry("postgresql://me@host/health?host=/run/postgresql").name == "health"
    assert RecentRegistry("service=health").name == "service=health"


def test_that_all_steps_are_equally_high_whatever_was_focused_and_whatever_theme_came(
    window: MainWindow, qtbot: QtBot
) -> None:
    buttons = [b for b in window.start_page.findChildren(QPushButton) if b.objectName().startswith("start-")]
    assert len(buttons) > 2
    heights = {b.height() for b in buttons}
    for theme in (window.desk.theme.choice, "dark", "light"):
        window.desk.theme.choose(theme)
        for button in buttons:
            button.setFocus()
            QApplication.processEvents()
            heights |= {b.height() for b in buttons}
    assert heights == {36}
