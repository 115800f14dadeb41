"""Lists out of databases: what a query gives comes in, faults are told plainly."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from incoming import units_by_ref
from lists_in_databases import QUERY, execute, refusal
from sqlalchemy.engine import make_url

from georegistry_desktop import create_registry, exchange
from georegistry_desktop.domain import Cancelled, ImportRefused
from georegistry_desktop.workflows import import_query


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
