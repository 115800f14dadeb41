"""A query can write nothing, whatever it says, and its refusal says why."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
from incoming import units_by_ref
from lists_in_databases import QUERY, execute, refusal
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused
from georegistry_desktop.exchange.sql.databases import Gate

WRITES = (
    "DELETE FROM unit",
    "DELETE FROM unit RETURNING ref, name",
    "INSERT INTO unit (ref) VALUES ('x') RETURNING ref, name",
    "DROP TABLE unit",
    "CREATE TABLE other (ref TEXT)",
    "SELECT 1; DELETE FROM unit",
    "SELECT ref, name FROM unit; COMMIT; DELETE FROM unit; SELECT 1",
    "COMMIT",
    "WITH x AS (SELECT 1) DELETE FROM unit",
    "VACUUM",
    "BEGIN",
)
WRITES_TO = {
    "postgis": (
        "WITH gone AS (DELETE FROM unit RETURNING *) SELECT * FROM gone",
        "SELECT set_config('transaction_read_only', 'off', true), ref, name FROM unit",
        "SET TRANSACTION READ WRITE",
        "SELECT * INTO other FROM unit",
        "SELECT nextval('s'), ref, name FROM unit",
        "EXPLAIN ANALYZE DELETE FROM unit",
        "DO $x$ BEGIN DELETE FROM unit; END $x$",
        "COPY unit TO STDOUT",
        "'); DELETE FROM unit; --",
        "$open$; DELETE FROM unit; DO $open$",
    ),
    "sqlite": (
        "ATTACH '/tmp/georegistry-attached.db' AS other",
        "PRAGMA user_version = 7",
        "PRAGMA query_only = OFF",
        "SELECT load_extension('x') AS ref, 'y' AS name",
        "REPLACE INTO unit (ref) VALUES ('c')",
    ),
}


@pytest.mark.parametrize("query", [*WRITES, *WRITES_TO["sqlite"]])
def test_that_nothing_is_written_in_sqlite(sqlite: str, query: str) -> None:
    path = Path(sqlite.removeprefix("sqlite:///"))
    before = path.read_bytes()
    assert refusal(sqlite, query).code == "query-refused"
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("query", [*WRITES, *WRITES_TO["postgis"]])
def test_that_nothing_is_written_in_postgresql(postgis: str, query: str) -> None:
    execute(postgis, "CREATE SEQUENCE s")
    told = refusal(postgis, query)
    assert told.code == "query-refused"
    assert "georegistry_rows" not in str(told)
    assert len(execute(postgis, "SELECT ref FROM unit")) == 2
    assert execute(postgis, "SELECT is_called FROM s") == [(False,)]
    assert execute(postgis, "SELECT to_regclass('other')") == [(None,)]


def test_that_what_a_read_only_transaction_lets_through_is_rolled_back(postgis: str) -> None:
    with suppress(Refused):  # by PostgreSQL 16; the ones before let it through
        exchange.read_query(postgis, "SELECT lo_create(0)::text AS ref, 'x' AS name")
    assert execute(postgis, "SELECT count(*) FROM pg_largeobject_metadata") == [(0,)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT * FROM rt", "virtual table"),
        ("SELECT * FROM words", "virtual table"),
        ("SELECT * FROM pragma_table_info('unit')", "virtual table"),
        ("PRAGMA table_info(unit)", "PRAGMA"),
        ("DELETE FROM unit", "not one single SELECT"),
    ],
)
def test_that_what_sqlite_may_not_read_is_refused_with_the_right_reason(
    sqlite: str, query: str, words: str
) -> None:
    with closing(sqlite3.connect(sqlite.removeprefix("sqlite:///"))) as held:
        held.executescript(
            "CREATE VIRTUAL TABLE rt USING rtree(id, a, b);CREATE VIRTUAL TABLE words USING fts5(x)"
        )
    told = refusal(sqlite, query)
    assert told.code == "query-refused"
    assert words in str(told)


SELECT, READ, INSERT, PRAGMA = (
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_INSERT,
    sqlite3.SQLITE_PRAGMA,
)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ([(SELECT, None, None), (READ, "rt_node", "data"), (INSERT, "rt_node", None)], "virtual table"),
        (
            [(SELECT, None, None), (READ, "words_config", "k"), (PRAGMA, "data_version", None)],
            "virtual table",
        ),
        (
            [(SELECT, None, None), (READ, "pragma_table_info", "cid"), (PRAGMA, "table_info", "unit")],
            "virtual table",
        ),
        ([(PRAGMA, "table_info", "unit")], "PRAGMA"),
        ([(INSERT, "unit", None)], None),
    ],
)
def test_that_what_newer_sqlites_ask_for_is_told_as_that_of_older_ones(
    asked: list[tuple[int, str | None, str | None]], words: str | None
) -> None:
    gate = Gate()
    answers = [gate(*one) for one in asked]
    assert answers == [sqlite3.SQLITE_OK] * (len(asked) - 1) + [sqlite3.SQLITE_DENY]
    assert (words in gate.reason) if words and gate.reason else gate.reason is words


def test_that_a_long_comment_is_seen_through_at_once(elsewhere: str) -> None:
    begun = time.monotonic()
    assert refusal(elsewhere, "/**/" * 5_000 + "/*" + " */ /*" * 5_000 + "DELETE").code == "query-refused"
    query = "/* * ** /*\n*/ -- x\n /***/" + QUERY
    assert set(units_by_ref(exchange.read_query(elsewhere, query))) == {"c", "d"}
    assert time.monotonic() - begun < 5


class Elsewhere(SQLiteDialect_pysqlite):
    """A kind of database that we know nothing of."""

    name = "elsewhere"
    supports_statement_cache = True


@pytest.fixture
def elsewhere(sqlite: str) -> str:
    registry.register("elsewhere", __name__, "Elsewhere")
    return sqlite.replace("sqlite:", "elsewhere:")


def test_that_with_any_other_database_it_is_told_what_protects_it(elsewhere: str) -> None:
    incoming = exchange.read_query(elsewhere, QUERY + ";")
    assert [(p.code, p.severity) for p in incoming.problems] == [("query-unprotected", "warning")]
    assert set(units_by_ref(incoming)) == {"c", "d"}
    percent = "/* all */ SELECT *, '50%' AS share FROM unit"
    assert set(units_by_ref(exchange.read_query(elsewhere, percent))) == {"c", "d"}


# Python's driver of SQLite, which stands in here, commits this one by itself: only rights would keep it out.
BEYOND_US = "WITH x AS (SELECT 1) DELETE FROM unit"


@pytest.mark.parametrize(
    "query", [*(w for w in WRITES if w != BEYOND_US), "EXPLAIN SELECT 1", "SELECT * FROM x"]
)
def test_that_nothing_is_committed_elsewhere(elsewhere: str, query: str) -> None:
    path = Path(elsewhere.removeprefix("elsewhere:///"))
    before = path.read_bytes()
    assert refusal(elsewhere, query).code == "query-refused"
    assert path.read_bytes() == before
