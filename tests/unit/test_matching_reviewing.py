"""What is shown of two lists under review, and what a decision plans."""

from __future__ import annotations

import numpy as np
import pytest
from matching.under_review import Kept, country, decided, marked, pairs, rows_of, side
from shapely import Point

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.linking import LINK_STATES, LinkDecision
from georegistry_desktop.matching.reviewing import LinkReview

A, B = rows_of(country("a")), rows_of(country("b"))
PAIRS = (
    ("c", "c", 99.0),
    ("d1", "d1", 98.0),
    ("d2", "d2", 97.0),
    ("f1", "f1", 60.0),
    ("f1", "f3", 38.0),
    ("f2", "f2", 91.0),
    ("f3", "f3", 52.0),
    ("f3", "f1", 40.0),
)


@pytest.fixture
def review() -> LinkReview:
    return LinkReview(country("a"), country("b"), pairs(*PAIRS), decided())


def state(review: LinkReview, ref: str) -> str:
    return LINK_STATES[review.state[A[ref]]]


def accepted(a: str, b: str) -> LinkDecision:
    return LinkDecision(f"a:{a}", f"b:{b}", "accepted")


def named(decisions: list[LinkDecision]) -> list[tuple[str, str, str | None]]:
    return [(d.a, d.b, d.state) for d in decisions]


# --- states


def test_that_a_unit_with_a_candidate_is_proposed_and_one_without_is_none(review: LinkReview) -> None:
    assert state(review, "f1") == "proposed"
    assert (review.best[A["f1"]], review.score[A["f1"]], review.chosen[A["f1"]]) == (B["f1"], 60, -1)
    assert state(review, "f4") == "none"
    assert review.best[A["f4"]] == -1
    assert np.isnan(review.score[A["f4"]])
    assert review.counts() == dict.fromkeys(LINK_STATES, 0) | {"proposed": 6, "none": 1}


def test_that_an_accepted_unit_of_b_is_no_candidate_of_others(review: LinkReview) -> None:
    changed = review.apply(review.accept(A["f1"], B["f3"]))
    assert state(review, "f1") == "accepted"
    assert (review.chosen[A["f1"]], review.best[A["f1"]], review.score[A["f1"]]) == (B["f3"], B["f3"], 38)
    assert review.best[A["f3"]] == B["f1"]
    assert set(changed.tolist()) == {A["f1"], A["f3"]}
    assert not review.free_b[B["f3"]]
    taken = review.candidates(A["f3"])
    assert [(c.row, c.taken_by) for c in taken] == [(B["f3"], A["f1"]), (B["f1"], None)]


def test_that_a_unit_whose_candidates_are_all_taken_has_none(review: LinkReview) -> None:
    review.apply(review.accept(A["f4"], B["f2"]))
    assert state(review, "f2") == "none"
    review.apply(review.break_link(A["f4"]))
    assert (state(review, "f2"), state(review, "f4")) == ("proposed", "none")


def test_that_a_rejected_pair_is_shown_and_never_proposed_again(review: LinkReview) -> None:
    review.apply(review.reject(A["f1"], B["f1"]))
    assert (state(review, "f1"), review.best[A["f1"]]) == ("proposed", B["f3"])
    review.apply(review.reject(A["f1"], B["f3"]))
    assert (state(review, "f1"), review.best[A["f1"]]) == ("rejected", -1)
    shown = review.candidates(A["f1"])
    assert [(c.row, c.state, c.score) for c in shown] == [
        (B["f1"], "rejected", 60.0),
        (B["f3"], "rejected", 38.0),
    ]
    assert review.above(0).count == 5


def test_that_rejected_candidates_stand_behind_the_others(review: LinkReview) -> None:
    review.apply(review.reject(A["f1"], B["f1"]))
    assert [c.row for c in review.candidates(A["f1"])] == [B["f3"], B["f1"]]


def test_that_no_match_keeps_the_candidates_to_look_at(review: LinkReview) -> None:
    before = review.candidates(A["f1"])
    review.apply(review.no_match(A["f1"]))
    assert state(review, "f1") == "no-match"
    assert review.candidates(A["f1"]) == before


def test_that_a_flag_is_shown_with_its_comment_over_a_link_that_stays(review: LinkReview) -> None:
    review.apply(review.accept(A["f1"], B["f1"]))
    review.apply(review.flag(A["f1"], "two of them?"))
    assert state(review, "f1") == "flagged"
    assert review.chosen[A["f1"]] == B["f1"]
    assert review.comment(A["f1"]) == "two of them?"
    review.apply(review.accept(A["f1"], B["f1"]))
    assert state(review, "f1") == "accepted"
    assert review.comment(A["f1"]) is None


def test_that_a_unit_of_b_without_counterpart_is_proposed_to_none(review: LinkReview) -> None:
    review.apply(review.no_match_of_b(B["f2"]))
    assert state(review, "f2") == "none"
    assert LINK_STATES[review.state_b[B["f2"]]] == "no-match"
    assert review.candidates(A["f2"])[0].state == "no-match"
    plan = review.accept(A["f2"], B["f2"])
    assert named(plan) == [("", "b:f2", None), ("a:f2", "b:f2", "accepted")]


def test_that_a_unit_of_b_is_led_to_by_the_one_it_is_linked_with_or_proposed_for(review: LinkReview) -> None:
    assert review.partner(B["f1"]) == A["f1"]
    review.apply(review.accept(A["f4"], B["f1"]))
    assert review.partner(B["f1"]) == A["f4"]
    review.apply(review.break_link(A["f4"]))
    review.apply(review.no_match(A["f1"]))
    assert review.partner(B["f1"]) == A["f3"]
    review.apply(review.reject(A["f3"], B["f1"]))
    assert review.partner(B["f1"]) == -1
    assert review.partner(B["f4"]) == -1


def test_that_states_of_b_are_told_too(review: LinkReview) -> None:
    review.apply(review.accept(A["f1"], B["f1"]))
    review.apply(review.reject(A["f4"], B["f4"]))
    states = {ref: LINK_STATES[review.state_b[row]] for ref, row in B.items()}
    assert states["f1"] == "accepted"
    assert states["f3"] == "proposed"
    assert states["f4"] == "rejected"
    assert LINK_STATES[LinkReview(country("a"), country("b"), pairs(), None).state_b[0]] == "none"


# --- to be checked again


def test_that_a_link_of_a_unit_that_changed_since_is_to_be_checked(review: LinkReview) -> None:
    plan = review.accept(A["f1"], B["f1"])
    assert plan[-1].mark_a == marked(country("a"), "f1")
    assert plan[-1].mark_b == marked(country("b"), "f1")
    review.decided(decided(*plan))
    assert state(review, "f1") == "accepted"
    for side_of in ("mark_a", "mark_b"):
        review.decided(decided(plan[-1]._replace(**{side_of: "was other"})))
        assert state(review, "f1") == "check"
        assert review.chosen[A["f1"]] == B["f1"]
        assert review.candidates(A["f1"])[0].state == "check"
    review.apply(review.accept(A["f1"], B["f1"]))
    assert state(review, "f1") == "accepted"


def test_that_links_of_units_that_changed_since_are_accepted_again_together(review: LinkReview) -> None:
    first, second = (review.accept(A[key], B[key])[-1]._replace(mark_a="was other") for key in ("f1", "f2"))
    nobody = LinkDecision("", "b:f2", "no-match")
    review.decided(decided(first, second, nobody))
    bulk = review.accept_again()
    assert named(bulk.decisions) == [("a:f1", "b:f1", "accepted")]
    assert bulk.decisions[0].mark_a == marked(country("a"), "f1")
    assert bulk.decisions[0].score is None
    assert review.still(bulk) is bulk
    assert review.accept_again(np.array([A["f2"]])).count == 0
    review.apply(bulk.decisions)
    assert state(review, "f1") == "accepted"
    assert review.accept_again().count == 0
    twice = decided(*(accepted(key, "f1")._replace(mark_a="was other") for key in ("f1", "f3")))
    assert LinkReview(country("a"), country("b"), pairs(*PAIRS), twice).accept_again().count == 0


def test_that_a_no_match_of_a_unit_that_changed_since_is_to_be_checked(review: LinkReview) -> None:
    review.decided(decided(*review.no_match(A["f4"])))
    assert state(review, "f4") == "no-match"
    review.decided(decided(LinkDecision("a:f4", "", "no-match", None, None, "was other", None)))
    assert state(review, "f4") == "check"


def test_that_decisions_without_marks_stand(review: LinkReview) -> None:
    review.decided(decided(accepted("f1", "f1")))
    assert state(review, "f1") == "accepted"


def test_that_a_link_to_a_unit_that_is_gone_is_to_be_checked_and_gives_way(review: LinkReview) -> None:
    review.decided(decided(accepted("f1", "gone")))
    assert state(review, "f1") == "check"
    assert (review.chosen[A["f1"]], review.best[A["f1"]]) == (-1, B["f1"])
    plan = review.accept(A["f1"], B["f1"])
    assert named(plan) == [("a:f1", "b:gone", None), ("a:f1", "b:f1", "accepted")]


def test_that_a_link_of_a_unit_of_a_that_is_gone_holds_nothing_and_gives_way(review: LinkReview) -> None:
    review.decided(decided(accepted("gone", "f1")))
    assert review.free_b[B["f1"]]
    assert LINK_STATES[review.state_b[B["f1"]]] == "check"
    assert review.candidates(A["f1"])[0].taken_by is None
    plan = review.accept(A["f1"], B["f1"])
    assert named(plan) == [("a:gone", "b:f1", None), ("a:f1", "b:f1", "accepted")]


def test_that_two_links_to_one_unit_are_to_be_checked_unless_several_are_meant() -> None:
    both = decided(accepted("f1", "f1"), accepted("f3", "f1"))
    strict = LinkReview(country("a"), country("b"), pairs(*PAIRS), both)
    assert (state(strict, "f1"), state(strict, "f3")) == ("check", "check")
    assert strict.candidates(A["f1"])[0].taken_by == A["f3"]
    strict.apply(strict.accept(A["f1"], B["f1"]))
    assert (state(strict, "f1"), state(strict, "f3")) == ("accepted", "proposed")
    several = LinkReview(country("a"), country("b"), pairs(*PAIRS), both, several=True)
    assert (state(several, "f1"), state(several, "f3")) == ("accepted", "accepted")


@pytest.mark.parametrize("nobody", [("a:f1", ""), ("", "b:f1")])
def test_that_a_link_of_a_unit_said_to_have_none_is_to_be_checked(
    review: LinkReview, nobody: tuple[str, str]
) -> None:
    """Two reviewers who did not see each other."""
    review.decided(decided(LinkDecision(*nobody, "no-match"), accepted("f1", "f1")))
    assert state(review, "f1") == "check"
    review.apply(review.accept(A["f1"], B["f1"]))
    assert state(review, "f1") == "accepted"


# --- plans


def test_that_accepting_a_taken_unit_plans_the_break_of_the_other_link(review: LinkReview) -> None:
    review.apply(review.accept(A["f1"], B["f3"]))
    plan = review.accept(A["f3"], B["f3"])
    assert named(plan) == [("a:f1", "b:f3", None), ("a:f3", "b:f3", "accepted")]
    assert review.breaks(plan) == [("a:f1", "b:f3")]
    review.apply(plan)
    assert (state(review, "f1"), state(review, "f3")) == ("proposed", "accepted")


def test_that_accepting_another_breaks_the_own_link_and_ends_flag_and_no_match(review: LinkReview) -> None:
    review.apply(review.accept(A["f1"], B["f1"]))
    assert review.breaks(review.accept(A["f1"], B["f3"])) == [("a:f1", "b:f1")]
    review.apply(review.no_match(A["f1"]))
    assert review.free_b[B["f1"]]
    review.apply(review.accept(A["f1"], B["f1"]))
    assert state(review, "f1") == "accepted"
    assert review.breaks(review.no_match(A["f1"])) == [("a:f1", "b:f1")]


def test_that_several_stand_beside_each_other_where_they_may() -> None:
    review = LinkReview(country("a"), country("b"), pairs(*PAIRS), None, several=True)
    for b in ("f3", "f1"):
        plan = review.accept(A["f1"], B[b])
        assert review.breaks(plan) == []
        review.apply(plan)
    assert sorted(review.accepted(A["f1"]).tolist()) == sorted([B["f1"], B["f3"]])
    assert review.chosen[A["f1"]] == B["f1"]
    assert review.breaks(review.accept(A["f3"], B["f1"])) == []
    assert len(review.break_link(A["f1"])) == 2


def test_that_breaking_opens_a_unit_step_by_step(review: LinkReview) -> None:
    row = A["f1"]
    review.apply(review.reject(row, B["f3"]))
    review.apply(review.accept(row, B["f1"]))
    review.apply(review.flag(row, "hm"))
    told = []
    while plan := review.break_link(row):
        told.append(named(plan))
        review.apply(plan)
    assert told == [[("a:f1", "b:f1", None)], [("a:f1", "", None)], [("a:f1", "b:f3", None)]]


def test_that_what_is_known_goes_with_a_plan_as_the_registry_keeps_it(review: LinkReview) -> None:
    review.apply(review.flag(A["f1"], "hm"))
    review.apply(review.accept(A["f3"], B["f1"]))
    plan = review.accept(A["f1"], B["f1"])
    assert review.seen(plan) == {
        ("a:f1", ""): "flagged hm",
        ("a:f3", "b:f1"): "accepted",
        ("a:f1", "b:f1"): None,
    }


def test_that_who_and_when_are_told_as_the_registry_tells(review: LinkReview) -> None:
    assert review.history(A["f1"]).empty
    review.decided(decided(accepted("f2", "f2"), accepted("f1", "f1")))
    told = review.history(A["f1"])
    assert (told["b"].tolist(), told["decided_by"].tolist()) == (["b:f1"], ["mia"])


def test_that_what_is_restored_does_not_borrow_who_and_when_of_others(review: LinkReview) -> None:
    other = accepted("c", "c")
    review.decided(decided(other, accepted("f1", "f1")))
    plan = review.break_link(A["f1"])
    before = review.remembered(plan)
    review.apply(plan)
    review.decided(decided(other))
    review.restore(before)
    assert state(review, "f1") == "accepted"
    assert review.history(A["f1"]).empty
    assert review.history(A["c"])["b"].tolist() == ["b:c"]


# --- many at once


def test_that_all_above_a_score_are_accepted_with_the_number_of_errors_told(review: LinkReview) -> None:
    bulk = review.above(90)
    assert named(bulk.decisions) == [(f"a:{ref}", f"b:{ref}", "accepted") for ref in ("c", "d1", "d2", "f2")]
    assert bulk.count == 4
    assert bulk.expected_wrong == pytest.approx(0.01 + 0.02 + 0.03 + 0.09)
    assert [d.score for d in bulk.decisions] == pytest.approx([99, 98, 97, 91])
    assert review.above(90, np.array([A["f2"], A["f1"]])).count == 1


def test_that_nothing_is_accepted_in_bulk_where_two_are_as_likely() -> None:
    rivals = pairs(("f1", "f1", 50), ("f1", "f3", 50), ("f3", "f4", 40), ("f4", "f4", 40), ("f2", "f2", 45))
    review = LinkReview(country("a"), country("b"), rivals, None)
    assert named(review.above(0).decisions) == [("a:f2", "b:f2", "accepted")]


def test_that_all_likely_parts_are_accepted_together_where_several_are_meant() -> None:
    parts = pairs(
        *(("d1", "d1", 97), ("d1", "d2", 90), ("d1", "c", 90), ("d2", "d1", 80), ("d1", "f1", 40)),
        *(("f1", "f1", 45), ("f1", "f2", 44), ("f2", "f3", 30), ("f3", "f3", 30), ("f4", "d1", 49)),
    )
    review = LinkReview(country("a"), country("b"), parts, None, several=True)
    found = [(d.a[2:], d.b[2:]) for d in review.above(0).decisions]
    likely = [("d1", "d1"), ("d1", "c"), ("d1", "d2"), ("d2", "d1")]
    assert found == [*likely, ("f1", "f1")]
    assert [(d.a[2:], d.b[2:]) for d in review.above(60).decisions] == likely
    assert review.above(95).count == 1
    review.apply(review.above(60).decisions)
    assert sorted(review.accepted(A["d1"]).tolist()) == sorted([B["d1"], B["c"], B["d2"]])
    assert state(review, "d2") == "accepted"


def test_that_bulk_leaves_alone_what_was_decided_or_flagged(review: LinkReview) -> None:
    review.apply(review.no_match(A["f2"]))
    review.apply(review.flag(A["d1"]))
    assert review.above(90).rows.tolist() == [A["c"], A["d2"]]


def test_that_unweighed_scores_promise_nothing(review: LinkReview) -> None:
    unweighed = LinkReview(review.a, review.b, pairs(*PAIRS), None, weighed=False)
    assert unweighed.above(90).expected_wrong is None
    assert unweighed.remaining_wrong() is None


def test_that_the_same_name_is_taken_from_the_roots_down_and_never_crosses_a_parent() -> None:
    review = LinkReview(country("a"), country("b"), pairs(), None)
    every = [(f"a:{ref}", f"b:{ref}", "accepted") for ref in A]
    assert sorted(named(review.same_name().decisions)) == sorted(every)
    review.apply(review.accept(A["d1"], B["d2"]))
    found = named(review.same_name().decisions)
    assert ("a:f1", "b:f3", "accepted") in found, "below the accepted parent"
    assert ("a:f1", "b:f1", "accepted") not in found
    assert not [pair for pair in found if pair[0] in ("a:d2", "a:f2", "a:f3", "a:f4")], (
        "Kono is taken for none"
    )


def test_that_the_same_name_below_a_parent_without_counterpart_is_left() -> None:
    review = LinkReview(country("a"), country("b"), pairs(), None)
    for plan in (review.no_match(A["d1"]), review.reject(A["d2"], B["d2"])):
        review.apply(plan)
    assert named(review.same_name().decisions) == [("a:c", "b:c", "accepted")]


def test_that_a_name_which_stands_twice_below_a_parent_is_left() -> None:
    twins = [{"ref": "c", "name": "Salone"}, *({"ref": r, "name": "Bo", "parent": "c"} for r in "xy")]
    one = [{"ref": "c", "name": "SALONÉ"}, {"ref": "x", "name": "bo", "parent": "c"}]
    for a, b in ((twins, one), (one, twins)):
        found = LinkReview(side("a", *a), side("b", *b), pairs(), None).same_name()
        assert named(found.decisions) == [("a:c", "b:c", "accepted")]


def test_that_the_same_name_counts_only_for_the_rows_asked_for() -> None:
    review = LinkReview(country("a"), country("b"), pairs(), None)
    found = review.same_name(np.array([A["f2"]]))
    assert named(found.decisions) == [("a:f2", "b:f2", "accepted")]


def test_that_the_same_name_from_a_score_up_takes_no_other_pair_of_the_unit() -> None:
    likelier = (("c", "c", 99.0), ("f1", "f3", 97.0), ("f1", "f1", 2.0), ("d1", "d1", 96.0))
    found = LinkReview(country("a"), country("b"), pairs(*likelier), None).same_name().from_score(95)
    assert sorted(named(found.decisions)) == [("a:c", "b:c", "accepted"), ("a:d1", "b:d1", "accepted")]
    assert (found.count, found.expected_wrong) == (2, pytest.approx(0.05))


def test_that_what_is_left_without_candidates_can_be_told_to_have_no_counterpart(review: LinkReview) -> None:
    bulk = review.no_match_left()
    assert named(bulk.decisions) == [("a:f4", "", "no-match")]
    assert bulk.decisions[0].mark_a == marked(country("a"), "f4")
    assert (bulk.count, bulk.expected_wrong) == (1, None)
    assert review.no_match_left(np.array([A["f1"]])).count == 0
    review.apply(bulk.decisions)
    assert review.no_match_left().count == 0


def posts(letter: str, count: int, more: str = "Health Post") -> VersionFrame:
    """A district with so many posts of one name and one of another, and a second district."""
    rows = [{"ref": "c", "name": "Salone"}, {"ref": "d", "name": "Bo", "parent": "c"}]
    rows += [{"ref": f"p{at}", "name": "Health Post", "parent": "d"} for at in range(count)]
    rows += [{"ref": "o", "name": more, "parent": "d"}, {"ref": "e", "name": "Kono", "parent": "c"}]
    return side(letter, *rows, {"ref": "q", "name": "Health Post", "parent": "e"})


def test_that_namesakes_of_which_nothing_is_known_are_open_and_not_without_counterpart() -> None:
    known = pairs(("c", "c", 99.0), ("d", "d", 98.0))
    review = LinkReview(posts("a", 12, "Gone"), posts("b", 10, "New"), known, None)
    left = review.no_match_left()
    # The parent of q has no counterpart, so nothing is known of its namesakes.
    assert {row[0] for row in named(left.decisions)} == {"a:o", "a:e", "a:q"}
    assert review.remaining_wrong() == pytest.approx(10 + 0.03)
    free = np.flatnonzero(review.side_b.name.equal("health post"))
    for b_row in free.tolist():
        review.apply(review.no_match_of_b(b_row))
    assert review.no_match_left().count == 15
    assert review.remaining_wrong() == pytest.approx(0.03)


def test_that_units_without_a_name_are_no_namesakes() -> None:
    rows = [{"ref": "c", "name": ""}, {"ref": "x", "name": ""}, {"ref": "y", "name": ""}]
    review = LinkReview(side("a", *rows), side("b", *rows), pairs(), None)
    assert review.no_match_left().count == 3
    assert review.remaining_wrong() == 0


def test_that_what_remains_wrong_counts_bulk_and_proposals_but_no_person(review: LinkReview) -> None:
    proposals = 0.01 + 0.02 + 0.03 + (1 - 0.60) + 0.09 + (1 - 0.52)
    assert review.remaining_wrong() == pytest.approx(proposals, abs=1e-5)
    review.apply(review.above(90).decisions)
    assert review.remaining_wrong() == pytest.approx(proposals, abs=1e-5)
    review.apply(review.accept(A["f1"], B["f1"]))
    assert review.remaining_wrong() == pytest.approx(proposals - 0.40, abs=1e-5)


# --- what to look at


def test_that_the_most_doubtful_come_first_and_those_without_candidates_last(review: LinkReview) -> None:
    # By doubt f3 .48, f1 .40, f2 .09, d2 .03, d1 .02, c .01; f4 has no candidate.
    assert review.queue().tolist() == [A[ref] for ref in ("f3", "f1", "f2", "d2", "d1", "c", "f4")]


def test_that_near_rivals_are_more_doubtful_than_one_middling_candidate() -> None:
    near = pairs(("f1", "f1", 45), ("f1", "f3", 44), ("f2", "f2", 55), ("f3", "f3", 8))
    review = LinkReview(country("a"), country("b"), near, None)
    assert review.queue(states=["proposed"]).tolist() == [A["f1"], A["f2"], A["f3"]]


def test_that_what_is_to_be_checked_comes_before_all_and_decided_behind(review: LinkReview) -> None:
    review.decided(decided(accepted("c", "gone"), accepted("f3", "f3")))
    assert review.queue()[0] == A["c"]
    assert review.queue()[-1] == A["f3"]


def test_that_the_tree_comes_level_by_level_with_siblings_together(review: LinkReview) -> None:
    order = [A[ref] for ref in ("c", "d2", "d1", "f4", "f3", "f1", "f2")]
    assert review.queue("tree").tolist() == order  # Bo before Kono, and its posts before those of Kono


def test_that_a_queue_can_be_narrowed(review: LinkReview) -> None:
    review.apply(review.no_match(A["f4"]))
    assert review.queue(states=["no-match"]).tolist() == [A["f4"]]
    assert set(review.queue(under=A["d2"]).tolist()) == {A["d2"], A["f3"], A["f4"]}
    assert set(review.queue(text="njala").tolist()) == {A["f1"], A["f3"]}
    assert review.queue(text="gbo").tolist() == [A["f4"]]
    bare = LinkReview(side("a", {"ref": "x", "name": "Bo"}), review.b, pairs(), None)
    assert (bare.queue(text="bo").tolist(), bare.queue(text="no").tolist()) == ([0], [])
    assert set(review.queue(lowest=91, highest=97).tolist()) == {A["d2"], A["f2"]}
    assert review.queue(highest=55).tolist() == [A["f3"], A["f4"]]
    assert review.queue(states=[]).tolist() == []


def test_that_nine_candidates_at_most_are_shown_and_a_link_made_by_hand_is_the_first() -> None:
    b = side("b", *({"ref": f"u{i:02}", "name": "Bo"} for i in range(12)))
    a = side("a", {"ref": "x", "name": "Bo"})
    review = LinkReview(a, b, pairs(*(("x", f"u{i:02}", 50 - i) for i in range(11))), None)
    review.apply(review.accept(0, 11))
    found = review.candidates(0)
    assert [c.row for c in found] == [11, 0, 1, 2, 3, 4, 5, 6, 7]
    assert (found[0].score, found[0].state) == (None, "accepted")


def test_that_candidates_tell_how_far_they_are() -> None:
    a = side("a", {"ref": "x", "point": Point(0, 0)}, {"ref": "y"})
    b = side("b", {"ref": "x", "point": Point(0, 0.001)}, {"ref": "y", "point": Point()})
    review = LinkReview(a, b, pairs(("x", "x", 50), ("x", "y", 40), ("y", "x", 3)), None)
    near, unknown = review.candidates(0)
    assert near.distance_m == pytest.approx(111.2, abs=0.5)
    assert unknown.distance_m is None
    assert review.candidate(1, 1).distance_m is None


def test_that_free_siblings_are_the_children_of_the_matched_parent_that_nobody_took(
    review: LinkReview,
) -> None:
    assert review.siblings_free(A["f1"]).tolist() == [B["f1"], B["f2"]]
    review.apply(review.accept(A["f2"], B["f2"]))
    review.apply(review.accept(A["d1"], B["d2"]))
    assert review.siblings_free(A["f1"]).tolist() == [B["f4"], B["f3"]]
    assert review.siblings_free(A["c"]).tolist() == [B["c"]]
    review.apply(review.no_match(A["d1"]))
    review.apply(review.reject(A["d1"], B["d1"]))
    assert review.siblings_free(A["f1"]).tolist() == []


def test_that_units_are_found_by_hand_by_names_and_keys() -> None:
    b = side(
        "b",
        {"ref": "R-7", "name": "Hôpital de Thiès", "code": "C12"},
        {"ref": "R-8", "name": "Thies"},
        {"ref": "R-9", "name": "Poste", "aliases": '["Thiès Nord"]'},
        {"ref": "R-10", "name": "thiès nord 2"},
    )
    review = LinkReview(side("a", {"ref": "x"}), b, pairs(), None)
    assert review.find("THIÈS").tolist() == [1, 3, 0, 2]
    assert review.find("thies", limit=2).tolist() == [1, 3]
    assert review.find("nord thies").tolist() == [3, 2]
    assert review.find("r-9").tolist() == [2]
    assert review.find("c12").tolist() == [0]
    assert review.find("b:R-8").tolist() == [1]
    assert review.find("  ").tolist() == []
    assert review.find("nowhere").tolist() == []


# --- odd lists


def test_that_empty_sides_can_be_looked_at() -> None:
    nothing = side("a")
    for a, b in ((nothing, country("b")), (country("a"), side("b")), (nothing, side("b"))):
        review = LinkReview(a, b, pairs(("f1", "f1", 50.0)), decided(accepted("f1", "f1")))
        assert sum(review.counts().values()) == len(a.units)
        assert len(review.queue("tree", text="x")) == 0
        assert (review.above(0).count, review.same_name().count) == (0, 0)
        assert len(review.state_b) == len(b.units)
        assert review.find("x").tolist() == []
        assert review.remaining_wrong() == 0


def test_that_circles_and_missing_parents_are_roots() -> None:
    a = side(
        "a",
        {"ref": "x", "parent": "y"},
        {"ref": "y", "parent": "x"},
        {"ref": "z", "parent": "y"},
        {"ref": "w", "parent": "nowhere"},
    )
    review = LinkReview(a, a, pairs(), None)
    assert sorted(review.queue("tree").tolist()) == [0, 1, 2, 3]
    assert review.queue("tree", under=1).tolist() == [1]


def test_that_decisions_of_other_pairs_of_versions_are_kept_out_of_sight(review: LinkReview) -> None:
    kept = Kept()
    kept.decide([LinkDecision("a:gone", "", "no-match"), LinkDecision("a:gone", "b:gone", "accepted")])
    assert review.decided(kept.table()).tolist() == []
    assert review.decided_count == 0
