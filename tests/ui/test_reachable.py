"""The window by keyboard and by screen reader."""

from __future__ import annotations

import threading

import pytest
from answers import Answers
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry
from georegistry_desktop.domain import Refused
from georegistry_desktop.exchange import keychain
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
        ({"host": "/run/pg", "database": "health", "user": "me"}, "postgresql://me@/health?host=/run/pg"),
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
    # However long the answer is, no field covers another.
    dialog._say(f"{dialog.answer.text()} " * 8)
    qtbot.wait(50)
    shown = [field for field in dialog.findChildren(QLineEdit) if field.parentWidget() is dialog]
    assert all(field.height() >= field.sizeHint().height() for field in shown)
    dialog.close()


def test_that_the_form_begins_where_something_is_to_be_typed(window: MainWindow) -> None:
    dialog = ConnectDialog(window.desk, window)
    focused = dialog.focusWidget()
    assert focused is not None
    assert focused.objectName() == "database"  # the host is filled in
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


def test_that_the_keychain_is_asked_while_the_window_goes_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    answer = threading.Event()

    def keep(account: str, password: str) -> None:
        assert answer.wait(20)
        asked.append(f"{account} {password} {threading.current_thread() is threading.main_thread()}")

    monkeypatch.setattr(keychain, "keep", keep)
    dialog = ConnectDialog(window.desk, window)
    dialog.show()
    for name, text in {"host": "db", "database": "d", "user": "me", "password": "open"}.items():
        field = dialog.findChild(QLineEdit, name)
        assert field is not None
        field.setText(text)
    dialog._keep.setChecked(True)
    chosen: list[str] = []
    dialog.chosen.connect(chosen.append)
    qtbot.mouseClick(dialog._open, Qt.MouseButton.LeftButton)
    assert dialog.answer.text() == "Asking the keychain …"
    assert not dialog._open.isEnabled()
    assert (asked, chosen) == ([], [])
    answer.set()
    qtbot.waitUntil(lambda: chosen == ["postgresql://me:open@db/d"])
    assert asked == ["postgresql://me@db/d open False"]


def test_that_a_password_to_keep_opens_the_registry_also_where_the_keychain_refuses(
    window: MainWindow, answers: Answers, guarded: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: str) -> None:
        assert threading.current_thread() is not threading.main_thread()
        raise Refused("keychain-unusable", reason="none was found")

    monkeypatch.setattr(keychain, "keep", refuses)
    answers.passwords = [Password("open sesame", keep=True)]
    said: list[str] = []
    window.desk.said.connect(lambda message: said.append(message.text))
    window.files.open(guarded)
    qtbot.waitUntil(lambda: any("no keychain" in text for text in said), timeout=20_000)
    # The password comes through all the same: what is refused then is that no registry is there.
    qtbot.waitUntil(lambda: any("no registry" in text for text in said), timeout=20_000)
