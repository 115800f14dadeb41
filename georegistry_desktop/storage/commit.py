"""Commit a Changeset: one transaction that checks each ``before`` against today, then writes.

What differs becomes a conflict; all conflicts are returned together. Boundaries that two people bent in
different places are merged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection

from georegistry_desktop.domain import tree as rules
from georegistry_desktop.domain.changes import Changeset
from georegistry_desktop.domain.checking import check_changes
from georegistry_desktop.domain.errors import ConflictError, Refused, RulesBroken
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.records import Unit, UnitType
from georegistry_desktop.storage.last_change import attributed, names_of_deleted
from georegistry_desktop.storage.merging import Merge, lock_and_read, merge
from georegistry_desktop.storage.neighbours import overlapping
from georegistry_desktop.storage.stored import (
    StoredTree,
    StoredUnit,
    read_groups,
    unit_types,
)
from georegistry_desktop.storage.versions import Version
from georegistry_desktop.storage.writing import UnitWriter, drop_groups, write_groups


def check_rules(
    connection: Connection,
    version: Version,
    plan: Merge,
    stored: Mapping[str, StoredUnit],
    new_types: Sequence[UnitType],
) -> StoredTree:
    """Raise ``RulesBroken`` with all problems of the would-be tree."""
    changed = {uuid: cast("Unit | None", after) for uuid, _, after in plan.changed("unit")}
    view = StoredTree(connection, version.id, stored, absent=changed.keys() - stored.keys())
    types = {t.name: t for t in [*new_types, *unit_types(connection).values()]}
    _load_around(changed, stored, view, restricted=any(t.allowed_parents for t in types.values()))
    groups = set(read_groups(connection, version.id))
    for uuid, _, after in plan.changed("group"):
        (groups.add if after is not None else groups.discard)(uuid)
    problems = rules.broken_rules(changed, view, types=types, groups=groups)
    grouped = [*plan.changed("group"), *plan.changed("group_set")]
    problems += rules.broken_group_rules([after for _, _, after in grouped], groups)
    if problems:
        raise RulesBroken(_naming_the_deleted(connection, version, problems))
    return view


def _naming_the_deleted(
    connection: Connection, version: Version, problems: Sequence[Problem]
) -> list[Problem]:
    """A parent or group that somebody deleted meanwhile is told by the name that it had."""
    asked = [p for p in problems if p.code in ("parent-unknown", "group-unknown")]
    names = names_of_deleted(connection, version.id, {str(p.params["value"]) for p in asked})
    named = {id(p): names[str(p.params["value"])] for p in asked if p.params["value"] in names}
    return [
        replace(p, params={**p.params, "value": f"'{named[id(p)]}'"}) if id(p) in named else p
        for p in problems
    ]


def _never_there(uuid: str, version: str) -> Problem:
    return Problem(code="unit-missing", severity="fatal", unit=uuid, params={"version": version})


def _load_around(
    changed: Mapping[str, Unit | None],
    stored: Mapping[str, StoredUnit],
    view: StoredTree,
    *,
    restricted: bool,
) -> None:
    """Read at once what the rules will ask for one by one."""
    parents, families = set(), set()
    for uuid, after in changed.items():
        before = stored[uuid].unit if uuid in stored else None
        retyped = before is not None and after is not None and before.type != after.type
        if after is None or (retyped and restricted):
            families.add(uuid)
        if (
            after is not None
            and after.parent
            and (before is None or retyped or before.parent != after.parent)
        ):
            parents.add(after.parent)
    view.load(parents - changed.keys())
    view.load_ancestors({*parents, *changed})
    view.load_children(families)
    view.load({child for uuid in families for child in view.children(uuid)} - changed.keys())


def commit_changes(connection: Connection, version: Version, changeset: Changeset) -> Merge:
    """Plan and write inside an open header. Raises ``ConflictError`` or ``RulesBroken``; see ``merge``."""
    if version.state != "live":
        raise Refused("version-frozen", version=version.label)
    plan, stored, view = _planned(connection, version, changeset, (), lock=True)
    write_groups(connection, version.id, plan)
    UnitWriter(connection, version.id, plan, stored, view).write()
    drop_groups(connection, version.id, plan)
    return plan


def rehearse_changes(
    connection: Connection, version: Version, changeset: Changeset, types: Sequence[UnitType]
) -> None:
    """Raise what ``commit_changes`` would, once ``types`` exist; locks and writes nothing."""
    _planned(connection, version, changeset, types, lock=False)


def _planned(
    connection: Connection,
    version: Version,
    changeset: Changeset,
    types: Sequence[UnitType],
    *,
    lock: bool,
) -> tuple[Merge, dict[str, StoredUnit], StoredTree]:
    check_changes(changeset.changes)
    today, stored = lock_and_read(connection, version, changeset.changes, lock=lock)
    plan = merge(changeset.changes, today)
    conflicts = plan.conflicts + overlapping(connection, version.id, plan)
    if conflicts:
        conflicts = attributed(connection, version.id, conflicts)
        unknown = {c.unit for c in conflicts if c.unit_name is None}
        if unknown:
            raise RulesBroken([_never_there(uuid, version.label) for uuid in sorted(unknown)])
        raise ConflictError(conflicts)
    return plan, stored, check_rules(connection, version, plan, stored, types)
