"""Two versions made one out of the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import Answers
from matching_screen import Screen
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.uniting import uniting
from georegistry_desktop.ui.matching.uniting.page import UnionPage
from georegistry_desktop.workflows import unite_versions

Key = Qt.Key


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, lists_address: str) -> Iterator[Screen]:
    made = Screen(qtbot, desk, lists_address)
    made.match()
    yield made
    made.end()


def page(screen: Screen) -> UnionPage:
    return screen.space.uniting.page


def waited(screen: Screen) -> UnionPage:
    """The page, once it says what would come of it."""
    found = page(screen)
    screen.wait(
        lambda: (
            found.isVisible() and screen.space.uniting.job is None and "worked out" not in found.words.text()
        )
    )
    return found


def accept(screen: Screen, name: str = "Kori") -> None:
    screen.go(name)
    screen.press(Key.Key_Return)


def opened(screen: Screen) -> UnionPage:
    accept(screen)
    screen.desk.actions.run("match.union")
    return waited(screen)


def choose(screen: Screen, box: QComboBox, data: str) -> None:
    """By the keyboard, as a person goes down the box."""
    box.setFocus()
    while box.currentData() != data:
        before = box.currentIndex()
        QTest.keyClick(box, Key.Key_Down)
        assert box.currentIndex() == before + 1


def lenient(screen: Screen) -> UnionPage:
    found = opened(screen)
    box = found.form.lenient
    QTest.keyClick(box, Key.Key_Space)
    screen.wait(found.do.isEnabled)
    return found


def reason(screen: Screen, action: str = "match.union") -> str | None:
    return next(a for a in screen.desk.actions.all() if a.id == action).reason()


def test_that_a_union_waits_for_an_accepted_link(screen: Screen) -> None:
    assert reason(screen) == "No link is accepted yet."
    screen.space.show_all()
    assert reason(screen) == "Match two versions first."


def test_that_units_nobody_decided_on_speak_against_it_and_lead_to_the_queue(screen: Screen) -> None:
    found = opened(screen)
    assert not found.do.isEnabled()
    assert "nobody has decided" in found.preview.problems.topLevelItem(0).text(0)
    assert dict(found.preview.facts.told)["One of both"] == "1"
    name = found.preview.problems.topLevelItem(0).text(0).partition(" of List")[0]
    screen.click(found.preview.look)
    screen.wait(lambda: not found.isVisible())
    screen.wait_front()
    front = screen.space.deciding.front
    assert front is not None
    assert name.startswith(front.name)


def line_of(found: UnionPage, version: str) -> str:
    """Choose the first line that is of a unit of a version; gives its uuid."""
    problems = found.preview.problems
    for place in range(problems.topLevelItemCount()):
        problem = problems.topLevelItem(place).data(0, Qt.ItemDataRole.UserRole)
        if problem.params.get("version") == version:
            problems.setCurrentItem(problems.topLevelItem(place))
            return str(problem.uuid)
    raise AssertionError(f"nothing speaks against a unit of {version}")


def test_that_a_unit_of_the_other_version_leads_to_the_one_that_it_is_proposed_for(screen: Screen) -> None:
    found = opened(screen)
    unit = line_of(found, "Country@1")
    screen.click(found.preview.look)
    screen.wait(lambda: not found.isVisible())
    screen.wait_front()
    front = screen.space.deciding.front
    assert front is not None
    assert front.candidates[0].row == screen.review.side_b.row(unit)


def test_that_a_unit_of_the_other_version_that_is_proposed_for_none_is_shown_in_pyramid(
    screen: Screen,
) -> None:
    gone: list[tuple[str, dict[str, object]]] = []
    screen.desk.going.connect(lambda where, place: gone.append((where, place)))
    found = opened(screen)
    unit = line_of(found, "Country@1")
    review = screen.review
    b_row = review.side_b.row(unit)
    review.apply(review.reject(review.partner(b_row), b_row))  # nobody was asked anew yet
    screen.click(found.preview.look)
    screen.wait(lambda: bool(gone))
    assert gone == [("pyramid", {"version": "Country@1", "units": [unit]})]
    assert screen.said[-1].text == "No unit of List · #1 is linked with it or proposed for it."


def test_that_what_can_come_in_becomes_a_version_that_pyramid_opens(screen: Screen) -> None:
    gone: list[tuple[str, dict[str, object]]] = []
    screen.desk.going.connect(lambda where, place: gone.append((where, place)))
    found = lenient(screen)
    found.form.source.setFocus()
    found.form.source.selectAll()
    QTest.keyClicks(found.form.source, "Both")
    choose(screen, found.form.groups[0], "longest")
    screen.wait(lambda: found.do.isEnabled() and screen.space.uniting.job is None)
    said = len(screen.said)
    screen.click(found.do)
    screen.wait(lambda: len(screen.said) > said)
    assert screen.said[-1].text.startswith("Both · #1 is made: ")
    assert gone == [("pyramid", {"version": "Both@1"})]
    origin = screen.live.session.read(lambda r: r.find_version("Both@1")).result().origin["union"]
    assert origin["rules"] == dict.fromkeys(("name", "short_name", "translations"), "longest")
    assert (origin["a"], origin["b"], origin["by"], origin["lenient"]) == (
        "List@1",
        "Country@1",
        "links",
        True,
    )
    assert screen.space.split.isVisible()


def test_that_a_list_of_decisions_counts_and_tells_what_is_wrong_with_it(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    found = lenient(screen)
    file = tmp_path / "by hand.csv"
    file.write_text("unit,field,side\naKori,name,b\n", "utf-8")
    answers.files.append([file])
    screen.click(found.form.ask_list)
    screen.wait(lambda: dict(found.preview.facts.told).get("Decided by hand") == "1")
    file.write_text("unit,field,side\nnobody,name,b\n", "utf-8")
    answers.files.append([file])
    screen.click(found.form.ask_list)
    waited(screen)
    assert "nobody" in found.preview.problems.topLevelItem(0).text(0)
    assert not found.do.isEnabled()
    screen.click(found.form.forget_list)
    screen.wait(found.do.isEnabled)


def test_that_a_name_that_is_taken_or_missing_is_told_in_place(screen: Screen) -> None:
    found = lenient(screen)
    for name, words in (("Country", "'Country' is there already"), ("", "Give the new source a name.")):
        found.form.source.setFocus()
        found.form.source.selectAll()
        QTest.keyClick(found.form.source, Key.Key_Backspace)
        QTest.keyClicks(found.form.source, name)
        screen.wait(lambda words=words: words in found.words.text())
        assert not found.do.isEnabled()


def test_that_decisions_rest_while_the_page_is_in_front_and_escape_leads_back(screen: Screen) -> None:
    found = opened(screen)
    assert QApplication.focusWidget() is found.form.source
    assert reason(screen, "match.accept") == "Go back to the queue first."
    QTest.keyClick(found.form.source, Key.Key_Escape)
    assert screen.space.split.isVisible()
    assert reason(screen, "match.accept") != "Go back to the queue first."


def test_that_a_decision_meanwhile_is_counted(screen: Screen) -> None:
    found = opened(screen)
    before = dict(found.preview.facts.told)["One of both"]
    review = screen.review
    row = next(r for r in screen.lines.lines.rows.tolist() if screen.state(r) == "proposed")
    mine = review.side_a
    best = review.candidates(row)[0].row
    a, b = (str(frame.units["uuid"].iat[at]) for frame, at in ((review.a, row), (review.b, best)))
    assert mine.row(a) == row
    from georegistry_desktop.domain.linking import LinkDecision

    screen.live.session.write(
        "accept", lambda r: r.links.decide("List@1", "Country@1", [LinkDecision(a, b, "accepted")], label="x")
    ).result()
    screen.wait(lambda: dict(found.preview.facts.told).get("One of both", before) != before)
    assert found.isVisible()


def test_that_it_can_be_cancelled_while_it_is_made(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    found = lenient(screen)

    def slowly(
        registry: Registry, *labels: str, dry_run: bool, progress: Progress, **options: object
    ) -> object:
        while not dry_run:
            progress("Uniting name", 1, 2)
        return unite_versions(registry, *labels, dry_run=dry_run, progress=progress, **options)

    monkeypatch.setattr(uniting, "unite_versions", slowly)
    screen.click(found.do)
    job = screen.space.uniting.job
    assert job is not None
    screen.wait(lambda: job.step == "Uniting name")
    screen.click(found.strip.cancel)
    with pytest.raises(Cancelled):
        job.future.result(30)
    screen.wait(found.do.isEnabled)
    assert {v.source for v in screen.live.session.versions} == {"Country", "List"}


def test_that_the_keyboard_stays_where_it_is_when_a_unit_changes_below_the_page(
    qtbot: QtBot, desk: Desk, lists_address: str
) -> None:
    with open_registry(lists_address) as registry:
        registry.copy("Country", "Pyramid")
    screen = Screen(qtbot, desk, lists_address)
    screen.match("List@1", "Pyramid@live")
    found = opened(screen)
    found.form.prefer.setFocus()
    before = screen.space.reviewing.found
    unit = screen.review.b.units.query("name == 'Bumpe CHC'")["uuid"].iat[0]
    change = Changeset("Rename", (Set(unit, "name", "Bumpe CHC", "Bumpe Centre"),))
    screen.live.session.commit("Pyramid", change).result()
    screen.wait(lambda: screen.space.reviewing.found is not before)
    waited(screen)
    assert QApplication.focusWidget() is found.form.prefer
    QTest.keyClick(found.form.prefer, Key.Key_Escape)
    assert screen.space.split.isVisible()
    screen.end()


def by_hand(screen: Screen) -> UnionPage:
    """The page with its units one by one in front; the one that both name otherwise is linked."""
    accept(screen, "Taiama Community Health Center")
    found = lenient(screen)
    screen.wait(lambda: found.preview.by_hand.isVisible())
    screen.click(found.preview.by_hand)
    assert QApplication.focusWidget() is found.by_hand.table
    return found


def taken(found: UnionPage, place: int = 0) -> tuple[str | None, str]:
    """The side of a line and what its last cell says."""
    lines = found.by_hand.lines
    return lines.side(place), lines.index(place, 3).data()


def press(found: UnionPage, screen: Screen, key: Qt.Key) -> None:
    """A key in the list, and what comes of it."""
    QTest.keyClick(found.by_hand.table, key)
    screen.wait(lambda: found.do.isEnabled() and screen.space.uniting.job is None)


def test_that_each_unit_can_be_decided_on_by_hand_with_the_keyboard(screen: Screen) -> None:
    found = by_hand(screen)
    lines = found.by_hand.lines
    shown = [lines.index(0, column).data() for column in range(4)]
    assert shown == ["Taiama Community Health Center", shown[0], "Taiama CHC", "by the rule"]
    assert taken(found) == ("a", "by the rule")
    press(found, screen, Key.Key_Right)
    assert taken(found) == ("b", "by hand")
    assert dict(found.preview.facts.told)["Decided by hand"] == "1"
    assert QApplication.focusWidget() is found.by_hand.table
    press(found, screen, Key.Key_Delete)
    assert taken(found) == ("a", "by the rule")
    press(found, screen, Key.Key_Right)
    unit = lines.unit(0)
    QTest.keyClick(found.by_hand.table, Key.Key_Escape)
    assert QApplication.focusWidget() is found.preview.by_hand
    said = len(screen.said)
    screen.click(found.do)
    screen.wait(lambda: len(screen.said) > said)
    source = found.form.source.text()
    units = screen.live.session.read(lambda r: r.units(f"{source}@1")).result().set_index("uuid")
    assert units.loc[unit, "name"] == "Taiama CHC"


def test_that_what_was_decided_by_hand_goes_with_its_link(screen: Screen) -> None:
    found = by_hand(screen)
    press(found, screen, Key.Key_Right)
    unit = found.by_hand.lines.unit(0)
    for _ in range(2):
        QTest.keyClick(found.by_hand.table, Key.Key_Escape)
    screen.space.went(unit=unit)
    screen.wait(lambda: screen.space.deciding.front and screen.space.deciding.front.uuid == unit)
    screen.press(Key.Key_Delete)
    screen.wait(lambda: not screen.space.reviewing.is_writing)
    screen.desk.actions.run("match.union")
    screen.wait(lambda: any("left out" in message.text for message in screen.said))
    waited(screen)
    screen.wait(found.do.isEnabled)
    assert "Decided by hand" not in dict(found.preview.facts.told)


def test_that_a_click_on_a_value_takes_it_and_a_search_shows_fewer(screen: Screen) -> None:
    found = by_hand(screen)
    table, lines = found.by_hand.table, found.by_hand.lines
    at = table.visualRect(lines.index(0, 2)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    screen.wait(lambda: taken(found) == ("b", "by hand") and found.do.isEnabled())
    QTest.keyClicks(found.by_hand.search, "nowhere")
    screen.wait(lambda: lines.rowCount() == 0)
    assert not any(button.isEnabled() for button in found.by_hand.take)
    found.by_hand.search.selectAll()
    QTest.keyClicks(found.by_hand.search, "taiama chc")
    screen.wait(lambda: lines.rowCount() == 1)


def test_that_decisions_by_hand_become_a_list_that_can_be_read_in_again(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    found = by_hand(screen)
    assert not found.by_hand.save.isEnabled()
    press(found, screen, Key.Key_Right)
    file = tmp_path / "by hand.csv"
    answers.saves.append(file)
    said = len(screen.said)
    screen.click(found.by_hand.save)
    screen.wait(lambda: len(screen.said) > said)
    press(found, screen, Key.Key_Delete)
    assert taken(found) == ("a", "by the rule")
    answers.files.append([file])
    found.form.ask_list.click()
    screen.wait(lambda: taken(found) == ("b", "by hand"))


def test_that_the_list_of_units_to_decide_on_by_hand_is_a_sound_model(
    screen: Screen, qtmodeltester: ModelTester
) -> None:
    found = by_hand(screen)
    qtmodeltester.check(found.by_hand.lines)
    press(found, screen, Key.Key_Right)
