"""A tree on the screen over a few units, and what a person does with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from outlines import outline_of
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from georegistry_desktop.domain import Unit
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.tree import TreePanel

UNITS = [
    Unit(uuid="land", name="Land", type="Country"),
    Unit(uuid="bo", name="Bo", parent="land", type="District", code="D1"),
    Unit(uuid="kono", name="Kono", parent="land", type="District", code="D2", status="VALID"),
    Unit(uuid="kakua", name="Kakua", parent="bo", type="Ward", code="W1"),
    Unit(uuid="thies", name="Thiès", parent="bo", type="Ward", code="W10"),
    Unit(uuid="kaku", name="Kaku", parent="kono", type="Ward", code="W9", status="VALID"),
]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@contextmanager
def tree_panel(desk: Desk, qtbot: QtBot) -> Iterator[TreePanel]:
    """The panel, shown; its searches run on a thread of its own."""
    with ThreadPoolExecutor(1) as pool:

        def away(work: Callable[[], Any]) -> Future[Any]:
            return pool.submit(work)

        panel = TreePanel(desk.theme, away)
        qtbot.addWidget(panel)
        panel.resize(360, 420)
        panel.show_tree(TreeArrays.build(outline_of(UNITS)))
        panel.show()
        qtbot.waitExposed(panel)
        yield panel


def shown(panel: TreePanel) -> list[str]:
    tree = panel.tree
    return tree.names.many(panel.view.units.rows.tolist()) if tree else []


def cell(panel: TreePanel, name: str) -> QRect:
    return panel.view.visualRect(panel.view.units.index(shown(panel).index(name), 0))


def click(
    panel: TreePanel,
    name: str,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    qtbot: QtBot,
) -> None:
    rect = cell(panel, name)
    at = QPoint(rect.left() + 90, rect.center().y())
    qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)


def press(panel: TreePanel, *keys: Qt.Key, qtbot: QtBot) -> None:
    for key in keys:
        qtbot.keyClick(panel.view, key)


def names(panel: TreePanel) -> list[str]:
    return [unit.name for uuid in panel.selected_uuids() for unit in UNITS if unit.uuid == uuid]


def search(panel: TreePanel, text: str, qtbot: QtBot) -> None:
    panel.bar.field.clear()
    with qtbot.waitSignal(panel._finder.answered):
        qtbot.keyClicks(panel.bar.field, text)
