"""The window by keyboard and by screen reader."""

from __future__ import annotations

import pytest
from answers import Answers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry
from georegistry_desktop.ui.desk import Password
from georegistry_desktop.ui.shell.connect_dialog import ConnectDialog
from georegistry_desktop.ui.shell.main_window import MainWindow


def nameless(window: QWidget) -> list[str]:
    """What can be used but has no words for a screen reader."""
    found = []
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QAbstractButton | QLineEdit) or not widget.isVisible():
            continue
        if isinstance(widget.parent(), QAbstractSpinBox):
            continue  # the box speaks for its field
        words = widget.accessibleName() or widget.toolTip()
        words = words or (widget.text() if isinstance(widget, QAbstractButton) else widget.placeholderText())
        if not words and not _has_label(window, widget):
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


def _has_label(window: QWidget, widget: QWidget) -> bool:
    return any(getattr(label, "buddy", lambda: None)() is widget for label in window.findChildren(QWidget))


def test_that_every_button_and_field_has_a_name(open_window: MainWindow) -> None:
    open_window.desk.say("A word.", details="More.", undo=lambda: None)
    open_window.switch_activity()
    # The made-up workspace's own field is none of the window's.
    assert [text for text in nameless(open_window) if "QDockWidget" not in text] == []


def test_that_the_start_page_is_walked_by_tab(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[str] = []
    for _ in range(12):
        focused = window.focusWidget()
        assert focused is not None
        if focused.objectName() in seen:
            break
        seen.append(focused.objectName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert [name for name in seen if name.startswith("start-")] == [
        "start-file.demo",
        "start-file.open",
        "start-file.connect",
        "start-file.new",
    ]
    assert "palette" in seen


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ({"host": "db", "database": "health", "user": ""}, "postgresql://db/health"),
        ({"host": "db", "database": "he alth", "user": "a@b"}, "postgresql://a%40b@db/he%20alth"),
    ],
)
def test_that_what_is_typed_becomes_an_address(
    window: MainWindow, qtbot: QtBot, typed: dict[str, str], address: str
) -> None:
    dialog = ConnectDialog(window.desk, window)
    dialog.show()
    for name, text in typed.items():
        field = dialog.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)
    assert dialog.address == address
    assert nameless(dialog) == []
    dialog.close()


def test_that_a_server_that_does_not_answer_is_told_in_the_form(window: MainWindow, qtbot: QtBot) -> None:
    dialog = ConnectDialog(window.desk, window)
    dialog.show()
    for name, text in {"host": "127.0.0.1", "database": "none", "user": "me"}.items():
        field = dialog.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)
    dialog.port.setValue(1)
    qtbot.mouseClick(dialog.test_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Cannot reach" in dialog.answer.text(), timeout=20_000)
    assert dialog.test_button.isEnabled()
    dialog.close()


def test_that_a_registry_on_a_server_is_tried_and_opened(
    window: MainWindow, postgis_address: str, qtbot: QtBot
) -> None:
    create_registry(postgis_address).close()
    with qtbot.waitSignal(window.desk.liveChanged, timeout=20_000):
        window.files.open(postgis_address)
    live = window.desk.live
    assert live is not None
    assert live.session.kind == "postgis"
    window.files.close()


def test_that_a_password_is_asked_for_and_used(
    window: MainWindow, answers: Answers, guarded: str, qtbot: QtBot
) -> None:
    answers.passwords.extend([Password("wrong"), None])
    window.files.open(guarded)
    qtbot.waitUntil(lambda: len(answers.asked) == 2, timeout=20_000)
    assert window.messages.message is not None
    assert "password" in window.messages.message.text
    answers.passwords.append(Password("open sesame"))
    window.files.open(guarded)
    # The right one comes through: what is refused then is that no registry is there.
    qtbot.waitUntil(lambda: "no registry" in window.messages.message.text, timeout=20_000)
