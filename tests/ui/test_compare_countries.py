"""The comparison on whole countries: the demo's two sources, Sierra Leone and a changed copy of it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from comparing import Screen
from made_once import CopyOf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from whole_countries import changed_sierra_leone, demo

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.workflows import compare_versions

Key = Qt.Key


@pytest.fixture(params=[demo, changed_sierra_leone], ids=["demo", "sierra-leone"])
def country_screen(
    request: pytest.FixtureRequest, copy_of: CopyOf, qtbot: QtBot, desk: Desk
) -> Iterator[Screen]:
    other = "Ministry list@1"
    if (make := request.param) is not demo:
        request.getfixturevalue("shared_data")
        other = "DHIS2@2"
    screen = Screen(qtbot, desk, copy_of(make))
    screen.compare("Pyramid@live", other)
    yield screen
    screen.end()


def test_that_a_whole_country_is_reviewed_by_keys_applied_and_undone(
    country_screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = country_screen
    lines, outcome = screen.lines, screen.space.list.outcome
    before = dict(screen.review.differences.comparison.counts)
    lines.setFocus()
    seen = []
    for key in (Key.Key_A, Key.Key_R, Key.Key_U, Key.Key_A):
        seen.append(lines.current_key())
        screen.press(key)
    assert len(set(seen)) == 4
    menus: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: menus.append(menu))
    screen.press(Key.Key_M)
    menus[0].actions()[-1].menu().actions()[0].trigger()
    assert screen.review.accepted.all()
    screen.wait(lambda: screen.space.reviewing.foresight is not None)
    assert outcome.verdict.text().startswith("0 problem")
    assert outcome.apply.isEnabled()
    screen.desk.actions.run("compare.apply")
    screen.wait(lambda: any(message.undo for message in screen.said[1:]))
    screen.wait(lambda: screen.space.reviewing.job is None and not screen.review.accepted.any())
    left = screen.review.differences
    # What is missing was closed, and is missing still.
    assert (left.names == "missing").sum() == before["missing"]
    assert (left.names == "new").sum() < max(1, before["new"])
    screen.said[-1].undo()
    screen.wait(lambda: dict(screen.review.differences.comparison.counts) == before)


def test_that_walking_through_all_differences_shows_each_unit(country_screen: Screen) -> None:
    screen = country_screen
    screen.wait(lambda: screen.space.centre.maps.sides is not None)
    lines = screen.lines
    lines.setFocus()
    units = len(screen.review.differences.units)
    for unit in np.linspace(0, units - 1, 12).astype(int).tolist():
        assert lines.go_to(unit)
        screen.wait(lambda unit=unit: screen.space.unit.facts.unit == unit)
        facts = screen.space.unit.facts
        assert facts.name
        assert any(len(field.rows) for field in facts.fields)
        trees = screen.space.centre.trees
        line = trees.lines.line(trees.currentIndex().row())
        assert trees.lines.pair.unit_of[line] == unit


def test_that_the_window_counts_what_the_command_counts(country_screen: Screen) -> None:
    screen = country_screen
    review = screen.review
    counts = screen.live.session.read(
        lambda r: compare_versions(r, review.base, review.other).counts
    ).result()
    look = screen.space.reviewing.look
    assert look is not None
    assert look.same == counts["same"]
    assert sum(look.kinds.values()) == counts["new"] + counts["missing"] + counts["changed"]
