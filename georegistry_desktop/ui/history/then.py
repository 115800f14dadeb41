"""A version as it was right before and right after one entry of the history, as far as that entry goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.changes import Change, Created, Deleted, Set, target
from georegistry_desktop.domain.records import Unit, with_value
from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.history.kinds import kinds_of_units
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.theme.tokens import KINDS

MOST_UNITS = 5_000
"""Of a change of more units only today's map is shown, with what was touched."""

States = dict[str, Unit | None]


@dataclass(frozen=True, eq=False)
class Then:
    """``tree`` has all touched units, also those that were deleted. ``kinds`` by uuid, see ``KINDS``;
    ``redrawn`` when a boundary became another one."""

    before: MapContent
    after: MapContent
    to_after: Array
    tree: TreeArrays
    kinds: Mapping[str, str]
    redrawn: bool = False

    def kinds_in(self, content: MapContent) -> npt.NDArray[np.int8]:
        """The kinds for ``MapView.show_kinds``, int8 (n,)."""
        found = np.zeros(content.scene.n, np.int8)
        for uuid, kind in self.kinds.items():
            row = content.tree.row(uuid)
            if row is not None:
                found[row] = 1 + KINDS.index(kind)
        return found


def then(now: MapContent, units: Mapping[str, Unit], changes: tuple[Change, ...]) -> Then:
    """``units`` are the touched units as they are now. What came after the entry stays as it is today."""
    kinds = kinds_of_units(changes)
    if len(kinds) > MOST_UNITS:
        return Then(now, now, np.arange(now.scene.n, dtype=np.int32), now.tree, kinds)
    before, after = _states(units, changes)
    old, new = _patched(now, before), _patched(now, after)
    gone = {uuid: unit for uuid, unit in before.items() if unit is not None and after.get(uuid) is None}
    redrawn = any(isinstance(c, Set) and c.field == "boundary" and c.before and c.after for c in changes)
    return Then(old, new, _pairs(old.tree, new.tree, kinds), new.tree.patched(gone), kinds, redrawn)


def _states(units: Mapping[str, Unit], changes: tuple[Change, ...]) -> tuple[States, States]:
    before: States = dict(units)
    after: States = dict(units)
    for change in changes:
        kind, uuid = target(change)
        if kind != "unit" or (isinstance(change, Set) and change.field.startswith("links:")):
            continue  # a link lies beside its unit, which is the same before and after
        if isinstance(change, Created):
            before[uuid], after[uuid] = None, cast(Unit, change.record)
        elif isinstance(change, Deleted):
            before[uuid], after[uuid] = cast(Unit, change.record), None
        elif isinstance(change, Set):
            for states, value in ((before, change.before), (after, change.after)):
                held = states.get(uuid)
                if held is not None:  # it may be gone by now, and then its other fields are not known
                    states[uuid] = cast(Unit, with_value(held, change.field, value))
    return before, after


def _patched(now: MapContent, states: States) -> MapContent:
    tree = now.tree.patched(states)
    known = [(row, unit) for uuid, unit in states.items() if (row := tree.any_row(uuid)) is not None]
    shapes = np.array([None if u is None else u.boundary for _, u in known] + [None], dtype=object)[:-1]
    points = np.array([None if u is None else u.point for _, u in known] + [None], dtype=object)[:-1]
    rows = np.array([row for row, _ in known], dtype=np.int64)
    return MapContent(now.scene.patched(rows, shapes, points, tree.n), tree)


def _pairs(old: TreeArrays, new: TreeArrays, touched: Mapping[str, str]) -> Array:
    """int32 (n,): for each row of the old tree that of the new one, -1 where it is not in both."""
    pairs = np.arange(old.n, dtype=np.int32)
    pairs[pairs >= new.n] = -1
    for uuid in touched:
        row, other = old.any_row(uuid), new.row(uuid)
        if row is not None:
            pairs[row] = -1 if other is None or old.row(uuid) is None else other
    return pairs
