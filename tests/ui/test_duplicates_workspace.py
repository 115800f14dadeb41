"""Duplicates found, looked at, told apart and merged in the window, on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from answers import Answers
from duplicates_screen import DuplicatesScreen, twice
from made_once import CopyOf
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.sources.workspace import Sources
from georegistry_desktop.ui.widgets import reason_of
from georegistry_desktop.workflows import decide_duplicates, merge_duplicates

Key = Qt.Key
NJALA, ROTIFUNK = "Njala Uni. Health Centre", "Rotifunk Mission Hosp."


@pytest.fixture
def address(copy_of: CopyOf) -> str:
    return copy_of(twice)


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, address: str) -> Iterator[DuplicatesScreen]:
    made = DuplicatesScreen(qtbot, desk, address)
    yield made
    made.end()


@pytest.fixture
def found(screen: DuplicatesScreen) -> DuplicatesScreen:
    screen.find()
    return screen


def test_that_pairs_are_listed_with_names_marked_parents_distance_and_reasons(
    found: DuplicatesScreen,
) -> None:
    found.go(NJALA)
    pair = found.space.pair
    assert len(found.review) >= 2
    assert {card.name.text for card in pair.cards} == {NJALA, "Njala University Health Centre"}
    assert all(card.name.spans for card in pair.cards)
    assert "Bo › Northern › Sierra" in pair.cards[0].above.text()
    assert "km apart" in pair.heading.text()
    assert 50 <= int(pair.score.text()) <= 100
    assert found.space.why.waterfall.bars
    found.wait(lambda: found.space.maps.grounds is not None)
    assert len(found.space.maps._tools[0].pins) == 2


def test_that_a_key_merges_into_the_first_as_one_step_and_u_takes_it_back(found: DuplicatesScreen) -> None:
    before = found.names()
    at = found.go(NJALA)
    first, second = (told.name for told in found.space.pair.front.units)
    found.press("1")
    found.wait(lambda: found.state(at) == "merged")
    assert found.names() == sorted([name for name in before if name != second])
    found.wait(lambda: found.live.session.steps.undo)
    assert found.live.session.steps.undo[0].label == f"Merge {second} into {first}"
    assert found.said[-1].text == f"Merge {second} into {first}"
    assert found.space.list.lines.current_row() != at, "it goes on"
    found.press("u")
    found.wait(lambda: found.state(at) == "proposed")
    assert found.names() == before
    found.wait_front()
    assert found.space.front.at == at


def test_that_the_other_one_is_kept_by_2_and_enter_keeps_the_chosen(found: DuplicatesScreen) -> None:
    at = found.go(NJALA)
    units = found.space.pair.front.units
    found.press("2")
    found.wait(lambda: found.state(at) == "merged")
    assert units[0].name not in found.names()
    other = found.go(ROTIFUNK)
    units = found.space.pair.front.units
    found.press(Key.Key_Right)
    assert found.space.pair.stays == 1
    assert found.space.pair.cards[1].stays.text() == "stays"
    found.press(Key.Key_Return)
    found.wait(lambda: found.state(other) == "merged")
    assert units[0].name not in found.names()


def test_that_a_field_is_taken_from_the_one_that_goes_by_mouse(found: DuplicatesScreen) -> None:
    at = found.go(NJALA)
    pair = found.space.pair
    names = [told.name for told in pair.front.units]
    fields = pair.fields
    row = next(r for r in range(fields.rowCount()) if fields.item(r, 0).text() == "Name")
    pair.choose(0)
    found.click(fields.viewport(), fields.visualItemRect(fields.item(row, 2)).center())
    assert fields.take(0) == ["name"]
    assert fields.take(1) == []
    found.click(pair.buttons["keep-first"])
    found.settle()
    kept = found.review.pair(at)[0]
    unit = found.live.session.read(lambda r: r.unit("Pyramid", kept)).result()
    assert unit.name == names[1]
    assert names[0] in unit.aliases


def test_that_the_unit_that_stays_is_chosen_in_pyramid(found: DuplicatesScreen) -> None:
    gone: list[tuple[str, dict[str, object]]] = []
    found.desk.going.connect(lambda where, place: gone.append((where, place)))
    found.go(NJALA)
    pair = found.space.pair
    found.space.show_in_pyramid()
    front = pair.front
    assert gone == [("pyramid", {"version": front.version, "units": [front.units[pair.stays].uuid]})]


def test_that_n_says_two_places_which_is_kept_and_not_asked_again(found: DuplicatesScreen) -> None:
    at = found.go(NJALA)
    found.press("n")
    assert found.state(at) == "rejected"
    assert found.kept() == {"rejected"}
    found.space.look_again()
    found.wait(lambda: found.space.searching.job is None and found.space.front is not None)
    assert found.review.counts()["rejected"] == 1
    found.space.list.filters.chips["rejected"].click()
    found.wait(lambda: len(found.space.list.lines.lines.rows) == 1)
    found.wait_front()
    assert found.space.pair.chip.text() == "two places"
    assert f"by {found.live.session.user}" in found.space.pair.who.text()
    found.space.list.lines.setFocus()
    found.press(Key.Key_Delete)
    assert found.kept() == set(), "left open again"


def test_that_a_says_one_place_and_s_skips(found: DuplicatesScreen) -> None:
    first = found.go(NJALA)
    found.press("s")
    found.wait(lambda: found.space.list.lines.current_row() != first)
    assert found.state(first) == "proposed"
    found.go(NJALA)
    found.press("a")
    assert found.state(first) == "accepted"
    assert found.kept() == {"accepted"}
    found.press("u")
    found.wait(lambda: found.state(first) == "proposed")
    assert found.kept() == set()


def test_that_all_from_a_score_are_taken_for_one_place_and_the_message_takes_it_back(
    found: DuplicatesScreen,
) -> None:
    bulk = found.space.list.bulk
    bulk.score.setValue(50)
    found.space._foretell()
    waiting = found.review.waiting()
    assert bulk.accept.text() == f"Take {waiting} pair(s) for one place"
    found.click(bulk.accept)
    assert found.kept() == {"accepted"}
    found.wait(lambda: found.said and found.said[-1].undo is not None)
    found.said[-1].undo()
    found.wait(lambda: found.review.waiting() == waiting)
    assert found.kept() == set()


def test_that_a_frozen_version_says_why_and_a_copy_of_it_can_be_merged_in(screen: DuplicatesScreen) -> None:
    screen.find("Country@1")
    screen.go(NJALA)
    pair = screen.space.pair
    assert pair.frozen.isVisible()
    assert "frozen" in reason_of(pair.buttons["keep-first"])
    assert "Copy it to a curated source" in reason_of(pair.buttons["keep-first"])
    screen.press("a")
    assert screen.kept("Country@1") == {"accepted"}, "that can be said of any version"
    screen.go(NJALA)
    screen.click(pair.frozen.button)
    assert pair.frozen.line.text() == "Country curated"
    QTest.keyClick(pair.frozen.line, Key.Key_Return)
    screen.wait(
        lambda: (
            screen.space.judging.review is not None
            and screen.review.frame.label == "Country curated@live"
            and screen.space.front is not None
        )
    )
    at = screen.go(NJALA)
    screen.press("1")
    screen.wait(lambda: screen.state(at) == "merged")


def test_that_the_undo_of_the_window_is_shown_too(found: DuplicatesScreen) -> None:
    at = found.go(NJALA)
    found.press("1")
    found.settle()
    found.live.session.undo().result()
    found.wait(lambda: found.state(at) == "proposed")
    assert not found.space.judging.can_take_back
    found.live.session.redo().result()
    found.wait(lambda: found.state(at) == "merged")
    assert found.space.judging.can_take_back


def test_that_what_somebody_else_decided_is_not_overwritten(found: DuplicatesScreen, address: str) -> None:
    at = found.go(NJALA)
    with open_registry(address, user="other") as registry:
        decide_duplicates(registry, "Pyramid", [found.review.pair(at)], "rejected")
    found.press("a")
    found.wait(lambda: found.state(at) == "rejected")
    assert any("Somebody else decided" in message.text for message in found.said)
    assert found.kept() == {"rejected"}


def test_that_a_unit_that_somebody_else_merged_is_asked_about_no_more(
    found: DuplicatesScreen, address: str
) -> None:
    at = found.go(NJALA)
    one, two = found.review.pair(at)
    with open_registry(address, user="other") as registry:
        merge_duplicates(registry, "Pyramid", one, two)
    found.wait(lambda: found.state(at) == "gone")
    assert "changed since" in found.space.bar.told.text()
    found.click(found.space.bar.again)
    found.wait(lambda: found.space.searching.job is None and found.space.front is not None)
    assert all(NJALA not in found.review.names(at) for at in range(len(found.review)))


def test_that_links_of_what_went_are_told_with_the_way_to_decide_anew(
    found: DuplicatesScreen, address: str
) -> None:
    at = found.go(NJALA)
    two = found.review.pair(at)[1]
    uuid = found.live.session.read(lambda r: r.units("Country@1")["uuid"].iloc[0]).result()
    with open_registry(address) as registry:
        registry.links.decide(
            "Pyramid", "Country@1", [LinkDecision(two, uuid, "accepted")], label="Link them"
        )
    found.press("1")
    found.wait(lambda: found.said)
    found.settle()
    found.wait(lambda: "was linked to 1 unit(s) of Country" in found.said[-1].text)
    found.said[-1].action[1]()
    assert found.gone[-1] == ("match", {"a": "Pyramid@live", "b": "Country@1"})


def test_that_the_list_is_filtered_by_words_and_put_in_order(found: DuplicatesScreen) -> None:
    filters, lines = found.space.list.filters, found.space.list.lines
    QTest.keyClick(lines, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert filters.search.hasFocus()
    QTest.keyClicks(filters.search, "rotifunk")
    found.wait(lambda: len(lines.lines.rows) == 1)
    assert "Rotifunk" in lines.lines.name(int(lines.lines.rows[0]))
    QTest.keyClicks(filters.search, "xyz")
    found.wait(lambda: found.space.list.pages.currentIndex() == 1)
    filters.reset()
    found.wait(lambda: len(lines.lines.rows) == len(found.review))
    filters.order.setCurrentIndex(2)
    found.wait(lambda: list(lines.lines.rows) == list(found.review.queue("tree")))


def test_that_the_pairs_are_written_to_a_file(
    found: DuplicatesScreen, answers: Answers, tmp_path: Path
) -> None:
    answers.saves.append(tmp_path / "pairs.csv")
    found.desk.actions.run("duplicates.write")
    found.wait((tmp_path / "pairs.csv").exists)
    found.wait(lambda: found.said)
    assert found.said[-1].text == "The pairs are in pairs.csv."
    assert "Njala" in (tmp_path / "pairs.csv").read_text("utf-8")


def test_that_a_version_without_duplicates_says_so(screen: DuplicatesScreen) -> None:
    screen.space.start.score.setValue(100)
    screen.space.start.choose("Country@1")
    screen.click(screen.space.start.run)
    screen.wait(lambda: screen.space.start.result.isVisible())
    assert screen.space.start.result.text() == "No two units of Country · #1 seem to be the same place."


def test_that_a_search_is_cancelled(screen: DuplicatesScreen) -> None:
    screen.space.start.choose("Pyramid@live")
    screen.space.start.run.click()
    screen.click(screen.space.start.strip.cancel)
    screen.wait(lambda: screen.space.searching.job is None)
    assert screen.space.judging.review is None or screen.space.front is not None


def test_that_its_place_is_found_again(found: DuplicatesScreen, qtbot: QtBot) -> None:
    found.go(ROTIFUNK)
    place = found.space.save()
    found.space.show_start()
    found.space.restore(place)
    found.wait_front()
    assert ROTIFUNK in found.review.names(found.space.front.at)


def test_that_nothing_is_merged_while_edits_are_collected(found: DuplicatesScreen) -> None:
    found.go(NJALA)
    found.live.session.collecting = True
    found.space._refresh()
    assert "Commit or discard" in reason_of(found.space.pair.buttons["keep-first"])
    found.live.session.collecting = False


def test_that_a_card_is_chosen_by_a_press_and_taken_by_two(found: DuplicatesScreen) -> None:
    at = found.go(NJALA)
    pair = found.space.pair
    found.click(pair.cards[1], QPoint(30, 12))
    assert pair.stays == 1
    assert "goes into" in pair.consequence.text()
    found.click(pair.cards[0], QPoint(30, 12), twice=True)
    found.wait(lambda: found.state(at) == "merged")


def test_that_the_way_there_leads_from_pyramid_sources_and_match(
    whole_window: MainWindow, qtbot: QtBot
) -> None:
    desk = whole_window.desk
    gone: list[tuple[str, object]] = []
    desk.going.connect(lambda key, place: gone.append((key, place)))
    qtbot.waitUntil(lambda: desk.actions.reason("pyramid.duplicates") is None, timeout=30_000)
    desk.actions.run("pyramid.duplicates")
    assert gone.pop() == ("duplicates", {"version": desk.place.version})
    desk.go("sources")
    sources = whole_window.findChild(Sources)
    assert sources is not None
    sources.list.choose("DHIS2@1")
    qtbot.waitUntil(lambda: desk.actions.reason("sources.duplicates") is None, timeout=30_000)
    desk.actions.run("sources.duplicates")
    assert sources.list.version is not None
    assert gone.pop() == ("duplicates", {"version": sources.list.version.label})
    desk.go("match")
    qtbot.waitUntil(lambda: desk.actions.reason("match.duplicates") is None, timeout=30_000)
    desk.actions.run("match.duplicates")
    assert gone.pop() == ("duplicates", {})
