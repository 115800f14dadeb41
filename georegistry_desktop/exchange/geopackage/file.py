"""A GeoPackage that lies on a disk, opened without making anything beside it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from georegistry_desktop.exchange.table import CannotRead


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """For reading. Raises ``CannotRead`` where it is no database, or a registry of ours."""
    # immutable: nothing is made beside a file that may lie where nobody can write. Then its journal, in which
    # QGIS keeps what it has not folded into the file yet, would not be read.
    immutable = "" if path.with_name(path.name + "-wal").exists() else "&immutable=1"
    try:
        held = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{immutable}", uri=True)
    except sqlite3.Error as error:
        raise CannotRead(path, "file-unreadable", reason=error) from error
    with closing(held):
        if "source_version" in tables_of(held, path):
            raise CannotRead(path, "registry-file")
        yield held


def tables_of(held: sqlite3.Connection, path: Path) -> set[str]:
    """The names of the tables. Raises ``CannotRead``."""
    try:
        return {str(row[0]) for row in held.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    except sqlite3.Error as error:
        raise CannotRead(path, "file-unreadable", reason=error) from error
