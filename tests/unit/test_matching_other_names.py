"""Short, alternative and translated names are names."""

from __future__ import annotations

import json
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from matching.made_up import made_up_list
from matching.small_lists import country, renamed, shuffled

from georegistry_desktop.matching import Matching, Rescorer, full, match
from georegistry_desktop.matching.other_names import by_other_names

FEW = settings(max_examples=6, deadline=None, phases=(Phase.explicit, Phase.generate))
KEPT = {
    "aliases": lambda name: json.dumps(["Elsewhere", name]),
    "translations": lambda name: json.dumps({"fr:name": name}),
    "short_name": lambda name: name,
}


def linked(found: Matching) -> dict[str, str]:
    return dict(zip(found.links["a"], found.links["b"], strict=True))


def with_other(frame: gpd.GeoDataFrame, column: str, rows: list[int], names: list[str]) -> gpd.GeoDataFrame:
    """Other first names in ``rows``; those that they had stand in ``column``."""
    frame = frame.copy()
    kept: list[str | None] = [None] * len(frame)
    for row, name in zip(rows, names, strict=True):
        kept[row] = KEPT[column](frame["name"].iat[row])
        frame.loc[row, "name"] = name
    return frame.assign(**{column: pd.Series(kept, dtype="str")})


@pytest.mark.parametrize("column", KEPT)
@pytest.mark.parametrize("side", [0, 1])
def test_that_a_unit_whose_name_is_another_name_in_the_other_list_is_linked(column: str, side: int) -> None:
    lists = [country(), renamed(country(), "b-")]
    rows = [3, 8, 9, 12]
    lists[side] = with_other(lists[side], column, rows, ["Ouagou", "Zig Zumu", "Zig Fahoum", "Wexford"])
    found = linked(match(*lists))
    uuids = country()["uuid"]
    assert [found.get(uuids[row]) for row in rows] == [f"b-{uuids[row]}" for row in rows]


def test_that_units_that_share_only_other_names_are_linked() -> None:
    a = with_other(country(), "aliases", [8, 12], ["Ouagou", "Zumu"])
    b = renamed(with_other(country(), "short_name", [8, 12], ["Wexford", "Fahim"]), "b-")
    found = linked(match(a, b))
    assert (found["f01"], found["f05"]) == ("b-f01", "b-f05")


def test_that_another_name_with_a_slip_is_known_below_the_parent() -> None:
    b = country()
    b.loc[8, "name"] = "Lowma Health Post"
    b = renamed(with_other(b, "aliases", [8], ["Ouagou"]), "b-")
    assert linked(match(country(), b))["f01"] == "b-f01"


def test_that_reasons_add_up_where_another_name_speaks() -> None:
    found = match(country(), renamed(with_other(country(), "aliases", [8], ["Ouagou"]), "b-"))
    score = found.links.set_index("a")["score"]["f01"] / 100
    bits = sum(reason.bits for reason in found.explain("f01", "b-f01"))
    assert bits == pytest.approx(np.log2(score / (1 - score)), abs=0.05)


def test_that_lists_without_other_names_are_as_they_were() -> None:
    found = match(country(), renamed(country(), "b-"))
    assert by_other_names(found.lists, found.scored) is found.scored


def test_that_other_names_are_looked_at_whatever_the_order_of_their_units() -> None:
    found = match(country(), renamed(with_other(country(), "aliases", [8], ["Ouagou"]), "b-"))
    again = by_other_names(found.lists, replace(found.scored))
    assert (again.own >= found.scored.own - 1e-3).all()


def test_that_a_unit_known_by_another_name_stays_so_below_an_accepted_parent() -> None:
    a, b = country(), renamed(with_other(country(), "aliases", [8], ["Ouagou"]), "b-")
    rescorer = Rescorer(match(a, b))
    before = rescorer.candidates(8)[1][0]
    rescorer.decide(accepted=[(3, 3)])
    assert rescorer.candidates(8)[0][0] == 8
    assert rescorer.candidates(8)[1][0] >= before - 0.01


def two_lists(seed: int) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    random = np.random.default_rng(seed)
    a = made_up_list(150, random).drop(columns=["point", "code"])
    rows = np.sort(random.choice(np.arange(20, len(a)), 25, replace=False)).tolist()
    names = made_up_list(150, np.random.default_rng(seed + 1_000))["name"].tolist()
    column = ("aliases", "short_name", "translations")[seed % 3]
    return a, renamed(with_other(a, column, rows, [names[-1 - at] for at in range(len(rows))]), "b-")


@FEW
@given(st.integers(0, 300))
def test_that_swapped_sides_mirror_and_rows_may_be_in_any_order(seed: int) -> None:
    a, b = two_lists(seed)
    there = match(a, b).links
    scores = dict(zip(zip(there["a"], there["b"], strict=True), there["score"], strict=True))
    for pair, turn in (((b, a), True), ((shuffled(a, seed), shuffled(b, seed + 1)), False)):
        table = match(*pair).links
        columns = ("b", "a") if turn else ("a", "b")
        keys = zip(table[columns[0]], table[columns[1]], strict=True)
        assert dict(zip(keys, table["score"], strict=True)) == pytest.approx(scores, abs=0.1)


def test_that_other_names_find_what_first_names_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    lists = [two_lists(seed) for seed in range(3)]

    def right() -> int:
        return sum(two == f"b-{one}" for pair in lists for one, two in linked(match(*pair)).items())

    after = right()
    monkeypatch.setattr(full, "by_other_names", lambda _, scored: scored)
    assert after > right() + 10
