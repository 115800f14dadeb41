"""A part of a version: a subtree, some statuses, some fields."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from georegistry_desktop.domain.errors import Refused, require_known
from georegistry_desktop.domain.frames import NUMBER_COLUMNS, VersionFrame, empty_table
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.records import COMPARED_FIELDS, STATUSES
from georegistry_desktop.exchange.checks.identity import positions
from georegistry_desktop.exchange.draft import Ints, text

Mask = npt.NDArray[np.bool_]

_KEYS = (("uuid", "uuid"), ("source_ref", "reference"), ("code", "code"))
_NAMED = 3


def part_of(
    version: VersionFrame,
    *,
    subtree: str | None = None,
    fields: Collection[str] | None = None,
    statuses: Collection[str] | None = None,
) -> tuple[VersionFrame, list[Problem]]:
    """The chosen part of a version, and what is to be said of it.

    ``subtree`` is a unit by uuid, reference or code: it becomes the root of what is below it. A unit of
    another status than ``statuses`` stays where one below it is chosen, so that no unit loses its parent.
    ``fields`` are of ``COMPARED_FIELDS``; uuid, reference, name and the references of other systems always
    come along. Groups whose members all stay out stay out, too. Raises ``Refused``: ``unit-missing``,
    ``unit-ambiguous``, ``option-bad``, ``part-empty``.
    """
    require_known("status", statuses or (), STATUSES)
    require_known("field", fields or (), COMPARED_FIELDS)
    problems: list[Problem] = []
    if subtree is not None or statuses is not None:
        keep, top = _kept(version, subtree, statuses, problems)
        if not keep.any() and len(keep):
            reason = f"none has the status {' or '.join(statuses or ())}"
            raise Refused("part-empty", version=version.label, reason=reason)
        version = _only(version, keep, top)
    if fields is not None and "parent" not in fields:
        problems = [p for p in problems if p.code != "top-cut-off"]
    if fields is not None:
        for name in COMPARED_FIELDS:
            if name in fields and name not in version.fields:
                about: dict[str, object] = {"version": version.label}
                problems.append(Problem(code="field-absent", severity="warning", field=name, params=about))
        version = _with_fields(version, frozenset(fields) | {"name"})
    return version, problems


def _kept(
    version: VersionFrame,
    subtree: str | None,
    statuses: Collection[str] | None,
    problems: list[Problem],
) -> tuple[Mask, int | None]:
    """Which units stay, (n,), and the position of the one that becomes a root."""
    units = version.units
    parent = positions(units["parent"], units["uuid"])
    inside, top = np.ones(len(units), dtype=bool), None
    if subtree is not None:
        top = _found(version, subtree)
        inside = _below(parent, top)
        if parent[top] >= 0:
            names = units["name"].iloc[[top, parent[top]]].tolist()
            about: dict[str, object] = {"name": names[0], "value": names[1]}
            problems.append(Problem(code="top-cut-off", severity="warning", field="parent", params=about))
    if statuses is None:
        return inside, top
    chosen = inside & units["status"].isin([*statuses]).to_numpy(dtype=bool)
    kept = _with_ancestors(chosen, parent) & inside
    more = np.flatnonzero(kept & ~chosen)
    if len(more):
        names = ", ".join(units["name"].iloc[more[:_NAMED]]) + (" …" if len(more) > _NAMED else "")
        params: dict[str, object] = {"value": len(more), "name": names}
        problems.append(Problem(code="kept-above", severity="warning", field="status", params=params))
    return kept, top


def _found(version: VersionFrame, key: str) -> int:
    for column, word in _KEYS:
        at = np.flatnonzero((version.units[column] == key).to_numpy(dtype=bool, na_value=False))
        if len(at) > 1:
            raise Refused("unit-ambiguous", unit=key, key=word, count=len(at), version=version.label)
        if len(at):
            return int(at[0])
    raise Refused("unit-missing", unit=key, version=version.label)


def _below(parent: Ints, top: int) -> Mask:
    inside = np.zeros(len(parent), dtype=bool)
    inside[top] = True
    while True:
        more = ~inside & (parent >= 0) & inside[parent]
        if not more.any():
            return inside
        inside |= more


def _with_ancestors(chosen: Mask, parent: Ints) -> Mask:
    kept = chosen.copy()
    at = np.flatnonzero(chosen)
    while len(at):
        above = np.unique(parent[at])
        at = above[(above >= 0) & ~kept[above]]
        kept[at] = True
    return kept


def _only(version: VersionFrame, keep: Mask, top: int | None) -> VersionFrame:
    units = version.units
    if top is not None:
        root = np.zeros(len(units), dtype=bool)
        root[top] = True
        units = units.assign(parent=units["parent"].mask(root))
    units = units[keep].reset_index(drop=True)
    there = version.memberships["unit"].isin(units["uuid"])
    memberships = version.memberships[there].reset_index(drop=True)
    gone = set(version.memberships["group"]) - set(memberships["group"])
    members = version.group_set_members[~version.group_set_members["group"].isin(gone)]
    # A set goes with its groups; one that had none before stays.
    gone_sets = set(version.group_set_members["group_set"]) - set(members["group_set"])
    return replace(
        version,
        units=units,
        memberships=memberships,
        groups=version.groups[~version.groups["uuid"].isin(gone)].reset_index(drop=True),
        group_sets=version.group_sets[~version.group_sets["uuid"].isin(gone_sets)].reset_index(drop=True),
        group_set_members=members.reset_index(drop=True),
        references=version.references[version.references["unit"].isin(units["uuid"])].reset_index(drop=True),
    )


def _with_fields(version: VersionFrame, fields: frozenset[str]) -> VersionFrame:
    blank: dict[str, Any] = {}
    nothing = text([None] * len(version.units))
    for name in set(COMPARED_FIELDS) - fields:
        if name in ("point", "boundary"):
            blank[name] = gpd.GeoSeries([None] * len(version.units), crs="EPSG:4326")
        elif name == "status":
            blank[name] = text(["NEW"] * len(version.units))
        elif name != "groups":
            blank[name] = nothing
    if "point" not in fields:
        blank |= dict.fromkeys(NUMBER_COLUMNS, np.nan)
    units = version.units.reset_index(drop=True).assign(**blank)
    changed: dict[str, Any] = {} if "type" in fields else {"types": ()}
    if "groups" not in fields:
        for name in ("groups", "memberships", "group_sets", "group_set_members"):
            changed[name] = empty_table(name)
    assert isinstance(units, pd.DataFrame)
    return replace(version, units=units, fields=version.fields & fields, **changed)
