"""Units found in the tree: by search, by typing, by types and statuses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from outlines import outline_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tree_panels import SHIFT, UNITS, click, names, press, search, shown, tree_panel

from georegistry_desktop.domain import Unit
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.tree import TreePanel


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> Iterator[TreePanel]:
    with tree_panel(desk, qtbot) as panel:
        yield panel


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


def test_that_a_larger_version_is_drawn_while_it_is_still_searched(panel: TreePanel, qtbot: QtBot) -> None:
    search(panel, "kak", qtbot)
    more = [Unit(uuid=f"more-{i}", name=f"Kak {i}") for i in range(200)]
    panel.show_tree(TreeArrays.build(outline_of([*more, *UNITS])))
    panel.grab()  # what is found is not known yet
    qtbot.waitUntil(lambda: panel.bar.count.text() == "202 hit(s)")
    panel.grab()


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


def test_that_a_search_goes_on_when_units_change(panel: TreePanel, qtbot: QtBot) -> None:
    search(panel, "kak", qtbot)
    tree = panel.tree
    assert tree is not None
    with qtbot.waitSignal(panel._finder.answered):
        panel.update_tree(tree.patched({"kakua": None, "x": Unit(uuid="x", name="Kakx", parent="bo")}))
    assert shown(panel) == ["Land", "Bo", "Kakx", "Kono", "Kaku"]
