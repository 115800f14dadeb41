"""Who changed a field last, read from the history."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from georegistry_desktop.domain.conflicts import Conflict
from georegistry_desktop.domain.records import get
from georegistry_desktop.domain.values import Value, same_value
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

    One about a record that is gone gets its name too.
    """
    past = _Past(connection, version_id, conflicts)
    rows = [past.last_change(c) for c in conflicts]
    headers = _headers(connection, {row.changeset_id for row in rows if row is not None})
    found = []
    for conflict, row in zip(conflicts, rows, strict=True):
        who, when = headers[row.changeset_id] if row is not None else (None, None)
        name = conflict.unit_name or past.name_of_deleted(conflict.unit)
        found.append(replace(conflict, who=who, when=when, unit_name=name))
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

    def name_of_deleted(self, uuid: str) -> str | None:
        """The name that a record had when it was deleted."""
        for table in _RECORDS:
            rows = self.rows.get((table, uuid), [])
            if rows and rows[-1].op == "D":
                return str(rows[-1].name)
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
