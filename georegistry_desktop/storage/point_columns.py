"""Whole columns of points.

In store all points have one length, so a column of them is one block of records and no point has to be met as
an object. Layouts: the GeoPackage blob without an envelope (OGC 12-128r18, clause 2.1.3) and plain WKB.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import shapely

from georegistry_desktop.storage.geometry_type import SRID

_LITTLE_ENDIAN = 1
_POINT = 1
_BODY = [("order", "u1"), ("kind", "<u4"), ("x", "<f8"), ("y", "<f8")]
_WKB = np.dtype(_BODY)
_BLOB = np.dtype([("magic", "S2"), ("version", "u1"), ("flags", "u1"), ("srid", "<i4"), *_BODY])

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float64]


def to_blobs(points: Array) -> pa.Array:
    """GeoPackage blobs of points (n,); null where missing or empty."""
    records, valid = _records(points, _BLOB)
    records["magic"], records["flags"], records["srid"] = b"GP", _LITTLE_ENDIAN, SRID
    return _fixed(records, valid)


def to_wkb(points: Array) -> pa.Array:
    """WKB of points (n,), null where missing or empty. PostGIS' column gives it its SRID."""
    records, valid = _records(points, _WKB)
    return _fixed(records, valid)


def from_coordinates(x: Floats, y: Floats) -> Array:
    """Points (n,); None where x is NaN."""
    points: Array = np.full(len(x), None, dtype=object)
    there = ~np.isnan(x)
    points[there] = shapely.points(x[there], y[there])
    return points


def coordinates(blobs: pa.LargeBinaryArray) -> tuple[Floats, Floats] | None:
    """x and y (n,) of GeoPackage blobs, NaN where null. None unless all are little-endian plain points."""
    x, y = np.full((2, len(blobs)), np.nan)
    there = blobs.drop_null()
    if len(there) == 0:
        return x, y
    _, ends, data = there.buffers()
    places = np.frombuffer(ends, np.int64)[there.offset : there.offset + len(there) + 1]
    if not (np.diff(places) == _BLOB.itemsize).all():
        return None
    records = np.frombuffer(data, _BLOB, count=len(there), offset=int(places[0]))
    plain = (records["flags"] & _LITTLE_ENDIAN) & (records["order"] == _LITTLE_ENDIAN)
    if not (plain & (records["kind"] == _POINT)).all():
        return None
    valid = blobs.is_valid().to_numpy(zero_copy_only=False)
    x[valid], y[valid] = records["x"], records["y"]
    return x, y


def _fixed(records: Array, valid: pa.Buffer) -> pa.LargeBinaryArray:
    ends = np.arange(len(records) + 1, dtype=np.int64) * records.itemsize
    parts = [valid, pa.py_buffer(ends), pa.py_buffer(records.tobytes())]
    return pa.Array.from_buffers(pa.large_binary(), len(records), parts)


def _records(points: Array, layout: np.dtype[Any]) -> tuple[Array, pa.Buffer]:
    records = np.zeros(len(points), layout)
    records["order"], records["kind"] = _LITTLE_ENDIAN, _POINT
    records["x"], records["y"] = shapely.get_x(points), shapely.get_y(points)
    return records, pa.py_buffer(np.packbits(~np.isnan(records["x"]), bitorder="little"))
