"""Decisions while something else happens: others decide, versions change, the registry refuses or is slow."""

from __future__ import annotations

import gc
import time
import weakref
from collections.abc import Iterator
from threading import Event

import pandas as pd
import pytest
from factories import version_frame
from made_once import CopyOf
from matching_screen import Screen, two_lists
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Deleted, Set
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.storage.links import Links
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching import opening, reviewing

Key = Qt.Key


def two_copied(address: str) -> None:
    two_lists(address)
    with open_registry(address) as registry:
        registry.copy("Country", "Pyramid")
        registry.copy("List", "Others")


@pytest.fixture
def address(copy_of: CopyOf) -> str:
    """The two of ``two_lists``, and a live copy of each, on each database in turn."""
    return copy_of(two_copied)


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, address: str) -> Iterator[Screen]:
    made = Screen(qtbot, desk, address)
    made.match("List@1", "Pyramid@live")
    yield made
    made.end()


def rename_elsewhere(screen: Screen) -> None:
    """Something of the live side changes."""
    side = screen.space.reviewing.sides[1]
    other = next(side.text("uuid", row) for row in range(len(side)) if side.name(row) == "Bumpe CHC")
    change = Changeset("Rename", (Set(other, "name", "Bumpe CHC", "Bumpe Centre"),))
    screen.live.session.commit("Pyramid", change).result()


def open_anew(screen: Screen) -> None:
    before = screen.space.reviewing.found
    rename_elsewhere(screen)
    screen.wait(lambda: screen.space.reviewing.found is not before)
    screen.wait_shown()


def at_rest(screen: Screen) -> bool:
    reviewed = screen.space.reviewing
    return not reviewed.is_writing and not reviewed.hearing.is_looking


def kept(screen: Screen) -> list[tuple[str, str | None]]:
    return [(d.state, d.comment) for d in screen.kept().itertuples()]


def test_that_a_decision_is_taken_back_after_a_version_changed(screen: Screen) -> None:
    screen.go("Kori")
    screen.press(Key.Key_Return)
    screen.wait(lambda: at_rest(screen))
    before = weakref.ref(screen.review)
    open_anew(screen)
    row = screen.go("Kori")
    assert screen.state(row) == "accepted"
    screen.press("u")
    screen.wait(lambda: screen.state(row) == "proposed")
    assert kept(screen) == []
    gc.collect()
    assert before() is None, "what can be taken back holds the review of before"


def test_that_what_is_decided_while_it_is_opened_anew_is_shown_then(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, go_on, really = Event(), Event(), opening._open

    def slow(*args: object) -> opening.Opened:
        found = really(*args)  # type: ignore[arg-type]
        read.set()
        assert go_on.wait(60)
        return found

    monkeypatch.setattr(opening, "_open", slow)
    before = screen.space.reviewing.found
    rename_elsewhere(screen)
    screen.wait(read.is_set)
    screen.go("Kori")
    screen.press(Key.Key_Return)
    screen.wait(lambda: at_rest(screen))
    go_on.set()
    screen.wait(lambda: screen.space.reviewing.found is not before)
    screen.wait_shown()
    row = screen.go("Kori")
    screen.wait(lambda: screen.state(row) == "accepted")


def test_that_what_is_decided_while_the_registry_is_read_stays(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, go_on, really = Event(), Event(), Links.decisions

    def slow(links: Links, a: str, b: str) -> pd.DataFrame:
        found = really(links, a, b)
        read.set()
        assert go_on.wait(60)
        return found

    row = screen.go("Kori")
    monkeypatch.setattr(Links, "decisions", slow)
    screen.space.reviewing.hearing.look_again()
    screen.wait(read.is_set)
    screen.press(Key.Key_Return)
    screen.wait(lambda: not screen.space.reviewing.is_writing)
    go_on.set()
    screen.wait(lambda: at_rest(screen))
    assert screen.state(row) == "accepted"


def test_that_many_are_accepted_without_those_that_somebody_decided_on(
    screen: Screen, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: menus.append(menu))
    row = screen.go("Kori")
    unit, told = screen.space.unit.front.uuid, screen.space.unit.chosen_told()
    other = screen.space.reviewing.sides[1].text("uuid", told.row)
    screen.press("m")
    screen.wait(lambda: menus)
    with open_registry(address, user="her") as registry:
        decision = LinkDecision(unit, other, "rejected", "two villages")
        registry.links.decide("List@1", "Pyramid@live", [decision], label="Tell apart")
    screen.wait(lambda: screen.review.candidates(row)[-1].state == "rejected")
    menus[0].actions()[0].menu().actions()[0].trigger()
    screen.wait(lambda: screen.said and screen.said[-1].undo)
    found = screen.kept()
    mine = found[found["state"] == "accepted"]
    assert f" {len(mine)} " in screen.said[-1].text
    (hers,) = found[found["a"] == unit].itertuples()
    assert (hers.state, hers.comment) == ("rejected", "two villages")


def test_that_many_that_others_decided_on_meanwhile_are_told_as_such(screen: Screen, address: str) -> None:
    bulk = screen.review.above(0)
    rows = bulk.rows.tolist()
    hers = [d for row in rows for d in screen.review.no_match(row)]
    with open_registry(address, user="her") as registry:
        registry.links.decide("List@1", "Pyramid@live", hers, label="No match for all")
    screen.wait(lambda: {screen.state(row) for row in rows} == {"no-match"} and at_rest(screen))
    screen.space.deciding.accept_many(bulk)
    screen.wait(lambda: bool(screen.said))
    assert screen.said[-1].text.startswith("Others decided on all of these units meanwhile; nothing was")
    assert {screen.state(row) for row in rows} == {"no-match"}


def test_that_of_two_refusals_on_one_unit_nothing_stays(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise Refused("nothing-to-commit")

    row = screen.go("Njala Uni. Health Centre", "Bo")
    side = screen.space.reviewing.sides[1]
    other = next(r for r in range(len(side)) if side.name(r) == "Taiama CHC" and side.parent_name(r) == "Bo")
    monkeypatch.setattr(Links, "decide", refuse)
    held = Event()
    screen.live.session.write("Wait", lambda _: held.wait(60))
    screen.press(Key.Key_Return)
    screen.go("Njala Uni. Health Centre", "Bo")
    screen.space.fronting.add_by_hand(other)
    screen.wait(lambda: screen.space.unit.chosen_told().row == other)
    screen.press(Key.Key_Return)
    held.set()
    screen.wait(lambda: at_rest(screen) and len(screen.said) == 2)
    screen.wait(lambda: screen.state(row) == "proposed")


def test_that_a_flag_waits_while_many_are_written(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on, really = Event(), reviewing.decide_bulk

    def slow(*args: object, **named: object) -> object:
        assert go_on.wait(60)
        return really(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(reviewing, "decide_bulk", slow)
    row = screen.go("Moyamba")
    screen.press("f")
    QTest.keyClicks(screen.space.unit.comment, "ask the district")
    screen.click(screen.space.queue.bulk.accept)
    screen.wait(lambda: screen.space.reviewing.is_busy)
    QTest.keyClick(screen.space.unit.comment, Key.Key_Return)
    assert screen.space.unit.ask.refused_because == "Wait until the links are written."
    go_on.set()
    screen.wait(lambda: not screen.space.reviewing.is_busy)
    screen.wait_front()
    QTest.keyClick(screen.space.unit.comment, Key.Key_Return)
    screen.wait(lambda: screen.state(row) == "flagged" and at_rest(screen))
    assert ("flagged", "ask the district") in kept(screen)


def test_that_a_flag_is_of_its_unit_where_rows_have_other_numbers(
    qtbot: QtBot, desk: Desk, address: str
) -> None:
    screen = Screen(qtbot, desk, address)
    screen.match("Others@live", "Country@1")
    screen.go("Bumpe CHC")
    unit = screen.space.unit.front.uuid
    screen.press("f")
    QTest.keyClicks(screen.space.unit.comment, "closed")
    frame = screen.space.reviewing.sides[0].frame.units
    gone = frame.loc[frame["name"] == "St Joseph Clinic", "uuid"].tolist()[:1]
    record = screen.live.session.records("Others", gone).result()[gone[0]]
    before = screen.space.reviewing.found
    screen.live.session.commit("Others", Changeset("Delete", (Deleted(record),))).result()
    screen.wait(lambda: screen.space.reviewing.found is not before)
    screen.wait_shown()
    screen.wait(lambda: screen.space.deciding.front.uuid == unit)
    QTest.keyClick(screen.space.unit.comment, Key.Key_Return)
    screen.wait(lambda: kept(screen) == [("flagged", "closed")])
    screen.end()


def test_that_nothing_is_done_by_a_queue_that_still_shows_the_rows_of_before(
    qtbot: QtBot, desk: Desk, address: str
) -> None:
    screen = Screen(qtbot, desk, address)
    screen.match("Others@live", "Country@1")
    space = screen.space
    space.queue.filters.search.setText("clinic")
    screen.wait(lambda: 0 < len(screen.lines.lines.rows) < 9)
    frame = space.reviewing.sides[0].frame.units
    [gone, *_] = frame.loc[frame["name"] == "St Joseph Clinic", "uuid"].tolist()
    record = screen.live.session.records("Others", [gone]).result()[gone]
    before, tried = space.reviewing.found, []

    def try_all() -> None:
        if space.reviewing.found is not None and not tried:
            tried.append(space.fronting.row)
            space.deciding.accept_above()
            space._foretell()
            screen.desk.actions.run("match.accept")
            space.fronting.look_again()

    space.reviewing.opened.connect(try_all)
    screen.live.session.commit("Others", Changeset("Delete", (Deleted(record),))).result()
    screen.wait(lambda: space.reviewing.found is not before)
    screen.wait_shown()
    assert tried == [-1]
    assert "The queue is being read anew. Try again." in [message.text for message in screen.said]
    assert kept(screen) == []
    assert [message.kind for message in screen.said if message.kind == "error"] == []
    screen.end()


def test_that_another_matching_begins_with_its_whole_tree(
    qtbot: QtBot, desk: Desk, address: str, screen: Screen
) -> None:
    small = version_frame(
        [{"ref": "x", "parent": None, "name": "X"}, {"ref": "y", "parent": "x", "name": "Y"}]
    )
    with open_registry(address) as registry:
        registry.load("One", small, origin={})
        registry.load("Two", small, origin={})
    screen.go("Kori")
    screen.click(screen.space.queue.filters.under)
    screen.wait(lambda: 0 < len(screen.lines.lines.rows) < screen.review.total)
    screen.space.show_all()
    form = screen.space.start.form
    screen.wait(lambda: form.a.findData("One@1") >= 0 and form.b.findData("Two@1") >= 0)
    screen.match("One@1", "Two@1")
    screen.wait(lambda: len(screen.lines.lines.rows) == 2)
    assert not screen.space.queue.filters.under.isChecked()
    assert [message.kind for message in screen.said if message.kind == "error"] == []


def test_that_only_what_is_shown_is_accepted_though_the_search_was_cleared(screen: Screen) -> None:
    filters = screen.space.queue.filters
    filters.search.setText("kori")
    screen.wait(lambda: 0 < len(screen.lines.lines.rows) < 9)
    shown = len(screen.lines.lines.rows)
    filters.search.clear()
    rows = screen.space.deciding.shown_rows()
    assert rows is not None
    assert len(rows) == shown


def test_that_the_message_takes_many_back_when_the_matching_was_left(screen: Screen) -> None:
    screen.click(screen.space.queue.bulk.accept)
    screen.wait(lambda: screen.said and screen.said[-1].undo)
    assert kept(screen)
    screen.space.show_all()
    screen.said[-1].undo()
    screen.wait(lambda: not screen.space.reviewing.is_writing)
    table = screen.live.session.read(lambda registry: registry.links.decisions("List@1", "Pyramid@live"))
    assert len(table.result()) == 0


def test_that_a_version_that_changes_behind_is_read_once_it_is_looked_at(screen: Screen) -> None:
    before = screen.space.reviewing.found
    screen.window.hide()
    rename_elsewhere(screen)
    begun = time.monotonic()
    screen.wait(lambda: time.monotonic() - begun > 1.5)
    assert screen.space.reviewing.found is before
    screen.window.show()
    screen.wait(lambda: screen.space.reviewing.found is not before)
