"""What two people change at once: conflicts told with all three values, and what merges."""

from __future__ import annotations

from dataclasses import replace

import pytest
from committing import broken, change
from factories import square, uid
from shapely import MultiPolygon, Polygon

from georegistry_desktop.domain import (
    Changeset,
    ConflictError,
    Created,
    Deleted,
    Refused,
)
from georegistry_desktop.storage import Registry


def test_that_a_second_commit_to_one_field_gets_a_conflict_with_all_three_values(curated: Registry) -> None:
    curated.commit("P", Changeset("first", (change("name", "Health post 1", "Theirs"),)))
    with pytest.raises(ConflictError) as caught:
        curated.commit("P", Changeset("second", (change("name", "Health post 1", "Ours"),)))
    (conflict,) = caught.value.conflicts
    assert (conflict.field, conflict.ancestor, conflict.ours, conflict.theirs) == (
        "name",
        "Health post 1",
        "Ours",
        "Theirs",
    )
    assert curated.unit("P", "f1").name == "Theirs"


def test_that_a_conflict_says_who_changed_that_very_field_and_when(curated: Registry) -> None:
    before = curated.unit("P", "f1")
    theirs = (
        change("name", "Health post 1", "X"),
        change(f"groups:{uid('g1')}", True, None),
        change("extra:beds", 4, 5),
        change("boundary", square(0, 2), square(0, 3), "d1"),
        change("parent", uid("d3"), uid("d1"), "f6"),
        change("altitude", None, 5.0, "c"),
    )
    made = {(c.unit, c.field): curated.commit("P", Changeset("theirs", (c,))) for c in theirs}
    gone = curated.commit("P", Changeset("gone", (Deleted(curated.unit("P", "f2")),)))
    made[uid("f2"), "code"] = gone
    for unit in ("f1", "d1", "f6", "c"):
        curated.commit("P", Changeset("later", (change("short_name", None, "L", unit),)))
    short_name = curated.commit("P", Changeset("latest", (change("short_name", "L", "M"),)))
    made[uid("f1"), "short_name"] = short_name
    ours = (
        Deleted(before),
        change("boundary", square(0, 2), square(9), "d1"),
        change("parent", uid("d3"), uid("d2"), "f6"),
        change("altitude", None, 2.0, "c"),
        change("code", "102", "X", "f2"),
    )
    with pytest.raises(ConflictError) as caught:
        curated.commit("P", Changeset("ours", ours))
    said = {(c.unit, c.field): (c.who, c.when) for c in caught.value.conflicts}
    assert said == {key: (e.author, e.committed_at) for key, e in made.items()}
    assert "Health post 2" in {c.unit_name for c in caught.value.conflicts}


def test_that_a_change_of_a_unit_that_never_was_is_no_conflict(curated: Registry) -> None:
    assert broken(curated, change("name", "A", "B", "nobody")) == ["unit-missing"]


def test_that_all_conflicts_of_a_commit_come_together_and_nothing_is_written(curated: Registry) -> None:
    curated.commit(
        "P", Changeset("theirs", (change("name", "Health post 1", "T"), change("code", "102", "x", "f2")))
    )
    with pytest.raises(ConflictError) as caught:
        curated.commit(
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
    assert curated.unit("P", "f3").code == "103"


def test_that_different_fields_of_one_unit_are_merged(curated: Registry) -> None:
    curated.commit(
        "P", Changeset("first", (change("name", "Health post 1", "New"), change("aliases:A", None, True)))
    )
    curated.commit("P", Changeset("second", (change("code", "101", "999"), change("aliases:B", None, True))))
    unit = curated.unit("P", uid("f1"))
    assert (unit.name, unit.code) == ("New", "999")
    assert unit.aliases == {"Post", "A", "B"}


def test_that_the_same_value_from_two_people_is_no_conflict(curated: Registry) -> None:
    for label in ("first", "second"):
        curated.commit("P", Changeset(label, (change("name", "Health post 1", "Same"),)))
    assert curated.unit("P", uid("f1")).name == "Same"


def test_that_an_edit_of_a_deleted_unit_and_a_delete_of_an_edited_one_are_conflicts(
    curated: Registry,
) -> None:
    one, two = curated.unit("P", "f1"), curated.unit("P", "f2")
    curated.commit("P", Changeset("theirs", (Deleted(one), change("name", "Health post 2", "Edited", "f2"))))
    with pytest.raises(ConflictError) as caught:
        curated.commit("P", Changeset("ours", (change("name", "Health post 1", "Late"), Deleted(two))))
    found = {(c.unit, c.field): (c.ancestor, c.ours, c.theirs) for c in caught.value.conflicts}
    assert found[uid("f1"), "name"] == ("Health post 1", "Late", None)
    assert found[uid("f2"), "name"] == ("Health post 2", None, "Edited")


def test_that_boundaries_bent_in_different_places_merge(curated: Registry) -> None:
    ring = [(x, 0.0) for x in range(6)] + [(x, 5.0) for x in range(5, -1, -1)]
    base = MultiPolygon([Polygon(ring)])
    curated.commit("P", Changeset("draw", (change("boundary", None, base),)))
    south = MultiPolygon([Polygon([(x, -1.0) if (x, y) == (2, 0.0) else (x, y) for x, y in ring])])
    north = MultiPolygon([Polygon([(x, 6.0) if (x, y) == (3, 5.0) else (x, y) for x, y in ring])])
    curated.commit("P", Changeset("south", (change("boundary", base, south),)))
    curated.commit("P", Changeset("north", (change("boundary", base, north),)))
    merged = curated.unit("P", "f1").boundary
    assert merged is not None
    corners = set(merged.geoms[0].exterior.coords)
    assert (2.0, -1.0) in corners
    assert (3.0, 6.0) in corners
    other = MultiPolygon([Polygon([(x, -2.0) if (x, y) == (2, 0.0) else (x, y) for x, y in ring])])
    with pytest.raises(ConflictError):
        curated.commit("P", Changeset("south again", (change("boundary", base, other),)))


def bent(
    ring: list[tuple[float, float]], corner: tuple[float, float], to: tuple[float, float]
) -> MultiPolygon:
    return MultiPolygon([Polygon([to if vertex == corner else vertex for vertex in ring])])


@pytest.mark.parametrize(("east", "fits"), [(5.9, True), (6.5, False)])
def test_that_a_merged_boundary_is_held_against_its_neighbours(
    curated: Registry, east: float, fits: bool
) -> None:
    ring = [(float(x), 0.0) for x in range(6)] + [(5.0, 2.5)] + [(float(x), 5.0) for x in range(5, -1, -1)]
    base = MultiPolygon([Polygon(ring)])
    curated.commit("P", Changeset("draw", (change("boundary", None, base),)))
    ours = bent(ring, (5.0, 2.5), (east, 2.5))
    theirs = bent(ring, (2.0, 0.0), (2.0, -1.0))
    beside = change("boundary", None, square(6, 2), "f2")
    curated.commit("P", Changeset("theirs", (change("boundary", base, theirs), beside)))
    if fits:
        curated.commit("P", Changeset("ours", (change("boundary", base, ours),)))
        assert curated.unit("P", "f1").boundary == bent(
            list(theirs.geoms[0].exterior.coords), (5.0, 2.5), (east, 2.5)
        )
        return
    with pytest.raises(ConflictError) as caught:
        curated.commit("P", Changeset("ours", (change("boundary", base, ours),)))
    (conflict,) = caught.value.conflicts
    assert (conflict.unit, conflict.ancestor, conflict.ours, conflict.theirs) == (
        uid("f1"),
        base,
        ours,
        theirs,
    )
    away = change("boundary", beside.after, None, "f2")
    curated.commit("P", Changeset("ours, and the neighbour goes", (change("boundary", base, ours), away)))


def test_that_nothing_is_changed_after_it_was_deleted(curated: Registry) -> None:
    unit = curated.unit("P", "f1")
    with pytest.raises(Refused) as caught:
        curated.commit("P", Changeset("x", (Deleted(unit), change("name", "Health post 1", "X"))))
    assert caught.value.code == "changes-disagree"


def test_that_a_created_unit_which_is_there_already_conflicts_unless_equal(curated: Registry) -> None:
    unit = curated.unit("P", "f1")
    curated.commit("P", Changeset("again", (Created(unit),)))
    with pytest.raises(ConflictError) as caught:
        curated.commit("P", Changeset("other", (Created(replace(unit, name="Other")),)))
    assert caught.value.conflicts[0].field == "record"
