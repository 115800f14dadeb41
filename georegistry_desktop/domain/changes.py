"""The one idea: every edit, comparison, undo and answer is a list of changes.

A ``Changeset`` can be inverted (``~c``), composed (``a + b``), stored as JSON and
committed. Changes name records by uuid inside one version; the version is given
at commit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import TypeAlias, cast

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.records import (
    Group,
    GroupSet,
    Kind,
    Record,
    Unit,
    differing_fields,
    get,
    kind_of,
    with_value,
)
from georegistry_desktop.domain.values import Json, Value, decode_value, encode_value, same_value


@dataclass(frozen=True, slots=True)
class Created:
    """A record that was not there."""

    record: Record


@dataclass(frozen=True, slots=True)
class Deleted:
    """A record that is no longer there, as it was."""

    record: Record


@dataclass(frozen=True, slots=True)
class Set:
    """One field of one record: what it was, what it becomes. ``unit`` is the record's uuid."""

    unit: str
    field: str
    before: Value
    after: Value
    kind: Kind = "unit"


Change: TypeAlias = Created | Deleted | Set
_CLASSES: Mapping[str, type[Unit] | type[Group] | type[GroupSet]] = {
    "unit": Unit,
    "group": Group,
    "group_set": GroupSet,
}


@dataclass(frozen=True, slots=True)
class Changeset:
    """A label and an ordered list of changes to one version."""

    label: str
    changes: tuple[Change, ...] = ()

    def __invert__(self) -> Changeset:
        """What takes every change back."""
        return Changeset(f"Undo: {self.label}", tuple(invert(c) for c in reversed(self.changes)))

    def __add__(self, later: Changeset) -> Changeset:
        """One changeset that does this one, then ``later``; what cancels out is gone."""
        return Changeset(f"{self.label}; {later.label}", compose((*self.changes, *later.changes)))

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def units(self) -> set[str]:
        """The uuids of the units it touches."""
        return {target(c)[1] for c in self.changes if target(c)[0] == "unit"}


def target(change: Change) -> tuple[Kind, str]:
    """Which record a change is about."""
    if isinstance(change, Set):
        return change.kind, change.unit
    return kind_of(change.record), change.record.uuid


def invert(change: Change) -> Change:
    """The change that takes ``change`` back."""
    if isinstance(change, Created):
        return Deleted(change.record)
    if isinstance(change, Deleted):
        return Created(change.record)
    return Set(change.unit, change.field, change.after, change.before, change.kind)


def compose(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The net effect: for each record a creation, a deletion, or one Set a field; in first-touched order."""
    net: dict[tuple[Kind, str], _Net] = {}
    for change in changes:
        net.setdefault(target(change), _Net()).add(change)
    return tuple(c for (kind, uuid), n in net.items() for c in n.changes(kind, uuid))


def applied(record: Record | None, changes: Iterable[Change]) -> Record | None:
    """What changes of one record make of it, taken as they are; None where it is not there in the end."""
    for change in changes:
        if isinstance(change, Created):
            record = change.record
        elif isinstance(change, Deleted):
            record = None
        elif record is not None:
            record = with_value(record, change.field, change.after)
    return record


def difference(before: Record | None, after: Record | None) -> list[Change]:
    """The changes that turn one record into the other; both have the same uuid."""
    if before is None and after is None:
        return []
    if before is None:
        return [Created(cast(Record, after))]
    if after is None:
        return [Deleted(before)]
    kind = kind_of(before)
    return [
        Set(before.uuid, name, get(before, name), get(after, name), kind)
        for name in differing_fields(before, after)
    ]


class _Net:
    """What becomes of one record over several changes."""

    def __init__(self) -> None:
        self.first: Record | None = None  # as it was, where a change showed it whole
        self.record: Record | None = None  # as it is now, where known whole
        self.whole = False
        self.sets: dict[str, tuple[Value, Value]] = {}

    def add(self, change: Change) -> None:
        if isinstance(change, Set) and self.whole and self.record is None:
            raise Refused("changes-disagree", reason=f"{change.unit} is changed after it was deleted")
        if isinstance(change, Set):
            if self.record is not None:
                self.record = with_value(self.record, change.field, change.after)
            else:
                before = self.sets.get(change.field, (change.before, None))[0]
                self.sets[change.field] = (before, change.after)
        elif isinstance(change, Created):
            self.whole, self.record = True, change.record
        else:
            if not self.whole:
                first = change.record
                for name, (before, _) in self.sets.items():
                    first = with_value(first, name, before)
                self.first = first
            self.whole, self.record, self.sets = True, None, {}

    def changes(self, kind: Kind, uuid: str) -> list[Change]:
        if self.whole:
            return difference(self.first, self.record)
        return [
            Set(uuid, name, before, after, kind)
            for name, (before, after) in self.sets.items()
            if not same_value(before, after)
        ]


def change_to_json(change: Change) -> dict[str, Json]:
    """Without loss; ``change_from_json`` reads it."""
    if isinstance(change, Set):
        return {
            "set": change.field,
            "kind": change.kind,
            "unit": change.unit,
            "before": encode_value(change.before),
            "after": encode_value(change.after),
        }
    key = "create" if isinstance(change, Created) else "delete"
    return {key: record_to_json(change.record), "kind": kind_of(change.record)}


def change_from_json(data: Mapping[str, Json]) -> Change:
    """The inverse of ``change_to_json``."""
    kind = cast(Kind, data["kind"])
    if "set" in data:
        return Set(
            str(data["unit"]),
            str(data["set"]),
            decode_value(data["before"]),
            decode_value(data["after"]),
            kind,
        )
    if "create" in data:
        return Created(record_from_json(kind, cast(dict[str, Json], data["create"])))
    return Deleted(record_from_json(kind, cast(dict[str, Json], data["delete"])))


def record_to_json(record: Record) -> dict[str, Json]:
    """All fields that are not empty."""
    out: dict[str, Json] = {}
    for f in fields(record):
        value = getattr(record, f.name)
        if isinstance(value, frozenset):
            value = sorted(value)
        elif isinstance(value, Mapping):
            value = dict(value)
        if value not in (None, [], {}):
            out[f.name] = encode_value(value)
    return out


def record_from_json(kind: Kind, data: Mapping[str, Json]) -> Record:
    """The inverse of ``record_to_json``."""
    values: dict[str, object] = {}
    for f in fields(_CLASSES[kind]):
        if f.name in data:
            value = data[f.name]
            held = f.name in ("aliases", "groups", "references")
            values[f.name] = frozenset(cast(list[str], value)) if held else decode_value(value)
    return _CLASSES[kind](**values)  # type: ignore[arg-type]
