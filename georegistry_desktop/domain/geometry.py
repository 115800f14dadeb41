"""Geodesic measures over arrays of geometries, all in EPSG:4326."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

Array = npt.NDArray[Any]

_RADIUS = 6378137.0
"""Metres; the half axis of WGS84, as ``_E2`` is its eccentricity, squared."""
_FLATTENING = 1 / 298.257223563
_E2 = _FLATTENING * (2 - _FLATTENING)
_E = _E2**0.5


def metres_between(a: Array, b: Array) -> npt.NDArray[np.float64]:
    """Geodesic distance in metres between two arrays (n,) of points; NaN where one is missing."""
    from pyproj import Geod

    distance = np.full(len(a), np.nan)
    both = ~(shapely.is_missing(a) | shapely.is_missing(b) | shapely.is_empty(a) | shapely.is_empty(b))
    if both.any():
        p, q = a[both], b[both]
        _, _, metres = Geod(ellps="WGS84").inv(
            shapely.get_x(p), shapely.get_y(p), shapely.get_x(q), shapely.get_y(q)
        )
        distance[both] = metres
    return distance


def equal_area(geometries: Array) -> Array:
    """The geometries (n,) in a cylindrical equal-area projection, in metres.

    Areas there are the ellipsoid's (authalic latitude, Snyder 1987, equations 3-11, 3-12 and 10-1).
    """
    q_pole = _q(np.array([1.0]))[0]
    radius = _RADIUS * (q_pole / 2) ** 0.5

    def project(xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        sine = np.sin(np.radians(np.clip(xy[:, 1], -90, 90)))
        return np.column_stack([np.radians(xy[:, 0]) * radius, _q(sine) / q_pole * radius])

    projected: Array = shapely.transform(geometries, project)
    return projected


def areas(geometries: Array) -> npt.NDArray[np.float64]:
    """Areas in square metres, (n,); 0 where there is none."""
    sizes: npt.NDArray[np.float64] = np.nan_to_num(shapely.area(equal_area(geometries)))
    return sizes


def overlap(a: Array, b: Array) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Intersection over union, and the changed area as a share of ``a``'s; each (n,), pair by pair.

    The share may exceed 1; both are NaN where one side has no area. Rings that cross themselves are
    mended first, in a copy.
    """
    one, two = (mended(equal_area(g)) for g in (a, b))
    size_one, size_two = shapely.area(one), shapely.area(two)
    common = shapely.area(shapely.intersection(one, two))
    with np.errstate(divide="ignore", invalid="ignore"):
        union = size_one + size_two - common
        usable = (size_one > 0) & (size_two > 0)
        iou = np.where(usable, common / union, np.nan)
        share = np.where(usable, (union - common) / size_one, np.nan)
    return iou, share


def common_areas(a: Array, b: Array) -> npt.NDArray[np.float64]:
    """Square metres that lie in both, (n,), pair by pair; 0 where one is missing."""
    one, two = (mended(equal_area(g)) for g in (a, b))
    common: npt.NDArray[np.float64] = np.nan_to_num(shapely.area(shapely.intersection(one, two)))
    return common


def as_multipolygon(geometry: BaseGeometry) -> MultiPolygon | None:
    """A polygon or multipolygon as a 2D multipolygon; None for an empty one; ``ValueError`` otherwise."""
    if geometry.is_empty:
        return None
    flat = shapely.force_2d(geometry)
    if isinstance(flat, Polygon):
        return MultiPolygon([flat])
    if isinstance(flat, MultiPolygon):
        return flat
    raise ValueError(geometry.geom_type)


def _q(sine: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    es = _E * sine
    return (1 - _E2) * (sine / (1 - es**2) + np.arctanh(es) / _E)  # type: ignore[no-any-return]


def mended(geometries: Array) -> Array:
    """The geometries (n,), in a copy where rings that cross themselves had to be put right."""
    bad = ~shapely.is_valid(geometries) & ~shapely.is_missing(geometries)
    if bad.any():
        geometries = geometries.copy()
        geometries[bad] = shapely.make_valid(geometries[bad], method="structure", keep_collapsed=False)
    return geometries
