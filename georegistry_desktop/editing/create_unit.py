"""Create a unit."""

from __future__ import annotations

from collections import Counter

from georegistry_desktop.domain.changes import Changeset, Created
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.domain.tree import label
from georegistry_desktop.editing.refusing import refusal
from georegistry_desktop.editing.wording import short


def check(view: EditView, unit: Unit) -> GeoRegistryError | None:
    """Why there cannot be such a unit; None where there can."""
    if (there := view.unit(unit.uuid)) is not None:
        return Refused("unit-there", unit=label(there), version=view.version)
    return refusal(view, [Created(unit)])


def plan(view: EditView, unit: Unit) -> Changeset:
    """Create ``unit``, whose uuid is new. Raises what ``check`` gives."""
    if reason := check(view, unit):
        raise reason
    parent = view.unit(unit.parent) if unit.parent else None
    where = f" under {short(parent.name)}" if parent else ""
    kind = f"{unit.type} " if unit.type else ""
    return Changeset(f"Create {kind}{short(unit.name)}{where}", (Created(unit),))


def likely_type(view: EditView, parent: str | None) -> str | None:
    """The type that a new unit there most likely has: that of most beside it, else of the next depth."""
    if parent is None:
        roots = [t for t in view.types.values() if t.depth == 1]
        return roots[0].name if roots else None
    beside = Counter(u.type for u in view.units(view.children(parent)).values() if u.type)
    if beside:
        return beside.most_common(1)[0][0]
    above = view.unit(parent)
    held = view.types.get(above.type or "") if above else None
    for kind in sorted(view.types.values(), key=lambda t: t.depth or 0):
        if held is not None and held.name in kind.allowed_parents:
            return kind.name
        if held is not None and held.depth is not None and kind.depth == held.depth + 1:
            return kind.name
    return None
