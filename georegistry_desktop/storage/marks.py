"""By what a copy of a version, kept elsewhere, knows whether it is still true, and what to read again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from georegistry_desktop.domain.mark import Mark
from georegistry_desktop.storage.history import touched
from georegistry_desktop.storage.tables import account, changeset
from georegistry_desktop.storage.versions import iso


def mark_of(connection: Connection, version_id: int) -> Mark:
    """Of a version as it is now."""
    row = connection.execute(_marks(version_id).order_by(changeset.c.revision.desc()).limit(1)).one()
    return _mark(row)


def touched_since(connection: Connection, mark: Mark) -> frozenset[str] | None:
    """The units to look at again in a copy that was made at ``mark``.

    None where this registry's history does not hold the mark: the copy is of another one.
    """
    query = _marks(mark.version_id).where(changeset.c.revision == mark.revision)
    row = connection.execute(query).one_or_none()
    if row is None or _mark(row) != mark:
        return None
    later = (changeset.c.version_id == mark.version_id, changeset.c.revision > mark.revision)
    keys = connection.execute(select(changeset.c.id).where(*later)).scalars().all()
    return frozenset(touched(connection, keys).get(mark.version_id, ()))


def _marks(version_id: int) -> Select[Any]:
    columns = (changeset.c.version_id, changeset.c.revision, changeset.c.uuid, changeset.c.committed_at)
    return (
        select(account.c.uuid.label("registry"), *columns)
        .join(account, account.c.id == changeset.c.account_id)
        .where(changeset.c.version_id == version_id, changeset.c.state == "committed")
    )


def _mark(row: Any) -> Mark:
    return Mark(row.registry, row.version_id, row.revision, row.uuid, iso(row.committed_at) or "")
