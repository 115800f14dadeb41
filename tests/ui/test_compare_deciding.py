"""Differences decided on by mouse and keyboard, applied, and gone on with."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from comparing import Screen
from factories import uid
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from georegistry_desktop import open_registry
from georegistry_desktop.compare import matching, parse_filter
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.ui.compare import reviewing
from georegistry_desktop.ui.compare.field_table import TAKE
from georegistry_desktop.ui.compare.look import Look, look_at
from georegistry_desktop.workflows import Review, decide, review_versions
from georegistry_desktop.workflows.review.review import OUTDATED

Key = Qt.Key


def test_that_keys_decide_and_go_on_and_it_is_kept(comparing: Screen) -> None:
    comparing.compare()
    unit = comparing.go("Kakua")
    comparing.press(Key.Key_A)
    assert comparing.decided()["Kakua", "name"] == "accept"
    assert comparing.lines.current_unit() not in (unit, -1)
    comparing.wait(lambda: comparing.kept().get((uid("d1"), "boundary")) == "accept")
    comparing.go("Health post 2")
    comparing.press(Key.Key_R)
    comparing.go("Health post 3")
    comparing.press(Key.Key_U)
    comparing.go("Health post 6")
    comparing.press(Key.Key_A)
    wanted = {
        (uid("d1"), "name"): "accept",
        (uid("d1"), "boundary"): "accept",
        (uid("f2"), "parent"): "refuse",
        (uid("f3"), "point"): "refuse-until-changed",
        (uid("f6"), "missing"): "close",
    }
    comparing.wait(lambda: comparing.kept() == wanted)
    comparing.press(Key.Key_Backspace)
    assert comparing.decided()["Health post 6", "missing"] == "open"
    assert comparing.lines.lines.name(comparing.lines.current_unit()) == "Health post 6"
    comparing.wait(lambda: comparing.kept()[uid("f6"), "missing"] == "open")


def test_that_a_box_and_a_fields_tick_decide_by_mouse(comparing: Screen) -> None:
    comparing.compare()
    unit = comparing.go("Kakua")
    place = comparing.lines.lines.listing.place_of(unit)
    index = comparing.lines.lines.index(place, 0)
    box = comparing.lines._delegate.box(comparing.lines.visualRect(index))
    comparing.click(comparing.lines.viewport(), box.center())
    assert comparing.decided()["Kakua", "boundary"] == "accept"
    table = comparing.space.unit.table
    row = next(i for i, field in enumerate(table.fields.rows) if field.name == "boundary")
    cell = table.visualRect(table.fields.index(row, TAKE))
    comparing.click(table.viewport(), cell.center())
    assert comparing.decided()["Kakua", "boundary"] == "open"
    assert comparing.decided()["Kakua", "name"] == "accept"
    assert comparing.lines.lines.state_word(unit) == "partly decided"
    comparing.press(Key.Key_R, table)
    assert comparing.decided()["Kakua", "boundary"] == "refuse"
    assert comparing.decided()["Kakua", "name"] == "accept"


def test_that_the_buttons_of_a_missing_unit_say_what_they_do(comparing: Screen) -> None:
    comparing.compare()
    comparing.go("Health post 6")
    pane = comparing.space.unit
    assert pane.accept.text().startswith("Close it")
    assert pane.delete.isVisible()
    comparing.click(pane.delete)
    assert comparing.decided()["Health post 6", "missing"] == "delete"
    comparing.go("Kakua")
    assert pane.accept.text().startswith("Accept")
    assert not pane.delete.isVisible()


def menu_of_many(comparing: Screen, monkeypatch: pytest.MonkeyPatch) -> QMenu:
    """What M offers on a unit that differs."""
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: menus.append(menu))
    comparing.compare()
    comparing.go("Kakua")
    comparing.press(Key.Key_M)
    (menu,) = menus
    return menu


def test_that_many_are_decided_at_once_with_the_count_said_before(
    comparing: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = menu_of_many(comparing, monkeypatch)
    texts = [action.text() for action in menu.actions()]
    assert texts[0].startswith("Kakua · 2")
    assert any(text.startswith("Name of all shown units · 2") for text in texts)
    assert texts[-1].startswith("all that is shown · 8")
    accept = menu.actions()[-1].menu().actions()[0]
    assert accept.text() == "Accept 8"
    accept.trigger()
    assert set(comparing.decided().values()) == {"accept", "close"}
    assert comparing.said[-1].text.startswith("Accepted 8")
    assert comparing.said[-1].undo is not None
    comparing.said[-1].undo()
    assert set(comparing.decided().values()) == {"open"}
    comparing.wait(lambda: set(comparing.kept().values()) == {"open"})


def test_that_many_missing_units_are_deleted_or_rejected_at_once(
    comparing: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    menu = menu_of_many(comparing, monkeypatch)
    parts = {action.text().partition(" · ")[0]: action.menu() for action in menu.actions()}
    everything = {action.text(): action for action in parts["all that is shown"].actions()}
    assert not any("missing" in action.text() for action in parts["Kakua"].actions())
    for verb, decision in (("reject", "reject"), ("delete", "delete")):
        everything[f"Accept 8, {verb} missing units"].trigger()
        assert set(comparing.decided().values()) == {"accept", decision}
        assert comparing.said[-1].text.endswith(f"missing units are {verb.rstrip('e')}ed.")


def test_that_what_is_accepted_is_applied_and_can_be_undone(comparing: Screen) -> None:
    comparing.compare()
    outcome = comparing.space.list.outcome
    assert not outcome.apply.isEnabled()
    comparing.go("Kakua")
    comparing.press(Key.Key_A)
    comparing.wait(outcome.apply.isEnabled)
    comparing.wait(lambda: outcome.verdict.text().startswith("0 problem"))
    assert outcome.verdict.height() >= 2 * outcome.verdict.fontMetrics().lineSpacing(), "two lines have room"
    assert outcome.apply.text().startswith("Apply 2")
    read = comparing.live.session.read
    comparing.click(outcome.apply)
    comparing.wait(lambda: any(m.undo for m in comparing.said))
    assert read(lambda r: r.unit("P", "d1").name).result() == "Kakwa"
    comparing.wait(lambda: ("Kakua", "name") not in comparing.decided() and len(comparing.decided()) == 6)
    comparing.said[-1].undo()
    comparing.wait(lambda: comparing.decided().get(("Kakua", "name")) == "accept")
    assert read(lambda r: r.unit("P", "d1").name).result() == "Kakua"


def test_that_a_colleagues_decisions_appear(comparing: Screen, compared_address: str) -> None:
    comparing.compare()
    with open_registry(compared_address, user="colleague") as registry:
        review = review_versions(registry, "P", "A")
        rows = matching(parse_filter("field=point"), review.differences)
        decide(registry, review, rows, "refuse")
    comparing.wait(lambda: comparing.decided()["Health post 3", "point"] == "refuse")
    comparing.go("Health post 3")
    assert comparing.space.unit._said.text().startswith("Refused by")


def test_that_a_colleagues_edit_is_compared_again_and_opens_what_was_decided(
    comparing: Screen, compared_address: str
) -> None:
    comparing.compare()
    comparing.go("Kakua")
    comparing.press(Key.Key_A)
    comparing.wait(lambda: comparing.kept().get((uid("d1"), "name")) == "accept")
    with open_registry(compared_address, user="colleague") as registry:
        registry.commit("P", Changeset("theirs", (Set(uid("d1"), "name", "Kakua", "Kakuwa"),)))
    comparing.wait(lambda: ("Kakuwa", "name") in comparing.decided())
    assert comparing.decided()["Kakuwa", "name"] == "open"
    assert comparing.decided()["Kakuwa", "boundary"] == "accept"
    assert (comparing.review.notes == OUTDATED).sum() == 1


def test_that_a_bulk_decision_is_taken_back_after_it_was_compared_again(
    comparing: Screen, compared_address: str
) -> None:
    comparing.compare()
    rows = np.arange(len(comparing.review.differences))
    comparing.space.deciding.decide_rows(rows, "refuse")
    comparing.wait(lambda: len(comparing.kept()) == len(rows))
    undo = comparing.said[-1].undo
    assert undo is not None
    with open_registry(compared_address, user="colleague") as registry:
        registry.commit("P", Changeset("theirs", (Set(uid("d1"), "name", "Kakua", "Kakuwa"),)))
    comparing.wait(lambda: ("Kakuwa", "name") in comparing.decided())
    assert comparing.desk.actions.reason("compare.take-back") is None
    undo()
    assert set(comparing.decided().values()) == {"open"}
    # What was decided on a value that is another one by now stays noted as such.
    outdated = (uid("d1"), "name")
    comparing.wait(lambda: {key for key, code in comparing.kept().items() if code != "open"} == {outdated})
    comparing.said.clear()
    undo()
    assert [message.text for message in comparing.said] == [
        "There is nothing left to take back: what was decided there has changed since."
    ]


def test_that_an_open_review_is_listed_and_gone_on_with(comparing: Screen, compared_address: str) -> None:
    with open_registry(compared_address, user="colleague") as registry:
        review = review_versions(registry, "P", "A")
        decide(registry, review, matching(parse_filter("field=name"), review.differences), "accept")
    start = comparing.space.start
    comparing.wait(lambda: start.open.count() == 1)
    assert "P · live" in start.open.item(0).text()
    comparing.click(start.open.viewport(), start.open.visualItemRect(start.open.item(0)).center())
    comparing.wait(lambda: comparing.space.reviewing.review is not None)
    assert comparing.decided()["Kakua", "name"] == "accept"


def test_that_a_snapshot_can_be_looked_at_but_not_decided(comparing: Screen) -> None:
    comparing.compare("A@1", "A@2")
    comparing.go("Kakua")
    comparing.press(Key.Key_A)
    assert set(comparing.decided().values()) == {"open"}
    reason = comparing.desk.actions.reason("compare.accept")
    assert reason is not None
    assert "snapshot" in reason
    assert not comparing.space.unit.accept.isVisible()
    assert not comparing.space.list.outcome.apply.isEnabled()


def test_that_a_unit_that_does_not_differ_is_not_decided_in_place_of_the_one_in_the_list(
    comparing: Screen,
) -> None:
    comparing.compare()
    comparing.go("Kakua")
    trees = comparing.space.centre.trees
    north = next(p for p in range(trees.lines.rowCount()) if trees.lines.index(p, 0).data() == "North")
    comparing.click(trees.viewport(), trees.visualRect(trees.lines.index(north, 0)).center())
    comparing.press(Key.Key_A, trees)
    assert set(comparing.decided().values()) == {"open"}
    assert comparing.desk.actions.reason("compare.accept") == "Choose a unit that differs."


def test_that_quick_keys_decide_on_one_unit_each(comparing: Screen) -> None:
    comparing.compare()
    comparing.lines.setFocus()
    for _ in range(5):
        comparing.press(Key.Key_A)
    assert set(comparing.decided().values()) == {"accept", "close"}


def test_that_ending_a_review_brings_back_the_start(comparing: Screen) -> None:
    comparing.compare()
    comparing.go("Kakua")
    comparing.press(Key.Key_R)
    comparing.wait(lambda: bool(comparing.kept()))
    comparing.desk.actions.run("compare.end")
    comparing.wait(lambda: comparing.space.reviewing.review is None)
    assert comparing.space.start.isVisible()
    assert comparing.live.session.read(lambda r: r.reviews.listed()).result() == []
    assert comparing.said[-1].text == "The review is ended, for everybody."
    assert comparing.said[-1].undo is not None
    comparing.said[-1].undo()
    comparing.wait(lambda: comparing.space.reviewing.review is not None)
    comparing.wait(lambda: "refuse" in comparing.decided().values())
    assert set(comparing.kept().values()) == {"refuse"}


def test_that_a_decision_made_while_it_is_compared_again_is_shown(
    comparing: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparing.compare()
    read, go_on = threading.Event(), threading.Event()

    def slowly(review: Review, progress: Progress) -> Look:
        read.set()
        go_on.wait(30)
        return look_at(review, progress)

    monkeypatch.setattr(reviewing, "look_at", slowly)
    comparing.space.reviewing.compare_again()
    assert read.wait(30)
    comparing.go("Kakua")
    comparing.press(Key.Key_R)
    comparing.wait(lambda: bool(comparing.kept()))
    kept = comparing.kept()
    before = comparing.review.differences
    go_on.set()
    comparing.wait(lambda: comparing.review.differences is not before)
    comparing.wait(lambda: comparing.review.counts["refuse"] == len(kept))
