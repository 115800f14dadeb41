"""The values that fields hold, and their one text form for JSON."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeAlias, cast

import shapely
from shapely.geometry.base import BaseGeometry

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None
Value: TypeAlias = Json | date | BaseGeometry


def same_value(a: Value, b: Value) -> bool:
    """Equal as stored. Geometries by their vertices in order; empty geometry, text, list and null are one."""
    if a is b:
        return True
    if isinstance(a, str) and isinstance(b, str):
        return a == b
    a, b = _empty_as_none(a), _empty_as_none(b)
    if isinstance(a, BaseGeometry) and isinstance(b, BaseGeometry):
        return bool(shapely.equals_identical(a, b))
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    return (type(a) is type(b) and a == b) or (_number(a) and _number(b) and a == b)


def encode_value(value: Value) -> Json:
    """To JSON without loss: dates, geometries and what looks like them as one-key objects."""
    if isinstance(value, BaseGeometry):
        return {"$wkb": shapely.to_wkb(value, hex=True)}
    if isinstance(value, date):
        return {"$date": value.isoformat()}
    if isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith("$"):
        return {"$json": value}
    return value


def decode_value(value: Json) -> Value:
    """The inverse of ``encode_value``."""
    if isinstance(value, dict):
        if value.keys() == {"$wkb"}:
            geometry: BaseGeometry = shapely.from_wkb(str(value["$wkb"]))
            return geometry
        if value.keys() == {"$date"}:
            return date.fromisoformat(str(value["$date"]))
        if value.keys() == {"$json"}:
            return value["$json"]
    return value


def show_value(value: Any) -> Json:
    """For people and reports: dates as ISO text, geometries as WKT with 6 decimals."""
    if isinstance(value, BaseGeometry):
        return str(shapely.to_wkt(value, rounding_precision=6))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): show_value(v) for k, v in value.items()}
    if isinstance(value, (set, frozenset)):
        return [*sorted(str(v) for v in value)]
    return cast(Json, value)


def _empty_as_none(value: Value) -> Value:
    if isinstance(value, BaseGeometry):
        return None if value.is_empty else value
    return None if value == "" or value == [] or value == {} else value


def _number(value: Value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
