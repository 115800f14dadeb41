"""Marks of the two values of each difference: equal marks, equal values; short enough to be kept by the
thousand. A decision holds while both are what they were."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import shapely

from georegistry_desktop.compare.fields import cells, json_object, shapes
from georegistry_desktop.domain.comparison import Comparison, Rows
from georegistry_desktop.domain.frames import NUMBER_COLUMNS, TEXT_COLUMNS, VersionFrame

Marks: TypeAlias = npt.NDArray[np.object_]

_LONGEST = 120
_HASHED = "blake2b:"


def fingerprints(comparison: Comparison, base_at: Rows, other_at: Rows) -> tuple[Marks, Marks]:
    """Marks of what each row of ``comparison.differences`` is in the base and in the other, each (n,) of text
    or None; ``base_at`` and ``other_at`` (n,) are the rows' positions in the frames, -1 where there is none.
    """
    table = comparison.differences
    kinds, fields = (cells(table[name]) for name in ("kind", "field"))
    before, after = (np.full(len(table), None, dtype=object) for _ in range(2))
    sides = ((comparison.base_frame, base_at, before), (comparison.other_frame, other_at, after))
    for frame, at, marks in sides:
        whole = np.flatnonzero((kinds != "changed") & (at >= 0))
        marks[whole] = _records(frame, at[whole])
    for field in comparison.changed:
        rows = np.flatnonzero((kinds == "changed") & (fields == field))
        if not len(rows):
            continue
        for side, (frame, at, marks) in zip(("base_value", "other_value"), sides, strict=True):
            if field in ("aliases", "groups"):
                marks[rows] = cells(table[side])[rows]
            elif field in ("extra", "translations"):
                keys = cells(table["key"])[rows]
                marks[rows] = _of_keys(frame, field, at[rows], keys)
            else:
                marks[rows] = _values(frame, field, at[rows])
    return before, after


def _values(frame: VersionFrame, field: str, at: Rows) -> Marks:
    if field == "boundary":
        return _shapes(shapes(frame, "boundary", at))
    if field == "point":
        return _points(frame, at)
    values = cells(frame.units[field])[at]
    return _marks([_short(v) if v else None for v in values])


def _shapes(geometries: npt.NDArray[Any]) -> Marks:
    # Where a ring starts, and which way round it runs, is no difference.
    wkb = shapely.to_wkb(shapely.normalize(geometries))
    return _marks([None if b is None else _digest(b) for b in wkb])


def _points(frame: VersionFrame, at: Rows) -> Marks:
    points = shapes(frame, "point", at)
    measured = [frame.units[name].to_numpy()[at] for name in NUMBER_COLUMNS]
    numbers = np.column_stack([shapely.get_x(points), shapely.get_y(points), *measured])
    return _marks([None if np.isnan(row).all() else repr(row.tolist()) for row in numbers])


def _of_keys(frame: VersionFrame, field: str, at: Rows, keys: Marks) -> Marks:
    texts = cells(frame.units[field])[at]
    read: dict[Any, Mapping[str, Any]] = {cell: json_object(cell) for cell in set(texts)}
    values = (read[cell].get(key) for cell, key in zip(texts, keys, strict=True))
    return _marks([None if v is None else _short(json.dumps(v, sort_keys=True)) for v in values])


def _records(frame: VersionFrame, at: Rows) -> Marks:
    """A mark for each whole record."""
    if not len(at):
        return _marks([])
    columns = [cells(frame.units[n])[at] for n in TEXT_COLUMNS if n != "uuid"]
    columns += [_points(frame, at), _shapes(shapes(frame, "boundary", at))]
    held: dict[str, list[str]] = {}
    for unit, group in zip(frame.memberships["unit"], frame.memberships["group"], strict=True):
        held.setdefault(unit, []).append(group)
    columns.append(_marks([repr(sorted(held.get(u, ()))) for u in frame.units["uuid"].iloc[at]]))
    return _marks([_digest(repr(row).encode()) for row in zip(*columns, strict=True)])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST and not text.startswith(_HASHED) else _digest(text.encode())


def _digest(data: bytes) -> str:
    return _HASHED + blake2b(data, digest_size=16).hexdigest()


def _marks(values: list[str | None]) -> Marks:
    marks = np.empty(len(values), dtype=object)
    marks[:] = values
    return marks
