"""Open lists of the shared data as frames with a ``truth``; only where that data is there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

DATA = Path(
    os.environ.get("GEOREGISTRY_SHARED_DATA", Path(__file__).resolve().parents[3] / "shared" / "data")
)


def frame_of(rows: list[tuple[str, str, str, str]]) -> gpd.GeoDataFrame:
    """From (key, key of the parent, name, type); the key is the truth."""
    frame = pd.DataFrame(rows, columns=["uuid", "parent", "name", "type"]).astype("str")
    frame["parent"] = frame["parent"].mask(frame["parent"] == "")
    frame["truth"] = frame["uuid"]
    return gpd.GeoDataFrame(frame)


def philippines() -> gpd.GeoDataFrame:
    """Regions, provinces, towns and barangays; parents by the longest prefix that is there."""
    read = pd.read_csv(DATA / "philippines" / "psgc_2025-08-07.csv", dtype=str, keep_default_na=False)
    code, name, kind = (read[column] for column in ("psgc_id", "name", "geographic_level"))
    known = set(code)
    rows = []
    for this, text, level in zip(code, name, kind, strict=True):
        above = [this[:cut].ljust(10, "0") for cut in (7, 5, 2)]
        parent = next((p for p in above if p != this and p in known), "")
        rows.append((this, parent, text, level))
    return frame_of(rows)


def indonesia(year: int) -> gpd.GeoDataFrame:
    """Provinces to villages of 2020 or 2022."""
    file = DATA / "indonesia" / f"wilayah_{year}.csv"
    read = pd.read_csv(file, dtype=str, keep_default_na=False)
    return frame_of(
        list(zip(read["code"], read["parent_code"], read["name"], "L" + read["level"], strict=True))
    )


def france(year: int) -> gpd.GeoDataFrame:
    """Regions, departments, arrondissements and communes of 2014 or 2024."""
    read = pd.read_csv(DATA / "france" / f"communes_{year}.csv", dtype=str, keep_default_na=False)
    region, department = "R" + read["REG"], "D" + read["DEP"]
    quarter = "A" + read["DEP"] + "-" + read["ARR"]
    above = pd.Series([""] * len(read), dtype="str")
    levels = (
        (region, above, read["REG_LIB"], "region"),
        (department, region, read["DEP_LIB"], "department"),
        (quarter, department, read["ARR_LIB"], "arrondissement"),
        ("C" + read["CODGEO"], quarter, read["LIBGEO"], "commune"),
    )
    rows = [
        row
        for key, parent, name, kind in levels
        for row in zip(key, parent, name, [kind] * len(read), strict=True)
    ]
    return frame_of(list(dict.fromkeys(rows)))


def sierra_leone() -> gpd.GeoDataFrame:
    """The tree of DHIS2's demo, with points and boundaries."""
    read = json.loads((DATA / "sierra-leone-dhis2" / "metadata_2021_play2.34.json").read_text("utf-8"))
    units = read["organisationUnits"]
    rows = [
        (u["id"], u.get("parent", {}).get("id") or _above(u), u["name"], f"level {u['path'].count('/')}")
        for u in units
    ]
    frame = frame_of(rows)
    shapes = [shapely.from_geojson(json.dumps(u["geometry"])) if u.get("geometry") else None for u in units]
    points = [shape if shape is not None and shape.geom_type == "Point" else None for shape in shapes]
    areas = [shape if shape is not None and shape.geom_type != "Point" else None for shape in shapes]
    frame["point"] = gpd.array.GeometryArray(np.array(points, dtype=object), crs=4326)
    frame["boundary"] = gpd.array.GeometryArray(np.array(areas, dtype=object), crs=4326)
    return frame


def _above(unit: dict) -> str:
    parts = unit["path"].strip("/").split("/")
    return parts[-2] if len(parts) > 1 else ""


def brazil() -> gpd.GeoDataFrame:
    """States and municipalities, these with their boundaries."""
    rows, shapes = [], []
    for file in sorted((DATA / "brazil-municipalities").glob("*.json")):
        state = file.name.split("-")[1]
        rows.append((f"state {state}", "", f"Estado {state}", "state"))
        shapes.append(None)
        for feature in json.loads(file.read_text("utf-8-sig"))["features"]:
            rows.append(
                (feature["properties"]["id"], f"state {state}", feature["properties"]["name"], "municipality")
            )
            shapes.append(shapely.from_geojson(json.dumps(feature["geometry"])))
    frame = frame_of(rows)
    frame["boundary"] = gpd.array.GeometryArray(np.array(shapes, dtype=object), crs=4326)
    return frame


def part_of(frame: gpd.GeoDataFrame, random: np.random.Generator, most: int = 9_000) -> gpd.GeoDataFrame:
    """Some whole branches below the roots, of about ``most`` units at most."""
    units = frame.reset_index(drop=True)
    parent = pd.Index(units["uuid"]).get_indexer(units["parent"].to_numpy(dtype=object))
    parent[units["parent"].isna()] = -1
    branch = np.arange(len(units))
    for _ in range(8):
        above = parent[branch]
        branch = np.where((above >= 0) & (parent[above] >= 0), above, branch)
    roots = random.permutation(np.unique(branch))
    sizes = np.bincount(branch, minlength=len(units))[roots]
    chosen = roots[np.cumsum(sizes) - sizes < most]
    kept = np.isin(branch, chosen)
    while True:  # with all ancestors
        above = parent[kept]
        fresh = above[(above >= 0)]
        more = kept.copy()
        more[fresh] = True
        if (more == kept).all():
            break
        kept = more
    return units[kept].reset_index(drop=True)


def geo_heter() -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame, pd.DataFrame]:
    """Both lists of points of GEO-HETER, which have no tree, and its test split: ``a``, ``b`` (rows),
    ``true``."""
    folder = DATA / "geo-heter"
    left, right = (pd.read_csv(folder / f"{side}.csv") for side in ("left", "right"))
    position = right["position"].str.split(";", expand=True).astype("float64")
    frames = []
    for mark, read, x, y in (
        ("a", left, left["longitude"], left["latitude"]),
        ("b", right, position[1], position[0]),
    ):
        frame = pd.DataFrame({"uuid": [f"{mark}{at:05d}" for at in range(len(read))], "name": read["name"]})
        frame = frame.astype("str")
        frame["point"] = gpd.array.GeometryArray(shapely.points(x, y), crs=4326)
        frames.append(gpd.GeoDataFrame(frame))
    return frames[0], frames[1], pd.read_csv(folder / "test.csv", names=["a", "b", "true"])
