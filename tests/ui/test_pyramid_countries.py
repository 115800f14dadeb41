"""The pyramid on whole countries: the demo country and Sierra Leone's health facilities."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from made_once import CopyOf
from pyramids import open_pyramid, shown
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot
from whole_countries import demo, sierra_leone

from georegistry_desktop.session import Session
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.pyramid.workspace import Pyramid


@pytest.fixture(params=[demo, sierra_leone], ids=["demo", "sierra-leone"])
def whole(request: pytest.FixtureRequest, desk: Desk, copy_of: CopyOf, qtbot: QtBot) -> Iterator[Pyramid]:
    if request.param is not demo:
        request.getfixturevalue("shared_data")
    live = LiveSession(Session.open(copy_of(request.param)))
    pyramid = open_pyramid(desk, live, qtbot)
    yield pyramid
    pyramid.closed()
    desk.use(None)
    live.close()


def test_that_all_units_are_reached_by_keys_and_counted(whole: Pyramid, qtbot: QtBot) -> None:
    tree, view = whole.units.tree, whole.units.view
    assert tree is not None
    view.setFocus()
    whole.units.reveal(tree.uuid(int(tree.children(-1)[0])))
    qtbot.keyClick(view, Qt.Key.Key_Asterisk)
    assert len(shown(whole)) == tree.live_count == tree.descendant_count(-1)
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == int(view.units.rows[-1])
    qtbot.keyClick(view, Qt.Key.Key_Home)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert len(shown(whole)) == len(tree.children(-1))


def test_that_a_search_leads_over_its_hits_on_tree_and_map(whole: Pyramid, desk: Desk, qtbot: QtBot) -> None:
    tree = whole.units.tree
    assert tree is not None
    with qtbot.waitSignal(whole.units._finder.answered):
        qtbot.keyClicks(whole.units.bar.field, "ka")
    found = np.flatnonzero(tree.search("ka").hits)
    assert len(found) > 3
    seen = []
    for _ in range(3):
        qtbot.keyClick(whole.units.bar.field, Qt.Key.Key_Return)
        seen.append(tree.row(desk.place.selected[0]))
        assert whole.map.canvas.selected.tolist() == [seen[-1]]
    assert len(set(seen)) == 3
    assert set(seen) <= set(found.tolist())


def test_that_a_click_on_the_map_is_found_in_the_tree(whole: Pyramid, desk: Desk, qtbot: QtBot) -> None:
    canvas, tree = whole.map.canvas, whole.units.tree
    assert tree is not None
    qtbot.waitUntil(lambda: canvas.picture_now() is not None)
    spots = ((x, y) for x in range(100, 500, 20) for y in range(100, 500, 20))
    spot = next((QPoint(x, y) for x, y in spots if canvas.row_at(x, y) >= 0), None)
    assert spot is not None
    with qtbot.waitSignal(desk.place.selectedChanged):
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot)
    row = tree.row(desk.place.selected[0])
    assert row is not None
    assert whole.units.view.units.place_of(row) is not None
    assert whole.units.view.chosen_rows().tolist() == [row]


def test_that_a_whole_level_is_rejected_in_one_step(whole: Pyramid, desk: Desk, qtbot: QtBot) -> None:
    tree = whole.units.tree
    assert tree is not None
    level = np.flatnonzero(tree.depth == 1)
    desk.place.select(tree.uuids.many(level.tolist()))
    with qtbot.waitSignal(whole.showing.changed):
        desk.actions.run("pyramid.reject")
    after = whole.units.tree
    assert after is not None
    assert {after.status_word(int(row)) for row in level} == {"REJECTED"}
    assert len(desk.place.selected) == len(level)
    assert whole.showing.content is not None
    assert whole.showing.content.tree is after
