"""What groups say of a pair: learnt from the two lists, whatever the groups are called."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import pyarrow as pa
import pytest
from matching.made_up import made_up_list
from matching.small_lists import country, renamed, shuffled

from georegistry_desktop.matching import candidates, match
from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.groups import GroupLift, read_sets
from georegistry_desktop.matching.lists import read_lists


def cells(*groups: list[str] | None) -> pa.Array:
    return pa.array([None if g is None else json.dumps(g) for g in groups], pa.large_string())


def test_that_equal_sets_have_one_number_in_both_lists_whatever_their_spelling_and_order() -> None:
    (one, two), groups = read_sets(
        [cells(["Urban", "CHC"], None, ["Rural"], []), cells(["chc", "URBAN"], ["Private"])]
    )
    assert one[0] == two[0] >= 0
    assert one[1] == one[3] == -1
    assert len({one[0], one[2], two[1]}) == 3
    assert (groups.sets, groups.count) == (3, 4)


def test_that_a_name_that_is_no_list_is_a_group_and_nothing_is_none() -> None:
    (one, two), groups = read_sets([pa.array(["Urban", "", "3"], pa.large_string()), cells(["urban"])])
    assert one[0] == two[0] >= 0
    assert groups.count >= 1


def test_that_more_groups_than_can_mean_anything_are_none() -> None:
    (one,), groups = read_sets([cells(*([f"group {at}"] for at in range(1_600)))])
    assert (one == -1).all()
    assert groups.sets == 0


def grouped(frame: gpd.GeoDataFrame, names: tuple[str, ...]) -> gpd.GeoDataFrame:
    """Leaves are in the groups in turn, by the number in their uuid."""
    found = frame.copy()
    number = frame["uuid"].str.extract(r"f(\d\d)$")[0].astype(float)
    found["groups"] = number.map(
        lambda at: json.dumps([names[int(at) % len(names)]]), na_action="ignore"
    ).astype("str")
    return found


@pytest.mark.parametrize("others", [("Urban", "Rural"), ("Ville", "Campagne")])
def test_that_groups_that_meet_speak_for_a_pair_and_others_against_it(others: tuple[str, ...]) -> None:
    a, b = grouped(country(), ("Urban", "Rural")), grouped(renamed(country(), "b-"), others)
    lists = read_lists(a, b, shipped())
    lift = GroupLift(lists, candidates.anchors(lists))
    rows = [{u: at for at, u in enumerate(sorted(frame["uuid"]))} for frame in (a, b)]

    def of(one: str, two: str) -> float:
        at, to = np.array([rows[0][one]]), np.array([rows[1][two]])
        return float(lift.of(lists.a.groups[at], lists.b.groups[to])[0])

    assert of("f00", "b-f02") > 0.3
    assert of("f00", "b-f01") < -0.5
    assert of("d0", "b-f01") == 0


def test_that_groups_of_one_name_are_believed_to_be_the_same_before_anything_is_seen() -> None:
    a, b = grouped(country(), ("Urban", "Rural")), grouped(renamed(country(), "b-"), ("Urban", "Rural"))
    lists = read_lists(a, b, shipped())
    nothing = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.int32)
    sets = sorted(set(lists.a.groups[lists.a.groups >= 0].tolist()))
    one, two = np.array([sets[0], sets[0]]), np.array([sets[0], sets[1]])
    same, other = GroupLift(lists, nothing).of(one, two)
    assert same > 0 > other


def test_that_groups_tell_namesakes_apart_and_have_a_reason_of_their_own() -> None:
    a = grouped(country(), ("Urban", "Rural"))
    a["name"] = a["name"].replace({"Lowoma Health Post": "Kpetema Health Post"})
    found = match(a, renamed(a, "b-"))
    linked = dict(found.links[["a", "b"]].itertuples(index=False))
    assert (linked.get("f00"), linked.get("f01")) == ("b-f00", "b-f01")
    reasons = {reason.kind: reason.bits for reason in found.explain("f00", "b-f00")}
    assert reasons["groups"] > 0
    assert {r.kind: r.bits for r in found.explain("f00", "b-f01")}["groups"] < 0


def test_that_the_order_of_rows_and_sides_changes_nothing_that_groups_say() -> None:
    random = np.random.default_rng(4)
    a = made_up_list(200, random)
    a["groups"] = [json.dumps([str(n)]) for n in random.choice(["Urban", "Rural"], len(a))]
    a["groups"] = a["groups"].astype("str")
    b = renamed(a, "b-")
    there = {(r.a, r.b): r.score for r in match(a, b).links.itertuples()}
    back = {(r.b, r.a): r.score for r in match(shuffled(b, 1), shuffled(a, 2)).links.itertuples()}
    assert there == pytest.approx(back, abs=1e-3)
