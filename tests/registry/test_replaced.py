"""A registry is replaced by an older backup, or by another one, while it is open."""

from __future__ import annotations

import queue
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
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
from georegistry_desktop.storage import Registry

SECONDS = 20


def renamed(before: str, after: str) -> Changeset:
    return Changeset(f"Rename to {after}", (Set(uid("f1"), "name", before, after),))


def in_place(backup: Path, file: Path) -> None:
    with closing(sqlite3.connect(backup)) as one, closing(sqlite3.connect(file)) as two:
        one.backup(two)


def copied_over(backup: Path, file: Path) -> None:
    """As ``cp`` does, in a process of its own: Python here would take SQLite's locks off the file."""
    subprocess.run(["cp", backup, file], check=True)


def journal(file: Path) -> Path:
    return file.with_name(file.name + "-wal")


def outside(file: Path, question: str) -> str:
    """What another program finds."""
    work = (
        "import sys, sqlite3; print(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchone()[0], end='')"
    )
    asked = [sys.executable, "-c", work, str(file), question]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout


def edit_and_rest(session: Session, file: Path, name: str = "A") -> None:
    """Afterwards the file itself is another one than the backup."""
    session.commit("P", renamed("Health post 1", name)).result(SECONDS)
    wait_until(lambda: journal(file).stat().st_size == 0)


def wait_until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not met():
        assert time.monotonic() < end
        time.sleep(0.02)


def write_while(registry: Registry, happens: Callable[[], None]) -> None:
    with registry._database.writing("writes") as connection:
        connection.exec_driver_sql(
            "UPDATE org_unit SET short_name = 'x' WHERE code = '101' AND version_id = 2"
        )
        happens()


def by_name(backup: Path, file: Path) -> None:
    Path(shutil.copy(backup, file.with_name("other.gpkg"))).replace(file)


def in_two_steps(backup: Path, file: Path) -> None:
    file.unlink()
    shutil.copy(backup, file)


@pytest.mark.parametrize("put", [in_place, copied_over, by_name, in_two_steps])
def test_that_an_older_backup_in_the_place_of_the_file_is_told_and_not_written_to(
    file: Path, backup: Path, put: Callable[[Path, Path], None]
) -> None:
    session = Session.open(str(file))
    told: queue.Queue[Event] = queue.Queue()
    session.subscribe(told.put)
    edit_and_rest(session, file)
    put(backup, file)
    with pytest.raises(Refused) as caught:
        session.commit("P", renamed("Health post 1", "Late")).result(SECONDS)
    assert caught.value.code == "registry-replaced"
    while not isinstance(event := told.get(timeout=SECONDS), ConnectionChanged) or not session.replaced:
        pass
    assert (event.online, session.online) == (False, False)
    session.close()
    anew = Session.open(str(file))
    assert anew.read(lambda registry: registry.unit("P", "f1").name).result(SECONDS) == "Health post 1"
    assert anew.commit("P", renamed("Health post 1", "B")).result(SECONDS) is not None
    anew.close()


@pytest.mark.parametrize("put", [in_place, copied_over, by_name, in_two_steps])
def test_that_it_is_noticed_by_who_only_looks(
    file: Path, backup: Path, put: Callable[[Path, Path], None]
) -> None:
    session = Session.open(str(file))
    edit_and_rest(session, file)
    told: queue.Queue[Event] = queue.Queue()
    session.subscribe(told.put)
    put(backup, file)
    while not isinstance(event := told.get(timeout=SECONDS), ConnectionChanged) or not session.replaced:
        pass
    assert not event.online
    session.close()


@pytest.mark.parametrize("put", [copied_over, by_name, in_two_steps])
@pytest.mark.parametrize("rests", [True, False])
def test_that_nothing_of_the_file_before_comes_over_the_one_in_its_place(
    file: Path, backup: Path, put: Callable[[Path, Path], None], rests: bool
) -> None:
    session = Session.open(str(file))
    edit_and_rest(session, file)
    if not rests:
        session.commit("P", renamed("A", "B")).result(SECONDS)
    put(backup, file)
    wait_until(lambda: session.replaced)
    # Opened by another program while it is still open here.
    assert outside(file, "SELECT name FROM org_unit WHERE code = '101' AND version_id = 2") == "Health post 1"
    session.close()
    assert file.read_bytes() == backup.read_bytes()


@pytest.mark.parametrize("put", [by_name, in_two_steps])
def test_that_what_another_program_commits_in_the_new_file_outlives_the_closing_of_the_old(
    file: Path, backup: Path, put: Callable[[Path, Path], None]
) -> None:
    session = Session.open(str(file))
    edit_and_rest(session, file)
    put(backup, file)
    wait_until(lambda: session.replaced)
    anew = Session.open(str(file))
    anew.commit("P", renamed("Health post 1", "B")).result(SECONDS)
    session.close()
    anew.commit("P", renamed("B", "C")).result(SECONDS)
    assert outside(file, "SELECT name FROM org_unit WHERE code = '101' AND version_id = 2") == "C"
    anew.close()
    with open_registry(file) as registry:
        assert registry.unit("P", "f1").name == "C"


def test_that_the_journal_is_empty_soon_after_a_commit(file: Path) -> None:
    session = Session.open(str(file))
    edit_and_rest(session, file)
    assert session.online
    session.close()


def test_that_another_registry_copied_over_it_is_told(file: Path, tmp_path: Path) -> None:
    with create_registry(tmp_path / "another.gpkg") as registry:
        curated(registry)
    session = Session.open(str(file))
    copied_over(tmp_path / "another.gpkg", file)
    with pytest.raises(Refused) as caught:
        session.commit("P", renamed("Health post 1", "Late")).result(SECONDS)
    assert caught.value.code == "registry-replaced"
    session.close()
    assert file.read_bytes() == (tmp_path / "another.gpkg").read_bytes()


def test_that_what_is_no_registry_at_all_is_told(file: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("name\nA\n")
    session = Session.open(str(file))
    copied_over(tmp_path / "list.csv", file)
    wait_until(lambda: session.replaced)
    session.close()
    assert file.read_text() == "name\nA\n"


def test_that_a_copy_that_comes_while_something_is_written_takes_the_writing_back(
    file: Path, backup: Path
) -> None:
    with open_registry(file) as registry:
        watch = registry.watch()
        registry.commit("P", renamed("Health post 1", "A"))
        while journal(file).stat().st_size:
            watch.wait(0.3)
        with pytest.raises(Refused) as caught:
            write_while(registry, lambda: copied_over(backup, file))
        assert caught.value.code == "registry-replaced"
        watch.close()
    assert file.read_bytes() == backup.read_bytes()


def test_that_who_still_reads_while_it_is_copied_over_keeps_nothing_for_who_opens_it_anew(
    file: Path, backup: Path
) -> None:
    session = Session.open(str(file))
    edit_and_rest(session, file)
    reading, replaced = threading.Event(), threading.Event()

    def hold(registry: Registry) -> None:
        with registry._database.reading() as connection:
            connection.exec_driver_sql("SELECT name FROM org_unit").fetchone()
            reading.set()
            replaced.wait(SECONDS)

    held = session.read(hold)
    assert reading.wait(SECONDS)
    copied_over(backup, file)
    wait_until(lambda: session.replaced)
    replaced.set()
    held.result(SECONDS)
    assert not journal(file).exists()
    anew = Session.open(str(file))
    anew.commit("P", renamed("Health post 1", "B")).result(SECONDS)
    anew.close()
    session.close()
    assert outside(file, "PRAGMA integrity_check") == "ok"


@pytest.mark.parametrize("again", ["touched", "copied"])
def test_that_a_file_of_which_only_the_time_is_another_is_gone_on_with(
    file: Path, tmp_path: Path, again: str
) -> None:
    session = Session.open(str(file))
    edit_and_rest(session, file)
    if again == "copied":
        copied_over(file, tmp_path / "copy.gpkg")
        copied_over(tmp_path / "copy.gpkg", file)
    else:
        subprocess.run(["touch", file], check=True)
    time.sleep(0.5)
    assert session.online
    session.commit("P", renamed("A", "B")).result(SECONDS)
    assert outside(file, "SELECT name FROM org_unit WHERE code = '101' AND version_id = 2") == "B"
    session.close()


def test_that_commits_of_another_process_are_no_replacement(file: Path) -> None:
    session = Session.open(str(file))
    name = "Health post 1"
    for number in range(3):
        work = (
            "import sys, sqlite3; held = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "rename = \"UPDATE org_unit SET name = ? WHERE code = '101' AND version_id = 2\"\n"
            "held.execute(rename, [sys.argv[2]])\n"
            "held.execute('PRAGMA wal_checkpoint(TRUNCATE)')"
        )
        subprocess.run([sys.executable, "-c", work, file, f"Theirs {number}"], check=True)
        wait_until(lambda number=number: session.revision == 3 + 2 * number)
        session.commit("P", renamed(f"Theirs {number}", name)).result(SECONDS)
    assert session.online
    session.close()


def test_that_a_journal_that_a_reader_holds_back_is_no_replacement(file: Path) -> None:
    """In between the file alone is torn: a page of a later commit waits for the reader, others came in."""
    with open_registry(file) as registry:
        registry.follow_file()
        before = "Health post 1"
        for number in range(0, 90, 2):
            registry._database.fold_journal()
            registry.commit("P", renamed(before, f"N{number}"))
            with closing(sqlite3.connect(file, isolation_level=None)) as reader:
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM org_unit").fetchone()
                registry.commit("P", renamed(f"N{number}", before := f"N{number + 1}"))
                outside(file, "PRAGMA wal_checkpoint(PASSIVE)")
                registry._database.fold_journal()
                assert registry.unit("P", "f1").name == before
        registry._database.fold_journal()
    with open_registry(file) as again:
        assert again.unit("P", "f1").name == before
    assert outside(file, "PRAGMA integrity_check") == "ok"


def test_that_nothing_is_written_to_a_file_that_was_taken_away(file: Path, tmp_path: Path) -> None:
    session = Session.open(str(file))
    file.rename(tmp_path / "elsewhere.gpkg")
    with pytest.raises(Refused) as caught:
        session.commit("P", renamed("Health post 1", "A")).result(SECONDS)
    assert caught.value.code == "registry-missing"
    (tmp_path / "elsewhere.gpkg").rename(file)
    wait_until(lambda: session.online)
    session.commit("P", renamed("Health post 1", "A")).result(SECONDS)
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
