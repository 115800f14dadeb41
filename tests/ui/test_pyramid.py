"""The pyramid on a registry: tree, map and desk in step, versions, problems, what is found again."""

from __future__ import annotations

import functools
import threading
from pathlib import Path

import pytest
from factories import uid
from pyramids import open_pyramid, select, shown, uuid_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from shapely import Point

from georegistry_desktop.domain import Changeset, Problem, Refused, Set
from georegistry_desktop.session import Session
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.pyramid.version_chooser import VersionChooser
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from georegistry_desktop.workflows import make_demo


def test_that_it_begins_with_the_live_version_of_the_default_source(pyramid: Pyramid, qtbot: QtBot) -> None:
    qtbot.waitUntil(pyramid.units.view.hasFocus)
    assert pyramid.desk.place.version == "P@live"
    assert pyramid.side.chooser.currentText() == "P · live"
    assert not pyramid.side.notice.isVisible()
    assert shown(pyramid) == ["Country", "North", "South"]


def test_that_another_version_is_chosen_in_words(pyramid: Pyramid, qtbot: QtBot) -> None:
    chooser = pyramid.side.chooser
    assert [chooser.itemText(i) for i in range(chooser.count())] == ["P · live", "A · #1"]
    chooser.setFocus()
    with qtbot.waitSignal(pyramid.showing.drawn):
        qtbot.keyClick(chooser, Qt.Key.Key_Down)
    assert pyramid.desk.place.version == "A@1"
    assert pyramid.side.notice.isVisible()
    assert pyramid.desk.actions.reason("pyramid.new") == (
        "A snapshot cannot be changed. Copy it to a curated source first."
    )


def test_that_a_click_in_the_tree_selects_on_the_map_and_the_other_way(
    pyramid: Pyramid, qtbot: QtBot
) -> None:
    view = pyramid.units.view
    rect = view.visualRect(view.units.index(shown(pyramid).index("North"), 0))
    at = QPoint(rect.left() + 80, rect.center().y())
    with qtbot.waitSignal(pyramid.desk.place.selectedChanged):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    tree = pyramid.units.tree
    assert tree is not None
    assert [tree.name(row) for row in pyramid.map.canvas.selected.tolist()] == ["North"]
    pyramid.units.expand_to(1)
    qtbot.waitUntil(lambda: pyramid.map.canvas.picture_now() is not None)
    south = tree.row(uuid_of(pyramid, "South"))
    spots = ((x, y) for x in range(10, 600, 12) for y in range(10, 500, 12))
    spot = next((QPoint(x, y) for x, y in spots if pyramid.map.canvas.row_at(x, y) == south), None)
    assert spot is not None
    with qtbot.waitSignal(pyramid.desk.place.selectedChanged) as told:
        qtbot.mouseClick(pyramid.map.canvas, Qt.MouseButton.LeftButton, pos=spot)
    assert told.args == [(uuid_of(pyramid, "South"),)]
    assert shown(pyramid) == ["Country", "North", "South"]
    assert view.chosen_rows().tolist() == [south]


def test_that_the_inspector_edits_what_is_selected_and_the_tree_shows_it(
    pyramid: Pyramid, desk: Desk, qtbot: QtBot
) -> None:
    select(pyramid, "North")
    qtbot.waitUntil(lambda: pyramid.inspector.subject is not None)
    field = pyramid.inspector.body.rows["name"].field
    editor = field.findChild(QLineEdit) or field
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Norden")
    with qtbot.waitSignal(pyramid.showing.changed):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert "Norden" in shown(pyramid)
    assert desk.place.selected == (uuid_of(pyramid, "Norden"),)


def test_that_what_is_selected_on_the_map_is_shown_in_the_tree_also_out_of_a_search(
    pyramid: Pyramid, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pyramid.units._finder.answered):
        qtbot.keyClicks(pyramid.units.bar.field, "south")
    assert "North" not in shown(pyramid)
    select(pyramid, "North")
    assert "North" not in shown(pyramid)
    desk.actions.run("pyramid.reveal")
    assert "North" in shown(pyramid)
    assert desk.place.selected == (uuid_of(pyramid, "North"),)
    assert pyramid.units.view.units.place_of(pyramid.units.view.current_row()) is not None


def test_that_the_pointer_in_the_tree_is_shown_on_the_map(pyramid: Pyramid, qtbot: QtBot) -> None:
    pyramid.units.hovered.emit(uuid_of(pyramid, "North"))
    tree = pyramid.units.tree
    assert tree is not None
    assert pyramid.map.canvas._hover == tree.row(uuid_of(pyramid, "North"))
    pyramid.units.hovered.emit("")
    assert pyramid.map.canvas._hover == -1


def test_that_what_the_map_shows_is_chosen_by_actions_too(pyramid: Pyramid, desk: Desk, qtbot: QtBot) -> None:
    actions, view = desk.actions, pyramid.map
    chosen: list[object] = []
    view.shownChanged.connect(chosen.append)
    for key in ("by-status", "graticule", "names"):
        actions.run(f"pyramid.map-{key}")
    assert (view.shown.by, view.shown.graticule, view.shown.names) == ("status", True, False)
    assert len(chosen) == 3
    actions.refresh_now()
    on = {
        key: actions.qaction(f"pyramid.map-{key}").isChecked()
        for key in ("plain", "by-status", "points", "names")
    }
    assert on == {"plain": False, "by-status": True, "points": True, "names": False}
    select(pyramid, "North")
    pyramid.zoom_to_selected()
    near = view.canvas.camera
    actions.run("pyramid.map-whole")
    assert view.canvas.camera.step > near.step
    actions.run("pyramid.map-background")
    assert view.form.isVisible()


def test_that_zoom_to_shows_a_unit_whole(pyramid: Pyramid, desk: Desk) -> None:
    before = pyramid.map.canvas.camera.step
    select(pyramid, "North")
    desk.actions.run("pyramid.zoom")
    assert pyramid.map.canvas.camera.step < before


def test_that_what_has_no_place_is_told_when_one_goes_there(
    pyramid: Pyramid, live: LiveSession, desk: Desk, said: list[Message], qtbot: QtBot
) -> None:
    assert desk.actions.reason("pyramid.zoom") == "No unit is selected."
    bare = Changeset("Bare", (Set(uid("f1"), "point", Point(0.1, 2.5), None),))
    with qtbot.waitSignal(pyramid.showing.changed):
        live.session.write("bare", lambda registry: registry.commit("P", bare))
    desk.place.select([uid("f1")])
    desk.actions.run("pyramid.zoom")
    assert said[-1].text.startswith("Not on the map")


def test_that_an_edit_from_elsewhere_is_shown_and_the_place_stays(
    pyramid: Pyramid, live: LiveSession, desk: Desk, qtbot: QtBot
) -> None:
    pyramid.units.expand_to(3)
    select(pyramid, "South")
    rows = shown(pyramid)
    rename = Changeset("Rename", (Set(uuid_of(pyramid, "North"), "name", "North", "Northern"),))
    with qtbot.waitSignal(pyramid.showing.changed):
        live.session.write("rename", lambda registry: registry.commit("P", rename))
    assert shown(pyramid) == ["Northern" if name == "North" else name for name in rows]
    assert desk.place.selected == (uuid_of(pyramid, "South"),)
    content = pyramid.showing.content
    assert content is not None
    assert content.tree is pyramid.units.tree


def test_that_problems_are_looked_for_and_lead_to_their_unit(
    pyramid: Pyramid, desk: Desk, qtbot: QtBot
) -> None:
    twin = Changeset("Twin", (Set(uuid_of(pyramid, "South"), "name", "South", "North"),))
    assert desk.live is not None
    with qtbot.waitSignal(pyramid.showing.changed):
        desk.live.session.write("rename", lambda registry: registry.commit("P", twin))
    with qtbot.waitSignal(pyramid.problems.found):
        qtbot.keyClick(pyramid, Qt.Key.Key_F7)
    qtbot.waitUntil(lambda: bool(pyramid.problems.model.problems), timeout=20_000)
    table = pyramid.problems.table
    assert table.isVisible()
    texts = [pyramid.problems.model.index(i, 0).data() for i in range(pyramid.problems.model.rowCount())]
    place = next(i for i, text in enumerate(texts) if "named 'North'" in text)
    qtbot.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(pyramid.problems.model.index(place, 0)).center(),
    )
    assert len(desk.place.selected) == 1
    tree = pyramid.units.tree
    assert tree is not None
    row = tree.row(desk.place.selected[0])
    assert row is not None
    assert tree.name(row) == "North"
    assert pyramid.units.view.units.marks.own[row].kind == "check"


def test_that_a_late_failure_of_an_older_look_leaves_what_was_found_since(
    pyramid: Pyramid, said: list[Message], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def fails(*_: object, **__: object) -> list[Problem]:
        begun.set()
        assert go_on.wait(30)
        raise Refused("registry-closed")

    with monkeypatch.context() as patch:
        patch.setattr("georegistry_desktop.workflows.check_version", fails)
        pyramid.problems.look()
        assert begun.wait(30)
    pyramid.problems.forget()
    pyramid.problems.look()
    qtbot.waitUntil(lambda: pyramid.problems._words.text() == "No problem found.", timeout=20_000)
    live = pyramid.desk.live
    assert live is not None
    go_on.set()
    qtbot.waitUntil(lambda: not live.session.jobs)
    live.session.read(lambda _: None).result()
    QApplication.processEvents()
    assert (pyramid.problems._words.text(), said) == ("No problem found.", [])


def test_that_problems_stand_with_the_worst_first(
    pyramid: Pyramid, qtmodeltester: ModelTester, qtbot: QtBot
) -> None:
    mild = Problem(code="name-repeated", severity="warning", field="name", params={"value": 2, "name": "Bo"})
    bad = Problem(code="path-wrong", severity="error", unit="Bo", field="parent")
    pyramid.problems.model.show([mild, bad])
    assert pyramid.problems.model.problems == [bad, mild]
    assert pyramid.problems.model.index(1, 1).data() == "Name"
    qtmodeltester.check(pyramid.problems.model)


def test_that_the_search_field_and_its_hits_have_keys(pyramid: Pyramid, desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClick(pyramid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert pyramid.units.bar.field.hasFocus()
    with qtbot.waitSignal(pyramid.units._finder.answered):
        qtbot.keyClicks(pyramid.units.bar.field, "north")
    qtbot.keyClick(pyramid, Qt.Key.Key_F3)
    assert desk.place.selected == (uuid_of(pyramid, "North"),)


def test_that_the_menu_of_a_unit_offers_what_can_be_done(
    pyramid: Pyramid, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: menus.append(menu))
    select(pyramid, "North")
    QApplication.sendEvent(
        pyramid.units.view.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5)),
    )
    keys = {action.objectName() for action in menus[0].actions() if not action.isSeparator()}
    assert keys >= {"pyramid.new", "pyramid.validate", "pyramid.delete", "pyramid.zoom", "pyramid.history"}


def test_that_units_are_copied_as_a_table(pyramid: Pyramid, desk: Desk) -> None:
    select(pyramid, "North")
    desk.actions.run("pyramid.copy")
    assert QGuiApplication.clipboard().text().splitlines()[1].startswith("North")


def test_that_the_others_are_asked_to_show_history_and_comparison(
    pyramid: Pyramid, desk: Desk, qtbot: QtBot
) -> None:
    gone: list[tuple[str, object]] = []
    desk.going.connect(lambda key, place: gone.append((key, place)))
    select(pyramid, "North")
    desk.actions.run("pyramid.history")
    desk.actions.run("pyramid.compare")
    chooser = pyramid.side.ask.findChild(VersionChooser)
    assert isinstance(chooser, VersionChooser)
    assert [chooser.itemData(place) for place in range(chooser.count())] == ["A@1"]
    qtbot.mouseClick(pyramid.side.ask.do, Qt.MouseButton.LeftButton)
    assert gone == [
        ("history", {"unit": uuid_of(pyramid, "North")}),
        ("compare", {"base": "P@live", "other": "A@1"}),
    ]


def test_that_the_place_is_found_again(pyramid: Pyramid, desk: Desk, live: LiveSession, qtbot: QtBot) -> None:
    pyramid.units.expand_to(3)
    rows = shown(pyramid)
    select(pyramid, "South")
    pyramid.zoom_to_selected()
    camera = pyramid.map.canvas.camera
    place = pyramid.save()
    pyramid.closed()
    assert shown(pyramid) == []
    desk.use(live)
    pyramid.opened(live)
    with qtbot.waitSignal(pyramid.showing.drawn):
        pyramid.restore(place)
    assert shown(pyramid) == rows
    assert desk.place.selected == (uuid_of(pyramid, "South"),)
    assert (pyramid.map.canvas.camera.lon, pyramid.map.canvas.camera.step) == (camera.lon, camera.step)
    pyramid.restore({"version": "Gone@live", "opened": 3, "camera": ["x"], "selected": None})
    assert desk.place.version == "P@live"


def test_that_one_can_go_to_units_of_a_version(pyramid: Pyramid, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pyramid.showing.drawn):
        pyramid.went(version="A@1", units=[uid("f1")])
    assert (desk.place.version, desk.place.selected) == ("A@1", (uid("f1"),))
    tree = pyramid.units.tree
    assert tree is not None
    row = tree.row(uid("f1"))
    assert row is not None
    assert pyramid.units.view.units.place_of(row) is not None


def test_that_an_empty_registry_offers_a_first_step(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    live = LiveSession(Session.create(str(tmp_path / "new.gpkg")))
    gone: list[tuple[str, object]] = []
    desk.going.connect(lambda key, place: gone.append((key, place)))
    pyramid = open_pyramid(desk, live, qtbot)
    assert pyramid._centre.currentWidget() is pyramid._empty
    assert desk.actions.reason("pyramid.new") == "No version is shown."
    assert not pyramid.side.isVisible()
    buttons = {b.text(): b for b in pyramid._empty.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["Bring in a source…"], Qt.MouseButton.LeftButton)
    assert gone == [("sources", {"add": True})]
    small = functools.partial(make_demo, units=300)
    monkeypatch.setattr("georegistry_desktop.workflows.make_demo", small)
    with qtbot.waitSignal(pyramid.showing.drawn, timeout=30_000):
        qtbot.mouseClick(buttons["Fill it with a demo country"], Qt.MouseButton.LeftButton)
    assert pyramid.side.isVisible()
    pyramid.closed()
    desk.use(None)
    live.close()


def test_that_the_version_that_was_dropped_makes_room_for_another(
    pyramid: Pyramid, live: LiveSession, desk: Desk, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pyramid.showing.opened, timeout=10_000):
        live.session.write("drop", lambda registry: registry.drop("P@live"))
    assert desk.place.version == "A@1"
