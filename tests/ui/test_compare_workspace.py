"""Two versions set side by side: list, trees, maps and fields show them together."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace

import numpy as np
import pytest
from comparing import Screen, two_versions
from factories import uid
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from georegistry_desktop.compare import UNIT_KINDS
from georegistry_desktop.ui.compare.chooser import Chooser
from georegistry_desktop.ui.desk import Desk

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


def test_that_a_comparison_shows_what_differs_and_the_first_unit(screen: Screen) -> None:
    screen.compare()
    space = screen.space
    chips = {kind: chip.text() for kind, chip in space.list.filters.chips.items()}
    assert chips == {
        "new": "New 0",
        "missing": "Missing 1",
        "changed": "Changed 3",
        "moved": "Moved 1",
        "check": "Check 0",
    }
    assert space.unit.facts is not None
    assert space.unit.facts.unit == screen.lines.current_unit()
    assert "12" in space.list._count.text()
    assert screen.kept() == {}
    assert screen.live.session.read(lambda r: r.reviews.listed()).result() == []


def test_that_consequences_and_history_stand_beside_the_fields(screen: Screen) -> None:
    screen.compare()
    screen.go("Kakua")
    said = [w.text() for w in screen.space.unit.consequences.findChildren(type(screen.space.unit._said))]
    assert any(text.startswith("Kakua takes ") and text.endswith(" km² from Badjia.") for text in said)
    assert any(text.startswith("Not redrawn in A: Badjia.") for text in said)


def test_that_filters_narrow_the_list(screen: Screen) -> None:
    screen.compare()
    filters, lines = screen.space.list.filters, screen.lines

    def shown() -> set[str]:
        listing = lines.lines.listing
        return {lines.lines.name(int(u)) for u in np.flatnonzero(listing.shown)}

    screen.click(filters.chips["moved"])
    screen.wait(lambda: shown() == {"Health post 2"})
    screen.click(filters.chips["moved"])
    QTest.keyClicks(filters.search, "KAKWÁ")
    screen.wait(lambda: shown() == {"Kakua"})
    filters.search.clear()
    filters.field.setCurrentIndex(filters.field.findData("point"))
    screen.wait(lambda: shown() == {"Health post 3"})
    filters.moved[1].setValue(100)
    screen.wait(lambda: shown() == set())
    assert screen.space.list._nothing.isVisible()
    filters.reset()
    screen.wait(lambda: len(shown()) == 5)
    screen.go("Kakua")
    filters.under.click()
    screen.wait(lambda: shown() == {"Kakua", "Health post 1", "Health post 2"})


def test_that_tree_and_list_go_together(screen: Screen) -> None:
    screen.compare()
    screen.go("Health post 2")
    trees = screen.space.centre.trees
    line = trees.lines.line(trees.currentIndex().row())
    assert trees.lines.pair.name(line, 0) == "Health post 2"
    trees.setFocus()
    screen.press(Key.Key_Up, trees)
    screen.wait(lambda: screen.space.unit.facts.name == "Health post 1")
    assert screen.lines.lines.name(screen.lines.current_unit()) == "Health post 1"
    screen.press(Key.Key_Left, trees)
    screen.wait(lambda: screen.space.unit.facts.name == "Kakua")
    screen.press(Key.Key_Left, trees)
    before = trees.lines.rowCount()
    screen.press(Key.Key_Right, trees)
    assert trees.lines.rowCount() > before
    same = next(p for p in range(trees.lines.rowCount()) if trees.lines.index(p, 0).data() == "North")
    screen.click(trees.viewport(), trees.visualRect(trees.lines.index(same, 0)).center())
    screen.wait(lambda: screen.space.unit.facts.name == "North")
    assert screen.space.unit.facts.unit == -1


def test_that_both_maps_show_what_differs_and_go_with_the_list(screen: Screen) -> None:
    screen.compare()
    maps = screen.space.centre.maps
    screen.wait(lambda: maps.sides is not None)
    base, other = maps.sides
    uuids = base.content.tree.uuids
    kakua = next(row for row in range(base.content.tree.n) if uuids[row] == uid("d1"))
    assert UNIT_KINDS[int(base.kinds[kakua]) - 1] == "changed"
    assert sorted({int(k) for k in base.kinds}) == [0, 2, 3, 4]
    screen.go("Kakua")
    screen.wait(lambda: maps.widget.base.canvas.selected.tolist() == [kakua])
    assert other.unit_at[maps.widget.other.canvas.selected[0]] >= 0
    f2 = next(row for row in range(base.content.tree.n) if uuids[row] == uid("f2"))
    maps.widget.base.canvas.choose([f2])
    screen.wait(lambda: screen.space.unit.facts.name == "Health post 2")
    assert screen.lines.lines.name(screen.lines.current_unit()) == "Health post 2"


def test_that_neighbours_of_a_redraw_are_shown_together(screen: Screen) -> None:
    screen.compare()
    screen.wait(lambda: screen.space.centre.maps.sides is not None)
    screen.go("Kakua")
    (link,) = screen.space.unit.consequences.findChildren(QPushButton)
    screen.click(link)
    canvas = screen.space.centre.maps.widget.base.canvas
    names = {canvas.content.tree.name(row) for row in canvas.selected.tolist()}
    assert names == {"Kakua", "Badjia"}


def test_that_who_comes_back_from_another_window_types_on_where_he_was(screen: Screen) -> None:
    screen.compare()
    field = screen.space.list.filters.search
    screen.click(field)
    screen.window.showMinimized()
    screen.window.showNormal()
    screen.qtbot.wait(50)
    assert field.hasFocus()


def test_that_swapping_compares_the_other_way_round(screen: Screen) -> None:
    screen.compare()
    screen.click(screen.space.chooser.swap)
    screen.wait(lambda: screen.review.base == "A@2")
    assert screen.review.other == "P@live"


def test_that_the_place_is_found_again(screen: Screen) -> None:
    screen.compare()
    screen.go("Health post 3")
    place = screen.space.save()
    screen.space.reviewing.forget()
    screen.space.restore(place)
    screen.wait(lambda: screen.space.reviewing.review is not None)
    screen.wait(lambda: screen.lines.lines.name(screen.lines.current_unit()) == "Health post 3")
    screen.space.restore({"base": "gone@1", "other": "A@2"})
    assert screen.space.reviewing.job is None


def test_that_a_tree_and_a_map_of_different_moments_are_not_shown_together(
    screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.compare()
    maps = screen.space.centre.maps
    screen.wait(lambda: maps.sides is not None)
    assert maps._look is not None
    asked: list[object] = []
    monkeypatch.setattr(screen.live.session, "read", asked.append)
    maps._parts["base-scene"] = SimpleNamespace(n=1)
    maps._put_together(maps._look)
    assert asked == []


def test_that_versions_nobody_chose_give_way_to_likelier_ones(screen: Screen) -> None:
    offered = screen.live.session.versions
    chooser = Chooser(screen.desk.theme)
    screen.qtbot.addWidget(chooser)
    snapshots = [v for v in offered if v.state != "live"]
    chooser.show_versions(snapshots[:1])
    chooser.show_versions(offered)
    base, other = chooser.chosen()
    assert base.endswith("@live")
    assert other != base
    chooser.choose(snapshots[0].label, base)
    chooser.show_versions(offered)
    assert chooser.chosen() == (snapshots[0].label, base)
