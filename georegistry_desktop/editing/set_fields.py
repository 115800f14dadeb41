"""Set fields of one unit from what a person typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date

import shapely
from shapely import Point

from georegistry_desktop.domain.changes import Change, Changeset, Set
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.geometry import as_multipolygon
from georegistry_desktop.domain.records import STATUSES, Group, Unit, check_field, get
from georegistry_desktop.domain.tree import label
from georegistry_desktop.domain.values import Json, Value, same_value


def set_fields(
    unit: Unit, typed: Mapping[str, str], *, find: Callable[[str], Unit], find_group: Callable[[str], Group]
) -> Changeset:
    """The changes that give ``unit`` the typed values; an empty text empties the field.

    ``parent`` is found by ``find`` (reference, code or uuid), ``groups:KEY`` by ``find_group``; points and
    boundaries are WKT in EPSG:4326; members of sets (``aliases:KEY``, ``groups:KEY``) take yes or no;
    ``extra:KEY`` takes JSON or plain text. Raises ``Refused``: ``field-unknown``, ``value-bad``, and what
    ``find`` and ``find_group`` raise.
    """
    changes: list[Change] = []
    for written, text in typed.items():
        check_field(written)
        base, _, key = written.partition(":")
        name = f"groups:{find_group(key).uuid}" if base == "groups" else written
        value = _value(name, text.strip(), find)
        if not same_value(get(unit, name), value):
            changes.append(Set(unit.uuid, name, get(unit, name), value))
    return Changeset(f"Set {', '.join(typed)} of {label(unit)}", tuple(changes))


def _value(name: str, text: str, find: Callable[[str], Unit]) -> Value:
    base = name.partition(":")[0]
    if base in ("aliases", "groups", "references"):
        return _one_of(name, text, {"YES": True, "NO": None, "": None}, "yes or no")
    if not text:
        return None
    if base == "parent":
        return find(text).uuid
    if base == "status":
        return _one_of(name, text, {s: s for s in STATUSES}, "NEW, VALID or REJECTED")
    if base in ("opening_date", "closed_date"):
        return _read(name, text, _date, "a date as YYYY-MM-DD")
    if base in ("altitude", "accuracy"):
        return _read(name, text, float, "metres")
    if base == "point":
        return _read(name, text, _point, "POINT (LONGITUDE LATITUDE)")
    if base == "boundary":
        return _read(
            name, text, lambda t: as_multipolygon(shapely.from_wkt(t)), "a POLYGON or MULTIPOLYGON in WKT"
        )
    return _extra(text) if base == "extra" else text


def _one_of(name: str, text: str, known: Mapping[str, Value], expected: str) -> Value:
    if text.upper() not in known:
        raise Refused("value-bad", value=text, field=name, reason="it is not known", expected=expected)
    return known[text.upper()]


def _read(name: str, text: str, reader: Callable[[str], Value], expected: str) -> Value:
    try:
        return reader(text)
    except (ValueError, shapely.errors.GEOSException) as fault:
        raise Refused("value-bad", value=text, field=name, reason=str(fault), expected=expected) from fault


def _date(text: str) -> date:
    value = date.fromisoformat(text)
    if value.isoformat() != text:  # it takes weeks and dates without dashes too
        raise ValueError("it is written another way")
    return value


def _point(text: str) -> Point:
    geometry = shapely.force_2d(shapely.from_wkt(text))
    if not isinstance(geometry, Point) or geometry.is_empty:
        raise ValueError("it is no point")
    return geometry


def _extra(text: str) -> Json:
    try:
        value: Json = json.loads(text)
    except json.JSONDecodeError:
        return text
    return value
