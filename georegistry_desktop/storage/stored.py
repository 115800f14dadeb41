"""Records as they stand in the database now."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, select

from georegistry_desktop.domain.records import Group, GroupSet, Unit, UnitType
from georegistry_desktop.storage.tables import (
    boundary,
    group_set,
    group_set_member,
    membership,
    org_group,
    org_unit,
    org_unit_path,
    org_unit_type,
    org_unit_type_parent,
    reference,
)

T = TypeVar("T")
_CHUNK = 5000


@dataclass(frozen=True, slots=True)
class StoredUnit:
    """A unit and its row."""

    unit: Unit
    row_id: int


def chunks(values: Iterable[T]) -> Iterator[list[T]]:
    """Lists that fit into one statement's parameters."""
    held = list(values)
    for start in range(0, len(held), _CHUNK):
        yield held[start : start + _CHUNK]


def unit_types(connection: Connection) -> dict[int, UnitType]:
    """Row id -> type, of the whole account."""
    names = dict(connection.execute(select(org_unit_type.c.id, org_unit_type.c.name)).all())
    parents: dict[int, set[str]] = {}
    for child, parent in connection.execute(
        select(org_unit_type_parent.c.type_id, org_unit_type_parent.c.parent_type_id)
    ):
        parents.setdefault(child, set()).add(names[parent])
    rows = connection.execute(select(org_unit_type).order_by(org_unit_type.c.id))
    return {
        row.id: UnitType(
            name=row.name,
            short_name=row.short_name,
            depth=row.depth,
            category=row.category,
            allowed_parents=frozenset(parents.get(row.id, ())),
        )
        for row in rows
    }


def read_units(
    connection: Connection, version_id: int, uuids: Collection[str], *, lock: bool = False
) -> dict[str, StoredUnit]:
    """The whole records of the given units; those that are not there are left out.

    ``lock`` holds PostgreSQL's rows until the end of the transaction, in the order of their ids.
    """
    types = {key: t.name for key, t in unit_types(connection).items()}
    found: dict[int, StoredUnit] = {}
    parents: dict[int, int] = {}
    for chunk in chunks(uuids):
        query = select(org_unit).where(org_unit.c.version_id == version_id, org_unit.c.uuid.in_(chunk))
        query = query.order_by(org_unit.c.id)
        for row in connection.execute(query.with_for_update() if lock else query):
            found[row.id] = StoredUnit(unit_of(row, types), row.id)
            if row.parent_id is not None:
                parents[row.id] = row.parent_id
    named = uuids_of(connection, set(parents.values()))
    for key, parent in parents.items():
        found[key] = replace(found[key], unit=replace(found[key].unit, parent=named[parent]))
    _add_dependents(connection, found)
    return {stored.unit.uuid: stored for stored in found.values()}


def unit_of(row: Any, types: Mapping[int, str]) -> Unit:
    """A unit out of a row of ``org_unit`` or of its history: without parent, boundary, groups, references."""
    return Unit(
        uuid=row.uuid,
        name=row.name,
        type=types.get(row.type_id),
        short_name=row.short_name,
        code=row.code,
        source_ref=row.source_ref,
        status=row.status,
        opening_date=row.opening_date,
        closed_date=row.closed_date,
        point=row.point,
        altitude=row.altitude,
        accuracy=row.accuracy,
        aliases=frozenset(json.loads(row.aliases) if row.aliases else ()),
        extra=json.loads(row.extra) if row.extra else {},
        translations=json.loads(row.translations) if row.translations else {},
    )


def uuids_of(connection: Connection, row_ids: Collection[int]) -> dict[int, str]:
    """Row id -> uuid."""
    found: dict[int, str] = {}
    for chunk in chunks(row_ids):
        query = select(org_unit.c.id, org_unit.c.uuid).where(org_unit.c.id.in_(chunk))
        found.update(dict(connection.execute(query).all()))
    return found


def row_ids_of(connection: Connection, version_id: int, uuids: Collection[str]) -> dict[str, int]:
    """Uuid -> row id, of one version."""
    found: dict[str, int] = {}
    for chunk in chunks(uuids):
        query = select(org_unit.c.uuid, org_unit.c.id).where(
            org_unit.c.version_id == version_id, org_unit.c.uuid.in_(chunk)
        )
        found.update(dict(connection.execute(query).all()))
    return found


def read_groups(connection: Connection, version_id: int) -> dict[str, tuple[Group, int]]:
    """Uuid -> group and row id, all of a version."""
    rows = connection.execute(
        select(org_group).where(org_group.c.version_id == version_id).order_by(org_group.c.id)
    )
    return {
        r.uuid: (Group(uuid=r.uuid, name=r.name, source_ref=r.source_ref, code=r.code), r.id) for r in rows
    }


def read_group_sets(connection: Connection, version_id: int) -> dict[str, tuple[GroupSet, int]]:
    """Uuid -> group set with its groups, and row id, all of a version."""
    members: dict[int, set[str]] = {}
    query = (
        select(group_set_member.c.group_set_id, org_group.c.uuid)
        .join(org_group, org_group.c.id == group_set_member.c.group_id)
        .where(group_set_member.c.version_id == version_id)
    )
    for key, group in connection.execute(query):
        members.setdefault(key, set()).add(group)
    rows = connection.execute(
        select(group_set).where(group_set.c.version_id == version_id).order_by(group_set.c.id)
    )
    return {
        r.uuid: (
            GroupSet(
                uuid=r.uuid, name=r.name, source_ref=r.source_ref, groups=frozenset(members.get(r.id, ()))
            ),
            r.id,
        )
        for r in rows
    }


def _add_dependents(connection: Connection, found: dict[int, StoredUnit]) -> None:
    def each(query: Select[Any]) -> Iterator[Any]:
        for chunk in chunks(found):
            yield from connection.execute(query.where(query.selected_columns[0].in_(chunk)))

    gathered: dict[int, dict[str, Any]] = {}
    for key, geometry in each(select(boundary.c.org_unit_id, boundary.c.geom)):
        gathered.setdefault(key, {})["boundary"] = geometry
    groups = select(membership.c.org_unit_id, org_group.c.uuid).join(
        org_group, org_group.c.id == membership.c.group_id
    )
    for key, group in each(groups):
        gathered.setdefault(key, {}).setdefault("groups", set()).add(group)
    for key, source, ref in each(select(reference.c.org_unit_id, reference.c.source, reference.c.ref)):
        gathered.setdefault(key, {}).setdefault("references", set()).add(f"{source}:{ref}")
    for key, values in gathered.items():
        frozen: dict[str, Any] = {n: frozenset(v) if isinstance(v, set) else v for n, v in values.items()}
        found[key] = replace(found[key], unit=replace(found[key].unit, **frozen))


class StoredTree:
    """A ``TreeView`` of one version inside a transaction; reads what it is asked for, once."""

    def __init__(
        self,
        connection: Connection,
        version_id: int,
        known: Mapping[str, StoredUnit],
        absent: Collection[str] = (),
    ) -> None:
        self.connection, self.version_id = connection, version_id
        self._units: dict[str, Unit | None] = {uuid: stored.unit for uuid, stored in known.items()}
        self._units.update(dict.fromkeys(absent))
        self._parents: dict[str, str | None] = {}
        self._children: dict[str, list[str]] = {}

    def unit(self, uuid: str) -> Unit | None:
        """The whole record, or None."""
        if uuid not in self._units:
            self.load([uuid])
        return self._units[uuid]

    def load(self, uuids: Collection[str]) -> None:
        """Read many at once."""
        wanted = [u for u in uuids if u not in self._units]
        read = read_units(self.connection, self.version_id, wanted)
        self._units.update({uuid: read[uuid].unit if uuid in read else None for uuid in wanted})

    def load_ancestors(self, uuids: Collection[str]) -> None:
        """Read the chains of parents of many units at once."""
        ids: set[int] = set()
        for chunk in chunks(row_ids_of(self.connection, self.version_id, uuids).values()):
            query = select(org_unit_path.c.path).where(org_unit_path.c.org_unit_id.in_(chunk))
            for path in self.connection.execute(query).scalars():
                ids.update(map(int, path.strip("/").split("/")))
        chain: dict[int, tuple[str, int | None]] = {}
        for keys in chunks(ids):
            rows = select(org_unit.c.id, org_unit.c.uuid, org_unit.c.parent_id).where(org_unit.c.id.in_(keys))
            chain.update({key: (uuid, parent) for key, uuid, parent in self.connection.execute(rows)})
        for uuid, parent in chain.values():
            self._parents[uuid] = chain[parent][0] if parent is not None else None

    def load_children(self, uuids: Collection[str]) -> None:
        """Read the direct children of many units at once."""
        keys = {key: uuid for uuid, key in row_ids_of(self.connection, self.version_id, uuids).items()}
        self._children.update({uuid: [] for uuid in uuids})
        for chunk in chunks(keys):
            query = select(org_unit.c.parent_id, org_unit.c.uuid).where(
                org_unit.c.version_id == self.version_id, org_unit.c.parent_id.in_(chunk)
            )
            for parent, child in self.connection.execute(query):
                self._children[keys[parent]].append(child)

    def parent(self, uuid: str) -> str | None:
        """The parent's uuid; None for a root and for an unknown unit."""
        if uuid not in self._parents:
            self.load_ancestors([uuid])
            self._parents.setdefault(uuid, None)
        return self._parents[uuid]

    def children(self, uuid: str) -> Collection[str]:
        """The uuids of the direct children."""
        if uuid not in self._children:
            self.load_children([uuid])
        return self._children[uuid]

    def __contains__(self, uuid: object) -> bool:
        return isinstance(uuid, str) and self.unit(uuid) is not None
