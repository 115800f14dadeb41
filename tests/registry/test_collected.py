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


def test_that_edits_collect_in_one_proposal_and_change_nothing(curated: Registry) -> None:
    before = curated.revision()
    first = curated.collections.add("P", RENAME)
    second = curated.collections.add("P@live", AGAIN)
    assert (first.key, first.edits, second.edits) == (second.key, ("Rename",), ("Rename", "Again"))
    assert second.changes == (*RENAME.changes, *AGAIN.changes)
    assert (curated.revision(), curated.unit("P", "f1").name) == (before, "Health post 1")
    with open_registry(curated.address) as another:
        assert another.collections.mine() == [second]


def test_that_what_was_collected_is_committed_as_one_step(curated: Registry) -> None:
    curated.collections.add("P", RENAME)
    committed(curated, curated.collections.add("P", AGAIN).key)
    assert (curated.unit("P", "f1").name, curated.unit("P", "f2").code) == ("B", "X")
    assert curated.collections.mine() == []
    entry = curated.history()[-1]
    assert (entry.kind, entry.label) == ("collected", "2 edits: Rename; Again")
    assert curated.undo().undoes == entry.id
    assert curated.unit("P", "f1").name == "Health post 1"


def test_that_the_last_edit_can_be_taken_back_until_none_is_left(curated: Registry) -> None:
    key = curated.collections.add("P", RENAME).key
    curated.collections.add("P", AGAIN)
    assert curated.collections.take_back(key) == "Again"
    (left,) = curated.collections.mine()
    assert (left.edits, left.changes) == (("Rename",), RENAME.changes)
    assert [e.label for e in curated.proposals()] == ["Rename"]
    assert curated.collections.take_back(key) == "Rename"
    assert (curated.collections.mine(), curated.proposals()) == ([], [])
    with pytest.raises(Refused) as caught:
        curated.collections.take_back(key)
    assert caught.value.code == "changeset-state"
    assert curated.collections.add("P", RENAME).key != key


def test_that_what_was_discarded_is_brought_back_after_what_was_collected_since(curated: Registry) -> None:
    key = curated.collections.add("P", RENAME).key
    with pytest.raises(Refused) as caught:
        curated.collections.bring_back(key)
    assert caught.value.code == "changeset-state"
    curated.discard_proposal(key)
    back = curated.collections.bring_back(key)
    assert (back.edits, back.changes) == (("Rename",), RENAME.changes)
    assert curated.collections.mine() == [back]
    curated.discard_proposal(back.key)
    other = Changeset("Other", (Set(uid("f2"), "code", "102", "Y"),))
    since = curated.collections.add("P", other)
    both = curated.collections.bring_back(back.key)
    assert (both.key, both.edits) == (since.key, ("Other", "Rename"))
    assert both.changes == (*other.changes, *RENAME.changes)
    committed(curated, both.key)
    assert curated.unit("P", "f1").name == "A"


def test_that_what_was_discarded_does_not_come_back_against_what_was_collected_since(
    curated: Registry,
) -> None:
    key = curated.collections.add("P", RENAME).key
    curated.discard_proposal(key)
    gone = Changeset("Delete", (Deleted(curated.unit("P", "f1")),))
    since = curated.collections.add("P", gone)
    with pytest.raises(Refused):
        curated.collections.bring_back(key)
    assert curated.collections.mine() == [since]


def test_that_conflicts_of_all_edits_are_told_together_and_all_is_kept(curated: Registry) -> None:
    curated.collections.add("P", RENAME)
    kept = curated.collections.add("P", AGAIN)
    theirs = (Set(uid("f1"), "name", "Health post 1", "Z"), Set(uid("f2"), "code", "102", "Z"))
    curated.commit("P", Changeset("theirs", theirs))
    with pytest.raises(ConflictError) as caught:
        committed(curated, kept.key)
    assert [c.field for c in caught.value.conflicts] == ["name", "code"]
    assert curated.collections.mine() == [kept]


def test_that_decided_conflicts_take_the_place_of_what_was_collected(curated: Registry) -> None:
    key = curated.collections.add("P", RENAME).key
    curated.collections.add("P", AGAIN)
    curated.commit("P", Changeset("theirs", (Set(uid("f1"), "name", "Health post 1", "Z"),)))
    with pytest.raises(ConflictError) as caught:
        committed(curated, key)
    (conflict,) = caught.value.conflicts
    late = Set(uid("f3"), "code", "103", "LATE")
    curated.collections.add("P", Changeset("Late", (late,)))
    curated.collections.settle(key, [Decision(conflict, "mine")])
    left = (Set(uid("f1"), "name", "Z", "B"), AGAIN.changes[1], late)
    assert [(c.edits, c.changes) for c in curated.collections.mine()] == [(("3 edits",), left)]
    committed(curated, key)
    assert (curated.unit("P", "f1").name, curated.unit("P", "f3").code) == ("B", "LATE")


def test_that_nothing_stays_collected_where_all_is_left_to_others(curated: Registry) -> None:
    key = curated.collections.add("P", RENAME).key
    curated.commit("P", Changeset("theirs", (Set(uid("f1"), "name", "Health post 1", "Z"),)))
    with pytest.raises(ConflictError) as caught:
        committed(curated, key)
    curated.collections.settle(key, [Decision(c, "theirs") for c in caught.value.conflicts])
    assert curated.collections.mine() == []


def test_that_what_cannot_be_is_refused_before_it_is_collected(curated: Registry) -> None:
    gone = curated.unit("P", "f6")
    kept = curated.collections.add("P", Changeset("gone", (Deleted(gone),)))
    with pytest.raises(Refused) as caught:
        curated.collections.add("P", Changeset("n", (Set(uid("f6"), "name", gone.name, "N"),)))
    assert caught.value.code == "changes-disagree"
    with pytest.raises(Refused) as caught:
        curated.collections.add("A@1", RENAME)
    assert caught.value.code == "version-frozen"
    with pytest.raises(RulesBroken):
        curated.collections.add("P", Changeset("n", (Set(uid("f1"), "altitude", None, "high"),)))
    assert curated.collections.mine() == [kept]


def test_that_each_version_has_its_own_and_new_types_come_along(curated: Registry) -> None:
    curated.copy("A@1", "Q")
    one = curated.collections.add("P", RENAME)
    new = Created(Unit(uuid=uid("n"), name="N", type="Ward", parent=uid("d1")))
    two = curated.collections.add("Q", Changeset("new", (new,)), [UnitType(name="Ward")])
    assert [c.version for c in curated.collections.mine()] == ["P@live", "Q@live"]
    committed(curated, two.key)
    assert curated.unit("Q", uid("n")).type == "Ward"
    assert curated.collections.mine() == [one]


def test_that_a_user_sees_what_is_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    from georegistry_desktop import create_registry

    file = tmp_path_factory.mktemp("two") / "r.gpkg"
    with create_registry(file, user="Aminata") as mine, open_registry(file, user="Bockarie") as theirs:
        curated(mine).collections.add("P", RENAME)
        assert theirs.collections.mine() == []
        assert theirs.collections.add("P", AGAIN).edits == ("Again",)
        assert [c.edits for c in mine.collections.mine()] == [("Rename",)]


def test_that_two_windows_of_one_person_collect_into_one(curated: Registry) -> None:
    with open_registry(curated.address) as other, ThreadPoolExecutor(2) as pool:
        edits = [Changeset(f"E{i}", (Set(uid(f"f{i}"), "short_name", None, "x"),)) for i in (1, 2, 3)]
        both = [pool.submit(r.collections.add, "P", e) for e in edits for r in (curated, other)]
        keys = {future.result().key for future in both}
    (held,) = curated.collections.mine()
    assert keys == {held.key}
    assert sorted(held.edits) == ["E1", "E1", "E2", "E2", "E3", "E3"]
    assert len(held.changes) == 6
