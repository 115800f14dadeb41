"""Set fields of one or many units."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from georegistry_desktop.domain.changes import Changeset, Set
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused
from georegistry_desktop.domain.records import check_field, get
from georegistry_desktop.domain.values import Value, same_value
from georegistry_desktop.editing.refusing import refusal
from georegistry_desktop.editing.wording import subject, value_label


def check(view: EditView, uuids: Collection[str], values: Mapping[str, Value]) -> GeoRegistryError | None:
    """Why the units cannot have these values; None where they can."""
    try:
        return refusal(view, changes(view, uuids, values))
    except Refused as unknown_field:
        return unknown_field


def plan(view: EditView, uuids: Collection[str], values: Mapping[str, Value]) -> Changeset:
    """Give all units the same ``values``; None empties a field, a member of a set is True or None.

    What says so already stays out. Raises what ``check`` gives.
    """
    made = changes(view, uuids, values)
    if reason := refusal(view, made):
        raise reason
    units = list(view.units(uuids).values())
    if len(values) == 1:
        ((field, value),) = values.items()
        return Changeset(value_label(view, field, units, value), made)
    fields = ", ".join(name.partition(":")[2] or name.replace("_", " ") for name in values)
    return Changeset(f"Set {fields} of {subject(units)}", made)


def changes(view: EditView, uuids: Collection[str], values: Mapping[str, Value]) -> tuple[Set, ...]:
    """What differs from what the units say, unchecked; a unit that is not there is asked to change, too.

    Raises ``Refused`` (``field-unknown``).
    """
    for field in values:
        check_field(field)
    there = view.units(uuids)
    found: list[Set] = []
    for uuid in uuids:
        unit = there.get(uuid)
        for field, value in values.items():
            before = get(unit, field) if unit is not None else None
            if unit is None or not same_value(before, value):
                found.append(Set(uuid, field, before, value))
    return tuple(found)
