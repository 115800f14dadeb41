"""Fill a GeoPackage's R-tree in bulk.

Row by row SQLite searches and splits for each entry. A tree over all rows is packed here instead, from the
bottom up in tiles, and written as SQLite's own nodes (format: sqlite.org/rtree.html, section 6):
two bytes depth (in the root), two bytes count, then for each cell the id and four 32-bit coordinates, all
big-endian. The lower bounds are rounded down and the upper ones up, so that nothing falls out of its box.
"""

from __future__ import annotations

from typing import Any

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
_STORED = [0, 2, 1, 3]
"""SQLite wants both x first."""
_ROOT = 1

Ids = npt.NDArray[np.int64]
Sides = npt.NDArray[np.float64]
Boxes = tuple[Ids, Sides]
"""Row ids (n,) and minx, miny, maxx, maxy (n, 4) in degrees, NaN where there is no geometry."""


def add(connection: Connection, table: str, column: str, boxes: Boxes) -> None:
    """Index new rows: a few one by one, many by packing all anew."""
    tree = f"rtree_{table}_{column}"
    cursor = _cursor(connection)
    ids, sides = boxes
    there = ~np.isnan(sides[:, 0])
    ids, sides = ids[there], sides[there]
    known = cursor.execute(f"SELECT count(*) FROM {tree}_rowid").fetchone()[0]
    if len(ids) < known:
        order = _tiles(sides)
        rows = zip(ids[order].tolist(), *sides[order][:, _STORED].T.tolist(), strict=True)
        cursor.executemany(f"INSERT INTO {tree} VALUES (?, ?, ?, ?, ?)", rows)
        return
    if known:
        older = np.array(cursor.execute(f"SELECT id, minx, miny, maxx, maxy FROM {tree}").fetchall())
        ids, sides = np.append(ids, older[:, 0].astype(np.int64)), np.concatenate([sides, older[:, 1:]])
    _write_packed(cursor, tree, ids, sides)


def build(connection: Connection, table: str, column: str) -> None:
    """Index all rows anew, out of their geometries."""
    cursor = _cursor(connection)
    cursor.execute(f"SELECT id, {column} FROM {table} WHERE {column} NOT NULL")
    ids: list[Ids] = [np.empty(0, np.int64)]
    sides: list[Sides] = [np.empty((0, 4))]
    while rows := cursor.fetchmany(_CHUNK):
        keys, blobs = zip(*rows, strict=True)
        ids.append(np.array(keys, np.int64))
        sides.append(shapely.bounds(from_blobs(list(blobs))))
    found, bounds = np.concatenate(ids), np.concatenate(sides)
    there = ~np.isnan(bounds[:, 0])
    _write_packed(cursor, f"rtree_{table}_{column}", found[there], bounds[there])


def _tiles(sides: Sides) -> npt.NDArray[np.intp]:
    """An order in which neighbours follow each other: slices from west to east, each from south to north.

    Sort-tile-recursive packing, Leutenegger, Lopez and Edgington, 1997.
    """
    nodes = max(len(sides) / _FILLED, 1.0)
    slices = int(np.ceil(np.sqrt(nodes)))
    across, along = sides[:, 0] + sides[:, 2], sides[:, 1] + sides[:, 3]
    place = np.empty(len(sides), np.int64)
    place[np.argsort(across)] = np.arange(len(sides)) * slices // max(len(sides), 1)
    return np.lexsort((along, place))


def _write_packed(cursor: Any, tree: str, ids: Ids, sides: Sides) -> None:
    order = _tiles(sides)
    ids, boxes = ids[order], sides[order][:, _STORED]
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
