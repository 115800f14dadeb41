"""Why a version would not bear an edit, found before it is sent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast

from georegistry_desktop.domain.changes import Change, Created, Deleted, Set, target
from georegistry_desktop.domain.checking import check_changes
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError, Refused, RulesBroken
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.records import Kind, Record, Unit, with_value
from georegistry_desktop.domain.tree import broken_group_rules, broken_rules, label

Key = tuple[Kind, str]


def refusal(view: EditView, changes: Iterable[Change]) -> GeoRegistryError | None:
    """What a commit of ``changes`` over this view would raise; None where the tree bears them.

    One broken rule is given as itself (its code and parameters, with ``unit`` and ``field``), several as one
    ``RulesBroken``.
    """
    held = list(changes)
    if not view.live:
        return Refused("version-frozen", version=view.version)
    stored = _stored(view, held)
    gone = [c.unit for c in held if isinstance(c, Set) and stored.get(target(c)) is None]
    if gone:
        return Refused("unit-missing", unit=gone[0], version=view.version)
    try:
        check_changes(held)
    except RulesBroken as broken:
        names = {uuid: label(r) for (_, uuid), r in stored.items() if isinstance(r, Unit)}
        return _as_one([replace(p, unit=names.get(p.unit or "", p.unit)) for p in broken.problems])
    except Refused as unknown_field:
        return unknown_field
    return _as_one(_broken(view, held, stored))


def _stored(view: EditView, changes: Collection[Change]) -> dict[Key, Record | None]:
    """What all that is set is now; and what is created, where the same list goes on with it."""
    found: dict[Key, Record | None] = {}
    units = view.units(list(dict.fromkeys(uuid for kind, uuid in map(target, changes) if kind == "unit")))
    for change in changes:
        kind, uuid = target(change)
        if isinstance(change, Created):
            found[kind, uuid] = change.record
        elif kind == "unit":
            found.setdefault((kind, uuid), units.get(uuid))
        else:
            groups: Mapping[str, Record] = view.groups if kind == "group" else view.group_sets
            found.setdefault((kind, uuid), groups.get(uuid))
    return found


def _broken(view: EditView, changes: Iterable[Change], stored: Mapping[Key, Record | None]) -> list[Problem]:
    after = dict(stored)
    for change in changes:
        key = target(change)
        if isinstance(change, Set):
            record = after[key]
            after[key] = None if record is None else with_value(record, change.field, change.after)
        elif isinstance(change, Deleted):
            after[key] = None
    units = {uuid: cast("Unit | None", r) for (kind, uuid), r in after.items() if kind == "unit"}
    groups = set(view.groups)
    for (kind, uuid), record in after.items():
        if kind == "group":
            (groups.discard if record is None else groups.add)(uuid)
    beside = [record for (kind, _), record in after.items() if kind != "unit"]
    problems = broken_rules(units, view, types=view.types, groups=groups)
    return problems + broken_group_rules(beside, groups)


def _as_one(problems: Sequence[Problem]) -> GeoRegistryError | None:
    if len(problems) > 1:
        return RulesBroken(problems)
    for problem in problems:
        return Refused(problem.code, unit=problem.unit, field=problem.field, **problem.params)
    return None
