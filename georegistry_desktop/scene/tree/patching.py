"""The tree after a few units changed, sharing what was not touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.names import fold, order_key
from georegistry_desktop.domain.records import STATUSES, Unit
from georegistry_desktop.scene.tree.arrays import TreeArrays
from georegistry_desktop.scene.tree.building import assemble
from georegistry_desktop.scene.tree.folding import searched_text
from georegistry_desktop.scene.tree.regrowing import regrown

MANY = 5000
"""With more changes than this, all at once or one after the other, it is quicker to build anew."""


def patched(tree: TreeArrays, changed: Mapping[str, Unit | None]) -> TreeArrays:
    """See ``TreeArrays.patched``."""
    seats = _seats(tree, changed)
    if not seats:
        return tree
    columns = _columns(tree, seats)
    parents = _parents(tree, seats, changed)
    # Circles, orphans and what they turn into are rare and need a look at the whole.
    if not tree.strays and parents is not None and len(seats) + len(tree.names.later) <= MANY:
        names = columns["names"]

        def key(row: int) -> tuple[str, str]:
            return order_key(fold(names[row])), columns["uuids"][row]

        moved = {
            row: parent
            for row, parent in parents.items()
            if row >= tree.n
            or parent != tree.parent[row]
            or tree.alive[row] != (seats[row][1] is not None)
            or names[row] != tree.names[row]
        }
        dead = {row for row in moved if seats[row][1] is None}
        forest = regrown(tree.forest, len(columns["type_of"]), moved, dead, key) if moved else tree.forest
        if forest is not None:
            added = {uuid: row for row, (uuid, _) in seats.items() if row >= tree.n}
            return replace(tree, forest=forest, added={**tree.added, **added}, **columns)
    return _anew(tree, seats, columns)


def _seats(tree: TreeArrays, changed: Mapping[str, Unit | None]) -> dict[int, tuple[str, Unit | None]]:
    """The row of each changed unit; new units sit down at the end."""
    seats: dict[int, tuple[str, Unit | None]] = {}
    end = tree.n
    for uuid, unit in changed.items():
        row = tree.any_row(uuid)
        if row is None:
            if unit is None:
                continue
            row, end = end, end + 1
        seats[row] = uuid, unit
    return seats


def _parents(
    tree: TreeArrays, seats: Mapping[int, tuple[str, Unit | None]], changed: Mapping[str, Unit | None]
) -> dict[int, int] | None:
    """The parent's row of each changed unit; None when a parent is not there."""
    new = {uuid: row for row, (uuid, _) in seats.items()}
    found = {}
    for row, (_, unit) in seats.items():
        parent: int | None = -1
        if unit is not None and unit.parent is not None:
            if unit.parent in changed:
                parent = new[unit.parent] if changed[unit.parent] is not None else None
            else:
                parent = tree.row(unit.parent)
        if parent is None:
            return None
        found[row] = parent
    return found


def _columns(tree: TreeArrays, seats: Mapping[int, tuple[str, Unit | None]]) -> dict[str, Any]:
    """What the units say of themselves; a dead row keeps what it said last."""
    units = {row: unit for row, (_, unit) in seats.items() if unit is not None}
    n = max(tree.n, max(seats) + 1)
    types = list(dict.fromkeys([*tree.types, *(u.type for u in units.values() if u.type is not None)]))
    number: dict[str | None, int] = {None: -1, **{name: i for i, name in enumerate(types)}}
    rows = list(units)

    def put(column: npt.NDArray[Any], values: list[Any]) -> npt.NDArray[Any]:
        grown = np.concatenate([column, np.zeros(n - tree.n, column.dtype)])
        grown[rows] = values
        return grown

    every = list(units.values())
    return {
        "uuids": tree.uuids.changed({r: u.uuid for r, u in units.items() if r >= tree.n}, n),
        "names": tree.names.changed({r: u.name for r, u in units.items()}, n),
        "codes": tree.codes.changed({r: u.code or "" for r, u in units.items()}, n),
        "refs": tree.refs.changed({r: u.source_ref or "" for r, u in units.items()}, n),
        "searched": tree.searched.changed(
            {r: searched_text(u.name, u.short_name, u.aliases) for r, u in units.items()}, n
        ),
        "types": tuple(types),
        "type_of": put(tree.type_of, [number[u.type] for u in every]),
        "status": put(tree.status, [STATUSES.index(u.status) if u.status in STATUSES else 0 for u in every]),
        "has_point": put(tree.has_point, [u.point is not None for u in every]),
        "has_boundary": put(tree.has_boundary, [u.boundary is not None for u in every]),
    }


def _anew(
    tree: TreeArrays,
    seats: Mapping[int, tuple[str, Unit | None]],
    columns: dict[str, Any],
) -> TreeArrays:
    """The same, built as a whole."""
    n = len(columns["type_of"])
    parent = np.concatenate([tree.parent, np.full(n - tree.n, -1, np.int32)])
    alive = np.concatenate([tree.alive, np.zeros(n - tree.n, bool)])
    new = {uuid: row for row, (uuid, _) in seats.items()}
    for row, (_, unit) in seats.items():
        alive[row] = unit is not None
    gone = np.flatnonzero((parent >= 0) & alive & ~alive[parent])
    wanted = {int(row): tree.uuid(int(parent[row])) for row in gone} | dict(tree.strays)
    for row, (_, unit) in seats.items():
        wanted.pop(row, None)
        if unit is not None and unit.parent is not None:
            wanted[row] = unit.parent
        parent[row] = -1
    unknown = {}
    for row, uuid in wanted.items():
        above = new.get(uuid, tree.any_row(uuid))
        found = above is not None and alive[above]
        parent[row] = above if found else -1
        if not found:
            unknown[row] = uuid
    return assemble(columns, parent, alive, unknown)
