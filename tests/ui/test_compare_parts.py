"""The parts of the comparison's workspace that know no window: words, lists, trees."""

from __future__ import annotations

import numpy as np
import pytest
from factories import small_country
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from reviews import pulled_country

from georegistry_desktop.compare import Differences, compare, differences
from georegistry_desktop.domain.decisions import DECISIONS
from georegistry_desktop.scene.tree import Unfolded
from georegistry_desktop.ui.compare.field_rows import field_rows
from georegistry_desktop.ui.compare.field_table import BASE, OTHER, RESULT, FieldModel
from georegistry_desktop.ui.compare.list_model import ListModel
from georegistry_desktop.ui.compare.listing import Groups, Listing
from georegistry_desktop.ui.compare.pair_model import PairModel
from georegistry_desktop.ui.compare.pair_tree import pair_tree
from georegistry_desktop.ui.compare.states import (
    ACCEPTED_ALL,
    MIXED,
    OPEN,
    PARTLY,
    REFUSED,
    state_of,
    unit_states,
)
from georegistry_desktop.ui.compare.summary import summary
from georegistry_desktop.ui.compare.unit_pane import UnitPane
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.words.word_diff import changed_spans
from georegistry_desktop.workflows import Review


@pytest.fixture
def found() -> Differences:
    return differences(compare(small_country(), pulled_country(), by="ref"))


@pytest.fixture
def review(found: Differences) -> Review:
    count = len(found)
    none = np.full(count, None, dtype=object)
    return Review(None, None, found, np.zeros(count, np.int8), np.zeros(count, np.int8), none)


def named(found: Differences, name: str) -> int:
    """The position of a unit by its name in the base."""
    return next(u for u in range(len(found.units)) if found.table["name"].iat[found.first[u]] == name)


def marked(one: str, two: str) -> tuple[list[str], list[str]]:
    spans = changed_spans(one, two)
    return [one[a:b] for a, b in spans[0]], [two[a:b] for a, b in spans[1]]


def test_that_changed_words_are_marked_and_in_words_that_are_alike_the_letters() -> None:
    assert marked("Kakua", "Kakwa") == (["u"], ["w"])
    assert marked("Rural, EPI", "Rural, EPI, WASH") == ([], [", WASH"])
    assert marked("Health post 1", "Clinic 1") == (["Health post"], ["Clinic"])
    assert marked("same", "same") == ([], [])
    assert marked("", "new") == ([], ["new"])
    long = "x" * 3000
    assert marked(long, long + "y") == ([long], [long + "y"])


def test_that_decisions_of_a_unit_come_to_one_state() -> None:
    accept, refuse, closed = (DECISIONS.index(d) for d in ("accept", "refuse", "close"))
    cases = (
        ([0, 0], OPEN),
        ([accept, closed], ACCEPTED_ALL),
        ([refuse], REFUSED),
        ([accept, 0], PARTLY),
        ([accept, refuse], MIXED),
        ([], OPEN),
    )
    for codes, state in cases:
        assert state_of(np.array(codes, dtype=np.int8)) == state


def test_that_states_of_all_units_agree_with_those_of_each(found: Differences) -> None:
    rng = np.random.default_rng(1)
    for _ in range(20):
        codes = rng.integers(0, 4, len(found)).astype(np.int8)
        each = [state_of(codes[found.rows_of(u)]) for u in range(len(found.units))]
        assert unit_states(found, codes).tolist() == each


def test_that_a_unit_is_summed_up_in_a_few_words(found: Differences, qapp: object) -> None:
    assert summary(found, named(found, "Kakua")) == "name, boundary"
    assert summary(found, named(found, "Health post 2")) == "Kakua → Badjia"
    assert summary(found, named(found, "Health post 3")) == "point 5.6 km"
    assert summary(found, named(found, "Health post 6")) == "not in B"
    assert summary(found, named(found, "Brand new")) == "new: Facility"


def test_that_the_list_stands_under_headings_and_folds(found: Differences) -> None:
    groups = Groups.by_place(found)
    assert sorted(groups.of.tolist()) == groups.of.tolist()
    listing = Listing.of(groups, np.ones(len(found.units), dtype=bool))
    heads = int((listing.units < 0).sum())
    assert heads == len(groups.nodes)
    folded = listing.folded(0, closed=True)
    assert len(folded.units) == len(listing.units) - listing.count_of(0)
    hidden = int(np.flatnonzero(groups.of == 0)[0])
    assert folded.place_of(hidden) is None
    assert folded.opened_for(hidden).place_of(hidden) is not None
    few = listing.filtered(np.arange(len(found.units)) == hidden)
    assert few.units.tolist() == [-1, hidden]


def test_that_both_trees_have_a_line_for_each_unit_and_gaps_where_one_has_none(found: Differences) -> None:
    pair = pair_tree(found)
    base, other = found.comparison.base_frame, found.comparison.other_frame
    assert sorted(pair.base_at[pair.base_at >= 0].tolist()) == list(range(len(base.units)))
    assert sorted(pair.other_at[pair.other_at >= 0].tolist()) == list(range(len(other.units)))
    lines = {pair.tree.name(i): i for i in range(pair.tree.n)}
    assert pair.other_at[lines["Health post 6"]] == -1
    assert pair.base_at[lines["Brand new"]] == -1
    twice = [i for i in range(pair.tree.n) if pair.tree.name(i) == "Health post 2"]
    sides = {(pair.base_at[i] >= 0, pair.tree.name(int(pair.tree.parent[i]))) for i in twice}
    assert sides == {(True, "Kakua"), (False, "Badjia")}
    assert pair.below[lines["Country"]]
    kakua = lines["Kakua"]
    assert (pair.name(kakua, 0), pair.name(kakua, 1)) == ("Kakua", "Kakwa")


def test_that_fields_show_both_values_and_what_differs(found: Differences) -> None:
    unit = named(found, "Health post 1")
    first = found.first[unit]
    rows = field_rows(found, int(found.base_at[first]), int(found.other_at[first]), unit)
    texts = {row.name: (row.base, row.other, len(row.rows)) for row in rows}
    assert texts["name"] == ("Health post 1", "Post one", 1)
    assert texts["extra:beds"] == ("4", "7", 1)
    assert texts["extra:water"] == ("", "yes", 1)
    assert texts["parent"] == ("Kakua", "Kakwa", 0)
    assert texts["groups"] == ("Public", "Public", 0)
    kakua = named(found, "Kakua")
    place = found.first[kakua]
    shape = field_rows(found, int(found.base_at[place]), int(found.other_at[place]), kakua)[-1]
    assert (shape.name, shape.note) == ("boundary", "IoU 0.83")
    assert shape.base.endswith("km²")


def test_that_the_models_keep_qts_rules(review: Review, qtbot: QtBot) -> None:
    found = review.differences
    lines, pairs, fields = ListModel(), PairModel(), FieldModel()
    testers = [QAbstractItemModelTester(model) for model in (lines, pairs, fields)]
    listing = Listing.of(Groups.by_place(found), np.ones(len(found.units), dtype=bool))
    lines.show(review, listing)
    lines.show(review, listing.folded(0, closed=True))
    pair = pair_tree(found)
    opened = np.ones(pair.tree.n, dtype=bool)
    pairs.show(pair, found, Unfolded.of(pair.tree, opened))
    fields.show(field_rows(found, 3, 3, named(found, "Kakua")), review)
    at = np.arange(len(found))
    accepted = review.decided(at, np.full(len(at), DECISIONS.index("accept"), dtype=np.int8), "ann")
    lines.decided(accepted)
    fields.decided(accepted)
    assert set(lines.states.tolist()) == {ACCEPTED_ALL}
    assert lines.data(lines.index(1, 0), 0)
    lines.show(None, listing.filtered(np.zeros(len(found.units), dtype=bool)))
    assert lines.rowCount() == 0
    assert len(testers) == 3


def test_that_the_result_is_the_base_until_the_other_is_accepted(review: Review) -> None:
    found = review.differences
    fields = FieldModel()
    fields.show(field_rows(found, 3, 3, named(found, "Kakua")), review)
    place = next(i for i, row in enumerate(fields.rows) if row.name == "name")
    row = fields.rows[place]
    assert row.base != row.other
    assert fields.text(place, RESULT) == row.base
    for decision, expected in (("refuse", row.base), ("accept", row.other)):
        which = np.full(len(row.rows), DECISIONS.index(decision), dtype=np.int8)
        fields.decided(review.decided(row.rows, which, "ann"))
        assert fields.text(place, RESULT) == expected


def test_that_without_room_for_its_column_the_result_is_the_bold_one_of_both_values(
    review: Review, desk: Desk, qtbot: QtBot
) -> None:
    pane = UnitPane(desk.theme)
    qtbot.addWidget(pane)
    pane.resize(desk.theme.px(340), 600)
    pane.show()
    table, found = pane.table, review.differences
    table.show_fields(field_rows(found, 3, 3, named(found, "Kakua")), review)
    place = next(i for i, row in enumerate(table.fields.rows) if row.name == "name")
    row = table.fields.rows[place]

    def bold() -> set[int]:
        """The columns in bold, as they are laid out to be drawn."""
        laid_out = {
            c: table._delegate._laid_out(table.fields.index(place, c), 90, table.font()) for c in (1, 2)
        }
        return {c for c, text in laid_out.items() if any(f.format.fontWeight() > 600 for f in text.formats())}

    assert bold() == {BASE}
    tip = table.fields.index(place, BASE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.endswith(f"Result: {row.base}")
    accept = np.full(len(row.rows), DECISIONS.index("accept"), dtype=np.int8)
    table.fields.decided(review.decided(row.rows, accept, "ann"))
    assert bold() == {OTHER}
    pane.resize(desk.theme.px(520), 600)
    assert bold() == set()


def test_that_a_new_unit_comes_whole_or_not_at_all(review: Review) -> None:
    found = review.differences
    unit = next(u for u in range(len(found.units)) if found.names[found.rows_of(u)[0]] == "new")
    fields = FieldModel()
    at = int(found.rows_of(unit)[0])
    fields.show(field_rows(found, -1, int(found.other_at[at]), unit), review)
    places = range(len(fields.rows))
    assert {fields.text(p, RESULT) for p in places} == {""}
    fields.decided(
        review.decided(np.array([at]), np.array([DECISIONS.index("accept")], dtype=np.int8), "ann")
    )
    assert [fields.text(p, RESULT) for p in places] == [fields.text(p, OTHER) for p in places]


def test_that_the_column_of_the_result_needs_room_in_the_pane(
    review: Review, desk: Desk, qtbot: QtBot
) -> None:
    pane = UnitPane(desk.theme)
    qtbot.addWidget(pane)
    pane.show()
    pane.table.show_fields(field_rows(review.differences, 3, 3, named(review.differences, "Kakua")), review)
    for width, is_hidden in ((330, True), (520, False), (449, True), (450, False)):
        pane.resize(desk.theme.px(width), 120)
        assert pane.table.isColumnHidden(RESULT) is is_hidden
