"""All that was decided to be one place merged together, on both databases."""

from __future__ import annotations

import pytest
from factories import entered_twice, small_country, uid

from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import decide_duplicates, find_duplicates, merge_decided
from georegistry_desktop.workflows.pair_decisions import merged_units

_PAIRS = [(uid("d1"), uid("x")), (uid("f1"), uid("f2")), (uid("f1"), uid("f3"))]


@pytest.fixture
def twice(curated: Registry) -> Registry:
    return entered_twice(curated)


def test_that_all_are_one_change_that_undo_takes_back(twice: Registry) -> None:
    before = twice.units("P").sort_values("uuid", ignore_index=True)
    revision = twice.revision()
    done = merge_decided(twice, "P", _PAIRS)
    assert done.entry is not None
    assert (done.entry.revision, done.entry.label) == (revision + 1, "Merge 3 units")
    assert done.refused == ()
    gone = {gone for gone, _ in done.went}
    assert len(gone) == 3
    after = twice.units("P")
    assert set(before["uuid"]) - set(after["uuid"]) == gone
    assert twice.unit("P", "y").parent == (uid("d1") if uid("x") in gone else uid("x"))
    assert twice.health() == []
    twice.undo()
    again = twice.units("P").sort_values("uuid", ignore_index=True)
    assert again[["uuid", "name", "parent"]].equals(before[["uuid", "name", "parent"]])


def test_that_what_each_went_into_is_known_afterwards(twice: Registry) -> None:
    # What was said of one that went is said of what it went into.
    decide_duplicates(twice, "P", [(uid("f2"), uid("y"))], "accepted")
    done = merge_decided(twice, "P", _PAIRS)
    went = dict(done.went)
    ends = merged_units(twice, "P", list(went))
    assert set(ends) == set(went)
    assert not set(ends.values()) & set(went), "each in the end"
    names = {twice.unit("P", ends.get(uid("f2"), uid("f2"))).name, "Somewhere else"}
    table = find_duplicates(twice, "P").pairs
    assert names in [{a, b} for a, b in zip(table["a_name"], table["b_name"], strict=True)]
    twice.undo()
    assert merged_units(twice, "P", list(went)) == {}


def test_that_links_of_those_that_went_are_counted(twice: Registry) -> None:
    twice.load("B", small_country(), origin={})
    links = [LinkDecision(uid(u), uid(u), "accepted") for u in ("f1", "f2", "f3")]
    twice.links.decide("B", "P", links, label="link")
    assert merge_decided(twice, "P", _PAIRS).links == (("B@1", 2),)


def test_that_what_is_refused_is_told_by_names_and_nothing_comes_of_it_alone(twice: Registry) -> None:
    revision = twice.revision()
    done = merge_decided(twice, "P", [(uid("d1"), uid("f1"))])
    assert (done.entry, done.went, twice.revision()) == (None, (), revision)
    ((one, two, why),) = done.refused
    assert (one, two) == ("Kakua (d1)", "Health post 1 (f1)")
    assert isinstance(why, Refused)
    assert why.code == "merge-below"


def test_that_a_snapshot_is_refused(twice: Registry) -> None:
    with pytest.raises(Refused) as refused:
        merge_decided(twice, "A", _PAIRS)
    assert refused.value.code == "version-frozen"
