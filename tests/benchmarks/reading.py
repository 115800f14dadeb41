"""Files into a version, measured against a program that reads and writes the same bytes and understands
nothing of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from georegistry_desktop import create_registry, exchange
from georegistry_desktop.workflows import import_version
from tests.benchmarks.made_up import made_up
from tests.benchmarks.measuring import seconds

VERTICES = 40


def write_csv(file: Path, count: int) -> dict[str, Any]:
    """A list of ``count`` units."""
    exchange.write(made_up(count), file)
    return {"bytes": file.stat().st_size}


def write_polygons(file: Path, count: int) -> dict[str, Any]:
    """A GeoPackage of ``count`` areas in a chain of parents of five levels, as GIS people make one."""
    random = np.random.default_rng(3)
    numbers = np.arange(count)
    x, y = random.uniform(-20, 20, count), random.uniform(-20, 20, count)
    turn = np.linspace(0, 2 * np.pi, VERTICES, endpoint=False)
    rings = np.stack([x[:, None] + np.cos(turn) * 0.01, y[:, None] + np.sin(turn) * 0.01], axis=-1)
    frame = gpd.GeoDataFrame(
        {
            "pcode": [f"P{n}" for n in numbers],
            "parent": [f"P{n // 10}" if n else None for n in numbers],
            "name": [f"Village of place {n}" for n in numbers],
            "population": random.integers(10, 10_000, count),
        },
        geometry=shapely.polygons(rings),
        crs=4326,
    )
    pyogrio.write_dataframe(frame, file, layer="villages")
    return {"bytes": file.stat().st_size}


def read(file: Path) -> dict[str, Any]:
    """Reading, understanding and checking alone."""
    found: list[exchange.Incoming] = []
    taken = seconds(lambda: found.append(exchange.read(file)))
    assert not found[0].refused(lenient=False), found[0].problems[:3]
    return {"seconds": taken, "problems": len(found[0].problems)}


def bring_in(address: str, file: Path) -> dict[str, Any]:
    """The whole import into an empty registry."""
    with create_registry(address) as registry:
        return {"seconds": seconds(lambda: import_version(registry, [file], source="A"))}


def copy_by_pandas(file: Path) -> dict[str, Any]:
    """The peer of a CSV: all cells as text in, and out again."""

    def copy() -> None:
        pd.read_csv(file, dtype=str).to_csv(file.with_suffix(".copy"), index=False)

    return {"seconds": seconds(copy)}


def copy_by_pyogrio(file: Path) -> dict[str, Any]:
    """The peer of a GeoPackage: the layer in, and out again."""

    def copy() -> None:
        pyogrio.write_dataframe(pyogrio.read_dataframe(file), file.with_suffix(".copy.gpkg"))

    return {"seconds": seconds(copy)}
