"""Fill a GeoPackage's R-tree in bulk.

Row by row SQLite searches and splits for each entry. A tree over all rows is packed here instead, from the
bottom up along a Hilbert curve, and written as SQLite's own nodes (format: sqlite.org/rtree.html, section 6):
two bytes depth (in the root), two bytes count, then for each cell the id and four 32-bit coordinates, all
big-endian. The lower bounds are rounded down and the upper ones up, so that nothing falls out of its box.
"""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from sqlalchemy import Connection

from georegistry_desktop.storage.geometry_type import from_blobs

_CHUNK = 200_000
_CELLS = 51
"""SQLite's most cells of a node, for pages of 4096 bytes and two dimensions."""
_FILLED = 45
"""Room for a few more, so that the first edits do not split every node."""
_CELL = np.dtype([("id", ">i8"), ("box", ">f4", 4)])
_POINT_BYTES = 29
_ROOT = 1

Boxes = npt.NDArray[np.float64]  # (n, 4): minx, maxx, miny, maxy
Ids = npt.NDArray[np.int64]


def add(connection: Connection, table: str, column: str, *, since: int, anew: bool) -> None:
    """Index the geometries of the rows with an id above ``since``; with ``anew`` pack all rows again."""
    tree = f"rtree_{table}_{column}"
    ids, boxes = _boxes(connection, table, column, 0 if anew else since)
    # Neighbours in the plane one after the other make good nodes, and inserts that stay in the cache.
    order = _hilbert_order(boxes)
    if anew:
        _write_packed(connection, tree, ids[order], boxes[order])
    elif len(ids):
        values = zip(ids[order].tolist(), *boxes[order].T.tolist(), strict=True)
        _cursor(connection).executemany(f"INSERT INTO {tree} VALUES (?, ?, ?, ?, ?)", values)


def _boxes(connection: Connection, table: str, column: str, since: int) -> tuple[Ids, Boxes]:
    cursor = _cursor(connection)
    cursor.execute(f"SELECT id, {column} FROM {table} WHERE id > ? AND {column} NOT NULL", (since,))
    ids: list[Ids] = [np.empty(0, np.int64)]
    boxes: list[Boxes] = [np.empty((0, 4))]
    while rows := cursor.fetchmany(_CHUNK):
        keys, blobs = zip(*rows, strict=True)
        ids.append(np.array(keys, np.int64))
        boxes.append(_boxes_of(blobs))
    return np.concatenate(ids), np.concatenate(boxes)


def _boxes_of(blobs: tuple[bytes, ...]) -> Boxes:
    if all(len(b) == _POINT_BYTES for b in blobs):
        # Header of 8 bytes, byte order, kind, x, y: no need to build a geometry for each.
        raw = np.frombuffer(b"".join(blobs), np.uint8).reshape(-1, _POINT_BYTES)
        if (raw[:, 3] & 1).all() and (raw[:, 8] == 1).all():
            xy = np.ascontiguousarray(raw[:, 13:]).view("<f8")
            return xy[:, [0, 0, 1, 1]].astype(np.float64)
    bounds: Boxes = shapely.bounds(from_blobs(list(blobs)))[:, [0, 2, 1, 3]]
    return bounds


def _hilbert_order(boxes: Boxes) -> npt.NDArray[np.intp]:
    if not len(boxes):
        return np.empty(0, np.intp)
    centres = shapely.points((boxes[:, 0] + boxes[:, 1]) / 2, (boxes[:, 2] + boxes[:, 3]) / 2)
    return np.argsort(gpd.GeoSeries(centres).hilbert_distance(level=16).to_numpy())


def _write_packed(connection: Connection, tree: str, ids: Ids, boxes: Boxes) -> None:
    cursor = _cursor(connection)
    for part in ("node", "rowid", "parent"):
        cursor.execute(f"DELETE FROM {tree}_{part}")
    low, high = boxes.astype("f4"), boxes.astype("f4")
    down = np.nextafter(low, np.float32(-np.inf))
    up = np.nextafter(high, np.float32(np.inf))
    rounded = np.where(low > boxes, down, low)
    rounded[:, [1, 3]] = np.where(high < boxes, up, high)[:, [1, 3]]
    depth, following = 0, _ROOT + 1
    children, cells = ids, rounded
    while True:
        starts = _starts(len(children))
        is_root = len(starts) <= 1
        count = max(len(starts), 1)
        numbers = np.array([_ROOT]) if is_root else np.arange(following, following + count)
        following += count
        _insert_nodes(cursor, tree, numbers, children, cells, starts, depth if is_root else 0)
        owner = np.repeat(numbers, np.diff([*starts, len(children)])) if len(starts) else np.empty(0, int)
        # Rows in the order of their ids are appended, not searched for.
        by_id = np.argsort(children, kind="stable")
        links = zip(children[by_id].tolist(), owner[by_id].tolist(), strict=True)
        cursor.executemany(f"INSERT INTO {tree}_{'parent' if depth else 'rowid'} VALUES (?, ?)", links)
        if is_root:
            return
        lowest = np.minimum.reduceat(cells, starts)
        highest = np.maximum.reduceat(cells, starts)
        children, cells = numbers, np.where([True, False, True, False], lowest, highest)
        depth += 1


def _starts(count: int) -> npt.NDArray[np.intp]:
    """Where each node's cells begin; nodes are filled evenly."""
    nodes = -(-count // _FILLED)
    return np.linspace(0, count, nodes, endpoint=False).astype(np.intp)


def _insert_nodes(
    cursor: Any,
    tree: str,
    numbers: npt.NDArray[np.int64],
    children: Ids,
    cells: npt.NDArray[np.float32],
    starts: npt.NDArray[np.intp],
    depth: int,
) -> None:
    packed = np.zeros(len(children), _CELL)
    packed["id"], packed["box"] = children, cells
    raw = packed.tobytes()
    ends = [*starts[1:].tolist(), len(children)]
    size = 4 + _CELLS * _CELL.itemsize

    def node(start: int, end: int) -> bytes:
        head = depth.to_bytes(2, "big") + (end - start).to_bytes(2, "big")
        return (head + raw[start * _CELL.itemsize : end * _CELL.itemsize]).ljust(size, b"\0")

    spans = zip(numbers.tolist(), starts.tolist() or [0], ends, strict=True)
    rows = ((number, node(start, end)) for number, start, end in spans)
    cursor.executemany(f"INSERT INTO {tree}_node VALUES (?, ?)", rows)


def _cursor(connection: Connection) -> Any:
    return connection.connection.cursor()
