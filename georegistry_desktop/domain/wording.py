"""Changes as English sentences, consequences first: what the command line and the reports say."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from shapely.geometry.base import BaseGeometry

from georegistry_desktop.domain.changes import Change, Created, Deleted
from georegistry_desktop.domain.geometry import metres_between, overlap
from georegistry_desktop.domain.records import Group, GroupSet
from georegistry_desktop.domain.values import show_value

_LONGEST = 60
_FIELDS = {"translations": "translation {key}", "extra": "{key}"}

Namer = Callable[[str], str]


def describe(change: Change, name: Namer = lambda uuid: uuid) -> str:
    """One change without a full stop; ``name`` gives the name of a unit or group by uuid."""
    if isinstance(change, (Created, Deleted)):
        return _record(change, name)
    unit = name(change.unit)
    base, _, key = change.field.partition(":")
    before, after = change.before, change.after
    if base == "name":
        return f"Rename '{before}' to '{after}'"
    if base == "parent":
        places = [f"'{name(str(place))}'" if place else "the top" for place in (before, after)]
        return f"Move '{unit}' from {places[0]} to {places[1]}"
    if base in ("point", "boundary"):
        return _geometry(base, unit, before, after)
    if base in ("groups", "aliases", "references"):
        what = {"groups": "group", "aliases": "alias", "references": "reference"}[base]
        member = name(key) if base == "groups" else key
        return f"Add {what} '{member}' to '{unit}'" if after else f"Take {what} '{member}' from '{unit}'"
    if base == "closed_date" and before is None:
        return f"Close '{unit}' on {after}"
    field = _FIELDS.get(base, base.replace("_", " ")).format(key=key)
    return f"Set {field} of '{unit}' from {_value(before)} to {_value(after)}"


def _record(change: Created | Deleted, name: Namer) -> str:
    record = change.record
    verb = "Create" if isinstance(change, Created) else "Delete"
    if isinstance(record, Group):
        return f"{verb} group '{record.name}'"
    if isinstance(record, GroupSet):
        return f"{verb} group set '{record.name}'"
    what = f"{record.type} '{record.name}'" if record.type else f"'{record.name}'"
    below = f" under '{name(record.parent)}'" if record.parent and verb == "Create" else ""
    return f"{verb} {what}{below}"


def _geometry(what: str, unit: str, before: object, after: object) -> str:
    if after is None:
        return f"Remove the {what} of '{unit}'"
    if before is None:
        return f"Give '{unit}' a {what}"
    one, two = (np.array([g], dtype=object) for g in (before, after))
    if what == "point":
        return f"Move the point of '{unit}' by {float(metres_between(one, two)[0]):,.0f} m"
    return f"Redraw the boundary of '{unit}': {float(overlap(one, two)[1][0]):.1%} of its area changes"


def _value(value: object) -> str:
    if value is None or value == "":
        return "nothing"
    shown = show_value(value)
    text = str(shown) if not isinstance(value, BaseGeometry) else str(value.geom_type)
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[: _LONGEST - 1]}…'"
