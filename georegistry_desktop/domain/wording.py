"""Changes in words, consequences first: a code with parameters, and what English says for it.

The command line says ``describe``; the window translates the same codes (``ui.words.change_sentence``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from georegistry_desktop.domain.changes import Change, Created, Deleted
from georegistry_desktop.domain.geometry import metres_between, overlap
from georegistry_desktop.domain.records import Group, GroupSet, Unit
from georegistry_desktop.domain.values import show_value

_LONGEST = 60

SENTENCES: dict[str, str] = {
    "create-unit": "Create '{record}'",
    "create-unit-below": "Create '{record}' under '{parent}'",
    "create-typed": "Create {type} '{record}'",
    "create-typed-below": "Create {type} '{record}' under '{parent}'",
    "create-group": "Create group '{record}'",
    "create-group-set": "Create group set '{record}'",
    "delete-unit": "Delete '{record}'",
    "delete-typed": "Delete {type} '{record}'",
    "delete-group": "Delete group '{record}'",
    "delete-group-set": "Delete group set '{record}'",
    "rename": "Rename '{before}' to '{after}'",
    "move": "Move '{unit}' from '{before}' to '{after}'",
    "move-from-top": "Move '{unit}' from the top to '{after}'",
    "move-to-top": "Move '{unit}' from '{before}' to the top",
    "remove-point": "Remove the point of '{unit}'",
    "remove-boundary": "Remove the boundary of '{unit}'",
    "give-point": "Give '{unit}' a point",
    "give-boundary": "Give '{unit}' a boundary",
    "move-point": "Move the point of '{unit}' by {metres}",
    "redraw": "Redraw the boundary of '{unit}': {share} of its area changes",
    "add-group": "Add group '{member}' to '{unit}'",
    "add-alias": "Add alias '{member}' to '{unit}'",
    "add-reference": "Add reference '{member}' to '{unit}'",
    "take-group": "Take group '{member}' from '{unit}'",
    "take-alias": "Take alias '{member}' from '{unit}'",
    "take-reference": "Take reference '{member}' from '{unit}'",
    "close": "Close '{unit}' on {after}",
    "set": "Set {field} of '{unit}' from {before} to {after}",
}
Namer = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """A sentence of ``SENTENCES`` and what fills it: names as text; of ``set`` and ``close`` the values
    themselves, ``metres`` and ``share`` as numbers."""

    code: str
    params: Mapping[str, object]


def words_of(change: Change, name: Namer) -> ChangeWords:
    """What a change says; ``name`` gives the name of a unit or group by uuid."""
    if isinstance(change, (Created, Deleted)):
        return _record(change, name)
    unit = name(change.unit)
    base, _, key = change.field.partition(":")
    before, after = change.before, change.after
    if base == "name":
        return ChangeWords("rename", {"before": before, "after": after})
    if base == "parent":
        code = "move" if before and after else "move-to-top" if before else "move-from-top"
        places = {side: name(str(v)) for side, v in (("before", before), ("after", after)) if v}
        return ChangeWords(code, {"unit": unit, **places})
    if base in ("point", "boundary"):
        return _geometry(base, unit, before, after)
    if base in ("groups", "aliases", "references"):
        what = {"groups": "group", "aliases": "alias", "references": "reference"}[base]
        member = name(key) if base == "groups" else key
        return ChangeWords(f"{'add' if after else 'take'}-{what}", {"unit": unit, "member": member})
    if base == "closed_date" and before is None:
        return ChangeWords("close", {"unit": unit, "after": after})
    return ChangeWords("set", {"unit": unit, "field": change.field, "before": before, "after": after})


def describe(change: Change, name: Namer = lambda uuid: uuid) -> str:
    """One change as an English sentence without a full stop."""
    words = words_of(change, name)
    params = dict(words.params)
    if words.code == "set":
        base, _, key = str(params["field"]).partition(":")
        labels = {"extra": key, "translations": f"translation {key}"}
        params["field"] = labels.get(base, base.replace("_", " "))
        params["before"], params["after"] = _value(params["before"]), _value(params["after"])
    elif words.code == "move-point":
        params["metres"] = f"{params['metres']:,.0f} m"
    elif words.code == "redraw":
        params["share"] = f"{params['share']:.1%}"
    return SENTENCES[words.code].format_map(params)


def _record(change: Created | Deleted, name: Namer) -> ChangeWords:
    record = change.record
    verb = "create" if isinstance(change, Created) else "delete"
    if isinstance(record, Group):
        return ChangeWords(f"{verb}-group", {"record": record.name})
    if isinstance(record, GroupSet):
        return ChangeWords(f"{verb}-group-set", {"record": record.name})
    assert isinstance(record, Unit)
    params: dict[str, object] = {"record": record.name}
    code = f"{verb}-unit"
    if record.type:
        code, params["type"] = f"{verb}-typed", record.type
    if record.parent and verb == "create":
        code, params["parent"] = f"{code}-below", name(record.parent)
    return ChangeWords(code, params)


def _geometry(what: str, unit: str, before: object, after: object) -> ChangeWords:
    if after is None:
        return ChangeWords(f"remove-{what}", {"unit": unit})
    if before is None:
        return ChangeWords(f"give-{what}", {"unit": unit})
    one, two = (np.array([g], dtype=object) for g in (before, after))
    if what == "point":
        return ChangeWords("move-point", {"unit": unit, "metres": float(metres_between(one, two)[0])})
    return ChangeWords("redraw", {"unit": unit, "share": float(overlap(one, two)[1][0])})


def _value(value: object) -> str:
    if value is None or value == "":
        return "nothing"
    shown = show_value(value)
    text = str(shown) if not isinstance(value, BaseGeometry) else str(value.geom_type)
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[: _LONGEST - 1]}…'"
