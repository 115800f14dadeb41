"""Groups and sets of groups as ``List`` resources of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.dhis2.groups import GroupTables
from georegistry_desktop.exchange.draft import GROUP_COLUMNS, GROUP_SET_COLUMNS, pairs, text_frame
from georegistry_desktop.exchange.fhir import own
from georegistry_desktop.exchange.fhir.bundle import Resources, identifier_parts
from georegistry_desktop.exchange.fhir.places import Pyramid
from georegistry_desktop.exchange.records import listed, word


def group_tables(resources: Resources, pyramid: Pyramid) -> GroupTables:
    """The groups and sets in the files; a List of somebody else's is none, and told."""
    kinds = {at: _kind(resources.held[at].record) for at in resources.of("List")}
    groups = [at for at, kind in kinds.items() if kind == own.GROUP]
    sets = [at for at, kind in kinds.items() if kind == own.GROUP_SET]
    position = {at: row for row, at in enumerate(groups)}
    problems: list[Problem] = []
    members, set_members = list[tuple[int, int]](), list[tuple[int, int]]()
    for row, at in enumerate(groups):
        found = _members(resources, at, "Location")
        units = [None if member is None else pyramid.position(member) for member in found]
        members += [(unit, row) for unit in units if unit is not None]
        problems += _lost(resources, at, "group-member-unknown", units.count(None))
    for row, at in enumerate(sets):
        held = [None if m is None else position.get(m) for m in _members(resources, at, "List")]
        set_members += [(row, group) for group in held if group is not None]
        problems += _lost(resources, at, "group-set-member-unknown", held.count(None))
    for at, kind in kinds.items():
        if not kind:
            entry = resources.held[at].entry
            problems.append(
                Problem(
                    code="fhir-left-out",
                    severity="warning",
                    file=entry.file,
                    row=entry.row,
                    params={"value": 1, "name": "List"},
                )
            )
    return GroupTables(
        groups=_frame(GROUP_COLUMNS, [resources.held[at].record for at in groups]),
        memberships=pairs("unit", "group", members),
        group_sets=_frame(GROUP_SET_COLUMNS, [resources.held[at].record for at in sets]),
        group_set_members=pairs("group_set", "group", set_members),
        problems=problems,
    )


def group_lists(version: VersionFrame) -> Iterator[tuple[str, dict[str, Json]]]:
    """Each group and each set with its uuid, members named by theirs."""
    tables = (
        (own.GROUP, version.groups, version.memberships, "group", "unit"),
        (own.GROUP_SET, version.group_sets, version.group_set_members, "group_set", "group"),
    )
    for kind, frame, members, one, other in tables:
        held = members.groupby(one, sort=False)[other].agg(list).to_dict()
        for record in frame.to_dict("records"):
            uuid = str(record["uuid"])
            identifiers: list[Json] = [
                {"use": use, "system": system, "value": prefix + str(value)}
                for use, system, value, prefix in (
                    ("usual", own.URI, uuid, own.URN_UUID),
                    ("secondary", own.REFS, record.get("source_ref"), ""),
                    ("official", own.CODES, record.get("code"), ""),
                )
                if isinstance(value, str)
            ]
            made: dict[str, Json] = {
                "resourceType": "List",
                "id": uuid,
                "identifier": identifiers,
                "status": "current",
                "mode": "working",
                "title": str(record["name"]),
                "code": {"coding": [{"system": own.LISTS, "code": kind}]},
            }
            if uuid in held:
                made["entry"] = [{"item": {"reference": own.URN_UUID + member}} for member in held[uuid]]
            yield uuid, made


def _kind(record: dict[str, Any]) -> str:
    code = record.get("code")
    for coding in listed(code.get("coding")) if isinstance(code, dict) else []:
        if isinstance(coding, dict) and coding.get("system") == own.LISTS:
            return word(coding.get("code")) or ""
    return ""


def _members(resources: Resources, at: int, kind: str) -> list[int | None]:
    held = resources.held[at]
    items = [entry.get("item") for entry in listed(held.record.get("entry")) if isinstance(entry, dict)]
    return [resources.found(item, kind, held) for item in items]


def _lost(resources: Resources, at: int, code: str, count: int) -> list[Problem]:
    if not count:
        return []
    held = resources.held[at]
    params: dict[str, object] = {"name": word(held.record.get("title")) or held.id, "value": count}
    place = {"file": held.entry.file, "row": held.entry.row}
    return [Problem(code=code, severity="warning", field="groups", params=params, **place)]  # type: ignore[arg-type]


def _frame(columns: Sequence[str], records: Sequence[dict[str, Any]]) -> pd.DataFrame:
    rows = [_columns(record) for record in records]
    return text_frame(columns, {name: [row.get(name) for row in rows] for name in columns})


def _columns(record: dict[str, Any]) -> dict[str, str | None]:
    made = {"name": word(record.get("title"))}
    for told in listed(record.get("identifier")):
        system, value = identifier_parts(told)
        if value is not None and system == own.URI:
            made["uuid"] = value.removeprefix(own.URN_UUID)
        elif value is not None and system in (own.CODES, own.REFS):
            made["code" if system == own.CODES else "source_ref"] = value
    return made
