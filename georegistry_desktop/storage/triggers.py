"""Put the database's rules in place, or out of the way of a bulk load inside its transaction."""

from __future__ import annotations

from sqlalchemy import Connection

from georegistry_desktop.storage import triggers_postgresql, triggers_sqlite


def install_triggers(connection: Connection) -> None:
    """Drop all our triggers and make them again."""
    if connection.dialect.name == "postgresql":
        for statement in triggers_postgresql.statements():
            connection.exec_driver_sql(statement.replace("%", "%%"))
        return
    drop_triggers(connection)
    for statement in triggers_sqlite.triggers().values():
        connection.exec_driver_sql(statement)


def drop_triggers(connection: Connection) -> None:
    """SQLite only; inside a transaction that puts them back, nobody else sees the gap."""
    names = (
        connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all()
    )
    for name in names:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
