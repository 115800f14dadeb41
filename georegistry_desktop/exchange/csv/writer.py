"""A version as delimited text, one row per unit, in the plain layout.

Only the columns of carried fields are written, so that reading it back carries the same. What a table of
units cannot hold stays out: groups without members, uuids and sets of groups, categories and depths of types.
Cells that begin with = + - @ stand as they are: the way back has to be without loss.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from pyarrow import csv as arrow_csv

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.checks.identity import positions
from georegistry_desktop.exchange.csv.groups import group_cells
from georegistry_desktop.exchange.csv.items import joined_items, joined_references
from georegistry_desktop.exchange.draft import arrow, text

HEADINGS = (
    "uuid",
    "ref",
    "parent_uuid",
    "parent_ref",
    "name",
    "short_name",
    "code",
    "type",
    "status",
    "latitude",
    "longitude",
    "altitude",
    "accuracy",
    "opening_date",
    "closed_date",
    "aliases",
    "groups",
    "group_names",
    "group_codes",
    "wkt",
    "extra",
    "translations",
    "references",
)
_FIELD = {
    "parent_uuid": "parent",
    "parent_ref": "parent",
    "latitude": "point",
    "longitude": "point",
    "wkt": "boundary",
}
_ALWAYS = ("uuid", "ref", "name", "references")
_STEP = 50_000


def write(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """UTF-8, commas, RFC 4180 quotes; numbers and WKT so that every bit comes back."""
    units = version.units
    whole = _whole_columns(version)
    headings = [h for h in HEADINGS if h in whole or _written(h, version)]
    schema = pa.schema([(heading, pa.large_string()) for heading in headings])
    options = arrow_csv.WriteOptions(quoting_style="needed", quoting_header="none")
    with arrow_csv.CSVWriter(path, schema, write_options=options) as writer:
        for start in range(0, len(units), _STEP):
            progress("Writing units", start, len(units))
            part = slice(start, start + _STEP)
            columns = [
                arrow(whole[heading].iloc[part]) if heading in whole else _column(heading, units.iloc[part])
                for heading in headings
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
    progress("Writing units", len(units), len(units))


def _written(heading: str, version: VersionFrame) -> bool:
    if heading in _ALWAYS:
        return True
    if heading in ("altitude", "accuracy"):
        return "point" in version.fields or bool(version.units[heading].notna().any())
    return _FIELD.get(heading, heading) in version.fields


def _whole_columns(version: VersionFrame) -> dict[str, pd.Series[Any]]:
    """The columns that look beyond their own row."""
    units = version.units
    at = positions(units["parent"], units["uuid"])
    above = arrow(units["source_ref"]).take(pa.array(np.where(at < 0, 0, at))) if len(units) else []
    references = version.references
    told = [*zip(references["source"], references["ref"], strict=True)]
    pairs = pd.DataFrame({"unit": references["unit"], "held": pd.Series(told, dtype=object)})
    held = {unit: joined_references(sorted(found)) for unit, found in pairs.groupby("unit")["held"]}
    return {
        **({"parent_ref": text(above).where(at >= 0, None)} if "parent" in version.fields else {}),
        "references": text([held.get(uuid) for uuid in units["uuid"]]),
        **(group_cells(version) if "groups" in version.fields else {}),
    }


def _column(heading: str, units: Any) -> pa.Array:
    if heading in ("latitude", "longitude"):
        get = shapely.get_y if heading == "latitude" else shapely.get_x
        return _digits(get(geometries.shapes(units, "point")))
    if heading in ("altitude", "accuracy"):
        return _digits(units[heading].to_numpy(dtype=np.float64))
    if heading == "wkt":
        words = shapely.to_wkt(geometries.shapes(units, "boundary"), rounding_precision=-1)
        return pa.array(words, pa.large_string(), from_pandas=True)
    if heading == "aliases":
        cells = units["aliases"].map(_aliases, na_action="ignore")
        return arrow(text(cells.to_numpy(dtype=object)))
    return arrow(units[{"ref": "source_ref", "parent_uuid": "parent"}.get(heading, heading)])


def _aliases(cell: str) -> str | None:
    names: list[str] = json.loads(cell)
    return joined_items(names)


def _digits(values: Any) -> pa.Array:
    # Arrow writes the shortest digits that read back as the same number.
    held = pa.array(values, pa.float64(), from_pandas=True)
    return pc.cast(held, pa.large_string())
