"""A version that was pulled before, as the records that it was made of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange.dhis2.units import ATTRIBUTE, EXTRA_KEYS

Record = dict[str, Any]

_TEXTS = {
    "source_ref": "id",
    "name": "name",
    "short_name": "shortName",
    "code": "code",
    "opening_date": "openingDate",
    "closed_date": "closedDate",
}


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """A snapshot of an earlier pull: its label, content, and the server's time at which it was begun.

    ``top_level`` is the level of its roots, ``attributes`` the id of each attribute by its extra key,
    ``faulty`` the ids of those units of which it does not hold all that the server said.
    """

    label: str
    version: VersionFrame
    time: str
    top_level: int
    attributes: Mapping[str, str]
    faulty: frozenset[str]


def records(earlier: Earlier) -> dict[str, Record]:
    """The units as DHIS2 tells them, by id; without ``lastUpdated``, which a version does not keep."""
    units = earlier.version.units
    ref = dict(zip(units["uuid"], units["source_ref"], strict=True))
    columns = {key: units[name].to_numpy(dtype=object) for name, key in _TEXTS.items()}
    shapes = _geometries(units)
    levels = _levels(units, earlier.top_level)
    parents = units["parent"].map(ref).to_numpy(dtype=object)
    extras, told = (units[name].to_numpy(dtype=object) for name in ("extra", "translations"))
    found: dict[str, Record] = {}
    for at, unit in enumerate(columns["id"]):
        if pd.isna(unit):
            continue
        record: Record = {key: held[at] for key, held in columns.items() if not pd.isna(held[at])}
        record["level"] = levels[at]
        if not pd.isna(parents[at]):
            record["parent"] = {"id": parents[at]}
        if shapes[at] is not None:
            record["geometry"] = shapes[at]
        if not pd.isna(extras[at]):
            record.update(_extra(json.loads(extras[at]), earlier.attributes))
        if not pd.isna(told[at]):
            record["translations"] = _translations(json.loads(told[at]))
        found[unit] = record
    return found


def _extra(held: dict[str, Any], ids: Mapping[str, str]) -> Record:
    made: Record = {key: value for key, value in held.items() if key in EXTRA_KEYS}
    values = [
        {"value": value, "attribute": {"id": ids.get(key) or key.removeprefix(ATTRIBUTE)}}
        for key, value in held.items()
        if key not in EXTRA_KEYS
    ]
    if values:
        made["attributeValues"] = [*made.get("attributeValues", []), *values]
    return made


def _translations(held: dict[str, Any]) -> list[Record]:
    parts = ((key.partition(":"), value) for key, value in held.items())
    return [{"locale": locale, "property": name, "value": value} for (locale, _, name), value in parts]


def _geometries(units: pd.DataFrame) -> np.ndarray[Any, np.dtype[Any]]:
    """GeoJSON text, None where there is none. DHIS2 has one geometry for each unit."""
    point, boundary = (np.asarray(units[name].array, dtype=object) for name in ("point", "boundary"))
    altitude = units["altitude"].to_numpy(dtype=float)
    high = ~np.isnan(altitude) & ~shapely.is_missing(point)
    points = point.copy()
    points[high] = shapely.points(shapely.get_x(point[high]), shapely.get_y(point[high]), altitude[high])
    held = np.where(shapely.is_missing(points), boundary, points)
    return np.asarray(shapely.to_geojson(held), dtype=object)


def _levels(units: pd.DataFrame, top: int) -> list[int]:
    """The level of each unit by its depth in the tree."""
    parent: dict[str, Any] = dict(zip(units["uuid"], units["parent"], strict=True))
    known: dict[str, int] = {}
    for uuid in parent:
        chain, at = [], uuid
        while at not in known and not pd.isna(parent[at]):
            chain.append(at)
            at = parent[at]
        level = known.setdefault(at, top)
        for below in reversed(chain):
            level += 1
            known[below] = level
    return [known[uuid] for uuid in units["uuid"]]
