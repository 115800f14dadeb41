"""Whatever people decide in whatever order, a review keeps its promises."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from matching.under_review import Kept, drawn_plans, drawn_reviews, shuffled

from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.matching.reviewing import LinkReview


def shown(review: LinkReview) -> dict[str, Any]:
    """All that a review shows."""
    return {
        "state": review.state.tolist(),
        "best": review.best.tolist(),
        "chosen": review.chosen.tolist(),
        "score": [None if np.isnan(s) else s for s in review.score.tolist()],
        "state_b": review.state_b.tolist(),
        "free_b": review.free_b.tolist(),
        "counts": review.counts(),
        "queue": review.queue().tolist(),
        "candidates": [review.candidates(row) for row in range(review.total)],
        "comments": [review.comment(row) for row in range(review.total)],
        "wrong": round(review.remaining_wrong() or 0, 9),
    }


@given(st.data(), drawn_reviews(), st.integers(1, 8))
def test_that_undoing_any_decisions_gives_the_former_state(
    data: st.DataObject, review: LinkReview, steps: int
) -> None:
    done = []
    for _ in range(steps):
        plan = data.draw(drawn_plans(review))
        done.append((shown(review), review.remembered(plan)))
        review.apply(plan)
    for before, remembered in reversed(done):
        review.restore(remembered)
        assert shown(review) == before


@given(st.data(), drawn_reviews(), st.integers(1, 8))
def test_that_decisions_taken_one_by_one_show_the_same_as_all_read_at_once(
    data: st.DataObject, review: LinkReview, steps: int
) -> None:
    kept = Kept()
    for _ in range(steps):
        plan = data.draw(drawn_plans(review))
        before = review.state.copy(), review.best.copy(), review.chosen.copy(), review.score.copy()
        changed = review.apply(plan)
        kept.decide(plan)
        now = review.state, review.best, review.chosen, review.score
        other = [~np.isclose(a, b, equal_nan=True) for a, b in zip(before, now, strict=True)]
        assert changed.tolist() == np.flatnonzero(np.logical_or.reduce(other)).tolist()
    one_by_one = shown(review)
    assert review.decided(kept.table()).tolist() == []
    assert shown(review) == one_by_one
    anew = LinkReview(review.a, review.b, pairs_of(review), kept.table(), several=review.several)
    assert shown(anew) == one_by_one


@given(st.data(), drawn_reviews(), st.integers(1, 8))
def test_that_counts_add_up_and_nobody_is_linked_twice_unless_several_are_meant(
    data: st.DataObject, review: LinkReview, steps: int
) -> None:
    kept = Kept()
    for _ in range(steps):
        plan = data.draw(drawn_plans(review))
        kept.decide(plan)
        review.apply(plan)
        counts = review.counts()
        assert sum(counts.values()) == review.total
        assert list(counts) == list(LINK_STATES)
        assert counts["check"] == 0
        links = [pair for pair, decision in kept.links.items() if decision.state == "accepted"]
        if not review.several:
            for side in range(2):
                units = [pair[side] for pair in links]
                assert len(units) == len(set(units))
        assert np.count_nonzero(~review.free_b) == len({b for _, b in links})
        rejected = {pair for pair, decision in kept.links.items() if decision.state == "rejected"}
        best = {
            (review.side_a.uuid(row), review.side_b.uuid(int(b)))
            for row, b in enumerate(review.best)
            if b >= 0
        }
        assert not best & rejected
        assert not {(d.a, d.b) for d in review.above(0).decisions} & rejected
        assert not {(d.a, d.b) for d in review.same_name().decisions} & rejected
        assert set(review.queue()) == set(range(review.total))


@given(st.data(), drawn_reviews(), st.integers(0, 100))
def test_that_the_order_of_rows_changes_nothing(data: st.DataObject, review: LinkReview, seed: int) -> None:
    kept = Kept()
    for _ in range(data.draw(st.integers(0, 4))):
        plan = data.draw(drawn_plans(review))
        kept.decide(plan)
        review.apply(plan)
    table = pairs_of(review).sample(frac=1, random_state=seed)
    decisions = kept.table().sample(frac=1, random_state=seed)
    a, b = shuffled(review.a, seed), shuffled(review.b, seed + 1)
    other = LinkReview(a, b, table, decisions, several=review.several)
    assert by_uuid(other) == by_uuid(review)
    for one, two in ((review.above(0), other.above(0)), (review.same_name(), other.same_name())):
        assert sorted(map(str, one.decisions)) == sorted(map(str, two.decisions))
    for order in ("doubt", "tree"):
        uuids = [[r.side_a.uuid(row) for row in r.queue(order)] for r in (review, other)]
        assert uuids[0] == uuids[1]


@given(drawn_reviews())
def test_that_the_same_name_never_crosses_a_parent(review: LinkReview) -> None:
    found = review.same_name()
    linked = dict(zip(found.rows.tolist(), found.b_rows.tolist(), strict=True))
    up_a, up_b = review.side_a.tree.parent, review.side_b.tree.parent
    for row, b_row in linked.items():
        above = int(up_a[row])
        assert linked.get(above, -1) == up_b[b_row]


def pairs_of(review: LinkReview) -> pd.DataFrame:
    """The pairs of a review, by uuids."""
    pairs = review._standing.pairs
    table = {
        "a": review.side_a.uuids(pairs.one),
        "b": review.side_b.uuids(pairs.two),
        "score": pairs.score.astype(float),
    }
    return pd.DataFrame(table).astype({"a": "str", "b": "str"})


def by_uuid(review: LinkReview) -> dict[str, Any]:
    """What is shown of each unit."""
    return {
        review.side_a.uuid(row): (
            int(review.state[row]),
            review.side_b.uuid(int(review.best[row])),
            review.side_b.uuid(int(review.chosen[row])),
            str(review.score[row]),
            [(review.side_b.uuid(c.row), c.score, c.state) for c in review.candidates(row)],
        )
        for row in range(review.total)
    }
