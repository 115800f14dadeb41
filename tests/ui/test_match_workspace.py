"""Two lists matched and reviewed: queue, candidates, map and reasons show them together."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from maps import settled
from matching_screen import Screen
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shapely import Point

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.canvas import MapCanvas
from georegistry_desktop.ui.matching import opening
from georegistry_desktop.ui.widgets import reason_of
from georegistry_desktop.workflows import match_versions

Key = Qt.Key


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, lists_address: str) -> Iterator[Screen]:
    made = Screen(qtbot, desk, lists_address)
    yield made
    made.end()


def test_that_a_matching_shows_the_queue_and_the_first_unit(screen: Screen) -> None:
    screen.match()
    space = screen.space
    assert space.deciding.front is not None
    assert space.unit.candidates
    assert space.queue.count.text() == f"0 of {screen.review.total}"


def test_that_candidates_map_and_reasons_go_with_the_queue(screen: Screen) -> None:
    screen.match()
    space = screen.space
    screen.wait(lambda: space.maps.grounds is not None)
    row = screen.go("Njala Uni. Health Centre", "Bo")
    told = space.deciding.told
    assert told is not None
    assert (told.name, told.above) == ("Njala University Health Centre", ("Bo", "Northern", "Sierra"))
    assert [space.unit.name.text[a:b] for a, b in space.unit.name.spans] == ["Uni."]
    assert [told.name[a:b] for a, b in told.spans] == ["University"]
    assert told.metres is not None
    assert 100 < told.metres < 200
    a, b = space.maps.grounds
    widget = space.maps.widget
    screen.wait(lambda: widget.base.canvas.selected.tolist() == [int(a.row_of[row])])
    assert widget.other.canvas.selected.tolist() == [int(b.row_of[told.row])]
    assert widget.base.title.text() == "Both on one map · 156 m apart"
    bars = space.why.waterfall.bars
    assert bars[0].begin == 0
    assert all(one.end == other.begin for one, other in itertools.pairwise(bars))
    assert round(100 / (1 + 2 ** -bars[-1].end)) == round(told.score)
    assert "156 m apart" in " ".join(bar.words for bar in bars).lower()
    assert space.why.sum.text().startswith("no other candidate · ")
    rival = replace(told, name="Njala Post", score=told.score - 30)
    refused = replace(told, name="Njala", score=told.score - 1, decided="rejected")
    three = [told, refused, rival]
    assert [space.fronting.beside(one, three) for one in (told, rival)] == [
        "30 above Njala Post",
        "30 below Njala University Health Centre",
    ]


def test_that_the_map_says_where_there_is_no_place_to_show(screen: Screen) -> None:
    screen.match()
    screen.wait(lambda: screen.space.maps.grounds is not None)
    screen.go("Northern")
    assert screen.space.maps.widget.base.title.text().endswith(" · neither has a place")


def test_that_filters_narrow_the_queue(screen: Screen) -> None:
    screen.match()
    filters, lines = screen.space.queue.filters, screen.lines
    everything = len(lines.lines.rows)

    def shown() -> set[str]:
        return {lines.lines.name(int(row)) for row in lines.lines.rows}

    QTest.keyClicks(filters.search, "NJALÁ")
    screen.wait(lambda: shown() == {"Njala Uni. Health Centre"})
    filters.search.clear()
    screen.wait(lambda: len(lines.lines.rows) == everything)
    screen.go("Kori")
    filters.under.click()
    screen.wait(lambda: len(lines.lines.rows) == 4)
    screen.click(filters.chips["proposed"])
    screen.wait(lambda: len(lines.lines.rows) == 4)
    QTest.keyClicks(filters.search, "nobody")
    screen.wait(lambda: screen.space.queue.pages.currentIndex() == 1)
    assert reason_of(filters.chips["flagged"]) == "No unit is in this state."
    filters.reset()
    screen.wait(lambda: len(lines.lines.rows) == everything)
    filters.order.setCurrentIndex(1)
    screen.wait(
        lambda: [lines.lines.name(r) for r in lines.lines.rows[:3]] == ["Sierra", "Northern", "Southern"]
    )


def test_that_a_kept_matching_is_gone_on_with_and_its_reasons_come(screen: Screen) -> None:
    screen.match()
    row = screen.go("Kori")
    screen.press(Key.Key_Return)
    screen.wait(lambda: not screen.space.reviewing.is_writing)
    screen.desk.actions.run("match.all")
    start = screen.space.start
    screen.wait(lambda: start.runs.topLevelItemCount() == 1)
    assert start.runs.topLevelItem(0).text(0) == "List · #1 → Country · #1"
    start.runs.setFocus()
    screen.press(Key.Key_Return, start.runs)
    screen.wait_shown()
    assert screen.state(row) == "accepted"
    screen.wait(lambda: screen.review.matching is not None)
    screen.go("Kori")
    screen.wait(lambda: screen.space.why.waterfall.bars)
    assert screen.space.unit.who.text().startswith(f"by {screen.live.session.user}, ")


def test_that_the_place_is_found_again(screen: Screen) -> None:
    screen.match()
    screen.go("Badjia")
    place = screen.space.save()
    screen.space.reviewing.forget()
    screen.space.restore(place)
    screen.wait_shown()
    screen.wait(lambda: screen.space.deciding.front and screen.space.deciding.front.name == "Badjia")
    screen.space.restore({"a": "gone@1", "b": "Country@1"})
    assert screen.space.reviewing.opening.job is None


def test_that_a_matching_is_paused_and_cancelled(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()

    def slow(*args: object, progress: Progress, **more: object) -> object:
        while not go.is_set():
            progress("Reading both lists")
            time.sleep(0.01)
        return match_versions(*args, progress=progress, **more)

    monkeypatch.setattr(opening, "match_versions", slow)
    space = screen.space
    form, strip = space.start.form, space.start.strip
    form.choose("List@1", "Country@1")
    screen.click(form.run)
    screen.wait(strip.isVisible)
    assert not form.run.isEnabled()
    assert reason_of(form.run) == "A matching is under way."
    screen.wait(lambda: space.reviewing.opening.job and space.reviewing.opening.job.state == "running")
    screen.click(strip.pause)
    screen.wait(lambda: space.reviewing.opening.job.state == "paused")
    screen.wait(lambda: strip.pause.text() == "Go on")
    screen.click(strip.pause)
    screen.wait(lambda: space.reviewing.opening.job.state == "running")
    screen.click(strip.cancel)
    screen.wait(lambda: space.reviewing.opening.job is None)
    assert not strip.isVisible()
    assert form.run.isEnabled()
    assert space.reviewing.found is None
    assert screen.live.session.read(lambda r: r.links.runs()).result() == []


def test_that_a_matching_that_is_cancelled_before_it_begins_lets_go_of_the_form(screen: Screen) -> None:
    held, space = threading.Event(), screen.space
    screen.live.session.start("Wait", lambda *_: held.wait(60), writes=True)
    form = space.start.form
    form.choose("List@1", "Country@1")
    screen.click(form.run)
    job = space.reviewing.opening.job
    assert job is not None
    assert not form.run.isEnabled()
    job.cancel()  # in the list of jobs
    assert job.future.cancelled()
    screen.wait(lambda: space.reviewing.opening.job is None)
    assert form.run.isEnabled()
    held.set()


def _at(canvas: MapCanvas, point: Point) -> QPoint:
    x, y = canvas.camera.pixel_of(point.x, point.y)
    return QPoint(round(x), round(y))


def test_that_a_press_on_the_map_goes_to_the_unit(screen: Screen) -> None:
    screen.match()
    maps = screen.space.maps
    screen.wait(lambda: maps.grounds is not None)
    screen.go("Njala Uni. Health Centre", "Bo")
    side = screen.space.reviewing.sides[0]
    row = next(r for r in range(len(side)) if side.name(r) == "Taiama Community Health Center")
    canvas, point = maps.widget.base.canvas, side.frame.units["point"].iloc[row]
    canvas.zoom_to_rows()
    settled(screen.qtbot, canvas)
    screen.click(canvas, _at(canvas, point))
    screen.wait(lambda: screen.space.deciding.front and screen.space.deciding.front.row == row)


def test_that_each_button_that_rests_says_why(screen: Screen) -> None:
    unit = screen.space.unit
    assert {name: reason_of(made) for name, made in unit.buttons.items()}["accept"] == (
        "Match two versions first."
    )
    screen.match()
    screen.go("Kori")
    assert reason_of(unit.buttons["accept"]) == ""
    assert reason_of(unit.buttons["undo"]) == "Nothing was decided here yet."
    screen.press(Key.Key_Return)
    screen.go("Kori")
    assert reason_of(unit.buttons["accept"]) == "They are linked already."
    screen.press("b")
    assert reason_of(screen.space.queue.bulk.accept) == "Scores are hidden in blind mode."


def test_that_a_matching_without_any_pair_says_so_and_is_the_one_to_go_on_with(screen: Screen) -> None:
    form = screen.space.start.form
    screen.wait(lambda: form.a.findData("List@1") >= 0)
    form.algorithm.setCurrentIndex(form.algorithm.findData("reference"))
    screen.match()
    assert any("found no pairs" in message.text for message in screen.said)
    screen.wait(lambda: screen.space.start.chosen_run() is not None)
    assert screen.space.start.go_on.isEnabled()


def test_that_two_versions_are_chosen_for_a_matching_that_is_to_be_done(screen: Screen) -> None:
    screen.match()
    screen.space.went(a="Country@1", b="List@1", form=True)
    form = screen.space.start.form
    screen.wait(form.run.hasFocus)
    assert (form.asked_for().a, form.asked_for().b) == ("Country@1", "List@1")
    assert screen.space.reviewing.found is None
    assert screen.space.reviewing.opening.job is None


def test_that_accepting_all_above_a_score_says_when_there_is_none(screen: Screen) -> None:
    screen.match()
    screen.space.queue.filters.search.setText("nowhere")
    screen.wait(lambda: len(screen.lines.lines.rows) == 0)
    screen.desk.actions.run("match.accept-above")
    screen.wait(lambda: screen.said)
    assert screen.said[-1].text == "No link above this score waits for a decision."
