"""Edits collected before they are committed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from factories import curated, uid

from georegistry_desktop import open_registry
from georegistry_desktop.domain import (
    Changeset,
    ConflictError,
    Created,
    Deleted,
    Refused,
    RulesBroken,
    Set,
    Unit,
    UnitType,
)
from georegistry_desktop.domain.resolving import Decision
from georegistry_desktop.storage import Registry

RENAME = Changeset("Rename", (Set(uid("f1"), "name", "Health post 1", "A"),))
AGAIN = Changeset("Again", (Set(uid("f1"), "name", "A", "B"), Set(uid("f2"), "code", "102", "X")))


def committed(registry: Registry, key: int) -> None:
    registry.decide(key, "accept")
    registry.commit_proposal(key)


def test_that_edits_collect_in_one_proposal_and_change_nothing(registry: Registry) -> None:
    before = curated(registry).revision()
    first = registry.collections.add("P", RENAME)
    second = registry.collections.add("P@live", AGAIN)
    assert (first.key, first.edits, second.edits) == (second.key, ("Rename",), ("Rename", "Again"))
    assert second.changes == (*RENAME.changes, *AGAIN.changes)
    assert (registry.revision(), registry.unit("P", "f1").name) == (before, "Health post 1")
    with open_registry(registry.address) as another:
        assert another.collections.mine() == [second]


def test_that_what_was_collected_is_committed_as_one_step(registry: Registry) -> None:
    curated(registry).collections.add("P", RENAME)
    committed(registry, registry.collections.add("P", AGAIN).key)
    assert (registry.unit("P", "f1").name, registry.unit("P", "f2").code) == ("B", "X")
    assert registry.collections.mine() == []
    entry = registry.history()[-1]
    assert (entry.kind, entry.label) == ("collected", "2 edits: Rename; Again")
    assert registry.undo().undoes == entry.id
    assert registry.unit("P", "f1").name == "Health post 1"


def test_that_the_last_edit_can_be_taken_back_until_none_is_left(registry: Registry) -> None:
    key = curated(registry).collections.add("P", RENAME).key
    registry.collections.add("P", AGAIN)
    assert registry.collections.take_back(key) == "Again"
    (left,) = registry.collections.mine()
    assert (left.edits, left.changes) == (("Rename",), RENAME.changes)
    assert [e.label for e in registry.proposals()] == ["Rename"]
    assert registry.collections.take_back(key) == "Rename"
    assert (registry.collections.mine(), registry.proposals()) == ([], [])
    with pytest.raises(Refused) as caught:
        registry.collections.take_back(key)
    assert caught.value.code == "changeset-state"
    assert registry.collections.add("P", RENAME).key != key


def test_that_what_was_discarded_is_brought_back_after_what_was_collected_since(registry: Registry) -> None:
    key = curated(registry).collections.add("P", RENAME).key
    with pytest.raises(Refused) as caught:
        registry.collections.bring_back(key)
    assert caught.value.code == "changeset-state"
    registry.discard_proposal(key)
    back = registry.collections.bring_back(key)
    assert (back.edits, back.changes) == (("Rename",), RENAME.changes)
    assert registry.collections.mine() == [back]
    registry.discard_proposal(back.key)
    other = Changeset("Other", (Set(uid("f2"), "code", "102", "Y"),))
    since = registry.collections.add("P", other)
    both = registry.collections.bring_back(back.key)
    assert (both.key, both.edits) == (since.key, ("Other", "Rename"))
    assert both.changes == (*other.changes, *RENAME.changes)
    committed(registry, both.key)
    assert registry.unit("P", "f1").name == "A"


def test_that_what_was_discarded_does_not_come_back_against_what_was_collected_since(
    registry: Registry,
) -> None:
    key = curated(registry).collections.add("P", RENAME).key
    registry.discard_proposal(key)
    gone = Changeset("Delete", (Deleted(registry.unit("P", "f1")),))
    since = registry.collections.add("P", gone)
    with pytest.raises(Refused):
        registry.collections.bring_back(key)
    assert registry.collections.mine() == [since]


def test_that_conflicts_of_all_edits_are_told_together_and_all_is_kept(registry: Registry) -> None:
    curated(registry).collections.add("P", RENAME)
    kept = registry.collections.add("P", AGAIN)
    theirs = (Set(uid("f1"), "name", "Health post 1", "Z"), Set(uid("f2"), "code", "102", "Z"))
    registry.commit("P", Changeset("theirs", theirs))
    with pytest.raises(ConflictError) as caught:
        committed(registry, kept.key)
    assert [c.field for c in caught.value.conflicts] == ["name", "code"]
    assert registry.collections.mine() == [kept]


def test_that_decided_conflicts_take_the_place_of_what_was_collected(registry: Registry) -> None:
    key = curated(registry).collections.add("P", RENAME).key
    registry.collections.add("P", AGAIN)
    registry.commit("P", Changeset("theirs", (Set(uid("f1"), "name", "Health post 1", "Z"),)))
    with pytest.raises(ConflictError) as caught:
        committed(registry, key)
    (conflict,) = caught.value.conflicts
    late = Set(uid("f3"), "code", "103", "LATE")
    registry.collections.add("P", Changeset("Late", (late,)))
    registry.collections.settle(key, [Decision(conflict, "mine")])
    left = (Set(uid("f1"), "name", "Z", "B"), AGAIN.changes[1], late)
    assert [(c.edits, c.changes) for c in registry.collections.mine()] == [(("3 edits",), left)]
    committed(registry, key)
    assert (registry.unit("P", "f1").name, registry.unit("P", "f3").code) == ("B", "LATE")


def test_that_nothing_stays_collected_where_all_is_left_to_others(registry: Registry) -> None:
    key = curated(registry).collections.add("P", RENAME).key
    registry.commit("P", Changeset("theirs", (Set(uid("f1"), "name", "Health post 1", "Z"),)))
    with pytest.raises(ConflictError) as caught:
        committed(registry, key)
    registry.collections.settle(key, [Decision(c, "theirs") for c in caught.value.conflicts])
    assert registry.collections.mine() == []


def test_that_what_cannot_be_is_refused_before_it_is_collected(registry: Registry) -> None:
    gone = curated(registry).unit("P", "f6")
    kept = registry.collections.add("P", Changeset("gone", (Deleted(gone),)))
    with pytest.raises(Refused) as caught:
        registry.collections.add("P", Changeset("n", (Set(uid("f6"), "name", gone.name, "N"),)))
    assert caught.value.code == "changes-disagree"
    with pytest.raises(Refused) as caught:
        registry.collections.add("A@1", RENAME)
    assert caught.value.code == "version-frozen"
    with pytest.raises(RulesBroken):
        registry.collections.add("P", Changeset("n", (Set(uid("f1"), "altitude", None, "high"),)))
    assert registry.collections.mine() == [kept]


def test_that_each_version_has_its_own_and_new_types_come_along(registry: Registry) -> None:
    curated(registry).copy("A@1", "Q")
    one = registry.collections.add("P", RENAME)
    new = Created(Unit(uuid=uid("n"), name="N", type="Ward", parent=uid("d1")))
    two = registry.collections.add("Q", Changeset("new", (new,)), [UnitType(name="Ward")])
    assert [c.version for c in registry.collections.mine()] == ["P@live", "Q@live"]
    committed(registry, two.key)
    assert registry.unit("Q", uid("n")).type == "Ward"
    assert registry.collections.mine() == [one]


def test_that_a_user_sees_what_is_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    from georegistry_desktop import create_registry

    file = tmp_path_factory.mktemp("two") / "r.gpkg"
    with create_registry(file, user="Aminata") as mine, open_registry(file, user="Bockarie") as theirs:
        curated(mine).collections.add("P", RENAME)
        assert theirs.collections.mine() == []
        assert theirs.collections.add("P", AGAIN).edits == ("Again",)
        assert [c.edits for c in mine.collections.mine()] == [("Rename",)]


def test_that_two_windows_of_one_person_collect_into_one(registry: Registry) -> None:
    curated(registry)
    with open_registry(registry.address) as other, ThreadPoolExecutor(2) as pool:
        edits = [Changeset(f"E{i}", (Set(uid(f"f{i}"), "short_name", None, "x"),)) for i in (1, 2, 3)]
        both = [pool.submit(r.collections.add, "P", e) for e in edits for r in (registry, other)]
        keys = {future.result().key for future in both}
    (held,) = registry.collections.mine()
    assert keys == {held.key}
    assert sorted(held.edits) == ["E1", "E1", "E2", "E2", "E3", "E3"]
    assert len(held.changes) == 6
