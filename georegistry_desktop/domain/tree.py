"""The would-be tree: what a plan of changes would make of it, and the rules it must keep."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol, TypeVar

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.records import STATUSES, GroupSet, Record, Unit, UnitType

T = TypeVar("T", int, str)


class TreeView(Protocol):
    """What edits and rules may ask of one version's tree, read as of one moment."""

    def unit(self, uuid: str) -> Unit | None:
        """The unit, or None when it is not in the version."""

    def parent(self, uuid: str) -> str | None:
        """The parent's uuid; None for a root and for an unknown unit."""

    def children(self, uuid: str) -> Collection[str]:
        """The uuids of the direct children."""

    def __contains__(self, uuid: object) -> bool:
        """Whether the version has this unit."""


def broken_rules(
    changed: Mapping[str, Unit | None],
    tree: TreeView,
    *,
    types: Mapping[str, UnitType],
    groups: Collection[str],
) -> list[Problem]:
    """All rules that the tree would break if each unit of ``changed`` became what is given (None: deleted).

    Only changed units are looked at, with their ancestors; a fault that was there before stays unsaid.
    """
    problems: list[Problem] = []
    names = _Names(changed, tree)
    would_be: dict[str, list[str]] = {}
    for unit in changed.values():
        if unit is not None and unit.parent is not None:
            would_be.setdefault(unit.parent, []).append(unit.uuid)
    for uuid, unit in changed.items():
        before = tree.unit(uuid)
        if unit is None:
            left = [c for c in tree.children(uuid) if c not in changed]
            problems += [
                _problem("has-children", names[uuid], "parent", value=names[child])
                for child in [*left, *would_be.get(uuid, [])]
            ]
            continue
        problems += _own_rules(unit, before, names, types, groups)
    for unit in _placed_anew(changed, tree, types):
        problems += _parent_rules(unit, changed, tree, names, types)
    problems += _cycles((u for u in changed.values() if u is not None), changed, tree, names)
    return problems


def broken_group_rules(changed: Iterable[Record | None], groups: Collection[str]) -> list[Problem]:
    """The same for groups and group sets; ``groups`` are the uuids that there will be."""
    problems = []
    for record in changed:
        if record is None:
            continue
        if not record.name.strip():
            problems.append(_problem("name-empty", record.uuid, "name"))
        unknown = record.groups - set(groups) if isinstance(record, GroupSet) else frozenset()
        problems += [_problem("group-unknown", record.name, "groups", value=g) for g in sorted(unknown)]
    return problems


def dates_swapped(unit: Unit) -> bool:
    """Whether a unit closes before it opens."""
    return bool(unit.opening_date and unit.closed_date and unit.closed_date < unit.opening_date)


def _own_rules(
    unit: Unit,
    before: Unit | None,
    names: _Names,
    types: Mapping[str, UnitType],
    groups: Collection[str],
) -> list[Problem]:
    found = []
    label = names[unit.uuid]
    if not unit.name.strip():
        found.append(_problem("name-empty", label, "name"))
    if unit.type is not None and unit.type not in types:
        found.append(_problem("type-unknown", label, "type", value=unit.type))
    if unit.status not in STATUSES:
        found.append(_problem("status-unknown", label, "status", value=unit.status))
    dates = (unit.opening_date, unit.closed_date)
    if dates_swapped(unit) and (before is None or dates != (before.opening_date, before.closed_date)):
        found.append(_problem("dates-swapped", label, "closed_date", value=unit.closed_date))
    joined = unit.groups - (before.groups if before else frozenset())
    found += [
        _problem("group-unknown", label, "groups", value=group)
        for group in sorted(joined)
        if group not in groups
    ]
    return found


def _placed_anew(
    changed: Mapping[str, Unit | None], tree: TreeView, types: Mapping[str, UnitType]
) -> Collection[Unit]:
    """The units that get another parent or type, and those whose parent gets another type."""
    found: dict[str, Unit] = {}
    for uuid, unit in changed.items():
        if unit is None:
            continue
        before = tree.unit(uuid)
        if before is None or (before.parent, before.type) != (unit.parent, unit.type):
            found[uuid] = unit
        if before is not None and before.type != unit.type and any(t.allowed_parents for t in types.values()):
            children = {c: changed[c] if c in changed else tree.unit(c) for c in tree.children(uuid)}
            found.update({c: child for c, child in children.items() if child and child.parent == uuid})
    return found.values()


def _parent_rules(
    unit: Unit,
    changed: Mapping[str, Unit | None],
    tree: TreeView,
    names: _Names,
    types: Mapping[str, UnitType],
) -> list[Problem]:
    if unit.parent is None:
        return []
    if unit.parent in changed:
        parent = changed[unit.parent]
        if parent is None:
            return []  # told as has-children of the parent
    else:
        parent = tree.unit(unit.parent)
        if parent is None:
            return [_problem("parent-unknown", names[unit.uuid], "parent", value=unit.parent)]
    kind = types.get(unit.type) if unit.type else None
    if kind and kind.allowed_parents and parent.type not in kind.allowed_parents:
        return [_problem("parent-type", names[unit.uuid], "parent", value=unit.type)]
    return []


def _cycles(
    units: Iterable[Unit], changed: Mapping[str, Unit | None], tree: TreeView, names: _Names
) -> list[Problem]:
    safe: set[str] = set()
    problems = []
    for unit in units:
        chain: dict[str, None] = {}
        at: str | None = unit.uuid
        while at is not None and at not in safe and at not in chain:
            chain[at] = None
            held = changed.get(at)
            at = held.parent if held is not None else tree.parent(at)
        if at is not None and at in chain:
            circle = list(chain)[list(chain).index(at) :]
            words = " → ".join(names[u] for u in [*circle, at])
            problems.append(_problem("cycle", names[at], "parent", value=words))
        safe.update(chain)
    return problems


def _problem(code: str, unit: str, field: str, **params: object) -> Problem:
    return Problem(code=code, severity="fatal", unit=unit, field=field, params=params)


class _Names:
    """How units are named in messages: name and, where it has one, reference or code."""

    def __init__(self, changed: Mapping[str, Unit | None], tree: TreeView) -> None:
        self.changed, self.tree = changed, tree

    def __getitem__(self, uuid: str) -> str:
        unit = self.changed.get(uuid)
        if unit is None or not unit.name.strip():
            unit = self.tree.unit(uuid) or unit  # one that loses its name is named by what it was
        return label(unit) if unit else uuid


def label(unit: Unit) -> str:
    """A unit in a message: its name and what tells it apart."""
    return label_of(unit.name, unit.uuid, unit.source_ref, unit.code)


def label_of(name: str | None, uuid: str, ref: str | None, code: str | None) -> str:
    """The same of a unit's bare fields."""
    key = ref or code
    return f"{name or uuid} ({key})" if key else name or uuid


def last(unit: T, into: Mapping[T, T]) -> T:
    """What a unit is part of in the end."""
    met = {unit}
    while (after := into.get(unit)) is not None and after not in met:
        met.add(after)
        unit = after
    return unit
