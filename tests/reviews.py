"""A version to review: what the small country's source says one month later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from factories import small_country, square, uid, version_frame
from shapely import MultiPolygon, Point

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


def changed_copy(frame: VersionFrame) -> VersionFrame:
    """A pyramid as its source has it some months later: about 1 of 20 units differs, in every kind of way."""
    units = frame.units.copy()
    level = units["parent"].map(dict(zip(units["uuid"], units["parent"], strict=True)))
    areas = units.index[units["boundary"].notna() & level.notna()]
    points = units.index[units["point"].notna()]
    leaves = units.index[~units["uuid"].isin(units["parent"].dropna())]
    units.loc[leaves[::90], "name"] += " II"
    units.loc[areas[::12], "name"] = units.loc[areas[::12], "name"].str.replace("a", "wa")
    shifted = units.loc[points[5::110], "point"].translate(0.02, 0.01)
    units.loc[points[5::110], "point"] = shifted
    swapped = points[7::400]
    units.loc[swapped, "point"] = units.loc[swapped, "point"].map(lambda p: Point(p.y, p.x))
    units.loc[areas[::20], "boundary"] = units.loc[areas[::20], "boundary"].map(_bulged)
    parents = units["parent"].dropna().unique()
    units.loc[leaves[3::150], "parent"] = parents[len(parents) // 2]
    new = units.loc[leaves[11::140]].copy()
    new["uuid"] = [uid(f"n{i}") for i in range(len(new))]
    new["source_ref"] = [f"NEW{i}" for i in range(len(new))]
    new["name"] = [f"New post {i + 1}" for i in range(len(new))]
    units = pd.concat([units.drop(leaves[17::130]), new], ignore_index=True)
    gone = ~frame.memberships["unit"].isin(units["uuid"])
    return replace(
        frame,
        label="Changed@1",
        units=gpd.GeoDataFrame(units, geometry="point", crs=4326),
        memberships=frame.memberships[~gone],
        references=frame.references[frame.references["unit"].isin(units["uuid"])],
    )


def _bulged(area: MultiPolygon) -> MultiPolygon:
    """The area with what lies east of its middle a little further east."""
    middle = area.centroid.x

    def bulge(xy: np.ndarray) -> np.ndarray:
        out = xy.copy()
        out[:, 0] += np.maximum(0, xy[:, 0] - middle) * 0.15
        return out

    return shapely.transform(area, bulge)
