"""Accepted links are what compare and apply go by, on both databases."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from factories import small_country, uid

from georegistry_desktop.domain import Changeset, Refused, Set, UnionRefused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import (
    apply_comparison,
    compare_versions,
    decide_links,
    keep_matching,
    match_versions,
    open_link_review,
    review_versions,
    unite_versions,
)


def other_uid(ref: str) -> str:
    return uid(f"z{ref}")


def strangers() -> VersionFrame:
    """The small country as another system has it: other uuids and references, no codes; f1 is renamed."""
    country = small_country()
    units = country.units.copy()
    known = dict(zip(units["uuid"], units["source_ref"], strict=True))
    for column in ("uuid", "parent"):
        units[column] = [other_uid(known[u]) if isinstance(u, str) else u for u in units[column]]
    units["name"] = units["name"].where(units["source_ref"] != "f1", "Another name")
    units["source_ref"] = "other-" + units["source_ref"]
    units["code"] = pd.Series([None] * len(units), dtype="str", index=units.index)
    empty = country.memberships.iloc[:0], country.references.iloc[:0]
    return replace(country, units=units, memberships=empty[0], references=empty[1])


@pytest.fixture
def two(curated: Registry) -> Registry:
    """P live, and B, which shares neither uuids nor references with it."""
    curated.load("B", strangers(), origin={})
    return curated


def accept(registry: Registry, *refs: str, a: str = "P", b: str = "B") -> None:
    decisions = [LinkDecision(uid(ref), other_uid(ref), "accepted") for ref in refs]
    registry.links.decide(a, b, decisions, label="accepted")


def refs(registry: Registry) -> list[str]:
    return sorted(registry.units("P")["source_ref"])


def test_that_linked_units_are_compared_and_the_rest_is_new_and_missing(two: Registry) -> None:
    accept(two, "c", "r1", "d1", "f1")
    found = compare_versions(two, "P", "B", by="links")
    count = len(small_country().units)
    assert found.by == "links"
    assert found.counts == {"new": count - 4, "missing": count - 4, "changed": 2, "same": 2} or (
        found.counts["new"] == count - 4 and found.counts["missing"] == count - 4
    )
    assert found.field_counts["name"] == 1
    assert found.field_counts["parent"] == 0, "the parents are linked too"
    row = found.differences.query("field == 'name'").iloc[0]
    assert (row["base_value"], row["other_value"]) == ("Health post 1", "Another name")


def test_that_it_reads_links_from_either_side_and_of_later_versions(two: Registry) -> None:
    accept(two, "f1")
    two.load("B", strangers(), origin={})
    assert len(compare_versions(two, "P", "B@2", by="links").base_rows) == 1
    assert len(compare_versions(two, "B@2", "P", by="links").base_rows) == 1


def test_that_without_any_accepted_link_it_is_refused(two: Registry) -> None:
    two.links.decide("P", "B", [LinkDecision(uid("f1"), other_uid("f1"), "rejected")], label="no")
    with pytest.raises(Refused) as refused:
        compare_versions(two, "P", "B", by="links")
    assert refused.value.code == "links-none"


def test_that_links_are_taken_where_no_key_is_there(curated: Registry) -> None:
    bare = strangers()
    nothing = pd.Series([None] * len(bare.units), dtype="str", index=bare.units.index)
    curated.load("B", replace(bare, units=bare.units.assign(source_ref=nothing)), origin={})
    with pytest.raises(Refused) as refused:
        compare_versions(curated, "P", "B")
    assert refused.value.code == "key-missing"
    accept(curated, "f1")
    assert compare_versions(curated, "P", "B").by == "links"


def test_that_what_is_undecided_is_neither_new_nor_missing(two: Registry) -> None:
    report, found = match_versions(two, "P", "B")
    keep_matching(two, report, found)
    likely = report.links[report.links["a_ref"].isin(("c", "r1", "d1"))]
    assert len(likely) == 3
    decisions = [
        LinkDecision(a, b, "accepted") for a, b in zip(likely["a_uuid"], likely["b_uuid"], strict=True)
    ]
    decisions.append(LinkDecision(uid("f6"), "", "flagged", "is it open?"))
    decisions.append(LinkDecision("", other_uid("f6"), "no-match"))
    two.links.decide("P", "B", decisions, label="some")
    answer = compare_versions(two, "P", "B", by="links")
    left = answer.unpaired.set_index("uuid")["reason"]
    assert set(left) == {"not decided"}
    assert uid("f6") in left
    assert other_uid("f6") not in left
    assert answer.counts["new"] == 1
    assert answer.counts["missing"] == 0 or uid("f6") not in set(answer.differences["base_uuid"])


def test_that_what_is_linked_several_times_is_left_out(two: Registry) -> None:
    decisions = [LinkDecision(uid("f1"), other_uid(ref), "accepted") for ref in ("f1", "f2")]
    decisions.append(LinkDecision(uid("f3"), other_uid("f3"), "accepted"))
    two.links.decide("P", "B", decisions, label="split", several=True)
    left = compare_versions(two, "P", "B", by="links").unpaired
    assert set(left["uuid"]) == {uid("f1"), other_uid("f1"), other_uid("f2")}
    assert set(left["reason"]) == {"several links"}


def test_that_applying_changes_the_linked_unit_and_creates_the_unlinked(two: Registry) -> None:
    accept(two, *(ref for ref in small_country().units["source_ref"] if ref != "f6"))
    before = refs(two)
    done = apply_comparison(two, "P", "B", by="links", fields=["name"], kinds=["new", "changed"])
    assert done.entry is not None
    assert two.unit("P", uid("f1")).name == "Another name"
    made = two.unit("P", other_uid("f6"))
    assert made.references == {"B:other-f6"}
    assert made.source_ref is None
    assert made.parent == two.unit("P", uid("f6")).parent, "under the unit that its own parent is linked to"
    two.undo()
    assert refs(two) == before
    assert two.unit("P", uid("f1")).name == "Health post 1"


def test_that_a_review_goes_by_links(two: Registry) -> None:
    accept(two, "f1")
    review = review_versions(two, "P", "B", by="links")
    assert review.differences.comparison.by == "links"


def left_out(registry: Registry) -> dict[str, str]:
    left = compare_versions(registry, "P", "B", by="links").unpaired
    return dict(zip(left["uuid"], left["reason"], strict=True))


def test_that_a_link_is_not_gone_by_while_one_of_its_units_is_flagged(two: Registry) -> None:
    accept(two, "f1", "f2", "f3")
    flags = [LinkDecision(uid("f1"), "", "flagged", "sure?"), LinkDecision("", other_uid("f2"), "flagged")]
    two.links.decide("P", "B", flags, label="flag")
    units = [uid("f1"), other_uid("f1"), uid("f2"), other_uid("f2")]
    assert left_out(two) == dict.fromkeys(units, "not decided")
    with pytest.raises(UnionRefused) as refused:
        unite_versions(two, "P", "B", source="Both")
    assert "union-undecided" in {problem.code for problem in refused.value.problems}


def test_that_a_link_holds_though_its_unit_changed_but_not_that_there_is_none(two: Registry) -> None:
    review = open_link_review(two, "P", "B")
    for key in ("f1", "f2"):
        row, b_row = review.side_a.number(uid(key)), review.side_b.number(other_uid(key))
        decide_links(two, review, review.accept(row, b_row))
    decide_links(two, review, review.no_match(review.side_a.number(uid("f3"))))
    assert left_out(two) == {}
    changes = [Set(uid(f"f{n}"), "name", f"Health post {n}", f"Quite another {n}") for n in (1, 3)]
    two.commit("P", Changeset("rename", tuple(changes)))
    assert left_out(two) == {uid("f3"): "not decided"}
    two.undo()
    assert left_out(two) == {}


def test_that_a_link_is_not_gone_by_where_somebody_says_that_there_is_none(two: Registry) -> None:
    accept(two, "f1", "f2", "f3")
    nobody = [LinkDecision(uid("f1"), "", "no-match"), LinkDecision("", other_uid("f2"), "no-match")]
    two.links.decide("P", "B", nobody, label="contradiction")
    units = [uid("f1"), other_uid("f1"), uid("f2"), other_uid("f2")]
    assert left_out(two) == dict.fromkeys(units, "not decided")


def test_that_one_of_several_links_is_not_gone_by_because_the_other_is_in_doubt(two: Registry) -> None:
    decisions = [LinkDecision(uid("f1"), other_uid(ref), "accepted") for ref in ("f1", "f2")]
    decisions += [LinkDecision(uid("f3"), other_uid("f3"), "accepted")]
    decisions += [LinkDecision("", other_uid("f2"), "flagged")]
    two.links.decide("P", "B", decisions, label="split", several=True)
    assert set(left_out(two)) == {uid("f1"), other_uid("f1"), other_uid("f2")}
