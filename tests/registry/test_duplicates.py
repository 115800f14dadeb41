"""Duplicates found, decided on and merged in a registry, on both databases."""

from __future__ import annotations

from pathlib import Path

import pytest
from factories import entered_twice, small_country, uid

from georegistry_desktop.domain import ConflictError, Refused
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import (
    compare_versions,
    decide_duplicates,
    find_duplicates,
    import_links,
    links_elsewhere,
    match_versions,
    merge_duplicates,
    open_link_review,
    unite_versions,
)


@pytest.fixture
def twice(curated: Registry) -> Registry:
    return entered_twice(curated)


def pairs(registry: Registry, threshold: float = 50) -> list[tuple[str, str, str]]:
    table = find_duplicates(registry, "P", threshold=threshold).pairs
    return list(zip(table["a_name"], table["b_name"], table["state"], strict=True))


def test_that_a_unit_that_was_entered_twice_is_found(twice: Registry) -> None:
    report = find_duplicates(twice, "P")
    assert pairs(twice) == [("Kakua", "KAKUA", "proposed")]
    row = report.pairs.iloc[0]
    assert row["a_parent"] == "North"
    assert row["reasons"].startswith("distance +")
    assert report.counts == {"proposed": 1, "accepted": 0, "flagged": 0, "rejected": 0}
    assert 0 < report.expected_wrong < 0.5


def test_that_what_was_told_apart_is_not_asked_again_until_that_is_undone(twice: Registry) -> None:
    decide_duplicates(twice, "P", [(uid("x"), uid("d1"))], "rejected")
    assert pairs(twice) == []
    assert find_duplicates(twice, "P").rejected == 1
    twice.publish("P")
    assert find_duplicates(twice, "P@1").pairs.empty, "it holds for all versions of the source"
    twice.undo()
    assert len(pairs(twice)) == 1


def test_that_what_was_accepted_stays_listed_until_it_is_merged(twice: Registry) -> None:
    decide_duplicates(twice, "P", [(uid("d1"), uid("x")), (uid("f1"), uid("f2"))], "accepted")
    assert ("Health post 1", "Health post 2", "accepted") in pairs(twice)
    assert ("Kakua", "KAKUA", "accepted") in pairs(twice)
    merge_duplicates(twice, "P", uid("x"), "d1")
    assert [state for *_, state in pairs(twice)] == ["accepted"]


def test_that_a_merge_is_one_change_that_undo_takes_back(twice: Registry) -> None:
    before = twice.units("P").sort_values("uuid", ignore_index=True)
    revision = twice.revision()
    entry = merge_duplicates(twice, "P", uid("x"), "d1")
    assert twice.revision() == revision + 1
    assert (entry.label, entry.details["merged"]) == ("Merge KAKUA into Kakua", uid("x"))
    assert twice.unit("P", "y").parent == uid("d1")
    assert uid("x") not in set(twice.units("P")["uuid"])
    assert twice.health() == []
    twice.undo()
    after = twice.units("P").sort_values("uuid", ignore_index=True)
    assert after[["uuid", "name", "parent"]].equals(before[["uuid", "name", "parent"]])


def test_that_groups_and_references_of_both_are_kept(twice: Registry) -> None:
    merge_duplicates(twice, "P", "f2", "f1", take=["code"])
    found = twice.unit("P", "f1")
    assert found.groups == {uid("g1"), uid("g2")}
    assert found.references == {"P:f2"}
    assert found.code == "102"
    assert "Health post 2" in found.aliases


def test_that_links_of_the_unit_that_goes_are_told(twice: Registry) -> None:
    twice.load("B", small_country(), origin={})
    assert links_elsewhere(twice, "P", "f2") == []
    twice.links.decide("B", "P", [LinkDecision(uid("f3"), uid("f2"), "accepted")], label="link")
    assert links_elsewhere(twice, "P", "f2") == [("B@1", 1)]
    assert links_elsewhere(twice, "P", "f1") == []


def test_that_a_snapshot_and_units_that_are_no_twins_are_refused(twice: Registry) -> None:
    for version, unit, into, code in (
        ("A", "f1", "f2", "version-frozen"),
        ("P", "f1", "f1", "merge-same"),
        ("P", "d1", "f1", "merge-below"),
        ("P", "nobody", "f1", "unit-missing"),
    ):
        with pytest.raises(Refused) as refused:
            merge_duplicates(twice, version, unit, into)
        assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        find_duplicates(twice, "P", threshold=0)
    assert refused.value.code == "option-bad"
    assert len(small_country().units) == len(twice.units("A"))


def test_that_what_stands_twice_says_nothing_of_two_versions_of_the_source(
    twice: Registry, tmp_path: Path
) -> None:
    twice.publish("P")
    twice.publish("P")
    decide_duplicates(twice, "P", [(uid("d1"), uid("x")), (uid("f1"), uid("f2"))], "accepted")
    done = unite_versions(twice, "P@1", "P@2", source="Both", dry_run=True, lenient=True)
    count = len(twice.units("P@1"))
    assert (done.by, done.counts["units"], done.counts["both"]) == ("unit", count, count)
    file = tmp_path / "links.csv"
    file.write_text("a_ref,b_ref\nf1,f1\n", "utf-8")
    for refused_act in (
        lambda: match_versions(twice, "P@1", "P@2"),
        lambda: open_link_review(twice, "P@1", "P@2"),
        lambda: import_links(twice, "P@1", "P@2", file),
        lambda: compare_versions(twice, "P@1", "P@2", by="links"),
        lambda: unite_versions(twice, "P@1", "P@2", source="Both", by="links"),
    ):
        with pytest.raises(Refused) as refused:
            refused_act()
        assert refused.value.code == "links-one-source"
    assert compare_versions(twice, "P@1", "P@2").by == "unit"
    assert len(find_duplicates(twice, "P@2").pairs) == 2


def test_that_what_a_colleague_decided_of_a_pair_is_not_overwritten(twice: Registry) -> None:
    report = find_duplicates(twice, "P")
    pair = (report.pairs["a_uuid"].iloc[0], report.pairs["b_uuid"].iloc[0])
    decide_duplicates(twice, "P", [pair], "rejected")
    with pytest.raises(ConflictError):
        decide_duplicates(twice, "P", [pair], "accepted", seen=report.seen)
    assert find_duplicates(twice, "P").rejected == 1
