"""Both trees as one, line by line: what each side has there, and where it has nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare import Differences
from georegistry_desktop.domain.comparison import Mask, Rows
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.scene.tree import TreeArrays

if TYPE_CHECKING:
    import pandas as pd

_TEXTS = ("name", "short_name", "code", "source_ref", "aliases", "type", "status")


@dataclass(frozen=True, eq=False)
class PairTree:
    """``tree`` has a row a line, ``base_at`` and ``other_at`` what stands there on each side (-1: a gap).

    A unit that gets another parent stands twice: on the base's side where it is, on the other's where it
    goes. ``unit_of`` is the unit's position among the differences, -1 where it has none; ``below`` whether
    something differs below. ``lines`` gives each unit its first line.
    """

    tree: TreeArrays
    base_at: Rows
    other_at: Rows
    unit_of: Rows
    below: Mask
    lines: Rows
    names: tuple[npt.NDArray[np.object_], npt.NDArray[np.object_]]

    def name(self, line: int, side: int) -> str:
        """The name on side 0 (base) or 1 (other); empty at a gap."""
        row = int((self.base_at, self.other_at)[side][line])
        return str(self.names[side][row]) if row >= 0 else ""

    def line_of(self, base_row: int, other_row: int) -> int | None:
        """The line of a unit of either version."""
        held = (self.base_at, base_row) if base_row >= 0 else (self.other_at, other_row)
        found = np.flatnonzero(held[0] == held[1])
        return int(found[0]) if len(found) and held[1] >= 0 else None


def pair_tree(differences: Differences) -> PairTree:
    """Lay both trees beside each other."""
    import pandas as pd

    joint, comparison = differences.tree, differences.comparison
    base, other = comparison.base_frame, comparison.other_frame
    count = joint.count
    only_other = np.flatnonzero(joint.of_other >= count)
    partner = np.full(count, -1, dtype=np.intp)
    partner[comparison.base_rows] = comparison.other_rows
    moved = comparison.changed.get("parent")
    pairs = np.flatnonzero(moved) if moved is not None else np.zeros(0, dtype=np.intp)
    leaving, coming = comparison.base_rows[pairs], comparison.other_rows[pairs]
    here = partner.copy()
    here[leaving] = -1
    base_at = np.concatenate([np.arange(count), np.full(len(only_other) + len(coming), -1)])
    other_at = np.concatenate([here, only_other, coming])

    # Where each joint node has its line; a moved unit's children stand below the base's one.
    line_of = np.full(len(joint.up), -1, dtype=np.intp)
    line_of[:count] = np.arange(count)
    line_of[count + only_other] = count + np.arange(len(only_other))
    to = joint.other_parents[coming]
    above = np.concatenate([joint.up[:count], joint.up[count + only_other], to])
    parents = np.where(above >= 0, line_of[above], -1)

    keys = np.arange(len(base_at)).astype(str).astype(object)
    shown = _texts(base, other, base_at, other_at)
    outline = pd.DataFrame(
        {
            "uuid": pd.Series(keys, dtype="str"),
            "parent": pd.Series(keys[parents], dtype="str").where(parents >= 0),
            **shown,
            "has_point": False,
            "has_boundary": False,
        }
    )
    tree = TreeArrays.build(outline)
    unit_of, lines = _units(differences, base_at, other_at)
    return PairTree(
        tree=tree,
        base_at=base_at,
        other_at=other_at,
        unit_of=unit_of,
        below=_above_any(parents, unit_of >= 0),
        lines=lines,
        names=(base.units["name"].to_numpy(dtype=object), other.units["name"].to_numpy(dtype=object)),
    )


def _texts(
    base: VersionFrame, other: VersionFrame, base_at: Rows, other_at: Rows
) -> dict[str, pd.Series[str]]:
    import pandas as pd

    found = {}
    for name in _TEXTS:
        ours, theirs = (f.units[name].reset_index(drop=True) for f in (base, other))
        mine = ours.reindex(base_at).reset_index(drop=True)
        found[name] = mine.where(pd.Series(base_at >= 0), theirs.reindex(other_at).reset_index(drop=True))
    return found


def _units(differences: Differences, base_at: Rows, other_at: Rows) -> tuple[Rows, Rows]:
    comparison = differences.comparison
    of_base = np.full(len(comparison.base_frame.units) + 1, -1, dtype=np.intp)
    of_other = np.full(len(comparison.other_frame.units) + 1, -1, dtype=np.intp)
    has_base, has_other = differences.base_at >= 0, differences.other_at >= 0
    of_base[differences.base_at[has_base]] = differences.unit_of[has_base]
    of_other[differences.other_at[has_other]] = differences.unit_of[has_other]
    unit_of = np.where(base_at >= 0, of_base[base_at], of_other[other_at])
    lines = np.full(len(differences.units), -1, dtype=np.intp)
    held = np.flatnonzero(unit_of >= 0)[::-1]
    lines[unit_of[held]] = held
    return unit_of, lines


def _above_any(parents: Rows, marked: Mask) -> Mask:
    found = np.zeros(len(parents), dtype=bool)
    at = np.unique(parents[marked])
    at = at[at >= 0]
    while len(at):
        found[at] = True
        at = np.unique(parents[at])
        at = at[at >= 0]
        at = at[~found[at]]
    return found
