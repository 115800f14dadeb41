"""The demo country's files: DHIS2 metadata of the first source, CSV of the second, and the truth.

All are written in stretches, so that a million units need little memory beyond the country itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from .borders import DECIMALS
from .country import DemoCountry

CSV_HEADINGS = (
    "ref,parent_ref,name,short_name,code,type,status,latitude,longitude,"
    "opening_date,closed_date,aliases,groups,wkt"
)
_UNIT_COLUMNS = (
    "ref,parent_ref,level,name,short_name,code,opening_date,closed_date,"
    "locale,translation,comment,latitude,longitude"
)
_STRETCH = 50_000


def write_dhis2_json(country: DemoCountry, path: Path | str) -> None:
    """Write the first source as DHIS2 answers /api/metadata.json: units, levels, groups, group sets.

    Geometry is GeoJSON in EPSG:4326, six decimals: polygons for levels 1-4, points for facilities;
    absent where unknown.
    """
    with _opened(path) as file:
        file.write('{"organisationUnits":[\n')
        _write_list(file, _organisation_units(country.units))
        file.write('],\n"organisationUnitLevels":[\n')
        _write_list(file, (_dumped(row) for row in _rows(country.levels, ["id", "level", "name"])))
        file.write('],\n"organisationUnitGroups":[\n')
        _write_list(file, _organisation_unit_groups(country))
        file.write('],\n"organisationUnitGroupSets":[\n')
        _write_list(file, _organisation_unit_group_sets(country))
        file.write("]}\n")


def write_csv(country: DemoCountry, path: Path | str) -> None:
    """Write the second source as CSV (UTF-8, comma); wkt is in EPSG:4326, six decimals."""
    with _opened(path) as file:
        for start in range(0, len(country.second), _STRETCH):
            part = country.second.iloc[start : start + _STRETCH]
            wkt = shapely.to_wkt(part.geometry.to_numpy(), rounding_precision=DECIMALS, trim=True)
            pd.DataFrame(part).assign(wkt=wkt).to_csv(
                file, index=False, header=start == 0, columns=CSV_HEADINGS.split(","), lineterminator="\n"
            )


def write_truth(country: DemoCountry, path: Path | str) -> None:
    """Write the truth as CSV: a_ref, b_ref, what, reference; one row per unit of either source."""
    with _opened(path) as file:
        country.pairs.to_csv(file, index=False, lineterminator="\n")


def _opened(path: Path | str) -> TextIO:
    # The same bytes on every system: no carriage returns, no local encoding.
    return Path(path).open("w", encoding="utf-8", newline="")


def _write_list(file: TextIO, items: Iterable[str]) -> None:
    between = ""
    for item in items:
        file.write(between)
        file.write(item)
        between = ",\n"


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _rows(frame: pd.DataFrame, columns: list[str]) -> list[dict[str, Any]]:
    lists = (frame[column].tolist() for column in columns)
    return [dict(zip(columns, values, strict=True)) for values in zip(*lists, strict=True)]


def _organisation_units(units: gpd.GeoDataFrame) -> Iterator[str]:
    """One JSON object per unit. Written by hand: objects for json.dumps would double the time."""
    paths: dict[str, str] = {"": ""}
    # A facility is nobody's parent, so only the paths of the upper levels are worth keeping.
    for start in range(0, len(units), _STRETCH):
        part = units.iloc[start : start + _STRETCH]
        columns = (part[column].tolist() for column in _UNIT_COLUMNS.split(","))
        shapes = shapely.to_geojson(part.geometry.to_numpy())
        for row, shape in zip(zip(*columns, strict=True), shapes, strict=True):
            ref, parent, level, name, short, code, opened, closed = row[:8]
            locale, translation, comment, latitude, longitude = row[8:]
            path = f"{paths[parent]}/{ref}"
            if level < 5:
                paths[ref] = path
            text = (
                f'{{"id":"{ref}","code":"{code}","name":{_dumped(name)},"shortName":{_dumped(short)},'
                f'"level":{level},"path":"{path}","openingDate":"{opened}T00:00:00.000"'
            )
            if parent:
                text += f',"parent":{{"id":"{parent}"}}'
            if closed:
                text += f',"closedDate":"{closed}T00:00:00.000"'
            if comment:
                text += f',"comment":{_dumped(comment)}'
            if translation:
                said = {"property": "NAME", "locale": locale, "value": translation}
                text += f',"translations":[{_dumped(said)}]'
            if shape is not None:
                text += f',"geometry":{shape}'
            elif not np.isnan(latitude):
                text += f',"geometry":{{"type":"Point","coordinates":[{longitude!r},{latitude!r}]}}'
            yield text + "}"


def _organisation_unit_groups(country: DemoCountry) -> Iterator[str]:
    for group in country.groups.to_dict("records"):
        members = country.units.loc[country.units[group["column"]] == group["name"], "ref"].tolist()
        head = _dumped(
            {
                "id": group["id"],
                "code": group["code"],
                "name": group["name"],
                "shortName": group["short_name"],
            }
        )
        listed = ",".join(f'{{"id":"{ref}"}}' for ref in members)
        yield f'{head[:-1]},"organisationUnits":[{listed}]}}'


def _organisation_unit_group_sets(country: DemoCountry) -> Iterator[str]:
    for group_set in country.group_sets.to_dict("records"):
        members = _rows(country.groups[country.groups["set_id"] == group_set["id"]], ["id", "name"])
        yield _dumped({**group_set, "organisationUnitGroups": members})
