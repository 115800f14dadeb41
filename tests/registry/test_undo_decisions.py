"""An entry is taken back as a merge: what others changed since is asked about, and then decided."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import uid

from georegistry_desktop.domain import Changeset, ConflictError, Deleted, Refused, RulesBroken, Set
from georegistry_desktop.domain.resolving import Decision, resolve
from georegistry_desktop.editing import delete_groups
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import look_back
from georegistry_desktop.workflows.edit_units import edit_units

BADJIA = uid("d2")


def rename(registry: Registry, before: str, after: str) -> int:
    entry = registry.commit(
        "P",
        Changeset(
            f"Rename to {after}", (Set(BADJIA, "name", before, after), Set(BADJIA, "code", None, after))
        )
        if before == "Badjia"
        else Changeset(f"Rename to {after}", (Set(BADJIA, "name", before, after),)),
    )
    assert entry.revision is not None
    return entry.revision


@pytest.fixture
def changed(curated: Registry) -> tuple[Registry, int]:
    """Badjia was renamed twice; the revision of the first step, which set the code besides."""
    curated.commit("P", Changeset("No code", (Set(BADJIA, "code", "02", None),)))
    revision = rename(curated, "Badjia", "Badja")
    rename(curated, "Badja", "Bagia")
    return curated, revision


def test_that_theirs_keeps_the_later_value_and_the_rest_is_taken_back(changed: tuple[Registry, int]) -> None:
    registry, revision = changed
    with pytest.raises(ConflictError) as told:
        registry.undo(revision)
    (conflict,) = told.value.conflicts
    assert (conflict.field, conflict.ancestor, conflict.ours, conflict.theirs) == (
        "name",
        "Badja",
        "Badjia",
        "Bagia",
    )

    entry = registry.undo(revision, decisions=[Decision(conflict, "theirs")])

    unit = registry.unit("P", BADJIA)
    assert (unit.name, unit.code) == ("Bagia", None)
    assert registry.undone()[entry.undoes or 0] == entry.revision


def test_that_mine_goes_back_over_the_later_value(changed: tuple[Registry, int]) -> None:
    registry, revision = changed
    with pytest.raises(ConflictError) as told:
        registry.undo(revision)
    registry.undo(revision, decisions=[Decision(c, "mine") for c in told.value.conflicts])
    unit = registry.unit("P", BADJIA)
    assert (unit.name, unit.code) == ("Badjia", None)


def test_that_mine_brings_back_a_deleted_unit_whole_as_it_was_before(curated: Registry) -> None:
    before = curated.unit("P", "f1")
    entry = curated.commit("P", Changeset("Rename", (Set(before.uuid, "name", before.name, "Post"),)))
    curated.commit("P", Changeset("Delete", (Deleted(curated.unit("P", "f1")),)))
    with pytest.raises(ConflictError) as told:
        curated.undo(entry.revision)
    (conflict,) = told.value.conflicts
    assert (conflict.unit_name, conflict.theirs) == ("Post", None)
    assert conflict.gone == replace(before, name="Post")
    curated.undo(entry.revision, decisions=[Decision(conflict, "mine")])
    assert curated.unit("P", "f1") == before
    assert curated.health() == []


def test_that_theirs_leaves_a_deleted_unit_deleted(curated: Registry) -> None:
    rename = Changeset("Rename", (Set(uid("f1"), "name", "Health post 1", "Post"),))
    entry = curated.commit("P", rename)
    curated.commit("P", Changeset("Delete", (Deleted(curated.unit("P", "f1")),)))
    with pytest.raises(ConflictError) as told:
        curated.undo(entry.revision)
    with pytest.raises(Refused) as refusal:
        curated.undo(entry.revision, decisions=[Decision(c, "theirs") for c in told.value.conflicts])
    assert refusal.value.code == "nothing-to-commit"


def test_that_a_unit_does_not_come_back_without_its_parent_which_is_named(curated: Registry) -> None:
    gone = [curated.unit("P", ref) for ref in ("f1", "f2", "d1")]
    curated.commit("P", Changeset("Delete", tuple(Deleted(unit) for unit in gone)))
    plan = Changeset("Rename", (Set(uid("f1"), "name", "Health post 1", "Post"),))
    with pytest.raises(ConflictError) as told:
        curated.commit("P", plan)
    with pytest.raises(RulesBroken) as broken:
        curated.commit("P", resolve(plan, [Decision(c, "mine") for c in told.value.conflicts]))
    (problem,) = broken.value.problems
    assert (problem.code, problem.params["value"]) == ("parent-unknown", "'Kakua'")


def test_that_groups_and_sets_of_groups_come_back_too(curated: Registry) -> None:
    group, held = curated.groups("P")[uid("g2")], curated.group_sets("P")[uid("s1")]
    edit_units(curated, "P", lambda view: delete_groups.plan(view, [group.uuid, held.uuid]))
    plan = Changeset(
        "Rename",
        (
            Set(group.uuid, "name", "Rural", "Country", "group"),
            Set(held.uuid, "name", "Ownership", "Owner", "group_set"),
        ),
    )
    with pytest.raises(ConflictError) as told:
        curated.commit("P", plan)
    curated.commit("P", resolve(plan, [Decision(c, "mine") for c in told.value.conflicts]))
    assert curated.groups("P")[group.uuid] == replace(group, name="Country")
    assert curated.group_sets("P")[held.uuid] == replace(held, name="Owner")


def test_that_decisions_which_leave_nothing_are_refused(curated: Registry) -> None:
    first = curated.commit("P", Changeset("One", (Set(BADJIA, "name", "Badjia", "Badja"),)))
    curated.commit("P", Changeset("Two", (Set(BADJIA, "name", "Badja", "Bagia"),)))
    with pytest.raises(ConflictError) as told:
        curated.undo(first.revision)
    with pytest.raises(Refused) as refusal:
        curated.undo(first.revision, decisions=[Decision(c, "theirs") for c in told.value.conflicts])
    assert refusal.value.code == "nothing-to-commit"
    assert curated.unit("P", BADJIA).name == "Bagia"


def test_that_the_sizes_of_entries_count_each_unit_once(curated: Registry) -> None:
    both = curated.commit(
        "P",
        Changeset(
            "Two fields, one unit",
            (
                Set(BADJIA, "name", "Badjia", "Badja"),
                Set(BADJIA, "boundary", curated.unit("P", BADJIA).boundary, None),
            ),
        ),
    )
    keys = [entry.id for entry in curated.history()]
    assert curated.sizes(keys) == {both.id: 1}


def test_that_looking_back_names_units_that_are_gone(curated: Registry) -> None:
    from georegistry_desktop.domain import Deleted

    gone = curated.unit("P", uid("f6"))
    entry = curated.commit("P", Changeset("Delete", (Deleted(gone),)))
    back = look_back(curated, entry.id)
    assert back.name(gone.uuid) == "Health post 6"
    assert back.name(gone.parent or "") == "Bargbe"
