"""Put the database's rules in place, or out of the way of a bulk load inside its transaction."""

from __future__ import annotations

from sqlalchemy import Connection

from georegistry_desktop.storage import triggers_postgresql, triggers_sqlite, views_sqlite
from georegistry_desktop.storage.tables import metadata


def install_triggers(connection: Connection) -> None:
    """Drop all our triggers, and the views that have some, and make them again."""
    if connection.dialect.name == "postgresql":
        for statement in triggers_postgresql.statements():
            connection.exec_driver_sql(statement.replace("%", "%%"))
        return
    drop_triggers(connection)
    for statement in (*triggers_sqlite.triggers().values(), *views_sqlite.views()):
        connection.exec_driver_sql(statement)


def drop_triggers(connection: Connection) -> None:
    """Those on our tables, older ones included; SQLite only. Inside a transaction that puts them back,
    nobody else sees the gap."""
    query = "SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'"
    for name, table in connection.exec_driver_sql(query).all():
        if table in metadata.tables:
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
