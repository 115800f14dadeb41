"""A comparison as CSV and as JSON: a row for each difference, geometries as WKT."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.domain.comparison import Comparison
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange.csv.formulas import guarded
from georegistry_desktop.exchange.draft import arrow, text

GEOMETRIES = ("point", "boundary")


def write_csv(comparison: Comparison, path: Path) -> None:
    """UTF-8 with a byte order mark, so that Excel sees the accents. Text that a spreadsheet would calculate
    (= + - @) gets an apostrophe: the report is for people and is never read back; JSON and the workbook say
    what is stored."""
    rows = with_wkt(comparison)
    for name in rows.columns[rows.dtypes == "str"]:
        rows[name] = text(guarded(arrow(rows[name]), formulas=True))
    rows.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\r\n")


def write_json(comparison: Comparison, path: Path) -> None:
    """The document of ``compare --json`` with all differences."""
    rows = with_wkt(comparison)
    listed = rows.astype(object).where(rows.notna(), None).to_dict("records")
    document = comparison.as_json() | {"differences": listed}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), "utf-8")


def with_wkt(comparison: Comparison) -> pd.DataFrame:
    """The differences; points and boundaries say their whole WKT."""
    rows = comparison.differences.copy()
    for field in GEOMETRIES:
        chosen = (rows["field"] == field).to_numpy(dtype=bool)
        for side, frame in (("base", comparison.base_frame), ("other", comparison.other_frame)):
            shapes = geometries_of(frame, field, rows.loc[chosen, f"{side}_uuid"])
            rows.loc[chosen, f"{side}_value"] = pd.Series(
                shapely.to_wkt(shapes, rounding_precision=-1), dtype="str"
            ).to_numpy()
    return rows


def geometries_of(frame: VersionFrame, field: str, uuids: pd.Series[str]) -> np.ndarray[Any, Any]:
    """The geometries of units, (n,); None where a uuid is null or unknown."""
    at = pd.Index(frame.units["uuid"]).get_indexer(pd.Index(uuids))
    values: np.ndarray[Any, Any] = np.asarray(frame.units[field].array, dtype=object)[at]
    values[at < 0] = None
    return values
