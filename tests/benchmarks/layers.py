"""Made-up layers for the map: areas that share their borders exactly, and points."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

Array = npt.NDArray[Any]
EXTENT = (-12.0, -4.0, 2.0, 10.0)
"""West, south, east, north of every layer here, in degrees."""


def mesh(columns: int, rows: int, between: int, seed: int = 1) -> Array:
    """``columns * rows`` polygons (EPSG:4326). Each of their four sides bends at ``between`` vertices.

    ``mesh(310, 311, 14)`` has 96,410 areas and 5.5M vertices, ``mesh(186, 187, 31)`` 34,782 and 4.45M.
    Both neighbours of a side have the very same vertices on it.
    """
    random = np.random.default_rng(seed)
    west, south, east, north = EXTENT
    width, height = (east - west) / columns, (north - south) / rows
    x, y = np.meshgrid(np.linspace(west, east, columns + 1), np.linspace(south, north, rows + 1))
    nodes = np.stack([x, y], axis=-1)
    nodes += random.uniform(-0.25, 0.25, nodes.shape) * (width, height)
    along = _sides(nodes[:, :-1], nodes[:, 1:], between, random)
    upward = _sides(nodes[:-1], nodes[1:], between, random)
    rings = np.concatenate(
        [along[:-1], upward[:, 1:], along[1:, :, ::-1], upward[:, :-1, ::-1]], axis=2
    ).reshape(rows * columns, -1, 2)
    # Each side ends where the next one begins, which is said once.
    distinct = np.arange(rings.shape[1]) % (between + 2) != between + 1
    distinct[-1] = True
    return np.asarray(shapely.polygons(rings[:, distinct]), dtype=object)


def _sides(start: Array, end: Array, between: int, random: np.random.Generator) -> Array:
    """Polylines (…, between + 2, 2) from ``start`` to ``end`` that wander off their straight line."""
    share = np.linspace(0, 1, between + 2)
    line = start[..., None, :] + (end - start)[..., None, :] * share[:, None]
    away = np.cumsum(random.normal(0, 1, (*start.shape[:-1], between + 2)), axis=-1)
    away -= away[..., :1] + (away[..., -1:] - away[..., :1]) * share
    across = np.stack([start[..., 1] - end[..., 1], end[..., 0] - start[..., 0]], axis=-1)
    return line + across[..., None, :] * (away * 0.1 / np.sqrt(between + 1))[..., None]


def scattered(count: int, seed: int = 2) -> Array:
    """Points (EPSG:4326) in clusters, as facilities lie around towns."""
    random = np.random.default_rng(seed)
    west, south, east, north = EXTENT
    towns = random.uniform((west, south), (east, north), (max(count // 200, 1), 2))
    xy = towns[random.integers(0, len(towns), count)] + random.normal(0, 0.12, (count, 2))
    return np.asarray(shapely.points(np.clip(xy, (west, south), (east, north))), dtype=object)
