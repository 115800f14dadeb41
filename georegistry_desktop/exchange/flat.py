"""A version as one table, a row for each unit, under the headings that are always understood.

Only the columns of carried fields are there, so that reading it back carries the same. What a table of units
cannot hold stays out, see ``losses``.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.checks.identity import positions
from georegistry_desktop.exchange.csv.groups import group_cells
from georegistry_desktop.exchange.csv.items import joined_items, joined_references
from georegistry_desktop.exchange.draft import Array, arrow, text

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
NUMBERS = ("latitude", "longitude", "altitude", "accuracy")
"""Columns of float64; the others are text, dates as YYYY-MM-DD."""
DATES = ("opening_date", "closed_date")
_FIELD = {
    "parent_uuid": "parent",
    "parent_ref": "parent",
    "latitude": "point",
    "longitude": "point",
    "wkt": "boundary",
}
_ALWAYS = ("uuid", "ref", "name", "references")


def days(column: pa.Array) -> pa.Array:
    """Dates as Arrow knows them; as the text that they are where one of them is none."""
    try:
        return column.cast(pa.date32())
    except pa.ArrowInvalid:
        return column


class FlatTable:
    """The columns of a version, made for some rows at a time; ``wkt`` says whether boundaries are one of
    them."""

    def __init__(self, version: VersionFrame, *, wkt: bool) -> None:
        self._units = version.units
        self._whole = _whole_columns(version)
        self.headings = tuple(
            heading
            for heading in HEADINGS
            if (heading in self._whole or _carried(heading, version)) and (wkt or heading != "wkt")
        )

    def __len__(self) -> int:
        return len(self._units)

    def columns(self, start: int, stop: int) -> dict[str, pa.Array]:
        """The rows from ``start`` to before ``stop``: ``NUMBERS`` as float64, others as large strings."""
        part = slice(start, stop)
        units = self._units.iloc[part]
        return {
            heading: arrow(self._whole[heading].iloc[part])
            if heading in self._whole
            else _column(heading, units)
            for heading in self.headings
        }

    def geometry(self, start: int, stop: int) -> Array:
        """One geometry for each of the rows: the boundary, else the point, else None."""
        units = self._units.iloc[start:stop]
        boundary = geometries.shapes(units, "boundary")
        shapes: Array = np.where(shapely.is_missing(boundary), geometries.shapes(units, "point"), boundary)
        return shapes


def _carried(heading: str, version: VersionFrame) -> bool:
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
        return pa.array(get(geometries.shapes(units, "point")), pa.float64(), from_pandas=True)
    if heading in NUMBERS:
        held = units[heading].to_numpy(dtype=np.float64)
        # What has no end is no height, and no number in JSON or a workbook.
        return pa.array(np.where(np.isfinite(held), held, np.nan), pa.float64(), from_pandas=True)
    if heading == "wkt":
        words = shapely.to_wkt(geometries.shapes(units, "boundary"), rounding_precision=-1)
        return pa.array(words, pa.large_string(), from_pandas=True)
    if heading == "aliases":
        cells = units["aliases"].map(_aliases, na_action="ignore")
        return arrow(text(cells.to_numpy(dtype=object)))
    return arrow(units[{"ref": "source_ref", "parent_uuid": "parent"}.get(heading, heading)])


def _aliases(cell: str) -> str | None:
    try:
        names = json.loads(cell)
    except (ValueError, RecursionError):
        return cell  # another program put it there
    return joined_items(names) if isinstance(names, list) and all(isinstance(n, str) for n in names) else cell
