"""Is what is stored in step with itself? And the mending of what is only derived."""

from __future__ import annotations

from sqlalchemy import Connection, text

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.storage import packed_rtree, triggers, triggers_sqlite
from georegistry_desktop.storage.database import scalar
from georegistry_desktop.storage.triggers_sqlite import SPATIAL

_TREE = """
WITH RECURSIVE placed (id, version_id, path, depth) AS (
    SELECT id, version_id, '/' || id || '/', 1 FROM org_unit WHERE parent_id IS NULL
    UNION ALL
    SELECT u.id, u.version_id, p.path || u.id || '/', p.depth + 1
    FROM org_unit u JOIN placed p ON p.version_id = u.version_id AND p.id = u.parent_id)
"""
_SHOWN = 50


def examine(connection: Connection, *, thorough: bool) -> list[Problem]:
    """Paths against parents, spatial index against rows; ``thorough`` also reads every page and key."""
    problems = _paths(connection)
    if connection.dialect.name != "sqlite":
        return problems
    for table, column in SPATIAL.items():
        out_of_step = scalar(
            connection,
            f"SELECT (SELECT count(*) FROM rtree_{table}_{column})"
            f" <> (SELECT count(*) FROM {table} WHERE {column} NOT NULL)",
        )
        if out_of_step:
            problems.append(Problem(code="index-wrong", severity="error", params={"value": table}))
    missing = triggers_sqlite.triggers().keys() - set(
        connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars()
    )
    problems += [Problem(code="rule-missing", severity="fatal", params={"value": n}) for n in sorted(missing)]
    if thorough:
        for (line,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if line != "ok":
                problems.append(Problem(code="file-damaged", severity="fatal", params={"reason": line}))
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            reason = f"{row[0]} row {row[1]} has no {row[2]}"
            problems.append(Problem(code="file-damaged", severity="fatal", params={"reason": reason}))
    return problems


def mend(connection: Connection) -> None:
    """Build anew what is derived: paths, and on a GeoPackage the spatial indexes."""
    if _paths(connection):
        connection.exec_driver_sql("DELETE FROM org_unit_path")
        connection.execute(
            text(
                "INSERT INTO org_unit_path (org_unit_id, version_id, path, depth)"
                f" {_TREE} SELECT id, version_id, path, depth FROM placed"
                if connection.dialect.name == "sqlite"
                else f"{_TREE} INSERT INTO org_unit_path (org_unit_id, version_id, path, depth)"
                " SELECT id, version_id, path, depth FROM placed"
            )
        )
    if connection.dialect.name == "sqlite":
        triggers.drop_triggers(connection)
        for table, column in SPATIAL.items():
            packed_rtree.build(connection, table, column)
        triggers.install_triggers(connection)


def _paths(connection: Connection) -> list[Problem]:
    query = text(
        f"{_TREE} SELECT u.name FROM org_unit u LEFT JOIN placed t ON t.id = u.id"
        " LEFT JOIN org_unit_path p ON p.org_unit_id = u.id"
        " WHERE t.id IS NULL OR p.path IS NULL OR p.path <> t.path OR p.depth <> t.depth"
        f" ORDER BY u.id LIMIT {_SHOWN}"
    )
    return [
        Problem(code="path-wrong", severity="error", unit=name, field="parent")
        for name in connection.execute(query).scalars()
    ]
