"""A version as a matching wants it: the groups and further references of its units beside their columns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from georegistry_desktop.matching.lists import REFERENCE

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from georegistry_desktop.domain.frames import VersionFrame

_MOST = 3
"""References of one unit by one system that are looked at."""


def with_tables(version: VersionFrame) -> gpd.GeoDataFrame:
    """The units with ``groups`` (JSON lists of names) and a column ``reference:SYSTEM`` for each system that
    knows some of them, a second and third (``reference:SYSTEM:2``) where it knows a unit by several."""
    import pandas as pd

    units = version.units
    columns: dict[str, pd.Series[str]] = {}
    if len(version.memberships):
        columns["groups"] = _groups(version)
    known = version.references.sort_values(["source", "unit", "ref"], kind="stable")
    for source, rows in known.groupby("source", sort=True):
        nth = rows.groupby("unit").cumcount()
        for at in range(min(int(nth.max()) + 1, _MOST)):
            column = f"{REFERENCE}{source}" + (f":{at + 1}" if at else "")
            columns[column] = rows[nth == at].set_index("unit")["ref"]
    if not columns:
        return units
    found: gpd.GeoDataFrame = units.copy(deep=False)
    for name, texts in columns.items():
        found[name] = pd.array(texts.reindex(units["uuid"]).to_numpy(), dtype="str")
    return found


def _groups(version: VersionFrame) -> pd.Series[str]:
    """By unit."""
    import pandas as pd
    import pyarrow as pa
    import pyarrow.compute as pc

    quoted = version.groups.set_index("uuid")["name"].fillna("").map(lambda name: json.dumps(name))
    held = version.memberships.assign(name=version.memberships["group"].map(quoted)).dropna(subset="name")
    held = held.sort_values(["unit", "name"], kind="stable")
    new = (held["unit"] != held["unit"].shift()).to_numpy()
    begin = np.append(np.flatnonzero(new), len(held)).astype(np.int32)
    lists = pa.ListArray.from_arrays(begin, pa.array(held["name"].astype("str")).cast(pa.string()))
    joined = pc.binary_join_element_wise("[", pc.binary_join(lists, ","), "]", "")
    return pd.Series(joined.to_pylist(), index=held["unit"][new].to_numpy(), dtype="str")
