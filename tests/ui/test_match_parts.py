"""The parts of the matching's workspace that know no window: the queue, reasons, pace, names with marks."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import numpy as np
import pytest
from factories import small_country, version_frame
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry
from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.matching import Reason
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.front import Told, in_blind_order
from georegistry_desktop.ui.matching.pace import Pace
from georegistry_desktop.ui.matching.run_form import RunForm
from georegistry_desktop.ui.pairs.bulk_bar import foretold_words
from georegistry_desktop.ui.pairs.marked_text import MarkedText
from georegistry_desktop.ui.pairs.queue_model import QueueModel
from georegistry_desktop.ui.pairs.queue_view import QueueView
from georegistry_desktop.ui.pairs.reason_terms import reason_line, short_reason
from georegistry_desktop.ui.pairs.side import Side
from georegistry_desktop.ui.pairs.terms import algorithm_words, in_order, score_words
from georegistry_desktop.ui.pairs.waterfall import Waterfall, bars_of
from georegistry_desktop.ui.words.durations import time_at_pace

REASONS = [
    Reason("prior", -9.0),
    Reason("name", 1.5, 91.0),
    Reason("core", 4.0, 100.0),
    Reason("rare sound", 0.02),
    Reason("distance", 3.9, 120.0),
    Reason("parent", 1.4),
    Reason("number", -0.03),
    Reason("rivals", -1.0),
]


@pytest.fixture
def side() -> Side:
    frame = small_country()
    review = LinkReview(frame, frame, None, None)
    return Side(frame, review.side_a.tree.parent)


def filled(side: Side, model: QueueModel) -> tuple[np.ndarray, np.ndarray]:
    states = np.zeros(len(side), dtype=np.int8)
    scores = np.linspace(0, 100, len(side)).astype(np.float32)
    model.show(side, np.arange(len(side))[::-1], states, scores)
    return states, scores


def test_that_the_queue_keeps_qts_rules(side: Side, qtmodeltester: ModelTester, qapp: object) -> None:
    model = QueueModel()
    qtmodeltester.check(model)
    states, _ = filled(side, model)
    qtmodeltester.check(model)
    states[3] = LINK_STATES.index("accepted")
    model.changed()
    model.show(side, np.arange(3), states, np.full(len(side), np.nan, dtype=np.float32))
    qtmodeltester.check(model)


def test_that_a_line_of_the_queue_says_name_parent_state_and_score(side: Side, qapp: object) -> None:
    model = QueueModel()
    _, scores = filled(side, model)
    row = next(r for r in range(len(side)) if side.parents[r] >= 0)
    scores[row] = 96.4
    index = model.index(model.place_of(row), 0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == f"{side.name(row)}, {side.parent_name(row)}, proposed, score 96"
    model.is_blind = True
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == said.removesuffix(", score 96")


def test_that_a_million_lines_are_gone_through(side: Side, desk: Desk, qtbot: QtBot) -> None:
    count = 1_000_000
    view = QueueView(desk.theme)
    qtbot.addWidget(view)
    view.resize(300, 600)
    view.show()
    many = Side(side.frame, np.full(count, -1, dtype=np.int32))
    states = np.full(count, LINK_STATES.index("accepted"), dtype=np.int8)
    states[[7, count - 1]] = LINK_STATES.index("proposed")
    view.show_queue(many, np.arange(count), states, np.zeros(count, dtype=np.float32))
    assert view.next_undecided()
    assert view.current_row() == 7
    assert view.next_undecided()
    assert view.current_row() == count - 1
    assert view.next_undecided()
    assert view.current_row() == 7
    states[7] = LINK_STATES.index("no-match")
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.current_row() == 0
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.current_row() == count - 1
    assert not view.next_undecided()
    assert view.go_to(500_000)
    assert not view.go_to(count)


def test_that_the_bars_go_on_from_each_other_and_add_up() -> None:
    bars = bars_of(REASONS)
    assert [bar.words for bar in bars] == [
        "Before anything is seen",
        "Same core name",
        "120 m apart",
        "Parents match",
        "All else",
        "Rivals",
    ]
    assert [round(bar.bits, 2) for bar in bars] == [-9.0, 5.5, 3.9, 1.4, -0.01, -1.0]
    assert bars[0].begin == 0
    assert all(one.end == other.begin for one, other in itertools.pairwise(bars))
    assert math.isclose(bars[-1].end, sum(reason.bits for reason in REASONS))
    assert "Names 91 % alike +1.5" in bars[1].parts


def test_that_the_waterfall_can_be_heard(desk: Desk, qtbot: QtBot) -> None:
    shown = Waterfall(desk.theme)
    qtbot.addWidget(shown)
    shown.show_reasons(REASONS)
    shown.show()
    assert shown.accessibleName() == "Reasons"
    assert shown.accessibleDescription().startswith("Before anything is seen: −9.0; Same core name: +5.5 (")
    assert shown.sizeHint().height() == 6 * desk.theme.px(24)


def test_that_a_card_says_the_strongest_reasons_once() -> None:
    assert short_reason(REASONS) == "same core name, 120 m apart, parents match"
    assert short_reason([]) == ""
    assert reason_line(Reason("new from a plugin", 1.0)) == "new from a plugin"


def test_that_the_pace_leaves_out_pauses_and_says_nothing_too_early() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    for step in (0, 4, 6, 5, 900, 5):
        now[0] += step
        pace.decided()
    assert pace.seconds_for(100) is None
    for step in (5, 5, 5):
        now[0] += step
        pace.decided()
    assert pace.seconds_for(100) == pytest.approx(500)
    assert time_at_pace(pace.seconds_for(480)) == "about 40 min left"
    assert time_at_pace(pace.seconds_for(7200)) == "about 10 h left"
    assert time_at_pace(None) == ""


def test_that_no_score_is_told_to_be_certain() -> None:
    assert [score_words(s) for s in (99.97, 96.5, 0.2, float("nan"))] == ["99", "97", "0", "—"]


def test_that_expected_errors_are_told_in_figures_that_have_sense() -> None:
    assert foretold_words(2401, 4.2) == "2,401 link(s), about 4 of them wrong"
    assert foretold_words(20, 0.31) == "20 link(s), about 0.3 of them wrong"
    assert foretold_words(20, 0.0) == "20 link(s), likely none of them wrong"
    assert foretold_words(1, None) == "1 link(s)"


def test_that_blind_order_tells_nothing_of_scores() -> None:
    told = [Told(row, name, (), "", "", score=score) for row, name, score in ((1, "b", 99), (2, "a", 5))]
    assert [one.row for one in in_blind_order(told)] == [2, 1]


def test_that_algorithms_are_offered_under_one_name_each_the_usual_one_first() -> None:
    found = in_order(["code", "full", "iaso", "mine", "matching_algo_name_sim_1"])
    assert found == ["full", "code", "matching_algo_name_sim_1", "mine"]
    assert algorithm_words("mine") == "mine"


@pytest.mark.parametrize("name", ["", "a", "x" * 10_000, "👩‍⚕️ Kéné\nba", "مركز صحي"])
def test_that_names_of_any_kind_are_drawn_with_their_marks(desk: Desk, qtbot: QtBot, name: str) -> None:
    shown = MarkedText(desk.theme)
    qtbot.addWidget(shown)
    shown.show_text(name, [(0, len(name))] if name else [])
    shown.resize(180, shown.heightForWidth(180))
    shown.show()
    shown.grab()
    assert shown.height() <= 4 * shown.heightForWidth(100_000)


def test_that_a_circle_of_parents_ends() -> None:
    frame = version_frame([{"ref": "a", "parent": "b"}, {"ref": "b", "parent": "a"}])
    round_about = Side(frame, np.array([1, 0], dtype=np.int32))
    assert len(round_about.above(0)) == 12


def test_that_two_versions_of_one_source_are_not_offered_for_matching(desk: Desk, tmp_path: Path) -> None:
    with create_registry(str(tmp_path / "r.gpkg")) as registry:
        registry.load("A", small_country(), origin={})
        registry.load("A", small_country(), origin={})
        form = RunForm(desk.theme, ["full"])
        form.show_versions(registry.versions())
        assert not form.run.isEnabled()
        assert "another source" in form.run.toolTip()
        registry.load("B", small_country(), origin={})
        registry.load("B", small_country(), origin={})
        form.show_versions(registry.versions())
    assert {form.a.currentData()[0], form.b.currentData()[0]} == {"A", "B"}, "what can be matched is proposed"
    assert form.run.isEnabled()
    form.choose("A@1", "A@2")
    assert not form.run.isEnabled()
    assert "keeps its uuid" in form.run.toolTip()
