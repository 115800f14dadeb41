"""Marks of units: a decision about a unit holds as long as its mark is what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias
from zlib import crc32

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.frames import VersionFrame

if TYPE_CHECKING:
    import pyarrow as pa

Marks: TypeAlias = npt.NDArray[np.object_]
Rows = npt.NDArray[np.intp]

MARKED = ("name", "short_name", "code", "source_ref", "type", "aliases", "status")
_METRE = 1e5
"""Parts of a degree that are about a metre."""
_BETWEEN = "\x1f"


def unit_marks(frame: VersionFrame, rows: Rows | None = None) -> Marks:
    """A short text for each unit (or each of ``rows``), which changes when one changes of what matching looks
    at: name, short name, code, reference, type, aliases, status, the parent's name, the point by more than
    about a metre.

    Equal units have equal marks wherever and whenever they are made, so that marks can be kept; a change
    goes unseen in one of four thousand million cases. About a second for a million units.
    """
    import pyarrow.compute as pc

    above = pc.index_in(arrow(frame, "parent", rows), value_set=arrow(frame, "uuid"))
    return marks_below(frame, rows, above.fill_null(-1).to_numpy())


def marks_below(frame: VersionFrame, rows: Rows | None, above: npt.NDArray[Any]) -> Marks:
    """The same where the rows of the parents are known, -1 for none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    rooted = np.flatnonzero(above < 0)
    parent = arrow(frame, "name", np.where(above < 0, 0, above)) if len(frame.units) else arrow(frame, "name")
    if len(rooted):
        parent = pc.if_else(pa.array(above >= 0), parent, pa.scalar(None, parent.type))
    columns = [arrow(frame, name, rows) for name in MARKED]
    columns = [pc.coalesce(column, "") for column in (*columns, parent)] + _places(frame, rows)
    whole = pc.binary_join_element_wise(*columns, pa.scalar(_BETWEEN, pa.large_string()))
    marks = np.empty(len(whole), dtype=object)
    marks[:] = [f"{crc32(text):08x}" for text in whole.cast(pa.large_binary()).to_pylist()]
    return marks


def _places(frame: VersionFrame, rows: Rows | None) -> list[pa.Array]:
    """Longitudes and latitudes in about metres, as texts."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import shapely

    points = frame.units["point"].array
    points = np.array(points if rows is None else points[rows], dtype=object)
    points[shapely.is_empty(points)] = None  # of which one may not ask for x
    degrees = np.column_stack([shapely.get_x(points), shapely.get_y(points)])
    known: npt.NDArray[np.bool_] = np.all(np.abs(degrees) < 1e6, axis=1)
    steps = np.rint(np.where(known[:, None], degrees, 0) * _METRE).astype(np.int64)
    return [
        pc.coalesce(pa.array(side, mask=~known).cast(pa.large_string()), pa.scalar("", pa.large_string()))
        for side in steps.T
    ]


def arrow(frame: VersionFrame, column: str, rows: npt.NDArray[Any] | None = None) -> pa.Array:
    """A text column of the units (of ``rows``), null where it has nothing or there is no such column."""
    import pyarrow as pa

    if column not in frame.units:
        return pa.nulls(len(frame.units) if rows is None else len(rows), pa.large_string())
    cells = frame.units[column]
    texts = pa.array((cells if rows is None else cells.iloc[rows]).astype("str"), from_pandas=True)
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    return texts.cast(pa.large_string())
