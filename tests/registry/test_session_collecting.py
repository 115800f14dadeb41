"""Commit at once, or collect first: what a person sees and what is stored."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from factories import square, uid
from shapely import Point

from georegistry_desktop import open_registry
from georegistry_desktop.domain import (
    Changeset,
    ConflictError,
    Created,
    Deleted,
    Group,
    Refused,
    Set,
    Unit,
)
from georegistry_desktop.domain.changes import compose
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.resolving import Decision
from georegistry_desktop.editing import (
    change_group,
    change_group_set,
    change_members,
    create_group,
    delete_groups,
)
from georegistry_desktop.session import Event, ProposalsChanged, Session, UnitsChanged
from georegistry_desktop.storage import Registry

SECONDS = 20


@pytest.fixture
def session(curated_address: str, tmp_path: Path) -> Iterator[Session]:
    session = Session.open(curated_address, cache=tmp_path / "cache")
    yield session
    session.close()


def rename(before: str, after: str, unit: str = "f1") -> Changeset:
    return Changeset(f"Rename to {after}", (Set(uid(unit), "name", before, after),))


def stored(session: Session, unit: str = "f1") -> Unit:
    return session.read(lambda r: r.unit("P", uid(unit))).result(SECONDS)


def seen(session: Session, unit: str = "f1") -> Unit | None:
    return session.records("P", [uid(unit)]).result(SECONDS).get(uid(unit))


def test_that_an_edit_is_committed_at_once_and_undone(session: Session) -> None:
    entry = session.commit("P", rename("Health post 1", "A")).result(SECONDS)
    assert entry is not None
    assert stored(session).name == "A"
    assert session.undo().result(SECONDS).undoes == entry.id
    session.redo().result(SECONDS)
    assert stored(session).name == "A"
    session.undo(entry.revision + 2 if entry.revision else None).result(SECONDS)
    assert stored(session).name == "Health post 1"


def test_that_collected_edits_are_seen_by_their_author_and_change_nothing(session: Session) -> None:
    tree, scene = session.view("P").result(SECONDS).tree, session.scene("P").result(SECONDS)
    told: queue.Queue[Event] = queue.Queue()
    session.subscribe(told.put)
    before = session.revision
    session.collecting = True
    new = Unit(uuid=uid("n"), name="New", parent=uid("d1"), point=Point(0.75, 2.25))
    changes = (
        *rename("Health post 1", "A").changes,
        Created(new),
        Deleted(stored(session, "f6")),
        Set(uid("d1"), "boundary", square(0, 2), square(0, 2, 0.5)),
    )
    assert session.commit("P", Changeset("Much", changes)).result(SECONDS) is None
    event = told.get(timeout=SECONDS)
    assert isinstance(event, UnitsChanged)
    assert (event.uuids, event.entries, event.mine) == ({uid(u) for u in ("f1", "n", "f6", "d1")}, (), True)
    assert isinstance(told.get(timeout=SECONDS), ProposalsChanged)
    assert event.tree is not None
    assert event.scene is not None
    rows = [event.tree.row(uid(u)) for u in ("f1", "n", "f6", "d1")]
    assert (rows[1], rows[2]) == (12, None)
    assert event.tree.name(rows[0] or 0) == "A"
    assert event.scene.bounds(np.array([rows[3]])) == pytest.approx((0, 2, 0.5, 2.5), abs=1e-6)
    assert (tree.n, scene.n, event.scene.n) == (12, 12, 13)
    assert seen(session) == replace(stored(session), name="A")
    assert (seen(session, "n"), seen(session, "f6")) == (new, None)
    assert (session.revision, stored(session).name) == (before, "Health post 1")
    held = session.pending("P")
    assert held is not None
    assert (held.edits, held.version, held == session.pending("P@live")) == (("Much",), "P@live", True)


def test_that_edits_are_planned_over_what_was_collected(session: Session) -> None:
    session.collecting = True

    def shout(view: EditView) -> Changeset:
        unit = view.unit(uid("f1"))
        assert unit is not None
        return Changeset("Shout", (Set(unit.uuid, "name", unit.name, unit.name + "!"),))

    for _ in range(3):
        session.edit("shout", "P", shout).result(SECONDS)
    held = session.pending("P")
    assert held is not None
    assert compose(held.changes) == (Set(uid("f1"), "name", "Health post 1", "Health post 1!!!"),)
    session.commit_collected("P").result(SECONDS)
    assert stored(session).name == "Health post 1!!!"
    assert session.edit("nothing", "P", lambda _: Changeset("nothing")).result(SECONDS) is None


def test_that_an_edit_is_planned_over_what_the_person_had_in_hand(session: Session) -> None:
    in_hand = stored(session)
    with open_registry(session.address) as other:
        other.commit("P", rename("Health post 1", "Theirs"))

    def give_name(view: EditView) -> Changeset:
        unit = view.unit(uid("f1"))
        assert unit is not None
        return Changeset("n", (Set(unit.uuid, "name", unit.name, "Mine"),))

    with pytest.raises(ConflictError):
        session.edit("n", "P", give_name, held={in_hand.uuid: in_hand}).result(SECONDS)
    assert stored(session).name == "Theirs"


def test_that_collected_work_is_found_again_and_further_edits_join_it(
    session: Session, tmp_path: Path
) -> None:
    session.collecting = True
    session.commit("P", rename("Health post 1", "A")).result(SECONDS)
    later = Session.open(session.address, cache=tmp_path / "cache")
    assert later.pending("P") == session.pending("P")
    assert not later.collecting
    tree = later.view("P").result(SECONDS).tree
    assert tree.name(tree.row(uid("f1")) or 0) == "A"
    assert later.commit("P", rename("A", "B")).result(SECONDS) is None
    assert seen(later).name == "B"  # type: ignore[union-attr]
    entry = later.commit_collected("P").result(SECONDS)
    assert (entry.label, stored(later).name, later.pending("P")) == (
        "2 edits: Rename to A; Rename to B",
        "B",
        None,
    )
    assert later.commit("P", rename("B", "C")).result(SECONDS) is not None
    later.close()


def test_that_two_windows_of_one_person_see_the_same_collected_work(session: Session, tmp_path: Path) -> None:
    other = Session.open(session.address, cache=tmp_path / "other")
    tree = other.view("P").result(SECONDS).tree
    told: queue.Queue[Event] = queue.Queue()
    other.subscribe(told.put)
    session.collecting = True
    session.commit("P", rename("Health post 1", "A")).result(SECONDS)
    event = told.get(timeout=SECONDS)
    assert isinstance(event, UnitsChanged)
    assert event.tree is not None
    assert event.tree.name(tree.row(uid("f1")) or 0) == "A"
    other.close()


def test_that_the_last_collected_edit_is_taken_back_and_the_rest_discarded(session: Session) -> None:
    tree = session.view("P").result(SECONDS).tree
    row = tree.row(uid("f1")) or 0
    session.collecting = True
    for before, after in (("Health post 1", "A"), ("A", "B"), ("B", "C")):
        session.commit("P", rename(before, after)).result(SECONDS)
    session.commit("P", rename("Health post 2", "Z", "f2")).result(SECONDS)
    assert session.take_back_collected("P").result(SECONDS) == "Rename to Z"
    assert session.take_back_collected("P").result(SECONDS) == "Rename to C"
    assert session.view("P").result(SECONDS).tree.name(row) == "B"
    session.discard_collected("P").result(SECONDS)
    assert session.view("P").result(SECONDS).tree.name(row) == "Health post 1"
    assert tree.name(row) == "Health post 1"
    assert session.pending("P") is None
    with pytest.raises(Refused) as caught:
        session.take_back_collected("P").result(SECONDS)
    assert caught.value.code == "nothing-to-commit"


def test_that_conflicts_come_all_together_and_are_settled(session: Session) -> None:
    session.collecting = True
    session.commit("P", rename("Health post 1", "Mine")).result(SECONDS)
    session.commit("P", rename("Health post 2", "Mine too", "f2")).result(SECONDS)
    with open_registry(session.address) as other:
        both = (*rename("Health post 1", "T").changes, *rename("Health post 2", "T", "f2").changes)
        other.commit("P", Changeset("theirs", both))
    with pytest.raises(ConflictError) as caught:
        session.commit_collected("P").result(SECONDS)
    held = session.pending("P")
    assert held is not None
    assert len(held.edits) == 2
    one, two = caught.value.conflicts
    # One more edit is on its way while the conflicts are decided.
    session.commit("P", Changeset("Late", (Set(uid("f3"), "code", "103", "LATE"),)))
    session.settle_collected("P", [Decision(one, "mine"), Decision(two, "theirs")]).result(SECONDS)
    session.commit_collected("P").result(SECONDS)
    assert (stored(session).name, stored(session, "f2").name) == ("Mine", "T")
    assert stored(session, "f3").code == "LATE"


def test_that_what_a_colleague_changes_shows_around_what_was_collected(session: Session) -> None:
    tree = session.view("P").result(SECONDS).tree
    row = tree.row(uid("f1")) or 0
    session.collecting = True
    session.commit("P", rename("Health post 1", "Mine")).result(SECONDS)
    with open_registry(session.address) as other:
        changes = (Set(uid("f1"), "code", "101", "999"), *rename("Health post 1", "Theirs").changes)
        other.commit("P", Changeset("theirs", changes))
    session.write("look", Registry.revision).result(SECONDS)
    tree = session.view("P").result(SECONDS).tree
    assert (tree.name(row), tree.code(row)) == ("Mine", "999")


def test_that_a_snapshot_collects_nothing(session: Session) -> None:
    session.collecting = True
    with pytest.raises(Refused) as caught:
        session.commit("A@1", rename("Health post 1", "A")).result(SECONDS)
    assert caught.value.code == "version-frozen"


def test_that_what_was_collected_for_a_unit_that_a_colleague_deleted_brings_it_back(session: Session) -> None:
    session.collecting = True
    session.commit("P", rename("Health post 1", "Mine")).result(SECONDS)
    before = stored(session)
    with open_registry(session.address) as other:
        other.commit("P", Changeset("theirs", (Deleted(before),)))
    with pytest.raises(ConflictError) as caught:
        session.commit_collected("P").result(SECONDS)
    session.settle_collected("P", [Decision(c, "mine") for c in caught.value.conflicts]).result(SECONDS)
    assert seen(session) == replace(before, name="Mine")
    session.commit_collected("P").result(SECONDS)
    assert stored(session) == replace(before, name="Mine")


def groups_seen(session: Session) -> dict[str, tuple[str, list[str]]]:
    """Name of each group and set of groups that edits see -> uuid and members."""
    seen: dict[str, tuple[str, list[str]]] = {}

    def look(view: EditView) -> Changeset:
        seen.update({g.name: (g.uuid, sorted(view.members(g.uuid))) for g in view.groups.values()})
        seen.update({s.name: (s.uuid, sorted(s.groups)) for s in view.group_sets.values()})
        return Changeset("nothing")

    session.edit("look", "P", look).result(SECONDS)
    return seen


def test_that_edits_are_planned_over_collected_groups_and_their_members(session: Session) -> None:
    session.collecting = True

    def do(plan: Callable[[EditView], Changeset]) -> None:
        assert session.edit("do", "P", plan).result(SECONDS) is None

    new = Group(uuid=uid("n"), name="Coastal")
    do(lambda view: create_group.plan(view, new, [uid("f1")]))
    do(lambda view: change_members.plan(view, [uid("f2")], "groups", add=[new.uuid]))
    do(lambda view: change_group.plan(view, uid("g1"), {"name": "State"}))
    do(lambda view: change_group_set.plan(view, uid("s1"), name="Owner", groups={uid("g1"), new.uuid}))
    assert groups_seen(session) == {
        "Coastal": (new.uuid, [uid("f1"), uid("f2")]),
        "State": (uid("g1"), [uid("f1"), uid("f2")]),
        "Rural": (uid("g2"), [uid("f2")]),
        "Owner": (uid("s1"), sorted([uid("g1"), new.uuid])),
    }
    with pytest.raises(Refused, match="Coastal"):
        do(lambda view: create_group.plan(view, Group(uuid=uid("m"), name="coastal")))
    do(lambda view: delete_groups.plan(view, [uid("g1")]))
    assert "State" not in groups_seen(session)
    assert (seen(session).groups, stored(session).groups) == (  # type: ignore[union-attr]
        frozenset({new.uuid}),
        frozenset({uid("g1")}),
    )
    session.commit_collected("P").result(SECONDS)
    assert stored(session, "f2").groups == {new.uuid, uid("g2")}
    assert session.read(lambda r: r.group_sets("P")[uid("s1")].groups).result(SECONDS) == {new.uuid}


def test_that_members_follow_units_that_are_collected_as_created_or_deleted(session: Session) -> None:
    session.collecting = True
    new = Unit(uuid=uid("n"), name="New", parent=uid("d1"), groups=frozenset({uid("g2")}))
    session.commit("P", Changeset("Much", (Created(new), Deleted(stored(session, "f1"))))).result(SECONDS)
    assert groups_seen(session)["Rural"][1] == sorted([uid("f2"), new.uuid])
    assert groups_seen(session)["Public"][1] == [uid("f2")]
    session.edit("leave", "P", lambda view: delete_groups.plan(view, [uid("g2")])).result(SECONDS)
    assert seen(session, "n") == replace(new, groups=frozenset())
    session.commit_collected("P").result(SECONDS)
    assert stored(session, "n").groups == frozenset()


def test_that_the_names_of_collected_groups_are_known(session: Session) -> None:
    session.collecting = True
    new = Group(uuid=uid("n"), name="Coastal")
    session.edit("g", "P", lambda view: create_group.plan(view, new, [uid("f1")])).result(SECONDS)
    pending = session.pending("P")
    assert pending is not None
    assert pending.group_names == {new.uuid: "Coastal", uid("g1"): "Public", uid("g2"): "Rural"}
    assert list(pending.groups) == [new.uuid]
