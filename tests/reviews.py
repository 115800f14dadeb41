"""A version to review: what the small country's source says one month later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import geopandas as gpd
import pandas as pd
from factories import small_country, square, uid, version_frame
from shapely import Point

from georegistry_desktop.domain.frames import VersionFrame


def edited(change: Callable[[gpd.GeoDataFrame], None], *, drop: tuple[str, ...] = ()) -> VersionFrame:
    """The small country after ``change`` of its units (by reference), without those of ``drop``."""
    frame = small_country()
    units = frame.units.set_index("source_ref", drop=False)
    change(units)
    units = units[~units["source_ref"].isin(drop)].reset_index(drop=True)
    return replace(frame, units=units)


def pulled(units: gpd.GeoDataFrame) -> None:
    """Kakua is renamed and redrawn; post 1 renamed, with other beds and water; post 2 and a point moved."""
    units.loc["d1", "name"] = "Kakwa"
    units.loc["d1", "boundary"] = square(0, 2, 1.1)
    units.loc["f1", "name"] = "Post one"
    units.loc["f1", "extra"] = '{"beds": 7, "water": "yes"}'
    units.loc["f2", "parent"] = uid("d2")
    units.loc["f3", "point"] = Point(0.35, 2.5)


def pulled_country() -> VersionFrame:
    """With all of this, a new unit below d3, and without f6."""
    frame = edited(pulled, drop=("f6",))
    rows = [
        {"ref": "d3", "parent": None},
        {"ref": "n1", "name": "Brand new", "parent": "d3", "type": "Facility"},
    ]
    more = version_frame(rows).units.iloc[1:]
    units = pd.concat([frame.units, more], ignore_index=True)
    return replace(frame, label="B@2", units=gpd.GeoDataFrame(units, geometry="point", crs=4326))
