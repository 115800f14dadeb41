"""The first schema's file and dump stay for ever: what was made with them opens with every later program."""

from __future__ import annotations

import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic import command
from factories import uid
from sqlalchemy import inspect, text
from sqlalchemy.engine import make_url

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Refused, Set
from georegistry_desktop.storage import Registry, schema
from georegistry_desktop.storage.address import parse_address
from georegistry_desktop.storage.database import Database
from georegistry_desktop.storage.history_tables import tables_for
from georegistry_desktop.storage.versions import list_versions

FIRST = Path(__file__).with_name("first_schema")


@pytest.fixture(params=["geopackage", "postgis"])
def first(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A registry as the first schema made it."""
    if request.param == "geopackage":
        return str(shutil.copy(FIRST / "registry.gpkg", tmp_path / "first.gpkg"))
    address: str = request.getfixturevalue("postgis_address")
    url = make_url(address)
    psql = ["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-h", str(url.query["host"]), "-U", str(url.username)]
    subprocess.run(
        [*psql, "-d", str(url.database), "-f", str(FIRST / "dump.sql")], check=True, capture_output=True
    )
    return address


def test_that_the_first_schema_is_upgraded_and_goes_on(first: str) -> None:
    Registry.upgrade(first)
    with open_registry(first, user="ann") as registry:
        assert registry.health() == []
        assert [v.label for v in registry.versions()] == ["A@1", "P@live", "P@1"]
        assert registry.unit("P", "f1").name == "Renamed"
        assert registry.unit("A@1", "f1").name == "Health post 1"
        assert [e.label for e in registry.proposals()] == ["review"]
        assert [e.kind for e in registry.history()] == ["import", "copy", "edit", "publish"]
        entry = registry.history()[2]
        assert registry.changes(entry.id).changes == (Set(uid("f1"), "name", "Health post 1", "Renamed"),)
        registry.undo(entry.revision)
        assert registry.unit("P", "f1").name == "Health post 1"
        registry.commit("P", Changeset("more", (Set(uid("d1"), "parent", uid("r1"), uid("r2")),)))
        assert registry.health() == []


def test_that_the_migrations_make_what_the_model_says(registry: Registry) -> None:
    with registry._database.reading() as connection:
        dialect = connection.dialect.name
        tables = tables_for(dialect)
        if dialect == "sqlite":
            query = (
                'SELECT m.name, c.name, CAST(c."notnull" AS INTEGER) FROM sqlite_master m'
                " JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
            )
        else:
            query = (
                "SELECT table_name, column_name, CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END"
                " FROM information_schema.columns WHERE table_schema = 'georegistry'"
            )
        found = {tuple(row) for row in connection.execute(text(query))}
        inspector = inspect(connection)
        place = None if dialect == "sqlite" else "georegistry"
        indexes = {
            (t.name, i["name"], tuple(i["column_names"]), bool(i["unique"]))
            for t in tables
            for i in inspector.get_indexes(t.name, schema=place)
        }
    names = {t.name for t in tables}
    # A uuid may be missing only where a trigger gives it, which is on SQLite.
    model = {
        (
            t.name,
            c.name,
            int(not c.nullable or (dialect == "postgresql" and (t.name, c.name) == ("org_unit", "uuid"))),
        )
        for t in tables
        for c in t.columns
    }
    assert {row for row in found if row[0] in names} == model
    wanted = {(t.name, i.name, tuple(c.name for c in i.columns), i.unique) for t in tables for i in t.indexes}
    assert wanted
    assert wanted <= indexes


def test_that_an_older_schema_is_told_and_a_newer_one_left_alone(registry: Registry) -> None:
    address = registry.address
    for found, code in (("0000", "registry-newer"), ("9999", "registry-newer")):
        with registry._database.writing("pretends") as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": found})
        for action in (open_registry, Registry.upgrade):
            with pytest.raises(Refused) as caught:
                action(address)
            assert caught.value.code == code
            assert found in str(caught.value)


def test_that_upgrade_mends_paths_and_indexes(curated: Registry) -> None:
    with curated._database.writing("breaks") as connection:
        connection.execute(text("UPDATE org_unit_path SET path = '/wrong/' WHERE depth = 3"))
        if connection.dialect.name == "sqlite":
            connection.execute(text("DELETE FROM rtree_org_unit_point"))
            connection.execute(text("DROP TRIGGER org_unit_path_update"))
    assert {p.code for p in curated.health()} >= {"path-wrong"}
    Registry.upgrade(curated.address)
    assert curated.health() == []


def test_that_two_registries_are_made_at_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        for made in pool.map(create_registry, [tmp_path / f"{number}.gpkg" for number in range(12)]):
            with made:
                assert made.versions() == []


def test_that_claims_of_before_words_could_be_claimed_stay(first: str) -> None:
    database = Database(parse_address(first))
    with database.writing("upgrades to 0006") as connection:
        config = schema._config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0006")
        columns = "source_id, other_source_id, unit, claimed_by, claimed_at"
        sources = {v.source: v.source_id for v in list_versions(connection)}
        values = {"a": sources["A"], "p": sources["P"], "unit": uid("d1")}
        for unit in (uid("d1"), ""):
            connection.execute(
                text(f"INSERT INTO match_claim ({columns}) VALUES (:a, :p, :unit, 'awa', '2026-01-02')"),
                values | {"unit": unit},
            )
    database.close()
    assert Registry.upgrade(first) == ("0006", schema.latest())
    with open_registry(first, user="ben") as registry:
        assert registry.health() == []
        claims = registry.links.claims("A", "P")
        assert [(c.unit, c.text, c.claimed_by) for c in claims] == [(uid("d1"), "", "awa"), ("", "", "awa")]
        for part in ({"unit": uid("d1")}, {}):
            with pytest.raises(Refused, match="awa has taken"):
                registry.links.claim("A", "P", **part)
        registry.links.claim("A", "P", uid("d1"), text="health post")
        assert [c.text for c in registry.links.claims("A", "P")] == ["", "", "health post"]
