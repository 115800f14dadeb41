"""Edits that are collected first: the switch, the bar, marks, commit, discard, what others did meanwhile."""

from __future__ import annotations

import pytest
from pyramids import select, shown, uuid_of
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.pyramid.workspace import Pyramid


@pytest.fixture
def collecting(pyramid: Pyramid, qtbot: QtBot) -> Pyramid:
    """The pyramid with the switch turned by mouse."""
    qtbot.mouseClick(pyramid.side.collected.switch, Qt.MouseButton.LeftButton)
    assert pyramid.collecting.is_on
    return pyramid


def reject(pyramid: Pyramid, name: str, qtbot: QtBot) -> None:
    select(pyramid, name)
    with qtbot.waitSignal(pyramid.desk.said):
        pyramid.desk.actions.run("pyramid.reject")


def status(live: LiveSession, uuid: str) -> str:
    return live.session.read(lambda registry: registry.unit("P", uuid)).result().status


def desk_selected(pyramid: Pyramid) -> tuple[str, ...]:
    return pyramid.desk.place.selected


def is_in_view(pyramid: Pyramid, uuid: str) -> bool:
    content, view = pyramid.map.content, pyramid.map.canvas.camera.degrees
    assert content is not None
    west, south, east, north = content.scene.bounds(content.tree.rows([uuid]))
    return west >= view[0] and south >= view[1] and east <= view[2] and north <= view[3]


def test_that_collected_edits_are_shown_and_marked_but_not_committed(
    collecting: Pyramid, live: LiveSession, qtbot: QtBot
) -> None:
    reject(collecting, "North", qtbot)
    north, tree = uuid_of(collecting, "North"), collecting.units.tree
    assert tree is not None
    row = tree.row(north)
    assert row is not None
    assert tree.status_word(row) == "REJECTED"
    assert status(live, north) == "VALID"
    assert collecting.units.view.units.marks.own[row].kind == "changed"
    assert 0 in collecting.units.view.units.marks.below
    assert collecting.side.collected.commit.text() == "Commit 1 edit(s)"
    assert collecting.side.collected.commit.isVisible()


def test_that_they_are_committed_as_one_step_with_one_undo(
    collecting: Pyramid, live: LiveSession, said: list[Message], qtbot: QtBot
) -> None:
    reject(collecting, "North", qtbot)
    reject(collecting, "South", qtbot)
    uuids = [uuid_of(collecting, name) for name in ("North", "South")]
    said.clear()
    with qtbot.waitSignal(collecting.desk.said):
        qtbot.mouseClick(collecting.side.collected.commit, Qt.MouseButton.LeftButton)
    assert said[-1].text == "2 edit(s) committed."
    assert [status(live, uuid) for uuid in uuids] == ["REJECTED", "REJECTED"]
    assert not collecting.side.collected.commit.isVisible()
    undo = said[-1].undo
    assert undo is not None
    with qtbot.waitSignal(live.historyChanged):
        undo()
    assert [status(live, uuid) for uuid in uuids] == ["VALID", "VALID"]


def test_that_the_last_one_is_taken_back_from_its_message(
    collecting: Pyramid, said: list[Message], qtbot: QtBot
) -> None:
    reject(collecting, "North", qtbot)
    reject(collecting, "South", qtbot)
    assert said[-1].text.startswith("Collected: ")
    undo = said[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: collecting.side.collected.commit.text() == "Commit 1 edit(s)")
    pending = collecting.collecting.pending
    assert pending is not None
    assert set(pending.units) == {uuid_of(collecting, "North")}


def test_that_the_collected_units_are_shown_and_the_edits_discarded_and_brought_back(
    collecting: Pyramid, desk: Desk, said: list[Message], qtbot: QtBot
) -> None:
    reject(collecting, "North", qtbot)
    desk.place.select([])
    qtbot.mouseClick(collecting.side.collected.show_units, Qt.MouseButton.LeftButton)
    north = uuid_of(collecting, "North")
    assert desk.place.selected == (north,)
    said.clear()
    with qtbot.waitSignal(desk.said):
        qtbot.mouseClick(collecting.side.collected.discard, Qt.MouseButton.LeftButton)
    assert collecting.collecting.pending is None
    qtbot.waitUntil(lambda: not collecting.units.view.units.marks.own)
    assert said[-1].text == "1 collected edit(s) discarded."
    assert said[-1].undo is not None
    said[-1].undo()
    qtbot.waitUntil(lambda: collecting.collecting.pending is not None)
    assert set(collecting.collecting.pending.units) == {north}
    qtbot.waitUntil(lambda: bool(collecting.units.view.units.marks.own))


def test_that_the_switch_is_found_again(
    collecting: Pyramid, desk: Desk, live: LiveSession, qtbot: QtBot
) -> None:
    collecting.closed()
    live.session.collecting = False
    with qtbot.waitSignal(collecting.showing.opened):
        collecting.opened(live)
    assert live.session.collecting
    assert collecting.side.collected.switch.isChecked()
    desk.actions.run("pyramid.collect")
    assert not live.session.collecting


def test_that_what_others_did_meanwhile_is_decided_in_place_of_the_tree(
    collecting: Pyramid, live: LiveSession, said: list[Message], qtbot: QtBot
) -> None:
    reject(collecting, "North", qtbot)
    north = uuid_of(collecting, "North")
    theirs = Changeset("Theirs", (Set(north, "status", "VALID", "NEW"),))
    live.session.write("theirs", lambda registry: registry.commit("P", theirs)).result()
    assert collecting.map.zoom_to([uuid_of(collecting, "South")])
    collecting.collecting.commit()
    panel = collecting.side.conflicts
    qtbot.waitUntil(panel.isVisible)
    assert desk_selected(collecting) == (north,)
    assert is_in_view(collecting, north)
    said.clear()
    panel.take("mine")
    qtbot.mouseClick(panel._apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any(message.undo for message in said))
    assert status(live, north) == "REJECTED"
    assert not panel.isVisible()
    assert "North" in shown(collecting)


def test_that_conflicts_are_not_asked_about_below_another_version(
    collecting: Pyramid, desk: Desk, live: LiveSession, said: list[Message], qtbot: QtBot
) -> None:
    reject(collecting, "North", qtbot)
    theirs = Changeset("Theirs", (Set(uuid_of(collecting, "North"), "status", "VALID", "NEW"),))
    live.session.write("theirs", lambda registry: registry.commit("P", theirs)).result()
    said.clear()
    collecting.collecting.commit()
    desk.place.show_version("A@1")
    qtbot.waitUntil(lambda: bool(said))
    assert not collecting.side.conflicts.isVisible()
    assert live.session.pending("P") is not None
