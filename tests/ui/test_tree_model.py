"""The flat model of a tree: Qt's rules, and telling only what changed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from outlines import outline_of, outline_of_names
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from georegistry_desktop.domain import Unit
from georegistry_desktop.scene.tree import TreeArrays, Unfolded
from georegistry_desktop.scene.tree.unfolded import opened_to_level
from georegistry_desktop.ui.tree import Mark, Marks, TreeModel

TREE = TreeArrays.build(
    outline_of_names(
        ("Land", None), ("Bo", "Land"), ("Kono", "Land"), ("B1", "Bo"), ("B2", "Bo"), ("K1", "Kono")
    )
)


def unfolded(*names: str, tree: TreeArrays = TREE) -> Unfolded:
    return Unfolded.of(tree, np.array([tree.name(row) in names for row in range(tree.n)]))


def shown(model: TreeModel) -> list[str]:
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def test_that_the_model_keeps_qts_rules(qtmodeltester: ModelTester, qapp: object) -> None:
    model = TreeModel()
    qtmodeltester.check(model)
    model.show(unfolded("Land", "Bo"))
    model.become(unfolded("Land", "Kono"))
    model.become(unfolded())
    model.become(unfolded("Land", "Bo", "Kono"))
    qtmodeltester.check(model)
    assert shown(model) == ["Land", "Bo", "B1", "B2", "Kono", "K1"]


def test_that_opening_a_row_inserts_its_children_only(qtbot: QtBot) -> None:
    model = TreeModel()
    model.show(unfolded("Land"))
    told: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _, first, last: told.append((first, last)))
    with qtbot.assertNotEmitted(model.modelReset):
        model.become(unfolded("Land", "Bo"))
    assert told == [(2, 3)]


def test_that_a_row_that_moved_is_still_the_same_row() -> None:
    model = TreeModel()
    model.show(unfolded("Land", "Bo", "Kono"))
    held = QPersistentModelIndex(model.index(2, 0))
    assert held.data() == "B1"
    moved = TREE.patched({"u3": Unit(uuid="u3", name="B1", parent="u2")})
    model.become(unfolded("Land", "Bo", "Kono", tree=moved))
    assert shown(model) == ["Land", "Bo", "B2", "Kono", "B1", "K1"]
    assert (held.row(), held.data()) == (4, "B1")


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_that_held_rows_stay_with_their_units_whatever_is_shown_next(
    qapp: object, data: st.DataObject
) -> None:
    n = data.draw(st.integers(1, 10))
    units = [
        Unit(
            uuid=f"u{i}",
            name=data.draw(st.sampled_from("abc")),
            parent=data.draw(st.sampled_from([None, *(f"u{j}" for j in range(i))])),
        )
        for i in range(n)
    ]
    tree = TreeArrays.build(outline_of(units))
    model = TreeModel()
    states = st.lists(st.booleans(), min_size=n, max_size=n)
    model.show(Unfolded.of(tree, np.array(data.draw(states))))
    for _ in range(3):
        held = {model.row_at(p): QPersistentModelIndex(model.index(p, 0)) for p in range(model.rowCount())}
        chosen = data.draw(st.sampled_from(units))
        change: Unit | None = Unit(uuid=chosen.uuid, name=data.draw(st.sampled_from("abc")))
        tree = tree.patched({chosen.uuid: data.draw(st.sampled_from([change, None]))})
        after = Unfolded.of(tree, np.array(data.draw(states)))
        model.become(after)
        assert model.rows.tolist() == after.rows.tolist()
        for row, index in held.items():
            place = model.place_of(row)
            assert index.row() == (-1 if place is None else place)


def test_that_new_units_in_many_places_are_no_hits() -> None:
    parents = [Unit(uuid=f"p{i}", name=f"P{i}") for i in range(80)]
    tree = TreeArrays.build(outline_of(parents))
    model = TreeModel()
    model.show(Unfolded.of(tree, np.ones(tree.n, bool)))
    model.hits = np.ones(tree.n, bool)
    grown = tree.patched({f"c{i}": Unit(uuid=f"c{i}", name=f"C{i}", parent=f"p{i}") for i in range(80)})
    model.become(Unfolded.of(grown, np.ones(grown.n, bool)))
    assert model.hits is not None
    assert [bool(model.hits[grown.row(uuid)]) for uuid in ("p7", "c7")] == [True, False]


def test_that_a_row_is_spoken_with_its_type_level_and_mark() -> None:
    model = TreeModel()
    model.show(unfolded("Land"))
    model.marks = Marks({0: Mark("changed", "changed: name")})
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Land, To be checked, level 1, 5 unit(s) below, open, changed: name"


def test_that_a_tip_says_where_a_unit_stands_and_what_it_lacks() -> None:
    tree = TreeArrays.build(outline_of([Unit(uuid="a", name="A", parent="gone")]))
    model = TreeModel()
    model.show(Unfolded.of(tree, opened_to_level(tree, 1)))
    lines = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole).splitlines()
    assert lines == [
        "A",
        "To be checked",
        "Its parent is not in this version, or stands below it.",
        "Not on the map: no point and no boundary.",
    ]


@pytest.mark.parametrize(
    ("moved", "target", "fits"),
    [(["B1"], "Kono", True), (["B1"], "Bo", False), (["Bo"], "B1", False), (["Bo"], "Bo", False)],
)
def test_that_units_can_be_dropped_where_they_are_not_yet(moved: list[str], target: str, fits: bool) -> None:
    model = TreeModel()
    model.show(unfolded("Land", "Bo", "Kono"))
    asked: list[tuple[list[str], str]] = []
    model.dropped.connect(lambda uuids, parent: asked.append((uuids, parent)))
    data = model.mimeData([model.index(shown(model).index(name), 0) for name in moved])
    onto = model.index(shown(model).index(target), 0)
    drop = (data, Qt.DropAction.MoveAction, -1, -1, onto)
    assert not model.canDropMimeData(*drop)
    model.can_move = True
    assert model.canDropMimeData(*drop) is fits
    assert model.dropMimeData(*drop) is False
    uuids = [f"u{['Land', 'Bo', 'Kono', 'B1', 'B2', 'K1'].index(name)}" for name in moved]
    assert asked == ([(uuids, "u2")] if fits else [])
    assert not model.canDropMimeData(QMimeData(), Qt.DropAction.MoveAction, -1, -1, onto)
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, QModelIndex())
