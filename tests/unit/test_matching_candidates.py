"""Which pairs are worth a look."""

from __future__ import annotations

from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from matching.damage import Damage, damaged
from matching.made_up import made_up_list
from matching.small_lists import country, renamed, units

from georegistry_desktop.matching import candidates, engine
from georegistry_desktop.matching.below import within
from georegistry_desktop.matching.candidates import NONE, Likely, Pair, Scope, together
from georegistry_desktop.matching.dictionary import shipped
from georegistry_desktop.matching.leftovers import left_alone, leftovers
from georegistry_desktop.matching.lists import Lists, read_lists
from georegistry_desktop.matching.model import Model
from georegistry_desktop.matching.similarity import Names


def listed(names: Iterable[str], **columns: list[object]) -> gpd.GeoDataFrame:
    rows = [{"uuid": f"u{at:03}", "name": name} for at, name in enumerate(names)]
    return units([row | {key: of[at] for key, of in columns.items()} for at, row in enumerate(rows)])


def read(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame) -> Lists:
    return read_lists(a, b, shipped())


def pairs(found: Pair) -> set[tuple[int, int]]:
    return set(zip(*(side.tolist() for side in found), strict=True))


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=8), min_size=1, max_size=3)
)
def test_that_pairs_from_many_places_are_there_once_and_ordered(parts: list[list[tuple[int, int]]]) -> None:
    arrays = [tuple(np.array(part, dtype=np.int32).reshape(-1, 2).T) for part in parts]
    one, two = together(*arrays)
    assert list(zip(one.tolist(), two.tolist(), strict=True)) == sorted(
        {pair for part in parts for pair in part}
    )


def test_that_names_that_stand_once_in_each_list_are_anchors() -> None:
    lists = read(
        listed(["Bo", "Bo", "Kindia", "Kenema", ""]), listed(["KINDIA", "Bo", "Kenema", "kenema", ""])
    )
    assert pairs(candidates.anchors(lists)) == {(2, 0)}


def test_that_pairs_are_found_by_core_spelling_code_and_reference_anywhere() -> None:
    a = listed(
        ["Kindia Hospital", "Falaba", "Something", "Another", "Gba Lolo"],
        code=[None, None, "SL-007", None, None],
        source_ref=[None, None, None, "x9", None],
    )
    b = listed(
        ["Hôpital de Kindia", "Phalaba", "Otherwise", "Different", "Gbalolo"],
        code=[None, None, "sl007", "X9", None],
        source_ref=[None] * 5,
    )
    assert pairs(candidates.everywhere(read(a, b))) == {(at, at) for at in range(5)}


def test_that_other_names_on_either_side_find_a_pair() -> None:
    a = listed(["Dalaba", "Pita"], aliases=['["Kindia"]', None])
    b = listed(["Kindia", "Mamou"], short_name=[None, "Pita"])
    assert pairs(candidates.everywhere(read(a, b))) == {(0, 0), (1, 1)}


def test_that_a_name_that_many_share_finds_no_pair_anywhere() -> None:
    many = listed(["Kindia"] * 6)
    assert pairs(candidates.everywhere(read(many, many))) == set()
    few = listed(["Kindia"] * 4)
    assert len(pairs(candidates.everywhere(read(few, few)))) == 16


def test_that_the_nearest_and_those_of_like_names_within_five_kilometres_are_found() -> None:
    at = [shapely.Point(x, 8.0) for x in (0, 1, 2)]
    near = [shapely.Point(0.002, 8.0), shapely.Point(1.03, 8.0), shapely.Point(2.03, 8.0)]
    lists = read(listed(["Bo", "Kindia", "Pita"], point=at), listed(["Xyz", "Kindya", "Mamou"], point=near))
    assert pairs(candidates.nearby(lists, Names(lists.pool), NONE)) == {(0, 0), (1, 1)}


def test_that_units_that_are_known_do_not_look_for_the_nearest_but_are_seen() -> None:
    at = [shapely.Point(x, 8.0) for x in (0, 1)]
    lists = read(listed(["Bo", "Kindia"], point=at), listed(["Xyz", "Mamou"], point=at))
    none, first = np.array([0, 1], dtype=np.int32), np.array([0], dtype=np.int32)
    assert pairs(candidates.nearby(lists, Names(lists.pool), (none, none))) == set()
    assert pairs(candidates.nearby(lists, Names(lists.pool), (none, first))) == {(1, 1)}


def test_that_the_nearest_is_found_across_the_date_line() -> None:
    lists = read(
        listed(["Levuka"], point=[shapely.Point(179.9999, -17)]),
        listed(["Nasau"], point=[shapely.Point(-179.9999, -17)]),
    )
    assert pairs(candidates.nearby(lists, Names(lists.pool), NONE)) == {(0, 0)}


def test_that_nothing_is_near_where_a_list_has_no_points() -> None:
    lists = read(listed(["Bo"], point=[shapely.Point(0, 0)]), listed(["Bo"]))
    assert pairs(candidates.nearby(lists, Names(lists.pool), NONE)) == set()


def test_that_children_of_likely_parents_are_paired_by_name_and_others_are_not() -> None:
    lists = read(country(), renamed(country(), "b-"))
    count = len(lists.a)
    uuids = sorted(country()["uuid"])
    dodo, rows = uuids.index("d0"), np.arange(count, dtype=np.int32)
    links = np.array([dodo], dtype=np.int32), np.array([dodo], dtype=np.int32)
    found = pairs(within(lists, Names(lists.pool), links, rows, rows))
    children = {uuids.index(f"f{at:02}") for at in range(3)}
    assert {(at, at) for at in children} <= found
    assert all(one in children and two in children for one, two in found)


def test_that_what_is_left_is_paired_by_runs_of_letters() -> None:
    lists = read(listed(["Xanadukarabor", "Kindia"]), listed(["Karaborxanadu", "Kindia"]))
    assert (1, 1) in pairs(leftovers(lists, Names(lists.pool), []))


def test_that_units_that_no_pair_speaks_for_are_paired_where_likely_parents_have_few_of_them() -> None:
    other = renamed(country(), "b-")
    other["name"] = other["name"].where(~other["uuid"].isin(["b-f00", "b-f04"]), "Qqxwz")
    lists = read(country(), other)
    uuids = sorted(country()["uuid"])
    everything = np.arange(len(uuids), dtype=np.int32)
    others = np.array([at for at, uuid in enumerate(uuids) if uuid not in ("f00", "f04")], dtype=np.int32)
    scope = Scope(*(Likely.nothing(len(uuids)) for _ in range(2)))
    for side in (scope.a, scope.b):
        side.row[:, 0], side.probability[:, 0] = everything, 0.9
    told = [((others, others), np.full(len(others), 4, dtype=np.float32))]
    left = [(uuids.index(name),) * 2 for name in ("f00", "f04")]
    assert pairs(left_alone(lists, told, scope)) == set(left)
    assert pairs(left_alone(lists, [], scope)) >= set(left)
    nothing = Scope(*(Likely.nothing(len(uuids)) for _ in range(2)))
    assert not len(left_alone(lists, told, nothing)[0])


def test_that_hardly_a_true_pair_is_missed_with_few_pairs_per_unit() -> None:
    random = np.random.default_rng(11)
    a = made_up_list(700, random, "sahel")
    b = damaged(a, Damage(), random)
    lists = read(a, b)
    scored = engine.score(lists, Model.shipped())
    truth = [frame["truth"].to_numpy(dtype=object)[s.origin] for frame, s in ((a, lists.a), (b, lists.b))]
    met = set(truth[0][scored.pairs[0]][truth[0][scored.pairs[0]] == truth[1][scored.pairs[1]]])
    common = set(a["truth"]) & set(b["truth"])
    assert len(met) >= 0.97 * len(common)
    assert len(scored.pairs[0]) <= 8 * len(a)
