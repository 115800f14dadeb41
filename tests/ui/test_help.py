"""Help: pages, the tour, keys and their editor."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QKeySequenceEdit, QLabel, QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.resources import resource
from georegistry_desktop.ui.shell.cheat_sheet import CheatSheet
from georegistry_desktop.ui.shell.help_pages import HelpWindow
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.shortcut_editor import ShortcutEditor
from georegistry_desktop.ui.start.tour import Tour


@pytest.mark.parametrize("language", ["en", "fr"])
def test_that_the_links_between_pages_lead_somewhere(language: str) -> None:
    pages = {file.name: file.read_text("utf-8") for file in resource("help", language).glob("*.md")}
    assert pages.keys() == {file.name for file in resource("help", "en").glob("*.md")}
    for text in pages.values():
        assert set(re.findall(r"\]\(([^)]+)\)", text)) <= pages.keys()


def test_that_f1_shows_the_first_page_and_a_link_another(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    help_window = window.findChild(HelpWindow)
    assert help_window is not None
    page, pages = help_window.findChild(QTextBrowser), help_window.findChild(QListWidget)
    assert page is not None
    assert pages is not None
    first, second = (pages.visualItemRect(pages.item(row)) for row in range(2))
    assert not first.intersects(second)
    assert page.toPlainText().startswith("First steps")
    page.anchorClicked.emit("6-comparing.md")
    assert page.toPlainText().startswith("Comparing")
    help_window.close()


def test_that_no_line_of_the_pages_covers_another(desk: Desk, qtbot: QtBot) -> None:
    help_window = HelpWindow(desk)
    qtbot.addWidget(help_window)
    help_window.show()
    pages = help_window.findChild(QListWidget)
    assert pages is not None
    first, second = (pages.visualItemRect(pages.item(row)) for row in (0, 1))
    assert second.top() > first.bottom()


def test_that_a_question_mark_shows_all_keys(open_window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(open_window, "?")
    sheet = open_window.findChild(CheatSheet)
    assert sheet is not None
    words = {shown.text() for shown in sheet.findChildren(QLabel)}
    assert {"Mark in pyramid", "F7", "Ctrl+K", "Ctrl+Y"} <= words  # redo has two keys
    assert {"Open all below it", "*", "Choose what is below the cross", "Shift+drag"} <= words
    sheet.close()


def test_that_two_actions_do_not_keep_one_key(open_window: MainWindow, qtbot: QtBot) -> None:
    editor = ShortcutEditor(open_window.desk, open_window.screens.titles(), open_window)
    qtbot.addWidget(editor)
    editor.show()
    editor.choose("pyramid.mark")
    field = editor.findChild(QKeySequenceEdit)
    warning = editor.findChild(QLabel, "conflict")
    assert field is not None
    assert warning is not None
    field.setKeySequence("Ctrl+N")
    assert warning.text() == "Ctrl+N is the key of 'New registry…', which would lose it."
    qtbot.mouseClick(editor.set_button, Qt.MouseButton.LeftButton)
    actions = open_window.desk.actions
    assert (actions.shortcuts("pyramid.mark"), actions.shortcuts("file.new")) == (("Ctrl+N",), ())


def test_that_the_tour_shows_what_is_there_and_ends_by_escape(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.help.offer_tour()
    tour = open_window.findChild(Tour)
    assert tour is not None
    assert tour.isVisible()
    headings = []
    while tour.isVisible():
        headings.append(tour.heading)
        qtbot.keyClick(tour, Qt.Key.Key_Return)
    # The made-up workspace has no fields, and nothing was changed that could be undone.
    assert headings == ["Workspaces", "The tree", "The map", "One field finds all"]
    open_window.help.offer_tour()
    assert [t for t in open_window.findChildren(Tour) if t.isVisible()] == []
    open_window.desk.actions.run("help.tour")
    again = next(t for t in open_window.findChildren(Tour) if t.isVisible())
    qtbot.keyClick(again, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(again))
    open_window.desk.actions.run("help.tour")
    assert open_window.findChild(Tour).isVisible(), "asked for once more after it is gone"
