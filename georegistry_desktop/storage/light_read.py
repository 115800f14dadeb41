"""A version in bulk without what only few ask for: its outline for a tree, its shapes for a map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, text

from georegistry_desktop.domain.mark import Mark
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.storage.marks import mark_of

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

Array = npt.NDArray[Any]

_TEXTS = ("uuid", "parent", "type", "name", "short_name", "code", "source_ref", "status", "aliases")
_POINTED = "SELECT id FROM org_unit WHERE version_id = :v AND point IS NOT NULL"
_BOUNDED = "SELECT org_unit_id FROM boundary WHERE version_id = :v"


@dataclass(frozen=True, slots=True)
class Outline:
    """A version's units in the order of their making, without geometry, as of ``mark``.

    ``units`` has the text columns uuid, parent (a uuid), type (a name), name, short_name, code, source_ref,
    status and aliases (a JSON list), null where missing, and has_point and has_boundary (bool).
    """

    units: pd.DataFrame
    mark: Mark


@dataclass(frozen=True, slots=True)
class VersionShapes:
    """A version's geometry in the order of its outline, as of ``mark``.

    ``uuids`` is large_string (n), ``points`` and ``boundaries`` object (n), EPSG:4326, None where missing.
    """

    uuids: pa.Array
    points: Array
    boundaries: Array
    mark: Mark


def read_outline(connection: Connection, version_id: int, progress: Progress) -> Outline:
    """See ``Outline``."""
    from georegistry_desktop.storage.bulk_read import text_columns, unit_rows

    own = [name for name in _TEXTS if name not in ("parent", "type")]
    table = unit_rows(connection, version_id, ("id", "parent_id", "type_id", *own), progress)
    ids = table["id"].to_numpy()
    units = text_columns(connection, table, _TEXTS)
    units["has_point"] = _is_in(connection, _POINTED, version_id, ids)
    units["has_boundary"] = _is_in(connection, _BOUNDED, version_id, ids)
    return Outline(units, mark_of(connection, version_id))


def read_shapes(connection: Connection, version_id: int, progress: Progress) -> VersionShapes:
    """See ``VersionShapes``."""
    from georegistry_desktop.storage.bulk_read import points_of, read_boundaries, unit_rows

    table = unit_rows(connection, version_id, ("id", "uuid", "point"), progress)
    boundaries = read_boundaries(connection, version_id, table["id"].to_numpy(), progress)
    uuids = table["uuid"].combine_chunks()
    return VersionShapes(uuids, points_of(table), boundaries, mark_of(connection, version_id))


def _is_in(
    connection: Connection, query: str, version_id: int, ids: npt.NDArray[np.int64]
) -> npt.NDArray[np.bool_]:
    found = np.fromiter(connection.execute(text(query), {"v": version_id}).scalars(), np.int64)
    return np.isin(ids, found)
