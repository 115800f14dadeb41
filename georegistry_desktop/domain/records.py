"""The frozen records: a unit in hand, a group, a group set, a type.

A record never changes; an edit makes a new one. Each membership, alias, ``extra``
key, translation and outside reference is a *field of its own*, written
``extra:population`` or ``groups:<uuid>``, so that they merge separately.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Literal, TypeAlias, cast

from shapely import MultiPolygon, Point

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.values import Json, Value, same_value

Kind = Literal["unit", "group", "group_set"]

STATUSES = ("NEW", "VALID", "REJECTED")
PLAIN_FIELDS = (
    "name",
    "short_name",
    "code",
    "source_ref",
    "type",
    "parent",
    "status",
    "opening_date",
    "closed_date",
    "point",
    "altitude",
    "accuracy",
    "boundary",
)
SET_FIELDS = ("aliases", "groups", "references")
MAP_FIELDS = ("extra", "translations")
COMPARED_FIELDS = (
    "name",
    "short_name",
    "code",
    "type",
    "parent",
    "status",
    "opening_date",
    "closed_date",
    "aliases",
    "groups",
    "extra",
    "point",
    "boundary",
    "translations",
)
"""What a comparison looks at, in the order in which it is shown."""

_EMPTY: Mapping[str, Json] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One org unit of one version. ``parent`` and ``groups`` hold uuids, ``type`` a type's name.

    ``point`` and ``boundary`` are 2D in EPSG:4326; ``altitude`` and ``accuracy`` are metres.
    ``translations`` is keyed ``locale:property``; ``references`` holds ``source:ref`` of other systems.
    """

    uuid: str
    name: str
    parent: str | None = None
    type: str | None = None
    short_name: str | None = None
    code: str | None = None
    source_ref: str | None = None
    status: str = "NEW"
    opening_date: date | None = None
    closed_date: date | None = None
    point: Point | None = None
    altitude: float | None = None
    accuracy: float | None = None
    boundary: MultiPolygon | None = None
    aliases: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    references: frozenset[str] = frozenset()
    extra: Mapping[str, Json] = field(default_factory=lambda: _EMPTY)
    translations: Mapping[str, Json] = field(default_factory=lambda: _EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of units inside one version."""

    uuid: str
    name: str
    source_ref: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSet:
    """A set of groups inside one version; ``groups`` holds their uuids."""

    uuid: str
    name: str
    source_ref: str | None = None
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitType:
    """A type of the account. ``depth`` counts from 1 at the root; empty ``allowed_parents`` allows any."""

    name: str
    short_name: str | None = None
    depth: int | None = None
    category: str | None = None
    allowed_parents: frozenset[str] = frozenset()


Record: TypeAlias = Unit | Group | GroupSet

_FIELDS: Mapping[Kind, tuple[str, ...]] = {
    "unit": PLAIN_FIELDS,
    "group": ("name", "source_ref", "code"),
    "group_set": ("name", "source_ref"),
}
_SETS: Mapping[Kind, tuple[str, ...]] = {"unit": SET_FIELDS, "group": (), "group_set": ("groups",)}
_MAPS: Mapping[Kind, tuple[str, ...]] = {"unit": MAP_FIELDS, "group": (), "group_set": ()}


def kind_of(record: Record) -> Kind:
    """Which kind of record it is."""
    if isinstance(record, Unit):
        return "unit"
    return "group" if isinstance(record, Group) else "group_set"


def check_field(name: str, kind: Kind = "unit") -> None:
    """Raise ``Refused`` when ``name`` is no field of that kind of record."""
    base, _, key = name.partition(":")
    if (base in _FIELDS[kind] and not key) or (base in _SETS[kind] + _MAPS[kind] and key):
        return
    known = ", ".join([*_FIELDS[kind], *(f"{n}:KEY" for n in _SETS[kind] + _MAPS[kind])])
    raise Refused("field-unknown", field=name, known=known)


def get(record: Record, name: str) -> Value:
    """The value of one field; a member of a set is True or None."""
    base, _, key = name.partition(":")
    value = getattr(record, base)
    if not key:
        return cast(Value, value)
    if isinstance(value, frozenset):
        return True if key in value else None
    return cast(Mapping[str, Json], value).get(key)


def with_value(record: Record, name: str, value: Value) -> Record:
    """A copy of the record with one field set."""
    base, _, key = name.partition(":")
    if not key:
        if value is None and base == "name":
            value = ""
        if value is None and base == "status":
            value = "NEW"
        return replace(record, **{base: value})  # type: ignore[arg-type]
    held = getattr(record, base)
    if isinstance(held, frozenset):
        return replace(record, **{base: held | {key} if value else held - {key}})  # type: ignore[arg-type]
    mapping = dict(cast(Mapping[str, Json], held))
    if value is None:
        mapping.pop(key, None)
    else:
        mapping[key] = cast(Json, value)
    return replace(record, **{base: mapping})  # type: ignore[arg-type]


def fields_of(record: Record) -> Iterator[str]:
    """The names of all fields of a record, keys of its sets and maps one by one."""
    kind = kind_of(record)
    yield from _FIELDS[kind]
    for name in _SETS[kind] + _MAPS[kind]:
        for key in getattr(record, name):
            yield f"{name}:{key}"


def differing_fields(one: Record, two: Record) -> Iterator[str]:
    """The names of the fields in which two records of one kind differ; keys of sets and maps one by one."""
    kind = kind_of(one)
    for name in _FIELDS[kind]:
        if not same_value(getattr(one, name), getattr(two, name)):
            yield name
    for name in _SETS[kind]:
        for key in sorted(getattr(one, name) ^ getattr(two, name)):
            yield f"{name}:{key}"
    for name in _MAPS[kind]:
        mine, theirs = getattr(one, name), getattr(two, name)
        for key in sorted({*mine, *theirs}):
            if not same_value(mine.get(key), theirs.get(key)):
                yield f"{name}:{key}"
