"""The differences of a comparison as a table to decide on: what each is named by, where its unit stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare.doubts import doubtful
from georegistry_desktop.compare.fields import cells
from georegistry_desktop.compare.fingerprints import Marks, fingerprints
from georegistry_desktop.compare.joint_tree import JointTree, joint_tree
from georegistry_desktop.domain.comparison import Comparison, Rows

if TYPE_CHECKING:
    import pandas as pd

UNIT_KINDS = ("new", "missing", "changed", "moved", "check")
"""What a unit's differences come to, by position: a unit that gets another parent is moved; one whose other
value looks like a mistake is to be checked."""
UnitKinds: TypeAlias = npt.NDArray[np.int8]


@dataclass(frozen=True)
class Differences:
    """Everything about the differences that does not change while they are decided.

    Arrays of length n go by the rows of ``comparison.differences``: ``names`` of the difference (``new``,
    ``missing``, ``name``, ``extra:beds``), ``before`` and ``after`` the marks of its values, ``base_at`` and
    ``other_at`` positions in the frames (-1: not there), ``unit_of`` the row's unit. Arrays of length m go
    by unit, in the order of the tree: ``units`` their keys (the base's uuid, else the other's), ``theirs``
    their keys in later pulls, ``nodes`` their places in ``tree``, ``kinds`` positions in ``UNIT_KINDS``,
    ``doubts`` codes of what looks wrong or None.
    """

    comparison: Comparison
    tree: JointTree
    names: npt.NDArray[np.object_]
    before: Marks
    after: Marks
    base_at: Rows
    other_at: Rows
    unit_of: Rows
    units: npt.NDArray[np.object_]
    theirs: npt.NDArray[np.object_]
    nodes: Rows
    kinds: UnitKinds
    doubts: npt.NDArray[np.object_]

    def __len__(self) -> int:
        return len(self.names)

    @property
    def table(self) -> pd.DataFrame:
        """``comparison.differences``."""
        return self.comparison.differences

    @cached_property
    def fields(self) -> npt.NDArray[np.object_]:
        """``names`` without the keys inside fields, (n,)."""
        return np.array([str(name).partition(":")[0] for name in self.names], dtype=object)

    @cached_property
    def by_unit(self) -> tuple[Rows, Rows]:
        """The rows unit by unit, (n,), and where each unit's begin, (m + 1,)."""
        order = np.argsort(self.unit_of, kind="stable")
        return order, np.searchsorted(self.unit_of[order], np.arange(len(self.units) + 1))

    def rows_of(self, unit: int) -> Rows:
        """The differences of one unit."""
        order, starts = self.by_unit
        return order[starts[unit] : starts[unit + 1]]

    def rows_of_many(self, units: Rows) -> Rows:
        """The differences of several units, (k,) positions, in the order of the table."""
        chosen = np.zeros(len(self.units), dtype=bool)
        chosen[units] = True
        return np.flatnonzero(chosen[self.unit_of])

    @cached_property
    def first(self) -> Rows:
        """A difference of each unit, (m,)."""
        order, starts = self.by_unit
        return order[starts[:-1]]


def differences(comparison: Comparison) -> Differences:
    """The table to decide on."""
    table = comparison.differences
    base_at, other_at = (
        _positions(frame.units["uuid"], table[column])
        for frame, column in (
            (comparison.base_frame, "base_uuid"),
            (comparison.other_frame, "other_uuid"),
        )
    )
    kind, field, key = (cells(table[n]) for n in ("kind", "field", "key"))
    names = np.array(
        [
            k if k != "changed" else f if x is None else f"{f}:{x}"
            for k, f, x in zip(kind, field, key, strict=True)
        ],
        dtype=object,
    )
    before, after = fingerprints(comparison, base_at, other_at)
    # One number for a unit: its row in the base, of a new one its row in the other after all of those.
    place = np.where(base_at >= 0, base_at, len(comparison.base_frame.units) + other_at)
    distinct, first, unit_of = np.unique(place, return_index=True, return_inverse=True)
    tree = joint_tree(comparison)
    nodes = tree.nodes(base_at[first], other_at[first])
    order = tree.order(nodes)
    rank = np.empty(len(order), dtype=np.intp)
    rank[order] = np.arange(len(order))
    unit_of, first = rank[unit_of], first[order]
    mine, theirs = (cells(table[n])[first] for n in ("base_uuid", "other_uuid"))
    doubts = doubtful(comparison, base_at, other_at, unit_of, len(distinct))
    return Differences(
        comparison=comparison,
        tree=tree,
        names=names,
        before=before,
        after=after,
        base_at=base_at,
        other_at=other_at,
        unit_of=unit_of,
        units=np.where(mine == None, theirs, mine),  # noqa: E711 (element by element)
        theirs=np.where(theirs == None, mine, theirs),  # noqa: E711
        nodes=nodes[order],
        kinds=_kinds(kind, field, unit_of, len(distinct), doubts),
        doubts=doubts,
    )


def _positions(uuids: pd.Series[str], wanted: pd.Series[str]) -> Rows:
    import pandas as pd

    at: Rows = pd.Index(uuids).get_indexer(pd.Index(wanted))
    at[wanted.isna().to_numpy()] = -1
    return at


def _kinds(kind: Any, field: Any, unit_of: Rows, count: int, doubts: Any) -> UnitKinds:
    found = np.full(count, UNIT_KINDS.index("changed"), dtype=np.int8)
    found[unit_of[field == "parent"]] = UNIT_KINDS.index("moved")
    for name in ("new", "missing"):
        found[unit_of[kind == name]] = UNIT_KINDS.index(name)
    found[doubts != None] = UNIT_KINDS.index("check")  # noqa: E711
    return found
