"""What people know units by."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy as np
    import numpy.typing as npt
    import pandas as pd


def told_by(frame: gpd.GeoDataFrame) -> pd.DataFrame:
    """By uuid: ``ref`` (the code where there is none), ``name``, ``parent`` (its name), ``type``."""
    import numpy as np
    import pandas as pd

    nothing = pd.Series([None] * len(frame), dtype="str", index=frame.index)
    column = {name: frame.get(name, nothing) for name in ("source_ref", "code", "parent", "type")}
    told = pd.DataFrame(
        {"ref": column["source_ref"].fillna(column["code"]), "name": frame["name"], "type": column["type"]}
    ).set_axis(frame["uuid"].to_numpy(dtype=object))
    at = pd.Index(told.index).get_indexer(column["parent"].to_numpy(dtype=object))
    parent = np.where(at >= 0, told["name"].to_numpy(dtype=object)[at], None)
    told["parent"] = pd.Series(parent, dtype="str", index=told.index)
    return told[["ref", "name", "parent", "type"]]


def rows_of(table: pd.DataFrame, uuids: npt.NDArray[np.object_]) -> pd.DataFrame:
    """The rows of units, ``uuid`` first; without words where a unit is not there."""
    import pandas as pd

    return table.reindex(pd.Index(uuids)).reset_index(names="uuid")
