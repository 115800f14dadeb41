"""Connections to one registry: consistent reads, and one way to write."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeVar, cast

import psycopg2
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import QueuePool

from georegistry_desktop.domain.errors import GeoRegistryError, Refused, RegistryBusy
from georegistry_desktop.storage import holder
from georegistry_desktop.storage.address import Address
from georegistry_desktop.storage.geometry_type import envelope
from georegistry_desktop.storage.open_file import OpenFile

T = TypeVar("T")

SCHEMA = "georegistry"
APPLICATION = "georegistry"
WAIT_SECONDS = 30.0
_LOOK_AGAIN_SECONDS = 0.05
_RETRIES = 5
_LOST_AFTER_SECONDS = 15
_RIGHTS = "42501"
"""PostgreSQL's code of what a role has no right to."""
_NOTICE_DEAD_LINES = {
    "keepalives_idle": 5,
    "keepalives_interval": 3,
    "keepalives_count": 3,
    "tcp_user_timeout": _LOST_AFTER_SECONDS * 1000,
}
"""Else a pulled cable shows after hours."""


class Database:
    """One registry's engine. Owns its pool; ``close`` leaves a single GeoPackage file behind."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.sqlite = address.path is not None
        self.wait_seconds = WAIT_SECONDS
        self.opened: set[int] = set()
        """Ids of the headers that were opened through here."""
        self._here = threading.local()
        self._turn = threading.Lock()
        self.engine = _postgresql_engine(address) if address.path is None else _sqlite_engine(address)
        self.file = None if address.path is None else OpenFile(address.path, let_go=self.engine.dispose)

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the registry as of one moment. See ``OpenFile.require_in_place``."""
        if self.file is not None:
            self.file.require_in_place()
        with self.plain_words(), self._connected() as connection:
            if self.sqlite:
                connection.exec_driver_sql("BEGIN")
            else:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield connection
            finally:
                connection.rollback()

    @property
    def writes_here(self) -> bool:
        """Whether this thread is inside ``writing``."""
        return bool(getattr(self._here, "writes", False))

    @contextlib.contextmanager
    def writing(self, what: str, *, bulk: bool = False) -> Iterator[Connection]:
        """One transaction: all of it or nothing. On a GeoPackage waits for the writer before us.

        ``bulk`` is for loads that have checked their own keys: SQLite would look them up row by row.

        Raises ``RegistryBusy`` naming who holds the file when that takes longer than ``wait_seconds``.
        """
        if self.file is not None:
            self.file.require_in_place()
        with self.plain_words(), self._connected() as connection, contextlib.ExitStack() as stack:
            self._here.writes = True
            stack.callback(setattr, self._here, "writes", False)
            if self.file is None:
                with connection.begin():
                    yield connection
                return
            if bulk:
                connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
                stack.callback(connection.exec_driver_sql, "PRAGMA foreign_keys = ON")
            # Our own threads wait in line however long it takes, and only what others hold is timed.
            stack.enter_context(self._turn)
            self._take_turn(connection)
            holder.leave_note(self.file.path, what)
            try:
                self.file.look(patient=True)
                yield connection
                # Meanwhile another one may have come in its place.
                self.file.look(patient=True)
            except BaseException:
                holder.remove_note(self.file.path)
                # Not as a statement of ours: after Ctrl-C inside the driver SQLAlchemy lets none through.
                connection.rollback()
                raise
            holder.remove_note(self.file.path)
            try:
                connection.exec_driver_sql("COMMIT")
            except BaseException:
                # A deferred check that fails at COMMIT leaves the transaction open.
                connection.rollback()
                raise
            connection.rollback()

    @contextlib.contextmanager
    def _connected(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            try:
                yield connection
            finally:
                if self.file is not None and self.file.replaced:
                    # Given back it would stay open: to a pool that was let go of meanwhile.
                    connection.invalidate()

    def retried(self, job: Callable[[], T]) -> T:
        """Run a whole transaction again when PostgreSQL chose it to break a deadlock.

        Two commits that take the same rows in turn meet so; the second run sees what the first left.
        """
        for attempt in range(_RETRIES):
            try:
                return job()
            except OperationalError as fault:
                if getattr(fault.orig, "pgcode", None) not in ("40P01", "40001") or attempt == _RETRIES - 1:
                    raise
                time.sleep(_LOOK_AGAIN_SECONDS * (attempt + 1))
        raise AssertionError("the last attempt returns or raises")

    def fold_journal(self) -> None:
        """Leave nothing beside a GeoPackage's file that could come over another one in its place.

        Not while one of us writes. Raises ``Refused`` where it was replaced.
        """
        if self.file is not None and self._turn.acquire(blocking=False):
            try:
                self.file.look()
                self.file.fold()
            finally:
                self._turn.release()

    def close(self) -> None:
        """Close all connections. The last one out folds a GeoPackage's journal into the file."""
        # Our own other connections would keep the file open too.
        if self.file is not None:
            self.file.close()
        self.engine.dispose()
        if self.file is not None and not self.file.replaced and self.file.path.exists():
            with self.engine.connect() as connection, contextlib.suppress(OperationalError):
                # Locked: another process still has the file open and will do this when it closes.
                connection.exec_driver_sql("PRAGMA busy_timeout = 0")
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
        self.engine.dispose()

    def _take_turn(self, connection: Connection) -> None:
        begun = time.monotonic()
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                return
            except OperationalError as fault:
                if not _is_busy(fault):
                    raise
                connection.rollback()
                waited = time.monotonic() - begun
                if waited >= self.wait_seconds:
                    assert self.address.path is not None
                    raise RegistryBusy(str(self.address), holder.holder(self.address.path), waited) from fault
            time.sleep(_LOOK_AGAIN_SECONDS)

    @contextlib.contextmanager
    def plain_words(self) -> Iterator[None]:
        """What the database says of its own, as our errors where people can do something about it."""
        try:
            yield
        except GeoRegistryError:
            raise
        except DBAPIError as fault:
            told = self._in_words(cast(Exception, fault.orig), lost=fault.connection_invalidated)
            if told is None:
                raise
            raise told from fault
        except (sqlite3.Error, psycopg2.Error) as fault:
            # Bulk work speaks to the driver itself.
            told = self._in_words(fault, lost=False)
            if told is None:
                raise
            raise told from fault
        except OSError as fault:
            raise Refused("read-only", address=self.address, reason=fault.strerror or fault) from fault

    def _in_words(self, fault: Exception, *, lost: bool) -> GeoRegistryError | None:
        lines = str(fault).split("\nCONTEXT:")[0].split("\n")
        reason = " ".join(line.strip() for line in lines).strip().rstrip(".")
        if self.file is not None:
            self.file.look()  # SQLite stumbles over what was copied over it in many words
            if any(word in reason for word in ("readonly", "unable to open", "is full", "disk I/O")):
                return Refused("read-only", address=self.address, reason=reason)
            if "malformed" in reason:
                return Refused("file-damaged", reason=reason)
            if "not a database" in reason:
                return Refused("not-a-registry", address=self.address, reason=reason)
            if _is_busy(fault):
                return RegistryBusy(str(self.address), holder.holder(self.file.path), self.wait_seconds)
        elif lost or getattr(fault, "pgcode", None) is None:
            # The next line asks whether the server runs.
            return Refused("connection-failed", address=self.address, reason=lines[0].strip().rstrip("."))
        if getattr(fault, "pgcode", None) == _RIGHTS:
            return Refused("right-missing", reason=reason)
        if _refused_by_rule(fault):
            return Refused("database-refused", reason=reason)
        return None


def _is_busy(fault: Exception) -> bool:
    return "locked" in str(fault) or "busy" in str(fault)


def _refused_by_rule(fault: Exception) -> bool:
    code = str(getattr(fault, "pgcode", None) or "")
    if isinstance(fault, sqlite3.IntegrityError):
        return True
    # All that a server says, but what is tried again (class 40) or is a fault of our own.
    return bool(code) and code[:2] not in ("40", "42", "XX")


def _sqlite_engine(address: Address) -> Engine:
    assert address.path is not None
    if not address.path.parent.is_dir():
        raise Refused("read-only", address=address, reason=f"there is no folder {address.path.parent}")
    # Connections are kept: opening a file of a million units costs its schema each time.
    engine = create_engine(
        address.url,
        poolclass=QueuePool,
        connect_args={"timeout": 0.2, "check_same_thread": False, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def _on_connect(raw: sqlite3.Connection, _record: Any) -> None:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA cache_size = -262144")
        # The R-tree's triggers ask for these four and for ST_IsEmpty; every GeoPackage program brings them.
        for place, name in enumerate(("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY")):
            raw.create_function(name, 1, _side(place), deterministic=True)
        raw.create_function("ST_IsEmpty", 1, _is_empty, deterministic=True)

    return engine


def use_wal(connection: Connection) -> None:
    """Readers go on while one writes. Outside a transaction only."""
    with contextlib.suppress(OperationalError):
        # Locked or read-only: another program has it open in the older mode: as safe, only slower.
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _side(place: int) -> Callable[[bytes | None], float | None]:
    def side(blob: bytes | None) -> float | None:
        box = envelope(blob)
        return None if box is None else box[place]

    return side


def _is_empty(blob: bytes | None) -> int | None:
    return None if blob is None else int(envelope(blob) is None)


def _postgresql_engine(address: Address) -> Engine:
    engine = create_engine(
        address.url,
        connect_args={
            "application_name": APPLICATION,
            "client_encoding": "UTF8",
            **_NOTICE_DEAD_LINES,
            **dict(address.arguments),
        },
        pool_pre_ping=True,
    )

    @event.listens_for(engine, "connect")
    def _on_connect(raw: Any, _record: Any) -> None:
        with raw.cursor() as cursor:
            cursor.execute(
                "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
                " WHERE e.extname = 'postgis'"
            )
            found = cursor.fetchone()
            places = dict.fromkeys([SCHEMA, *(found or ()), "public"])
            cursor.execute("SELECT set_config('search_path', %s, false)", (", ".join(places),))
            cursor.execute("SET TIME ZONE 'UTC'")
        raw.commit()

    return engine


def scalar(connection: Connection, statement: str, **values: object) -> Any:
    """One value of a textual statement."""
    return connection.execute(text(statement), values).scalar()
