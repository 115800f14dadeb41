"""Trees as arrays: what they answer, what dirty lists become, what survives a change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import outline_of, outline_of_names

from georegistry_desktop.domain import Unit
from georegistry_desktop.domain.names import fold, order_key
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.scene.tree.touched import touched_rows


def story(tree: TreeArrays) -> list[tuple[Any, ...]]:
    """All that a tree says, as seen from the top."""
    told: list[tuple[Any, ...]] = []

    def tell(row: int) -> None:
        for child in tree.children(row).tolist():
            facts = (tree.uuid(child), tree.name(child), tree.code(child), tree.ref(child))
            kind = (tree.type_name(child), tree.status_word(child))
            shape = (bool(tree.has_point[child]), bool(tree.has_boundary[child]))
            place = (int(tree.depth[child]), tree.descendant_count(child), tree.strays.get(child))
            told.append((*facts, *kind, *shape, *place, tree.searched[child], bool(tree.alive[child])))
            assert tree.row(tree.uuid(child)) == child
            assert tree.parent[child] == row
            tell(child)

    tell(-1)
    assert tree.descendant_count(-1) == len(told) == tree.alive.sum()
    return told


def names_below(tree: TreeArrays, name: str | None) -> list[str]:
    row = -1 if name is None else next(r for r in range(tree.n) if tree.name(r) == name)
    return [tree.name(child) for child in tree.children(row).tolist()]


def test_that_siblings_stand_by_folded_names_and_numbers_by_value() -> None:
    tree = TreeArrays.build(
        outline_of_names(("Land", None), *((n, "Land") for n in ("Ward 10", "ward 9", "Éta", "Dora", "Zed")))
    )
    assert names_below(tree, "Land") == ["Dora", "Éta", "ward 9", "Ward 10", "Zed"]


def test_that_a_row_answers_for_its_unit() -> None:
    unit = Unit(uuid="b", name="Bo", parent="a", type="District", code="C1", source_ref="R1", status="VALID")
    tree = TreeArrays.build(outline_of([Unit(uuid="a", name="Land"), unit]))
    assert (tree.n, tree.row("b"), tree.row("c")) == (2, 1, None)
    assert (tree.uuid(1), tree.name(1), tree.code(1), tree.ref(1)) == ("b", "Bo", "C1", "R1")
    assert (tree.type_name(1), tree.status_word(1), tree.type_name(0)) == ("District", "VALID", None)
    assert (tree.ancestors(1), tree.child_count(0), tree.descendant_count(0)) == ([0], 1, 1)
    assert tree.subtree(0).tolist() == [0, 1]


def test_that_an_empty_version_is_a_tree_without_rows() -> None:
    tree = TreeArrays.build(outline_of([]))
    assert (tree.n, tree.children(-1).tolist(), tree.search("x").hits.tolist()) == (0, [], [])
    grown = tree.patched({"a": Unit(uuid="a", name="Land")})
    assert story(grown) == story(TreeArrays.build(outline_of([Unit(uuid="a", name="Land")])))


def test_that_orphans_stand_at_the_top_and_know_whom_they_miss() -> None:
    tree = TreeArrays.build(
        outline_of([Unit(uuid="a", name="A", parent="gone"), Unit(uuid="b", name="B", parent="a")])
    )
    assert (names_below(tree, None), names_below(tree, "A"), tree.strays) == (["A"], ["B"], {0: "gone"})


def test_that_a_circle_is_cut_once_and_nobody_is_lost() -> None:
    units = [
        Unit(uuid="r", name="Root"),
        Unit(uuid="x", name="X", parent="z"),
        Unit(uuid="y", name="Y", parent="x"),
        Unit(uuid="z", name="Z", parent="y"),
        Unit(uuid="t", name="Tail", parent="y"),
        Unit(uuid="s", name="Self", parent="s"),
    ]
    tree = TreeArrays.build(outline_of(units))
    assert names_below(tree, None) == ["Root", "Self", "X"]
    assert names_below(tree, "Y") == ["Tail", "Z"]
    assert tree.strays == {1: "z", 5: "s"}
    assert len(story(tree)) == 6


def test_that_a_chain_of_500_levels_is_whole() -> None:
    units = [Unit(uuid=f"u{i}", name=f"N{i}", parent=f"u{i - 1}" if i else None) for i in range(500)]
    tree = TreeArrays.build(outline_of(units))
    assert (tree.depth[499], len(tree.ancestors(499)), tree.descendant_count(0)) == (499, 499, 499)
    assert tree.search("n499").kept.all()
    moved = tree.patched({"u1": Unit(uuid="u1", name="N1")})
    assert (moved.depth[499], moved.descendant_count(0), moved.descendant_count(1)) == (498, 0, 498)


def test_that_a_patch_leaves_the_tree_it_came_from_as_it_was() -> None:
    tree = TreeArrays.build(outline_of_names(("Land", None), ("Bo", "Land"), ("Kono", "Land")))
    before = story(tree)
    patched = tree.patched(
        {"u1": Unit(uuid="u1", name="Zzz"), "u9": Unit(uuid="u9", name="New", parent="u2")}
    )
    assert story(tree) == before
    assert names_below(patched, None) == ["Land", "Zzz"]
    assert patched.row("u9") == 3
    assert patched.patched({}) is patched


def test_that_a_deleted_unit_leaves_a_dead_row_and_gets_it_back() -> None:
    tree = TreeArrays.build(outline_of_names(("Land", None), ("Bo", "Land"), ("Kono", "Land")))
    without = tree.patched({"u1": None})
    assert (without.n, without.row("u1"), without.alive.tolist()) == (3, None, [True, False, True])
    assert without.search("bo").hits.tolist() == [False] * 3
    again = without.patched({"u1": Unit(uuid="u1", name="Bo", parent="u0")})
    assert (again.n, again.row("u1")) == (3, 1)


UUIDS = [f"u{i}" for i in range(8)]
NAMES = st.sampled_from(
    ["Bo", "bo", "Bó", "Ward 2", "Ward 10", "  Two  Spaces ", "ß", "Kono", "", "İ", "ⅷ a\tb"]
)
UNITS = st.builds(
    Unit,
    uuid=st.sampled_from(UUIDS),
    name=NAMES,
    parent=st.none() | st.sampled_from([*UUIDS, "nowhere"]),
    type=st.none() | st.sampled_from(["District", "Ward"]),
    code=st.none() | st.sampled_from(["C1", "c1", "X"]),
    source_ref=st.none() | st.just("R"),
    short_name=st.none() | NAMES,
    aliases=st.frozensets(st.sampled_from(["Alt", "Ältere", "old bo"])),
    status=st.sampled_from(["NEW", "VALID", "REJECTED"]),
)
VERSIONS = st.lists(UNITS, unique_by=lambda unit: unit.uuid)
CHANGES = st.dictionaries(st.sampled_from(UUIDS), st.none() | UNITS, max_size=5)


def after(units: Sequence[Unit], changed: Mapping[str, Unit | None]) -> list[Unit]:
    held = {unit.uuid: unit for unit in units} | dict(changed)
    return [unit for unit in held.values() if unit is not None]


@settings(max_examples=100, deadline=None)
@given(VERSIONS, st.lists(CHANGES, max_size=4))
def test_that_a_patched_tree_is_the_tree_built_anew(
    units: list[Unit], steps: list[dict[str, Unit | None]]
) -> None:
    tree = TreeArrays.build(outline_of(units))
    for step in steps:
        named = {
            uuid: unit and Unit(**{**{f: getattr(unit, f) for f in unit.__slots__}, "uuid": uuid})
            for uuid, unit in step.items()
        }
        units = after(units, named)
        tree = tree.patched(named)
        assert story(tree) == story(TreeArrays.build(outline_of(units)))


@settings(max_examples=30, deadline=None)
@given(VERSIONS, CHANGES)
def test_that_a_kept_tree_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, units: list[Unit], step: dict[str, Unit | None]
) -> None:
    changed = {uuid: None for uuid, unit in step.items() if unit is None}
    changed |= {unit.uuid: unit for unit in step.values() if unit is not None}
    tree = TreeArrays.build(outline_of(units)).patched(changed)
    folder = tmp_path_factory.mktemp("kept") / "tree"
    tree.save(folder)
    loaded = TreeArrays.load(folder)
    assert story(loaded) == story(tree)
    assert [loaded.any_row(uuid) for uuid in UUIDS] == [tree.any_row(uuid) for uuid in UUIDS]


def test_that_a_folder_of_another_make_is_refused(tmp_path: Path) -> None:
    TreeArrays.build(outline_of([])).save(tmp_path / "tree")
    (tmp_path / "tree" / "facts.json").write_text('{"make": 0}')
    with pytest.raises(ValueError, match="another way"):
        TreeArrays.load(tmp_path / "tree")
    with pytest.raises(OSError, match="No such file"):
        TreeArrays.load(tmp_path / "none")


def test_that_many_changes_at_once_are_built_anew_with_their_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("georegistry_desktop.scene.tree.patching.MANY", 1)
    tree = TreeArrays.build(outline_of_names(("Land", None), ("Bo", "Land"), ("Kono", "Land")))
    units = {f"u{i}": Unit(uuid=f"u{i}", name=f"N{9 - i}", parent="u0") for i in (1, 2, 3)}
    patched = tree.patched(units)
    assert not patched.names.later or len(patched.names.later) == 3
    assert [patched.row(uuid) for uuid in units] == [1, 2, 3]
    assert names_below(patched, "Land") == ["N6", "N7", "N8"]


@given(st.lists(st.text(), min_size=1))
def test_that_names_fold_in_columns_as_they_do_one_by_one(names: list[str]) -> None:
    units = [Unit(uuid=f"u{i}", name=name) for i, name in enumerate(names)]
    tree = TreeArrays.build(outline_of(units))
    assert [tree.searched[row] for row in range(tree.n)] == [fold(name) for name in names]
    keys = [order_key(fold(tree.name(row))) for row in tree.children(-1).tolist()]
    assert keys == sorted(keys)


def test_that_types_and_flags_stand_in_numbers() -> None:
    frame = pd.DataFrame(outline_of_names(("A", None), ("B", "A")))
    frame["has_boundary"] = [True, False]
    tree = TreeArrays.build(frame)
    assert tree.has_boundary.tolist() == [True, False]
    assert tree.type_of.dtype == np.int16
    assert tree.status.dtype == np.uint8


def test_that_many_units_are_looked_up_at_once_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = TreeArrays.build(outline_of_names(("Land", None), ("Bo", "Land"), ("Kono", "Land")))
    tree = tree.patched({"u1": None, "new": Unit(uuid="new", name="New", parent="u0")})
    asked = ["u2", "nobody", "u1", "new", "u0", "u2"]
    one_by_one = tree.rows(asked).tolist()
    monkeypatch.setattr("georegistry_desktop.scene.tree.arrays._MANY", 1)
    assert tree.rows(asked).tolist() == one_by_one == [2, 3, 0]


def test_that_the_rows_touched_by_a_change_are_its_own_those_above_and_those_below() -> None:
    tree = TreeArrays.build(
        outline_of_names(
            ("Land", None), ("North", "Land"), ("South", "Land"), ("Post", "North"), ("Bed", "Post")
        )
    )
    named = {tree.name(row): row for row in range(tree.n)}
    post, south = tree.uuid(named["Post"]), tree.uuid(named["South"])
    after = tree.patched({post: Unit(uuid=post, name="Post", parent=south)})
    touched = touched_rows(tree, after, [post])
    assert touched is not None
    assert {tree.name(row) for row in touched} == {"Land", "North", "South", "Post", "Bed"}
    renamed = tree.patched({south: Unit(uuid=south, name="Sud", parent=tree.uuid(named["Land"]))})
    touched = touched_rows(tree, renamed, [south, "nobody"])
    assert touched is not None
    assert {tree.name(row) for row in touched} == {"Land", "South"}
    assert touched_rows(tree, renamed, [str(i) for i in range(5000)]) is None
