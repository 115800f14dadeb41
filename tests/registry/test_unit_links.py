"""What was decided of one unit against all other sources, read by its keys."""

from __future__ import annotations

import pytest
from factories import small_country, uid

from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.matching.reviewing import unit_marks
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.words import change_words
from georegistry_desktop.workflows import (
    decide_links,
    keep_matching,
    look_back,
    match_versions,
    open_link_review,
    unit_links,
)
from georegistry_desktop.workflows.unit_links import marks_of_units


@pytest.fixture
def matched(curated: Registry) -> Registry:
    """A@1 and P, matched, and all that is likely accepted; and B, of which f1 has no match in A."""
    curated.load("B", small_country(), origin={})
    keep_matching(curated, *match_versions(curated, "A", "P"))
    review = open_link_review(curated, "A", "P")
    decide_links(curated, review, review.above(50).decisions)
    curated.links.decide("B", "P", [LinkDecision("", uid("f1"), "no-match", "closed")], label="no match")
    return curated


def test_that_a_unit_tells_its_links_from_either_side(matched: Registry) -> None:
    (accepted, none) = unit_links(matched, "P", uid("f1"))
    assert (accepted.version, accepted.name, accepted.state) == ("A@1", "Health post 1", "accepted")
    assert accepted.above[0] == "Country"
    assert (accepted.who, accepted.turned) == (matched.user, True)
    assert (none.version, none.unit, none.state, none.comment) == ("B@1", "", "no-match", "closed")
    (back,) = unit_links(matched, "A", uid("f1"))
    assert (back.version, back.unit, back.state, back.turned) == ("P@live", uid("f1"), "accepted", False)
    assert unit_links(matched, "B", uid("f1")) == ()


def test_that_a_link_is_to_be_checked_once_either_unit_changed(matched: Registry) -> None:
    matched.commit("P", Changeset("x", (Set(uid("f1"), "name", "Health post 1", "Quite another"),)))
    assert [link.state for link in unit_links(matched, "A", uid("f1"))] == ["check"]
    assert next(link.state for link in unit_links(matched, "P", uid("f1"))) == "check"
    assert [link.state for link in unit_links(matched, "A", uid("f2"))] == ["accepted"]


def test_that_marks_of_a_few_units_are_those_of_the_whole_version(matched: Registry) -> None:
    frame = matched.read("P")
    whole = dict(zip(frame.units["uuid"], unit_marks(frame), strict=True))
    version = matched.find_version("P")
    for uuid, mark in whole.items():
        assert marks_of_units(matched, version, [uuid]) == {uuid: mark}
    assert marks_of_units(matched, version, [uid("nobody")]) == {}


def test_that_a_changed_link_is_told_by_the_name_of_the_other_unit(matched: Registry) -> None:
    matched.commit("P", Changeset("x", (Set(uid("f1"), "name", "Health post 1", "Clinic"),)))
    (entry,) = [
        entry for entry in matched.history([uid("f1")]) if entry.version == "A@1" and entry.kind == "match"
    ]
    back = look_back(matched, entry.id)
    said = {change.unit: change_words(change, back.name) for change in back.changeset.changes}
    assert back.name(uid("f1")) == "Health post 1", "that of A, which has the same uuid"
    assert said[uid("f1")] == "Linked to Clinic of P"
    assert said[uid("f2")] == "Linked to Health post 2 of P"
