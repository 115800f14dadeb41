"""Write planned records in an order in which the tree is never broken in between.

From the top down for what comes and moves, deletions last and from the bottom up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, cast

from shapely import MultiPolygon
from sqlalchemy import Connection, delete, select, update

from georegistry_desktop.domain.changes import Set
from georegistry_desktop.domain.records import (
    Group,
    GroupSet,
    Kind,
    Unit,
)
from georegistry_desktop.domain.values import same_value
from georegistry_desktop.storage.merging import Merge
from georegistry_desktop.storage.rows import delete_rows, insert_rows, new_ids, update_rows
from georegistry_desktop.storage.stored import (
    StoredTree,
    StoredUnit,
    chunks,
    read_group_sets,
    read_groups,
    row_ids_of,
    unit_types,
)
from georegistry_desktop.storage.tables import (
    boundary,
    group_set,
    group_set_member,
    membership,
    org_group,
    org_unit,
    org_unit_path,
    reference,
)

_COLUMNS = {
    "name": "name",
    "short_name": "short_name",
    "code": "code",
    "source_ref": "source_ref",
    "type": "type_id",
    "parent": "parent_id",
    "status": "status",
    "opening_date": "opening_date",
    "closed_date": "closed_date",
    "point": "point",
    "altitude": "altitude",
    "accuracy": "accuracy",
    "aliases": "aliases",
    "extra": "extra",
    "translations": "translations",
}


def write_groups(connection: Connection, version_id: int, plan: Merge) -> None:
    """New and changed groups and sets, before any unit joins them."""
    for uuid, before, after in plan.changed("group"):
        if isinstance(after, Group):
            values = {"name": after.name, "source_ref": after.source_ref, "code": after.code}
            _put(connection, org_group, version_id, uuid, values, new=before is None)
    for uuid, before, after in plan.changed("group_set"):
        if isinstance(after, GroupSet):
            values = {"name": after.name, "source_ref": after.source_ref}
            had = before.groups if isinstance(before, GroupSet) else frozenset()
            if before is None or (after.name, after.source_ref) != (
                before.name,
                cast(GroupSet, before).source_ref,
            ):
                _put(connection, group_set, version_id, uuid, values, new=before is None)
            _set_members(connection, version_id, uuid, after.groups - had, had - after.groups)


def _put(
    connection: Connection, table: Any, version_id: int, uuid: str, values: dict[str, Any], *, new: bool
) -> None:
    if new:
        connection.execute(table.insert().values(version_id=version_id, uuid=uuid, **values))
    else:
        connection.execute(
            update(table).where(table.c.version_id == version_id, table.c.uuid == uuid).values(**values)
        )


def _set_members(
    connection: Connection, version_id: int, uuid: str, added: frozenset[str], removed: frozenset[str]
) -> None:
    groups, sets = read_groups(connection, version_id), read_group_sets(connection, version_id)
    key = sets[uuid][1]
    columns = ("version_id", "group_set_id", "group_id")
    insert_rows(
        connection, group_set_member, columns, [(version_id, key, groups[g][1]) for g in sorted(added)]
    )
    for group in sorted(removed):
        connection.execute(
            delete(group_set_member).where(
                group_set_member.c.group_set_id == key, group_set_member.c.group_id == groups[group][1]
            )
        )


def drop_groups(connection: Connection, version_id: int, plan: Merge) -> None:
    for kind, table in (("group_set", group_set), ("group", org_group)):
        for uuid, _, after in plan.changed(cast(Kind, kind)):
            if after is None:
                connection.execute(
                    delete(table).where(table.c.version_id == version_id, table.c.uuid == uuid)
                )


class UnitWriter:
    """Writes the planned units."""

    def __init__(
        self,
        connection: Connection,
        version_id: int,
        plan: Merge,
        stored: Mapping[str, StoredUnit],
        view: StoredTree,
    ) -> None:
        self.connection, self.version_id, self.view = connection, version_id, view
        self.changed = [
            (u, cast("Unit | None", b), cast("Unit | None", a)) for u, b, a in plan.changed("unit")
        ]
        self.differences = plan.differences
        self.after = {uuid: after for uuid, _, after in self.changed}
        self.ids = {uuid: held.row_id for uuid, held in stored.items()}
        self.types = {t.name: key for key, t in unit_types(connection).items()}

    def write(self) -> None:
        created = [after for _, before, after in self.changed if before is None and after is not None]
        self.ids.update(
            zip(
                (u.uuid for u in created),
                new_ids(self.connection, org_unit, len(created)).tolist(),
                strict=True,
            )
        )
        kept = [(b, a) for _, b, a in self.changed if b is not None and a is not None]
        moved = [a for b, a in kept if b.parent != a.parent]
        parents = {u.parent for u in [*created, *moved] if u.parent} - self.ids.keys()
        self.ids.update(row_ids_of(self.connection, self.version_id, parents))
        levels: dict[int, tuple[list[Unit], list[Unit]]] = {}
        for i, units in enumerate((created, moved)):
            for unit in units:
                levels.setdefault(self._depth(unit.uuid), ([], []))[i].append(unit)
        for level in sorted(levels):
            self._insert(levels[level][0])
            self._update(levels[level][1])
        self._update([a for b, a in kept if b.parent == a.parent])
        self._dependents([*((None, u) for u in created), *kept])
        self._delete([b for _, b, a in self.changed if b is not None and a is None])

    def _depth(self, uuid: str) -> int:
        """In the would-be tree, roots 0; only comparable among the units of one changeset."""
        depth = 0
        at: str | None = uuid
        while at is not None:
            unit = self.after.get(at)
            at = unit.parent if unit is not None else self.view.parent(at)
            depth += 1
        return depth

    def _value(self, unit: Unit, name: str) -> Any:
        value = getattr(unit, name)
        if name == "type":
            return self.types.get(value)
        if name == "parent":
            return self.ids[value] if value else None
        if name == "aliases":
            return _json(sorted(value))
        if name in ("extra", "translations"):
            return _json(dict(value))
        if name == "point" and value is not None and value.is_empty:
            return None
        return None if value == "" and name != "name" else value

    def _insert(self, units: list[Unit]) -> None:
        columns = ("id", "version_id", "uuid", *_COLUMNS.values())
        rows = [
            (self.ids[u.uuid], self.version_id, u.uuid, *(self._value(u, name) for name in _COLUMNS))
            for u in units
        ]
        insert_rows(self.connection, org_unit, columns, rows)

    def _update(self, units: list[Unit]) -> None:
        by_columns: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for unit in units:
            changes = self.differences["unit", unit.uuid]
            fields = {c.field.partition(":")[0] for c in changes if isinstance(c, Set)}
            names = tuple(n for n in _COLUMNS if n in fields)
            if names:
                row = (self.ids[unit.uuid], *(self._value(unit, n) for n in names))
                by_columns.setdefault(names, []).append(row)
        for names, rows in by_columns.items():
            update_rows(self.connection, org_unit, [_COLUMNS[n] for n in names], rows)

    def _dependents(self, pairs: list[tuple[Unit | None, Unit]]) -> None:
        shapes_new: list[tuple[int, MultiPolygon]] = []
        shapes_changed: list[tuple[int, MultiPolygon]] = []
        shapes_gone: list[int] = []
        joined: list[tuple[Any, ...]] = []
        left: list[tuple[Any, ...]] = []
        named: list[tuple[Any, ...]] = []
        unnamed: list[tuple[Any, ...]] = []
        groups: dict[str, int] = {}
        for before, after in pairs:
            key = self.ids[after.uuid]
            old, new = (_shape(before) if before else None), _shape(after)
            if not same_value(old, new):
                if new is None:
                    shapes_gone.append(key)
                else:
                    (shapes_changed if old is not None else shapes_new).append((key, new))
            had, has = (before.groups if before else frozenset()), after.groups
            if had != has:
                groups = groups or {u: g[1] for u, g in read_groups(self.connection, self.version_id).items()}
                joined += [(self.version_id, key, groups[g]) for g in sorted(has - had)]
                left += [(key, groups[g]) for g in sorted(had - has) if g in groups]
            knew, knows = (before.references if before else frozenset()), after.references
            named += [(self.version_id, key, *_reference(r)) for r in sorted(knows - knew)]
            unnamed += [(key, *_reference(r)) for r in sorted(knew - knows)]
        insert_rows(
            self.connection,
            boundary,
            ("version_id", "org_unit_id", "geom"),
            [(self.version_id, *row) for row in shapes_new],
        )
        self._update_shapes(shapes_changed)
        self._delete_where(boundary, ("org_unit_id",), [(key,) for key in shapes_gone])
        insert_rows(self.connection, membership, ("version_id", "org_unit_id", "group_id"), joined)
        self._delete_where(membership, ("org_unit_id", "group_id"), left)
        insert_rows(self.connection, reference, ("version_id", "org_unit_id", "source", "ref"), named)
        self._delete_where(reference, ("org_unit_id", "source", "ref"), unnamed)

    def _update_shapes(self, shapes: list[tuple[int, Any]]) -> None:
        keys = {}
        for chunk in chunks(unit for unit, _ in shapes):
            query = select(boundary.c.org_unit_id, boundary.c.id).where(boundary.c.org_unit_id.in_(chunk))
            keys.update(dict(self.connection.execute(query).all()))
        update_rows(
            self.connection, boundary, ("geom", "derived"), [(keys[u], shape, False) for u, shape in shapes]
        )

    def _delete_where(self, table: Any, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        keys: list[int] = []
        for chunk in chunks(rows):
            wanted = set(chunk)
            query = select(table.c.id, *(table.c[c] for c in columns)).where(
                table.c.org_unit_id.in_({row[0] for row in chunk})
            )
            keys += [row[0] for row in self.connection.execute(query) if tuple(row[1:]) in wanted]
        delete_rows(self.connection, table, keys)

    def _delete(self, units: list[Unit]) -> None:
        keys = {self.ids[u.uuid] for u in units}
        depths: dict[int, list[int]] = {}
        for chunk in chunks(keys):
            query = select(org_unit_path.c.org_unit_id, org_unit_path.c.depth).where(
                org_unit_path.c.org_unit_id.in_(chunk)
            )
            for key, depth in self.connection.execute(query):
                depths.setdefault(depth, []).append(key)
        for depth in sorted(depths, reverse=True):
            delete_rows(self.connection, org_unit, depths[depth])


def _shape(unit: Unit) -> MultiPolygon | None:
    return None if unit.boundary is None or unit.boundary.is_empty else unit.boundary


def _reference(text: str) -> tuple[str, str]:
    source, _, ref = text.partition(":")
    return source, ref


def _json(value: Any) -> str | None:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None
