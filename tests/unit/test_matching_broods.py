"""Parents by their children."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from matching.small_lists import country, renamed, units

from georegistry_desktop.matching import features, match
from georegistry_desktop.matching.broods import Brood
from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.lists import Lists, read_lists


def parents(children: dict[str, list[str]]) -> Lists:
    """Parents p0, p1, … (rows 0, 1, …) with children of these names, the same on both sides."""
    rows: list[dict[str, Any]] = [{"uuid": uuid, "name": f"Parent {uuid}"} for uuid in children]
    rows += [
        {"uuid": f"u{parent}{at}", "name": name, "parent": parent}
        for parent, names in children.items()
        for at, name in enumerate(names)
    ]
    return read_lists(units(rows), units(rows), shipped())


def pair_of(*entries: tuple[int, int]) -> Pair:
    one, two = np.array(entries, dtype=np.int32).reshape(-1, 2).T
    return one, two


def brood(lists: Lists, *linked: tuple[int, int]) -> Brood:
    return Brood(lists, pair_of(*linked), np.ones(len(linked), dtype=np.float32))


def test_that_the_share_is_twice_the_common_children_by_all() -> None:
    lists = parents({"p0": ["Bo", "Pita"], "p1": ["Mamou"]})
    found = brood(lists, (2, 2), (3, 3))
    assert found.share(pair_of((0, 0), (0, 1), (1, 1))).tolist() == [1, 0, 0]
    assert brood(lists, (2, 4)).share(pair_of((0, 1))) == pytest.approx([2 / 3])


def test_that_the_likest_parents_are_those_with_most_common_children() -> None:
    lists = parents({"p0": ["Bo", "Pita", "Labe"], "p1": ["Mamou", "Boke", "Fria"]})
    found = brood(lists, (2, 2), (3, 3), (4, 5))
    assert set(zip(*(side.tolist() for side in found.likest(0.1, 2)), strict=True)) == {(0, 0), (0, 1)}
    assert set(zip(*(side.tolist() for side in found.likest(0.5, 2)), strict=True)) == {(0, 0)}


def test_that_nothing_linked_gives_no_parents() -> None:
    lists = parents({"p0": ["Bo"]})
    found = brood(lists)
    assert len(found.likest(0.01, 2)[0]) == 0
    assert found.share(pair_of((0, 0))).tolist() == [0]


def test_that_a_parent_of_another_name_is_found_by_its_children() -> None:
    a, b = country(), renamed(country(), "b-")
    b.loc[b["uuid"] == "b-d1", "name"] = "Zzyzx"
    found = match(a, b)
    linked = dict(zip(found.links["a"], found.links["b"], strict=True))
    assert linked["d1"] == "b-d1"


def test_that_steps_of_children_are_the_same_counted_once_or_each_time() -> None:
    lists = parents({"p0": ["Bo", "Pita"], "p1": ["Mamou"]})
    linked, weight = features.votes(lists)
    pairs = pair_of((0, 0), (0, 1), (2, 2), (1, 3))
    once = features.child_steps(lists, pairs, Brood(lists, linked, weight))
    assert once.tolist() == features.children(lists, pairs, linked, weight).tolist()
