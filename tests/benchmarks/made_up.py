"""A made-up version of any size, in a second or two."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.domain import UnitType
from georegistry_desktop.domain.frames import TEXT_COLUMNS, VersionFrame

FIELDS = frozenset(
    {"name", "short_name", "code", "type", "parent", "status", "opening_date", "point", "boundary"}
)
_KINDS = ("Country", "Region", "District", "Area", "Facility")


def made_up(count: int, seed: int = 1) -> VersionFrame:
    """A tree of five levels; one unit in twelve has a boundary of 24 vertices, most others a point."""
    random = np.random.default_rng(seed)
    sizes = [1, 10, max(count // 1000, 10), max(count // 12, 50)]
    sizes.append(count - sum(sizes))
    level = np.repeat(np.arange(5), sizes)
    start = np.cumsum([0, *sizes[:-1]])
    parent = np.full(count, -1)
    for i in range(1, 5):
        parent[level == i] = start[i - 1] + random.integers(0, sizes[i - 1], sizes[i])
    digits = np.frombuffer(random.bytes(16 * count), dtype="V16")
    uuids = pd.Series(
        [f"{h[:8]}-{h[8:12]}-4{h[13:16]}-8{h[17:20]}-{h[20:]}" for h in (d.tobytes().hex() for d in digits)],
        dtype="str",
    )
    number = pd.Series(np.arange(count).astype(str), dtype="str")
    texts = {
        "uuid": uuids,
        "parent": uuids.take(np.maximum(parent, 0)).reset_index(drop=True).mask(parent < 0),
        "type": pd.Series(np.array(_KINDS)[level], dtype="str"),
        "name": "Health centre of place " + number,
        "short_name": "HC " + number,
        "code": "C-" + number,
        "source_ref": "R" + number,
        "status": pd.Series(["VALID"] * count, dtype="str"),
        "opening_date": pd.Series(["2001-02-03"] * count, dtype="str"),
    }
    nothing = pd.Series([None] * count, dtype="str")
    units = pd.DataFrame({name: texts.get(name, nothing) for name in TEXT_COLUMNS})
    units["altitude"] = np.nan
    units["accuracy"] = np.nan
    x, y = random.uniform(-20, 20, count), random.uniform(-20, 20, count)
    points = shapely.points(x, y)
    points[(level < 4) | (random.random(count) < 0.1)] = None
    shapes = np.full(count, None, dtype=object)
    areas = np.flatnonzero(level < 4)
    turn = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    rings = np.stack([x[areas, None] + np.cos(turn) * 0.1, y[areas, None] + np.sin(turn) * 0.1], axis=-1)
    shapes[areas] = shapely.multipolygons(shapely.polygons(rings)[:, None])
    frame = gpd.GeoDataFrame(units, geometry=gpd.array.GeometryArray(points, crs=4326)).rename_geometry(
        "point"
    )
    frame["boundary"] = gpd.array.GeometryArray(shapes, crs=4326)
    kinds = tuple(UnitType(name=name, depth=i + 1) for i, name in enumerate(_KINDS))
    return VersionFrame(label=f"made up {count:,}", units=frame, fields=FIELDS, types=kinds)


def with_differences(frame: VersionFrame, share: float = 0.05, seed: int = 2) -> VersionFrame:
    """The same version with ``share`` of its units renamed, moved by some metres, and redrawn."""
    random = np.random.default_rng(seed)
    units = frame.units.copy()
    chosen = random.random(len(units)) < share
    units["name"] = units["name"].mask(chosen, units["name"] + " bis")
    points = np.asarray(units["point"].array, dtype=object).copy()
    points[chosen] = shapely.transform(points[chosen], lambda xy: xy + 0.001)
    units["point"] = gpd.array.GeometryArray(points, crs=4326)
    shapes = np.asarray(units["boundary"].array, dtype=object).copy()
    shapes[chosen] = shapely.transform(shapes[chosen], lambda xy: xy * 1.001)
    units["boundary"] = gpd.array.GeometryArray(shapes, crs=4326)
    return replace(frame, label=f"{frame.label}, edited", units=units)
