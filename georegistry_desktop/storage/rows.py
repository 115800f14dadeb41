"""Many rows at once, in each database's fast way inside one transaction."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from psycopg2.extras import execute_values
from shapely.geometry.base import BaseGeometry
from sqlalchemy import BigInteger, Boolean, Connection, Date, Float, Table, text
from sqlalchemy.types import TypeEngine

from georegistry_desktop.storage.geometry_type import Geometry, to_blob, to_ewkb
from georegistry_desktop.storage.tables import Moment

if TYPE_CHECKING:
    import pyarrow as pa

_PAGE = 2000


def insert_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Insert ``rows`` (values in the order of ``columns``; shapely geometries and dates as they are)."""
    _run(connection, rows, f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES", table, columns)


def update_rows(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    """Set ``columns`` of the rows whose id is the first value of each of ``rows``."""
    prepared = list(rows)
    if not prepared:
        return
    if connection.dialect.name == "sqlite":
        sets = ", ".join(f"{c} = ?" for c in columns)
        values = [(*map(_sqlite_value, row[1:]), row[0]) for row in prepared]
        _cursor(connection).executemany(f"UPDATE {table.name} SET {sets} WHERE id = ?", values)
        return
    sets = ", ".join(f"{c} = v.{c}::{_postgresql_type(table.c[c].type)}" for c in columns)
    named = ", ".join(("id", *columns))
    statement = f"UPDATE {table.name} AS t SET {sets} FROM (VALUES %s) AS v ({named}) WHERE t.id = v.id"
    execute_values(_cursor(connection), statement, [_postgresql_row(r) for r in prepared], page_size=_PAGE)


def delete_rows(connection: Connection, table: Table, keys: Sequence[int]) -> None:
    """Delete by row id."""
    if connection.dialect.name == "sqlite":
        _cursor(connection).executemany(f"DELETE FROM {table.name} WHERE id = ?", [(k,) for k in keys])
    elif keys:
        connection.execute(text(f"DELETE FROM {table.name} WHERE id = ANY(:keys)"), {"keys": list(keys)})


def copy_rows(connection: Connection, table: Table, columns: dict[str, pa.Array]) -> None:
    """Bulk load of whole columns: COPY on PostgreSQL, one prepared insert on SQLite.

    Geometries come as their stored bytes (WKB or GeoPackage blobs), dates as ISO text.
    """
    for _ in copy_parts(connection, table, 1, lambda _: columns):
        pass


def copy_parts(
    connection: Connection, table: Table, count: int, part: Callable[[int], dict[str, pa.Array]]
) -> Iterator[int]:
    """``copy_rows`` of ``part(0)`` … ``part(count - 1)``; yields the number of each before it is written.

    While the database takes one in, a thread makes the next.
    """
    from georegistry_desktop.storage.binary_copy import packed

    sqlite = connection.dialect.name == "sqlite"

    def made(at: int) -> tuple[list[str], pa.Table | bytes]:
        data = _filled(part(at))
        types = [table.c[n].type for n in data.column_names]
        return data.column_names, data if sqlite else packed(
            [c.combine_chunks() for c in data.columns], types
        )

    with ThreadPoolExecutor(1) as pool:
        ahead = pool.submit(made, 0) if count else None
        for at in range(count):
            yield at
            assert ahead is not None
            names, block = ahead.result()
            ahead = pool.submit(made, at + 1) if at + 1 < count else None
            into = f"{table.name} ({', '.join(names)})"
            if isinstance(block, bytes):
                statement = f"COPY {into} FROM STDIN (FORMAT binary)"
                _cursor(connection).copy_expert(statement, io.BytesIO(block))
            else:
                statement = f"INSERT INTO {into} VALUES ({', '.join('?' * len(names))})"
                rows = zip(*(c.to_pylist() for c in block.columns), strict=True)
                _cursor(connection).executemany(statement, rows)


def _filled(columns: dict[str, pa.Array]) -> pa.Table:
    import pyarrow as pa

    # A column without a value need not travel; no column of ours has a default where null is meant.
    data = pa.table(columns)
    return data.select([n for n in data.column_names if data[n].null_count < len(data)])


def new_ids(connection: Connection, table: Table, count: int) -> npt.NDArray[np.int64]:
    """Row ids that nobody else gets, ascending."""
    if count == 0:
        return np.empty(0, np.int64)
    if connection.dialect.name == "sqlite":
        # The one writer may count on: AUTOINCREMENT never gives a number again.
        found = connection.execute(
            text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": table.name}
        ).scalar()
        first = int(found or 0) + 1
        return np.arange(first, first + count)
    drawn = f"SELECT nextval('{table.name}_id_seq') AS id FROM generate_series(1, :count)"
    first, last = connection.execute(
        text(f"SELECT min(id), max(id) FROM ({drawn}) AS drawn"), {"count": count}
    ).one()
    if last - first + 1 == count:
        return np.arange(first, last + 1)
    # Somebody drew in between: as many again, out of which these are certainly ours.
    return np.array(sorted(connection.execute(text(drawn), {"count": count}).scalars()))


def _run(
    connection: Connection,
    rows: Iterable[Sequence[Any]],
    statement: str,
    table: Table,
    columns: Sequence[str],
) -> None:
    prepared = list(rows)
    if not prepared:
        return
    if connection.dialect.name == "sqlite":
        marks = ", ".join("?" * len(columns))
        values = [tuple(map(_sqlite_value, row)) for row in prepared]
        _cursor(connection).executemany(f"{statement} ({marks})", values)
        return
    casts = ", ".join(f"%s::{_postgresql_type(table.c[c].type)}" for c in columns)
    execute_values(
        _cursor(connection),
        f"{statement} %s",
        [_postgresql_row(r) for r in prepared],
        template=f"({casts})",
        page_size=_PAGE,
    )


def _cursor(connection: Connection) -> Any:
    return connection.connection.cursor()


def _sqlite_value(value: Any) -> Any:
    if isinstance(value, BaseGeometry):
        return to_blob(value)
    return value.isoformat() if hasattr(value, "isoformat") else value


def _postgresql_row(row: Sequence[Any]) -> tuple[Any, ...]:
    return tuple(to_ewkb(v) if isinstance(v, BaseGeometry) else v for v in row)


def _postgresql_type(kind: TypeEngine[Any]) -> str:
    if isinstance(kind, Geometry):
        return "geometry"
    for known, name in (
        (BigInteger, "bigint"),
        (Float, "double precision"),
        (Date, "date"),
        (Boolean, "boolean"),
        (Moment, "timestamptz"),
    ):
        if isinstance(kind, known):
            return name
    return "text" if kind.python_type is str else "bigint"
