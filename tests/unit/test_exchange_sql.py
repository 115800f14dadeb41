"""Lists out of databases: what a query gives comes in, nothing can be written, faults are told plainly."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from incoming import units_by_ref
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine import make_url

from georegistry_desktop import create_registry, exchange
from georegistry_desktop.domain import Cancelled, ImportRefused, Refused
from georegistry_desktop.exchange.sql.databases import Gate
from georegistry_desktop.workflows import import_query

LIST = """
CREATE TABLE unit
  (ref TEXT, parent_ref TEXT, name TEXT, code TEXT, latitude REAL, longitude REAL, beds INTEGER);
INSERT INTO unit VALUES
  ('c', NULL, 'Country', '01', NULL, NULL, NULL), ('d', 'c', 'Dé;pôt', '0101', 8.25, -11.5, 4);
"""
QUERY = "SELECT * FROM unit ORDER BY ref"


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    with closing(sqlite3.connect(tmp_path / "list.db")) as held:
        held.executescript(LIST)
    return f"sqlite:///{tmp_path}/list.db"


@pytest.fixture
def postgis(postgis_address: str) -> str:
    execute(postgis_address, LIST)
    return postgis_address


@pytest.fixture(params=["sqlite", "postgis"])
def address(request: pytest.FixtureRequest) -> str:
    found: str = request.getfixturevalue(request.param)
    return found


def execute(address: str, statement: str) -> list[Any]:
    url = make_url(address)
    with (
        closing(psycopg2.connect(host=url.query["host"], user=url.username, dbname=url.database)) as held,
        held,
        held.cursor() as cursor,
    ):
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def refusal(address: str, query: str = QUERY, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        exchange.read_query(address, query, **options)
    return caught.value


def test_that_the_rows_of_a_query_come_in_as_those_of_a_list(address: str) -> None:
    incoming = exchange.read_query(address, QUERY + " ;\n")
    assert incoming.problems == ()
    found = units_by_ref(incoming)
    assert found["d"]["parent"] == found["c"]["uuid"]
    assert (found["d"]["name"], found["d"]["code"]) == ("Dé;pôt", "0101")
    assert found["d"]["point"].wkt == "POINT (-11.5 8.25)"
    assert found["d"]["extra"] == '{"beds": "4"}'
    assert incoming.origin == {"format": "sql", "address": address, "query": QUERY + " ;\n", "rows": 2}
    [understood] = incoming.understood
    assert (understood.file, understood.columns["parent_ref"]) == (address, "parent_ref")


def test_that_faults_of_rows_are_told_with_their_place_in_the_result(address: str) -> None:
    incoming = exchange.read_query(
        address, "SELECT ref, name, 'gone' AS parent_ref FROM unit ORDER BY ref DESC"
    )
    assert [(p.code, p.row, p.unit, p.file) for p in incoming.problems if p.row] == [
        ("ref-unknown", 1, "d", address), ("ref-unknown", 2, "c", address),
    ]  # fmt: skip


def test_that_a_mapping_says_which_column_is_what(address: str) -> None:
    query = "SELECT ref AS x, name AS y FROM unit"
    assert "columns-missing" in {p.code for p in exchange.read_query(address, query).problems}
    guessed = exchange.guess_query(address, QUERY)
    assert guessed.mapping.columns["name"] == "name"
    mapping = exchange.FileMapping(columns={"ref": "x", "name": "y"})
    incoming = exchange.read_query(address, query, mapping=mapping)
    assert set(units_by_ref(incoming)) == {"c", "d"}
    assert incoming.origin["mapping"]


@pytest.mark.parametrize(
    "query",
    [
        "WITH a AS (SELECT * FROM unit) SELECT * FROM a",
        "-- the whole list\nSELECT *, '50%' AS share, ':x' AS y FROM unit WHERE name LIKE '%o%' OR 1 = 1",
        "/* a; b */ SELECT ref, name, 'a;b' AS x FROM unit",
        "SELECT * FROM unit UNION ALL SELECT 'e', 'c', 'E', '0102', 1, 2, 3",
    ],
)
def test_that_a_query_may_be_whatever_gives_rows(address: str, query: str) -> None:
    incoming = exchange.read_query(address, query)
    assert {p.code for p in incoming.problems} <= {"roots-several"}
    assert {"c", "d"} <= units_by_ref(incoming).keys()


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
        ("SELECT * FROM absent", "absent"),
        ("SELECT nothing FROM unit", "nothing"),
        ("SELEC 1", "syntax error"),
        ("", "it is empty"),
        (" ; ", "it is empty"),
        ("DELETE FROM unit", "not one single SELECT"),
        ("SELECT 1; SELECT 2", "not one single SELECT"),
    ],
)
def test_that_a_faulty_query_is_told_in_plain_words(address: str, query: str, words: str) -> None:
    told = refusal(address, query)
    assert told.code == "query-refused"
    assert words in str(told)
    assert "sqlalche" not in str(told).lower()


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


def test_that_a_query_without_rows_is_told(address: str) -> None:
    incoming = exchange.read_query(address, QUERY.replace("ORDER", "WHERE 1 = 0 ORDER"))
    assert [(p.code, p.severity) for p in incoming.problems] == [("units-missing", "fatal")]


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        ("postgresql://u:secret@localhost/db", "query-address-password", "***"),
        ("postgresql://u@localhost/db?password=secret", "query-address-password", "***"),
        ("mysql+pymysql://u:secret@h/db", "query-address-password", "***"),
        ("mssql+pyodbc:///?odbc_connect=DRIVER%3DX%3BPWD%3Dsecret", "query-address-password", "connect=***"),
        ("mssql+pyodbc:///?odbc_connect=DRIVER%253DX%253BPwd%253Dsecret", "query-address-password", "***"),
        ("duckdb:///md:?motherduck_token=secret", "query-address-password", "motherduck_token=***"),
        ("snowflake://u@a/d?t=x&token=secret&private_key_passphrase=secret", "query-address-password", "***"),
        ("postgresql://u@localhost/db?%73slpassword=secret", "query-address-password", "***"),
        ("foo://u@h:x/db?access_token=secret", "sql-address", "access_token=***"),
        ("postgresql://u@localhost:1/db?sslkey=/k&passfile=/p", "connection-failed", "passfile=/p"),
        ("postgresql://u@localhost:port/db", "sql-address", "port"),
        ("postgresql://u@nohost.invalid/db", "connection-failed", "nohost.invalid"),
        ("postgresql://u@localhost:1/db", "connection-failed", "refused"),
        ("postgresql://u@localhost:99999999/db", "connection-failed", "port"),
        ("service=absent", "connection-failed", "absent"),
        ("mysql+pymysql://u@h/db", "driver-missing", "pymysql"),
        ("mysql://u@h/db", "driver-missing", "mysqlclient"),
        ("oracle+oracledb://u@h/db", "driver-missing", "oracledb"),
        ("foo://u@h/db", "sql-address", "'foo'"),
        ("sqlite:///absent.db", "connection-failed", "no such file"),
        ("sqlite://", "sql-address", "names no file"),
        ("list.db", "sql-address", "cannot be read"),
        ("", "sql-address", "cannot be read"),
        ("postgresql://u@h/db?nonsense=1", "connection-failed", "nonsense"),
    ],
)
def test_that_a_database_that_cannot_be_reached_is_told(address: str, code: str, words: str) -> None:
    told = refusal(address)
    assert told.code == code
    assert words in f"{told} {told.remedy}"
    assert "secret" not in f"{told} {told.remedy} {told.params}"


def test_that_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("no database" * 100)
    assert "not a database" in str(refusal(f"sqlite:///{tmp_path}/a.db"))


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


def test_that_many_rows_come_in_batches_and_can_be_cancelled(sqlite: str) -> None:
    query = """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12001)
        SELECT 'r' || i AS ref, 'N' || i AS name FROM n
    """
    counts: list[int] = []

    def note(step: str, done: int = 0, total: int = 0) -> None:
        if step == "Fetching rows":
            counts.append(done)

    def stop(step: str, done: int = 0, total: int = 0) -> None:
        if done >= 5_000:
            raise Cancelled

    incoming = exchange.read_query(sqlite, query, progress=note)
    assert counts == [5_000, 10_000, 12_001]
    assert len(units_by_ref(incoming)) == 12_001
    with pytest.raises(Cancelled):
        exchange.read_query(sqlite, query, progress=stop)


def test_that_what_goes_wrong_while_rows_come_is_told(postgis: str) -> None:
    query = "SELECT i AS ref, 1 / (9000 - i) AS name FROM generate_series(1, 10000) AS i"
    assert "division by zero" in str(refusal(postgis, query))


@pytest.mark.parametrize("reason", [Cancelled, KeyboardInterrupt])
@pytest.mark.parametrize(
    "query",
    ["SELECT pg_sleep(60) AS ref, 'x' AS name", "SELECT (SELECT max(a) FROM generate_series(1, 9e9) a), 1"],
)
def test_that_a_long_query_is_ended_in_its_middle(
    postgis: str, query: str, reason: type[BaseException]
) -> None:
    begun = time.monotonic()

    def stop(step: str, done: int = 0, total: int = 0) -> None:
        if time.monotonic() > begun + 1:
            raise reason

    with pytest.raises(reason):
        exchange.read_query(postgis, query, progress=stop)
    assert time.monotonic() < begun + 30
    busy = """
        SELECT count(*) FROM pg_stat_activity
        WHERE state = 'active' AND application_name = 'georegistry' AND datname = current_database()
    """
    assert execute(postgis, busy) == [(0,)]


def test_that_a_timeout_of_the_server_is_told(postgis: str) -> None:
    execute(postgis, f"ALTER DATABASE {make_url(postgis).database} SET statement_timeout = '50ms'")
    assert "longer than the server allows" in str(refusal(postgis, "SELECT pg_sleep(5) AS ref, 1 AS name"))


def test_that_a_query_makes_a_snapshot_that_remembers_its_mapping(address: str, tmp_path: Path) -> None:
    with create_registry(tmp_path / "a.gpkg") as made:
        mapping = exchange.FileMapping(columns={"ref": "code", "name": "name"})
        first = import_query(made, address, QUERY, source="Db", mapping=mapping)
        assert (first.version, first.units, first.mapping) == ("Db@1", 2, "given")
        again = import_query(made, address, QUERY, source="Db")
        assert (again.version, again.known, again.mapping) == ("Db@2", 2, "remembered")
        assert made.find_version("Db").origin["query"] == QUERY
        with pytest.raises(ImportRefused):
            import_query(made, address, "SELECT 'x' AS code, ' ' AS name", source="Db")
        assert len(made.versions()) == 2
