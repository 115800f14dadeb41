"""The committed changesets: listed, read back as changes, followed since a revision."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Select, Table, func, or_, select, union

from georegistry_desktop.domain.changes import Change, Changeset, Deleted, Set, compose, difference
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.records import Group, GroupSet, Kind, Record, Unit
from georegistry_desktop.domain.values import Value
from georegistry_desktop.storage import link_writing
from georegistry_desktop.storage.history_tables import history
from georegistry_desktop.storage.link_tables import link_history
from georegistry_desktop.storage.stored import (
    chunks,
    read_group_sets,
    read_groups,
    read_units,
    unit_of,
    unit_types,
)
from georegistry_desktop.storage.tables import account, boundary, changeset, org_unit, registry_head
from georegistry_desktop.storage.versions import iso, list_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One header: who changed which version, when. ``revision`` is None for a proposal."""

    id: int
    uuid: str
    version_id: int
    version: str
    kind: str
    state: str
    label: str
    author: str
    application: str
    created_at: str
    committed_at: str | None
    revision: int | None
    undoes: int | None
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Feed:
    """What happened since a revision: which units of which versions (row id -> uuids) to look at again.

    ``versions`` are those that came, went or changed as a whole.
    """

    revision: int
    entries: tuple[Entry, ...] = ()
    units: Mapping[int, frozenset[str]] = field(default_factory=dict)
    versions: frozenset[int] = frozenset()


VERSION_EVENTS = ("import", "copy", "publish", "drop")
_UNIT_TABLES = ("org_unit", "boundary", "membership", "reference")
"""What is said of a unit."""


def list_entries(
    connection: Connection,
    *,
    since: int | None = None,
    state: str = "committed",
    keys: Collection[int] | None = None,
) -> list[Entry]:
    """Headers of one state, oldest first; ``since`` gives those after a revision."""
    query = select(changeset).where(changeset.c.state == state).order_by(changeset.c.revision, changeset.c.id)
    if since is not None:
        query = query.where(changeset.c.revision > since)
    if keys is not None:
        query = query.where(changeset.c.id.in_(list(keys)))
    return read_entries(connection, query)


def read_entries(connection: Connection, query: Select[Any]) -> list[Entry]:
    labels = {v.id: v.label for v in list_versions(connection, dropped=True)}
    return [
        Entry(
            id=row.id,
            uuid=row.uuid,
            version_id=row.version_id,
            version=labels.get(row.version_id, "?"),
            kind=row.kind,
            state=row.state,
            label=row.label,
            author=row.author,
            application=row.application,
            created_at=iso(row.created_at) or "",
            committed_at=iso(row.committed_at),
            revision=row.revision,
            undoes=row.undoes_id,
            details=json.loads(row.details),
        )
        for row in connection.execute(query)
    ]


def find_entry(connection: Connection, key: int) -> Entry:
    """One header of any state. Raises ``Refused`` (``changeset-missing``)."""
    for state in ("committed", "proposed", "discarded"):
        found = list_entries(connection, state=state, keys=[key])
        if found:
            return found[0]
    raise Refused("changeset-missing", changeset=key)


def head_revision(connection: Connection) -> int:
    """The latest revision."""
    return int(connection.execute(select(registry_head.c.revision)).scalar_one())


def trace(connection: Connection, revision: int) -> tuple[str, str | None]:
    """The registry's own name, and that of the changeset of a revision, None where there is none.

    It stays the same for ever, unless an older or another copy was put in the registry's place.
    """
    name = connection.execute(select(account.c.uuid).limit(1)).scalar_one()
    one = select(changeset.c.uuid).where(changeset.c.revision == revision, changeset.c.state == "committed")
    return str(name), connection.execute(one.order_by(changeset.c.id).limit(1)).scalar()


def feed(connection: Connection, since: int) -> Feed:
    """What was committed after revision ``since``, edits from outside included."""
    entries = list_entries(connection, since=since)
    units = touched(connection, [e.id for e in entries])
    revision = max((e.revision or 0 for e in entries), default=since)
    events = frozenset(e.version_id for e in entries if e.kind in VERSION_EVENTS)
    return Feed(revision, tuple(entries), {v: frozenset(u) for v, u in units.items()}, events)


def touched(connection: Connection, keys: Collection[int]) -> dict[int, set[str]]:
    """Row id of a version -> its units that these changesets touched; none where only groups were."""
    units: dict[int, set[str]] = {}
    for chunk in chunks(keys):
        for name in _UNIT_TABLES:
            table = history[name]
            query = select(table.c.version_id, table.c.uuid).where(table.c.changeset_id.in_(chunk)).distinct()
            for version, uuid in connection.execute(query):
                units.setdefault(version, set()).add(uuid)
        for name in ("org_group", "group_set", "group_set_member"):
            table = history[name]
            query = select(table.c.version_id).where(table.c.changeset_id.in_(chunk)).distinct()
            for version in connection.execute(query).scalars():
                units.setdefault(version, set())
    return units


def entries_of_unit(connection: Connection, uuids: Collection[str]) -> list[Entry]:
    """The changesets that touched any of these units, oldest first."""
    keys: set[int] = set()
    for name in _UNIT_TABLES:
        table = history[name]
        query = select(table.c.changeset_id).where(table.c.uuid.in_(list(uuids))).distinct()
        keys.update(connection.execute(query).scalars())
    linked = or_(*(link_history.c[side].in_(list(uuids)) for side in ("unit", "other_unit")))
    keys.update(connection.execute(select(link_history.c.changeset_id).where(linked).distinct()).scalars())
    return list_entries(connection, keys=keys)


def sizes(connection: Connection, keys: Collection[int]) -> dict[int, int]:
    """Id of a changeset -> how many units it touched; without those that touched none."""
    found: dict[int, int] = {}
    tables: list[tuple[Table, Any]] = [(history[name], history[name].c.uuid) for name in _UNIT_TABLES]
    tables.append(
        (link_history, func.coalesce(func.nullif(link_history.c.unit, ""), link_history.c.other_unit))
    )
    for chunk in chunks(keys):
        rows = union(
            *(
                select(table.c.changeset_id, table.c.version_id, unit).where(table.c.changeset_id.in_(chunk))
                for table, unit in tables
            )
        ).subquery()
        query = select(rows.c.changeset_id, func.count()).group_by(rows.c.changeset_id)
        found.update((key, count) for key, count in connection.execute(query))
    return found


def changes_of(connection: Connection, entry: Entry, uuid: str | None = None) -> Changeset:
    """A committed changeset read back as its net changes; of one unit only, when ``uuid`` is given."""
    reader = _Reader(connection, entry, uuid)
    gone: list[Change] = []
    changes: list[Change] = []
    for change in reader.records():
        (gone if isinstance(change, Deleted) else changes).append(change)
    # Inside ``compose`` a deletion takes up what was set before it, a creation what comes after.
    linked = link_writing.as_sets(
        connection, entry.version_id, link_writing.decided_in(connection, entry.id, uuid)
    )
    return Changeset(entry.label, compose((*changes, *reader.parts(), *linked, *gone)))


class _Reader:
    def __init__(self, connection: Connection, entry: Entry, uuid: str | None) -> None:
        self.connection, self.entry, self.uuid = connection, entry, uuid
        self.types = {key: t.name for key, t in unit_types(connection).items()}

    def records(self) -> Iterable[Change]:
        version = self.entry.version_id
        for name, build, current in (
            ("org_unit", self._unit, self._current_units),
            (
                "org_group",
                _group,
                lambda _: {u: g[0] for u, g in read_groups(self.connection, version).items()},
            ),
            (
                "group_set",
                _group_set,
                lambda _: {
                    u: replace(s[0], groups=frozenset())
                    for u, s in read_group_sets(self.connection, version).items()
                },
            ),
        ):
            for before, after in self._images(name, build, current).values():
                yield from difference(before, after)

    def parts(self) -> Iterable[Change]:
        """What hangs on records: boundaries, memberships, references, members of group sets."""
        shapes = self._images("boundary", lambda row: row.geom, self._current_shapes)
        for uuid, (before, after) in shapes.items():
            yield Set(uuid, "boundary", before, after)
        tables: tuple[tuple[str, Kind, Callable[[Any], str]], ...] = (
            ("membership", "unit", lambda row: f"groups:{row.group_uuid}"),
            ("reference", "unit", lambda row: f"references:{row.source}:{row.ref}"),
            ("group_set_member", "group_set", lambda row: f"groups:{row.group_uuid}"),
        )
        for name, kind, label in tables:
            ends: dict[tuple[str, str], tuple[str, str]] = {}
            for row in self._rows(name):
                key = (row.uuid, label(row))
                ends[key] = (ends.get(key, (row.op, ""))[0], row.op)
            for (uuid, member), (first, last) in ends.items():
                before, after = (True if first == "D" else None), (True if last == "I" else None)
                yield Set(uuid, member, before, after, kind)

    def _rows(self, name: str) -> list[Any]:
        table = history[name]
        query = select(table).where(table.c.changeset_id == self.entry.id).order_by(table.c.id)
        if self.uuid is not None:
            query = query.where(table.c.uuid == self.uuid)
        return list(self.connection.execute(query))

    def _images(
        self, name: str, build: Callable[[Any], Any], current: Callable[[Collection[str]], Mapping[str, Any]]
    ) -> dict[str, tuple[Any, Any]]:
        """Uuid -> what it was before this changeset and right after it; None where it was not there."""
        first: dict[str, Any] = {}
        last: dict[str, int] = {}
        for row in self._rows(name):
            first.setdefault(row.uuid, None if row.op == "I" else build(row))
            last[row.uuid] = row.id
        after: dict[str, Any] = {}
        for chunk in chunks(last):
            after.update(self._next_images(name, {u: last[u] for u in chunk}, build))
        now = current([u for u in last if u not in after])
        return {u: (before, after[u] if u in after else now.get(u)) for u, before in first.items()}

    def _next_images(self, name: str, last: Mapping[str, int], build: Callable[[Any], Any]) -> dict[str, Any]:
        """The old image that the next write after this changeset kept is what this changeset left."""
        table = history[name]
        own = table.alias()
        later = (
            select(func.min(own.c.id))
            .where(own.c.version_id == table.c.version_id, own.c.uuid == table.c.uuid, own.c.id > table.c.id)
            .scalar_subquery()
        )
        pairs = (
            select(table.c.uuid, later.label("next")).where(table.c.id.in_(list(last.values()))).subquery()
        )
        query = select(table).join(pairs, pairs.c.next == table.c.id)
        return {row.uuid: None if row.op == "I" else build(row) for row in self.connection.execute(query)}

    def _unit(self, row: Any) -> Unit:
        return replace(unit_of(row, self.types), parent=row.parent_uuid)

    def _current_units(self, uuids: Collection[str]) -> Mapping[str, Record]:
        bare = {"boundary": None, "groups": frozenset[str](), "references": frozenset[str]()}
        found = read_units(self.connection, self.entry.version_id, uuids)
        return {u: replace(s.unit, **bare) for u, s in found.items()}  # type: ignore[arg-type]

    def _current_shapes(self, uuids: Collection[str]) -> Mapping[str, Value]:
        found: dict[str, Value] = {}
        for chunk in chunks(uuids):
            query = (
                select(org_unit.c.uuid, boundary.c.geom)
                .join(boundary, boundary.c.org_unit_id == org_unit.c.id)
                .where(org_unit.c.version_id == self.entry.version_id, org_unit.c.uuid.in_(chunk))
            )
            found.update(dict(self.connection.execute(query).all()))
        return found


def _group(row: Any) -> Group:
    return Group(uuid=row.uuid, name=row.name, source_ref=row.source_ref, code=row.code)


def _group_set(row: Any) -> GroupSet:
    return GroupSet(uuid=row.uuid, name=row.name, source_ref=row.source_ref)
