"""A registry is replaced by an older backup, or by another one, while it is open."""

from __future__ import annotations

import queue
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from factories import curated, uid
from sqlalchemy.engine import make_url

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Refused, Set
from georegistry_desktop.session import ConnectionChanged, Event, Session

SECONDS = 20


def renamed(before: str, after: str) -> Changeset:
    return Changeset(f"Rename to {after}", (Set(uid("f1"), "name", before, after),))


def in_place(backup: Path, file: Path) -> None:
    with closing(sqlite3.connect(backup)) as one, closing(sqlite3.connect(file)) as two:
        one.backup(two)


def by_name(backup: Path, file: Path) -> None:
    Path(shutil.copy(backup, file.with_name("other.gpkg"))).replace(file)


def in_two_steps(backup: Path, file: Path) -> None:
    file.unlink()
    shutil.copy(backup, file)


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A closed registry with P, as it was kept."""
    file = tmp_path / "backup.gpkg"
    with create_registry(file) as registry:
        curated(registry)
    return file


@pytest.fixture
def file(backup: Path, tmp_path: Path) -> Path:
    """The registry of the backup."""
    return Path(shutil.copy(backup, tmp_path / "registry.gpkg"))


@pytest.mark.parametrize("put", [in_place, by_name, in_two_steps])
def test_that_an_older_backup_in_the_place_of_the_file_is_told_and_not_written_to(
    file: Path, backup: Path, put: Callable[[Path, Path], None]
) -> None:
    session = Session.open(str(file))
    told: queue.Queue[Event] = queue.Queue()
    session.subscribe(told.put)
    session.commit("P", renamed("Health post 1", "A")).result(SECONDS)
    put(backup, file)
    with pytest.raises(Refused) as caught:
        session.commit("P", renamed("Health post 1", "Late")).result(SECONDS)
    assert caught.value.code == "registry-replaced"
    while not isinstance(event := told.get(timeout=SECONDS), ConnectionChanged) or not session.replaced:
        pass
    assert (event.online, session.online) == (False, False)
    session.close()
    anew = Session.open(str(file))
    # By SQLite's ways the journal of the file before may have come over the one that took its place.
    name = anew.read(lambda registry: registry.unit("P", "f1").name).result(SECONDS)
    assert name in ("Health post 1", "A")
    assert anew.commit("P", renamed(name, "B")).result(SECONDS) is not None
    anew.close()


@pytest.mark.parametrize("put", [in_place, by_name, in_two_steps])
def test_that_it_is_noticed_by_who_only_looks(
    file: Path, backup: Path, put: Callable[[Path, Path], None]
) -> None:
    session = Session.open(str(file))
    session.commit("P", renamed("Health post 1", "A")).result(SECONDS)
    told: queue.Queue[Event] = queue.Queue()
    session.subscribe(told.put)
    put(backup, file)
    while not isinstance(event := told.get(timeout=SECONDS), ConnectionChanged) or not session.replaced:
        pass
    assert not event.online
    session.close()


def test_that_a_backup_that_went_on_by_itself_is_told_apart(file: Path, backup: Path) -> None:
    session = Session.open(str(file))
    session.commit("P", renamed("Health post 1", "A")).result(SECONDS)
    with open_registry(backup) as other:
        other.commit("P", renamed("Health post 1", "B"))
        other.commit("P", renamed("B", "C"))
    in_place(backup, file)
    with pytest.raises(Refused) as caught:
        session.commit("P", renamed("C", "D")).result(SECONDS)
    assert caught.value.code == "registry-replaced"
    session.close()


def test_that_a_server_restored_from_a_backup_is_told_and_not_written_to(
    postgis_address: str,
) -> None:
    with create_registry(postgis_address) as registry:
        curated(registry)
    url = make_url(postgis_address)
    assert url.database is not None
    session = Session.open(postgis_address)
    entry = session.commit("P", renamed("Health post 1", "A")).result(SECONDS)
    assert entry is not None
    told: queue.Queue[Event] = queue.Queue()
    session.subscribe(told.put)
    # What a restore leaves: the same registry, its head further back, the later changesets not there.
    restore = (
        "SET session_replication_role = replica",
        f"DELETE FROM georegistry.changeset WHERE id = {entry.id}",
        f"UPDATE georegistry.registry_head SET revision = {entry.revision} - 1",
        "UPDATE georegistry.org_unit SET name = 'Health post 1' WHERE name = 'A'",
    )
    held = psycopg2.connect(host=url.query["host"], user=url.username, dbname=url.database)
    with closing(held), held, held.cursor() as cursor:
        for statement in restore:
            cursor.execute(statement)
    with pytest.raises(Refused) as caught:
        session.commit("P", renamed("A", "Late")).result(SECONDS)
    assert caught.value.code == "registry-replaced"
    while not session.replaced:
        told.get(timeout=SECONDS)
    session.close()
