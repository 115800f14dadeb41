"""The checks of files, on a version that is in the registry already."""

from __future__ import annotations

import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem


def check_stored(version: VersionFrame) -> list[Problem]:
    """What an import would say of this version: repeated keys, doubtful shapes, dates and names; and types
    below a parent that they do not allow."""
    units = version.units.reset_index(drop=True)
    label = units["name"].where(units["source_ref"].isna(), units["name"] + " (" + units["source_ref"] + ")")
    found: list[Problem] = []

    def report(mask: pd.Series[bool], code: str, field: str, **columns: pd.Series[str]) -> None:
        for at in np.flatnonzero(mask.to_numpy(dtype=bool)).tolist():
            values: dict[str, object] = {name: column.iat[at] for name, column in columns.items()}
            place = {"unit": label.iat[at], "uuid": units["uuid"].iat[at]}
            found.append(Problem(code=code, severity="warning", field=field, params=values, **place))

    for column, within in (("source_ref", ["source_ref"]), ("code", ["code", "type"])):
        again = units[column].notna() & units.duplicated(within, keep=False)
        report(again, "key-repeated", column, value=units[column])
    report(units["name"].str.strip() == "", "name-blank", "name")
    roots = units["parent"].isna()
    if roots.sum() > 1:
        params: dict[str, object] = {"value": int(roots.sum())}
        found.append(Problem(code="roots-several", severity="warning", field="parent", params=params))
    allowed = {t.name: t.allowed_parents for t in version.types if t.allowed_parents}
    above = units["parent"].map(units.set_index("uuid")["type"])
    pairs = zip(units["type"], above, ~roots, strict=True)
    misplaced = pd.Series(
        [below and kind in allowed and over not in allowed[kind] for kind, over, below in pairs]
    )
    report(misplaced, "parent-type", "parent", value=units["type"])
    dates = units["closed_date"].fillna("9999") < units["opening_date"].fillna("")
    report(dates, "dates-swapped", "closed_date", value=units["closed_date"])
    again = ~roots & units.duplicated(["parent", "name"], keep="first")
    siblings = units.groupby(["parent", "name"])["uuid"].transform("size").astype("Int64").astype("str")
    report(again, "name-repeated", "name", value=siblings, name=units["name"])
    shapes = np.asarray(units["boundary"].array, dtype=object)
    crossing = pd.Series(~shapely.is_valid(shapes) & ~shapely.is_missing(shapes))
    reasons = pd.Series([str(r) for r in shapely.is_valid_reason(shapes)], dtype="str")
    report(crossing, "geometry-invalid", "boundary", reason=reasons)
    return found
