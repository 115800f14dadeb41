"""The header of a change: opened before the first row is written, closed last."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Connection, func, literal_column, select, update

from georegistry_desktop.storage import holder
from georegistry_desktop.storage.database import APPLICATION, Database, scalar
from georegistry_desktop.storage.tables import changeset, open_changeset, registry_head


def now() -> str:
    """This moment in UTC, as both databases take it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def author(connection: Connection, database: Database, user: str | None) -> str:
    """Who is at work: on PostgreSQL always the database's own user, which no client can choose."""
    if not database.sqlite:
        return str(scalar(connection, "SELECT session_user"))
    return user or holder.user_name()


def open_header(
    connection: Connection,
    database: Database,
    version_id: int,
    *,
    kind: str,
    label: str,
    by: str,
    undoes: int | None = None,
    details: Mapping[str, object] | None = None,
    proposed: int | None = None,
) -> int:
    """From now on the triggers file what is written under this header, until ``close_header``."""
    values = {"state": "open", "transaction_id": None}
    if not database.sqlite:
        values["transaction_id"] = literal_column("pg_current_xact_id()::text::bigint")  # type: ignore[assignment]
    if proposed is None:
        statement = changeset.insert().values(
            uuid=str(uuid4()),
            version_id=version_id,
            kind=kind,
            label=label,
            author=by,
            application=APPLICATION,
            created_at=now(),
            undoes_id=undoes,
            details=json.dumps(dict(details or {}), ensure_ascii=False, sort_keys=True, default=str),
            **values,
        )
        key = connection.execute(statement.returning(changeset.c.id)).scalar_one()
    else:
        key = proposed
        connection.execute(update(changeset).where(changeset.c.id == key).values(author=by, **values))
    if database.sqlite:
        connection.execute(open_changeset.insert().values(changeset_id=key))
    database.opened.add(int(key))
    return int(key)


def close_header(connection: Connection, database: Database, key: int) -> None:
    """The last write of the transaction. PostgreSQL draws the revision at the commit itself."""
    values: dict[str, object] = {"state": "committed", "committed_at": now()}
    if database.sqlite:
        connection.execute(update(registry_head).values(revision=registry_head.c.revision + 1))
        values["revision"] = select(func.max(registry_head.c.revision)).scalar_subquery()
        connection.execute(open_changeset.delete())
    connection.execute(update(changeset).where(changeset.c.id == key).values(**values))
