"""What happens around a decision on duplicates: news, other versions, other registries; on both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from duplicates_screen import DuplicatesScreen, twice
from made_once import CopyOf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.workflows import merge_duplicates, set_typed

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


def take_name(found: DuplicatesScreen) -> None:
    """Press the name of the second unit, so that the first one gets it."""
    fields = found.space.pair.fields
    row = next(r for r in range(fields.rowCount()) if fields.item(r, 0).text() == "Name")
    found.space.pair.choose(0)
    found.click(fields.viewport(), fields.visualItemRect(fields.item(row, 2)).center())
    assert fields.take(0) == ["name"]


def test_that_fields_that_were_chosen_outlast_the_writing_of_the_decision_before(
    found: DuplicatesScreen,
) -> None:
    found.go(ROTIFUNK)
    found.press("n")
    found.go(NJALA)
    take_name(found)
    found.settle()
    found.qtbot.wait(100)
    found.wait_front()
    assert found.space.pair.fields.take(0) == ["name"]


def test_that_fields_that_were_chosen_outlast_what_a_colleague_does_elsewhere(
    found: DuplicatesScreen, address: str
) -> None:
    found.go(NJALA)
    take_name(found)
    with open_registry(address, user="other") as registry:
        uuid = registry.units("Pyramid").set_index("name").loc["Gondama CHC", "uuid"]
        set_typed(registry, "Pyramid", [uuid], {"code": "77"})
    found.wait(lambda: "changed since" in found.space.bar.told.text())
    found.wait_front()
    assert found.space.pair.fields.take(0) == ["name"]


def test_that_enter_merges_after_a_press_on_a_field(found: DuplicatesScreen) -> None:
    at = found.go(NJALA)
    take_name(found)
    found.press(Key.Key_Return)
    found.wait(lambda: found.state(at) == "merged")


def test_that_the_message_takes_back_after_looking_again(found: DuplicatesScreen) -> None:
    before = found.names()
    found.go(NJALA)
    found.press("1")
    found.settle()
    found.wait(lambda: found.said)
    undo = found.said[-1].undo
    found.space.look_again()
    found.wait(lambda: found.space.searching.job is None and found.space.front is not None)
    undo()
    found.settle()
    found.qtbot.wait(300)
    assert found.names() == before


def test_that_a_bulk_waits_for_the_filter(found: DuplicatesScreen) -> None:
    found.space.list.bulk.score.setValue(50)
    found.space.list.filters.search.setFocus()
    QTest.keyClicks(found.space.list.filters.search, "rotifunk")
    QTest.keyClick(found.space.list.filters.search, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    found.settle()
    accepted = [found.review.names(at) for at in range(len(found.review)) if found.state(at) == "accepted"]
    assert all("Rotifunk" in one for one, _ in accepted), accepted


def test_that_undo_in_the_window_of_a_merge_before_is_told(found: DuplicatesScreen) -> None:
    found.go(NJALA)
    found.press("1")
    found.settle()
    found.space.look_again()
    found.wait(lambda: found.space.searching.job is None and found.space.front is not None)
    found.live.session.undo().result()
    found.wait(lambda: found.space.bar.again.isVisible())


def test_that_links_to_all_sources_are_told(found: DuplicatesScreen, address: str) -> None:
    at = found.go(NJALA)
    two = found.review.pair(at)[1]
    with open_registry(address) as registry:
        registry.load("Other", registry.read("Country@1"), origin={})
        for version in ("Country@1", "Other@1"):
            uuid = registry.units(version)["uuid"].iloc[0]
            registry.links.decide(
                "Pyramid", version, [LinkDecision(two, uuid, "accepted")], label="Link them"
            )
    found.press("1")
    found.settle()
    found.wait(lambda: "was linked" in found.said[-1].text)
    assert "1 unit(s) of Country" in found.said[-1].text
    assert "1 unit(s) of Other" in found.said[-1].text


def test_that_nothing_of_a_closed_registry_is_kept(found: DuplicatesScreen, tmp_path: Path) -> None:
    found.go(NJALA)
    found.press("1")
    found.settle()
    found.space.list.filters.search.setText("rotifunk")
    found.space.start.say("No two units of Country seem to be the same place.")
    space = found.space
    space.closed()
    assert not space.judging._mine
    assert not space.judging.is_writing
    assert not space.start.result.text()
    assert not space.list.filters.search.text()


def test_that_looking_again_can_be_cancelled_and_leaves_the_list_as_it_was(found: DuplicatesScreen) -> None:
    found.go(ROTIFUNK)
    found.press("n")
    found.settle()
    before = found.review
    at = found.go(NJALA)
    found.space.look_again()
    assert found.space.searching.job is not None
    found.space.start.strip.cancelled.emit()
    found.wait(lambda: found.space.searching.job is None)
    found.wait_front()
    assert found.review is before
    assert found.space.list.lines.current_row() == at


def test_that_an_undo_that_is_refused_after_looking_again_is_told_and_mixes_nothing_in(
    found: DuplicatesScreen, address: str
) -> None:
    at = found.go(NJALA)
    found.press("1")
    found.settle()
    found.wait(lambda: found.said)
    undo, kept = found.said[-1].undo, found.review.pair(at)[0]
    found.space.look_again()
    found.wait(lambda: found.space.searching.job is None and found.space.front is not None)
    with open_registry(address, user="other") as registry:
        set_typed(registry, "Pyramid", [kept], {"name": "Quite another name"})
        gone = merge_duplicates(registry, "Pyramid", kept, registry.units("Pyramid")["uuid"].iloc[-1])
    assert gone.revision
    undo()
    found.settle()
    found.wait(lambda: len(found.said) > 1)
    assert not found.space.judging.can_take_back


def test_that_a_second_merge_stands_though_the_first_is_taken_back(found: DuplicatesScreen) -> None:
    one = found.go(NJALA)
    found.press("1")
    found.settle()
    found.wait(lambda: found.said)
    undo = found.said[-1].undo
    two = found.go(ROTIFUNK)
    found.press("1")
    found.settle()
    undo()
    found.settle()
    assert (found.state(one), found.state(two)) == ("proposed", "merged")
    found.wait_front()
    found.press("u")
    found.wait(lambda: found.state(two) == "proposed")


def test_that_scores_are_told_to_be_of_before_a_merge(found: DuplicatesScreen) -> None:
    bar = found.space.bar
    told = bar.told.text()
    found.go(NJALA)
    found.press("1")
    found.wait(lambda: bar.again.isVisible())
    assert bar.told.text() == "1 unit(s) merged since; scores and reasons are those of before."
    found.wait(lambda: found.said)
    found.press("u")
    found.wait(lambda: not bar.again.isVisible())
    assert bar.told.text() == told


def test_that_a_second_key_right_after_a_decision_was_kept_is_heard(found: DuplicatesScreen) -> None:
    found.go(ROTIFUNK)
    found.press("n")
    found.go(NJALA)
    seen = found.space.front
    found.settle()
    found.qtbot.wait(50)
    assert found.space.front is seen, "what is in front was not read anew for what was kept of another"


def test_that_the_words_of_a_filter_are_not_kept_for_another_version(found: DuplicatesScreen) -> None:
    filters = found.space.list.filters
    filters.search.setText("rotifunk")
    found.wait(lambda: len(found.space.list.lines.lines.rows) == 1)
    found.space.look_again()
    found.wait(lambda: found.space.searching.job is None and found.space.front is not None)
    assert filters.search.text() == "rotifunk"
    found.space.search("Country@1")
    found.wait(lambda: found.space.searching.job is None and found.space.front is not None)
    assert filters.search.text() == ""
    found.wait(lambda: len(found.space.list.lines.lines.rows) == len(found.review))


def test_that_a_name_in_other_letters_is_not_said_to_be_kept(screen: DuplicatesScreen, address: str) -> None:
    with open_registry(address, user="other") as registry:
        uuid = registry.units("Pyramid").set_index("name").loc[NJALA, "uuid"]
        set_typed(registry, "Pyramid", [uuid], {"name": "NJALA University  Health Centre"})
    screen.find()
    screen.go("NJALA University  Health Centre")
    assert "goes into" in screen.space.pair.consequence.text()
    assert "Both names" not in screen.space.pair.consequence.text()
    screen.go(ROTIFUNK)
    assert "Both names are kept" in screen.space.pair.consequence.text()
