"""The whole numbers that a map computes with: the Mercator square of the Earth, cut 2³² times each way.

One step is 9.3 mm at the equator. The square is conformal, so a shape keeps its form while it is panned,
and tiles of map servers lie straight on it. Latitudes beyond 85.06° lie on the square's edge.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

WORLD = 2**32
"""Steps around the Earth."""
HALF = WORLD // 2
POLE = math.degrees(math.atan(math.sinh(math.pi)))
"""The latitude at the square's edge, 85.0511°."""
METRES = 40_075_016.685578488 / WORLD
"""A step at the equator; elsewhere it is shorter by the cosine of the latitude."""
_LAST = float(HALF - 1)


def to_grid(longitudes: Array, latitudes: Array) -> tuple[Array, Array]:
    """Degrees (float, any shape) to steps (int32) east and **south** of 0° N 0° E.

    The same degrees give the same step, which keeps shared borders joined. What is no number or no place
    on Earth comes to lie on the edge.
    """
    x = np.nan_to_num(np.asarray(longitudes, dtype=np.float64), nan=180.0) * (WORLD / 360.0)
    sine = np.sin(
        np.clip(np.nan_to_num(np.asarray(latitudes, dtype=np.float64)), -POLE, POLE) * (np.pi / 180)
    )
    y = np.log((1 - sine) / (1 + sine)) * (WORLD / (4 * np.pi))
    return (
        np.rint(np.clip(x, -_LAST, _LAST)).astype(np.int32),
        np.rint(np.clip(y, -_LAST, _LAST)).astype(np.int32),
    )


def longitude(x: float) -> float:
    """Degrees of a step (also a fraction of one); beyond ±180 where the map goes on around the Earth."""
    return x * (360.0 / WORLD)


def latitude(y: float) -> float:
    """Degrees of a step south, or of a fraction of one."""
    return -math.degrees(math.atan(math.sinh(y * (2 * math.pi / WORLD))))


def grid_x(degrees: float) -> float:
    """The step of a longitude, not rounded, not cut at ±180."""
    return degrees * (WORLD / 360.0)


def grid_y(degrees: float) -> float:
    """The step of a latitude, not rounded."""
    sine = math.sin(math.radians(max(-POLE, min(POLE, degrees))))
    return math.log((1 - sine) / (1 + sine)) * (WORLD / (4 * math.pi))
