"""The matching as a whole on small made-up lists: what holds of every two lists."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from matching.damage import Damage, damaged
from matching.made_up import made_up_list
from matching.small_lists import country, drawn, renamed, shuffled, units

from georegistry_desktop.matching import Matching, match, match_names

SEEDS = st.integers(0, 1_000)
# Making a failing pair of lists smaller would take minutes.
FEW = settings(max_examples=8, phases=(Phase.explicit, Phase.generate))


def links(found: Matching) -> dict[tuple[str, str], float]:
    table = found.links
    return dict(zip(zip(table["a"], table["b"], strict=True), table["score"], strict=True))


def two_lists(seed: int, count: int = 120) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    random = np.random.default_rng(seed)
    a = made_up_list(count, random)
    return a, damaged(a, Damage.drawn(random), random)


def told_apart(frame: gpd.GeoDataFrame) -> list[str]:
    """Units that no other has the name of."""
    often = frame["name"].str.casefold().value_counts()
    return list(frame["uuid"][frame["name"].str.casefold().map(often) == 1])


@FEW
@given(drawn())
def test_that_a_list_against_itself_gives_each_link_that_something_tells_apart(
    frame: gpd.GeoDataFrame,
) -> None:
    found = match(frame, renamed(frame, "b-"))
    linked = dict(zip(found.links["a"], found.links["b"], strict=True))
    for uuid in told_apart(frame):
        assert linked.get(uuid) == f"b-{uuid}"


def test_that_a_made_up_country_against_itself_gives_each_link() -> None:
    a = made_up_list(300, np.random.default_rng(8), "coast")
    found = match(a, renamed(a, "b-"))
    wanted = set(a["uuid"])
    right = {one for one, two in links(found) if two == f"b-{one}"}
    assert right == wanted == {one for one, _ in links(found)}


def twins(count: int) -> gpd.GeoDataFrame:
    """Units of one district of which nothing tells which is which, and one that is like no other."""
    rows: list[dict[str, Any]] = [
        {"uuid": "d", "name": "Kenema"},
        {"uuid": "o", "name": "Bandama", "parent": "d"},
    ]
    rows += [{"uuid": f"t{at}", "name": "Health Post", "parent": "d"} for at in range(count)]
    return units(rows)


@pytest.mark.parametrize("count", [2, 3, 6])
def test_that_what_nothing_tells_apart_is_reported_as_ties_and_not_linked(count: int) -> None:
    a = twins(count)
    found = match(a, renamed(a, "b-"))
    assert set(links(found)) == {("d", "b-d"), ("o", "b-o")}
    wanted = {(f"t{one}", f"b-t{two}") for one in range(count) for two in range(count)}
    assert set(zip(found.ties["a"], found.ties["b"], strict=True)) == wanted
    assert list(found.unmatched_a) == [f"t{at}" for at in range(count)]


@FEW
@given(SEEDS, SEEDS)
def test_that_the_order_of_rows_changes_nothing(seed: int, order: int) -> None:
    a, b = two_lists(seed)
    before, after = match(a, b), match(shuffled(a, order), shuffled(b, order + 1))
    assert links(before) == links(after)
    assert set(before.unmatched_a) == set(after.unmatched_a)
    assert set(before.unmatched_b) == set(after.unmatched_b)
    assert set(zip(before.ties["a"], before.ties["b"], strict=True)) == set(
        zip(after.ties["a"], after.ties["b"], strict=True)
    )


def test_that_links_and_units_without_one_stand_in_the_order_of_the_frames() -> None:
    a, b = two_lists(5)
    found = match(a, b)
    for linked, free, frame in (
        (found.links["a"], found.unmatched_a, a),
        (sorted(found.links["b"], key=list(b["uuid"]).index), found.unmatched_b, b),
    ):
        place = {uuid: at for at, uuid in enumerate(frame["uuid"])}
        assert [place[u] for u in linked] == sorted(place[u] for u in linked)
        assert [place[u] for u in free] == sorted(place[u] for u in free)
        assert set(linked) | set(free) == set(frame["uuid"])
        assert not set(linked) & set(free)


def mirrored(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame) -> None:
    there, back = links(match(a, b)), {(two, one): score for (one, two), score in links(match(b, a)).items()}
    assert there == pytest.approx(back, abs=1e-3)


@FEW
@given(SEEDS)
def test_that_swapping_the_sides_mirrors_the_links(seed: int) -> None:
    mirrored(*two_lists(seed))


@FEW
@given(drawn(), drawn())
def test_that_swapping_the_sides_of_lists_with_many_namesakes_mirrors_the_links(
    a: gpd.GeoDataFrame, b: gpd.GeoDataFrame
) -> None:
    mirrored(a, renamed(b, "b-"))


@pytest.mark.parametrize("seed", [22, 33])  # several likely parents, several names, many namesakes
def test_that_swapping_the_sides_of_longer_lists_mirrors_what_was_looked_at(seed: int) -> None:
    a, b = two_lists(seed, 1_000)
    there, back = match(a, b), match(b, a)
    seen = [
        set(zip(found.uuid[0][found.scored.pairs[0]], found.uuid[1][found.scored.pairs[1]], strict=True))
        for found in (there, back)
    ]
    assert seen[0] == {(one, two) for two, one in seen[1]}
    assert links(there) == pytest.approx(
        {(one, two): score for (two, one), score in links(back).items()}, abs=1e-3
    )


def own_of(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame, one: str, two: str) -> float:
    """The raw own evidence of a pair, -inf where it was not looked at."""
    found = match(a, b)
    at = [list(found.uuid[side]).index(uuid) for side, uuid in ((0, one), (1, two))]
    here = np.flatnonzero((found.scored.pairs[0] == at[0]) & (found.scored.pairs[1] == at[1]))
    return float(found.scored.own[here[0]]) if len(here) else -np.inf


@FEW
@given(st.integers(0, 11), st.lists(st.integers(0, 20), min_size=1, max_size=4), st.sampled_from("xqzu "))
def test_that_damaging_a_name_never_raises_the_evidence_of_its_true_pair(
    which: int, places: list[int], letter: str
) -> None:
    a, b = country(), renamed(country(), "b-")
    row = 7 + which
    worse = name = str(b["name"].iat[row])
    for place in places:
        at = place % max(len(worse), 1)
        worse = worse[:at] + letter + worse[at + 1 :]
    assume(worse.split() != name.split())
    other = b.copy()
    other.loc[row, "name"] = worse
    uuid = str(a["uuid"].iat[row])
    assert own_of(a, other, uuid, f"b-{uuid}") <= own_of(a, b, uuid, f"b-{uuid}") + 1e-3


def test_that_the_same_lists_give_the_same_answer() -> None:
    a, b = two_lists(21)
    assert match(a, b).links.equals(match(a, b).links)


def test_that_neither_list_is_changed() -> None:
    a, b = two_lists(22)
    before = a.copy(), b.copy()
    match(a, b)
    assert a.equals(before[0])
    assert b.equals(before[1])


@FEW
@given(SEEDS)
def test_that_links_are_one_to_one_with_scores_above_the_threshold_and_a_runner_up_that_is_another(
    seed: int,
) -> None:
    table = match(*two_lists(seed)).links
    assert table["a"].is_unique
    assert table["b"].is_unique
    assert table["score"].between(50, 100).all()
    assert (table["runner_up"].isna() | (table["runner_up"] != table["b"])).all()
    assert (table["runner_up_score"].isna() == table["runner_up"].isna()).all()
    assert np.allclose(table["gap"], table["score"] - table["runner_up_score"].fillna(0))


def test_that_candidates_come_likeliest_first_and_hold_the_link_and_its_runner_up() -> None:
    found = match(*two_lists(9))
    for row in found.links.head(30).itertuples():
        candidates = found.candidates(row.a)
        assert candidates["score"].is_monotonic_decreasing
        assert row.b in set(candidates["b"])
        if not pd.isna(row.runner_up) and row.runner_up_score > 1:
            assert row.runner_up in set(candidates["b"])


def test_that_no_unit_is_unknown_to_the_matching_but_those_it_was_not_given() -> None:
    with pytest.raises(KeyError):
        match(country(), country()).candidates("nobody")


def test_that_names_alone_look_at_neither_places_nor_codes() -> None:
    a, b = two_lists(13)
    a["code"] = b["code"] = "7"
    bare = [frame.drop(columns=["point", "code"]) for frame in (a, b)]
    assert links(match_names(a, b)) == links(match(*bare))


def test_that_a_renamed_parent_is_known_by_its_children() -> None:
    b = renamed(country(), "b-")
    b.loc[b["uuid"] == "b-d1", "name"] = "Peje West"
    assert ("d1", "b-d1") in links(match(country(), b))


def test_that_a_unit_that_is_not_in_the_other_list_gets_no_link() -> None:
    b = renamed(country(), "b-").query("uuid != 'b-f07'").reset_index(drop=True)
    found = match(country(), b)
    assert list(found.unmatched_a) == ["f07"]
    assert not len(found.unmatched_b)
