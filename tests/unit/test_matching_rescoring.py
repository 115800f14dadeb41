"""Probabilities after a person's decisions: what they touch, and that their order tells nothing."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st
from matching.damage import Damage, damaged
from matching.made_up import made_up_list
from matching.small_lists import country, renamed, shuffled, units

from georegistry_desktop.matching import Matching, Rescorer, Rules, match
from georegistry_desktop.matching.equal import match_codes
from georegistry_desktop.matching.rivals import Contest, probabilities

FEW = settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate))
Said = tuple[str, Any]


def two_lists(seed: int, count: int = 150) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    random = np.random.default_rng(seed)
    a = made_up_list(count, random)
    return a, damaged(a, Damage.drawn(random), random)


def drawn_decisions(found: Matching, seed: int, count: int) -> list[Said]:
    """Decisions on candidates and on pairs that were none, and that units have no counterpart."""
    random = np.random.default_rng(seed)
    one, two = found.scored.pairs
    lists = found.lists
    said: list[Said] = []
    for _ in range(count):
        at, kind = random.integers(len(one)), random.integers(8)
        pair = int(lists.a.origin[one[at]]), int(lists.b.origin[two[at]])
        if kind < 3:
            said.append(("accepted", pair))
        elif kind < 5:
            said.append(("rejected", pair))
        elif kind == 5:
            said.append(("accepted", (pair[0], int(random.integers(len(lists.b))))))
        else:
            said.append(("none_a", pair[0]) if kind == 6 else ("none_b", pair[1]))
    return said


def tell(rescorer: Rescorer, said: list[Said], *, back: bool = False) -> None:
    for kind, what in said:
        (rescorer.take_back if back else rescorer.decide)(**{kind: [what]})


def table(rescorer: Rescorer, found: Matching) -> dict[tuple[int, int], float]:
    """All chances that are worth a word."""
    held = {}
    for row in range(len(found.lists.a)):
        others, chances = rescorer.candidates(row)
        pairs = zip(others.tolist(), chances.tolist(), strict=True)
        held |= {(row, other): chance for other, chance in pairs if chance > 1e-6}
    return held


def rows(frame: gpd.GeoDataFrame, *uuids: str) -> list[int]:
    return [list(frame["uuid"]).index(uuid) for uuid in uuids]


def changed(answer: Any) -> dict[tuple[int, int], float]:
    return dict(
        zip(zip(answer.a.tolist(), answer.b.tolist(), strict=True), answer.probability.tolist(), strict=True)
    )


def test_that_an_accepted_pair_is_certain_and_its_rivals_are_out() -> None:
    a, b = two_lists(4)
    found = match(a, b)
    one, two = found.scored.pairs
    doubtful = int(np.argmin(np.abs(found.scored.probability - 0.5)))
    row, other = int(found.lists.a.origin[one[doubtful]]), int(found.lists.b.origin[two[doubtful]])
    rescorer = Rescorer(found)
    answer = changed(rescorer.decide(accepted=[(row, other)]))
    assert answer[row, other] == 1
    assert all(chance == 0 for (r, o), chance in answer.items() if (r == row) != (o == other))
    assert rescorer.candidates(row)[0].tolist() == [other]


def test_that_a_rejected_pair_is_out_and_the_next_best_rises() -> None:
    rows_a = [{"uuid": "c", "name": "Salone"}, {"uuid": "x", "name": "Bandama", "parent": "c"}]
    rows_b = [*rows_a, {"uuid": "y", "name": "Bandamba", "parent": "c"}]
    a, b = units(rows_a), units(rows_b)
    rescorer = Rescorer(match(a, b))
    (x,), (best, second) = rows(a, "x"), rows(b, "x", "y")
    assert rescorer.candidates(x)[0][0] == best
    answer = changed(rescorer.decide(rejected=[(x, best)]))
    assert answer[x, best] == 0
    assert answer[x, second] > 0.5
    assert rescorer.candidates(x)[0].tolist() == [second]


@pytest.mark.parametrize("side", ["none_a", "none_b"])
def test_that_a_unit_without_a_counterpart_has_no_candidates(side: str) -> None:
    a, b = country(), renamed(country(), "b-")
    rescorer = Rescorer(match(a, b))
    assert changed(rescorer.decide(**{side: [7]}))[7, 7] == 0
    assert 7 not in rescorer.candidates(7)[0]


def test_that_an_accepted_parent_scopes_its_children_anew() -> None:
    """Two districts swapped their names: only a person can tell, and then the posts follow."""
    posts = ["Kpetema", "Lowoma", "Gbado", "Masahun"]
    top = [{"uuid": "c", "name": "Salone"}]
    districts = [{"uuid": f"d{at}", "name": name, "parent": "c"} for at, name in enumerate(("Dodo", "Wara"))]
    here = [{"uuid": f"{d}{p}", "name": f"{p} {d}", "parent": f"d{d}"} for d in (0, 1) for p in posts]
    there = [row | {"name": str(row["name"])[:-2]} for row in here]
    a, b = units([*top, *districts, *there]), units([*top, *districts, *there])
    rescorer = Rescorer(match(a, b))
    assert all(rescorer.candidates(row)[0][0] == row for row in range(3, 11))
    rescorer.decide(accepted=list(zip(rows(a, "d0", "d1"), rows(b, "d1", "d0"), strict=True)))
    for post in posts:
        for one, two in ((f"0{post}", f"1{post}"), (f"1{post}", f"0{post}")):
            likely, chance = rescorer.candidates(rows(a, one)[0])
            assert likely[0] == rows(b, two)[0]
            assert chance[0] > 0.5


def test_that_children_of_an_accepted_pair_become_candidates() -> None:
    def listed(prefix: str, district: str, words: str) -> gpd.GeoDataFrame:
        top = [
            {"uuid": f"{prefix}c", "name": "Salone"},
            {"uuid": f"{prefix}x", "name": "Bonthe", "parent": f"{prefix}c"},
            {"uuid": f"{prefix}d", "name": district, "parent": f"{prefix}c"},
        ]
        names = [f"{words} {at}" for at in range(40, 44)]
        return units(
            top
            + [
                {"uuid": f"{prefix}{at}", "name": name, "parent": f"{prefix}d"}
                for at, name in enumerate(names)
            ]
            + [{"uuid": f"{prefix}o{at}", "name": f"Yoni {at}", "parent": f"{prefix}x"} for at in range(9)]
        )

    a, b = listed("a", "Wara Wara", "Kpetema Junction"), listed("b", "Nongowa", "Kpetem Junctn")
    found = match(a, b)
    known = set(zip(*(side.tolist() for side in found.scored.pairs), strict=True))
    rescorer = Rescorer(found)
    answer = rescorer.decide(accepted=[(rows(a, "ad")[0], rows(b, "bd")[0])])
    place = [np.argsort(side.origin) for side in (found.lists.a, found.lists.b)]
    fresh = [
        pair for pair in changed(answer) if (int(place[0][pair[0]]), int(place[1][pair[1]])) not in known
    ]
    for at in range(4):
        one, two = rows(a, f"a{at}")[0], rows(b, f"b{at}")[0]
        assert rescorer.candidates(one)[0][0] == two
    back = changed(rescorer.take_back(accepted=[(rows(a, "ad")[0], rows(b, "bd")[0])]))
    assert all(back[pair] == 0 for pair in fresh)


@FEW
@given(st.integers(0, 500), st.integers(0, 500), st.integers(1, 12))
def test_that_the_order_of_decisions_changes_nothing(seed: int, which: int, count: int) -> None:
    found = match(*two_lists(seed))
    said = drawn_decisions(found, which, count)
    extra = drawn_decisions(found, which + 1, 4)
    random = np.random.default_rng(which)
    at_once, in_turn = Rescorer(found), Rescorer(found)
    parts: dict[str, list[Any]] = {}
    for kind, what in said:
        parts.setdefault(kind, []).append(what)
    at_once.decide(**parts)
    extra = [one for one in extra if one not in said]
    mixed = [*said, *extra]
    tell(in_turn, [mixed[at] for at in random.permutation(len(mixed))])
    tell(in_turn, extra, back=True)
    assert table(in_turn, found) == pytest.approx(table(at_once, found), abs=1e-5)


@FEW
@given(st.integers(0, 500), st.integers(0, 500))
def test_that_decisions_that_are_taken_back_leave_nothing(seed: int, which: int) -> None:
    found = match(*two_lists(seed))
    rescorer = Rescorer(found)
    before = table(rescorer, found)
    said = drawn_decisions(found, which, 8)
    tell(rescorer, said)
    tell(rescorer, said[::-1], back=True)
    assert table(rescorer, found) == before


@FEW
@given(st.integers(0, 500), st.integers(0, 500))
def test_that_what_is_told_as_changed_is_all_that_changed(seed: int, which: int) -> None:
    found = match(*two_lists(seed))
    rescorer = Rescorer(found)
    for kind, what in drawn_decisions(found, which, 6):
        before = table(rescorer, found)
        answer = changed(rescorer.decide(**{kind: [what]}))
        after = before | answer
        assert {pair: chance for pair, chance in after.items() if chance > 1e-6} == table(rescorer, found)


@FEW
@given(st.integers(0, 500), st.integers(0, 500))
def test_that_a_unit_is_no_more_than_one(seed: int, which: int) -> None:
    found = match(*two_lists(seed))
    rescorer = Rescorer(found)
    tell(rescorer, [one for one in drawn_decisions(found, which, 10) if one[0] != "accepted"])
    for row in range(len(found.lists.a)):
        assert rescorer.candidates(row)[1].sum() <= 1.02


@FEW
@given(st.integers(0, 500), st.integers(0, 500))
def test_that_swapped_sides_mirror_and_the_order_of_rows_tells_nothing(seed: int, which: int) -> None:
    a, b = two_lists(seed)
    found = match(a, b)
    said = drawn_decisions(found, which, 6)
    there = Rescorer(found)
    swapped = match(b, a)
    back = Rescorer(swapped)
    # Steps have edges: where the matching itself does not mirror to the end there is nothing to compare.
    assume(there_and_back(table(there, found), turned(table(back, swapped))) < 1e-4)
    tell(there, said)
    other = {"none_a": "none_b", "none_b": "none_a"}
    tell(
        back,
        [(other.get(kind, kind), what[::-1] if isinstance(what, tuple) else what) for kind, what in said],
    )
    assert there_and_back(table(there, found), turned(table(back, swapped))) < 0.01
    mixed = shuffled(a, which)
    again = match(mixed, b)
    place = [list(mixed["uuid"]).index(uuid) for uuid in a["uuid"]]
    moved = Rescorer(again)
    tell(
        moved,
        [
            (
                kind,
                (place[what[0]], what[1])
                if isinstance(what, tuple)
                else place[what]
                if "a" in kind[-1]
                else what,
            )
            for kind, what in said
        ],
    )
    expected = {(place[one], two): chance for (one, two), chance in table(there, found).items()}
    assert there_and_back(expected, table(moved, again)) < 1e-4


def turned(chances: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    return {(two, one): chance for (one, two), chance in chances.items()}


def there_and_back(one: dict[Any, float], two: dict[Any, float]) -> float:
    return max((abs(one.get(key, 0) - two.get(key, 0)) for key in {*one, *two}), default=0)


def whole(found: Matching, out: npt.NDArray[np.bool_]) -> npt.NDArray[np.float32]:
    """Probabilities of all pairs without those that are ``out``, found from the start."""
    scored = found.scored
    own = np.where(out, -np.inf, scored.own).astype(np.float32)
    with np.errstate(invalid="ignore"):
        lead = Contest(scored.pairs).lead(own)
    evidence = scored.model.judgement.evidence(own, np.where(np.isnan(lead), 0, lead))
    evidence[out] = -25
    return probabilities(*scored.pairs, evidence, (len(found.lists.a), len(found.lists.b)), rounds=100)


@FEW
@given(st.integers(0, 500), st.integers(0, 500))
def test_that_without_a_tree_rivals_are_as_if_all_were_settled_from_the_start(seed: int, which: int) -> None:
    a, b = (frame.drop(columns="parent") for frame in two_lists(seed))
    found = match(a, b)
    random = np.random.default_rng(which)
    one, two = found.scored.pairs
    likely = np.flatnonzero(found.scored.probability > 0.3)
    chosen = random.choice(likely, size=min(5, len(likely)), replace=False)
    out = np.zeros(len(one), dtype=bool)
    out[chosen] = True
    rescorer = Rescorer(found)
    lists = found.lists
    answer = rescorer.decide(
        rejected=list(zip(lists.a.origin[one[chosen]], lists.b.origin[two[chosen]], strict=True))
    )
    expected = dict(
        zip(
            zip(lists.a.origin[one].tolist(), lists.b.origin[two].tolist(), strict=True),
            whole(found, out).tolist(),
            strict=True,
        )
    )
    # What is farther away stays as it was; of 480 such answers the worst lies 0.07 beside.
    for pair, chance in changed(answer).items():
        assert chance == pytest.approx(expected[pair], abs=0.1)


def test_that_rules_hold_for_what_is_added() -> None:
    def listed(kind: str) -> gpd.GeoDataFrame:
        rows = [{"uuid": "c", "name": "Salone", "type": "Country"}]
        rows += [{"uuid": f"d{at}", "name": f"D{at}", "type": "District", "parent": "c"} for at in range(2)]
        rows += [
            {"uuid": f"f{at}", "name": f"Yoni {at}", "type": kind, "parent": f"d{at % 2}"} for at in range(6)
        ]
        return units(rows)

    a, b = listed("Post"), listed("Hospital")
    rescorer = Rescorer(match(a, b, rules=Rules(same_type=True)))
    answer = rescorer.decide(accepted=[(1, 2)])
    assert all(one < 3 for one, chance in zip(answer.a, answer.probability, strict=True) if chance)


def test_that_of_what_was_not_weighed_only_what_was_decided_changes() -> None:
    rows_ = [{"uuid": f"u{at}", "name": f"N{at}", "code": str(at)} for at in range(1, 4)]
    rescorer = Rescorer(match_codes(units(rows_), units(rows_)))
    assert changed(rescorer.decide(accepted=[(0, 1)])) == {(0, 0): 0, (0, 1): 1, (1, 1): 0}
    assert changed(rescorer.take_back(accepted=[(0, 1)])) == {(0, 0): 1, (0, 1): 0, (1, 1): 1}


def test_that_empty_lists_have_nothing_to_decide() -> None:
    rescorer = Rescorer(match(country().iloc[:0], country()))
    assert not len(rescorer.decide().a)
    assert not len(rescorer.decide(none_b=[3]).a)


def test_that_one_unit_may_be_several_when_a_person_says_so() -> None:
    a, b = country(), renamed(country(), "b-")
    rescorer = Rescorer(match(a, b))
    rescorer.decide(accepted=[(7, 7), (7, 8)])
    assert rescorer.candidates(7)[0].tolist() == [7, 8]
    assert rescorer.candidates(7)[1].tolist() == [1, 1]


def test_that_reasons_add_up_to_the_chance_that_decisions_leave() -> None:
    a, b = two_lists(4)
    found = match(a, b)
    rescorer = Rescorer(found)
    parents = [
        (int(found.lists.a.origin[one]), int(found.lists.b.origin[two]))
        for one, two in zip(
            *(side[found.scored.probability > 0.9] for side in found.scored.pairs), strict=True
        )
        if found.lists.a.children[one]
    ]
    answer = rescorer.decide(rejected=parents[:3])
    assert len(answer.a) > 3
    for row, other, chance in zip(*answer, strict=True):
        if 1e-6 < chance < 1 - 1e-6:
            bits = sum(reason.bits for reason in rescorer.explain(row, other))
            assert bits == pytest.approx(np.log2(chance / (1 - chance)), abs=0.01)
    with pytest.raises(KeyError):
        rescorer.explain(0, next(at for at in range(len(b)) if at not in rescorer.candidates(0)[0]))
