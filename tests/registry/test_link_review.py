"""A review and the registry behind it tell the same, whatever is decided and undone, on both databases."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from georegistry_desktop.domain import ConflictError
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.linking import LINK_STATES, LinkDecision
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import (
    decide_bulk,
    decide_links,
    keep_matching,
    match_versions,
    open_link_review,
)


@pytest.fixture
def matched(curated: Registry) -> Registry:
    report, found = match_versions(curated, "A", "P")
    keep_matching(curated, report, found)
    return curated


def shown(review: LinkReview) -> list[Any]:
    """What is said of each unit."""
    return [
        (
            LINK_STATES[review.state[row]],
            int(review.best[row]),
            int(review.chosen[row]),
            review.comment(row),
            review.candidates(row),
        )
        for row in range(review.total)
    ]


def drawn(review: LinkReview, random: np.random.Generator) -> list[LinkDecision]:
    row, b_row = int(random.integers(review.total)), int(random.integers(len(review.b.units)))
    some = review.candidates(row)
    likely = some[0].row if some else b_row
    plans = [
        review.accept(row, likely),
        review.accept(row, b_row),
        review.no_match(row),
        review.no_match_of_b(b_row),
        review.reject(row, likely),
        review.flag(row, "why?"),
        review.break_link(row),
        review.same_name(np.array([row])).decisions,
    ]
    return plans[int(random.integers(len(plans)))]


def test_that_the_registry_keeps_what_the_review_shows_and_undoes_it_step_by_step(matched: Registry) -> None:
    random = np.random.default_rng(11)
    review = open_link_review(matched, "A", "P")
    done = []
    while len(done) < 25:
        plan = drawn(review, random)
        if not plan:
            continue
        before, remembered = shown(review), review.remembered(plan)
        entry = decide_links(matched, review, plan)
        done.append((entry, before, remembered))
        assert shown(open_link_review(matched, "A", "P")) == shown(review)
    for entry, before, remembered in reversed(done):
        assert entry.revision is not None
        matched.undo(entry.revision)
        review.restore(remembered)
        assert shown(review) == before
        assert review.decided(matched.links.decisions("A", "P")).tolist() == []
        assert shown(review) == before


def test_that_a_decision_on_what_another_reviewer_took_is_refused_and_leaves_the_review(
    matched: Registry,
) -> None:
    mine, theirs = (open_link_review(matched, "A", "P") for _ in range(2))
    decide_links(matched, theirs, theirs.accept(5, int(theirs.best[5])))
    before = shown(mine)
    with pytest.raises(ConflictError):
        decide_links(matched, mine, mine.accept(6, int(mine.best[5])))
    assert shown(mine) == before
    mine.decided(matched.links.decisions("A", "P"))
    assert shown(mine) == shown(theirs)
    decide_links(matched, mine, mine.accept(6, int(mine.best[5])))
    assert mine.counts()["accepted"] == 1


def test_that_reviewers_who_contradict_each_other_make_a_unit_to_be_checked(matched: Registry) -> None:
    mine, theirs = (open_link_review(matched, "A", "P") for _ in range(2))
    decide_links(matched, theirs, theirs.no_match(5))
    plan = mine.accept(5, int(mine.best[5]))
    with pytest.raises(ConflictError):
        decide_links(matched, mine, plan)
    matched.links.decide("A", "P", plan, label="Accept", seen=None)  # as one who did not look
    again = open_link_review(matched, "A", "P")
    assert LINK_STATES[again.state[5]] == "check"
    decide_links(matched, again, again.accept(5, int(again.best[5])))
    assert LINK_STATES[open_link_review(matched, "A", "P").state[5]] == "accepted"


def test_that_of_a_bulk_what_others_decided_on_is_left_and_all_of_it_is_told(matched: Registry) -> None:
    review = open_link_review(matched, "A", "P")
    bulk = review.above(0)
    review.apply(decided := review.no_match(int(bulk.rows[0])))
    matched.links.decide("A", "P", decided, label="hers")
    entry, count = decide_bulk(matched, review, bulk)
    assert count == bulk.count - 1
    before = matched.revision()
    with pytest.raises(Refused, match="Others decided on all of these units meanwhile"):
        decide_bulk(matched, review, bulk)
    assert matched.revision() == before == entry.revision
