"""Keys, indexes and triggers out of the way of a bulk load, and back in the same transaction."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from sqlalchemy import Connection, text

from georegistry_desktop.storage import packed_rtree, triggers
from georegistry_desktop.storage.database import scalar
from georegistry_desktop.storage.packed_rtree import Boxes
from georegistry_desktop.storage.triggers_sqlite import SPATIAL

_BULK = ("org_unit", "boundary", "org_unit_path", "membership", "reference")
_WORTH_IT = 5000


@contextlib.contextmanager
def built_after(connection: Connection, count: int) -> Iterator[dict[str, Boxes]]:
    """Load ``count`` units inside: what is dropped now is built again at the end.

    The loader leaves the boxes of what it wrote to the tables with geometries.
    """
    spatial: dict[str, Boxes] = {}
    if connection.dialect.name == "sqlite":
        with _sqlite(connection, count):
            yield spatial
            for table, boxes in spatial.items():
                packed_rtree.add(connection, table, SPATIAL[table], boxes)
    else:
        with _postgresql(connection, count):
            yield spatial


@contextlib.contextmanager
def _sqlite(connection: Connection, count: int) -> Iterator[None]:
    rows = int(scalar(connection, "SELECT count(*) FROM org_unit_path"))
    indexes: list[tuple[str, str]] = []
    triggers.drop_triggers(connection)
    # Building anew costs by all rows, keeping up costs by the new ones.
    if count > _WORTH_IT and count >= rows:
        marks = ", ".join(f"'{t}'" for t in _BULK)
        query = (
            "SELECT name, sql FROM sqlite_master"
            f" WHERE type = 'index' AND sql NOT NULL AND tbl_name IN ({marks})"
        )
        indexes = list(connection.execute(text(query)))
        for name, _ in indexes:
            connection.exec_driver_sql(f"DROP INDEX {name}")
    yield
    for _, statement in indexes:
        connection.exec_driver_sql(statement)
    triggers.install_triggers(connection)


@contextlib.contextmanager
def _postgresql(connection: Connection, count: int) -> Iterator[None]:
    # Dropping a key locks the table. Only a registry without units has nobody to keep waiting.
    if count <= _WORTH_IT or scalar(connection, "SELECT 1 FROM org_unit LIMIT 1"):
        yield
        if count > _WORTH_IT:
            _analyze(connection)
        return
    marks = ", ".join(f"'{t}'" for t in _BULK)
    constraints = connection.execute(
        text(
            "SELECT c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid) FROM pg_constraint c"
            f" WHERE c.contype = 'f' AND c.conrelid::regclass::text IN ({marks})"
        )
    ).all()
    indexes = connection.execute(
        text(
            "SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i"
            f" WHERE i.indrelid::regclass::text IN ({marks})"
            " AND NOT EXISTS (SELECT 1 FROM pg_constraint c"
            " WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u'))"
        )
    ).all()
    for table, name, _ in constraints:
        connection.exec_driver_sql(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
    for name, _ in indexes:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    # They let rows of a loading version pass, but PostgreSQL would keep a copy of all rows for them.
    for table in _BULK:
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    yield
    for table in _BULK:
        connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    for _, definition in indexes:
        connection.exec_driver_sql(definition)
    for table, name, definition in constraints:
        connection.exec_driver_sql(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}')
    _analyze(connection)


def _analyze(connection: Connection) -> None:
    """Until PostgreSQL's own turn comes it would plan for empty tables and read all rows for one unit.

    Of the keys only: for the other columns its turn still comes.
    """
    units = "org_unit (version_id, parent_id, type_id, uuid, source_ref, code)"
    areas = "boundary (version_id, org_unit_id)"
    connection.exec_driver_sql(f"ANALYZE {units}, {areas}, org_unit_path, membership, reference")


@contextlib.contextmanager
def triggers_off(connection: Connection) -> Iterator[None]:
    """For removing a dropped version's rows. PostgreSQL's triggers let these pass by themselves."""
    if connection.dialect.name != "sqlite":
        yield
        return
    triggers.drop_triggers(connection)
    yield
    for table, column in SPATIAL.items():
        tree = f"rtree_{table}_{column}"
        connection.exec_driver_sql(f"DELETE FROM {tree} WHERE id NOT IN (SELECT id FROM {table})")
    triggers.install_triggers(connection)
