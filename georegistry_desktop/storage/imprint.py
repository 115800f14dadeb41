"""By which a registry is known again in a file: its name, and how far its history goes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

_TRACE = "SELECT uuid FROM changeset WHERE revision = ? AND state = 'committed' ORDER BY id LIMIT 1"
_MARKS = (
    "PRAGMA page_count",
    "PRAGMA freelist_count",
    "PRAGMA schema_version",
    "SELECT max(id) FROM changeset",
    "SELECT max(id) FROM proposed_change",
    "SELECT max(turn) FROM review",
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """``registry`` is the uuid of its account, ``revision`` that of its head, ``trace`` its changeset.

    ``marks`` are others in most copies of another moment. ``past`` is the changeset of the revision that was
    asked for.
    """

    registry: str
    revision: int
    trace: str | None
    marks: tuple[object, ...]
    past: str | None = field(compare=False)

    def contradicts(self, later: Imprint) -> bool:
        """Whether a later one cannot be of the same registry and a later moment, though half of it lack."""
        other_past = None not in (self.trace, later.past) and later.past != self.trace
        return later.registry != self.registry or later.revision < self.revision or other_past

    def goes_on(self, later: Imprint | None) -> bool:
        """Whether a later one is of the same registry, and has all that this one has."""
        return (
            later is not None
            and (later.registry, later.past) == (self.registry, self.trace)
            and later.revision >= self.revision
        )


NO_REGISTRY = Imprint("", -1, None, (), None)
"""Of a file that is whole and holds none."""


def read_imprint(file: Path, past: int) -> Imprint | None:
    """Of a file, without its journal. None where its pages do not fit each other.

    That is damage where nothing is in the journal. Else it is what SQLite leaves while somebody reads: of the
    journal's pages only those come into the file that no later commit wrote again.

    Costs milliseconds. By SQLite: one that is opened and closed in another way loses all locks on it here.
    """
    # The part of a share's name that a URI takes for a host, which SQLite refuses.
    uri = file.as_uri().replace("file://", "file:////", 1) if file.drive.startswith("\\\\") else file.as_uri()
    with closing(sqlite3.connect(f"{uri}?immutable=1", uri=True)) as connection:
        try:
            return imprint_of(connection, past) or NO_REGISTRY
        except sqlite3.DatabaseError as fault:
            is_torn = fault.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CORRUPT
            return None if is_torn else NO_REGISTRY


def imprint_of(connection: sqlite3.Connection, past: int = 0) -> Imprint | None:
    """What a connection sees. None where the registry lacks its first rows."""
    account = connection.execute("SELECT uuid FROM account LIMIT 1").fetchone()
    head = connection.execute("SELECT revision FROM registry_head").fetchone()
    if account is None or head is None:
        return None

    def trace(of: int) -> str | None:
        found = connection.execute(_TRACE, (of,)).fetchone()
        return None if found is None else str(found[0])

    marks = tuple(connection.execute(mark).fetchone()[0] for mark in _MARKS)
    return Imprint(str(account[0]), int(head[0]), trace(head[0]), marks, trace(past))
