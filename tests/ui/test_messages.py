"""Messages: undone, read in full, put away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.text_dialog import TextDialog


def press(window: object, text: str, qtbot: QtBot) -> None:
    found = [b for b in window.findChildren(QPushButton) if b.text() == text and b.isVisible()]  # type: ignore[attr-defined]
    assert len(found) == 1
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_that_what_was_done_is_undone_from_its_message(window: MainWindow, qtbot: QtBot) -> None:
    undone: list[bool] = []
    window.desk.say("Kakua was renamed.", kind="done", undo=lambda: undone.append(True))
    press(window.messages, "&Undo", qtbot)
    assert undone == [True]
    assert not window.messages.isVisible()


def test_that_the_full_text_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.fail(ZeroDivisionError("by nothing"))
    press(window.messages, "&Details", qtbot)
    dialog = window.findChild(TextDialog)
    assert dialog is not None
    press(dialog, "&Copy all", qtbot)
    shown = dialog.findChild(QPlainTextEdit)
    assert shown is not None
    assert "ZeroDivisionError: by nothing" in QGuiApplication.clipboard().text() == shown.toPlainText()
    dialog.close()


def test_that_escape_puts_a_message_away(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.say("A word.", kind="warning")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.messages.isVisible()


def test_that_news_go_by_themselves_and_warnings_stay(window: MainWindow, qtbot: QtBot) -> None:
    window.messages.timer.setInterval(1)
    window.desk.say("A warning.", kind="warning")
    assert not window.messages.timer.isActive()
    window.desk.say("News.")
    qtbot.waitUntil(lambda: not window.messages.isVisible())


def test_that_messages_are_kept_to_read_again(window: MainWindow, qtbot: QtBot) -> None:
    for text in ("One.", "Two."):
        window.desk.say(text)
    listed = window.activity.messages
    assert [listed.item(row).text().split("  ")[1] for row in range(listed.count())] == ["Two.", "One."]


def test_that_a_long_message_is_shown_whole(window: MainWindow) -> None:
    window.desk.say("A word " * 60)
    bar = window.messages
    assert bar.isVisible()
    assert bar.height() >= bar.text_label.heightForWidth(bar.text_label.width())
    assert window.screens.rect().contains(bar.geometry())
