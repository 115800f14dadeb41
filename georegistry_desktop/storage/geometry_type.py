"""One column type for geometries: EWKB on PostGIS, the GeoPackage blob on SQLite.

GeoPackage blob: OGC 12-128r18, clause 2.1.3: "GP", version 0, flags, srs_id, optional envelope, WKB.
"""

from __future__ import annotations

import struct
from math import isnan
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import GeometryType, MultiPolygon
from shapely.geometry.base import BaseGeometry
from sqlalchemy.engine import Dialect
from sqlalchemy.types import UserDefinedType

if TYPE_CHECKING:
    import pyarrow as pa

SRID = 4326
_HEADER = struct.Struct("<2sBBi")
_ENVELOPE = struct.Struct("<4d")
_POINT = struct.Struct("<8x5x2d")
"""A blob of a point without an envelope, little-endian inside."""
_LITTLE_ENDIAN = 1
_WITH_ENVELOPE = 1 << 1
_EMPTY = 1 << 4
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)

Array = npt.NDArray[Any]


class Geometry(UserDefinedType[BaseGeometry]):
    """A shapely geometry in EPSG:4326; ``kind`` is POINT or MULTIPOLYGON."""

    cache_ok = True

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def get_col_spec(self, **_: Any) -> str:
        """The type's name on SQLite; PostGIS says it in its own way, see ``tables``."""
        return self.kind

    def bind_processor(self, dialect: Dialect) -> Any:
        """From shapely to what the driver takes."""
        encode = to_blob if dialect.name == "sqlite" else to_ewkb
        return lambda value: None if value is None else encode(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:  # noqa: ARG002
        """From what the driver gives to shapely."""
        decode = from_blob if dialect.name == "sqlite" else shapely.from_wkb
        return lambda value: None if value is None else decode(value)


def to_ewkb(geometry: BaseGeometry) -> str:
    """Hex EWKB with the SRID, as PostGIS reads it."""
    return str(shapely.to_wkb(shapely.set_srid(geometry, SRID), hex=True, include_srid=True))


def to_blob(geometry: BaseGeometry) -> bytes:
    """The GeoPackage blob; areas carry their envelope, points need none."""
    flags, envelope = _LITTLE_ENDIAN, b""
    if geometry.is_empty:
        flags |= _EMPTY
    elif geometry.geom_type != "Point":
        minx, miny, maxx, maxy = geometry.bounds
        flags, envelope = flags | _WITH_ENVELOPE, _ENVELOPE.pack(minx, maxx, miny, maxy)
    wkb: bytes = shapely.to_wkb(geometry, byte_order=1)
    return _HEADER.pack(b"GP", 0, flags, SRID) + envelope + wkb


def from_blob(blob: bytes) -> BaseGeometry:
    """A geometry out of its GeoPackage blob."""
    geometry: BaseGeometry = from_blobs([blob])[0]
    return geometry


def area_blobs(areas: Array) -> pa.Array:
    """GeoPackage blobs of areas (n,), none of them missing or empty."""
    import pyarrow as pa

    header = _HEADER.pack(b"GP", 0, _LITTLE_ENDIAN | _WITH_ENVELOPE, SRID)
    # shapely orders minx, miny, maxx, maxy; the GeoPackage wants both x first.
    bounds = np.ascontiguousarray(shapely.bounds(areas)[:, [0, 2, 1, 3]], dtype="<f8").tobytes()
    bodies = shapely.to_wkb(areas, byte_order=1).tolist()
    return pa.array(
        [header + bounds[32 * i : 32 * i + 32] + body for i, body in enumerate(bodies)], pa.binary()
    )


def area_wkb(areas: Array) -> pa.Array:
    """WKB of areas (n,), none of them missing or empty. PostGIS' column gives it its SRID."""
    import pyarrow as pa

    return pa.array(shapely.to_wkb(areas, byte_order=1), pa.large_binary())


def from_blobs(blobs: list[bytes | None]) -> Array:
    """Geometries (n,) of GeoPackage blobs; None where missing.

    Other programs write areas of one polygon as such, and heights: these become what the columns say.
    """
    bodies = np.array([None if b is None else _wkb_of(b) for b in blobs], dtype=object)
    geometries: Array = shapely.from_wkb(bodies)
    high = shapely.has_z(geometries)
    if high.any():
        geometries[high] = shapely.force_2d(geometries[high])
    single = shapely.get_type_id(geometries) == GeometryType.POLYGON
    if single.any():
        geometries[single] = [MultiPolygon([polygon]) for polygon in geometries[single]]
    return geometries


def envelope(blob: bytes | None) -> tuple[float, float, float, float] | None:
    """(minx, maxx, miny, maxy) of a GeoPackage blob; None for an empty one; the R-tree's triggers ask."""
    if blob is None:
        return None
    flags = blob[3]
    if flags & _EMPTY:
        return None
    if (flags >> 1) & 7 and flags & _LITTLE_ENDIAN:
        values: tuple[float, float, float, float] = _ENVELOPE.unpack_from(blob, 8)
        return values
    if len(blob) == _POINT.size and flags & _LITTLE_ENDIAN and blob[8] == 1:
        x, y = _POINT.unpack(blob)
        return None if isnan(x) else (x, x, y, y)
    geometry = from_blob(blob)
    if geometry.is_empty:
        return None
    minx, miny, maxx, maxy = geometry.bounds
    return minx, maxx, miny, maxy


def _wkb_of(blob: bytes) -> bytes:
    return blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :]
