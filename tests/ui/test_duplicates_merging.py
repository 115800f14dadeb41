"""All that is one place merged in one go, in the window, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from duplicates_screen import TWICE, DuplicatesScreen, twice
from made_once import CopyOf
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.widgets import reason_of
from georegistry_desktop.workflows import decide_duplicates

_TWINS = sorted([*TWICE["Bo"][:2], *TWICE["Moyamba"][1:3]])


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, copy_of: CopyOf) -> Iterator[DuplicatesScreen]:
    made = DuplicatesScreen(qtbot, desk, copy_of(twice))
    yield made
    made.end()


def twins(screen: DuplicatesScreen) -> list[str]:
    return [name for name in screen.names() if name in _TWINS]


def merged(screen: DuplicatesScreen) -> None:
    """Until all are merged, and the rest looked for anew."""
    screen.wait(lambda: screen.space.merging.job is None and screen.said)
    screen.wait(lambda: screen.space.searching.job is None)


def test_that_a_button_merges_all_that_are_one_place_and_its_message_takes_them_back(
    screen: DuplicatesScreen,
) -> None:
    screen.find()
    bulk = screen.space.list.bulk
    assert not bulk.merge.isVisible(), "nothing is one place yet"
    for name in ("Rotifunk Mission Hosp.", "Njala Uni. Health Centre"):
        screen.go(name)
        screen.press("a")
    screen.settle()
    assert bulk.merge.text() == "Merge 2 pair(s)"
    screen.said.clear()
    screen.click(bulk.merge)
    assert reason_of(bulk.merge) == "They are being merged."
    merged(screen)
    assert len(twins(screen)) == 2
    done = screen.said[-1]
    assert done.text == "2 unit(s) are merged"
    assert len(screen.live.session.steps.undo) == 3, "two decisions and all merges"
    assert done.undo is not None
    done.undo()
    screen.wait(lambda: twins(screen) == _TWINS)


def test_that_a_key_does_it_and_what_is_left_is_weighed_anew(screen: DuplicatesScreen) -> None:
    screen.find()
    screen.go("Rotifunk Mission Hosp.")
    before = screen.review
    screen.press("a")
    screen.settle()
    screen.said.clear()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(screen.space.list.lines, Qt.Key.Key_Return, both)
    merged(screen)
    screen.wait_front()
    assert screen.review is not before
    assert screen.review.merged_count == 0
    assert len(twins(screen)) == 3


def test_that_what_cannot_be_merged_is_told_with_its_reason(screen: DuplicatesScreen) -> None:
    def decide(registry):  # type: ignore[no-untyped-def]
        units = registry.units("Pyramid")
        one = units[units["name"] == "Taiama CHC"].iloc[0]
        pair = (one["uuid"], one["parent"])
        return decide_duplicates(registry, "Pyramid", [pair], "accepted")

    screen.live.session.write("decide", decide).result()
    screen.find()
    screen.said.clear()
    screen.click(screen.space.list.bulk.merge)
    screen.wait(lambda: screen.said)
    said = screen.said[-1]
    assert (said.kind, said.text) == ("warning", "1 pair(s) cannot be merged.")
    assert "Taiama CHC" in (said.details or "")
    assert twins(screen) == _TWINS
    assert reason_of(screen.space.list.bulk.merge) == ""


def test_that_in_a_frozen_version_it_says_why_not(screen: DuplicatesScreen) -> None:
    screen.find("Country@1")
    screen.go("Rotifunk Mission Hosp.")
    screen.press("a")
    screen.settle()
    merge = screen.space.list.bulk.merge
    assert merge.isVisible()
    assert "frozen" in (reason_of(merge) or "")
