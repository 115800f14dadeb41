"""Versions in bulk: in by COPY or one prepared insert, keys and indexes after; out as Arrow columns."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import shapely
from sqlalchemy import Connection, Table, text

from georegistry_desktop.domain.frames import TABLES, TEXT_COLUMNS, VersionFrame
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.storage import keys
from georegistry_desktop.storage.geometry_type import SRID, from_blobs, to_blobs
from georegistry_desktop.storage.packed_rows import read_columns
from georegistry_desktop.storage.rows import copy_rows, new_ids
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

_CHUNK = 100_000
Array = npt.NDArray[Any]


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
    parents = pd.Index(units["uuid"]).get_indexer(pd.Index(units["parent"]))
    depth, order = _tree_order(parents)
    ids = np.empty(len(units), dtype=np.int64)
    ids[order] = new_ids(connection, org_unit, len(units))
    with _all_rows_at_once(connection, len(units)):
        _load_units(connection, version_id, frame, ids, parents, order, progress)
        _load_paths(connection, version_id, ids, parents, depth, order)
        _load_boundaries(connection, version_id, units, ids, order, progress)
        _load_groups(connection, version_id, frame, pd.Series(ids, index=units["uuid"]))
        progress("Building keys and indexes", len(units), len(units))


def _tree_order(parents: npt.NDArray[np.intp]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.intp]]:
    """Depth of each unit (roots 1) and an order with parents first."""
    depth = np.where(parents < 0, 1, 0).astype(np.int64)
    waiting = np.flatnonzero(depth == 0)
    level = 1
    while len(waiting):
        ready = depth[parents[waiting]] == level
        if not ready.any():
            raise ValueError("the parents form a cycle")
        depth[waiting[ready]] = level = level + 1
        waiting = waiting[~ready]
    return depth, np.argsort(depth, kind="stable")


@contextlib.contextmanager
def _all_rows_at_once(connection: Connection, count: int) -> Iterator[None]:
    """Without triggers and indexes where that is faster and disturbs nobody; both are back at the end."""
    with keys.built_after(connection, count):
        yield


def _load_units(
    connection: Connection,
    version_id: int,
    frame: VersionFrame,
    ids: npt.NDArray[np.int64],
    parents: npt.NDArray[np.intp],
    order: npt.NDArray[np.intp],
    progress: Progress,
) -> None:
    type_ids = {t.name: key for key, t in unit_types(connection).items()}
    units = frame.units
    for start in range(0, len(order), _CHUNK):
        progress("Writing units", start, len(order))
        rows = order[start : start + _CHUNK]
        part = units.iloc[rows]
        mine = parents[rows]
        columns: dict[str, pa.Array] = {
            "id": pa.array(ids[rows]),
            "version_id": pa.array(np.full(len(rows), version_id)),
            "parent_id": pa.array(np.where(mine < 0, 0, ids[mine]), mask=mine < 0),
            "type_id": pa.array([type_ids.get(t) for t in _texts(part["type"]).to_pylist()], pa.int64()),
            "point": _geometries(connection, part["point"]),
        }
        for name in TEXT_COLUMNS:
            if name not in ("parent", "type"):
                columns[name] = _texts(part[name])
        columns["name"] = pc.fill_null(columns["name"], "")
        columns["status"] = pc.fill_null(columns["status"], "NEW")
        for name in ("altitude", "accuracy"):
            columns[name] = pa.array(part[name].to_numpy(dtype=float), from_pandas=True)
        copy_rows(connection, org_unit, columns)


def _load_paths(
    connection: Connection,
    version_id: int,
    ids: npt.NDArray[np.int64],
    parents: npt.NDArray[np.intp],
    depth: npt.NDArray[np.int64],
    order: npt.NDArray[np.intp],
) -> None:
    paths: list[str] = [""] * len(ids)
    for i, parent, key in zip(order.tolist(), parents[order].tolist(), ids[order].tolist(), strict=True):
        paths[i] = f"{paths[parent] if parent >= 0 else '/'}{key}/"
    for start in range(0, len(order), _CHUNK):
        rows = order[start : start + _CHUNK]
        columns = {
            "org_unit_id": pa.array(ids[rows]),
            "version_id": pa.array(np.full(len(rows), version_id)),
            "path": pa.array([paths[i] for i in rows.tolist()]),
            "depth": pa.array(depth[rows]),
        }
        copy_rows(connection, org_unit_path, columns)


def _load_boundaries(
    connection: Connection,
    version_id: int,
    units: gpd.GeoDataFrame,
    ids: npt.NDArray[np.int64],
    order: npt.NDArray[np.intp],
    progress: Progress,
) -> None:
    shapes = np.asarray(units["boundary"].array)
    has = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    rows = order[has[order]]
    new = new_ids(connection, boundary, len(rows))
    for start in range(0, len(rows), _CHUNK):
        progress("Writing boundaries", start, len(rows))
        part = rows[start : start + _CHUNK]
        columns = {
            "id": pa.array(new[start : start + _CHUNK]),
            "version_id": pa.array(np.full(len(part), version_id)),
            "org_unit_id": pa.array(ids[part]),
            "geom": _geometries(connection, shapes[part]),
        }
        copy_rows(connection, boundary, columns)


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


def _geometries(connection: Connection, column: Any) -> pa.Array:
    shapes = np.asarray(getattr(column, "array", column), dtype=object)
    if connection.dialect.name == "sqlite":
        return pa.array(to_blobs(shapes), pa.binary())
    gone = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    text_form = shapely.to_wkb(shapely.set_srid(shapes, SRID), hex=True, include_srid=True)
    return pa.array(text_form, pa.large_string(), mask=gone)


_UNIT_COLUMNS = (
    "id",
    "parent_id",
    "type_id",
    "uuid",
    "name",
    "short_name",
    "code",
    "source_ref",
    "status",
    "opening_date",
    "closed_date",
    "aliases",
    "extra",
    "translations",
    "altitude",
    "accuracy",
    "rev",
    "point",
)
_NUMBERS = {"id": pa.int64(), "parent_id": pa.int64(), "type_id": pa.int64(), "rev": pa.int64()}
_SHAPES = {"point": pa.binary(), "geom": pa.binary()}
_NUMBERS |= {"altitude": pa.float64(), "accuracy": pa.float64(), "org_unit_id": pa.int64()}


def read_units(connection: Connection, version_id: int, progress: Progress = silent) -> gpd.GeoDataFrame:
    """All units of a version as ``VersionFrame.units``, ordered by row id, with ``rev`` beside."""
    table = _query(connection, "org_unit", _UNIT_COLUMNS, version_id, "id", progress)
    ids = table["id"].to_numpy()
    parent_ids = table["parent_id"].to_numpy(zero_copy_only=False)
    uuids = table["uuid"].combine_chunks()
    # Row ids ascend, so a parent is found by bisection; a missing one is out of every range.
    looked_up = np.searchsorted(ids, np.nan_to_num(parent_ids, nan=-1))
    parents = pc.take(
        uuids, pa.array(np.minimum(looked_up, max(len(ids) - 1, 0)), mask=np.isnan(parent_ids.astype(float)))
    )
    names = {key: t.name for key, t in unit_types(connection).items()}
    type_ids = table["type_id"].combine_chunks().dictionary_encode()
    kinds = pa.array([names.get(key) for key in type_ids.dictionary.to_pylist()], pa.large_string())
    columns: dict[str, Any] = {
        "parent": _str(parents),
        "type": _str(
            pc.take(kinds, type_ids.indices) if len(kinds) else pa.nulls(len(ids), pa.large_string())
        ),
    }
    for name in TEXT_COLUMNS:
        if name not in columns:
            columns[name] = _str(table[name])
    units = pd.DataFrame({name: columns[name] for name in TEXT_COLUMNS})
    for name in ("altitude", "accuracy"):
        units[name] = table[name].to_numpy(zero_copy_only=False).astype(float)
    units["name"] = units["name"].fillna("")
    units["rev"] = table["rev"].to_numpy()
    frame = gpd.GeoDataFrame(
        units, geometry=gpd.array.GeometryArray(_shapes(connection, table["point"]), crs=SRID)
    )
    frame = frame.rename_geometry("point")
    frame["boundary"] = gpd.array.GeometryArray(
        _read_boundaries(connection, version_id, ids, progress), crs=SRID
    )
    return frame


def read_tables(connection: Connection, version_id: int) -> dict[str, pd.DataFrame]:
    """Groups, memberships, group sets and references of a version, as ``TABLES`` describes them."""
    queries = {
        "groups": "SELECT uuid, name, source_ref, code FROM org_group WHERE version_id = :v ORDER BY id",
        "memberships": 'SELECT u.uuid AS unit, g.uuid AS "group" FROM membership m'
        " JOIN org_unit u ON u.id = m.org_unit_id JOIN org_group g ON g.id = m.group_id"
        " WHERE m.version_id = :v ORDER BY m.id",
        "group_sets": "SELECT uuid, name, source_ref FROM group_set WHERE version_id = :v ORDER BY id",
        "group_set_members": 'SELECT s.uuid AS group_set, g.uuid AS "group" FROM group_set_member m'
        " JOIN group_set s ON s.id = m.group_set_id JOIN org_group g ON g.id = m.group_id"
        " WHERE m.version_id = :v ORDER BY m.id",
        "references": "SELECT u.uuid AS unit, r.source, r.ref FROM reference r"
        " JOIN org_unit u ON u.id = r.org_unit_id WHERE r.version_id = :v ORDER BY r.id",
    }
    found = {}
    for name, query in queries.items():
        rows = connection.execute(text(query), {"v": version_id}).all()
        found[name] = pd.DataFrame(rows, columns=list(TABLES[name])).astype("str")
    return found


def _read_boundaries(
    connection: Connection, version_id: int, ids: npt.NDArray[np.int64], progress: Progress
) -> Array:
    table = _query(connection, "boundary", ("org_unit_id", "geom"), version_id, "id", progress)
    shapes: Array = np.full(len(ids), None, dtype=object)
    if len(table):
        shapes[np.searchsorted(ids, table["org_unit_id"].to_numpy())] = _shapes(connection, table["geom"])
    return shapes


def _query(
    connection: Connection, name: str, columns: Sequence[str], version_id: int, order: str, progress: Progress
) -> pa.Table:
    cursor = connection.connection.cursor()
    progress(f"Reading {name}")
    if connection.dialect.name == "sqlite":
        # Boundaries are few and long: written as hex text they would cost more than their tuples.
        packed = (
            read_columns(cursor, name, columns, _NUMBERS | _SHAPES, version_id)
            if name == "org_unit"
            else None
        )
        if packed is not None:
            return packed
        cursor.execute(
            f"SELECT {', '.join(columns)} FROM {name} WHERE version_id = ? ORDER BY {order}", (version_id,)
        )
        parts = []
        types = [(_NUMBERS | _SHAPES).get(c, pa.large_string()) for c in columns]
        schema = pa.schema(list(zip(columns, types, strict=True)))
        while rows := cursor.fetchmany(_CHUNK):
            arrays = [
                pa.array(values, kind) for values, kind in zip(zip(*rows, strict=True), types, strict=True)
            ]
            parts.append(pa.table(arrays, schema=schema))
        return pa.concat_tables(parts) if parts else schema.empty_table()
    buffer = io.BytesIO()
    # WKB as text: EWKB would carry an SRID that each geometry has to be rid of again.
    read = [f"encode(ST_AsBinary({c}), 'hex')" if c in ("point", "geom") else c for c in columns]
    query = f"SELECT {', '.join(read)} FROM {name} WHERE version_id = {int(version_id)} ORDER BY {order}"
    cursor.copy_expert(f"COPY ({query}) TO STDOUT (FORMAT csv)", buffer)
    if not buffer.tell():
        return pa.schema([(c, _NUMBERS.get(c, pa.large_string())) for c in columns]).empty_table()
    buffer.seek(0)
    return pa_csv.read_csv(
        buffer,
        read_options=pa_csv.ReadOptions(column_names=list(columns)),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types={c: _NUMBERS.get(c, pa.large_string()) for c in columns},
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )


def _str(values: pa.Array | pa.ChunkedArray) -> Any:
    return pd.array(
        values.to_pandas(types_mapper={pa.large_string(): pd.StringDtype(na_value=np.nan)}.get), dtype="str"
    )


def _shapes(connection: Connection, column: pa.ChunkedArray) -> Array:
    if connection.dialect.name == "sqlite":
        return from_blobs(column.to_pylist())
    shapes: Array = shapely.from_wkb(np.array(column.to_pylist(), dtype=object))
    return shapes


def fields_json(fields: frozenset[str]) -> str:
    """How a version's carried fields are stored."""
    return json.dumps(sorted(fields))
