"""Pairs of one version as they stand while a person decides on them, on both databases."""

from __future__ import annotations

import pytest
from factories import curated, uid

from georegistry_desktop.domain import Changeset, ConflictError, Created, Refused, Unit
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import (
    DuplicateReview,
    decide_duplicates,
    merge_duplicates,
    open_duplicate_review,
)


@pytest.fixture
def thrice(registry: Registry) -> Registry:
    """P, live, in which district d1 was entered again as x and as z."""
    curated(registry)
    held = registry.unit("P", "d1")
    more = [
        Unit(uuid=uid(key), name=name, type="District", parent=held.parent, boundary=held.boundary)
        for key, name in (("x", "KAKUA"), ("z", "Kakua."))
    ]
    registry.commit("P", Changeset("thrice", tuple(map(Created, more))))
    return registry


def ends(review: DuplicateReview) -> dict[frozenset[str], str]:
    return {frozenset(review.pair(at)): review.state_of(at) for at in range(len(review))}


def pair(*keys: str) -> frozenset[str]:
    return frozenset(uid(key) for key in keys)


def place(review: DuplicateReview, *keys: str) -> int:
    return next(at for at in range(len(review)) if frozenset(review.pair(at)) == pair(*keys))


def test_that_three_of_a_kind_are_three_pairs_each_with_its_reasons(thrice: Registry) -> None:
    review = open_duplicate_review(thrice, "P")
    assert ends(review) == dict.fromkeys([pair("d1", "x"), pair("d1", "z"), pair("x", "z")], "proposed")
    assert all(review.reasons(at) for at in range(3))
    assert review.metres(0) is None, "districts have no points"
    assert review.waiting() == 3
    assert len(review.queue(text="kakua.")) == 2
    assert len(review.queue(text="nobody")) == 0
    assert review.above(50)[1] < 1


def test_that_a_merge_leaves_no_pair_with_the_unit_that_went_and_can_be_restored(thrice: Registry) -> None:
    review = open_duplicate_review(thrice, "P")
    before = ends(review)
    kept = review.merge(place(review, "d1", "x"), review.side.number(uid("x")))
    assert ends(review) == {
        pair("d1", "x"): "merged",
        pair("x", "z"): "gone",
        pair("d1", "z"): "proposed",
    }
    review.restore(kept)
    assert ends(review) == before


def test_that_who_was_paired_with_the_unit_that_went_is_paired_with_what_it_went_into(
    thrice: Registry,
) -> None:
    review = open_duplicate_review(thrice, "P")
    lost = place(review, "d1", "z")
    review.left([uid("z")])
    assert review.state_of(lost) == "gone"
    review = open_duplicate_review(thrice, "P")
    at = place(review, "d1", "z")
    review.a[at], review.b[at] = review.a[place(review, "x", "z")], review.b[place(review, "x", "z")]
    review.merge(place(review, "d1", "x"), review.side.number(uid("x")))
    assert ends(review)[pair("d1", "z")] == "proposed"


def test_that_what_was_decided_stands_when_it_is_looked_for_again(thrice: Registry) -> None:
    decide_duplicates(thrice, "P", [(uid("d1"), uid("x"))], "rejected")
    decide_duplicates(thrice, "P", [(uid("f1"), uid("f2"))], "accepted")
    review = open_duplicate_review(thrice, "P")
    states = ends(review)
    assert states[pair("d1", "x")] == "rejected"
    assert states[pair("f1", "f2")] == "accepted", "people found it, whatever the score"
    at = place(review, "f1", "f2")
    assert review.reasons(at) is None
    assert review.by[at][0]
    merge_duplicates(thrice, "P", uid("x"), uid("d1"))
    assert pair("d1", "x") not in ends(open_duplicate_review(thrice, "P"))


def test_that_a_decision_that_somebody_else_took_meanwhile_is_not_overwritten(thrice: Registry) -> None:
    review = open_duplicate_review(thrice, "P")
    at = place(review, "d1", "x")
    seen = review.seen([at])
    decide_duplicates(thrice, "P", [(uid("x"), uid("d1"))], "accepted")
    with pytest.raises(ConflictError):
        decide_duplicates(thrice, "P", [review.pair(at)], "rejected", seen=seen)
    review.decided(thrice.links.decisions("P", "P"))
    assert review.state_of(at) == "accepted"
    decide_duplicates(thrice, "P", [review.pair(at)], None, seen=review.seen([at]))
    review.decided(thrice.links.decisions("P", "P"))
    assert review.state_of(at) == "proposed"


def test_that_a_frozen_version_cannot_be_merged_in(thrice: Registry) -> None:
    thrice.publish("P")
    with pytest.raises(Refused, match="P@1"):
        merge_duplicates(thrice, "P@1", uid("x"), uid("d1"))
