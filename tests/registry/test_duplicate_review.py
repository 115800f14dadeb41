"""Pairs of one version as they stand while a person decides on them, on both databases."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from factories import uid

from georegistry_desktop.domain import Changeset, ConflictError, Created, Refused, Unit
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import (
    DuplicateReview,
    decide_duplicates,
    merge_duplicates,
    open_duplicate_review,
)
from georegistry_desktop.workflows.pair_decisions import Said, read_decisions


@pytest.fixture
def thrice(curated: Registry) -> Registry:
    """P, live, in which district d1 was entered again as x and as z."""
    held = curated.unit("P", "d1")
    more = [
        Unit(uuid=uid(key), name=name, type="District", parent=held.parent, boundary=held.boundary)
        for key, name in (("x", "KAKUA"), ("z", "Kakua."))
    ]
    curated.commit("P", Changeset("thrice", tuple(map(Created, more))))
    return curated


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


def chain(review: DuplicateReview) -> DuplicateReview:
    """The same without the pair of d1 and z: only x is like both."""
    kept = [place(review, "d1", "x"), place(review, "x", "z")]
    return replace(review, **{n: getattr(review, n)[kept] for n in ("a", "b", "score", "found_at")})


def merge(review: DuplicateReview, gone: str, into: str) -> int:
    row = review.side.number(uid(gone))
    review.merge(place(review, gone, into), row)
    return row


def test_that_a_merge_leaves_no_pair_with_the_unit_that_went_and_can_be_taken_back(thrice: Registry) -> None:
    review = open_duplicate_review(thrice, "P")
    before = ends(review)
    gone = merge(review, "x", "d1")
    assert ends(review) == {
        pair("d1", "x"): "merged",
        pair("x", "z"): "gone",
        pair("d1", "z"): "proposed",
    }
    review.unmerge(gone)
    assert ends(review) == before


def test_that_who_was_paired_with_the_unit_that_went_is_paired_with_what_it_went_into_without_its_score(
    thrice: Registry,
) -> None:
    review = chain(open_duplicate_review(thrice, "P"))
    score = review.score[1]
    gone = merge(review, "x", "d1")
    at = place(review, "d1", "z")
    assert review.state_of(at) == "proposed"
    assert np.isnan(review.score[at]), "what was weighed was x, which is no more"
    assert review.reasons(at) is None
    assert review.was_found_with(at) == [gone]
    assert len(review.above(1)[0]) == 0, "nothing is decided together that was not weighed"
    review.unmerge(gone)
    assert review.score[at] == score
    assert review.reasons(at)
    assert review.was_found_with(at) == []


def test_that_merges_are_taken_back_in_any_order(thrice: Registry) -> None:
    review = chain(open_duplicate_review(thrice, "P"))
    before = ends(review)
    x, z = merge(review, "x", "d1"), merge(review, "z", "d1")
    assert set(ends(review).values()) == {"merged"}
    review.unmerge(x)
    assert ends(review) == {pair("d1", "x"): "proposed", pair("x", "z"): "gone"}
    review.unmerge(z)
    assert ends(review) == before


def test_that_what_was_said_of_the_unit_that_went_is_said_of_what_it_went_into(thrice: Registry) -> None:
    review = open_duplicate_review(thrice, "P")
    decide_duplicates(thrice, "P", [(uid("x"), uid("z"))], "accepted")
    review.take(read_decisions(thrice, "P", review.side))
    merge(review, "x", "d1")
    at = place(review, "d1", "z")
    assert review.state_of(at) == "accepted"
    assert review.is_handed(at)
    assert review.seen([at]) == {review.pair(at): None}, "nobody decided on these two"
    merge_duplicates(thrice, "P", uid("x"), uid("d1"))
    again = open_duplicate_review(thrice, "P")
    assert ends(again) == {pair("d1", "z"): "accepted"}
    decide_duplicates(thrice, "P", [again.pair(0)], "rejected", seen=again.seen([0]))
    assert ends(open_duplicate_review(thrice, "P")) == {pair("d1", "z"): "rejected"}
    thrice.undo()
    thrice.undo()
    assert ends(open_duplicate_review(thrice, "P")) == {
        pair("d1", "x"): "proposed",
        pair("d1", "z"): "proposed",
        pair("x", "z"): "accepted",
    }


def test_that_a_deed_taken_back_gives_back_who_had_decided_and_the_comment(thrice: Registry) -> None:
    review = open_duplicate_review(thrice, "P")
    flagged = LinkDecision(*review.pair(0), "flagged", comment="ask the chief")
    thrice.links.decide("P", "P", [flagged], label="Ask")
    review.take(read_decisions(thrice, "P", review.side))
    held = review.said(0)
    before = review.decide([0], "accepted", by="me", at="now")
    assert review.said(0) == Said("accepted", None, "me", "now")
    review.restore(before)
    assert review.state_of(0) == "flagged"
    assert review.said(0) == held
    assert held is not None
    assert held.comment == "ask the chief"


def test_that_units_that_others_took_and_brought_back_are_heard_of(thrice: Registry) -> None:
    review = open_duplicate_review(thrice, "P")
    before = ends(review)
    none, z = review.side.rows([]), review.side.rows([uid("z")])
    assert review.hear(z, none)
    assert sorted(ends(review).values()) == ["gone", "gone", "proposed"]
    assert not review.hear(z, none)
    assert review.hear(none, z)
    assert ends(review) == before


def test_that_what_was_decided_stands_when_it_is_looked_for_again(thrice: Registry) -> None:
    decide_duplicates(thrice, "P", [(uid("d1"), uid("x"))], "rejected")
    decide_duplicates(thrice, "P", [(uid("f1"), uid("f2"))], "accepted")
    review = open_duplicate_review(thrice, "P")
    states = ends(review)
    assert states[pair("d1", "x")] == "rejected"
    assert states[pair("f1", "f2")] == "accepted", "people found it, whatever the score"
    at = place(review, "f1", "f2")
    assert review.reasons(at) is None
    assert review.said(at).by
    merge_duplicates(thrice, "P", uid("x"), uid("d1"))
    assert pair("d1", "x") not in ends(open_duplicate_review(thrice, "P"))


def test_that_a_decision_that_somebody_else_took_meanwhile_is_not_overwritten(thrice: Registry) -> None:
    review = open_duplicate_review(thrice, "P")
    at = place(review, "d1", "x")
    seen = review.seen([at])
    decide_duplicates(thrice, "P", [(uid("x"), uid("d1"))], "accepted")
    with pytest.raises(ConflictError):
        decide_duplicates(thrice, "P", [review.pair(at)], "rejected", seen=seen)
    review.take(read_decisions(thrice, "P", review.side))
    assert review.state_of(at) == "accepted"
    decide_duplicates(thrice, "P", [review.pair(at)], None, seen=review.seen([at]))
    review.take(read_decisions(thrice, "P", review.side))
    assert review.state_of(at) == "proposed"


def test_that_a_frozen_version_cannot_be_merged_in(thrice: Registry) -> None:
    thrice.publish("P")
    with pytest.raises(Refused, match="P@1"):
        merge_duplicates(thrice, "P@1", uid("x"), uid("d1"))
