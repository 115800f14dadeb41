"""What others commit is noticed: by another process of ours, by any program."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from factories import curated, uid
from sqlalchemy.engine import make_url

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Refused, Set
from georegistry_desktop.storage import Registry, Watch

SECONDS = 20


@pytest.fixture
def watch(curated: Registry) -> Iterator[Watch]:
    watch = curated.watch()
    yield watch
    watch.close()


def outside(address: str, statement: str) -> None:
    """What psql, sqlite3 or QGIS would write."""
    if address.endswith(".gpkg"):
        with closing(sqlite3.connect(address)) as connection, connection:
            connection.execute(statement)
    else:
        url = make_url(address)
        held = psycopg2.connect(host=url.query["host"], user=url.username, dbname=url.database)
        with closing(held), held, held.cursor() as cursor:
            cursor.execute("SET search_path = georegistry, public")
            cursor.execute(statement)


def test_that_nothing_is_noticed_where_nothing_is_committed(curated: Registry, watch: Watch) -> None:
    curated.units("P")
    assert not watch.wait(0.3)


def test_that_a_commit_of_another_one_is_noticed(curated: Registry, watch: Watch) -> None:
    with open_registry(curated.address) as other:
        other.commit("P", Changeset("n", (Set(uid("f1"), "name", "Health post 1", "N"),)))
        assert watch.wait(SECONDS)
        assert not watch.wait(0.3)


def test_that_a_write_of_another_program_is_noticed(curated: Registry, watch: Watch) -> None:
    outside(
        curated.address,
        "UPDATE org_unit SET short_name = 'x' WHERE code = '02' AND version_id = 2",
    )
    assert watch.wait(SECONDS)
    assert curated.history()[-1].kind == "outside"


def test_that_proposals_are_noticed_though_they_are_no_revision(curated: Registry, watch: Watch) -> None:
    with open_registry(curated.address) as other:
        key = other.propose("P", Changeset("n", (Set(uid("f1"), "name", "Health post 1", "N"),)))
        assert watch.wait(SECONDS)
        for change in (lambda: other.decide(key, "accept"), lambda: other.discard_proposal(key)):
            change()
            assert watch.wait(SECONDS)


def test_that_waiting_can_be_ended(watch: Watch) -> None:
    waiting = threading.Thread(target=watch.wait, args=(600,))
    waiting.start()
    watch.wake()
    waiting.join(SECONDS)
    assert not waiting.is_alive()
    assert not watch.wait(600)


def test_that_watching_hinders_no_writer_and_no_clean_close(tmp_path: Path) -> None:
    file = tmp_path / "registry.gpkg"
    with create_registry(file) as registry:
        curated(registry)
        watch = registry.watch()
        with open_registry(file) as other:
            other.wait_seconds = 0
            for i in range(5):
                other.commit(
                    "P",
                    Changeset(
                        "n",
                        (
                            Set(uid("f1"), "code", "101", "101"),
                            Set(uid("f1"), "name", f"N{i - 1}" if i else "Health post 1", f"N{i}"),
                        ),
                    ),
                )
                assert watch.wait(SECONDS)
        watch.close()
    assert [p.name for p in tmp_path.iterdir()] == ["registry.gpkg"]


def test_that_a_file_that_is_taken_away_is_told(tmp_path: Path) -> None:
    file = tmp_path / "registry.gpkg"
    with create_registry(file) as registry:
        watch = registry.watch()
        file.rename(tmp_path / "elsewhere.gpkg")
        with pytest.raises(Refused) as caught:
            watch.wait(SECONDS)
        assert caught.value.code == "registry-missing"
        with pytest.raises(Refused):
            registry.watch()
        watch.close()
        (tmp_path / "elsewhere.gpkg").rename(file)
