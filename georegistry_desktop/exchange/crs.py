"""Coordinate reference systems: the one that a file names, the one that a person says, and the way to
degrees (EPSG:4326)."""

from __future__ import annotations

from typing import Any

import numpy as np
import pyproj
import shapely
from pyproj.exceptions import CRSError, ProjError

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.exchange.draft import Array

DEGREES = pyproj.CRS(4326)


def crs_of(word: str) -> pyproj.CRS:
    """The system that a person names: EPSG:32629, 32629, WKT.

    Raises ``Refused`` (``crs-bad``) where it is none, and for one from which no way leads to EPSG:4326: of
    heights, of a building site, of the Moon.
    """
    try:
        found = pyproj.CRS.from_user_input(int(word) if word.isdecimal() else word)
    except (CRSError, ValueError, TypeError) as error:
        reason = str(error).split("\n")[0].removeprefix("Invalid projection: ")
        raise Refused("crs-bad", value=word, reason=reason) from error
    if not (found.is_geographic or found.is_projected):
        raise Refused("crs-bad", value=word, reason="it has neither degrees nor a projection of the Earth")
    try:
        pyproj.Transformer.from_crs(found, DEGREES, always_xy=True)
    except ProjError as error:
        reason = "no way is known from it to degrees of the Earth (EPSG:4326)"
        raise Refused("crs-bad", value=word, reason=reason) from error
    return found


def title(crs: pyproj.CRS) -> str:
    """As people know it: "EPSG:32629 (WGS 84 / UTM zone 29N)"."""
    known = crs.to_authority()
    return f"{':'.join(known)} ({crs.name})" if known else crs.name


def is_degrees(crs: pyproj.CRS) -> bool:
    """Whether its numbers are those of EPSG:4326, longitude first."""
    return bool(crs.to_2d().equals(DEGREES, ignore_axis_order=True))


def to_degrees(geometries: Array, crs: pyproj.CRS) -> Array:
    """Geometries (n,) of ``crs``, east or longitude first, in EPSG:4326; heights stay as they are.

    What cannot be transformed gets infinite coordinates, which the checks refuse.
    """
    if is_degrees(crs):
        return geometries
    way = pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True)

    def moved(held: Any) -> Any:
        x, y = way.transform(held[:, 0], held[:, 1])
        return np.column_stack([x, y, *held.T[2:]])

    made: Array = geometries.copy()
    for solid in (False, True):
        at = (shapely.has_z(made) == solid) & ~shapely.is_missing(made)
        made[at] = shapely.transform(made[at], moved, include_z=solid)
    return made


def like_degrees(geometries: Array) -> bool:
    """Whether all coordinates are in the range of degrees; one geometry at least is there."""
    west, south, east, north = shapely.total_bounds(geometries[~shapely.is_missing(geometries)])
    return bool(max(abs(west), abs(east)) <= 180 and max(abs(south), abs(north)) <= 90)


def told_extent(geometries: Array) -> str:
    """From where to where the coordinates go; one geometry at least is there."""
    west, south, east, north = shapely.total_bounds(geometries[~shapely.is_missing(geometries)])
    return f"from {west:g}, {south:g} to {east:g}, {north:g}"
