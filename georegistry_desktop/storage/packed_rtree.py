"""Fill a GeoPackage's R-tree in bulk."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from sqlalchemy import Connection

from georegistry_desktop.storage.geometry_type import from_blobs

_CHUNK = 200_000


def add(connection: Connection, table: str, column: str, *, since: int, anew: bool) -> None:
    """Index the geometries of the rows with an id above ``since``, or of all rows again."""
    tree = f"rtree_{table}_{column}"
    if anew:
        connection.exec_driver_sql(f"DELETE FROM {tree}")
        since = 0
    cursor: Any = connection.connection.cursor()
    put: Any = connection.connection.cursor()
    cursor.execute(
        f"SELECT id, {column} FROM {table} WHERE id > ? AND {column} NOT NULL ORDER BY id", (since,)
    )
    while rows := cursor.fetchmany(_CHUNK):
        boxes = shapely.bounds(from_blobs([blob for _, blob in rows]))
        ids = np.array([key for key, _ in rows])
        # Neighbours in the plane one after the other make better nodes, and inserts that stay in the cache.
        order = _hilbert_order(boxes)
        values = zip(
            ids[order].tolist(), *(boxes[order, side].tolist() for side in (0, 2, 1, 3)), strict=True
        )
        put.executemany(f"INSERT INTO {tree} VALUES (?, ?, ?, ?, ?)", values)


def _hilbert_order(boxes: Any) -> Any:
    centres = shapely.points((boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2)
    import geopandas as gpd

    return np.argsort(gpd.GeoSeries(centres).hilbert_distance(level=16).to_numpy())
