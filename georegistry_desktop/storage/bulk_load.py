"""A version in bulk into the registry: COPY or one prepared insert, keys and indexes after."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely
from sqlalchemy import Connection, Table

from georegistry_desktop.domain.frames import NUMBER_COLUMNS, TEXT_COLUMNS, VersionFrame
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.storage import keys, point_columns
from georegistry_desktop.storage.geometry_type import area_blobs, area_wkb
from georegistry_desktop.storage.packed_rtree import Boxes
from georegistry_desktop.storage.rows import copy_parts, copy_rows, new_ids
from georegistry_desktop.storage.stored import unit_types
from georegistry_desktop.storage.tables import (
    boundary,
    group_set,
    group_set_member,
    membership,
    org_group,
    org_unit,
    org_unit_path,
    reference,
)

_CHUNK = 25_000
Array = npt.NDArray[Any]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True)
class _Tree:
    """Where the units of a frame stand. ``order`` has parents first and siblings side by side; row ids ascend
    along it, so that keys and paths come in nearly sorted."""

    parents: Places
    """Position of each unit's parent in the frame, -1 for roots."""
    order: Places
    depth: npt.NDArray[np.int64]
    """Of each unit in the frame; roots 1."""


def load_version(
    connection: Connection,
    version_id: int,
    frame: VersionFrame,
    progress: Progress = silent,
) -> None:
    """Write all of ``frame`` as the content of a version in state ``loading``.

    Who and when stay empty in the rows, the version says it once. Types must be there; the frame's parents
    must form a forest (``ValueError`` otherwise).
    """
    units = frame.units
    tree = _tree(_positions(units))
    ids = np.empty(len(units), dtype=np.int64)
    ids[tree.order] = new_ids(connection, org_unit, len(units))
    with keys.built_after(connection, len(units)) as spatial:
        spatial["org_unit"] = _load_units(connection, version_id, frame, ids, tree, progress)
        _load_paths(connection, version_id, ids, tree)
        spatial["boundary"] = _load_boundaries(connection, version_id, units, ids, tree, progress)
        _load_groups(connection, version_id, frame, pd.Series(ids, index=units["uuid"]))
        progress("Building keys and indexes", len(units), len(units))


def _positions(units: gpd.GeoDataFrame) -> Places:
    """Of each unit's parent, -1 for roots."""
    found = pc.index_in(_texts(units["parent"]), value_set=_texts(units["uuid"]))
    return np.asarray(pc.fill_null(found, -1), np.intp)


def _tree(parents: Places) -> _Tree:
    depth = np.where(parents < 0, 1, 0).astype(np.int64)
    rank = np.empty(len(parents), dtype=np.intp)
    ready, waiting = np.flatnonzero(depth == 1), np.flatnonzero(depth == 0)
    levels, placed, level = [ready], 0, 1
    while True:
        rank[ready] = np.arange(placed, placed + len(ready))
        placed += len(ready)
        if not len(waiting):
            return _Tree(parents, np.concatenate(levels), depth)
        below = depth[parents[waiting]] == level
        if not below.any():
            raise ValueError("the parents form a cycle")
        ready, waiting = waiting[below], waiting[~below]
        ready = ready[np.argsort(rank[parents[ready]], kind="stable")]
        levels.append(ready)
        depth[ready] = level = level + 1


def _load_units(
    connection: Connection,
    version_id: int,
    frame: VersionFrame,
    ids: npt.NDArray[np.int64],
    tree: _Tree,
    progress: Progress,
) -> Boxes:
    type_ids = {t.name: key for key, t in unit_types(connection).items()}
    units = frame.units
    points = np.asarray(units["point"].array, dtype=object)
    texts = {name: _texts(units[name]) for name in TEXT_COLUMNS if name not in ("parent", "type")}
    texts["name"] = pc.fill_null(texts["name"], "")
    texts["status"] = pc.fill_null(texts["status"], "NEW")
    numbers = {name: pa.array(units[name], pa.float64(), from_pandas=True) for name in NUMBER_COLUMNS}
    types = _translated(_texts(units["type"]), type_ids)

    def part(at: int) -> dict[str, pa.Array]:
        rows = tree.order[at * _CHUNK : (at + 1) * _CHUNK]
        above = tree.parents[rows]
        columns: dict[str, pa.Array] = {
            "id": pa.array(ids[rows]),
            "version_id": pa.array(np.full(len(rows), version_id)),
            "parent_id": pa.array(np.where(above < 0, 0, ids[above]), mask=above < 0),
            "point": _encode(connection, point_columns.to_blobs, point_columns.to_wkb, points[rows]),
        }
        places = pa.array(rows)
        return columns | {name: c.take(places) for name, c in {"type_id": types, **texts, **numbers}.items()}

    for at in copy_parts(connection, org_unit, _parts(len(ids)), part):
        progress("Writing units", at * _CHUNK, len(ids))
    return ids, shapely.bounds(points)


def _parts(count: int) -> int:
    return -(-count // _CHUNK)


def _load_paths(connection: Connection, version_id: int, ids: npt.NDArray[np.int64], tree: _Tree) -> None:
    depth = tree.depth[tree.order]
    place = np.empty(len(ids), dtype=np.intp)
    """Of each unit within its level."""
    above = pa.array([], pa.string())
    for level in range(1, int(depth[-1]) + 1 if len(depth) else 1):
        rows = tree.order[slice(*np.searchsorted(depth, [level, level + 1]))]
        place[rows] = np.arange(len(rows))
        start: Any = "/" if level == 1 else above.take(pa.array(place[tree.parents[rows]]))
        above = pc.binary_join_element_wise(start, pa.array(ids[rows]).cast(pa.string()), "/", "")
        columns = {
            "org_unit_id": pa.array(ids[rows]),
            "version_id": pa.array(np.full(len(rows), version_id)),
            "path": above,
            "depth": pa.array(np.full(len(rows), level)),
        }
        copy_rows(connection, org_unit_path, columns)


def _load_boundaries(
    connection: Connection,
    version_id: int,
    units: gpd.GeoDataFrame,
    ids: npt.NDArray[np.int64],
    tree: _Tree,
    progress: Progress,
) -> Boxes:
    shapes = np.asarray(units["boundary"].array)
    has = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    rows = tree.order[has[tree.order]]
    new = new_ids(connection, boundary, len(rows))

    def part(at: int) -> dict[str, pa.Array]:
        some = slice(at * _CHUNK, (at + 1) * _CHUNK)
        units_there = rows[some]
        return {
            "id": pa.array(new[some]),
            "version_id": pa.array(np.full(len(units_there), version_id)),
            "org_unit_id": pa.array(ids[units_there]),
            "geom": _encode(connection, area_blobs, area_wkb, shapes[units_there]),
        }

    for at in copy_parts(connection, boundary, _parts(len(rows)), part):
        progress("Writing boundaries", at * _CHUNK, len(rows))
    return new, shapely.bounds(shapes[rows])


def _load_groups(
    connection: Connection, version_id: int, frame: VersionFrame, unit_ids: pd.Series[int]
) -> None:
    groups = _load_named(
        connection, version_id, org_group, frame.groups, ("uuid", "name", "source_ref", "code")
    )
    sets = _load_named(connection, version_id, group_set, frame.group_sets, ("uuid", "name", "source_ref"))
    for table, rows, links in (
        (membership, frame.memberships, {"org_unit_id": ("unit", unit_ids), "group_id": ("group", groups)}),
        (
            group_set_member,
            frame.group_set_members,
            {"group_set_id": ("group_set", sets), "group_id": ("group", groups)},
        ),
        (reference, frame.references, {"org_unit_id": ("unit", unit_ids)}),
    ):
        if rows.empty:
            continue
        data = {column: pa.array(known.loc[rows[name]].to_numpy()) for column, (name, known) in links.items()}
        if table is reference:
            data |= {"source": _texts(rows["source"]), "ref": _texts(rows["ref"])}
        copy_rows(connection, table, {"version_id": pa.array(np.full(len(rows), version_id)), **data})


def _load_named(
    connection: Connection, version_id: int, table: Table, rows: pd.DataFrame, columns: Sequence[str]
) -> pd.Series[int]:
    ids = pd.Series(new_ids(connection, table, len(rows)), index=rows["uuid"], dtype="int64")
    if len(rows):
        data = {"id": pa.array(ids.to_numpy()), "version_id": pa.array(np.full(len(rows), version_id))}
        copy_rows(connection, table, data | {name: _texts(rows[name]) for name in columns})
    return ids


def _texts(column: pd.Series[Any]) -> pa.Array:
    """Arrow text with empty text as null."""
    values = pa.array(column.astype("str"), type=pa.large_string(), from_pandas=True)
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    return pc.if_else(pc.equal(values, ""), pa.scalar(None, pa.large_string()), values)


def _translated(values: pa.Array, known: Mapping[str, int]) -> pa.Array:
    words = values.dictionary_encode()
    return pa.array([known[w] for w in words.dictionary.to_pylist()], pa.int64()).take(words.indices)


def _encode(
    connection: Connection,
    blobs: Callable[[Array], pa.Array],
    wkb: Callable[[Array], pa.Array],
    shapes: Array,
) -> pa.Array:
    return (blobs if connection.dialect.name == "sqlite" else wkb)(shapes)
