"""Messages: undone, read in full, put away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QPushButton
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


def feet(window: MainWindow) -> list[QRect]:
    """Where the bars with buttons stand at the foot of what is in front."""
    page = window.screens.currentWidget()
    assert page is not None
    return [
        QRect(part.mapTo(window.screens, QPoint()), part.size())
        for part in page.findChildren(QFrame)
        if part.property("role") == "foot" and part.isVisible()
    ]


def above_the_foot(window: MainWindow) -> int:
    return window.screens.height() - window.messages.geometry().bottom()


def covers_one(window: MainWindow) -> bool:
    return any(foot.intersects(window.messages.geometry()) for foot in feet(window))


def test_that_a_message_stands_above_the_buttons_at_the_foot(
    whole_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("ref,name\na,Alpha\n")
    for key, place in (("sources", {"files": [file]}), ("compare", {}), ("pyramid", {})):
        whole_window.desk.go(key, **place)
        qtbot.waitUntil(lambda: bool(feet(whole_window)) or key == "compare", timeout=20_000)  # noqa: B023
        whole_window.desk.say("A word " * 60)
        assert not covers_one(whole_window)
        assert whole_window.screens.rect().contains(whole_window.messages.geometry())


def test_that_a_message_leaves_free_what_must_not_be_covered_and_comes_back(
    whole_window: MainWindow, qtbot: QtBot
) -> None:
    page = whole_window.screens.currentWidget()
    assert page is not None
    whole_window.desk.say("A word.", kind="warning")
    before = above_the_foot(whole_window)
    part = QFrame(page)
    part.setProperty("uncovered", True)
    part.setGeometry(0, page.height() - 130, page.width(), 80)
    part.show()
    whole_window.desk.say("Another word.", kind="warning")
    assert not QRect(part.mapTo(whole_window.screens, QPoint()), part.size()).intersects(
        whole_window.messages.geometry()
    )
    part.move(0, 0)
    qtbot.waitUntil(lambda: above_the_foot(whole_window) == before)


def test_that_a_message_gives_way_to_what_is_asked_at_the_foot_and_comes_back(
    whole_window: MainWindow, qtbot: QtBot
) -> None:
    desk = whole_window.desk
    desk.go("sources")
    desk.say("A word " * 60, kind="warning")
    before = above_the_foot(whole_window)
    desk.actions.run("sources.copy")
    qtbot.waitUntil(lambda: above_the_foot(whole_window) > before)
    assert not covers_one(whole_window)
    press(whole_window.screens, "Cancel   Esc", qtbot)
    qtbot.waitUntil(lambda: above_the_foot(whole_window) == before)


def test_that_a_message_follows_to_another_workspace(
    whole_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("ref,name\na,Alpha\n")
    whole_window.desk.go("history")
    whole_window.desk.say("A word " * 60, kind="warning")
    whole_window.desk.go("sources", files=[file])
    assert feet(whole_window)
    qtbot.waitUntil(lambda: not covers_one(whole_window))
