"""The tree on the screen, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from outlines import outline_of
from PySide6.QtCore import QLibraryInfo, QPoint, QPointF, QRect, Qt, QVersionNumber
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton
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


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> Iterator[TreePanel]:
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


def test_that_typing_goes_to_the_name_accents_ignored(panel: TreePanel, qtbot: QtBot) -> None:
    panel.expand_to(3)
    click(panel, "Land", qtbot=qtbot)
    qtbot.keyClicks(panel.view, "thie")
    assert names(panel) == ["Thiès"]


def test_that_one_letter_again_goes_on_to_the_next(panel: TreePanel, qtbot: QtBot) -> None:
    panel.expand_to(3)
    click(panel, "Land", qtbot=qtbot)
    seen = []
    for _ in range(4):
        qtbot.keyClicks(panel.view, "k")
        seen += names(panel)
    assert seen == ["Kakua", "Kono", "Kaku", "Kakua"]


def test_that_search_keeps_ancestors_and_says_which_hit_is_in_front(panel: TreePanel, qtbot: QtBot) -> None:
    search(panel, "kak", qtbot)
    assert shown(panel) == ["Land", "Bo", "Kakua", "Kono", "Kaku"]
    assert panel.bar.count.text() == "2 hit(s)"
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Return)
    assert (names(panel), panel.bar.count.text()) == (["Kakua"], "1 of 2")
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Return)
    assert (names(panel), panel.bar.count.text()) == (["Kaku"], "2 of 2")
    qtbot.mouseClick(panel.bar.forth, Qt.MouseButton.LeftButton)
    assert names(panel) == ["Kakua"]
    qtbot.mouseClick(panel.bar.back, Qt.MouseButton.LeftButton)
    assert names(panel) == ["Kaku"]
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Escape)
    assert shown(panel) == ["Land", "Bo", "Kono", "Kaku"]
    assert names(panel) == ["Kaku"]


@pytest.mark.parametrize(
    ("text", "modifiers", "found", "said"),
    [
        ("kak", Qt.KeyboardModifier.NoModifier, ["Kakua"], "1 of 2"),
        ("kak", SHIFT, ["Kaku"], "2 of 2"),
        ("nowhere", Qt.KeyboardModifier.NoModifier, [], ""),
    ],
)
def test_that_enter_right_after_the_last_letter_goes_to_a_hit(
    panel: TreePanel,
    qtbot: QtBot,
    text: str,
    modifiers: Qt.KeyboardModifier,
    found: list[str],
    said: str,
) -> None:
    qtbot.keyClicks(panel.bar.field, text)
    with qtbot.waitSignal(panel._finder.answered):
        qtbot.keyClick(panel.bar.field, Qt.Key.Key_Return, modifiers)
    assert (names(panel), panel.bar.count.text()) == (found, said)
    search(panel, "kono", qtbot)
    assert names(panel) == found, "letters typed later only search"


def test_that_what_is_below_a_hit_can_be_opened(panel: TreePanel, qtbot: QtBot) -> None:
    search(panel, "bo", qtbot)
    assert shown(panel) == ["Land", "Bo"]
    qtbot.keyClick(panel.bar.field, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    press(panel, Qt.Key.Key_Right, qtbot=qtbot)
    assert shown(panel) == ["Land", "Bo", "Kakua", "Thiès"]


def test_that_a_search_without_hits_says_so_and_offers_the_whole(panel: TreePanel, qtbot: QtBot) -> None:
    search(panel, "nowhere", qtbot)
    assert shown(panel) == []
    assert panel._nothing.isVisible()
    assert panel._nothing_words.text().startswith("No unit has this in its name")
    panel.show_all()
    assert shown(panel) == ["Land", "Bo", "Kono"]
    assert not panel._nothing.isVisible()


def test_that_entries_of_a_list_that_nobody_has_are_named(panel: TreePanel, qtbot: QtBot) -> None:
    search(panel, "codes: W1 X7 W9", qtbot)
    assert shown(panel) == ["Land", "Bo", "Kakua", "Kono", "Kaku"]
    assert "X7" in panel._nothing_words.text()


def test_that_types_and_statuses_narrow_the_tree(panel: TreePanel, qtbot: QtBot) -> None:
    menu = panel._filters
    menu.aboutToShow.emit()
    switches = {action.text(): action for action in menu.actions() if action.isCheckable()}
    assert set(switches) == {
        "Country\t1",
        "District\t2",
        "Ward\t3",
        "To be checked\t4",
        "Valid\t2",
        "Rejected\t0",
    }
    with qtbot.waitSignal(panel._finder.answered):
        switches["Ward\t3"].trigger()
    with qtbot.waitSignal(panel._finder.answered):
        switches["Valid\t2"].trigger()
    assert shown(panel) == ["Land", "Kono", "Kaku"]


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


def test_that_reveal_opens_the_way_and_leaves_a_search_that_hides_it(panel: TreePanel, qtbot: QtBot) -> None:
    panel.reveal("kaku")
    assert (names(panel), "Kaku" in shown(panel)) == (["Kaku"], True)
    search(panel, "thies", qtbot)
    panel.reveal("kakua")
    assert (names(panel), panel.bar.field.text()) == (["Kakua"], "")


def test_that_a_search_that_hides_what_is_selected_says_so_and_gives_way(
    panel: TreePanel, qtbot: QtBot
) -> None:
    search(panel, "thies", qtbot)
    panel.select(["kaku"])
    assert panel._nothing.isVisible()
    assert panel._nothing_words.text() == "What is selected is hidden by the search."
    [whole] = panel._nothing.findChildren(QPushButton)
    qtbot.mouseClick(whole, Qt.MouseButton.LeftButton)
    assert (names(panel), "Kaku" in shown(panel)) == (["Kaku"], True)
    assert not panel._nothing.isVisible()
    search(panel, "thies", qtbot)
    panel.select([panel.tree.uuid(int(panel._hits()[0]))])
    assert not panel._nothing.isVisible()


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


def test_that_a_search_goes_on_when_units_change(panel: TreePanel, qtbot: QtBot) -> None:
    search(panel, "kak", qtbot)
    tree = panel.tree
    assert tree is not None
    with qtbot.waitSignal(panel._finder.answered):
        panel.update_tree(tree.patched({"kakua": None, "x": Unit(uuid="x", name="Kakx", parent="bo")}))
    assert shown(panel) == ["Land", "Bo", "Kakx", "Kono", "Kaku"]


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
