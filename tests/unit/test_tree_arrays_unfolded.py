"""What of a tree is in sight, and in which order."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from outlines import outline_of, outline_of_names

from georegistry_desktop.domain import Unit
from georegistry_desktop.scene.tree import TreeArrays, Unfolded
from georegistry_desktop.scene.tree.ranking import ranks
from georegistry_desktop.scene.tree.unfolded import opened_for, opened_to_level

TREE = TreeArrays.build(
    outline_of_names(
        ("Land", None),
        ("Bo", "Land"),
        ("Kono", "Land"),
        ("B2", "Bo"),
        ("B1", "Bo"),
        ("K1", "Kono"),
        ("B11", "B1"),
    )
)


def seen(unfolded: Unfolded) -> list[str]:
    return [unfolded.tree.name(row) for row in unfolded.rows.tolist()]


def opened(*names: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    return np.array([TREE.name(row) in names for row in range(TREE.n)])


def row(name: str) -> int:
    return next(r for r in range(TREE.n) if TREE.name(r) == name)


def test_that_only_children_of_open_rows_are_seen() -> None:
    assert seen(Unfolded.of(TREE, opened())) == ["Land"]
    assert seen(Unfolded.of(TREE, opened("Land", "Bo"))) == ["Land", "Bo", "B1", "B2", "Kono"]
    assert seen(Unfolded.of(TREE, opened("Bo"))) == ["Land"]


def test_that_levels_are_counted_from_the_top() -> None:
    assert seen(Unfolded.of(TREE, opened_to_level(TREE, 1))) == ["Land"]
    assert seen(Unfolded.of(TREE, opened_to_level(TREE, 2))) == ["Land", "Bo", "Kono"]


def test_that_kept_rows_hide_their_siblings_but_not_what_is_below_them() -> None:
    found = TREE.search("b1")
    kept = TREE.forest.with_ancestors(TREE.search('"b1"').hits & ~TREE.search("b11").hits)
    unfolded = Unfolded.of(TREE, opened_for(TREE, kept), kept=kept)
    assert seen(unfolded) == ["Land", "Bo", "B1"]
    assert seen(unfolded.with_open(row("B1"), True)) == ["Land", "Bo", "B1", "B11"]
    assert found.hits.sum() == 2


def test_that_nothing_is_seen_where_nothing_is_kept() -> None:
    assert seen(Unfolded.of(TREE, opened("Land"), kept=opened())) == []


def test_that_a_rank_orders_siblings_before_their_names() -> None:
    units = [
        Unit(uuid="l", name="Land"),
        Unit(uuid="a", name="A", parent="l", code="10", type="ward"),
        Unit(uuid="b", name="B", parent="l", code="9", type="District"),
        Unit(uuid="c", name="C", parent="l", status="REJECTED", type="ward"),
        Unit(uuid="d", name="D", parent="c"),
    ]
    tree = TreeArrays.build(outline_of(units))

    def children(by: str, *, descending: bool = False) -> str:
        rank = ranks(tree, by, descending=descending)  # type: ignore[arg-type]
        return "".join(seen(Unfolded.of(tree, opened_to_level(tree, 2), rank=rank))[1:])

    assert (children("code"), children("code", descending=True)) == ("BAC", "ABC")
    assert (children("type"), children("type", descending=True)) == ("BAC", "ACB")
    assert (children("units", descending=True), children("status", descending=True)) == ("CAB", "CAB")
    assert (children("name"), children("name", descending=True), children("ref")) == ("ABC", "CBA", "ABC")


@settings(deadline=None)
@given(st.data(), st.integers(1, 14))
def test_that_unfolding_is_a_walk_and_opening_one_row_is_unfolding_anew(data: st.DataObject, n: int) -> None:
    parents = [data.draw(st.none() | st.integers(0, i - 1)) if i else None for i in range(n)]
    units = [
        Unit(uuid=f"{i:02}", name=data.draw(st.sampled_from("abc")), parent=None if p is None else f"{p:02}")
        for i, p in enumerate(parents)
    ]
    tree = TreeArrays.build(outline_of(units))
    is_open = np.array(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)))
    kept = None
    if data.draw(st.booleans()):
        kept = tree.forest.with_ancestors(
            np.array(data.draw(st.lists(st.booleans(), min_size=n, max_size=n)))
        )

    def shown(at: int) -> list[int]:
        children = tree.children(at).tolist()
        some = [c for c in children if kept is not None and kept[c]]
        return some if some or (at == -1 and kept is not None) else children

    def walk(at: int) -> list[int]:
        return [r for c in shown(at) for r in (c, *(walk(c) if unfolded.opened[c] else []))]

    unfolded = Unfolded.of(tree, is_open, kept=kept)
    assert unfolded.rows.tolist() == walk(-1)
    chosen = data.draw(st.integers(0, n - 1))
    unfolded = unfolded.with_open(chosen, not is_open[chosen])
    assert unfolded.rows.tolist() == walk(-1)
    unfolded = unfolded.with_open(chosen, bool(is_open[chosen]))
    assert unfolded.rows.tolist() == walk(-1)
