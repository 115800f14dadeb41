"""A review is kept, gone on with, shared, remembered and applied as one step."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
from factories import small_country, uid, version_frame
from reviews import edited, pulled

from georegistry_desktop import open_registry
from georegistry_desktop.compare import Filter, matching, parse_filter
from georegistry_desktop.domain import Changeset, ConflictError, Refused, RulesBroken, Set
from georegistry_desktop.domain.decisions import DECISIONS
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import (
    Review,
    apply_review,
    decide,
    decide_each,
    outcome,
    refresh_review,
    review_versions,
)
from georegistry_desktop.workflows.review.review import OUTDATED, REMEMBERED


@pytest.fixture
def country(curated: Registry) -> Registry:
    """P live, and A@2, which says six things differently and lacks f6."""
    curated.load("A", edited(pulled, drop=("f6",)), origin={})
    return curated


def decided(review: Review) -> dict[tuple[str, str], str]:
    found = review.differences
    names = {uid(ref): ref for ref in ("d1", "f1", "f2", "f3", "f6", "n1", "n2")}
    return {
        (names[found.units[unit]], str(name)): DECISIONS[code]
        for unit, name, code in zip(found.unit_of, found.names, review.decisions, strict=True)
    }


def rows(review: Review, text: str) -> np.ndarray:
    return matching(parse_filter(text), review.differences, review.decisions)


def key(review: Review) -> int:
    assert review.header is not None
    return review.header.id


ALL = {
    ("d1", "name"),
    ("d1", "boundary"),
    ("f1", "name"),
    ("f1", "extra:beds"),
    ("f1", "extra:water"),
    ("f2", "parent"),
    ("f3", "point"),
    ("f6", "missing"),
}


def test_that_a_review_lists_each_difference_by_unit_and_field(country: Registry) -> None:
    before = country.revision()
    review = review_versions(country, "P", "A")
    assert decided(review) == dict.fromkeys(ALL, "open")
    assert country.reviews.listed() == []
    decide(country, review, rows(review, "field=name"), "accept")
    assert [(h.base, h.other, h.decided) for h in country.reviews.listed()] == [("P@live", "A@2", 2)]
    assert country.revision() == before


def test_that_decisions_are_kept_and_shared(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    review = decide(country, review, rows(review, "field=name"), "accept")
    with open_registry(country.address) as colleague:
        theirs = review_versions(colleague, "P", "A")
        assert key(theirs) == key(review)
        assert decided(theirs) == decided(review)
        assert decided(theirs)["f1", "name"] == "accept"
        decide(colleague, theirs, rows(theirs, "kind=missing"), "accept", missing="delete")
        decide(colleague, theirs, rows(theirs, "unit=d1,field=name"), "open")
    assert decided(review)["f6", "missing"] == "open"
    review = refresh_review(country, review)
    assert decided(review)["f6", "missing"] == "delete"
    assert decided(review)["d1", "name"] == "open"
    assert refresh_review(country, review) is review


def test_that_a_colleagues_decision_in_between_is_seen_with_mine(country: Registry) -> None:
    mine, theirs = (review_versions(country, "P", "A") for _ in range(2))
    decide(country, theirs, rows(theirs, "field=point"), "refuse")
    mine = decide(country, mine, rows(mine, "field=parent"), "accept")
    assert decided(mine)["f3", "point"] == "refuse"
    assert decided(mine)["f2", "parent"] == "accept"


def test_that_two_who_begin_share_one_review(country: Registry) -> None:
    first, second = (review_versions(country, "P", "A") for _ in range(2))
    first = decide(country, first, rows(first, "field=name"), "accept")
    second = decide(country, second, rows(second, "field=point"), "refuse")
    assert key(first) == key(second)
    assert decided(second)["d1", "name"] == "accept"
    country.reviews.close(key(first))
    assert country.reviews.listed() == []
    with pytest.raises(Refused) as caught:
        decide(country, first, rows(first, "all"), "accept")
    assert caught.value.code == "changeset-state"
    assert set(decided(refresh_review(country, first)).values()) == {"open"}


def test_that_a_review_that_was_ended_is_brought_back_with_its_decisions(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    review = decide(country, review, rows(review, "field=name"), "refuse")
    with pytest.raises(Refused) as caught:
        country.reviews.bring_back(key(review))
    assert caught.value.code == "changeset-state"
    before = country.reviews.decisions(key(review))
    country.reviews.close(key(review))
    back = country.reviews.bring_back(key(review))
    assert (back.base, back.other, back.by, back.decided) == ("P@live", "A@2", "unit", 2)
    assert country.reviews.decisions(back.id).equals(before)
    assert decided(review_versions(country, "P", "A")) == decided(review)


def test_that_what_another_review_decided_since_holds_when_one_is_brought_back(country: Registry) -> None:
    ended = review_versions(country, "P", "A")
    ended = decide(country, ended, rows(ended, "field=name"), "refuse")
    country.reviews.close(key(ended))
    since = review_versions(country, "P", "A")
    since = decide(country, since, rows(since, "unit=d1,field=name"), "accept")
    assert country.reviews.bring_back(key(ended)).id == key(since)
    both = decided(refresh_review(country, since))
    assert (both["d1", "name"], both["f1", "name"]) == ("accept", "refuse")


def test_that_decisions_are_taken_back(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    review = decide(country, review, rows(review, "field=name"), "refuse")
    at = np.flatnonzero(rows(review, "all"))
    before = review.decisions[at]
    everything = decide(country, review, at, "accept")
    assert set(decided(everything).values()) == {"accept", "close"}
    back = decide_each(country, everything, at, before)
    assert decided(back) == decided(review)


def test_that_what_is_accepted_is_one_step_and_the_rest_stays_open(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    review = decide(country, review, rows(review, "unit=d1|f2"), "accept")
    review = decide(country, review, rows(review, "unit=f1,text=beds"), "accept")
    review = decide(country, review, rows(review, "unit=f1,field=name"), "refuse")
    found = outcome(country, review)
    assert (found.problems, found.conflicts, found.plan.skipped) == ((), (), ())
    done = apply_review(country, review)
    assert done.entry is not None
    assert country.unit("P", "d1").name == "Kakwa"
    assert country.unit("P", "f2").parent == uid("d2")
    assert dict(country.unit("P", "f1").extra) == {"beds": 7}
    assert country.unit("P", "f1").name == "Health post 1"
    again = review_versions(country, "P", "A")
    assert decided(again) == {
        ("f1", "name"): "refuse",
        ("f1", "extra:water"): "open",
        ("f3", "point"): "open",
        ("f6", "missing"): "open",
    }
    country.undo()
    assert country.unit("P", "d1").name == "Kakua"
    assert decided(review_versions(country, "P", "A"))["d1", "name"] == "accept"


@pytest.mark.parametrize(("how", "field"), [("close", "closed_date"), ("reject", "status"), ("delete", None)])
def test_that_a_missing_unit_is_closed_rejected_or_deleted(
    country: Registry, how: str, field: str | None
) -> None:
    review = review_versions(country, "P", "A")
    review = decide(country, review, rows(review, "kind=missing"), "accept", missing=how)  # type: ignore[arg-type]
    apply_review(country, review)
    if field is None:
        assert country.records("P", [uid("f6")]) == {}
    else:
        assert getattr(country.unit("P", "f6"), field) not in (None, "VALID")


def test_that_a_treatment_is_for_missing_units_only(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    with pytest.raises(Refused) as caught:
        decide(country, review, rows(review, "all"), "delete")
    assert caught.value.code == "decision-for-missing"


def test_that_a_decision_on_other_values_is_open_again(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    review = decide(country, review, rows(review, "all"), "accept")
    country.commit("P", Changeset("theirs", (Set(uid("d1"), "name", "Kakua", "Kakuwa"),)))
    again = review_versions(country, "P", "A")
    notes = dict(zip(decided(again), again.notes.tolist(), strict=True))
    assert decided(again)["d1", "name"] == "open"
    assert notes["d1", "name"] == OUTDATED
    assert decided(again)["d1", "boundary"] == "accept"


def test_that_newer_values_are_told_together(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    review = decide(country, review, rows(review, "all"), "accept")
    theirs = (
        Set(uid("d1"), "name", "Kakua", "Kakuwa"),
        Set(uid("f1"), "name", "Health post 1", "Post"),
    )
    country.commit("P", Changeset("theirs", theirs))
    with pytest.raises(ConflictError) as caught:
        apply_review(country, review)
    assert {(c.unit, c.field) for c in caught.value.conflicts} == {(uid("d1"), "name"), (uid("f1"), "name")}
    assert len(outcome(country, review).conflicts) == 2
    assert country.unit("P", "f2").parent == uid("d1")


def test_that_a_review_moves_on_with_the_next_pull(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    review = decide(country, review, rows(review, "unit=f1"), "refuse")
    review = decide(country, review, rows(review, "unit=d1"), "accept")

    def third(units: gpd.GeoDataFrame) -> None:
        pulled(units)
        units.loc["f1", "name"] = "Post 1"

    country.load("A", edited(third, drop=("f6",)), origin={})
    again = review_versions(country, "P", "A")
    assert (key(again), again.other) == (key(review), "A@3")
    assert decided(again)["f1", "name"] == "open"
    assert decided(again)["f1", "extra:beds"] == "refuse"
    assert decided(again)["d1", "boundary"] == "accept"


def test_that_only_a_refusal_until_it_changes_outlives_its_review(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    review = decide(country, review, rows(review, "unit=f1|f6"), "refuse-until-changed")
    review = decide(country, review, rows(review, "unit=d1"), "refuse")
    country.reviews.close(key(review))

    def third(units: gpd.GeoDataFrame) -> None:
        pulled(units)
        units.loc["f1", "extra"] = '{"beds": 8, "water": "yes"}'

    country.load("A", edited(third, drop=("f6",)), origin={})
    later = review_versions(country, "P", "A")
    assert later.header is None
    assert decided(later) == {
        **dict.fromkeys(ALL, "open"),
        ("f1", "name"): "refuse-until-changed",
        ("f1", "extra:water"): "refuse-until-changed",
        ("f6", "missing"): "refuse-until-changed",
    }
    assert (later.notes == REMEMBERED).sum() == 3
    assert set(later.deciders[later.notes == REMEMBERED]) == {country.user}
    reopened = decide(country, later, rows(later, "unit=f1,field=name"), "open")
    assert decided(reopened)["f1", "name"] == "open"
    assert decided(review_versions(country, "P", "A"))["f1", "name"] == "open"


def test_that_a_refusal_holds_for_the_source_that_refused(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    decide(country, review, rows(review, "all"), "refuse-until-changed")
    country.copy("A@1", "Q")
    other = review_versions(country, "Q", "A")
    assert set(decided(other).values()) == {"open"}


def test_that_problems_of_the_result_name_their_unit(country: Registry) -> None:
    def third(units: gpd.GeoDataFrame) -> None:
        units.loc["d1", "parent"] = uid("d2")
        units.loc["f1", "name"] = " "

    country.load("A", edited(third), origin={})
    review = review_versions(country, "P", "A@3")
    review = decide(country, review, rows(review, "all"), "accept")
    country.commit("P", Changeset("theirs", (Set(uid("d2"), "parent", uid("r1"), uid("d1")),)))
    found = outcome(country, review)
    assert found.problems
    assert {p.code for p in found.problems} <= {"cycle", "name-empty"}
    units = {review.differences.units[found.causes[str(p.unit)]] for p in found.problems}
    assert units & {uid("d1"), uid("f1")}
    with pytest.raises(RulesBroken):
        apply_review(country, review)


def test_that_a_new_unit_without_its_parent_is_left_out_with_the_reason(curated: Registry) -> None:
    frame = small_country()
    more = [
        {"ref": "c", "parent": None},
        {"ref": "n1", "parent": "c"},
        {"ref": "n2", "parent": "n1"},
    ]
    curated.load("B", replace(version_frame(more), fields=frame.fields), origin={})
    review = review_versions(curated, "P", "B", by="ref")
    review = decide(curated, review, rows(review, "unit=n2"), "accept")
    found = outcome(curated, review)
    assert [p.code for p in found.plan.skipped] == ["parent-left-out"]
    assert review.differences.units[found.causes[str(found.plan.skipped[0].unit)]] == uid("n2")
    review = decide(curated, review, rows(review, "under=n1"), "accept")
    apply_review(curated, review)
    assert curated.unit("P", "n2").parent == uid("n1")


def test_that_filters_choose_by_kind_place_size_and_words(country: Registry) -> None:
    review = review_versions(country, "P", "A")

    def chosen(text: str) -> set[tuple[str, str]]:
        keys = list(decided(review))
        return {key for key, held in zip(keys, rows(review, text), strict=True) if held}

    assert chosen("all") == ALL
    assert chosen("kind=moved") == {("f2", "parent")}
    assert chosen("kind=missing|moved") == {("f2", "parent"), ("f6", "missing")}
    assert chosen("under=d1,field=name") == {("d1", "name"), ("f1", "name")}
    assert chosen("type=District") == {("d1", "name"), ("d1", "boundary")}
    assert chosen("metres<10000") == {("f3", "point")}
    assert chosen("metres<100") == set()
    assert chosen("share>0.1") == {("d1", "boundary")}
    assert chosen("text=KAKWÁ") == {("d1", "name")}
    assert chosen("state=accept") == set()
    for bad in ("colour=red", "metres<far", "kind=odd", ""):
        with pytest.raises(Refused):
            parse_filter(bad)
    with pytest.raises(Refused) as caught:
        matching(Filter(under=frozenset(["nowhere"])), review.differences)
    assert caught.value.code == "unit-missing"


def test_that_a_review_of_a_snapshot_is_refused_and_none_is_committed_whole(country: Registry) -> None:
    with pytest.raises(Refused) as caught:
        review_versions(country, "A@1", "A@2")
    assert caught.value.code == "version-frozen"
    review = review_versions(country, "P", "A")
    review = decide(country, review, rows(review, "all"), "accept")
    with pytest.raises(Refused) as caught:
        country.commit_proposal(key(review))
    assert caught.value.code == "review-not-whole"


def test_that_a_review_keeps_its_key_and_fields(country: Registry) -> None:
    review = review_versions(country, "P", "A", by="code", fields=["name"])
    decide(country, review, rows(review, "all"), "refuse")
    again = review_versions(country, "P", "A")
    assert (again.differences.comparison.by, again.fields) == ("code", ("name",))
    assert {name for _, name in decided(again)} == {"name", "missing"}


def test_that_each_decision_changes_the_mark_that_windows_look_at(country: Registry) -> None:
    review = review_versions(country, "P", "A")
    marks = []
    for decision in ("accept", "refuse", "open"):
        review = decide(country, review, rows(review, "field=name"), decision)  # type: ignore[arg-type]
        marks.append(country.proposal_marks()[key(review)])
    assert len(set(marks)) == 3
