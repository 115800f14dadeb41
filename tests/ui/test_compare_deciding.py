"""Differences decided on by mouse and keyboard, applied, and gone on with."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from comparing import Screen, two_versions
from factories import uid
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.compare import matching, parse_filter
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.ui.compare import reviewing
from georegistry_desktop.ui.compare.field_table import TAKE
from georegistry_desktop.ui.compare.look import Look, look_at
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.workflows import Review, decide, review_versions
from georegistry_desktop.workflows.review.review import OUTDATED

Key = Qt.Key


@pytest.fixture
def address(registry_address: str) -> str:
    """The two of ``two_versions``, on each database in turn."""
    return two_versions(registry_address)


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, address: str) -> Iterator[Screen]:
    made = Screen(qtbot, desk, address)
    yield made
    made.end()


def test_that_keys_decide_and_go_on_and_it_is_kept(screen: Screen) -> None:
    screen.compare()
    unit = screen.go("Kakua")
    screen.press(Key.Key_A)
    assert screen.decided()["Kakua", "name"] == "accept"
    assert screen.lines.current_unit() not in (unit, -1)
    screen.wait(lambda: screen.kept().get((uid("d1"), "boundary")) == "accept")
    screen.go("Health post 2")
    screen.press(Key.Key_R)
    screen.go("Health post 3")
    screen.press(Key.Key_U)
    screen.go("Health post 6")
    screen.press(Key.Key_A)
    wanted = {
        (uid("d1"), "name"): "accept",
        (uid("d1"), "boundary"): "accept",
        (uid("f2"), "parent"): "refuse",
        (uid("f3"), "point"): "refuse-until-changed",
        (uid("f6"), "missing"): "close",
    }
    screen.wait(lambda: screen.kept() == wanted)
    screen.press(Key.Key_Backspace)
    assert screen.decided()["Health post 6", "missing"] == "open"
    assert screen.lines.lines.name(screen.lines.current_unit()) == "Health post 6"
    screen.wait(lambda: screen.kept()[uid("f6"), "missing"] == "open")


def test_that_a_box_and_a_fields_tick_decide_by_mouse(screen: Screen) -> None:
    screen.compare()
    unit = screen.go("Kakua")
    place = screen.lines.lines.listing.place_of(unit)
    index = screen.lines.lines.index(place, 0)
    box = screen.lines._delegate.box(screen.lines.visualRect(index))
    screen.click(screen.lines.viewport(), box.center())
    assert screen.decided()["Kakua", "boundary"] == "accept"
    table = screen.space.unit.table
    row = next(i for i, field in enumerate(table.fields.rows) if field.name == "boundary")
    cell = table.visualRect(table.fields.index(row, TAKE))
    screen.click(table.viewport(), cell.center())
    assert screen.decided()["Kakua", "boundary"] == "open"
    assert screen.decided()["Kakua", "name"] == "accept"
    assert screen.lines.lines.state_word(unit) == "partly decided"
    screen.press(Key.Key_R, table)
    assert screen.decided()["Kakua", "boundary"] == "refuse"
    assert screen.decided()["Kakua", "name"] == "accept"


def test_that_the_buttons_of_a_missing_unit_say_what_they_do(screen: Screen) -> None:
    screen.compare()
    screen.go("Health post 6")
    pane = screen.space.unit
    assert pane.accept.text().startswith("Close it")
    assert pane.delete.isVisible()
    screen.click(pane.delete)
    assert screen.decided()["Health post 6", "missing"] == "delete"
    screen.go("Kakua")
    assert pane.accept.text().startswith("Accept")
    assert not pane.delete.isVisible()


def test_that_many_are_decided_at_once_with_the_count_said_before(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: menus.append(menu))
    screen.compare()
    screen.go("Kakua")
    screen.press(Key.Key_M)
    (menu,) = menus
    texts = [action.text() for action in menu.actions()]
    assert texts[0].startswith("Kakua · 2")
    assert any(text.startswith("Name of all shown units · 2") for text in texts)
    assert texts[-1].startswith("all that is shown · 8")
    accept = menu.actions()[-1].menu().actions()[0]
    assert accept.text() == "Accept 8"
    accept.trigger()
    assert set(screen.decided().values()) == {"accept", "close"}
    assert screen.said[-1].text.startswith("Accepted 8")
    assert screen.said[-1].undo is not None
    screen.said[-1].undo()
    assert set(screen.decided().values()) == {"open"}
    screen.wait(lambda: set(screen.kept().values()) == {"open"})


def test_that_what_is_accepted_is_applied_and_can_be_undone(screen: Screen) -> None:
    screen.compare()
    outcome = screen.space.list.outcome
    assert not outcome.apply.isEnabled()
    screen.go("Kakua")
    screen.press(Key.Key_A)
    screen.wait(outcome.apply.isEnabled)
    screen.wait(lambda: outcome.verdict.text().startswith("0 problem"))
    assert outcome.verdict.height() >= 2 * outcome.verdict.fontMetrics().lineSpacing(), "two lines have room"
    assert outcome.apply.text().startswith("Apply 2")
    read = screen.live.session.read
    screen.click(outcome.apply)
    screen.wait(lambda: any(m.undo for m in screen.said))
    assert read(lambda r: r.unit("P", "d1").name).result() == "Kakwa"
    screen.wait(lambda: ("Kakua", "name") not in screen.decided() and len(screen.decided()) == 6)
    screen.said[-1].undo()
    screen.wait(lambda: screen.decided().get(("Kakua", "name")) == "accept")
    assert read(lambda r: r.unit("P", "d1").name).result() == "Kakua"


def test_that_a_colleagues_decisions_appear(screen: Screen, address: str) -> None:
    screen.compare()
    with open_registry(address, user="colleague") as registry:
        review = review_versions(registry, "P", "A")
        rows = matching(parse_filter("field=point"), review.differences)
        decide(registry, review, rows, "refuse")
    screen.wait(lambda: screen.decided()["Health post 3", "point"] == "refuse")
    screen.go("Health post 3")
    assert screen.space.unit._said.text().startswith("Refused by")


def test_that_a_colleagues_edit_is_compared_again_and_opens_what_was_decided(
    screen: Screen, address: str
) -> None:
    screen.compare()
    screen.go("Kakua")
    screen.press(Key.Key_A)
    screen.wait(lambda: screen.kept().get((uid("d1"), "name")) == "accept")
    with open_registry(address, user="colleague") as registry:
        registry.commit("P", Changeset("theirs", (Set(uid("d1"), "name", "Kakua", "Kakuwa"),)))
    screen.wait(lambda: ("Kakuwa", "name") in screen.decided())
    assert screen.decided()["Kakuwa", "name"] == "open"
    assert screen.decided()["Kakuwa", "boundary"] == "accept"
    assert (screen.review.notes == OUTDATED).sum() == 1


def test_that_a_bulk_decision_is_taken_back_after_it_was_compared_again(screen: Screen, address: str) -> None:
    screen.compare()
    rows = np.arange(len(screen.review.differences))
    screen.space.deciding.decide_rows(rows, "refuse")
    screen.wait(lambda: len(screen.kept()) == len(rows))
    undo = screen.said[-1].undo
    assert undo is not None
    with open_registry(address, user="colleague") as registry:
        registry.commit("P", Changeset("theirs", (Set(uid("d1"), "name", "Kakua", "Kakuwa"),)))
    screen.wait(lambda: ("Kakuwa", "name") in screen.decided())
    assert screen.desk.actions.reason("compare.take-back") is None
    undo()
    assert set(screen.decided().values()) == {"open"}
    # What was decided on a value that is another one by now stays noted as such.
    outdated = (uid("d1"), "name")
    screen.wait(lambda: {key for key, code in screen.kept().items() if code != "open"} == {outdated})
    screen.said.clear()
    undo()
    assert [message.text for message in screen.said] == [
        "There is nothing left to take back: what was decided there has changed since."
    ]


def test_that_an_open_review_is_listed_and_gone_on_with(screen: Screen, address: str) -> None:
    with open_registry(address, user="colleague") as registry:
        review = review_versions(registry, "P", "A")
        decide(registry, review, matching(parse_filter("field=name"), review.differences), "accept")
    start = screen.space.start
    screen.wait(lambda: start.open.count() == 1)
    assert "P · live" in start.open.item(0).text()
    screen.click(start.open.viewport(), start.open.visualItemRect(start.open.item(0)).center())
    screen.wait(lambda: screen.space.reviewing.review is not None)
    assert screen.decided()["Kakua", "name"] == "accept"


def test_that_a_snapshot_can_be_looked_at_but_not_decided(screen: Screen) -> None:
    screen.compare("A@1", "A@2")
    screen.go("Kakua")
    screen.press(Key.Key_A)
    assert set(screen.decided().values()) == {"open"}
    reason = screen.desk.actions.reason("compare.accept")
    assert reason is not None
    assert "snapshot" in reason
    assert not screen.space.unit.accept.isVisible()
    assert not screen.space.list.outcome.apply.isEnabled()


def test_that_a_unit_that_does_not_differ_is_not_decided_in_place_of_the_one_in_the_list(
    screen: Screen,
) -> None:
    screen.compare()
    screen.go("Kakua")
    trees = screen.space.centre.trees
    north = next(p for p in range(trees.lines.rowCount()) if trees.lines.index(p, 0).data() == "North")
    screen.click(trees.viewport(), trees.visualRect(trees.lines.index(north, 0)).center())
    screen.press(Key.Key_A, trees)
    assert set(screen.decided().values()) == {"open"}
    assert screen.desk.actions.reason("compare.accept") == "Choose a unit that differs."


def test_that_quick_keys_decide_on_one_unit_each(screen: Screen) -> None:
    screen.compare()
    screen.lines.setFocus()
    for _ in range(5):
        screen.press(Key.Key_A)
    assert set(screen.decided().values()) == {"accept", "close"}


def test_that_ending_a_review_brings_back_the_start(screen: Screen) -> None:
    screen.compare()
    screen.go("Kakua")
    screen.press(Key.Key_R)
    screen.wait(lambda: bool(screen.kept()))
    screen.desk.actions.run("compare.end")
    screen.wait(lambda: screen.space.reviewing.review is None)
    assert screen.space.start.isVisible()
    assert screen.live.session.read(lambda r: r.reviews.listed()).result() == []
    assert screen.said[-1].text == "The review is ended, for everybody."
    assert screen.said[-1].undo is not None
    screen.said[-1].undo()
    screen.wait(lambda: screen.space.reviewing.review is not None)
    screen.wait(lambda: "refuse" in screen.decided().values())
    assert set(screen.kept().values()) == {"refuse"}


def test_that_a_decision_made_while_it_is_compared_again_is_shown(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.compare()
    read, go_on = threading.Event(), threading.Event()

    def slowly(review: Review, progress: Progress) -> Look:
        read.set()
        go_on.wait(30)
        return look_at(review, progress)

    monkeypatch.setattr(reviewing, "look_at", slowly)
    screen.space.reviewing.compare_again()
    assert read.wait(30)
    screen.go("Kakua")
    screen.press(Key.Key_R)
    screen.wait(lambda: bool(screen.kept()))
    kept = screen.kept()
    before = screen.review.differences
    go_on.set()
    screen.wait(lambda: screen.review.differences is not before)
    screen.wait(lambda: screen.review.counts["refuse"] == len(kept))
