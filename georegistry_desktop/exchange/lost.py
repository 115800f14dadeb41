"""What tables of units cannot hold of a version, counted before it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.records import UnitType


def loss(code: str, value: object, *, field: str | None = None, **params: object) -> Problem:
    """One kind of thing that a format does not hold; ``value`` is its count."""
    return Problem(code=code, severity="warning", field=field, params={"value": value, **params})


def field_lost(units: pd.Series[Any], field: str, format: str) -> list[Problem]:
    """Told where any of the units, (n,) true and false, has a field for which the format has no place."""
    count = int(units.sum())
    return [loss("lost-field", count, field=field, format=format)] if count else []


def of_table(version: VersionFrame, format: str) -> list[Problem]:
    """What a row for each unit cannot say: see the plain layout of ``flat``."""
    found = []
    if "groups" in version.fields:
        found += of_groups(version, format)
        if len(version.group_sets):
            found.append(loss("lost-group-sets", len(version.group_sets), field="groups", format=format))
    if "type" in version.fields:
        detailed = sum(map(is_detailed, used_types(version)))
        if detailed:
            found.append(loss("lost-type-details", detailed, field="type", format=format))
    return found


def of_groups(version: VersionFrame, format: str) -> list[Problem]:
    """Groups that no cell of a unit names, or that are named by something else than their reference."""
    groups = version.groups
    held = groups[groups["uuid"].isin(version.memberships["group"])]
    from georegistry_desktop.exchange.csv.groups import group_labels  # the room of CSV loads this one

    labels = group_labels(groups)
    told = [labels.get(uuid) for uuid in held["uuid"]]
    refs = int((held["source_ref"].notna() & (held["source_ref"] != told)).sum())
    found = []
    if len(held) < len(groups):
        empty = len(groups) - len(held)
        found.append(loss("lost-groups-empty", empty, field="groups", format=format))
    if refs:
        found.append(loss("lost-group-refs", refs, field="groups", format=format))
    return found


def of_formulas(columns: Iterable[pa.Array]) -> list[Problem]:
    """Cells of text that a spreadsheet would calculate."""
    from georegistry_desktop.exchange.csv.formulas import FORMULA

    count, sample = 0, None
    for column in columns:
        cells = column.filter(pc.fill_null(pc.match_substring_regex(column, FORMULA), False))
        count += len(cells)
        sample = sample or (cells[0].as_py() if len(cells) else None)
    return [] if sample is None else [loss("formula-cells", count, name=" ".join(sample.split())[:40])]


def used_types(version: VersionFrame) -> list[UnitType]:
    """The types that some unit has: those of the account go without saying."""
    used = set(version.units["type"].dropna())
    return [t for t in version.types if t.name in used]


def is_detailed(kind: UnitType) -> bool:
    """Whether a type says more than its name."""
    return kind != UnitType(name=kind.name)
