"""A version as DHIS2 imports it: metadata as JSON for ``/api/metadata``, and its list of org units as CSV.

The limits and mandatory properties are those of the Web API of 2.38 to 2.43, the columns of the CSV those of
its metadata import, which goes by their order. What is filled in or would be refused is told by ``losses``.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.dhis2.prepared import (
    FIRST_DAY,
    LONGEST,
    Prepared,
    own_properties,
    own_translations,
    prepared,
)
from georegistry_desktop.exchange.dhis2.uids import made_uid

CSV_COLUMNS = (
    "name",
    "uid",
    "code",
    "parent",
    "shortName",
    "description",
    "openingDate",
    "closedDate",
    "comment",
    "featureType",
    "coordinates",
    "url",
    "contactPerson",
    "address",
    "email",
    "phoneNumber",
)
_FEATURES = {"Point": "POINT", "Polygon": "POLYGON", "MultiPolygon": "MULTI_POLYGON"}
_STEP = 5_000


def write_json(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """Parents before their children, one unit a line."""
    ready = prepared(version)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{\n"organisationUnits": [')
        for at, record in enumerate(_units(version, ready, progress)):
            file.write(("\n" if not at else ",\n") + _dump(record))
        file.write("]")
        for plural, records in _tables(version, ready).items():
            if records:
                file.write(f',\n"{plural}": [\n' + ",\n".join(map(_dump, records)) + "]")
        file.write("\n}\n")
    progress("Writing units", len(version.units), len(version.units))


def write_csv(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """Parents before their children, in UTF-8; all cells that hold text are quoted."""
    ready = prepared(version)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        rows.writerow(CSV_COLUMNS)
        for record in _units(version, ready, progress):
            shape: Any = record.get("geometry") or {}
            parent: Any = record.get("parent") or {}
            plain: dict[str, Any] = {
                **record,
                "uid": record["id"],
                "parent": parent.get("id"),
                "featureType": _FEATURES.get(shape.get("type"), "NONE"),
                "coordinates": json.dumps(shape["coordinates"]) if shape else None,
            }
            rows.writerow([plain.get(column) for column in CSV_COLUMNS])
    progress("Writing units", len(version.units), len(version.units))


def _units(version: VersionFrame, ready: Prepared, progress: Progress) -> Iterator[dict[str, Json]]:
    order = np.argsort(ready.level, kind="stable")
    names = ("name", "code", "opening_date", "closed_date", "extra", "translations")
    for start in range(0, len(order), _STEP):
        progress("Writing units", start, len(order))
        part = order[start : start + _STEP]
        units = version.units.iloc[part]
        boundary = geometries.shapes(units, "boundary")
        shapes = np.where(shapely.is_missing(boundary), geometries.shapes(units, "point"), boundary)
        geometry = shapely.to_geojson(shapes)
        columns = {
            name: units[name].astype(object).where(units[name].notna(), None).tolist() for name in names
        }
        for row, at in enumerate(part.tolist()):
            known, attributes, _ = own_properties(columns["extra"][row], version.attributes)
            translations, _ = own_translations(columns["translations"][row])
            above = int(ready.parent[at])
            record: dict[str, Json] = {
                "id": ready.uids[at],
                "name": columns["name"][row],
                "shortName": ready.short_names[at],
                "code": columns["code"][row],
                "openingDate": columns["opening_date"][row] or FIRST_DAY,
                "closedDate": columns["closed_date"][row],
                "parent": {"id": ready.uids[above]} if above >= 0 else None,
                "level": int(ready.level[at]) if ready.levels else None,
                "geometry": json.loads(geometry[row]) if geometry[row] else None,
                **known,
                "attributeValues": [*attributes] or None,
                "translations": [*translations] or None,
            }
            yield {key: value for key, value in record.items() if value is not None}


def _tables(version: VersionFrame, ready: Prepared) -> dict[str, list[dict[str, Json]]]:
    unit_uids = dict(zip(version.units["uuid"], ready.uids, strict=True))
    members = version.memberships.groupby("group", sort=False)["unit"].agg(list).to_dict()
    sets = version.group_set_members.groupby("group_set", sort=False)["group"].agg(list).to_dict()
    short = _Short()
    groups: list[dict[str, Json]] = [
        {
            "id": ready.group_uids[uuid],
            "name": name,
            "shortName": short(name),
            **({} if pd.isna(code) else {"code": code}),
            "organisationUnits": [{"id": unit_uids[unit]} for unit in members.get(uuid, [])],
        }
        for uuid, name, code in version.groups[["uuid", "name", "code"]].itertuples(index=False)
    ]
    short = _Short()
    group_sets: list[dict[str, Json]] = [
        {
            "id": ready.set_uids[uuid],
            "name": name,
            "shortName": short(name),
            "organisationUnitGroups": [{"id": ready.group_uids[g]} for g in sets.get(uuid, [])],
        }
        for uuid, name in version.group_sets[["uuid", "name"]].itertuples(index=False)
    ]
    levels: list[dict[str, Json]] = [
        {"id": made_uid(f"level {level}"), "name": name, "level": level}
        for level, name in ready.levels.items()
    ]
    return {
        "organisationUnitLevels": levels,
        "organisationUnitGroups": groups,
        "organisationUnitGroupSets": group_sets,
    }


class _Short:
    """Gives short names, each once: those of groups have to be unique."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def __call__(self, name: str) -> str:
        limit, again = LONGEST["short_name"], 1
        made = name[:limit]
        while made in self._given:
            again += 1
            made = f"{name[: limit - len(str(again)) - 1]} {again}"
        self._given.add(made)
        return made


def _dump(record: dict[str, Json]) -> str:
    return json.dumps(record, ensure_ascii=False)
