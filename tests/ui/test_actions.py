"""Actions as data."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.tool_bar import ToolBar


def action(key: str, **fields: object) -> Action:
    return Action(**{"id": key, "text": lambda: key, "run": lambda: None, **fields})  # type: ignore[arg-type]


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    desk.actions.serve(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_that_a_key_runs_its_action(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    ran: list[str] = []
    desk.actions.add([action("a.run", run=lambda: ran.append("a"), shortcuts=("Ctrl+J",))])
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["a"]


def test_that_an_action_with_a_reason_against_is_grey_and_says_why(
    desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    ran: list[str] = []
    desk.actions.add([action("a.run", run=lambda: ran.append("a"), reason=lambda: "Nothing is selected.")])
    shown = desk.actions.qaction("a.run")
    qtbot.waitUntil(lambda: not shown.isEnabled())
    assert shown.toolTip() == "Nothing is selected."
    desk.actions.run("a.run")
    assert ran == []


def test_that_a_key_works_in_its_own_workspace_only(desk: Desk, window: QWidget, qtbot: QtBot) -> None:
    ran: list[str] = []
    desk.actions.add(
        action(f"{name}.go", run=lambda name=name: ran.append(name), shortcuts=("Ctrl+J",), workspace=name)
        for name in ("one", "two")
    )
    for name in ("one", "two"):
        desk.actions.enter(name)
        qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["one", "two"]


def test_that_a_workspace_made_behind_takes_no_key_from_the_one_in_front(
    desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    ran: list[str] = []

    def go(name: str) -> Action:
        return action(f"{name}.go", run=lambda: ran.append(name), shortcuts=("Ctrl+J",), workspace=name)

    desk.actions.add([go("one")])
    desk.actions.enter("one")
    desk.actions.add([go("two")])
    qtbot.keyClick(window, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert ran == ["one"]


def test_that_a_person_s_own_key_replaces_the_first_and_rivals_are_named(desk: Desk, window: QWidget) -> None:
    desk.actions.add([action("a.run", shortcuts=("Ctrl+J",)), action("b.run", shortcuts=("Ctrl+L",))])
    assert [a.id for a in desk.actions.rivals("a.run", "Ctrl+L")] == ["b.run"]
    desk.actions.set_shortcuts("a.run", ("F9",))
    assert desk.actions.qaction("a.run").shortcut().toString() == "F9"
    desk.actions.set_shortcuts("a.run", None)
    assert desk.actions.qaction("a.run").shortcut().toString() == "Ctrl+J"


def test_that_menus_are_ordered_by_group_with_lines_between_the_tens(desk: Desk, window: QWidget) -> None:
    desk.actions.add([action("c.c", group=21), action("a.a", group=10), action("b.b", group=11)])
    menu = QMenu(window)
    desk.actions.fill(menu, desk.actions.here())
    assert [a.objectName() or "-" for a in menu.actions()] == ["a.a", "b.b", "-", "c.c"]


def test_that_an_id_is_given_once(desk: Desk) -> None:
    desk.actions.add([action("a.run")])
    with pytest.raises(ValueError, match=r"a\.run"):
        desk.actions.add([action("a.run")])


def test_that_the_toolbar_shows_what_the_workspace_in_front_does_most(
    desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    ran: list[str] = []
    why: list[str] = []
    desk.actions.add(
        [
            action("one.go", run=lambda: ran.append("one"), workspace="one", toolbar=True, group=20),
            action("one.rest", workspace="one"),
            action("two.go", run=lambda: ran.append("two"), workspace="two", toolbar=True),
            action("two.first", workspace="two", toolbar=True, group=10, reason=lambda: (*why, None)[0]),
        ]
    )
    bar = ToolBar(desk)
    window.hide()
    bar.setParent(window)
    window.show()  # and what is in it, unless that was hidden

    def buttons() -> list[QToolButton]:
        return [w for a in bar.actions() if isinstance(w := bar.widgetForAction(a), QToolButton)]

    assert not bar.isVisible()
    desk.actions.enter("one")
    assert bar.isVisible()
    [button] = buttons()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert ran == ["one"]
    why.append("Not yet.")
    desk.actions.enter("two")
    assert [b.accessibleName() for b in buttons()] == ["two.first", "two.go"]
    assert [b.isEnabled() for b in buttons()] == [False, True]
    assert buttons()[0].toolTip() == "Not yet."
    desk.actions.enter("")
    assert buttons() == []
    assert not bar.isVisible()


def test_that_tools_that_do_not_fit_are_in_the_menu_of_the_arrow(
    desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    ran: list[str] = []
    names = [f"one.{n}" for n in range(9)]
    desk.actions.add(
        [
            action(name, run=lambda name=name: ran.append(name), workspace="one", toolbar=True)
            for name in names
        ]
    )
    bar = ToolBar(desk)
    window.hide()
    bar.setParent(window)
    desk.actions.enter("one")
    bar.resize(90, 40)
    window.show()
    arrow = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    qtbot.waitUntil(arrow.isVisible)
    qtbot.mouseClick(arrow, Qt.MouseButton.LeftButton)  # comes back while the menu is open
    menu = arrow.menu()
    assert menu.isVisible()
    last = menu.actions()[-1]
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(last).center())
    assert ran == [last.objectName()]
    assert not menu.isVisible()
    qtbot.keyClick(arrow, Qt.Key.Key_Space)
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
