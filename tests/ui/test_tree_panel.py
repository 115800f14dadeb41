"""The tree on the screen, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from outlines import outline_of
from PySide6.QtCore import QLibraryInfo, QPoint, QPointF, Qt, QVersionNumber
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from tree_panels import CTRL, SHIFT, UNITS, cell, click, names, press, shown, tree_panel

from georegistry_desktop.domain import Unit
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.tree import TreePanel


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> Iterator[TreePanel]:
    with tree_panel(desk, qtbot) as panel:
        yield panel


def test_that_a_tree_opens_with_its_first_level(panel: TreePanel) -> None:
    assert shown(panel) == ["Land", "Bo", "Kono"]


def test_that_the_arrow_opens_and_closes_with_the_mouse(panel: TreePanel, qtbot: QtBot) -> None:
    for expected in (["Land", "Bo", "Kakua", "Thiès", "Kono"], ["Land", "Bo", "Kono"]):
        row = panel.view.units.row_at(1)
        arrow = panel.view._delegate.arrow(cell(panel, "Bo"), row)
        qtbot.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=arrow.center())
        assert shown(panel) == expected
    assert names(panel) == []


def test_that_a_click_chooses_and_ctrl_and_shift_choose_more(panel: TreePanel, qtbot: QtBot) -> None:
    panel.expand_to(3)
    with qtbot.waitSignal(panel.selected) as told:
        click(panel, "Kakua", qtbot=qtbot)
    assert told.args == [("kakua",)]
    click(panel, "Kaku", CTRL, qtbot=qtbot)
    assert names(panel) == ["Kakua", "Kaku"]
    click(panel, "Bo", qtbot=qtbot)
    click(panel, "Thiès", SHIFT, qtbot=qtbot)
    assert names(panel) == ["Bo", "Kakua", "Thiès"]


def test_that_arrows_walk_the_tree(panel: TreePanel, qtbot: QtBot) -> None:
    click(panel, "Land", qtbot=qtbot)
    press(panel, Qt.Key.Key_Down, Qt.Key.Key_Right, qtbot=qtbot)
    assert shown(panel) == ["Land", "Bo", "Kakua", "Thiès", "Kono"]
    press(panel, Qt.Key.Key_Right, qtbot=qtbot)
    assert names(panel) == ["Kakua"]
    press(panel, Qt.Key.Key_Left, qtbot=qtbot)
    assert names(panel) == ["Bo"]
    press(panel, Qt.Key.Key_Left, Qt.Key.Key_Left, qtbot=qtbot)
    assert (names(panel), shown(panel)) == (["Land"], ["Land", "Bo", "Kono"])
    press(panel, Qt.Key.Key_Asterisk, Qt.Key.Key_End, qtbot=qtbot)
    assert shown(panel)[-1] == "Kaku"


def test_that_enter_and_double_click_ask_to_go_there(panel: TreePanel, qtbot: QtBot) -> None:
    panel.expand_to(3)
    click(panel, "Bo", qtbot=qtbot)
    with qtbot.waitSignal(panel.wanted) as told:
        press(panel, Qt.Key.Key_Return, qtbot=qtbot)
    assert told.args == ["bo"]
    rect = cell(panel, "Kaku")
    with qtbot.waitSignal(panel.wanted) as told:
        qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert told.args == ["kaku"]
    qtbot.mouseDClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=cell(panel, "Bo").center())
    assert "Kakua" not in shown(panel)


def test_that_a_heading_orders_siblings_and_again_the_other_way(panel: TreePanel, qtbot: QtBot) -> None:
    panel.expand_to(3)
    head = panel.view.horizontalHeader()
    at = QPoint(head.sectionViewportPosition(2) + 20, head.height() // 2)
    orders = []
    for _ in range(2):
        with qtbot.waitSignal(panel._finder.answered):
            qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=at)
        orders.append(shown(panel))
    assert orders[0] == ["Land", "Bo", "Kakua", "Thiès", "Kono", "Kaku"]
    assert orders[1] == ["Land", "Kono", "Kaku", "Bo", "Thiès", "Kakua"]


def test_that_columns_are_chosen_from_the_headings_and_found_again(panel: TreePanel, desk: Desk) -> None:
    menu = panel.view.columns.menu()
    actions = {action.text(): action for action in menu.actions()}
    actions["Type"].trigger()
    actions["Code"].trigger()
    state = panel.view.columns.state()
    assert list(state) == ["name", "type"]
    panel.view.columns.recall({"name": 200, "units": 70, "type": 80})
    assert list(panel.view.columns.state()) == ["name", "units", "type"]
    panel.view.columns.recall({})
    assert list(panel.view.columns.state()) == ["name", "units", "type"]


def test_that_the_order_is_chosen_by_keys_too(panel: TreePanel, qtbot: QtBot) -> None:
    panel.view.columns.open()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    (order,) = (action.menu() for action in menu.actions() if action.menu())
    assert [action.text() for action in order.actions() if action.isChecked()] == ["Name"]
    for action in order.actions():
        if action.text() == "Code":
            action.trigger()
    menu.close()
    assert panel.view.horizontalHeader().sortIndicatorSection() == 2


def test_that_choice_and_open_rows_stay_when_units_change(panel: TreePanel, qtbot: QtBot) -> None:
    panel.expand_to(3)
    click(panel, "Kakua", qtbot=qtbot)
    click(panel, "Kaku", CTRL, qtbot=qtbot)
    tree = panel.tree
    assert tree is not None
    with qtbot.assertNotEmitted(panel.selected):
        panel.update_tree(
            tree.patched(
                {
                    "kakua": Unit(uuid="kakua", name="Zzz", parent="land"),
                    "thies": None,
                    "new": Unit(uuid="new", name="New", parent="kono"),
                }
            )
        )
    assert shown(panel) == ["Land", "Bo", "Kono", "Kaku", "New", "Zzz"]
    assert set(panel.selected_uuids()) == {"kakua", "kaku"}
    rows = panel.view.selectionModel().selectedRows()
    assert sorted(index.row() for index in rows) == [3, 5]


def test_that_the_view_stays_where_it_is_when_units_come_above(panel: TreePanel) -> None:
    units = [Unit(uuid="r", name="Root"), *(Unit(uuid=f"u{i}", name=f"N{i}", parent="r") for i in range(300))]
    tree = TreeArrays.build(outline_of(units))
    panel.show_tree(tree)
    view = panel.view
    view.verticalScrollBar().setValue(26 * 150 + 7)
    top, offset = view.top_row(), view.rowViewportPosition(view.rowAt(0))
    panel.update_tree(tree.patched({"new": Unit(uuid="new", name="A", parent="r"), "u3": None}))
    panel.update_tree(tree.patched({"new": Unit(uuid="new", name="A", parent="r")}))
    assert (view.top_row(), view.rowViewportPosition(view.rowAt(0))) == (top, offset)


def test_that_a_tree_whose_rows_were_numbered_anew_looks_the_same(panel: TreePanel, qtbot: QtBot) -> None:
    panel.expand_to(3)
    panel.view.set_open(panel.view.units.row_at(1), False)
    panel.select(["kaku"])
    rows = shown(panel)
    anew = TreeArrays.build(outline_of([*UNITS[3:], *UNITS[:3]]))
    with qtbot.assertNotEmitted(panel.selected):
        panel.update_tree(anew, rebuilt=True)
    assert panel.tree is anew
    assert shown(panel) == rows
    assert panel.selected_uuids() == ("kaku",)


def test_that_what_is_closed_takes_the_choice_with_it(panel: TreePanel, qtbot: QtBot) -> None:
    panel.expand_to(3)
    click(panel, "Kakua", qtbot=qtbot)
    row = panel.view.units.row_at(1)
    with qtbot.waitSignal(panel.selected):
        panel.view.set_open(row, False)
    assert names(panel) == ["Bo"]


def test_that_the_choice_is_copied_as_a_table(panel: TreePanel, qtbot: QtBot) -> None:
    panel.expand_to(3)
    click(panel, "Bo", qtbot=qtbot)
    click(panel, "Thiès", SHIFT, qtbot=qtbot)
    qtbot.keyClick(panel.view, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Name\tCode\nBo\tD1\nKakua\tW1\nThiès\tW10"


def test_that_open_rows_are_found_again(panel: TreePanel) -> None:
    panel.reveal("kakua")
    opened = panel.opened_uuids()
    assert sorted(opened) == ["bo", "land"]
    panel.show_tree(TreeArrays.build(outline_of(UNITS)), opened)
    assert shown(panel) == ["Land", "Bo", "Kakua", "Thiès", "Kono"]
    panel.show_tree(None)
    assert (shown(panel), panel.opened_uuids(), panel.selected_uuids()) == ([], [], ())


def test_that_units_are_dropped_onto_a_new_parent_where_they_may_be(panel: TreePanel, qtbot: QtBot) -> None:
    panel.expand_to(3)
    view, asked = panel.view, []
    panel.moveAsked.connect(lambda uuids, parent: asked.append((uuids, parent)))
    data = view.units.mimeData([view.units.index(shown(panel).index("Kakua"), 0)])

    def drop() -> None:
        rect = cell(panel, "Kono")
        exact = QPointF(rect.center())
        # Qt 6.12 takes exact places and warns of others, which alone are known before.
        place = exact if QLibraryInfo.version() >= QVersionNumber(6, 12) else rect.center()
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        entered = QDragEnterEvent(place, Qt.DropAction.MoveAction, data, buttons, keys)
        view.dragEnterEvent(entered)
        moved = QDragMoveEvent(place, Qt.DropAction.MoveAction, data, buttons, keys)
        view.dragMoveEvent(moved)
        view.dropEvent(QDropEvent(exact, Qt.DropAction.MoveAction, data, buttons, keys))

    drop()
    assert asked == []
    panel.set_movable(True)
    drop()
    assert asked == [(["kakua"], "kono")]
    assert "Kakua" in shown(panel)


def test_that_the_pointer_names_its_unit(panel: TreePanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.hovered) as told:
        qtbot.mouseMove(panel.view.viewport(), cell(panel, "Kono").center())
    assert told.args == ["kono"]
