"""Trees and maps of a session: patched, held as long as they are used, never older than the registry."""

from __future__ import annotations

import gc
import queue
import time
import weakref

import numpy as np
import pytest
from factories import curated, square, uid
from hypothesis import given, settings
from hypothesis import strategies as st
from random_changes import Author
from shapely import Point
from shown_versions import SECONDS, commit, looked_at, shown, units_changed

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Cancelled, Changeset, Created, Deleted, Refused, Set, Unit
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.session import Event, JobChanged, Session, UnitsChanged, held_version


def test_that_tree_and_map_have_the_same_rows(session: Session) -> None:
    view = session.view("P").result(SECONDS)
    scene = session.scene("P").result(SECONDS)
    assert view.version == session.versions[1]
    row = view.tree.row(uid("f2"))
    assert row is not None
    assert view.tree.name(row) == "Health post 2"
    assert scene.bounds(np.array([row])) == pytest.approx((0.2, 2.5, 0.2, 2.5), abs=1e-6)
    assert len(shown(view.tree, scene)) == 12


def test_that_a_version_that_is_not_there_is_refused(session: Session) -> None:
    for future in (session.view("Q"), session.scene("Q@3")):
        with pytest.raises(Refused) as caught:
            future.result(SECONDS)
        assert caught.value.code == "version-missing"


def test_that_an_edit_changes_its_rows_alone(session: Session) -> None:
    tree, scene = looked_at(session)
    new = Unit(uuid=uid("n"), name="New", parent=uid("d1"), point=Point(0.75, 2.25))
    gone = session.read(lambda r: r.unit("P", uid("f6"))).result(SECONDS)
    event = commit(
        session,
        Set(uid("d1"), "boundary", square(0, 2), square(0, 2, 0.5)),
        Set(uid("f1"), "name", "Health post 1", "Njala"),
        Set(uid("f2"), "point", Point(0.2, 2.5), None),
        Created(new),
        Deleted(gone),
    )
    assert not event.rebuilt
    assert event.tree is not None
    assert event.scene is not None
    was, now = shown(tree, scene), shown(event.tree, event.scene)
    assert {u for u in was.keys() | now.keys() if was.get(u) != now.get(u)} == event.uuids
    assert now[uid("f1")][0] == "Njala"
    assert (event.tree.row(uid("n")), event.tree.row(uid("f6"))) == (12, None)
    assert event.scene.bounds(np.array([12])) == pytest.approx((0.75, 2.25, 0.75, 2.25), abs=1e-6)
    assert [event.tree.row(uid(f)) for f in ("c", "f5")] == [tree.row(uid(f)) for f in ("c", "f5")]
    assert looked_at(session) == (event.tree, event.scene)


def test_that_what_another_one_does_is_patched_too(session: Session) -> None:
    tree, scene = looked_at(session)
    told: queue.Queue[Event] = queue.Queue()
    session.subscribe(told.put)
    with open_registry(session.address) as other:
        other.commit("P", Changeset("n", (Set(uid("f1"), "name", "Health post 1", "Theirs"),)))
    event = units_changed(told)
    assert event.tree is not None
    row = tree.row(uid("f1"))
    assert row is not None
    assert (tree.name(row), event.tree.name(row)) == ("Health post 1", "Theirs")
    assert scene.n == event.tree.n


def test_that_a_map_begun_after_edits_has_the_rows_of_the_tree(session: Session) -> None:
    view = session.view("P").result(SECONDS)
    new = Unit(uuid=uid("n"), name="New", parent=uid("d1"), boundary=square(2, 2))
    event = commit(session, Created(new))
    assert event.tree is not None
    assert event.scene is None
    assert view.tree.n == 12
    scene = session.scene("P").result(SECONDS)
    seen = shown(event.tree, scene)
    assert seen[uid("n")][-1] == pytest.approx((2, 2, 3, 3), abs=1e-6)


def test_that_nothing_is_held_that_nobody_uses(session: Session) -> None:
    tree, scene = looked_at(session)
    ends = [weakref.ref(tree), weakref.ref(scene)]
    del tree
    commit(session, Set(uid("f1"), "name", "Health post 1", "A"))
    assert ends[1]() is scene
    del scene
    # A thread that has just told of the change may still be on its way out of the call that held them.
    until = time.monotonic() + SECONDS
    while any(end() is not None for end in ends) and time.monotonic() < until:
        gc.collect()
        time.sleep(0.02)
    assert [end() for end in ends] == [None, None]
    event = commit(session, Set(uid("f1"), "name", "A", "B"))
    assert (event.tree, event.scene) == (None, None)
    assert shown(*looked_at(session))[uid("f1")][0] == "B"


def test_that_many_changes_at_once_are_read_anew(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_version, "MANY", 2)
    before = looked_at(session)
    names = [Set(uid(f"f{i}"), "name", f"Health post {i}", f"N{i}") for i in range(1, 6)]
    event = commit(session, Deleted(session.read(lambda r: r.unit("P", "f6")).result(SECONDS)), *names)
    assert event.rebuilt
    assert event.tree is not None
    assert event.scene is not None
    assert event.tree.n == before[0].n - 1
    assert shown(event.tree, event.scene)[uid("f3")][0] == "N3"


def test_that_groups_change_without_a_new_tree(session: Session) -> None:
    tree, _ = looked_at(session)
    event = commit(session, Set(uid("g1"), "name", "Public", "State", "group"))
    assert (event.uuids, event.tree) == (frozenset(), tree)


@settings(max_examples=8)
@given(data=st.data())
def test_that_a_patched_view_is_the_one_that_would_be_built(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("random")
    with create_registry(folder / "r.gpkg") as registry:
        curated(registry)
        session = Session.open(registry.address, cache=folder / "cache")
        held = [*looked_at(session)]
        told: queue.Queue[Event] = queue.Queue()
        session.subscribe(told.put)
        author = Author((registry,), data)
        for _ in range(data.draw(st.integers(1, 6))):
            author.commit()
            while session.revision < registry.revision():
                event = told.get(timeout=SECONDS)
                if isinstance(event, UnitsChanged):
                    held = [event.tree or held[0], event.scene or held[1]]
        held = [*looked_at(session)]
        fresh = Session.open(registry.address, cache=folder / "other")
        assert shown(*held) == shown(*looked_at(fresh))
        for one in (session, fresh):
            one.close()


def test_that_a_view_arrives_before_what_changes_it(session: Session) -> None:
    told: queue.Queue[object] = queue.Queue()
    session.subscribe(lambda event: told.put(event) if isinstance(event, UnitsChanged) else None)
    name = "Health post 1"
    for i in range(15):
        view = session.view("P")
        view.add_done_callback(lambda future: told.put(future.result().tree))
        renamed = Set(uid("f1"), "name", name, f"N{i}")
        session.write("n", lambda r, c=renamed: r.commit("P", Changeset("n", (c,)))).result(SECONDS)
        view.result(SECONDS)
        name = f"N{i}"
        newest = [told.get(timeout=SECONDS), told.get(timeout=SECONDS)][-1]
        tree = newest.tree if isinstance(newest, UnitsChanged) else newest
        assert isinstance(tree, TreeArrays)
        row = tree.row(uid("f1"))
        assert row is not None
        assert tree.name(row) == name


def test_that_a_map_in_the_making_can_be_cancelled(session: Session) -> None:
    session.subscribe(lambda event: event.job.cancel() if isinstance(event, JobChanged) else None)
    with pytest.raises(Cancelled):
        session.scene("P").result(SECONDS)
