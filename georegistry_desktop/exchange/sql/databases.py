"""Running one query where it cannot write.

PostgreSQL keeps that itself: a read-only transaction, and a cursor that its own parser opens for one
statement which gives rows, nothing else. Functions that reach outside of the transaction (``dblink_exec``,
``lo_export``) are bound by the rights of the user alone: a user who may only read is the one to ask as.
SQLite keeps it by a file opened for reading and an authorizer that lets SELECT through. With any other
database the rights of its user are the only protection, which is told. Nothing is ever committed.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import psycopg2.extensions
from sqlalchemy import Connection, CursorResult, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.exchange.sql.address import Source
from georegistry_desktop.exchange.sql.answering import answer

Batches: TypeAlias = Iterator[Sequence[Sequence[Any]]]

BATCH = 5_000
_LARGEST = 100_000_000
"""Bytes of a value; the boundary of a country has a hundredth of them."""
_STEPS = 1_000_000
"""Steps of SQLite's machine, some hundredths of a second, after which it may be stopped."""
_PATIENCE = 15
"""Seconds in which a server has to answer."""
_READS = re.compile(
    r"(?:\s|\(|--[^\n]*\n|/\*(?:[^*]|\*(?!/))*+\*/)*+(?:select|with|values|table)\b", re.IGNORECASE
)
"""Possessive: what is no query is not looked at in another way."""
_WANTED = ("password", "access denied", "login failed", "ora-01017")
_PACKAGES = {"MySQLdb": "mysqlclient", "cx_Oracle": "oracledb"}
_NO_QUERY = "it is not one single SELECT, WITH, VALUES or TABLE"
_VIRTUAL = (
    "it reads a virtual table (R-tree, full text, pragma_ or json_ functions), which nobody may ask here"
)
_PRAGMA = "it is or calls a PRAGMA, which nobody may ask here"
_PLAIN = {
    "42P11": _NO_QUERY,
    "25006": "it would write",
    "57014": "it took longer than the server allows",
}
"""PostgreSQL's codes whose own words mislead."""
_DATES = (1082, 1114, 1184)
_SHORT_ZONE = re.compile(r"(?<=:\d\d)(\.\d+)?([+-]\d\d)$")
_SQLITE_READS = (
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_READ,
    sqlite3.SQLITE_FUNCTION,
    sqlite3.SQLITE_RECURSIVE,
)


@contextmanager
def opened_query(
    source: Source, query: str, password: str | None, *, waiting: Callable[[], None]
) -> Iterator[tuple[list[str], Batches]]:
    """The headings of a query's result, and its rows in batches of at most ``BATCH``.

    ``waiting`` is called again and again while SQLite or PostgreSQL works; what that raises ends the query.
    Raises ``Refused``: ``connection-failed``, ``query-password-missing``, ``driver-missing``,
    ``query-refused``; also while rows are fetched.
    """
    query = query.strip().rstrip(";").strip()
    if not query:
        raise Refused("query-refused", reason="it is empty")
    ways = {"sqlite": _sqlite, "postgresql": _postgresql}
    with ways.get(source.kind, _other)(source, query, password, waiting) as result:
        yield result


def working_password(source: Source, passwords: Iterable[str]) -> str | None:
    """The first password with which the database lets us in; None where it wants none.

    Raises ``Refused`` as ``opened_query`` does.
    """
    if source.kind == "sqlite":
        return None
    try:
        _reach(source, None)
    except Refused as refusal:
        if refusal.code != "query-password-missing":
            raise
        last = refusal
    else:
        return None
    for password in passwords:
        try:
            _reach(source, password)
        except Refused as refusal:
            last = refusal
        else:
            return password
    raise last


def _reach(source: Source, password: str | None) -> None:
    with _connected(source, password, _arguments(source)):
        pass


def protected(source: Source) -> bool:
    """Whether more than the rights of its user keeps the database from being written."""
    return source.kind in ("sqlite", "postgresql")


@contextmanager
def _sqlite(
    source: Source, query: str, password: str | None, waiting: Callable[[], None]
) -> Iterator[tuple[list[str], Batches]]:
    del password
    stopped: list[BaseException] = []

    def go_on() -> int:
        try:
            waiting()
        except BaseException as reason:  # noqa: BLE001 - SQLite would forget it
            stopped.append(reason)
        return len(stopped)

    path = Path(source.url.database or "").expanduser()
    gate = Gate()
    try:
        if not path.is_file():
            raise Refused("connection-failed", address=source.shown, reason="there is no such file")
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.text_factory = lambda words: words.decode("utf-8", "replace")
            connection.execute("PRAGMA query_only = ON")
            connection.set_authorizer(gate)
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LARGEST)
            connection.set_progress_handler(go_on, _STEPS)
            cursor = connection.execute(query)
            if cursor.description is None:
                raise Refused("query-refused", reason=_NO_QUERY)
            headings = [str(column[0]) for column in cursor.description]
            yield headings, iter(lambda: cursor.fetchmany(BATCH), [])
    except (sqlite3.Error, sqlite3.Warning) as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            # Ctrl-C may come before ``go_on`` can catch it; SQLite knows no more than that it failed.
            raise stopped[0] if stopped else KeyboardInterrupt from None
        reason = gate.reason or str(error)
        if "too big" in reason:
            reason = f"a value has more than {_LARGEST // 1_000_000} MB"
        if gate.reason is None and ("one statement" in reason or "not authorized" in reason):
            reason = _NO_QUERY
        raise Refused("query-refused", reason=reason) from error


class Gate:
    """Lets SQLite read. ``reason`` is why it did not, where that is no plain writing."""

    reason: str | None = None
    _reading = False

    def __call__(self, action: int, one: str | None, two: str | None, *_where: str | None) -> int:
        """Answer whether ``action`` may be done."""
        if action in _SQLITE_READS and "load_extension" not in (one, two):
            self._reading = True
            return sqlite3.SQLITE_OK
        # What a statement itself writes is asked for before it reads; what a virtual table needs, after that.
        # SQLite before 3.41 declares the columns of one as if it made a table.
        declares = action == sqlite3.SQLITE_UPDATE and one in ("sqlite_master", "sqlite_schema")
        if declares or (self._reading and action in (sqlite3.SQLITE_INSERT, sqlite3.SQLITE_PRAGMA)):
            self.reason = _VIRTUAL
        elif action == sqlite3.SQLITE_PRAGMA and self.reason is None:
            self.reason = _PRAGMA
        return sqlite3.SQLITE_DENY


@contextmanager
def _postgresql(
    source: Source, query: str, password: str | None, waiting: Callable[[], None]
) -> Iterator[tuple[list[str], Batches]]:
    with _connected(source, password, _arguments(source)) as connection, _told():
        connection = connection.execution_options(postgresql_readonly=True, no_parameters=True)
        give_up = connection.connection.driver_connection.cancel  # type: ignore[union-attr]

        def asked(statement: str) -> CursorResult[Any]:
            return answer(lambda: connection.exec_driver_sql(statement), waiting=waiting, give_up=give_up)

        # plpgsql opens a cursor for one statement that gives rows, and refuses all else.
        words = query.encode("utf-8", "replace").hex()
        asked(
            "DO $open$ DECLARE held refcursor := 'georegistry_rows'; BEGIN"
            f" OPEN held NO SCROLL FOR EXECUTE convert_from(decode('{words}', 'hex'), 'UTF8'); END $open$"
        )
        result = asked("FETCH FORWARD 0 FROM georegistry_rows")
        fetch = f"FETCH FORWARD {BATCH} FROM georegistry_rows"
        yield [*result.keys()], iter(lambda: asked(fetch).fetchall(), [])


@contextmanager
def _other(
    source: Source, query: str, password: str | None, waiting: Callable[[], None]
) -> Iterator[tuple[list[str], Batches]]:
    del waiting
    if not _READS.match(query):
        raise Refused("query-refused", reason=_NO_QUERY)
    with _connected(source, password, _arguments(source)) as connection, _told():
        options = connection.execution_options(stream_results=True, max_row_buffer=BATCH, no_parameters=True)
        result = options.exec_driver_sql(query)
        if not result.returns_rows:
            raise Refused("query-refused", reason=_NO_QUERY)
        yield [*result.keys()], iter(lambda: result.fetchmany(BATCH), [])


@contextmanager
def _connected(source: Source, password: str | None, arguments: dict[str, Any]) -> Iterator[Connection]:
    """A connection that is rolled back in the end."""
    engine = _engine(source, password, arguments)
    try:
        with engine.connect() as connection:
            yield connection
    except DBAPIError as error:
        # All that happens on the connection is told by ``_told`` already.
        reason = _first_line(error.orig)
        wanted = password is None and any(mark in reason.lower() for mark in _WANTED)
        code = "query-password-missing" if wanted else "connection-failed"
        raise Refused(code, address=source.shown, reason=reason) from error
    finally:
        engine.dispose()


def _arguments(source: Source) -> dict[str, Any]:
    """What the driver is told beside the address."""
    if source.kind != "postgresql":
        return {}
    waits = {} if "connect_timeout" in source.url.query else {"connect_timeout": _PATIENCE}
    return {
        "application_name": "georegistry",
        **waits,
        **({"service": source.service} if source.service else {}),
    }


def _engine(source: Source, secret: str | None, arguments: dict[str, Any]) -> Engine:
    url = source.url if secret is None else source.url.set(password=secret)
    try:
        engine = create_engine(url, poolclass=NullPool, connect_args=arguments, hide_parameters=True)
    except ModuleNotFoundError as error:
        name = error.name or source.kind
        raise Refused("driver-missing", kind=source.kind, name=_PACKAGES.get(name, name)) from error
    except NoSuchModuleError as error:
        reason = f"'{source.url.drivername}' is no kind of database known here"
        raise Refused("sql-address", address=source.shown, reason=reason) from error
    except (ArgumentError, TypeError, ValueError) as error:
        raise Refused("sql-address", address=source.shown, reason=_first_line(error)) from error
    if source.kind == "postgresql":
        event.listen(engine, "connect", _dates_as_text)
    return engine


def _dates_as_text(connection: Any, _record: object) -> None:
    # Python has neither infinity nor years before Christ; the checks tell such dates with their row.
    kind = psycopg2.extensions.new_type(_DATES, "GEOREGISTRY_DATES", _date_text)
    psycopg2.extensions.register_type(kind, connection)


def _date_text(value: str | bytes | None, _cursor: object) -> str | None:
    return None if value is None else _SHORT_ZONE.sub(r"\1\2:00", str(value))


@contextmanager
def _told() -> Iterator[None]:
    """Faults of the database in plain words."""
    try:
        yield
    except DBAPIError as error:
        reason = _PLAIN.get(getattr(error.orig, "pgcode", None) or "") or _first_line(error.orig)
        raise Refused("query-refused", reason=reason) from error


def _first_line(error: object) -> str:
    said = getattr(getattr(error, "diag", None), "message_primary", None)
    if said:
        return str(said)
    # MySQL's errors are a number and a sentence.
    arguments = [word for word in getattr(error, "args", ()) if isinstance(word, str) and word.strip()]
    words = (arguments or [str(error)])[0].strip().splitlines()
    return words[0].strip().rstrip(".") if words else type(error).__name__
