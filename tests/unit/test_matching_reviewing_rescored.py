"""What decisions do to the scores of pairs that nobody decided about."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from matching.damage import Damage, damaged
from matching.made_up import made_up_list
from matching.small_lists import country, renamed, units
from matching.under_review import framed, shuffled

from georegistry_desktop.domain.linking import LINK_STATES, LinkDecision
from georegistry_desktop.matching import Matching, kept_pairs, match
from georegistry_desktop.matching.reviewing import LinkReview

FEW = settings(max_examples=10, deadline=None, phases=(Phase.explicit, Phase.generate))


def opened(seed: int, count: int = 80) -> LinkReview:
    random = np.random.default_rng(seed)
    a = made_up_list(count, random)
    b = damaged(a, Damage.drawn(random), random)
    found = match(a, b)
    return LinkReview(framed(a, "a"), framed(b, "b"), kept_pairs(found), None, matching=found)


def drawn_plan(review: LinkReview, random: np.random.Generator) -> list[LinkDecision]:
    row, b_row = int(random.integers(review.total)), int(random.integers(len(review.b.units)))
    likely = [c.row for c in review.candidates(row)] or [b_row]
    some = likely[int(random.integers(len(likely)))]
    return [
        review.accept(row, some),
        review.accept(row, b_row),
        review.reject(row, some),
        review.no_match(row),
        review.no_match_of_b(some),
        review.break_link(row),
        review.flag(row),
    ][int(random.integers(7))]


def open_scores(review: LinkReview) -> dict[tuple[int, int], float]:
    """The scores of all that may still be proposed."""
    standing = review._standing
    at, _ = standing.live(np.flatnonzero(np.isin(review.state, (0, 6))))
    pairs = standing.pairs
    return {(int(pairs.one[one]), int(pairs.two[one])): float(pairs.score[one]) for one in at.tolist()}


@pytest.fixture(scope="module")
def same() -> Matching:
    a = country()
    return match(a, renamed(a, "b"))


def test_that_nothing_happens_without_a_matching_or_without_decisions() -> None:
    review = opened(1)
    before = open_scores(review)
    assert review.rescored().tolist() == []
    assert open_scores(review) == before
    alone = LinkReview(review.a, review.b, None, None)
    alone.apply(alone.accept(0, 0))
    assert alone.rescored().tolist() == []


def reviewed(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame) -> LinkReview:
    found = match(a, b)
    return LinkReview(framed(a, "a"), framed(b, "b"), kept_pairs(found), None, matching=found)


def test_that_candidates_and_reasons_are_those_of_the_matching() -> None:
    """With rows in another order, and pairs that were not kept."""
    review = opened(3)
    found = review.matching
    assert found is not None
    a, b = shuffled(review.a, 3), shuffled(review.b, 4)
    for other in (
        LinkReview(a, b, kept_pairs(found).iloc[:0], None, matching=found),
        LinkReview(a, b, None, None, matching=found),
    ):
        for row in range(other.total):
            uuid = other.side_a.uuid(row)
            expected = dict(found.candidates(uuid).itertuples(index=False))
            told = {other.side_b.uuid(c.row): c.score for c in other.candidates(row)}
            assert told == pytest.approx(dict(list(expected.items())[:9]))
            for c in other.candidates(row):
                assert other.reasons(row, c.row) == found.explain(uuid, other.side_b.uuid(c.row))
    pair = next(
        (row, b_row) for row in range(review.total) for b_row in range(9) if not review.reasons(row, b_row)
    )
    with pytest.raises(KeyError):
        found.explain(review.side_a.uuid(pair[0]), review.side_b.uuid(pair[1]))


def test_that_an_accepted_parent_scopes_its_children_anew() -> None:
    """Two districts swapped their names: only a person can tell, and then the posts follow."""
    posts = ["Kpetema", "Lowoma", "Gbado", "Masahun"]
    top = [{"uuid": "c", "name": "Salone"}]
    top += [{"uuid": f"d{at}", "name": name, "parent": "c"} for at, name in enumerate(("Dodo", "Wara"))]
    here = [{"uuid": f"{d}{p}", "name": p, "parent": f"d{d}"} for d in (0, 1) for p in posts]
    review = reviewed(units([*top, *here]), units([*top, *here]))
    rows = review.a.units["uuid"].tolist()
    assert review.best.tolist() == list(range(len(rows)))
    for one, two in ((1, 2), (2, 1)):
        review.apply(review.accept(one, two))
    swapped = [rows.index(f"{1 - int(uuid[0])}{uuid[1:]}") for uuid in rows[3:]]
    assert set(review.rescored().tolist()) == set(range(3, 11))
    assert review.best[3:].tolist() == swapped
    row, b_row = 3, swapped[0]
    reasons = review.reasons(row, b_row)
    assert reasons is not None
    odds = 2 ** sum(reason.bits for reason in reasons)
    assert 100 * odds / (1 + odds) == pytest.approx(float(review.score[row]), abs=0.1)
    for one in (1, 2):
        review.apply(review.break_link(one))
    assert set(review.rescored().tolist()) == set(range(3, 11))
    assert review.best.tolist() == list(range(len(rows)))


def test_that_children_of_an_accepted_parent_become_candidates_and_go_with_it() -> None:
    def listed(prefix: str, district: str, words: str) -> gpd.GeoDataFrame:
        top = [
            {"uuid": f"{prefix}c", "name": "Salone"},
            {"uuid": f"{prefix}x", "name": "Bonthe", "parent": f"{prefix}c"},
            {"uuid": f"{prefix}d", "name": district, "parent": f"{prefix}c"},
        ]
        posts = [
            {"uuid": f"{prefix}{at}", "name": f"{words} {at}", "parent": f"{prefix}d"} for at in range(40, 44)
        ]
        return units(top + posts)

    review = reviewed(listed("a", "Kono", "Post"), listed("b", "Xyzzy", "Unité"))
    before = open_scores(review)
    review.apply(review.accept(2, 2))
    review.rescored()
    children = {pair: score for pair, score in open_scores(review).items() if pair[0] > 2}
    assert set(children) - set(before)
    assert review.best[3:].tolist() == [3, 4, 5, 6]
    review.apply(review.break_link(2))
    review.rescored()
    assert open_scores(review) == pytest.approx(before, abs=1e-2)
    shown = {(row, c.row) for row in range(review.total) for c in review.candidates(row)}
    assert shown == set(before)


def test_that_what_is_decided_keeps_the_score_that_it_was_decided_by(same: Matching) -> None:
    a = country()
    review = LinkReview(framed(a, "a"), framed(renamed(a, "b"), "b"), kept_pairs(same), None, matching=same)
    before = review.score.copy()
    row = 5
    review.apply(review.accept(row, int(review.best[row])))
    review.rescored()
    assert review.score[row] == before[row]
    assert next(c.state for c in review.candidates(row)) == "accepted"


@FEW
@given(st.integers(0, 10_000), st.integers(1, 6))
def test_that_taking_all_back_gives_the_scores_of_before(seed: int, steps: int) -> None:
    review = opened(seed)
    random = np.random.default_rng(seed)
    before, states = open_scores(review), review.state.copy()
    done = []
    for _ in range(steps):
        plan = drawn_plan(review, random)
        done.append(review.remembered(plan))
        review.apply(plan)
        if random.random() < 0.7:
            review.rescored()
    for remembered in reversed(done):
        review.restore(remembered)
        if random.random() < 0.7:
            review.rescored()
    review.rescored()
    assert open_scores(review) == pytest.approx(before, abs=1e-2)
    assert review.state.tolist() == states.tolist()


@FEW
@given(st.integers(0, 10_000), st.integers(1, 6))
def test_that_scores_do_not_hang_on_the_way_to_the_decisions_nor_on_rows(seed: int, steps: int) -> None:
    review = opened(seed)
    random = np.random.default_rng(seed)
    kept: dict[tuple[str, str], LinkDecision] = {}
    for _ in range(steps):
        plan = drawn_plan(review, random)
        kept.update({(d.a, d.b): d for d in plan})
        review.apply(plan)
        review.rescored()
        assert sum(review.counts().values()) == review.total
    a, b = shuffled(review.a, seed), shuffled(review.b, seed)
    assert review.matching is not None
    other = LinkReview(a, b, kept_pairs(review.matching), None, matching=review.matching)
    other.apply([d for d in kept.values() if d.state is not None])
    other.rescored()
    told = {
        (other.side_a.uuid(one), other.side_b.uuid(two)): score
        for (one, two), score in open_scores(other).items()
    }
    expected = {
        (review.side_a.uuid(one), review.side_b.uuid(two)): score
        for (one, two), score in open_scores(review).items()
    }
    assert told == pytest.approx(expected, abs=1e-2)


def test_that_units_which_were_not_matched_are_left_as_they_are() -> None:
    review = opened(5)
    found = review.matching
    assert found is not None
    fewer = replace(review.a, units=review.a.units.iloc[3:].reset_index(drop=True))
    more = replace(
        review.b,
        units=review.b.units.assign(uuid=["new", *review.b.units["uuid"].iloc[1:]]).astype({"uuid": "str"}),
    )
    other = LinkReview(fewer, more, kept_pairs(found), None, matching=found)
    other.apply(other.accept(0, 0))
    other.apply(other.reject(1, 0))
    other.apply(other.no_match_of_b(1))
    other.rescored()
    assert other.reasons(1, 0) is None
    assert LINK_STATES[other.state[0]] == "accepted"


def test_that_the_lock_is_held_only_while_the_review_is_read_or_changed() -> None:
    review = opened(2)
    held: list[str] = []

    class Lock:
        def __enter__(self) -> None:
            held.append("taken")

        def __exit__(self, *_: object) -> None:
            held.append("released")

    review.apply(review.accept(3, 3))
    review.rescored(Lock())
    assert held == ["taken", "released"] * 3


def test_that_reasons_are_told_while_decisions_are_at_work() -> None:
    review = opened(2)
    review.apply(review.accept(3, 3))
    review.rescored()
    row = next(int(row) for row in review.queue(states=["proposed"]) if review.best[row] >= 0)
    b_row = int(review.best[row])
    following, found = review._following, review.matching
    assert following is not None
    assert found is not None
    with following._working:
        told = review.reasons(row, b_row)
    assert told == found.explain(review.side_a.uuid(row), review.side_b.uuid(b_row))
    assert review.reasons(row, b_row) is not None
