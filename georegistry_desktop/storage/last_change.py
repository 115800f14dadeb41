"""Who changed a field last, read from the history."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from georegistry_desktop.domain.changes import Deleted
from georegistry_desktop.domain.conflicts import Conflict
from georegistry_desktop.domain.records import Record, get
from georegistry_desktop.domain.values import Value, same_value
from georegistry_desktop.storage.history import changes_of, list_entries
from georegistry_desktop.storage.history_tables import history
from georegistry_desktop.storage.stored import chunks, unit_of, unit_types
from georegistry_desktop.storage.tables import changeset
from georegistry_desktop.storage.versions import iso

_RECORDS = ("org_unit", "org_group", "group_set")
_PARTS = {
    "boundary": ("boundary",),
    "groups": ("membership", "group_set_member"),
    "references": ("reference",),
}


def attributed(connection: Connection, version_id: int, conflicts: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts with who made their value and when; without, where the history does not know.

    One about a record that is gone gets its name too, and the record as it was when it was deleted.
    """
    past = _Past(connection, version_id, conflicts)
    rows = [past.last_change(c) for c in conflicts]
    headers = _headers(connection, {row.changeset_id for row in rows if row is not None})
    gone = _deleted(connection, past, {c.unit for c in conflicts if c.unit_name is None})
    found = []
    for conflict, row in zip(conflicts, rows, strict=True):
        who, when = headers[row.changeset_id] if row is not None else (None, None)
        record = gone.get(conflict.unit)
        name = record.name if record is not None else conflict.unit_name
        found.append(replace(conflict, who=who, when=when, unit_name=name, gone=record))
    return found


def _deleted(connection: Connection, past: _Past, uuids: Collection[str]) -> dict[str, Record]:
    """Records that are gone, whole, as they were before the changeset that deleted them."""
    by_changeset: dict[int, list[str]] = {}
    for uuid in uuids:
        key = past.deleted_by(uuid)
        if key is not None:
            by_changeset.setdefault(key, []).append(uuid)
    found: dict[str, Record] = {}
    for entry in list_entries(connection, keys=by_changeset):
        wanted = by_changeset[entry.id]
        read = changes_of(connection, entry, wanted[0] if len(wanted) == 1 else None)
        deleted = (c.record for c in read if isinstance(c, Deleted))
        found.update({record.uuid: record for record in deleted if record.uuid in wanted})
    return found


def names_of_deleted(connection: Connection, version_id: int, uuids: Collection[str]) -> dict[str, str]:
    """The names that units and groups had when they were deleted, by uuid."""
    found: dict[str, str] = {}
    for table in (history["org_unit"], history["org_group"]):
        for chunk in chunks(uuids):
            query = select(table.c.uuid, table.c.name).where(
                table.c.version_id == version_id, table.c.uuid.in_(chunk), table.c.op == "D"
            )
            found.update(dict(connection.execute(query.order_by(table.c.id)).all()))
    return found


def _headers(connection: Connection, keys: Collection[int]) -> dict[int, tuple[str, str | None]]:
    found = {}
    for chunk in chunks(keys):
        columns = (changeset.c.id, changeset.c.author, changeset.c.committed_at)
        for key, by, when in connection.execute(select(*columns).where(changeset.c.id.in_(chunk))):
            found[key] = (by, iso(when))
    return found


class _Past:
    """The history rows of some records, oldest first."""

    def __init__(self, connection: Connection, version_id: int, conflicts: Sequence[Conflict]) -> None:
        self.types = {key: kind.name for key, kind in unit_types(connection).items()}
        self.rows: dict[tuple[str, str], list[Any]] = {}
        uuids = {c.unit for c in conflicts}
        parts = {table for c in conflicts for table in _PARTS.get(c.field.partition(":")[0], ())}
        for name in (*_RECORDS, *sorted(parts)):
            table = history[name]
            columns = [c for c in table.c if c.name != "geom"]  # that it changed is enough, and it is large
            for chunk in chunks(uuids):
                query = select(*columns).where(table.c.version_id == version_id, table.c.uuid.in_(chunk))
                for row in connection.execute(query.order_by(table.c.id)):
                    self.rows.setdefault((name, row.uuid), []).append(row)

    def last_change(self, conflict: Conflict) -> Any:
        """The newest row of the field's history that changed it, or None."""
        base, _, key = conflict.field.partition(":")
        for table in _PARTS.get(base, ()):
            rows = [r for r in self.rows.get((table, conflict.unit), ()) if _is_about(r, table, key)]
            if rows:
                return rows[-1]
        for table in _RECORDS:
            rows = self.rows.get((table, conflict.unit), [])
            if rows:
                return self._last_that_differs(rows, table, conflict)
        return None

    def deleted_by(self, uuid: str) -> int | None:
        """The changeset that deleted a record."""
        for table in _RECORDS:
            rows = self.rows.get((table, uuid), [])
            if rows and rows[-1].op == "D":
                return int(rows[-1].changeset_id)
        return None

    def _last_that_differs(self, rows: Sequence[Any], table: str, conflict: Conflict) -> Any:
        if rows[-1].op == "D" or conflict.field == "record":
            return next((r for r in reversed(rows) if r.op != "U"), None)
        after: Any = conflict.theirs
        for row in reversed(rows):
            before = None if row.op == "I" else self._value(row, table, conflict.field)
            if not same_value(before, after):
                return row
            after = before
        return None

    def _value(self, row: Any, table: str, field: str) -> Value:
        if table != "org_unit":
            return getattr(row, field, None)
        unit = unit_of(row, self.types)
        return row.parent_uuid if field == "parent" else get(unit, field)


def _is_about(row: Any, table: str, key: str) -> bool:
    if table == "boundary":
        return True
    return key == (f"{row.source}:{row.ref}" if table == "reference" else row.group_uuid)
