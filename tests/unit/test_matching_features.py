"""What is seen of a pair, as steps."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from matching.small_lists import country, renamed, units

from georegistry_desktop.matching import features
from georegistry_desktop.matching.candidates import Likely, Pair, Scope
from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.features import FEATURES, PLACE_OF
from georegistry_desktop.matching.lists import Lists, read_lists
from georegistry_desktop.matching.similarity import Names

NO_TELL = 2
EQUAL_NUMBER, DIFFERENT_NUMBER, ONE_NUMBER = 3, 1, 2


def read(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame) -> Lists:
    return read_lists(a, b, shipped())


def pair_of(*entries: tuple[int, int]) -> Pair:
    one, two = np.array(entries, dtype=np.int32).T
    return one, two


def step(feature: str, one: dict[str, Any], two: dict[str, Any]) -> int:
    """The step of the feature for a pair of single units."""
    lists = read(units([{"uuid": "a", "name": "A"} | one]), units([{"uuid": "b", "name": "A"} | two]))
    pairs = pair_of((0, 0))
    lift = features.Lift.learnt(lists, pairs)
    return int(features.fixed(lists, Names(lists.pool), pairs, lift)[PLACE_OF[feature], 0])


def test_that_each_step_lies_within_its_feature_and_each_name_is_there_once() -> None:
    assert len(PLACE_OF) == len(FEATURES)
    for feature in FEATURES:
        assert feature.size > feature.rising
        if feature.edges:
            assert list(feature.edges) == sorted(feature.edges)
            found = feature.step(np.array([-np.inf, *feature.edges, np.inf]))
            assert found.min() == feature.rising
            assert found.max() == feature.size - 1
            assert (np.diff(found.astype(int)) >= 0).all()


def test_that_a_liker_name_stands_on_a_higher_step() -> None:
    names = ["Kindia", "Kindya", "Kandi", "Mamou"]
    for feature in ("name", "core", "sound"):
        found = [step(feature, {"name": "Kindia"}, {"name": name}) for name in names]
        assert found == sorted(found, reverse=True)
        assert found[0] == FEATURES[PLACE_OF[feature]].size - 1


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ("Kindia II", "Kindia 2", EQUAL_NUMBER),
        ("Kindia I", "Kindia 2", DIFFERENT_NUMBER),
        ("Kindia I", "Kindia", ONE_NUMBER),
        ("Kindia", "Kindia", 0),
    ],
)
def test_that_numbers_in_names_are_seen(one: str, two: str, wanted: int) -> None:
    assert step("number", {"name": one}, {"name": two}) == wanted


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ("Bo Hospital", "Hôpital de Bo", 3),
        ("Bo Hospital", "Bo Clinic", 1),
        ("Bo Hospital", "Bo", 2),
        ("Bo", "Bo", 0),
    ],
)
def test_that_kinds_in_names_are_seen(one: str, two: str, wanted: int) -> None:
    assert step("kind", {"name": one}, {"name": two}) == wanted


def test_that_closer_points_stand_on_higher_steps_and_unknown_ones_apart() -> None:
    here = {"point": shapely.Point(10, 8)}
    found = [step("distance", here, {"point": shapely.Point(10 + d, 8)}) for d in (0, 0.001, 0.01, 0.1, 2)]
    assert found == sorted(set(found), reverse=True)
    assert found[0] == FEATURES[PLACE_OF["distance"]].size - 1
    assert step("distance", here, {}) == 0


def test_that_boundaries_that_overlap_more_stand_on_higher_steps() -> None:
    here = {"boundary": shapely.box(0, 0, 1, 1)}
    found = [step("overlap", here, {"boundary": shapely.box(d, 0, 1 + d, 1)}) for d in (0, 0.03, 0.2, 0.5, 5)]
    assert found == sorted(set(found), reverse=True)
    assert found[-1] == 1
    assert step("overlap", here, {}) == 0


def test_that_another_name_that_is_liker_than_the_name_is_seen() -> None:
    plain = {"name": "Kindia"}
    alias = {"name": "Mamou", "aliases": '["Kindia"]'}
    assert step("other name", plain, alias) == FEATURES[PLACE_OF["other name"]].size - 1
    assert step("other name", alias, plain) == FEATURES[PLACE_OF["other name"]].size - 1
    assert step("other name", plain, {"name": "Mamou"}) == 0
    assert step("other name", plain, {"name": "Mamou", "short_name": "Zzz"}) == 1
    assert step("other name", plain, {"name": "X", "translations": '{"fr:name": "Kindia"}'}) > 1


@given(st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90))
def test_that_distances_are_those_of_a_sphere(x1: float, y1: float, x2: float, y2: float) -> None:
    one, two = np.array([[x1, y1]]), np.array([[x2, y2]])
    there, back = features.metres(one, two)[0], features.metres(two, one)[0]
    assert there == pytest.approx(back)
    assert 0 <= there <= 20_015_200
    assert features.metres(one, one)[0] == 0


def test_that_a_degree_of_latitude_has_111_kilometres() -> None:
    found = features.metres(np.array([[3.0, 10.0], [179.5, 0.0]]), np.array([[3.0, 11.0], [-179.5, 0.0]]))
    assert found == pytest.approx([111_195, 111_195], abs=1)


def test_that_a_rarer_name_stands_on_a_higher_step() -> None:
    rows = [{"uuid": f"u{at:03}", "name": name} for at, name in enumerate(["Bo", *["Kindia"] * 3, "Pita"])]
    lists = read(units(rows), units(rows))
    pairs = pair_of((0, 0), (1, 1), (0, 4))
    found = features.Rarity(lists, pairs).step(np.zeros(3, dtype=np.uint8))
    assert found[0] > found[1] > 0
    assert found[2] == 0


def test_that_a_name_that_is_rare_below_its_parent_is_rare_where_the_parents_are_likely_the_same() -> None:
    rows: list[dict[str, Any]] = [{"uuid": f"p{at}", "name": f"Parent {at}"} for at in range(4)]
    rows += [{"uuid": f"u{at}", "name": "Kindia", "parent": f"p{at}"} for at in range(4)]
    lists = read(units(rows), units(rows))
    rarity = features.Rarity(lists, pair_of((4, 4)))
    elsewhere, below = (rarity.step(np.array([step], dtype=np.uint8))[0] for step in (NO_TELL, 8))
    assert below > elsewhere


def scope_of(lists: Lists, links: dict[int, int], chance: float) -> Scope:
    scope = Scope(Likely.nothing(len(lists.a)), Likely.nothing(len(lists.b)))
    for one, two in links.items():
        scope.a.row[one, 0], scope.a.probability[one, 0] = two, chance
    return scope


def test_that_likelier_parents_stand_on_higher_steps() -> None:
    lists = read(country(), renamed(country(), "b-"))
    uuids = sorted(country()["uuid"])
    post, district, region = (uuids.index(name) for name in ("f00", "d0", "r0"))
    pairs = pair_of((post, post))
    found = [
        int(features.parents(lists, pairs, scope_of(lists, {district: district}, p))[0])
        for p in (0.01, 0.2, 0.7, 0.95, 0.999)
    ]
    assert found == sorted(set(found))
    grand = int(features.parents(lists, pairs, scope_of(lists, {region: region}, 0.9))[0])
    assert found[0] < grand < found[2]


def test_that_roots_stand_apart_and_lists_without_parents_tell_nothing() -> None:
    lists = read(country(), renamed(country(), "b-"))
    root = sorted(country()["uuid"]).index("c")
    nobody = scope_of(lists, {}, 0)
    assert features.parents(lists, pair_of((root, root), (root, root + 1)), nobody).tolist() == [1, 0]
    flat = read(country().drop(columns="parent"), country())
    assert features.parents(flat, pair_of((0, 0), (3, 4)), scope_of(flat, {}, 0)).tolist() == [0, 0]


def test_that_more_linked_children_stand_on_a_higher_step() -> None:
    lists = read(country(), renamed(country(), "b-"))
    uuids = sorted(country()["uuid"])
    district = uuids.index("d0")
    posts = [uuids.index(f"f{at:02}") for at in range(3)]
    found = []
    for known in range(3):
        linked = np.array(posts[:known], dtype=np.int32)
        weight = np.ones(known, dtype=np.float32)
        pairs = pair_of((district, district), (posts[0], posts[0]), (district, posts[0]))
        steps = features.children(lists, pairs, (linked, linked), weight).tolist()
        assert steps[1:] == [0, 1]
        found.append(steps[0])
    assert found == sorted(set(found))
    assert found[-1] == FEATURES[PLACE_OF["children"]].size - 1


def test_that_children_with_a_rare_name_in_common_vote_more() -> None:
    a = units([{"uuid": f"u{at}", "name": n} for at, n in enumerate(["Bo", "Pita", "Pita"])])
    (one, two), weight = features.votes(read(a, a))
    by_pair = dict(zip(zip(one.tolist(), two.tolist(), strict=True), weight.tolist(), strict=True))
    assert by_pair == pytest.approx({(0, 0): 1, (1, 1): 0.5, (1, 2): 0.5, (2, 1): 0.5, (2, 2): 0.5})


def test_that_types_that_meet_among_sure_pairs_are_lifted_over_those_that_do_not() -> None:
    rows = [{"uuid": f"a{at:02}", "name": f"N{at}", "type": "HC" if at % 2 else "HP"} for at in range(20)]
    other = [
        {"uuid": f"b{at:02}", "name": f"N{at}", "type": "Centre" if at % 2 else "Poste"} for at in range(20)
    ]
    lists = read(units(rows), units(other))
    at = np.arange(20, dtype=np.int32)
    lift = features.type_lift(lists, (at, at))
    poste, centre = lists.a.kind[:2], lists.b.kind[:2]
    assert lift[poste[0], centre[0]] > 0.3
    assert lift[poste[0], centre[1]] < -0.3


def test_that_types_tell_nothing_where_no_pair_is_sure() -> None:
    lists = read(country(), renamed(country(), "b-"))
    nothing = np.zeros(0, dtype=np.int32)
    lift = features.type_lift(lists, (nothing, nothing))
    known = np.unique(lists.a.kind)
    assert np.abs(lift[np.ix_(known, known)]).max() < 1e-6
