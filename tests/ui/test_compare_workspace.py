"""Two versions set side by side: list, trees, maps and fields show them together."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
from comparing import Screen
from factories import uid
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from georegistry_desktop.compare import UNIT_KINDS, Filter
from georegistry_desktop.ui.compare.chooser import Chooser

Key = Qt.Key


def test_that_a_comparison_shows_what_differs_and_the_first_unit(comparing: Screen) -> None:
    comparing.compare()
    space = comparing.space
    chips = {kind: chip.text() for kind, chip in space.list.filters.chips.items()}
    assert chips == {
        "new": "New 0",
        "missing": "Missing 1",
        "changed": "Changed 3",
        "moved": "Moved 1",
        "check": "Check 0",
    }
    assert space.unit.facts is not None
    assert space.unit.facts.unit == comparing.lines.current_unit()
    assert "12" in space.list._count.text()
    assert comparing.kept() == {}
    assert comparing.live.session.read(lambda r: r.reviews.listed()).result() == []


def test_that_consequences_and_history_stand_beside_the_fields(comparing: Screen) -> None:
    comparing.compare()
    comparing.go("Kakua")
    said = [
        w.text() for w in comparing.space.unit.consequences.findChildren(type(comparing.space.unit._said))
    ]
    assert any(text.startswith("Kakua takes ") and text.endswith(" km² from Badjia.") for text in said)
    assert any(text.startswith("Not redrawn in A: Badjia.") for text in said)


def test_that_filters_narrow_the_list(comparing: Screen) -> None:
    comparing.compare()
    filters, lines = comparing.space.list.filters, comparing.lines

    def shown() -> set[str]:
        listing = lines.lines.listing
        return {lines.lines.name(int(u)) for u in np.flatnonzero(listing.shown)}

    comparing.click(filters.chips["moved"])
    comparing.wait(lambda: shown() == {"Health post 2"})
    comparing.click(filters.chips["moved"])
    QTest.keyClicks(filters.search, "KAKWÁ")
    comparing.wait(lambda: shown() == {"Kakua"})
    filters.search.clear()
    filters.field.setCurrentIndex(filters.field.findData("point"))
    comparing.wait(lambda: shown() == {"Health post 3"})
    filters.moved[1].setValue(100)
    comparing.wait(lambda: shown() == set())
    assert comparing.space.list._nothing.isVisible()
    filters.reset()
    comparing.wait(lambda: len(shown()) == 5)
    comparing.go("Kakua")
    filters.under.click()
    comparing.wait(lambda: shown() == {"Kakua", "Health post 1", "Health post 2"})


def test_that_tree_and_list_go_together(comparing: Screen) -> None:
    comparing.compare()
    comparing.go("Health post 2")
    trees = comparing.space.centre.trees
    line = trees.lines.line(trees.currentIndex().row())
    assert trees.lines.pair.name(line, 0) == "Health post 2"
    trees.setFocus()
    comparing.press(Key.Key_Up, trees)
    comparing.wait(lambda: comparing.space.unit.facts.name == "Health post 1")
    assert comparing.lines.lines.name(comparing.lines.current_unit()) == "Health post 1"
    comparing.press(Key.Key_Left, trees)
    comparing.wait(lambda: comparing.space.unit.facts.name == "Kakua")
    comparing.press(Key.Key_Left, trees)
    before = trees.lines.rowCount()
    comparing.press(Key.Key_Right, trees)
    assert trees.lines.rowCount() > before
    same = next(p for p in range(trees.lines.rowCount()) if trees.lines.index(p, 0).data() == "North")
    comparing.click(trees.viewport(), trees.visualRect(trees.lines.index(same, 0)).center())
    comparing.wait(lambda: comparing.space.unit.facts.name == "North")
    assert comparing.space.unit.facts.unit == -1


def test_that_both_maps_show_what_differs_and_go_with_the_list(comparing: Screen) -> None:
    comparing.compare()
    maps = comparing.space.centre.maps
    comparing.wait(lambda: maps.sides is not None)
    base, other = maps.sides
    uuids = base.content.tree.uuids
    kakua = next(row for row in range(base.content.tree.n) if uuids[row] == uid("d1"))
    assert UNIT_KINDS[int(base.kinds[kakua]) - 1] == "changed"
    assert sorted({int(k) for k in base.kinds}) == [0, 2, 3, 4]
    comparing.go("Kakua")
    comparing.wait(lambda: maps.widget.base.canvas.selected.tolist() == [kakua])
    assert other.unit_at[maps.widget.other.canvas.selected[0]] >= 0
    f2 = next(row for row in range(base.content.tree.n) if uuids[row] == uid("f2"))
    maps.widget.base.canvas.choose([f2])
    comparing.wait(lambda: comparing.space.unit.facts.name == "Health post 2")
    assert comparing.lines.lines.name(comparing.lines.current_unit()) == "Health post 2"


def test_that_rows_of_another_comparison_are_not_looked_up_on_maps_that_are_not_its_own_yet(
    comparing: Screen,
) -> None:
    comparing.compare()
    comparing.go("Kakua")
    space, maps = comparing.space, comparing.space.centre.maps
    comparing.wait(lambda: maps.sides is not None and maps.widget.base.canvas.selected.size)
    before, look = maps.widget.base.canvas.selected.tolist(), space.reviewing.look
    last = int(maps.sides[0].unit_at.max())
    chosen: list[tuple[int, int]] = []
    maps.chosen.connect(lambda *units: chosen.append(units))
    maps.show_look(replace(look))
    maps.show_unit(last + 1, -1)  # a unit that came since
    maps.show_unit(last, -1)
    maps.widget.base.canvas.choose([0])
    assert maps.widget.base.canvas.selected.tolist() in (before, [0])
    assert chosen == []
    row = int(maps.sides[0].row_of[last])
    comparing.wait(lambda: maps.widget.base.canvas.selected.tolist() == [row])


def test_that_neighbours_of_a_redraw_are_shown_together(comparing: Screen) -> None:
    comparing.compare()
    comparing.wait(lambda: comparing.space.centre.maps.sides is not None)
    comparing.go("Kakua")
    (link,) = comparing.space.unit.consequences.findChildren(QPushButton)
    comparing.click(link)
    canvas = comparing.space.centre.maps.widget.base.canvas
    names = {canvas.content.tree.name(row) for row in canvas.selected.tolist()}
    assert names == {"Kakua", "Badjia"}


def test_that_who_comes_back_from_another_window_types_on_where_he_was(comparing: Screen) -> None:
    comparing.compare()
    field = comparing.space.list.filters.search
    comparing.click(field)
    comparing.window.showMinimized()
    comparing.window.showNormal()
    comparing.qtbot.wait(50)
    assert field.hasFocus()


def test_that_swapping_compares_the_other_way_round(comparing: Screen) -> None:
    comparing.compare()
    comparing.click(comparing.space.chooser.swap)
    comparing.wait(lambda: comparing.review.base == "A@2")
    assert comparing.review.other == "P@live"


def test_that_the_place_is_found_again(comparing: Screen) -> None:
    comparing.compare()
    comparing.go("Health post 3")
    maps = comparing.space.centre.maps.widget
    QTest.keyClick(comparing.lines, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert maps.mode == "overlay"
    place = comparing.space.save()
    maps.show_mode("beside")
    comparing.space.reviewing.forget()
    comparing.space.restore(place)
    assert maps.mode == "overlay"
    comparing.wait(lambda: comparing.space.reviewing.review is not None)
    comparing.wait(lambda: comparing.lines.lines.name(comparing.lines.current_unit()) == "Health post 3")
    comparing.space.restore({"base": "gone@1", "other": "A@2"})
    assert comparing.space.reviewing.job is None


def test_that_a_tree_and_a_map_of_different_moments_are_not_shown_together(
    comparing: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparing.compare()
    maps = comparing.space.centre.maps
    comparing.wait(lambda: maps.sides is not None)
    assert maps._look is not None
    asked: list[object] = []
    monkeypatch.setattr(comparing.live.session, "read", asked.append)
    maps._parts["base-scene"] = SimpleNamespace(n=1)
    maps._put_together(maps._look)
    assert asked == []


def test_that_versions_nobody_chose_give_way_to_likelier_ones(comparing: Screen) -> None:
    offered = comparing.live.session.versions
    chooser = Chooser(comparing.desk.theme)
    comparing.qtbot.addWidget(chooser)
    snapshots = [v for v in offered if v.state != "live"]
    chooser.show_versions(snapshots[:1])
    chooser.show_versions(offered)
    base, other = chooser.chosen()
    assert base.endswith("@live")
    assert other != base
    chooser.choose(snapshots[0].label, base)
    chooser.show_versions(offered)
    assert chooser.chosen() == (snapshots[0].label, base)


def shown_names(comparing: Screen) -> set[str]:
    lines = comparing.lines.lines
    return {lines.name(int(u)) for u in np.flatnonzero(lines.listing.shown)}


def test_that_the_filter_stands_again_as_it_was_and_is_seen(comparing: Screen) -> None:
    comparing.compare()
    filters = comparing.space.list.filters
    comparing.go("Kakua")
    filters.more.click()
    filters.under.click()
    comparing.click(filters.chips["changed"])
    filters.field.setCurrentIndex(filters.field.findData("point"))
    filters.moved[0].setValue(5)
    comparing.wait(lambda: shown_names(comparing) == set())
    filters.field.setCurrentIndex(filters.field.findData("name"))
    filters.moved[0].setValue(0)
    comparing.wait(lambda: len(shown_names(comparing)) > 0)
    before, wanted = shown_names(comparing), filters.filter()
    place = json.loads(json.dumps(comparing.space.save()))
    comparing.space.reviewing.forget()
    filters.restore(None)
    filters.more.setChecked(False)
    assert filters.filter() == Filter()
    comparing.space.restore(place)
    comparing.wait(lambda: comparing.space.reviewing.review is not None)
    comparing.wait(lambda: shown_names(comparing) == before)
    assert filters.filter() == wanted
    assert filters.finer.isVisible()
    assert "Kakua" in filters.under.text()
    filters.moved[1].setValue(70)
    filters.redrawn[0].setValue(12.5)
    wanted, kept = filters.filter(), json.loads(json.dumps(filters.keep()))
    filters.restore(None)
    filters.restore(kept)
    assert filters.filter() == wanted


def test_that_a_kept_filter_that_is_not_understood_is_passed_over(comparing: Screen) -> None:
    comparing.compare()
    filters, place = comparing.space.list.filters, comparing.space.save()
    odd: list[object] = [
        None,
        7,
        [],
        {"version": 2, "text": "Bo"},
        {
            "version": 1,
            "kinds": "new",
            "text": 3,
            "state": "maybe",
            "metres": ["a", 1],
            "share": [float("nan"), 1],
        },
        {"version": 1, "kinds": [["new"], "strange"], "metres": [-1, None], "under": ["", "x"]},
    ]
    for kept in odd:
        filters.restore(kept)
        assert filters.filter() == Filter()
    kept = {"version": 1, "field": "opened_once", "type": "Moon base", "under": ["gone", "Gone"]}
    comparing.space.reviewing.forget()
    comparing.space.restore({**place, "filter": kept})
    comparing.wait(lambda: comparing.space.reviewing.review is not None)
    comparing.wait(lambda: filters.filter() == Filter())
    comparing.wait(lambda: len(shown_names(comparing)) == 5)


def test_that_trees_and_maps_offer_what_can_be_decided(
    comparing: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparing.compare()
    comparing.go("Kakua")
    menus: list[list[str]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: menus.append([a.text() for a in menu.actions()]))
    space = comparing.space
    maps = space.centre.maps.widget
    reasons = QContextMenuEvent.Reason

    def ask(widget: QWidget, reason: QContextMenuEvent.Reason) -> None:
        QApplication.sendEvent(
            widget, QContextMenuEvent(reason, QPoint(3, 3), widget.mapToGlobal(QPoint(3, 3)))
        )

    ask(space.centre.trees.viewport(), reasons.Mouse)
    ask(space.centre.trees.viewport(), reasons.Keyboard)
    ask(maps.base, reasons.Keyboard)
    ask(maps.other, reasons.Keyboard)
    wanted = ["&Accept", "Re&fuse", "Refuse until it chan&ges", "Re&open", "&Next undecided unit"]
    assert menus == [wanted] * 4
