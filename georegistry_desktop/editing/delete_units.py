"""Delete units, with or without what stands below them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from georegistry_desktop.domain.changes import Change, Changeset, Deleted, Set
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused, require_known
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.domain.tree import label
from georegistry_desktop.editing.refusing import refusal
from georegistry_desktop.editing.wording import short, subject

Children = Literal["keep", "delete", "lift"]
"""What becomes of units below: ``keep`` refuses where there are any, ``delete`` deletes them too, ``lift``
gives them the deleted unit's parent."""
CHILDREN: tuple[Children, ...] = ("keep", "delete", "lift")
_NAMED = 3


def check(view: EditView, uuids: Collection[str], children: Children = "keep") -> GeoRegistryError | None:
    """Why they cannot be deleted: one is gone, or has units below, which are named; None where they can."""
    require_known("treatment of children", [children], CHILDREN)
    there = view.units(uuids)
    for uuid in uuids:
        if uuid not in there:
            return Refused("unit-missing", unit=uuid, version=view.version)
    below = [u for u in view.below(uuids) if u not in there]
    if children == "keep" and below:
        above = next(u for u in uuids if any(c not in there for c in view.children(u)))
        names = [short(u.name) for u in view.units(below[:_NAMED]).values()]
        named = ", ".join(names + ["…"] * (len(below) > _NAMED))
        return Refused("units-below", unit=label(there[above]), count=len(below), value=named)
    return refusal(view, _changes(view, uuids, children))


def plan(view: EditView, uuids: Collection[str], children: Children = "keep") -> Changeset:
    """Delete the units, children before parents. Raises what ``check`` gives."""
    if reason := check(view, uuids, children):
        raise reason
    changes = _changes(view, uuids, children)
    words = f"Delete {subject(list(view.units(uuids).values()))}"
    more = sum(isinstance(c, Deleted) for c in changes) - len(set(uuids))
    return Changeset(f"{words} and {more:,} below" if more else words, changes)


def _changes(view: EditView, uuids: Collection[str], children: Children) -> tuple[Change, ...]:
    gone = list(dict.fromkeys(uuids))
    if children == "delete":
        gone = list(dict.fromkeys([*gone, *view.below(gone)]))
    records = view.units(gone)
    moved: list[Change] = []
    if children == "lift":
        for child in view.units([c for u in gone for c in view.children(u) if c not in records]).values():
            parent = child.parent
            while parent in records:
                parent = records[parent].parent
            moved.append(Set(child.uuid, "parent", child.parent, parent))

    def depth(unit: Unit) -> int:
        steps = 0
        while unit.parent in records:
            unit, steps = records[unit.parent], steps + 1
        return steps

    return (*moved, *map(Deleted, sorted(records.values(), key=depth, reverse=True)))
