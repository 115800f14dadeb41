"""The keyboard stays where the person is, whatever the window does meanwhile."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.compare.workspace import CompareWorkspace
from georegistry_desktop.ui.history.workspace import HistoryWorkspace
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.sources.workspace import Sources
from georegistry_desktop.ui.tree import TreeView


def test_that_the_keyboard_stays_in_front_while_other_workspaces_are_made(
    whole_window: MainWindow, qtbot: QtBot
) -> None:
    tree = whole_window.findChild(TreeView)
    assert tree is not None
    tree.setFocus()

    def made() -> bool:
        return all(whole_window.findChild(kind) for kind in (CompareWorkspace, Sources, HistoryWorkspace))

    qtbot.waitUntil(made, timeout=60_000)
    sources = whole_window.findChild(Sources)
    assert sources is not None
    qtbot.waitUntil(lambda: sources.list.version is not None, timeout=10_000)
    assert whole_window.focusWidget() is tree
    sources.show_list()  # as when an import ends while one works elsewhere
    assert whole_window.focusWidget() is tree
