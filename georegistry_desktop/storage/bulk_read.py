"""A version in bulk out of the registry, as Arrow columns."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import shapely
from sqlalchemy import Connection, text

from georegistry_desktop.domain.frames import NUMBER_COLUMNS, TABLES, TEXT_COLUMNS
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.storage import point_columns
from georegistry_desktop.storage.geometry_type import SRID, from_blobs
from georegistry_desktop.storage.packed_rows import read_columns
from georegistry_desktop.storage.stored import unit_types

_CHUNK = 100_000
_LARGEST_BLOCK = 2**31 - 1
Array = npt.NDArray[Any]

_OWN = [name for name in TEXT_COLUMNS if name not in ("parent", "type")]
_UNIT_COLUMNS = ("id", "parent_id", "type_id", *_OWN, *NUMBER_COLUMNS, "rev", "point")
_TYPES = {
    **dict.fromkeys(("id", "parent_id", "type_id", "rev"), pa.int64()),
    **dict.fromkeys((*NUMBER_COLUMNS, "x", "y"), pa.float64()),
    "point": pa.large_binary(),
}
"""All others are text."""


def read_units(connection: Connection, version_id: int, progress: Progress = silent) -> gpd.GeoDataFrame:
    """All units of a version as ``VersionFrame.units``, ordered by row id, with ``rev`` beside."""
    table = unit_rows(connection, version_id, _UNIT_COLUMNS, progress)
    units = text_columns(connection, table, TEXT_COLUMNS)
    for name in NUMBER_COLUMNS:
        units[name] = table[name].to_numpy(zero_copy_only=False).astype(float)
    units["rev"] = table["rev"].to_numpy()
    frame = gpd.GeoDataFrame(units, geometry=gpd.array.GeometryArray(points_of(table), crs=SRID))
    frame = frame.rename_geometry("point")
    areas = read_boundaries(connection, version_id, table["id"].to_numpy(), progress)
    frame["boundary"] = gpd.array.GeometryArray(areas, crs=SRID)
    return frame


def text_columns(connection: Connection, table: pa.Table, names: Sequence[str]) -> pd.DataFrame:
    """The columns ``names`` (of ``TEXT_COLUMNS``) of what ``unit_rows`` gave, parents and types in words."""
    own = [name for name in names if name not in ("parent", "type")]
    columns: dict[str, Any] = {"parent": _str(_parents(table)), "type": _str(_types(connection, table))}
    columns |= {name: _str(table[name]) for name in own}
    units = pd.DataFrame({name: columns[name] for name in names})
    units["name"] = units["name"].fillna("")
    return units


def _parents(table: pa.Table) -> pa.Array:
    ids = table["id"].to_numpy()
    parent_ids = table["parent_id"].to_numpy(zero_copy_only=False)
    # Row ids ascend, so a parent is found by bisection; a missing one is out of every range.
    looked_up = np.searchsorted(ids, np.nan_to_num(parent_ids, nan=-1))
    places = np.minimum(looked_up, max(len(ids) - 1, 0))
    return pc.take(table["uuid"].combine_chunks(), pa.array(places, mask=np.isnan(parent_ids.astype(float))))


def _types(connection: Connection, table: pa.Table) -> pa.Array:
    names = {key: t.name for key, t in unit_types(connection).items()}
    keys = table["type_id"].combine_chunks().dictionary_encode()
    kinds = pa.array([names.get(key) for key in keys.dictionary.to_pylist()], pa.large_string())
    return pc.take(kinds, keys.indices) if len(kinds) else pa.nulls(len(table), pa.large_string())


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


def read_boundaries(
    connection: Connection, version_id: int, ids: npt.NDArray[np.int64], progress: Progress
) -> Array:
    """The boundaries (object, n) of the units with these ascending row ids; None where missing."""
    progress("Reading boundaries")
    shapes: Array = np.full(len(ids), None, dtype=object)
    sqlite = connection.dialect.name == "sqlite"
    # EWKB would carry an SRID that each geometry has to be rid of again.
    geometry = "geom" if sqlite else "ST_AsBinary(geom)"
    # Boundaries are few and long: a tuple for each costs less than a column of text.
    cursor = connection.connection.cursor() if sqlite else connection.connection.cursor("boundaries")
    cursor.execute(f"SELECT org_unit_id, {geometry} FROM boundary WHERE version_id = {int(version_id)}")
    while rows := cursor.fetchmany(_CHUNK):
        units, blobs = zip(*rows, strict=True)
        areas = from_blobs(list(blobs)) if sqlite else shapely.from_wkb([bytes(b) for b in blobs])
        shapes[np.searchsorted(ids, units)] = areas
    cursor.close()
    return shapes


def unit_rows(
    connection: Connection, version_id: int, columns: Sequence[str], progress: Progress = silent
) -> pa.Table:
    """``columns`` of a version's rows in the order of ``id``, which is one; for ``point`` perhaps x and y."""
    progress("Reading units")
    cursor = connection.connection.cursor()
    if connection.dialect.name == "sqlite":
        return _from_sqlite(cursor, version_id, columns)
    return _from_postgresql(cursor, version_id, columns)


def _from_sqlite(cursor: Any, version_id: int, columns: Sequence[str]) -> pa.Table:
    types = {c: _TYPES.get(c, pa.large_string()) for c in columns}
    packed = read_columns(cursor, "org_unit", types, version_id)
    if packed is not None:
        return packed
    query = f"SELECT {', '.join(columns)} FROM org_unit WHERE version_id = ? ORDER BY id"
    cursor.execute(query, (version_id,))
    schema = pa.schema(list(types.items()))
    parts = [schema.empty_table()]
    while rows := cursor.fetchmany(_CHUNK):
        values = zip(zip(*rows, strict=True), schema.types, strict=True)
        parts.append(pa.table([pa.array(column, kind) for column, kind in values], schema=schema))
    return pa.concat_tables(parts)


def _from_postgresql(cursor: Any, version_id: int, columns: Sequence[str]) -> pa.Table:
    read = {c: c for c in columns if c != "point"}
    if "point" in columns:
        # As two numbers points cost least to write and to read.
        read |= {"x": "ST_X(point)", "y": "ST_Y(point)"}
    types = {c: _TYPES.get(c, pa.large_string()) for c in read}
    rows = f"SELECT {', '.join(read.values())} FROM org_unit WHERE version_id = {int(version_id)} ORDER BY id"
    buffer = io.BytesIO()
    cursor.copy_expert(f"COPY ({rows}) TO STDOUT (FORMAT csv)", buffer)
    size = buffer.tell()
    if not size:
        return pa.schema(list(types.items())).empty_table()
    buffer.seek(0)
    return pa_csv.read_csv(
        buffer,
        # One block, because no row may lie across more than two.
        read_options=pa_csv.ReadOptions(column_names=list(read), block_size=min(size, _LARGEST_BLOCK)),
        parse_options=pa_csv.ParseOptions(newlines_in_values=True),
        convert_options=pa_csv.ConvertOptions(
            column_types=types, null_values=[""], strings_can_be_null=True, quoted_strings_can_be_null=False
        ),
    )


def _str(values: pa.Array | pa.ChunkedArray) -> Any:
    return pd.array(
        values.to_pandas(types_mapper={pa.large_string(): pd.StringDtype(na_value=np.nan)}.get), dtype="str"
    )


def points_of(table: pa.Table) -> Array:
    """The points (object, n) of what ``unit_rows`` gave; None where missing."""
    if "x" in table.column_names:
        x, y = (table[n].to_numpy(zero_copy_only=False).astype(float) for n in ("x", "y"))
        return point_columns.from_coordinates(x, y)
    found = point_columns.coordinates(table["point"].combine_chunks())
    if found is None:  # another program wrote them in a form of its own
        return from_blobs(table["point"].to_pylist())
    return point_columns.from_coordinates(*found)
