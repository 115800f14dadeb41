"""What is typed after a field was asked for, before the unit is read, goes into that field."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import uid
from inspecting import Inspecting, inspecting, shown
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Desk

F1, F4, D1 = uid("f1"), uid("f4"), uid("d1")


class Beside(QLineEdit):
    """Stands for the tree, which takes letters for a search; with a shortcut of one letter in the window."""

    def __init__(self, made: Inspecting) -> None:
        super().__init__(made.inspector)
        self.pressed = 0
        QShortcut("a", made.inspector, self._press)
        self.show()
        self.setFocus()

    def _press(self) -> None:
        self.pressed += 1


@pytest.fixture
def made(desk: Desk, qtbot: QtBot, country: str) -> Iterator[Inspecting]:
    with inspecting(desk, qtbot, country) as made:
        made.inspector.activateWindow()
        qtbot.waitUntil(made.inspector.isActiveWindow)
        yield made


@pytest.fixture
def tree(made: Inspecting) -> Beside:
    return Beside(made)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_now(text: str) -> None:
    """Each letter to who has the keyboard at that moment, as a window system does."""
    for letter in text:
        QTest.keyClick(focused(), letter)


def ask(made: Inspecting, tree: Beside, uuid: str) -> None:
    """Select a unit and press F2, before it can be read."""
    made.desk.place.show_version("P@live")
    made.desk.place.select([uuid])
    assert made.inspector.subject is None or made.inspector.subject.uuids != (uuid,)
    made.inspector.focus_field("name", back=tree)


def test_that_what_is_typed_before_the_unit_is_read_becomes_its_name(made: Inspecting, tree: Beside) -> None:
    ask(made, tree, F1)
    type_now("Njala")
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    made.until(lambda: made.registry.unit("P", "f1").name == "Njal")
    made.until(tree.hasFocus)
    assert (tree.text(), tree.pressed) == ("", 0)


def test_that_keys_typed_ahead_mean_in_the_field_what_they_mean_there(made: Inspecting, tree: Beside) -> None:
    ask(made, tree, F4)
    QTest.keyClick(focused(), Qt.Key.Key_End)
    type_now(" bis")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    type_now("HP")
    made.until(lambda: made.registry.unit("P", "f4").name == "Health post 4 bis")
    assert shown(made, "short_name") == "HP"
    assert made.line("short_name").hasFocus()


def test_that_letters_put_together_from_several_keys_are_held_too(made: Inspecting, tree: Beside) -> None:
    ask(made, tree, F1)
    letters = QInputMethodEvent()
    letters.setCommitString("É")
    QCoreApplication.sendEvent(focused(), letters)
    type_now("tape")
    made.until(lambda: shown(made, "name") == "Étape")


def test_that_escape_gives_the_keyboard_back_at_once(made: Inspecting, tree: Beside) -> None:
    ask(made, tree, F1)
    type_now("Nja")
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert tree.hasFocus()
    made.until(lambda: made.inspector.subject is not None)
    assert tree.hasFocus()
    assert shown(made, "name") == "Health post 1"


def test_that_who_goes_on_elsewhere_is_not_called_back(made: Inspecting, tree: Beside) -> None:
    ask(made, tree, F1)
    type_now("Nja")
    QTest.mouseClick(tree, Qt.MouseButton.LeftButton)
    tree.setFocus(Qt.FocusReason.MouseFocusReason)
    made.until(lambda: made.inspector.subject is not None)
    made.qtbot.wait(50)
    assert tree.hasFocus()
    assert shown(made, "name") == "Health post 1"


def test_that_another_selection_or_a_unit_that_is_gone_gives_the_keyboard_back(
    made: Inspecting, tree: Beside
) -> None:
    ask(made, tree, F1)
    type_now("Nja")
    made.desk.place.select([D1])
    assert tree.hasFocus()
    made.until(lambda: made.inspector.subject is not None)
    assert shown(made, "name") != "Nja"
    ask(made, tree, uid("absent"))
    type_now("Nja")
    made.until(tree.hasFocus)
