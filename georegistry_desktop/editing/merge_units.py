"""Merge one unit into another that is the same place: what it knows and the other does not is kept."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from georegistry_desktop.domain.changes import Change, Changeset, Deleted, Set, difference
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused, require_known
from georegistry_desktop.domain.names import fold
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.domain.tree import dates_swapped, label
from georegistry_desktop.editing.refusing import refusal
from georegistry_desktop.editing.wording import short

_FILLED = ("short_name", "code", "source_ref", "type", "opening_date", "closed_date", "boundary")
_PLACE = ("point", "altitude", "accuracy")
TAKEN = ("name", "short_name", "code", "type", "parent", "status", "opening_date", "closed_date")
TAKEN_WHOLE = (*TAKEN, "point", "boundary")
"""Fields that may be taken from the unit that goes."""


def check(view: EditView, gone: str, into: str, take: Collection[str] = ()) -> GeoRegistryError | None:
    """Why the two cannot be merged; None where they can. Raises ``Refused`` (``option-bad``)."""
    require_known("field to be kept", take, TAKEN_WHOLE)
    there = view.units([gone, into])
    for uuid in (gone, into):
        if uuid not in there:
            return Refused("unit-missing", unit=uuid, version=view.version)
    if gone == into:
        return Refused("merge-same", unit=label(there[gone]))
    for upper, lower in ((gone, into), (into, gone)):
        if upper in _above(view, lower):
            return Refused("merge-below", unit=label(there[lower]), other=label(there[upper]))
    return refusal(view, _changes(view, gone, into, take))


def _above(view: EditView, uuid: str) -> set[str]:
    """The units above one, also where they stand in a circle. A subtree may be the whole list."""
    found: set[str] = set()
    parent = view.parent(uuid)
    while parent is not None and parent not in found:
        found.add(parent)
        parent = view.parent(parent)
    return found


def dropped(old: Unit, kept: Unit) -> list[str]:
    """What of the one that goes is kept nowhere, for the other one says otherwise: keys of ``extra`` and
    translations."""
    both = ((old.extra, kept.extra), (old.translations, kept.translations))
    return [key for mine, other in both for key in mine if key in other and mine[key] != other[key]]


def plan(view: EditView, gone: str, into: str, take: Collection[str] = ()) -> Changeset:
    """Delete ``gone``, whose children, groups, aliases, references and keys go to ``into``, and its fields
    where those of ``into`` are empty.

    Fields of ``take`` are taken from it in any case. Its name becomes an alias, and what its source calls it
    a reference. Raises what ``check`` gives.
    """
    if reason := check(view, gone, into, take):
        raise reason
    units = view.units([gone, into])
    words = f"Merge {short(units[gone].name)} into {short(units[into].name)}"
    return Changeset(words, _changes(view, gone, into, take))


def _changes(view: EditView, gone: str, into: str, take: Collection[str]) -> tuple[Change, ...]:
    units = view.units([gone, into])
    old, kept = units[gone], units[into]
    children = view.units(list(view.children(gone)))
    return (
        *(Set(child, "parent", gone, into) for child in children),
        *difference(kept, _merged(old, kept, take, view.version.partition("@")[0])),
        Deleted(old),
    )


def _merged(old: Unit, kept: Unit, take: Collection[str], source: str) -> Unit:
    filled = {n: getattr(old, n) for n in _FILLED if getattr(kept, n) is None or n in take}
    if kept.point is None or "point" in take:
        filled |= {name: getattr(old, name) for name in _PLACE}
    filled |= {name: getattr(old, name) for name in ("name", "parent", "status") if name in take}
    made = replace(
        kept,
        **filled,
        groups=kept.groups | old.groups,
        references=kept.references | old.references,
        extra={**old.extra, **kept.extra},
        translations={**old.translations, **kept.translations},
    )
    if dates_swapped(made) and not dates_swapped(kept) and not {"opening_date", "closed_date"} & set(take):
        made = replace(made, opening_date=kept.opening_date, closed_date=kept.closed_date)
    for lost in (old, kept):
        if lost.source_ref and lost.source_ref != made.source_ref:
            made = replace(made, references=made.references | {f"{source}:{lost.source_ref}"})
    names = {name for unit in (old, kept) for name in (unit.name, *unit.aliases) if name}
    known = {fold(made.name)}
    aliases = set(kept.aliases)
    known |= {fold(name) for name in aliases}
    for name in sorted(names - aliases):
        if fold(name) not in known:
            aliases.add(name)
            known.add(fold(name))
    return replace(made, aliases=frozenset(aliases))
