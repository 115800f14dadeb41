from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from math import inf, nan

import pytest
from factories import curated, small_country, square, uid
from shapely import MultiPolygon, Point, Polygon

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


def change(field: str, before: object, after: object, unit: str = "f1") -> Set:
    return Set(uid(unit), field, before, after)  # type: ignore[arg-type]


def codes(fault: RulesBroken) -> list[str]:
    return [p.code for p in fault.problems]


def broken(registry: Registry, *changes: Set) -> list[str]:
    """The rules that changes of P would break."""
    with pytest.raises(RulesBroken) as caught:
        registry.commit("P", Changeset("bad", changes))
    return codes(caught.value)


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
    registry: Registry, field: str, before: object, after: object
) -> None:
    curated(registry)
    start = registry.unit("P", "f1")
    entry = registry.commit("P", Changeset("one field", (change(field, before, after),)))
    now = registry.unit("P", uid("f1"))
    assert now != start
    assert registry.changes(entry.id).changes == (change(field, before, after),)
    registry.undo()
    assert registry.unit("P", uid("f1")) == start


def test_that_a_second_commit_to_one_field_gets_a_conflict_with_all_three_values(registry: Registry) -> None:
    curated(registry)
    registry.commit("P", Changeset("first", (change("name", "Health post 1", "Theirs"),)))
    with pytest.raises(ConflictError) as caught:
        registry.commit("P", Changeset("second", (change("name", "Health post 1", "Ours"),)))
    (conflict,) = caught.value.conflicts
    assert (conflict.field, conflict.ancestor, conflict.ours, conflict.theirs) == (
        "name",
        "Health post 1",
        "Ours",
        "Theirs",
    )
    assert registry.unit("P", "f1").name == "Theirs"


def test_that_a_conflict_says_who_changed_that_very_field_and_when(registry: Registry) -> None:
    before = curated(registry).unit("P", "f1")
    theirs = (
        change("name", "Health post 1", "X"),
        change(f"groups:{uid('g1')}", True, None),
        change("extra:beds", 4, 5),
        change("boundary", square(0, 2), square(0, 3), "d1"),
        change("parent", uid("d3"), uid("d1"), "f6"),
        change("altitude", None, 5.0, "c"),
    )
    made = {(c.unit, c.field): registry.commit("P", Changeset("theirs", (c,))) for c in theirs}
    gone = registry.commit("P", Changeset("gone", (Deleted(registry.unit("P", "f2")),)))
    made[uid("f2"), "code"] = gone
    for unit in ("f1", "d1", "f6", "c"):
        registry.commit("P", Changeset("later", (change("short_name", None, "L", unit),)))
    short_name = registry.commit("P", Changeset("latest", (change("short_name", "L", "M"),)))
    made[uid("f1"), "short_name"] = short_name
    ours = (
        Deleted(before),
        change("boundary", square(0, 2), square(9), "d1"),
        change("parent", uid("d3"), uid("d2"), "f6"),
        change("altitude", None, 2.0, "c"),
        change("code", "102", "X", "f2"),
    )
    with pytest.raises(ConflictError) as caught:
        registry.commit("P", Changeset("ours", ours))
    said = {(c.unit, c.field): (c.who, c.when) for c in caught.value.conflicts}
    assert said == {key: (e.author, e.committed_at) for key, e in made.items()}
    assert "Health post 2" in {c.unit_name for c in caught.value.conflicts}


def test_that_a_change_of_a_unit_that_never_was_is_no_conflict(registry: Registry) -> None:
    curated(registry)
    assert broken(registry, change("name", "A", "B", "nobody")) == ["unit-missing"]


def test_that_there_must_be_something_to_commit(registry: Registry) -> None:
    curated(registry)
    with pytest.raises(Refused):
        registry.commit("P", Changeset("empty"))
    assert registry.revision() == 2


def test_that_all_conflicts_of_a_commit_come_together_and_nothing_is_written(registry: Registry) -> None:
    curated(registry)
    registry.commit(
        "P", Changeset("theirs", (change("name", "Health post 1", "T"), change("code", "102", "x", "f2")))
    )
    with pytest.raises(ConflictError) as caught:
        registry.commit(
            "P",
            Changeset(
                "ours",
                (
                    change("name", "Health post 1", "O"),
                    change("code", "102", "y", "f2"),
                    change("code", "103", "z", "f3"),
                ),
            ),
        )
    assert {(c.unit, c.field) for c in caught.value.conflicts} == {(uid("f1"), "name"), (uid("f2"), "code")}
    assert registry.unit("P", "f3").code == "103"


def test_that_different_fields_of_one_unit_are_merged(registry: Registry) -> None:
    curated(registry)
    registry.commit(
        "P", Changeset("first", (change("name", "Health post 1", "New"), change("aliases:A", None, True)))
    )
    registry.commit("P", Changeset("second", (change("code", "101", "999"), change("aliases:B", None, True))))
    unit = registry.unit("P", uid("f1"))
    assert (unit.name, unit.code) == ("New", "999")
    assert unit.aliases == {"Post", "A", "B"}


def test_that_the_same_value_from_two_people_is_no_conflict(registry: Registry) -> None:
    curated(registry)
    for label in ("first", "second"):
        registry.commit("P", Changeset(label, (change("name", "Health post 1", "Same"),)))
    assert registry.unit("P", uid("f1")).name == "Same"


def test_that_an_edit_of_a_deleted_unit_and_a_delete_of_an_edited_one_are_conflicts(
    registry: Registry,
) -> None:
    curated(registry)
    one, two = registry.unit("P", "f1"), registry.unit("P", "f2")
    registry.commit("P", Changeset("theirs", (Deleted(one), change("name", "Health post 2", "Edited", "f2"))))
    with pytest.raises(ConflictError) as caught:
        registry.commit("P", Changeset("ours", (change("name", "Health post 1", "Late"), Deleted(two))))
    found = {(c.unit, c.field): (c.ancestor, c.ours, c.theirs) for c in caught.value.conflicts}
    assert found[uid("f1"), "name"] == ("Health post 1", "Late", None)
    assert found[uid("f2"), "name"] == ("Health post 2", None, "Edited")


def test_that_two_codes_are_swapped_in_one_changeset(registry: Registry) -> None:
    curated(registry)
    registry.commit(
        "P", Changeset("swap", (change("code", "101", "102"), change("code", "102", "101", "f2")))
    )
    assert (registry.unit("P", uid("f1")).code, registry.unit("P", uid("f2")).code) == ("102", "101")


def test_that_a_parent_and_its_child_are_swapped_in_one_changeset(registry: Registry) -> None:
    curated(registry)
    swap = (change("parent", uid("c"), uid("d1"), "r1"), change("parent", uid("r1"), uid("c"), "d1"))
    registry.commit("P", Changeset("swap", swap))
    assert registry.unit("P", "r1").parent == uid("d1")
    assert set(registry.subtree("P", uid("d1"))) == {
        uid(r) for r in ("d1", "r1", "d2", "f1", "f2", "f3", "f4")
    }
    assert registry.health() == []


def test_that_a_chain_turns_upside_down_in_one_changeset(registry: Registry) -> None:
    curated(registry)
    changes = (
        change("parent", None, uid("r1"), "c"),
        change("parent", uid("c"), uid("d1"), "r1"),
        change("parent", uid("r1"), uid("f1"), "d1"),
        change("parent", uid("d1"), None, "f1"),
    )
    registry.commit("P", Changeset("upside down", changes))
    assert (
        registry.subtree("P", uid("f1"))[:4] == [uid(r) for r in ("f1", "d1", "r1", "f2")]
        or registry.health() == []
    )
    assert len(registry.subtree("P", uid("f1"))) == 12
    assert registry.health() == []
    registry.undo()
    assert len(registry.subtree("P", uid("c"))) == 12
    assert registry.health() == []


def test_that_new_units_come_with_their_parents_whatever_the_order(registry: Registry) -> None:
    curated(registry)
    child = Unit(
        uuid=uid("n2"), name="Child", parent=uid("n1"), type="Facility", groups=frozenset({uid("g3")})
    )
    parent = Unit(uuid=uid("n1"), name="Parent", parent=uid("r2"), type="District", boundary=square(1))
    group = Group(uuid=uid("g3"), name="New group")
    members = GroupSet(uuid=uid("s2"), name="Set", groups=frozenset({uid("g3"), uid("g1")}))
    entry = registry.commit(
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
    assert registry.unit("P", uid("n2")) == child
    assert registry.unit("P", uid("n1")) == parent
    assert registry.group_sets("P")[uid("s2")] == members
    assert set(registry.subtree("P", uid("n1"))) == {uid("n1"), uid("n2"), uid("f1")}
    assert {type(c) for c in registry.changes(entry.id)} == {Created, Set}
    registry.undo()
    assert uid("n1") not in registry.records("P", [uid("n1")])
    assert uid("g3") not in registry.groups("P")
    assert registry.health() == []


def test_that_a_subtree_is_deleted_and_comes_back_whole(registry: Registry) -> None:
    curated(registry)
    uuids = registry.subtree("P", uid("r1"))
    before = registry.records("P", uuids)
    registry.commit("P", Changeset("delete", tuple(Deleted(before[u]) for u in uuids)))
    assert registry.records("P", uuids) == {}
    registry.undo()
    assert registry.records("P", uuids) == before
    assert registry.health() == []


def test_that_deleting_a_group_frees_its_members_and_undo_brings_both_back(registry: Registry) -> None:
    curated(registry)
    frame = registry.read("P")
    registry.commit("P", Changeset("delete", (Deleted(registry.groups("P")[uid("g1")]),)))
    assert registry.unit("P", "f1").groups == frozenset()
    assert registry.group_sets("P")[uid("s1")].groups == frozenset()
    registry.undo()
    again = registry.read("P")
    for name in ("memberships", "group_set_members"):
        assert set(map(tuple, getattr(again, name).to_numpy())) == set(
            map(tuple, getattr(frame, name).to_numpy())
        )


def test_that_every_broken_rule_is_named_at_once(registry: Registry) -> None:
    curated(registry)
    changes = (
        change("parent", uid("c"), uid("f1"), "r1"),
        change("parent", uid("d2"), uid("nowhere"), "f3"),
        change("name", "Health post 4", "  ", "f4"),
        change("type", "Facility", "Palace", "f5"),
        change("closed_date", None, date(1999, 1, 1), "f6"),
        Deleted(registry.unit("P", "d3")),
    )
    with pytest.raises(RulesBroken) as caught:
        registry.commit("P", Changeset("bad", changes))
    assert set(codes(caught.value)) == {
        "cycle",
        "parent-unknown",
        "name-empty",
        "type-unknown",
        "dates-swapped",
        "has-children",
    }
    assert all(p.unit and p.message for p in caught.value.problems)
    assert registry.revision() == 2


def test_that_a_snapshot_refuses_and_names_the_remedy(registry: Registry) -> None:
    curated(registry)
    with pytest.raises(Refused) as caught:
        registry.commit("A@1", Changeset("no", (change("name", "Health post 1", "X"),)))
    assert caught.value.code == "version-frozen"
    assert "georegistry copy" in caught.value.remedy


def test_that_an_unknown_field_is_refused(registry: Registry) -> None:
    curated(registry)
    with pytest.raises(Refused, match="colour"):
        registry.commit("P", Changeset("no", (change("colour", None, "red"),)))


def test_that_boundaries_bent_in_different_places_merge(registry: Registry) -> None:
    curated(registry)
    ring = [(x, 0.0) for x in range(6)] + [(x, 5.0) for x in range(5, -1, -1)]
    base = MultiPolygon([Polygon(ring)])
    registry.commit("P", Changeset("draw", (change("boundary", None, base),)))
    south = MultiPolygon([Polygon([(x, -1.0) if (x, y) == (2, 0.0) else (x, y) for x, y in ring])])
    north = MultiPolygon([Polygon([(x, 6.0) if (x, y) == (3, 5.0) else (x, y) for x, y in ring])])
    registry.commit("P", Changeset("south", (change("boundary", base, south),)))
    registry.commit("P", Changeset("north", (change("boundary", base, north),)))
    merged = registry.unit("P", "f1").boundary
    assert merged is not None
    corners = set(merged.geoms[0].exterior.coords)
    assert (2.0, -1.0) in corners
    assert (3.0, 6.0) in corners
    other = MultiPolygon([Polygon([(x, -2.0) if (x, y) == (2, 0.0) else (x, y) for x, y in ring])])
    with pytest.raises(ConflictError):
        registry.commit("P", Changeset("south again", (change("boundary", base, other),)))


def bent(
    ring: list[tuple[float, float]], corner: tuple[float, float], to: tuple[float, float]
) -> MultiPolygon:
    return MultiPolygon([Polygon([to if vertex == corner else vertex for vertex in ring])])


@pytest.mark.parametrize(("east", "fits"), [(5.9, True), (6.5, False)])
def test_that_a_merged_boundary_is_held_against_its_neighbours(
    registry: Registry, east: float, fits: bool
) -> None:
    curated(registry)
    ring = [(float(x), 0.0) for x in range(6)] + [(5.0, 2.5)] + [(float(x), 5.0) for x in range(5, -1, -1)]
    base = MultiPolygon([Polygon(ring)])
    registry.commit("P", Changeset("draw", (change("boundary", None, base),)))
    ours = bent(ring, (5.0, 2.5), (east, 2.5))
    theirs = bent(ring, (2.0, 0.0), (2.0, -1.0))
    beside = change("boundary", None, square(6, 2), "f2")
    registry.commit("P", Changeset("theirs", (change("boundary", base, theirs), beside)))
    if fits:
        registry.commit("P", Changeset("ours", (change("boundary", base, ours),)))
        assert registry.unit("P", "f1").boundary == bent(
            list(theirs.geoms[0].exterior.coords), (5.0, 2.5), (east, 2.5)
        )
        return
    with pytest.raises(ConflictError) as caught:
        registry.commit("P", Changeset("ours", (change("boundary", base, ours),)))
    (conflict,) = caught.value.conflicts
    assert (conflict.unit, conflict.ancestor, conflict.ours, conflict.theirs) == (
        uid("f1"),
        base,
        ours,
        theirs,
    )
    away = change("boundary", beside.after, None, "f2")
    registry.commit("P", Changeset("ours, and the neighbour goes", (change("boundary", base, ours), away)))


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
    registry: Registry, field: str, value: object
) -> None:
    before = curated(registry).unit("P", "f1")
    bad = Changeset("bad", (change("code", "101", "X"), change(field, None, value)))
    for attempt in (registry.commit, registry.rehearse, registry.propose):
        with pytest.raises((RulesBroken, Refused)):
            attempt("P", bad)
    assert registry.unit("P", "f1") == before
    assert registry.proposals() == []


@pytest.mark.parametrize(
    "record",
    [
        Unit(uuid="", name="N"),
        Unit(uuid=uid("n"), name="N", altitude=inf),
        Group(uuid=uid("n"), name=" "),
        GroupSet(uuid=uid("n"), name="N", groups=frozenset({uid("nowhere")})),
    ],
)
def test_that_a_record_that_cannot_be_stored_is_refused(registry: Registry, record: Unit) -> None:
    curated(registry)
    with pytest.raises(RulesBroken):
        registry.commit("P", Changeset("bad", (Created(record),)))


def test_that_nothing_is_changed_after_it_was_deleted(registry: Registry) -> None:
    unit = curated(registry).unit("P", "f1")
    with pytest.raises(Refused) as caught:
        registry.commit("P", Changeset("x", (Deleted(unit), change("name", "Health post 1", "X"))))
    assert caught.value.code == "changes-disagree"


def test_that_another_type_must_suit_the_parent_and_the_children(registry: Registry) -> None:
    curated(registry)
    kinds = (
        UnitType(name="Post", allowed_parents=frozenset({"District"})),
        UnitType(name="Ward", allowed_parents=frozenset({"Region"})),
    )
    registry.commit("P", Changeset("x", (change("type", "Facility", "Post"),)), types=kinds)
    assert broken(registry, change("type", "Post", "Ward")) == ["parent-type"]
    district = Set(uid("d1"), "type", "District", "Region")
    assert broken(registry, district) == ["parent-type"], "its child f1 is a Post"
    assert broken(registry, district, change("name", "Health post 1", "X")) == ["parent-type"]
    registry.commit("P", Changeset("both", (district, change("type", "Post", "Ward"))))


def test_that_a_rehearsal_raises_the_same_and_writes_nothing(registry: Registry) -> None:
    curated(registry)
    good = Changeset("fine", (change("name", "Health post 1", "X"),))
    registry.rehearse("P", good)
    with pytest.raises(RulesBroken):
        registry.rehearse("P", Changeset("bad", (change("type", "Facility", "Palace"),)))
    with pytest.raises(ConflictError):
        registry.rehearse("P", Changeset("stale", (change("name", "Something else", "X"),)))
    assert registry.unit("P", "f1").name == "Health post 1"


def test_that_a_created_unit_which_is_there_already_conflicts_unless_equal(registry: Registry) -> None:
    curated(registry)
    unit = registry.unit("P", "f1")
    registry.commit("P", Changeset("again", (Created(unit),)))
    with pytest.raises(ConflictError) as caught:
        registry.commit("P", Changeset("other", (Created(replace(unit, name="Other")),)))
    assert caught.value.conflicts[0].field == "record"


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
