"""What a commit writes, in whatever order, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from math import inf, nan

import pytest
from committing import broken, change, codes
from factories import small_country, square, uid
from shapely import Point, Polygon

from georegistry_desktop.domain import (
    Changeset,
    ConflictError,
    Created,
    Deleted,
    Group,
    GroupSet,
    Refused,
    RulesBroken,
    Set,
    Unit,
    UnitType,
)
from georegistry_desktop.storage import Registry


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("name", "Health post 1", "Poste de santé « Ñandú »"),
        ("short_name", None, "HP1"),
        ("code", "101", "0101"),
        ("source_ref", "f1", None),
        ("type", "Facility", "District"),
        ("parent", uid("d1"), uid("d3")),
        ("status", "VALID", "REJECTED"),
        ("opening_date", date(2001, 2, 3), None),
        ("closed_date", None, date(2024, 12, 31)),
        ("point", Point(0.1, 2.5), Point(-13.25, 8.5)),
        ("point", Point(0.1, 2.5), None),
        ("altitude", None, 12.5),
        ("accuracy", None, 4.0),
        ("boundary", None, square(3)),
        ("aliases:Old post", None, True),
        ("aliases:Post", True, None),
        (f"groups:{uid('g2')}", None, True),
        (f"groups:{uid('g1')}", True, None),
        ("extra:water", None, {"tap": True, "wells": [1, 2]}),
        ("extra:beds", 4, None),
        ("translations:fr:name", None, "Poste 1"),
        ("references:DHIS2:Rp268JB6Ne4", None, True),
    ],
)
def test_that_every_field_is_written_read_back_and_undone(
    curated: Registry, field: str, before: object, after: object
) -> None:
    start = curated.unit("P", "f1")
    entry = curated.commit("P", Changeset("one field", (change(field, before, after),)))
    now = curated.unit("P", uid("f1"))
    assert now != start
    assert curated.changes(entry.id).changes == (change(field, before, after),)
    curated.undo()
    assert curated.unit("P", uid("f1")) == start


def test_that_there_must_be_something_to_commit(curated: Registry) -> None:
    with pytest.raises(Refused):
        curated.commit("P", Changeset("empty"))
    assert curated.revision() == 2


def test_that_two_codes_are_swapped_in_one_changeset(curated: Registry) -> None:
    curated.commit("P", Changeset("swap", (change("code", "101", "102"), change("code", "102", "101", "f2"))))
    assert (curated.unit("P", uid("f1")).code, curated.unit("P", uid("f2")).code) == ("102", "101")


def test_that_a_parent_and_its_child_are_swapped_in_one_changeset(curated: Registry) -> None:
    swap = (change("parent", uid("c"), uid("d1"), "r1"), change("parent", uid("r1"), uid("c"), "d1"))
    curated.commit("P", Changeset("swap", swap))
    assert curated.unit("P", "r1").parent == uid("d1")
    assert set(curated.subtree("P", uid("d1"))) == {
        uid(r) for r in ("d1", "r1", "d2", "f1", "f2", "f3", "f4")
    }
    assert curated.health() == []


def test_that_a_chain_turns_upside_down_in_one_changeset(curated: Registry) -> None:
    changes = (
        change("parent", None, uid("r1"), "c"),
        change("parent", uid("c"), uid("d1"), "r1"),
        change("parent", uid("r1"), uid("f1"), "d1"),
        change("parent", uid("d1"), None, "f1"),
    )
    curated.commit("P", Changeset("upside down", changes))
    assert (
        curated.subtree("P", uid("f1"))[:4] == [uid(r) for r in ("f1", "d1", "r1", "f2")]
        or curated.health() == []
    )
    assert len(curated.subtree("P", uid("f1"))) == 12
    assert curated.health() == []
    curated.undo()
    assert len(curated.subtree("P", uid("c"))) == 12
    assert curated.health() == []


def test_that_new_units_come_with_their_parents_whatever_the_order(curated: Registry) -> None:
    child = Unit(
        uuid=uid("n2"), name="Child", parent=uid("n1"), type="Facility", groups=frozenset({uid("g3")})
    )
    parent = Unit(uuid=uid("n1"), name="Parent", parent=uid("r2"), type="District", boundary=square(1))
    group = Group(uuid=uid("g3"), name="New group")
    members = GroupSet(uuid=uid("s2"), name="Set", groups=frozenset({uid("g3"), uid("g1")}))
    entry = curated.commit(
        "P",
        Changeset(
            "new",
            (
                Created(child),
                Created(parent),
                change("parent", uid("d1"), uid("n1")),
                Created(group),
                Created(members),
            ),
        ),
    )
    assert curated.unit("P", uid("n2")) == child
    assert curated.unit("P", uid("n1")) == parent
    assert curated.group_sets("P")[uid("s2")] == members
    assert set(curated.subtree("P", uid("n1"))) == {uid("n1"), uid("n2"), uid("f1")}
    assert {type(c) for c in curated.changes(entry.id)} == {Created, Set}
    curated.undo()
    assert uid("n1") not in curated.records("P", [uid("n1")])
    assert uid("g3") not in curated.groups("P")
    assert curated.health() == []


def test_that_a_subtree_is_deleted_and_comes_back_whole(curated: Registry) -> None:
    uuids = curated.subtree("P", uid("r1"))
    before = curated.records("P", uuids)
    curated.commit("P", Changeset("delete", tuple(Deleted(before[u]) for u in uuids)))
    assert curated.records("P", uuids) == {}
    curated.undo()
    assert curated.records("P", uuids) == before
    assert curated.health() == []


def test_that_deleting_a_group_frees_its_members_and_undo_brings_both_back(curated: Registry) -> None:
    frame = curated.read("P")
    curated.commit("P", Changeset("delete", (Deleted(curated.groups("P")[uid("g1")]),)))
    assert curated.unit("P", "f1").groups == frozenset()
    assert curated.group_sets("P")[uid("s1")].groups == frozenset()
    curated.undo()
    again = curated.read("P")
    for name in ("memberships", "group_set_members"):
        assert set(map(tuple, getattr(again, name).to_numpy())) == set(
            map(tuple, getattr(frame, name).to_numpy())
        )


def test_that_every_broken_rule_is_named_at_once(curated: Registry) -> None:
    changes = (
        change("parent", uid("c"), uid("f1"), "r1"),
        change("parent", uid("d2"), uid("nowhere"), "f3"),
        change("name", "Health post 4", "  ", "f4"),
        change("type", "Facility", "Palace", "f5"),
        change("closed_date", None, date(1999, 1, 1), "f6"),
        Deleted(curated.unit("P", "d3")),
    )
    with pytest.raises(RulesBroken) as caught:
        curated.commit("P", Changeset("bad", changes))
    assert set(codes(caught.value)) == {
        "cycle",
        "parent-unknown",
        "name-empty",
        "type-unknown",
        "dates-swapped",
        "has-children",
    }
    assert all(p.unit and p.message for p in caught.value.problems)
    assert curated.revision() == 2


def test_that_a_snapshot_refuses_and_names_the_remedy(curated: Registry) -> None:
    with pytest.raises(Refused) as caught:
        curated.commit("A@1", Changeset("no", (change("name", "Health post 1", "X"),)))
    assert caught.value.code == "version-frozen"
    assert "georegistry copy" in caught.value.remedy


def test_that_an_unknown_field_is_refused(curated: Registry) -> None:
    with pytest.raises(Refused, match="colour"):
        curated.commit("P", Changeset("no", (change("colour", None, "red"),)))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", 7),
        ("name", b"x"),
        ("name", "a\0b"),
        ("short_name", "\ud800"),
        ("parent", 5),
        ("opening_date", datetime(2020, 1, 1, 5)),
        ("opening_date", "yesterday"),
        ("altitude", nan),
        ("altitude", inf),
        ("altitude", 10**400),
        ("altitude", "high"),
        ("accuracy", True),
        ("point", Point(500, 1)),
        ("point", Point(nan, 1)),
        ("point", Point(1, 2, 3)),
        ("point", Polygon([(0, 0), (1, 0), (1, 1)])),
        ("boundary", Point(1, 2)),
        ("boundary", square(179.5)),
        ("extra:k", {"a": nan}),
        ("extra:k", date(2020, 1, 1)),
        ("extra:k", {1, 2}),
        ("extra:", 1),
        ("aliases: ", True),
        ("aliases:A", "yes"),
        ("references:abc", True),
        ("references:abc:", True),
    ],
)
def test_that_a_value_that_cannot_be_stored_is_refused_alike(
    curated: Registry, field: str, value: object
) -> None:
    before = curated.unit("P", "f1")
    bad = Changeset("bad", (change("code", "101", "X"), change(field, None, value)))
    for attempt in (curated.commit, curated.rehearse, curated.propose):
        with pytest.raises((RulesBroken, Refused)):
            attempt("P", bad)
    assert curated.unit("P", "f1") == before
    assert curated.proposals() == []


@pytest.mark.parametrize(
    "record",
    [
        Unit(uuid="", name="N"),
        Unit(uuid=uid("n"), name="N", altitude=inf),
        Group(uuid=uid("n"), name=" "),
        GroupSet(uuid=uid("n"), name="N", groups=frozenset({uid("nowhere")})),
    ],
)
def test_that_a_record_that_cannot_be_stored_is_refused(curated: Registry, record: Unit) -> None:
    with pytest.raises(RulesBroken):
        curated.commit("P", Changeset("bad", (Created(record),)))


def test_that_another_type_must_suit_the_parent_and_the_children(curated: Registry) -> None:
    kinds = (
        UnitType(name="Post", allowed_parents=frozenset({"District"})),
        UnitType(name="Ward", allowed_parents=frozenset({"Region"})),
    )
    curated.commit("P", Changeset("x", (change("type", "Facility", "Post"),)), types=kinds)
    assert broken(curated, change("type", "Post", "Ward")) == ["parent-type"]
    district = Set(uid("d1"), "type", "District", "Region")
    assert broken(curated, district) == ["parent-type"], "its child f1 is a Post"
    assert broken(curated, district, change("name", "Health post 1", "X")) == ["parent-type"]
    curated.commit("P", Changeset("both", (district, change("type", "Post", "Ward"))))


def test_that_a_rehearsal_raises_the_same_and_writes_nothing(curated: Registry) -> None:
    good = Changeset("fine", (change("name", "Health post 1", "X"),))
    curated.rehearse("P", good)
    with pytest.raises(RulesBroken):
        curated.rehearse("P", Changeset("bad", (change("type", "Facility", "Palace"),)))
    with pytest.raises(ConflictError):
        curated.rehearse("P", Changeset("stale", (change("name", "Something else", "X"),)))
    assert curated.unit("P", "f1").name == "Health post 1"


def test_that_a_live_version_carries_the_fields_that_edits_bring(registry: Registry) -> None:
    bare = replace(small_country(), fields=frozenset({"name", "parent"}))
    registry.load("B", replace(bare, units=bare.units.assign(short_name=None)), origin={})
    registry.copy("B", "P")
    assert "short_name" not in registry.read("P").fields
    registry.commit("P", Changeset("first", (change("short_name", None, "HP"),)))
    assert "short_name" in registry.read("P").fields
    registry.undo()
    assert "short_name" not in registry.read("P").fields
    assert registry.read("B").fields == bare.fields
