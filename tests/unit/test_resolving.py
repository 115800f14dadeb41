from __future__ import annotations

from dataclasses import replace

import pytest

from georegistry_desktop.domain import Changeset, Conflict, Created, Deleted, Set, Unit
from georegistry_desktop.domain.changes import compose
from georegistry_desktop.domain.resolving import Decision, resolve
from georegistry_desktop.domain.value_merge import merged_value


def conflict(field: str, ancestor: object, ours: object, theirs: object) -> Conflict:
    return Conflict(unit="u", field=field, ancestor=ancestor, ours=ours, theirs=theirs)


def test_that_mine_starts_from_theirs_and_theirs_is_no_change() -> None:
    plan = Changeset(
        "L", (Set("u", "name", "A", "B"), Set("u", "code", "1", "2"), Set("u", "status", "NEW", "VALID"))
    )
    name, code = conflict("name", "A", "B", "C"), conflict("code", "1", "2", "3")
    left = resolve(plan, [Decision(name, "mine"), Decision(code, "theirs")])
    assert left == Changeset("L", (Set("u", "name", "C", "B"), Set("u", "status", "NEW", "VALID")))
    merged = resolve(plan, [Decision(name, "merged", "B C"), Decision(code, "theirs")])
    assert merged.changes[0] == Set("u", "name", "C", "B C")


def test_that_a_deletion_stays_away_whole_where_anything_of_theirs_is_kept() -> None:
    plan = Changeset("L", (Deleted(Unit(uuid="u", name="A", code="1")),))
    name, code = conflict("name", "A", None, "C"), conflict("code", "1", None, "3")
    assert resolve(plan, [Decision(name, "mine"), Decision(code, "theirs")]).changes == ()
    left = resolve(plan, [Decision(name, "mine"), Decision(code, "mine")])
    assert left.changes == (Deleted(Unit(uuid="u", name="C", code="3")),)


def test_that_a_creation_becomes_what_differs_from_what_is_there() -> None:
    mine, theirs = Unit(uuid="u", name="A"), Unit(uuid="u", name="B")
    met = conflict("record", None, mine, theirs)
    plan = Changeset("L", (Created(mine),))
    assert resolve(plan, [Decision(met, "mine")]).changes == (Set("u", "name", "B", "A"),)
    assert resolve(plan, [Decision(met, "theirs")]).changes == ()
    assert resolve(plan, []) == plan


def test_that_mine_brings_back_what_they_deleted_with_my_values_and_theirs_leaves_it_deleted() -> None:
    last = Unit(uuid="u", name="C", code="3", status="VALID")
    plan = Changeset(
        "L", (Set("v", "name", "V", "W"), Set("u", "name", "A", "B"), Set("u", "code", "1", "2"))
    )
    name = replace(conflict("name", "A", "B", None), gone=last)
    code = replace(conflict("code", "1", "2", None), gone=last)
    both = resolve(plan, [Decision(name, "mine"), Decision(code, "mine")])
    assert compose(both.changes) == (plan.changes[0], Created(replace(last, name="B", code="2")))
    one = resolve(plan, [Decision(name, "theirs"), Decision(code, "mine")])
    assert compose(one.changes) == (plan.changes[0], Created(replace(last, code="2")))
    assert resolve(plan, [Decision(name, "theirs"), Decision(code, "theirs")]).changes == plan.changes[:1]


@pytest.mark.parametrize(
    ("ancestor", "ours", "theirs", "merged"),
    [
        ("Njala Health Centre", "Njala Uni Health Centre", "Njala Health Center", "Njala Uni Health Center"),
        ("A B C", "A C", "A B C D", "A C D"),
        ("Njala", "Njalla", "Njala CHC", "Njalla CHC"),
        ("Njala", "Njalla", "Niala", None),
        ("A", "A B", "A C", None),
        ("A B", "B", "A B", "B"),
        ({"a": 1, "b": 2}, {"a": 9, "b": 2}, {"b": 2, "c": 3}, None),
        ({"a": 1, "b": 2}, {"a": 9, "b": 2}, {"a": 1, "b": 2, "c": 3}, {"a": 9, "b": 2, "c": 3}),
        ({"a": 1, "b": 2}, {"b": 2}, {"a": 1, "b": 5}, {"b": 5}),
        (1, 2, 3, None),
        (None, "A", "B", None),
    ],
)  # fmt: skip
def test_that_words_and_keys_which_only_one_side_changed_come_together(
    ancestor: object, ours: object, theirs: object, merged: object
) -> None:
    assert merged_value(ancestor, ours, theirs) == merged
    assert merged_value(ancestor, theirs, ours) == merged
