"""Two sessions on one registry, and one whose registry goes away."""

from __future__ import annotations

import queue
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from factories import curated, uid
from postgis_cluster import Cluster
from sqlalchemy.engine import make_url

from georegistry_desktop import create_registry
from georegistry_desktop.domain import Changeset, RegistryBusy, Set
from georegistry_desktop.session import (
    ConnectionChanged,
    Event,
    HistoryChanged,
    ProposalsChanged,
    Session,
    UnitsChanged,
    VersionsChanged,
)

SECONDS = 20


class Ear:
    """Waits for what a session tells."""

    def __init__(self, session: Session) -> None:
        self._heard: queue.Queue[Event] = queue.Queue()
        session.subscribe(self._heard.put)

    def wait(self, fits: Callable[[Event], bool]) -> Event:
        while True:
            event = self._heard.get(timeout=SECONDS)
            if fits(event):
                return event


def rename(session: Session, before: str, after: str) -> None:
    changes = Changeset(f"Rename to {after}", (Set(uid("f1"), "name", before, after),))
    session.write("rename", lambda r: r.commit("P", changes)).result(SECONDS)


@pytest.fixture
def two(curated_address: str) -> Iterator[tuple[Session, Session]]:
    sessions = Session.open(curated_address), Session.open(curated_address)
    yield sessions
    for session in sessions:
        session.close()


def test_that_two_sessions_show_each_other_what_they_do(two: tuple[Session, Session]) -> None:
    ears = [Ear(session) for session in two]
    name = "Health post 1"
    for i, (mine, theirs) in enumerate(((0, 1), (1, 0))):
        rename(two[mine], name, f"N{i}")
        name = f"N{i}"
        event = ears[theirs].wait(lambda e: isinstance(e, UnitsChanged) and not e.mine)
        assert isinstance(event, UnitsChanged)
        assert event.uuids == {uid("f1")}
        assert event.entries[-1].label == f"Rename to N{i}"
        ears[theirs].wait(lambda e: isinstance(e, HistoryChanged))
        assert two[theirs].revision == two[mine].revision


def test_that_versions_and_decisions_of_the_other_are_shown(two: tuple[Session, Session]) -> None:
    one, other = two
    ear = Ear(other)
    one.write("publish", lambda r: r.publish("P")).result(SECONDS)
    ear.wait(lambda e: isinstance(e, VersionsChanged))
    assert other.versions[-1].label == "P@1"
    changes = Changeset("n", (Set(uid("f1"), "name", "Health post 1", "N"),))
    key = one.write("propose", lambda r: r.propose("P", changes)).result(SECONDS)
    ear.wait(lambda e: e == ProposalsChanged(frozenset({key})))
    one.write("decide", lambda r: r.decide(key, "refuse")).result(SECONDS)
    ear.wait(lambda e: e == ProposalsChanged(frozenset({key})))


def test_that_a_lock_is_told_with_its_holder_and_the_write_can_be_tried_again(tmp_path: Path) -> None:
    file = tmp_path / "registry.gpkg"
    with create_registry(file) as registry:
        curated(registry)
    session = Session.open(str(file))
    session.read(lambda r: setattr(r, "wait_seconds", 0.1)).result(SECONDS)
    with closing(sqlite3.connect(file, isolation_level=None)) as qgis:
        qgis.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegistryBusy) as caught:
            rename(session, "Health post 1", "N")
        assert "QGIS" in str(caught.value.params["holder"])
        assert session.online
        qgis.execute("ROLLBACK")
    rename(session, "Health post 1", "N")
    session.close()


def test_that_a_file_that_lets_nobody_read_for_a_moment_is_not_away(tmp_path: Path) -> None:
    file = tmp_path / "registry.gpkg"
    with create_registry(file) as registry:
        curated(registry)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        # Held open in the older journal it stays in that, in which a commit locks readers out.
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM org_unit").fetchone()
        session = Session.open(str(file))
        other.execute("COMMIT")
        assert other.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        ear = Ear(session)
        other.execute("BEGIN EXCLUSIVE")
        other.execute("UPDATE org_unit SET short_name = 'x' WHERE code = '101' AND version_id = 2")
        looked = session.write("look", lambda _: None)
        looked.result(SECONDS)
        assert session.online
        other.execute("COMMIT")
        event = ear.wait(lambda _: True)
        assert isinstance(event, UnitsChanged)
        session.close()


def test_that_a_file_that_comes_back_is_gone_on_with(tmp_path: Path) -> None:
    file, elsewhere = tmp_path / "registry.gpkg", tmp_path / "elsewhere.gpkg"
    with create_registry(file) as registry:
        curated(registry)
    session = Session.open(str(file))
    ear = Ear(session)
    file.rename(elsewhere)
    gone = ear.wait(lambda e: isinstance(e, ConnectionChanged))
    assert isinstance(gone, ConnectionChanged)
    assert not gone.online
    assert "registry.gpkg" in gone.reason
    elsewhere.rename(file)
    ear.wait(lambda e: e == ConnectionChanged(True))
    rename(session, "Health post 1", "N")
    session.close()


def test_that_a_lost_server_is_told_and_what_was_missed_is_caught_up(own_cluster: Cluster) -> None:
    address = own_cluster.create_database()
    with create_registry(address) as registry:
        curated(registry)
    session = Session.open(address)
    ear = Ear(session)
    own_cluster.stop()
    gone = ear.wait(lambda e: isinstance(e, ConnectionChanged))
    assert isinstance(gone, ConnectionChanged)
    assert (gone.online, session.online, bool(gone.reason)) == (False, False, True)
    with pytest.raises(Exception, match="Cannot reach"):
        rename(session, "Health post 1", "N")
    own_cluster.start()
    own_cluster.execute(
        "UPDATE georegistry.org_unit SET short_name = 'missed' WHERE code = '101' AND version_id = 2",
        database=str(make_url(address).database),
    )
    event = ear.wait(lambda e: isinstance(e, UnitsChanged) and not e.mine)
    assert isinstance(event, UnitsChanged)
    assert event.uuids == {uid("f1")}
    assert session.online
    rename(session, "Health post 1", "N")
    session.close()
