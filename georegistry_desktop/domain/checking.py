"""What a change may say at all: the right type, finite numbers, degrees in range, text that can be stored.

Checked once, at the door of every commit and proposal, so that both databases take and refuse the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from sys import float_info

import numpy as np
import shapely
from shapely import MultiPolygon, Point

from georegistry_desktop.domain.changes import Change, Created, Deleted, Set, target
from georegistry_desktop.domain.errors import RulesBroken
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.records import (
    MAP_FIELDS,
    SET_FIELDS,
    Record,
    Unit,
    check_field,
    fields_of,
    get,
)

_LARGEST = float_info.max
Fault = str | None
"""Why a value cannot be taken; None for one that can."""


def check_changes(changes: Iterable[Change]) -> None:
    """Raise ``RulesBroken`` with all values that cannot be stored, ``Refused`` for an unknown field."""
    problems = [problem for change in changes for problem in _problems(change)]
    if problems:
        raise RulesBroken(problems)


def _problems(change: Change) -> Iterator[Problem]:
    if isinstance(change, Deleted):
        return
    for name, value in _values(change):
        fault = _fault(name, value)
        if fault is not None:
            unit = change.record.name if isinstance(change, Created) else target(change)[1]
            params: dict[str, object] = {"value": repr(value)[:60], "reason": fault}
            yield Problem(code="value-wrong", severity="fatal", unit=str(unit), field=name, params=params)


def _values(change: Created | Set) -> Iterator[tuple[str, object]]:
    if isinstance(change, Set):
        check_field(change.field, change.kind)
        yield change.field, change.after
        return
    record: Record = change.record
    yield "uuid", record.uuid or ""
    if not isinstance(record, Unit):
        yield "name", record.name or ""
    for name in fields_of(record):
        yield name, get(record, name)


def _fault(name: str, value: object) -> Fault:
    base, _, key = name.partition(":")
    if base in SET_FIELDS:
        return _member(base, key, value)
    if value is None:
        return None
    if base in MAP_FIELDS:
        return _text(key) or ("its key is blank" if not key.strip() else _json(value))
    return _FAULTS.get(base, _text)(value)


def _text(value: object) -> Fault:
    if not isinstance(value, str):
        return "it is no text"
    if "\0" in value:
        return "it holds a zero character"
    try:
        value.encode()
    except UnicodeEncodeError:
        return "it holds half a character"
    return None


def _key(value: object) -> Fault:
    return _text(value) or ("it is blank" if not str(value).strip() else None)


def _date(value: object) -> Fault:
    return None if isinstance(value, date) and not isinstance(value, datetime) else "it is no date"


def _number(value: object) -> Fault:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return "it is no number"
    # Not isfinite(): whole numbers may be too large for it.
    return None if abs(value) <= _LARGEST else "it is not finite"


def _geometry(kind: type[Point] | type[MultiPolygon]) -> Callable[[object], Fault]:
    def fault(value: object) -> Fault:
        if not isinstance(value, kind):
            return f"it is no {kind.__name__}"
        if value.has_z:
            return "it has a height of its own"
        x, y = shapely.get_coordinates(value).T
        inside = np.isfinite(x) & np.isfinite(y) & (np.abs(x) <= 180) & (np.abs(y) <= 90)
        return None if inside.all() else "it leaves the range of degrees"

    return fault


def _member(base: str, key: str, value: object) -> Fault:
    if value is not None and value is not True:
        return "a member is there or not"
    source, colon, ref = key.partition(":")
    if base == "references" and value and not (colon and source.strip() and ref.strip()):
        return "it is not written SOURCE:REFERENCE"
    return _key(key)


def _json(value: object) -> Fault:
    try:
        return _text(json.dumps(value, allow_nan=False, ensure_ascii=False))
    except (TypeError, ValueError):
        return "it cannot be written as JSON"


_FAULTS: Mapping[str, Callable[[object], Fault]] = {
    "uuid": _key,
    "opening_date": _date,
    "closed_date": _date,
    "altitude": _number,
    "accuracy": _number,
    "point": _geometry(Point),
    "boundary": _geometry(MultiPolygon),
}
