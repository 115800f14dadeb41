"""Writes by programs that know nothing of us: a bare sqlite3, psql."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from factories import curated, uid
from sqlalchemy.engine import make_url

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.storage import Registry

Run = Callable[[str], str]


@pytest.fixture
def outside(curated: Registry, address: str) -> Run:
    """Run SQL in the database's own program; gives what it said, errors included."""

    def sqlite(statement: str) -> str:
        done = subprocess.run(["sqlite3", address, statement], capture_output=True, text=True, check=False)
        return done.stdout + done.stderr

    def psql(statement: str) -> str:
        url = make_url(address)
        command = ["psql", "-h", str(url.query["host"]), "-U", str(url.username), "-d", str(url.database)]
        environment = os.environ | {"PGAPPNAME": "psql"}
        schema = "SET search_path TO georegistry, public"
        done = subprocess.run(
            [*command, "-qAt", "-c", schema, "-c", statement],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
        )
        return done.stdout + done.stderr

    return psql if "://" in address else sqlite


LIVE = "(SELECT max(id) FROM source_version WHERE state = 'live')"
SNAPSHOT = "(SELECT min(id) FROM source_version WHERE state = 'snapshot')"


def row_id(ref: str, version: str = LIVE) -> str:
    return f"(SELECT u.id FROM org_unit u WHERE u.version_id = {version} AND u.source_ref = '{ref}')"


def test_that_a_rename_from_outside_is_in_history_and_can_be_undone(curated: Registry, outside: Run) -> None:
    before = curated.revision()
    said = outside(f"UPDATE org_unit SET name = 'Renamed' WHERE id = {row_id('f1')}")
    assert said == ""
    feed = curated.feed(before)
    (entry,) = feed.entries
    on_postgis = "://" in curated.address
    assert entry.application == ("psql" if on_postgis else "outside")
    assert list(feed.units.values()) == [frozenset({uid("f1")})]
    assert curated.changes(entry.id).changes == (Set(uid("f1"), "name", "Health post 1", "Renamed"),)
    curated.undo(entry.revision)
    assert curated.unit("P", "f1").name == "Health post 1"


def test_that_a_cycle_from_outside_is_refused_in_words(curated: Registry, outside: Run) -> None:
    for parent, unit in (("f1", "r1"), ("r1", "r1"), ("d1", "c")):
        said = outside(f"UPDATE org_unit SET parent_id = {row_id(parent)} WHERE id = {row_id(unit)}")
        assert "chain of parents would come back" in said
    assert curated.health() == []


def test_that_a_parent_of_another_version_is_refused(curated: Registry, outside: Run) -> None:
    said = outside(f"UPDATE org_unit SET parent_id = {row_id('c', SNAPSHOT)} WHERE id = {row_id('f1')}")
    assert "parent is not a unit of the same version" in said or "parent_in_same_version" in said


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE org_unit SET name = 'X' WHERE version_id = {SNAPSHOT}",
        f"DELETE FROM org_unit WHERE id = {row_id('f1', SNAPSHOT)}",
        f"INSERT INTO org_group (version_id, uuid, name) VALUES ({SNAPSHOT}, 'x', 'X')",
        f"DELETE FROM membership WHERE version_id = {SNAPSHOT}",
        f"UPDATE boundary SET derived = true WHERE version_id = {SNAPSHOT}",
        f"DELETE FROM group_set_member WHERE version_id = {SNAPSHOT}",
        f"UPDATE org_group SET name = 'X' WHERE version_id = {SNAPSHOT}",
    ],
)
def test_that_a_write_to_a_snapshot_is_refused_in_words(
    curated: Registry, outside: Run, statement: str
) -> None:
    assert "georegistry copy" in outside(statement)
    assert len(curated.units("A@1")) == 12


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE org_unit_history SET name = 'forged'",
        "DELETE FROM org_unit_history",
        "DELETE FROM membership_history",
        "UPDATE changeset SET author = 'somebody' WHERE kind = 'edit'",
        "UPDATE changeset SET label = 'nothing' WHERE kind = 'import'",
        "DELETE FROM changeset",
    ],
)
def test_that_history_cannot_be_changed_from_outside(curated: Registry, outside: Run, statement: str) -> None:
    curated.commit("P", Changeset("edit", (Set(uid("f1"), "name", "Health post 1", "X"),)))
    curated.commit("P", Changeset("edit", (Set(uid("f1"), f"groups:{uid('g1')}", True, None),)))
    before = curated.history()
    assert "History cannot be changed" in outside(statement)
    assert curated.history() == before


@pytest.mark.parametrize(
    "value",
    [
        "extra = '{bad'",
        "extra = '[1]'",
        "translations = '\"fr\"'",
        "aliases = 'Old post'",
        "aliases = '{}'",
        "aliases = '[{\"a\": 1}]'",
        "aliases = '[1, \"a\"]'",
        "opening_date = '0000-01-01'",
        "opening_date = '10000-01-01'",
        "opening_date = 'some day'",
        "closed_date = '2020-02-30'",
        "altitude = 'high'",
        "type_id = 999",
        "point = 'POINT (1'",
        "point = x'00'",
        "point = (SELECT min(geom) FROM boundary)",
    ],
)
def test_that_what_could_not_be_read_again_is_refused(curated: Registry, outside: Run, value: str) -> None:
    before = curated.history()
    assert outside(f"UPDATE org_unit SET {value} WHERE id = {row_id('f1')}") != ""
    assert curated.history() == before
    assert len(curated.units("P")) == 12


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE source_version SET state = 'live' WHERE id = {SNAPSHOT}",
        f"UPDATE source_version SET state = 'loading' WHERE id = {LIVE}",
        f"DELETE FROM source_version WHERE id = {SNAPSHOT}",
    ],
)
def test_that_a_snapshot_cannot_be_thawed(curated: Registry, outside: Run, statement: str) -> None:
    assert "goes from loading" in outside(statement)


def test_that_uuid_and_version_stand_still(curated: Registry, outside: Run) -> None:
    for assignment in ("uuid = 'other'", f"version_id = {SNAPSHOT}"):
        said = outside(f"UPDATE org_unit SET {assignment} WHERE id = {row_id('f6')}")
        assert "never change" in said


def test_that_a_unit_with_children_cannot_be_deleted_and_a_leaf_goes_with_all_it_has(
    curated: Registry, outside: Run
) -> None:
    said = outside(f"DELETE FROM org_unit WHERE id = {row_id('d1')}")
    assert "children" in said or "fk_org_unit_parent_in_same_version" in said
    start = curated.unit("P", "f2")
    # On a GeoPackage too: the spatial index needs no function to forget a row.
    assert outside(f"DELETE FROM org_unit WHERE id = {row_id('f2')}") == ""
    assert uid("f2") not in curated.records("P", [uid("f2")])
    curated.undo(curated.history()[-1].revision)
    assert curated.unit("P", "f2") == start
    assert curated.health() == []


def test_that_what_one_statement_deletes_comes_back_where_it_was(curated: Registry, outside: Run) -> None:
    start = curated.records("P", [uid("d3"), uid("f5"), uid("f6")])
    ids = ", ".join(row_id(ref) for ref in ("f5", "f6", "d3"))
    if "://" not in curated.address:  # SQLite looks at each row as it goes: children first
        assert outside(f"DELETE FROM org_unit WHERE id IN ({ids.rsplit(', ', 1)[0]})") == ""
    assert outside(f"DELETE FROM org_unit WHERE id IN ({ids})") == ""
    for entry in reversed([e for e in curated.history() if e.kind == "outside"]):
        curated.undo(entry.revision)
    assert curated.records("P", list(start)) == start


@pytest.mark.parametrize(
    "table", ["membership", "reference", "boundary", "org_unit CASCADE", "source_version CASCADE"]
)
def test_that_a_table_is_not_truncated(curated: Registry, outside: Run, table: str) -> None:
    if "://" not in curated.address:
        pytest.skip("SQLite has no TRUNCATE")
    assert "use DELETE" in outside(f"TRUNCATE {table}")


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (
            "INSERT OR REPLACE INTO org_unit_history SELECT * FROM org_unit_history",
            "History cannot be changed",
        ),
        (
            "REPLACE INTO changeset (uuid, version_id, kind, state, label, author, application, created_at)"
            " SELECT uuid, version_id, kind, state, 'forged', 'me', application, created_at FROM changeset",
            "History cannot be changed",
        ),
        (
            "INSERT OR REPLACE INTO membership (version_id, group_id, org_unit_id)"
            f" SELECT version_id, group_id, org_unit_id FROM membership WHERE version_id = {LIVE}",
            "update it instead",
        ),
        (
            f"UPDATE OR REPLACE boundary SET org_unit_id = {row_id('d1')} WHERE org_unit_id = {row_id('d2')}",
            "update it instead",
        ),
    ],
)
def test_that_nothing_is_replaced_behind_the_historys_back(
    curated: Registry, outside: Run, statement: str, said: str
) -> None:
    if "://" in curated.address:
        pytest.skip("PostgreSQL has no OR REPLACE")
    curated.commit("P", Changeset("edit", (Set(uid("f1"), "name", "Health post 1", "X"),)))
    before = curated.history(), curated.records("P", curated.units("P")["uuid"])
    assert said in outside(statement)
    assert (curated.history(), curated.records("P", curated.units("P")["uuid"])) == before


def test_that_many_rows_of_one_statement_are_one_entry(curated: Registry, outside: Run) -> None:
    before = curated.revision()
    assert (
        outside(f"UPDATE org_unit SET code = 'X' || code WHERE version_id = {LIVE} AND code IS NOT NULL")
        == ""
    )
    feed = curated.feed(before)
    assert len(feed.entries) == 1
    assert len(curated.changes(feed.entries[0].id)) == 9


def test_that_a_membership_across_versions_is_refused(curated: Registry, outside: Run) -> None:
    group = f"(SELECT id FROM org_group WHERE version_id = {SNAPSHOT} ORDER BY id LIMIT 1)"
    said = outside(
        f"INSERT INTO membership (version_id, group_id, org_unit_id) VALUES ({LIVE}, {group}, {row_id('f6')})"
    )
    assert "same version" in said or "violates foreign key" in said


def test_that_a_drawn_unit_gets_a_uuid_a_path_and_a_place_in_history(tmp_path: Path) -> None:
    """As QGIS does it: with the GeoPackage functions, without our columns."""
    from georegistry_desktop import create_registry

    registry = curated(create_registry(tmp_path / "drawn.gpkg"))
    before = registry.revision()
    with closing(sqlite3.connect(tmp_path / "drawn.gpkg")) as raw, raw:
        for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            raw.create_function(name, 1, lambda _: 1.0)
        raw.create_function("ST_IsEmpty", 1, lambda _: 0)
        raw.execute(
            f"INSERT INTO org_unit (version_id, parent_id, name) VALUES ({LIVE}, {row_id('d1')}, 'Drawn')"
        )
    ((version, uuids),) = registry.feed(before).units.items()
    (uuid,) = uuids
    unit = registry.unit("P", uuid)
    assert (unit.name, unit.parent, unit.status) == ("Drawn", uid("d1"), "NEW")
    assert uuid in registry.subtree("P", uid("d1"))
    assert registry.health() == []
    assert version
    registry.close()
    with open_registry(tmp_path / "drawn.gpkg") as again:
        assert again.unit("P", uuid) == unit
