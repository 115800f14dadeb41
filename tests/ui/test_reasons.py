"""Whatever cannot be used says why: actions in menus, buttons and fields on every screen."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from test_architecture import PACKAGE

from georegistry_desktop.ui.compare.workspace import CompareWorkspace
from georegistry_desktop.ui.matching.workspace import MatchWorkspace
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from georegistry_desktop.ui.shell.connect_dialog import ConnectDialog
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.shortcut_editor import ShortcutEditor
from georegistry_desktop.ui.widgets import allow, button, reason_of

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)


def test_that_a_control_that_rests_says_why_and_then_has_its_own_tip_again(qtbot: QtBot) -> None:
    made = button("Go", lambda: None)
    qtbot.addWidget(made)
    made.setToolTip("Goes.")
    for why in ("Not yet.", "Not today."):
        allow(made, why)
        assert (made.isEnabled(), made.toolTip(), made.accessibleDescription()) == (False, why, why)
        assert reason_of(made) == why
    allow(made, None)
    assert (made.isEnabled(), made.toolTip(), made.accessibleDescription()) == (True, "Goes.", "")
    assert reason_of(made) == ""


def test_that_the_keyboard_stays_beside_a_control_that_comes_to_rest(qtbot: QtBot) -> None:
    window, far, pane = QWidget(), QLineEdit(), QWidget()
    first, second, third = (button(name, lambda: None) for name in ("One", "Two", "Three"))
    inner, outer = QVBoxLayout(pane), QVBoxLayout(window)
    for widget in (first, second, third):
        inner.addWidget(widget)
    outer.addWidget(far)
    outer.addWidget(pane)
    qtbot.addWidget(window)
    window.show()
    allow(third, "Never.")
    second.setFocus()
    allow(second, "It is done.")
    assert window.focusWidget() is first
    allow(first, "It is done.")
    assert window.focusWidget() is far


def test_that_the_reason_comes_up_under_the_pointer_of_a_control_that_rests(qtbot: QtBot) -> None:
    made = QPushButton("Go")
    qtbot.addWidget(made)
    made.show()
    allow(made, "Not yet.")
    QApplication.sendEvent(
        made, QHelpEvent(QEvent.Type.ToolTip, QPoint(3, 3), made.mapToGlobal(QPoint(3, 3)))
    )
    assert QToolTip.text() == "Not yet."


def test_that_nothing_in_the_window_rests_without_a_reason() -> None:
    """``allow`` is the one way to make a control rest; actions have the same as data."""
    resting = re.compile(r"\.set(Enabled|Disabled)\(")
    users = {
        str(file.relative_to(PACKAGE / "ui"))
        for file in (PACKAGE / "ui").rglob("*.py")
        if resting.search(file.read_text("utf-8"))
    }
    assert users == {"widgets/allowing.py", "actions/book.py"}


def unexplained(inside: QWidget) -> list[str]:
    """What can be seen there, rests and does not say why."""
    found = []
    for control in inside.findChildren(QWidget):
        if not isinstance(control, CONTROLS) or not control.isVisible() or control.isEnabled():
            continue
        if isinstance(control.parent(), QAbstractSpinBox | QComboBox):
            continue  # a part of a control that says it
        action = control.defaultAction() if isinstance(control, QToolButton) else None
        if action is not None and _says(action):
            continue
        if not any(reason_of(widget) for widget in _up(control, inside)):
            found.append(f"{type(control).__name__} {control.accessibleName() or control.objectName()}")
    return found


def _up(widget: QWidget, top: QWidget) -> list[QWidget]:
    chain = [widget]
    while chain[-1] is not top and (parent := chain[-1].parentWidget()):
        chain.append(parent)
    return chain


def unexplained_in(menu: QMenu) -> list[str]:
    """The same for what a menu shows, with the menus inside of it."""
    menu.aboutToShow.emit()
    assert menu.toolTipsVisible() or all(action.isEnabled() for action in menu.actions())
    found = []
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found += unexplained_in(below)
        elif action.isVisible() and not action.isEnabled() and not action.isSeparator() and not _says(action):
            found.append(f"{menu.title()} › {action.text()}: {action.toolTip()}")
    return found


def _says(action: QAction) -> bool:
    return action.toolTip() != action.text().replace("&", "") and action.toolTip().endswith(".")


@pytest.mark.parametrize("key", ["pyramid", "compare", "match", "sources", "history"])
def test_that_all_that_rests_in_a_workspace_says_why(
    whole_window: MainWindow, qtbot: QtBot, key: str
) -> None:
    desk = whole_window.desk
    desk.go(key, **({"base": "DHIS2@1", "other": "Ministry list@1"} if key == "compare" else {}))
    if key == "pyramid":
        desk.place.show_version("DHIS2@1")
        [pyramid] = whole_window.findChildren(Pyramid)
        qtbot.waitUntil(lambda: pyramid.showing.content is not None, timeout=30_000)
        assert pyramid.showing.tree is not None
        desk.place.select([pyramid.showing.tree.uuid(0)])
        qtbot.waitUntil(lambda: pyramid.inspector.subject is not None, timeout=30_000)
        assert unexplained_in(pyramid.units._filters) == []
        assert unexplained_in(pyramid.inspector.head.menu) == []
    if key == "compare":
        [space] = whole_window.findChildren(CompareWorkspace)
        qtbot.waitUntil(lambda: space.unit.facts is not None, timeout=30_000)
        space.list.filters.more.click()
    if key == "match":
        [matching] = whole_window.findChildren(MatchWorkspace)
        matching.start.form.choose("Ministry list@1", "Pyramid@live")
        matching.start.form.run.click()
        qtbot.waitUntil(lambda: matching.deciding.front is not None, timeout=60_000)
    whole_window.switch_activity()
    desk.actions.refresh_now()
    assert unexplained(whole_window) == []
    for menu in whole_window.findChildren(QMenu):
        if menu.objectName().startswith("menu-"):
            assert unexplained_in(menu) == []


def test_that_recent_registries_that_are_gone_say_so(whole_window: MainWindow, qtbot: QtBot) -> None:
    whole_window.files.recents.note("/nowhere/gone.gpkg")
    menu = QMenu()
    qtbot.addWidget(menu)
    whole_window._fill_recent(menu)
    gone = next(action for action in menu.actions() if not action.isEnabled())
    assert gone.text() == "gone"
    assert gone.toolTip() == "It is not there any more."
    assert menu.toolTipsVisible()


def test_that_the_dialogs_say_why_their_buttons_rest(window: MainWindow, qtbot: QtBot) -> None:
    for dialog in (ConnectDialog(window.desk, window), ShortcutEditor(window.desk, {}, window)):
        dialog.show()
        assert any(not control.isEnabled() for control in dialog.findChildren(QPushButton))
        assert unexplained(dialog) == []
        dialog.close()
