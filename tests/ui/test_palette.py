"""The search field of the top bar."""

from __future__ import annotations

import pytest
from factories import uid
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QTreeWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.palette_hits import rank
from georegistry_desktop.ui.sources.workspace import Sources

CONTROL = Qt.KeyboardModifier.ControlModifier


def ask(window: MainWindow, qtbot: QtBot, words: str) -> list[str]:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    qtbot.keyClicks(window.palette_field, words)
    return [hit.text for hit in window.palette_field.hits]


def test_that_the_beginning_of_the_text_comes_before_that_of_a_word() -> None:
    ranks = [rank("open", text) for text in ("open geopackage", "re open", "reopen", "close")]
    assert ranks == [0, 1, 2, None]


def test_that_a_command_is_found_by_some_of_its_letters_and_run_by_enter(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    assert ask(open_window, qtbot, "contrast") == ["High contrast"]
    qtbot.keyClick(open_window.palette_field, Qt.Key.Key_Return)
    assert open_window.desk.theme.scheme == "contrast"


def test_that_versions_are_found_and_shown(open_window: MainWindow, qtbot: QtBot) -> None:
    assert "A · #1" in ask(open_window, qtbot, "a ·")
    qtbot.keyClick(open_window.palette_field, Qt.Key.Key_Return)
    assert open_window.desk.place.version == "A@1"


def test_that_what_cannot_be_done_says_why_in_its_line(open_window: MainWindow, qtbot: QtBot) -> None:
    ask(open_window, qtbot, "mark")
    shown = open_window.findChild(QTreeWidget, "palette-list")
    assert shown is not None
    item = shown.topLevelItem(0)
    assert item is not None
    assert (item.text(0), item.text(1)) == ("Mark in pyramid", "Select a unit first.")
    qtbot.keyClick(open_window.palette_field, Qt.Key.Key_Return)
    assert open_window.messages.message is not None
    assert open_window.messages.message.text == "Select a unit first."


def test_that_what_can_be_done_in_another_workspace_is_found_and_leads_there(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    desk = open_window.desk
    desk.go("sources")
    desk.go("pyramid")
    assert "Mark in sources" not in ask(open_window, qtbot, "")
    assert ask(open_window, qtbot, "mark in s") == ["Mark in sources"]
    qtbot.keyClick(open_window.palette_field, Qt.Key.Key_Return)
    assert open_window.screens.current is not None
    assert open_window.screens.current.key == "sources"
    assert "marked" not in open_window.screens.current.heard  # type: ignore[attr-defined]


def test_that_what_asks_first_asks_from_another_workspace_at_once(
    whole_window: MainWindow, qtbot: QtBot
) -> None:
    whole_window.desk.go("sources")
    whole_window.desk.go("pyramid")
    assert ask(whole_window, qtbot, "bring in files")[:1] == ["Bring in files"]
    qtbot.keyClick(whole_window.palette_field, Qt.Key.Key_Return)
    [space] = whole_window.findChildren(Sources)
    assert space.incoming.isVisible()


def test_that_the_list_opens_where_the_keyboard_stays_and_not_where_it_passes_by(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = window.findChild(QTreeWidget, "palette-list")
    assert shown is not None
    window.palette_field.setFocus(Qt.FocusReason.TabFocusReason)
    window.start_page.setFocus()
    QApplication.processEvents()
    assert not window.palette_field.hits
    window.palette_field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(shown.isVisible)


def test_that_escape_gives_the_keyboard_back(open_window: MainWindow, qtbot: QtBot) -> None:
    current = open_window.screens.current
    assert current is not None
    current.field.setFocus()  # type: ignore[attr-defined]
    ask(open_window, qtbot, "x")
    qtbot.keyClick(open_window.palette_field, Qt.Key.Key_Escape)
    assert open_window.focusWidget() is current.field  # type: ignore[attr-defined]
    assert open_window.palette_field.text() == ""


def test_that_down_goes_to_the_next_line(open_window: MainWindow, qtbot: QtBot) -> None:
    found = ask(open_window, qtbot, "theme")
    assert found == ["Theme of the system", "Light theme", "Dark theme"]
    qtbot.keyClick(open_window.palette_field, Qt.Key.Key_Down)
    qtbot.keyClick(open_window.palette_field, Qt.Key.Key_Down)
    qtbot.keyClick(open_window.palette_field, Qt.Key.Key_Return)
    assert open_window.desk.theme.choice == "dark"


def test_that_units_of_the_version_in_front_are_found_whatever_the_accents(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    ask(open_window, qtbot, "KÀKUA")
    qtbot.waitUntil(lambda: [hit.text for hit in open_window.palette_field.hits][:1] == ["Kakua"])
    assert open_window.palette_field.hits[0].detail == "Country › North"
    qtbot.keyClick(open_window.palette_field, Qt.Key.Key_Return)
    assert open_window.desk.place.selected == (uid("d1"),)


@pytest.mark.parametrize("percent", [100, 200])
def test_that_what_may_be_typed_ends_before_the_key(open_window: MainWindow, percent: int) -> None:
    open_window.desk.theme.resize_text(percent)
    field = open_window.palette_field
    key = field.findChild(QLabel)
    assert key is not None
    assert field.textMargins().right() >= key.sizeHint().width()
