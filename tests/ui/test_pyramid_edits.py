"""Edits in the pyramid: by menu, key, question and drop, with their undo and their refusals."""

from __future__ import annotations

import pytest
from pyramids import select, shown, uuid_of
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from georegistry_desktop.domain import Unit
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.inspector.line_field import LineField
from georegistry_desktop.ui.pyramid.workspace import Pyramid


def unit(live: LiveSession, uuid: str) -> Unit:
    return live.session.read(lambda registry: registry.unit("P", uuid)).result()


def run(desk: Desk, key: str, pyramid: Pyramid, qtbot: QtBot) -> None:
    said: list[Message] = []
    desk.said.connect(said.append)
    with qtbot.waitSignal(pyramid.showing.changed):
        desk.actions.run(key)
    qtbot.waitUntil(lambda: bool(said))


def undo(said: list[Message], pyramid: Pyramid, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(said) and said[-1].undo is not None)
    take_back = said[-1].undo
    assert take_back is not None
    with qtbot.waitSignal(pyramid.showing.changed):
        take_back()


@pytest.mark.parametrize(("key", "status"), [("validate", "VALID"), ("reject", "REJECTED"), ("renew", "NEW")])
def test_that_selected_units_get_a_status_and_lose_it_by_undo(
    pyramid: Pyramid, desk: Desk, live: LiveSession, said: list[Message], qtbot: QtBot, key: str, status: str
) -> None:
    other = "reject" if status == "VALID" else "validate"
    uuids = [uuid_of(pyramid, name) for name in ("North", "South")]
    select(pyramid, "North", "South")
    if unit(live, uuids[0]).status == status:
        run(desk, f"pyramid.{other}", pyramid, qtbot)
    before = unit(live, uuids[0]).status
    run(desk, f"pyramid.{key}", pyramid, qtbot)
    assert [unit(live, uuid).status for uuid in uuids] == [status, status]
    undo(said, pyramid, qtbot)
    assert [unit(live, uuid).status for uuid in uuids] == [before, before]


def test_that_an_edit_that_changes_nothing_says_so(
    pyramid: Pyramid, desk: Desk, said: list[Message], qtbot: QtBot
) -> None:
    select(pyramid, "North")
    desk.actions.run("pyramid.reopen")
    qtbot.waitUntil(lambda: bool(said))
    assert said[-1].text == "Nothing changes: it is so already."


def test_that_a_new_unit_is_asked_for_below_the_selected_one(
    pyramid: Pyramid, desk: Desk, live: LiveSession, said: list[Message], qtbot: QtBot
) -> None:
    select(pyramid, "North")
    qtbot.keyClick(pyramid.units.view, Qt.Key.Key_Insert)
    name, kind = pyramid.side.ask.findChild(QLineEdit), pyramid.side.ask.findChild(QComboBox)
    assert isinstance(name, QLineEdit)
    assert isinstance(kind, QComboBox)
    assert name.hasFocus()
    qtbot.waitUntil(lambda: kind.currentText() == "District")
    qtbot.keyClicks(name, "Newtown")
    with qtbot.waitSignal(pyramid.showing.changed):
        qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.place.selected) and not pyramid.side.ask.isVisible())
    made = unit(live, uuid_of(pyramid, "Newtown"))
    assert (made.type, made.parent) == ("District", uuid_of(pyramid, "North"))
    assert desk.place.selected == (made.uuid,)
    assert "Newtown" in shown(pyramid)
    assert pyramid.units.view.hasFocus()
    undo(said, pyramid, qtbot)
    assert "Newtown" not in shown(pyramid)
    assert desk.place.selected == ()


def test_that_a_refusal_is_told_where_it_was_asked(pyramid: Pyramid, desk: Desk, qtbot: QtBot) -> None:
    select(pyramid, "North")
    desk.actions.run("pyramid.new")
    qtbot.mouseClick(pyramid.side.ask.do, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "needs a name" in pyramid.side.ask.refused_because)
    assert pyramid.side.ask.do.isEnabled()
    qtbot.keyClick(pyramid.side.ask, Qt.Key.Key_Escape)
    assert not pyramid.side.ask.isVisible()


def test_that_a_unit_without_others_below_is_deleted_at_once(
    pyramid: Pyramid, desk: Desk, said: list[Message], qtbot: QtBot
) -> None:
    pyramid.units.expand_to(4)
    select(pyramid, "Health post 1")
    pyramid.units.view.setFocus()
    qtbot.waitUntil(desk.actions.qaction("pyramid.delete").isEnabled)
    with qtbot.waitSignal(pyramid.showing.changed):
        qtbot.keyClick(pyramid.units.view, Qt.Key.Key_Delete)
    assert "Health post 1" not in shown(pyramid)
    assert desk.place.selected == ()
    undo(said, pyramid, qtbot)
    assert "Health post 1" in shown(pyramid)


@pytest.mark.parametrize(
    ("fate", "button", "kept"), [(0, "Delete 3 unit(s)", False), (1, "Delete 1 unit(s)", True)]
)
def test_that_the_fate_of_units_below_is_asked(
    pyramid: Pyramid, desk: Desk, qtbot: QtBot, fate: int, button: str, kept: bool
) -> None:
    pyramid.units.expand_to(4)
    select(pyramid, "Kakua")
    desk.actions.run("pyramid.delete")
    choice = pyramid.side.ask.findChild(QComboBox)
    assert isinstance(choice, QComboBox)
    choice.setCurrentIndex(fate)
    assert pyramid.side.ask.do.text() == button
    with qtbot.waitSignal(pyramid.showing.changed):
        qtbot.mouseClick(pyramid.side.ask.do, Qt.MouseButton.LeftButton)
    assert ("Kakua" in shown(pyramid), "Health post 1" in shown(pyramid)) == (False, kept)


def test_that_units_close_on_the_day_that_is_given(
    pyramid: Pyramid, desk: Desk, live: LiveSession, qtbot: QtBot
) -> None:
    select(pyramid, "Kakua")
    desk.actions.run("pyramid.close")
    day = pyramid.side.ask.findChild(QDateEdit)
    assert isinstance(day, QDateEdit)
    day.setDate(QDate(2024, 5, 6))
    with qtbot.waitSignal(pyramid.showing.changed):
        qtbot.mouseClick(pyramid.side.ask.do, Qt.MouseButton.LeftButton)
    assert str(unit(live, uuid_of(pyramid, "Kakua")).closed_date) == "2024-05-06"
    run(desk, "pyramid.reopen", pyramid, qtbot)
    assert unit(live, uuid_of(pyramid, "Kakua")).closed_date is None


def test_that_units_are_taken_and_put_under_another_parent(
    pyramid: Pyramid, desk: Desk, live: LiveSession, said: list[Message], qtbot: QtBot
) -> None:
    assert desk.actions.reason("pyramid.paste") == "Take units to move first."
    select(pyramid, "Kakua")
    desk.actions.run("pyramid.cut")
    select(pyramid, "South")
    run(desk, "pyramid.paste", pyramid, qtbot)
    kakua = uuid_of(pyramid, "Kakua")
    assert unit(live, kakua).parent == uuid_of(pyramid, "South")
    undo(said, pyramid, qtbot)
    assert unit(live, kakua).parent == uuid_of(pyramid, "North")
    assert desk.actions.reason("pyramid.paste") == "Take units to move first."


def test_that_a_move_below_itself_is_refused_in_words(
    pyramid: Pyramid, desk: Desk, said: list[Message], qtbot: QtBot
) -> None:
    select(pyramid, "North")
    desk.actions.run("pyramid.cut")
    select(pyramid, "Kakua")
    desk.actions.run("pyramid.paste")
    qtbot.waitUntil(lambda: said[-1].kind == "warning")
    assert "North" in (said[-1].details or said[-1].text)


def test_that_a_drop_in_the_tree_moves(pyramid: Pyramid, live: LiveSession, qtbot: QtBot) -> None:
    kakua, south = uuid_of(pyramid, "Kakua"), uuid_of(pyramid, "South")
    assert pyramid.units.view.units.can_move
    with qtbot.waitSignal(pyramid.showing.changed):
        pyramid.units.view.units.dropped.emit([kakua], south)
    assert unit(live, kakua).parent == south


def test_that_a_snapshot_is_copied_to_a_source_that_can_be_edited(
    pyramid: Pyramid, desk: Desk, said: list[Message], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pyramid.showing.drawn):
        desk.place.show_version("A@1")
    assert not pyramid.units.view.units.can_move
    qtbot.mouseClick(pyramid.side.copy, Qt.MouseButton.LeftButton)
    name = pyramid.side.ask.findChild(QLineEdit)
    assert isinstance(name, QLineEdit)
    qtbot.keyClicks(name, "P")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "exists already" in pyramid.side.ask.refused_because)
    qtbot.keyClicks(name, "2")
    with qtbot.waitSignal(pyramid.showing.drawn):
        qtbot.keyClick(name, Qt.Key.Key_Return)
    assert desk.place.version == "P2@live"
    assert pyramid.side.chooser.currentText() == "P2 · live"
    assert not pyramid.side.notice.isVisible()


def test_that_f2_renames_the_unit_chosen_in_the_tree_and_the_keyboard_comes_back(
    pyramid: Pyramid, desk: Desk, live: LiveSession, said: list[Message], qtbot: QtBot
) -> None:
    uuid = uuid_of(pyramid, "North")
    select(pyramid, "North")
    view, line = pyramid.units.view, name_line(pyramid)
    view.setFocus()
    qtbot.waitUntil(desk.actions.qaction("pyramid.rename").isEnabled)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    qtbot.waitUntil(line.hasFocus)
    assert line.selectedText() == "North"
    qtbot.keyClicks(line, "Upland")
    with qtbot.waitSignal(pyramid.showing.changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert unit(live, uuid).name == "Upland"
    assert view.hasFocus()
    undo(said, pyramid, qtbot)
    assert unit(live, uuid).name == "North"


def test_that_f2_names_the_unit_chosen_last_even_when_pressed_at_once(
    pyramid: Pyramid, desk: Desk, qtbot: QtBot
) -> None:
    select(pyramid, "North")
    line = name_line(pyramid)
    qtbot.waitUntil(lambda: line.text() == "North")
    select(pyramid, "South")
    desk.actions.refresh_now()
    pyramid.map.setFocus()
    qtbot.keyClick(pyramid.map, Qt.Key.Key_F2)
    qtbot.waitUntil(line.hasFocus)
    assert line.selectedText() == "South"
    qtbot.keyClicks(line, "Low")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == "South"
    assert not line.hasFocus()


def test_that_rename_shows_the_pane_that_was_closed(pyramid: Pyramid, desk: Desk, qtbot: QtBot) -> None:
    select(pyramid, "North")
    pane = pyramid.inspector.parentWidget()
    assert pane is not None
    pane.hide()
    desk.actions.run("pyramid.rename")
    qtbot.waitUntil(name_line(pyramid).hasFocus)


def test_that_rename_says_why_it_cannot(pyramid: Pyramid, desk: Desk, qtbot: QtBot) -> None:
    assert desk.actions.reason("pyramid.rename") == "No unit is selected."
    select(pyramid, "North", "South")
    assert desk.actions.reason("pyramid.rename") == "Select one unit only."
    desk.place.show_version("A@1")
    qtbot.waitUntil(lambda: pyramid.showing.label == "A@1" and pyramid.showing.tree is not None)
    assert desk.actions.reason("pyramid.rename") == (
        "A snapshot cannot be changed. Copy it to a curated source first."
    )


def name_line(pyramid: Pyramid) -> QLineEdit:
    field = pyramid.inspector.body.rows["name"].field
    assert isinstance(field, LineField)
    return field.line


def test_that_export_takes_the_version_in_front_and_the_unit_selected(pyramid: Pyramid, desk: Desk) -> None:
    gone: list[tuple[str, dict[str, object]]] = []
    desk.going.connect(lambda key, place: gone.append((key, place)))
    select(pyramid, "North")
    desk.actions.run("pyramid.export")
    select(pyramid, "North", "South")
    desk.actions.run("pyramid.export")
    north = uuid_of(pyramid, "North")
    assert gone == [
        ("sources", {"export": "P@live", "unit": north}),
        ("sources", {"export": "P@live", "unit": None}),
    ]
