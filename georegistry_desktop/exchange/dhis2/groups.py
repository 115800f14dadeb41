"""Groups and group sets: the group owns its members, the set owns its groups; both may be told from the
other side as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.draft import GROUP_COLUMNS, GROUP_SET_COLUMNS, Findings, pairs, text_frame
from georegistry_desktop.exchange.records import Entry, identifier, listed, no_lists, shown, word


@dataclass(frozen=True, kw_only=True)
class GroupTables:
    """The tables of a ``Draft``; units, groups and sets by position."""

    groups: pd.DataFrame
    memberships: pd.DataFrame
    group_sets: pd.DataFrame
    group_set_members: pd.DataFrame
    problems: list[Problem]


@dataclass
class _Held:
    """What several files say of groups (or of sets), joined by id."""

    positions: dict[str, int] = field(default_factory=dict)
    names: list[str | None] = field(default_factory=list)
    codes: list[str | None] = field(default_factory=list)

    def add(self, record: Any) -> int | None:
        """The position of the group, added when new; None when it has neither id nor name."""
        known = record if isinstance(record, dict) else {"id": record}
        name = word(known.get("name")) or word(known.get("displayName"))
        key = identifier(known) or (name and name.strip())
        if key is None:
            return None
        at = self.positions.setdefault(key, len(self.positions))
        if at == len(self.names):
            self.names.append(None)
            self.codes.append(None)
        self.names[at] = self.names[at] or name
        self.codes[at] = self.codes[at] or word(known.get("code"))
        return at

    def columns(self) -> dict[str, list[str | None]]:
        keys = list(self.positions)
        named = [name or key for name, key in zip(self.names, keys, strict=True)]
        return {"name": [*named], "source_ref": [*keys], "code": self.codes}


def group_tables(
    refs: Sequence[str | None],
    records: Sequence[dict[str, Any]],
    groups: Sequence[Entry],
    sets: Sequence[Entry],
    findings: Findings,
) -> GroupTables:
    """Everything about groups in the files. ``refs``, ``records``, ``findings``: the units', in order."""
    first: dict[str, int] = {}
    for at, ref in enumerate(refs):
        if ref is not None:
            first.setdefault(ref, at)
    held, members = _Held(), []
    problems = no_lists(groups, "organisationUnits", "groupSets") + no_lists(sets, "organisationUnitGroups")
    of_sets: list[tuple[str | None, int]] = []
    for entry in groups:
        group = held.add(entry.record)
        if group is None:
            problems.append(_nameless(entry))
            continue
        wanted = [identifier(m) for m in listed(entry.record.get("organisationUnits"))]
        members += [(first[ref], group) for ref in wanted if ref in first]
        unknown = sum(ref not in first for ref in wanted)
        if unknown:
            problems.append(_unknown("group-member-unknown", entry, held.names[group], unknown))
        of_sets += [(identifier(told), group) for told in listed(entry.record.get("groupSets"))]
    for unit, record in enumerate(records):
        for told in listed(record.get("organisationUnitGroups")):
            group = held.add(told)
            if group is None:
                findings.add(unit, "value-kind", field="groups", value=shown(told))
            else:
                members.append((unit, group))
    held_sets, set_members = _Held(), []
    for entry in sets:
        group_set = held_sets.add(entry.record)
        if group_set is None:
            problems.append(_nameless(entry))
            continue
        keys = [identifier(g) for g in listed(entry.record.get("organisationUnitGroups"))]
        set_members += [(group_set, held.positions[key]) for key in keys if key in held.positions]
        unknown = sum(key not in held.positions for key in keys)
        if unknown:
            problems.append(_unknown("group-set-member-unknown", entry, held_sets.names[group_set], unknown))
    known = held_sets.positions
    set_members += [(known[key], group) for key, group in of_sets if key is not None and key in known]
    return GroupTables(
        groups=text_frame(GROUP_COLUMNS, held.columns()),
        memberships=pairs("unit", "group", members),
        group_sets=text_frame(
            GROUP_SET_COLUMNS, {k: v for k, v in held_sets.columns().items() if k in GROUP_SET_COLUMNS}
        ),
        group_set_members=pairs("group_set", "group", set_members),
        problems=problems,
    )


def _unknown(code: str, entry: Entry, name: str | None, count: int) -> Problem:
    return Problem(
        code=code,
        severity="warning",
        file=entry.file,
        row=entry.row,
        field="groups",
        params={"name": name or entry.record.get("id"), "value": count},
    )


def _nameless(entry: Entry) -> Problem:
    return Problem(
        code="record-bad",
        file=entry.file,
        row=entry.row,
        field="groups",
        params={"value": "a group with neither id nor name"},
    )
