"""What a changeset makes of today's records: merged where it can be, a conflict where it cannot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from shapely import MultiPolygon
from sqlalchemy import Connection, select

from georegistry_desktop.domain.boundary_merge import merge_boundaries
from georegistry_desktop.domain.changes import (
    Change,
    Created,
    Deleted,
    Set,
    compose,
    difference,
    target,
)
from georegistry_desktop.domain.conflicts import Conflict
from georegistry_desktop.domain.records import (
    Kind,
    Record,
    get,
    with_value,
)
from georegistry_desktop.domain.values import Value, same_value
from georegistry_desktop.storage.stored import (
    StoredUnit,
    read_group_sets,
    read_groups,
    read_units,
)
from georegistry_desktop.storage.tables import (
    source_version,
)
from georegistry_desktop.storage.versions import Version

Key = tuple[Kind, str]


@dataclass
class Merge:
    """What a changeset makes of today's records."""

    before: dict[Key, Record | None] = field(default_factory=dict)
    after: dict[Key, Record | None] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    differences: dict[Key, list[Change]] = field(default_factory=dict)
    melted: list[Conflict] = field(default_factory=list)
    """What became of boundaries that both sides bent: conflicts, should a neighbour not bear the result."""

    def changed(self, kind: Kind) -> Iterator[tuple[str, Record | None, Record | None]]:
        """(uuid, before, after) of the records of one kind that really change."""
        for key in self.differences:
            if key[0] == kind:
                yield key[1], self.before[key], self.after[key]


def lock_and_read(
    connection: Connection, version: Version, changes: tuple[Change, ...], *, lock: bool = True
) -> tuple[dict[Key, Record | None], dict[str, StoredUnit]]:
    """Today's records of all that ``changes`` touch, held until the end of the transaction."""
    structural = any(not isinstance(c, Set) or c.field == "parent" for c in changes)
    if lock and structural and connection.dialect.name == "postgresql":
        # The structure's lock first and the rows after it, always: two commits cannot wait for each other.
        query = select(source_version.c.id).where(source_version.c.id == version.id)
        connection.execute(query.with_for_update(key_share=True))
    touched = {target(c) for c in changes}
    stored = read_units(connection, version.id, [u for kind, u in touched if kind == "unit"], lock=lock)
    today: dict[Key, Record | None] = {}
    groups = read_groups(connection, version.id) if any(k == "group" for k, _ in touched) else {}
    sets = read_group_sets(connection, version.id) if any(k == "group_set" for k, _ in touched) else {}
    for kind, uuid in touched:
        if kind == "unit":
            today[kind, uuid] = stored[uuid].unit if uuid in stored else None
        elif kind == "group":
            today[kind, uuid] = groups[uuid][0] if uuid in groups else None
        else:
            today[kind, uuid] = sets[uuid][0] if uuid in sets else None
    return today, stored


def merge(changes: tuple[Change, ...], today: Mapping[Key, Record | None]) -> Merge:
    """Three-way: the changes say ancestor and ours, the database says theirs."""
    result = Merge()
    for change in compose(changes):
        key = target(change)
        theirs = today[key]
        result.before[key] = theirs
        if key not in result.after:
            result.after[key] = theirs
        for found in _merge_one(change, theirs, result, key):
            result.conflicts.append(_conflict(change, theirs, *found))
        if isinstance(change, Set) and change.field == "boundary" and _bent_by_both(change, theirs):
            found = ("boundary", change.before, change.after, get(cast(Record, theirs), "boundary"))
            result.melted.append(_conflict(change, theirs, *found))
    for key, after in result.after.items():
        really = difference(result.before[key], after)
        if really:
            result.differences[key] = really
    return result


def _conflict(
    change: Change,
    theirs: Record | None,
    name: str,
    ancestor: object,
    ours: object,
    current: object,
) -> Conflict:
    shown = theirs or (None if isinstance(change, Set) else change.record)
    return Conflict(
        unit=target(change)[1],
        field=name,
        ancestor=ancestor,
        ours=ours,
        theirs=current,
        unit_name=shown.name if shown else None,
    )


def _merge_one(
    change: Change, theirs: Record | None, result: Merge, key: Key
) -> list[tuple[str, object, object, object]]:
    if isinstance(change, Created):
        if theirs is None:
            result.after[key] = change.record
            return []
        return [("record", None, change.record, theirs)] if difference(theirs, change.record) else []
    if isinstance(change, Deleted):
        edited = difference(change.record, theirs) if theirs is not None else []
        if not edited:
            result.after[key] = None
            return []
        return [(c.field, c.before, None, c.after) for c in edited if isinstance(c, Set)]
    if theirs is None:
        return [(change.field, change.before, change.after, None)]
    value, fits = _merge_value(change, get(theirs, change.field))
    if not fits:
        return [(change.field, change.before, change.after, get(theirs, change.field))]
    result.after[key] = with_value(cast(Record, result.after[key]), change.field, value)
    return []


def _bent_by_both(change: Set, theirs: Record | None) -> bool:
    current = get(theirs, "boundary") if theirs is not None else None
    return current is not None and not any(same_value(current, v) for v in (change.before, change.after))


def _merge_value(change: Set, current: Value) -> tuple[Value, bool]:
    if same_value(current, change.before) or same_value(current, change.after):
        return change.after, True
    three = (change.before, change.after, current)
    if all(isinstance(shape, MultiPolygon) for shape in three):
        merged = merge_boundaries(*cast(tuple[MultiPolygon, MultiPolygon, MultiPolygon], three))
        return merged, merged is not None
    return None, False
