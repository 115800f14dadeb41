"""Candidates below ancestors that are likely the same: each side looks as the other does."""

from __future__ import annotations

from typing import Any

import numpy as np
from matching.small_lists import units

from georegistry_desktop.matching.below import within
from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.lists import read_lists
from georegistry_desktop.matching.similarity import Names

Rows = list[dict[str, Any]]


def found(a: Rows, b: Rows, links: list[tuple[str, str]]) -> set[tuple[str, str]]:
    """Uuids of the pairs below the linked units of lists whose rows have unique uuids."""
    lists = read_lists(units(a, ["parent"]), units(b, ["parent"]), shipped())
    uuids = [sorted(row["uuid"] for row in rows) for rows in (a, b)]
    joined = sorted((uuids[0].index(one), uuids[1].index(two)) for one, two in links)
    linked: Pair = tuple(np.array(side, dtype=np.int32) for side in zip(*joined, strict=True))  # type: ignore[assignment]
    rows = [np.arange(len(side), dtype=np.int32) for side in (lists.a, lists.b)]
    one, two = within(lists, Names(lists.pool), linked, rows[0], rows[1])
    return {(uuids[0][left], uuids[1][right]) for left, right in zip(one, two, strict=True)}


def below(prefix: str, parent: str, names: list[str]) -> Rows:
    return [{"uuid": f"{prefix}{at:02}", "name": name, "parent": parent} for at, name in enumerate(names)]


NAMES = ["Kpetema", "Lowoma", "Gbado Kindia", "Masahun", "Tongo Old", "Hangha"]


def test_that_a_list_that_lacks_a_level_is_looked_at_from_both_sides() -> None:
    deep = [{"uuid": "d", "name": "Dodo"}, {"uuid": "s", "name": "Between", "parent": "d"}]
    deep += below("x", "s", NAMES)
    flat = [{"uuid": "d", "name": "Dodo"}, *below("y", "d", [name + "h" for name in NAMES])]
    there = found(deep, flat, [("d", "d")])
    assert {(f"x{at:02}", f"y{at:02}") for at in range(len(NAMES))} <= there
    assert {(one, two) for two, one in found(flat, deep, [("d", "d")])} == there


def test_that_a_unit_with_several_likely_parents_is_looked_at_below_each_from_either_side() -> None:
    one = [{"uuid": "p", "name": "Dodo"}, *below("x", "p", NAMES)]
    two = [{"uuid": "q", "name": "Dodo"}, {"uuid": "r", "name": "Dodo"}]
    two += below("y", "q", NAMES[:3]) + below("z", "r", NAMES[3:])
    there = found(one, two, [("p", "q"), ("p", "r")])
    assert {("x00", "y00"), ("x03", "z00")} <= there
    assert {(a, b) for b, a in found(two, one, [("q", "p"), ("r", "p")])} == there


def test_that_a_common_name_is_found_below_another_parent_of_the_same_district() -> None:
    def country(moved: bool) -> Rows:
        rows: Rows = [{"uuid": "c", "name": "Salone"}]
        for at in range(6):
            rows.append({"uuid": f"d{at}", "name": f"District {NAMES[at]}", "parent": "c"})
            rows += [
                {"uuid": f"d{at}{part}", "name": f"Area {at} {part}", "parent": f"d{at}"} for part in "ab"
            ]
            other = moved and at == 0
            rows.append({"uuid": f"f{at}", "name": "Saint Anna", "parent": f"d{at}{'b' if other else 'a'}"})
        return rows

    linked = [("d0", "d0"), ("d0a", "d0a"), ("d0b", "d0b")]
    assert ("f0", "f0") in found(country(moved=False), country(moved=True), linked)
