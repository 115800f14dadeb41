"""Notice that somebody committed, whoever and with what program, without hindering anybody."""

from __future__ import annotations

import select
import socket
import threading
import time
from contextlib import closing
from typing import Any, Protocol

import psycopg2
import psycopg2.extensions

from georegistry_desktop.storage.database import SCHEMA, Database
from georegistry_desktop.storage.open_file import OpenFile

CHANNEL = SCHEMA
"""Where PostgreSQL tells of each revision, and of proposals."""
_LOOK_AGAIN_SECONDS = 0.2
_DOUBT_SECONDS = 5.0
"""After that much silence the server is asked: the line may be dead, or a proxy may swallow what it tells."""


class Watch(Protocol):
    """Owns one connection. ``wait`` is for one thread, ``wake`` for any."""

    def wait(self, seconds: float) -> bool:
        """Whether something may have been committed within that time. Raises ``Refused`` when it is away."""

    def wake(self) -> None:
        """End the waiting of now, and all to come."""

    def close(self) -> None:
        """Give the connection back, after ``wait`` returned."""


def watch(database: Database) -> Watch:
    """Raises ``Refused`` when the registry cannot be reached."""
    with database.plain_words():
        file = database.file
        return _ServerWatch(database) if file is None else _FileWatch(database, file)


class _FileWatch:
    """SQLite counts the commits of others; asking costs microseconds and holds no lock.

    Where nothing comes any more the journal is folded into the file, see ``OpenFile``.
    """

    def __init__(self, database: Database, file: OpenFile) -> None:
        self._database, self._file = database, file
        self._ended = threading.Event()
        file.follow()
        self._seen = file.commits()

    def wait(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        with self._database.plain_words():
            while not self._ended.wait(min(_LOOK_AGAIN_SECONDS, max(0.0, deadline - time.monotonic()))):
                self._file.follow()
                count = self._file.commits()
                if count is not None and count != self._seen:
                    self._seen = count
                    return True
                self._database.fold_journal()  # looks at the file too
                if time.monotonic() >= deadline:
                    return False
        return False

    def wake(self) -> None:
        self._ended.set()

    def close(self) -> None:
        """The file is followed as long as it is open."""


class _ServerWatch:
    """PostgreSQL tells of itself."""

    def __init__(self, database: Database) -> None:
        self._database = database
        borrowed = database.engine.raw_connection()
        held = borrowed.driver_connection
        assert isinstance(held, psycopg2.extensions.connection)
        borrowed.detach()
        self._connection = held
        self._connection.autocommit = True
        self._here, self._there = socket.socketpair()
        self._ask(f"LISTEN {CHANNEL}")

    def wait(self, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        with self._database.plain_words():
            while True:
                left = max(0.0, deadline - time.monotonic())
                ends: list[Any] = [self._connection, self._here]
                readable, _, _ = select.select(ends, [], [], min(left, _DOUBT_SECONDS))
                if self._here in readable:
                    return False
                if readable:
                    self._connection.poll()
                else:
                    self._ask("SELECT 1")
                told = bool(self._connection.notifies)
                self._connection.notifies.clear()
                if told or time.monotonic() >= deadline:
                    return told

    def wake(self) -> None:
        self._there.send(b".")

    def close(self) -> None:
        self._connection.close()
        self._here.close()
        self._there.close()

    def _ask(self, statement: str) -> None:
        with closing(self._connection.cursor()) as cursor:
            cursor.execute(statement)
