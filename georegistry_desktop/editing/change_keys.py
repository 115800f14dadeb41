"""Set, rename and remove keys of ``extra`` and ``translations``."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal

from georegistry_desktop.domain.changes import Changeset, Set
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused
from georegistry_desktop.domain.records import check_field, get
from georegistry_desktop.domain.tree import label
from georegistry_desktop.domain.values import Json, Value
from georegistry_desktop.editing import set_fields
from georegistry_desktop.editing.refusing import refusal
from georegistry_desktop.editing.wording import short, subject

Keyed = Literal["extra", "translations"]
"""Keys of ``translations`` are ``LOCALE:PROPERTY``, such as ``fr:name``."""


def check(
    view: EditView,
    uuids: Collection[str],
    keyed: Keyed,
    *,
    values: Mapping[str, Json] | None = None,
    rename: tuple[str, str] | None = None,
) -> GeoRegistryError | None:
    """Why the keys cannot be so: blank, or the new name stands for something already; None where they can."""
    try:
        changes = _changes(view, uuids, keyed, values or {}, rename)
    except Refused as unknown_field:
        return unknown_field
    if rename is not None and rename[0] != rename[1]:
        for unit in view.units(uuids).values():
            old, new = (get(unit, f"{keyed}:{key}") for key in rename)
            if old is not None and new is not None:
                return Refused("key-there", unit=label(unit), field=f"{keyed}:{rename[0]}", value=rename[1])
    return refusal(view, changes)


def plan(
    view: EditView,
    uuids: Collection[str],
    keyed: Keyed,
    *,
    values: Mapping[str, Json] | None = None,
    rename: tuple[str, str] | None = None,
) -> Changeset:
    """Give all units these ``values`` (None removes a key), and ``rename`` a key of those that have it.

    Raises what ``check`` gives.
    """
    if reason := check(view, uuids, keyed, values=values, rename=rename):
        raise reason
    changes = _changes(view, uuids, keyed, values or {}, rename)
    who = subject(list(view.units(uuids).values()))
    what = "translation " if keyed == "translations" else ""
    if rename is not None and not values:
        return Changeset(f"Rename {what}{short(rename[0])} of {who} to {short(rename[1])}", changes)
    labels = {f"{keyed}:{key}": value for key, value in (values or {}).items()}
    return Changeset(set_fields.plan(view, uuids, labels).label, changes)


def _changes(
    view: EditView,
    uuids: Collection[str],
    keyed: Keyed,
    values: Mapping[str, Json],
    rename: tuple[str, str] | None,
) -> tuple[Set, ...]:
    fields: dict[str, Value] = {f"{keyed}:{key.strip()}": value for key, value in values.items()}
    changes = set_fields.changes(view, uuids, fields)
    if rename is None or rename[0] == rename[1]:
        return changes
    old, new = f"{keyed}:{rename[0]}", f"{keyed}:{rename[1].strip()}"
    check_field(new)
    renamed: list[Set] = []
    for unit in view.units(uuids).values():
        if (value := get(unit, old)) is not None:
            renamed += [Set(unit.uuid, old, value, None), Set(unit.uuid, new, get(unit, new), value)]
    return (*changes, *renamed)
