"""Values of fields out of what a person typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date

import shapely
from shapely import Point

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.geometry import as_multipolygon
from georegistry_desktop.domain.records import STATUSES, Group, Unit, check_field
from georegistry_desktop.domain.values import Json, Value


def typed_values(
    typed: Mapping[str, str], *, find: Callable[[str], Unit], find_group: Callable[[str], Group]
) -> dict[str, Value]:
    """Field -> value, as ``set_fields`` takes them; an empty text empties the field.

    ``parent`` is found by ``find`` (reference, code or uuid), ``groups:KEY`` by ``find_group``; points and
    boundaries are WKT in EPSG:4326; members of sets (``aliases:KEY``, ``groups:KEY``) take yes or no;
    ``extra:KEY`` takes JSON or plain text. Raises ``Refused``: ``field-unknown``, ``value-bad``, and what
    ``find`` and ``find_group`` raise.
    """
    values: dict[str, Value] = {}
    for written, text in typed.items():
        check_field(written)
        base, _, key = written.partition(":")
        name = f"groups:{find_group(key).uuid}" if base == "groups" else written
        values[name] = (
            find(text.strip()).uuid if base == "parent" and text.strip() else typed_value(name, text)
        )
    return values


def typed_value(name: str, text: str) -> Value:
    """The value of one field; of ``parent`` the uuid as it is. Raises ``Refused`` (``value-bad``)."""
    text = text.strip()
    base = name.partition(":")[0]
    if base in ("aliases", "groups", "references"):
        return _one_of(name, text, {"YES": True, "NO": None, "": None}, "yes or no")
    if not text:
        return None
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
    return typed_json(text) if base == "extra" else text


def typed_json(text: str) -> Json:
    """JSON where the text is some, else the text itself: ``4`` is a number, ``four`` is text."""
    try:
        value: Json = json.loads(text)
    except json.JSONDecodeError:
        return text
    return value


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
