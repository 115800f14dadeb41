"""Ways in which the trees of two lists differ; see ``unseen``."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

Texts = npt.NDArray[np.object_]


def texts_of(column: pd.Series) -> Texts:
    """The cells."""
    return column.to_numpy(dtype=object)


def some_of(count: int, share: float, random: np.random.Generator) -> npt.NDArray[np.intp]:
    """About ``share`` of so many rows."""
    return np.flatnonzero(random.uniform(size=count) < share)


def orphaned(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """A fifth of the units has no parent."""
    parent = texts_of(units["parent"]).copy()
    parent[some_of(len(units), 0.2, random)] = None
    return units.assign(parent=pd.Series(parent, dtype="str", index=units.index))


def misplaced(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """A tenth of the units without children stands below any other parent."""
    parent = texts_of(units["parent"]).copy()
    leaf = ~units["uuid"].isin(set(units["parent"].dropna())).to_numpy() & units["parent"].notna().to_numpy()
    rows = np.flatnonzero(leaf & (random.uniform(size=len(units)) < 0.1))
    parent[rows] = parent[np.flatnonzero(leaf)[random.integers(0, leaf.sum(), len(rows))]]
    return units.assign(parent=pd.Series(parent, dtype="str", index=units.index))


def flattened(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """Without the second level: its children stand one higher."""
    above = dict(zip(units["uuid"], units["parent"], strict=True))
    parents = set(units["parent"].dropna())
    gone = {
        uuid
        for uuid, parent in above.items()
        if uuid in parents and isinstance(parent, str) and not isinstance(above[parent], str)
    }
    parent = [above[p] if p in gone else p for p in units["parent"]]
    kept = units.assign(parent=pd.Series(parent, dtype="str", index=units.index))
    return kept[~kept["uuid"].isin(gone)]


def deepened(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """A country and three zones above all, which the other list lacks."""
    roots = units["parent"].isna().to_numpy()
    zones = pd.DataFrame(
        {
            "uuid": ["the country", *(f"zone {at}" for at in range(3))],
            "parent": [None, *["the country"] * 3],
            "name": ["Federal Republic", "Coastal Zone", "Inner Zone", "Northern Highlands"],
            "type": "zone",
            "truth": [f"zone {at}" for at in range(4)],
        }
    ).astype("str")
    parent = texts_of(units["parent"]).copy()
    parent[roots] = [f"zone {at}" for at in random.integers(0, 3, roots.sum())]
    units = units.assign(parent=pd.Series(parent, dtype="str", index=units.index))
    return gpd.GeoDataFrame(pd.concat([units, zones], ignore_index=True))


def untyped(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """Types that say nothing: the same for all."""
    return units.assign(type=pd.Series(["unit"] * len(units), dtype="str", index=units.index))


def part_only(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """A third of the units without children."""
    leaf = ~units["uuid"].isin(set(units["parent"].dropna())).to_numpy()
    return units[~leaf | (random.uniform(size=len(units)) < 0.33)]


def twice_as_many(units: gpd.GeoDataFrame, random: np.random.Generator) -> gpd.GeoDataFrame:
    """As many units again that the other list lacks, below the same parents, called like units elsewhere."""
    leaf = ~units["uuid"].isin(set(units["parent"].dropna())).to_numpy()
    fresh = units[leaf].copy()
    fresh["name"] = pd.Series(
        texts_of(fresh["name"])[random.permutation(len(fresh))], dtype="str", index=fresh.index
    )
    fresh["uuid"] = fresh["truth"] = pd.Series(
        [f"more {at}" for at in range(len(fresh))], dtype="str", index=fresh.index
    )
    for column in ("point", "boundary"):
        if column in fresh:
            shapes = np.full(len(fresh), None, dtype=object)
            fresh[column] = gpd.array.GeometryArray(shapes, crs=4326)
    return gpd.GeoDataFrame(pd.concat([units, fresh], ignore_index=True))
