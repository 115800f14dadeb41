"""What would come of taking a unit's differences over, in sentences: consequences before data."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Any

import numpy as np
import shapely

from georegistry_desktop.compare.coverage import Coverage, Exchange
from georegistry_desktop.compare.differences import Differences
from georegistry_desktop.compare.fields import cells, parent_rows, shapes
from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.facts import Fact
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.names import fold

_MOST = 3


class Consequences:
    """Answers for one comparison; safe on any thread. Each answer costs milliseconds, the first one more."""

    def __init__(self, differences: Differences) -> None:
        self._found = differences
        self._comparison = differences.comparison
        self._coverage = Coverage(differences.comparison)

    def of(self, unit: int) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
        """The facts about a unit (by position), and the base's uuids of the neighbours that take part."""
        found = self._found
        rows = found.rows_of(unit)
        names = {str(name) for name in found.names[rows]}
        base_row, other_row = int(found.base_at[rows[0]]), int(found.other_at[rows[0]])
        facts: list[Fact] = []
        neighbours: tuple[str, ...] = ()
        doubt = found.doubts[unit]
        if doubt is not None:
            facts.append(Fact(str(doubt)))
        if "boundary" in names:
            exchange = self._coverage.exchange(base_row, other_row)
            if exchange is not None:
                facts += self._of_boundary(base_row, exchange)
                uuids = self._comparison.base_frame.units["uuid"]
                neighbours = tuple(str(uuids.iat[r]) for r in exchange.neighbours)
        if "parent" in names:
            facts.append(self._of_move(base_row, other_row))
        if "new" in names:
            facts += self._of_new(other_row)
        if "missing" in names:
            facts += self._of_missing(base_row)
        if "point" in names:
            facts += self._of_point(base_row, other_row)
        if {"name", "new"} & names:
            facts += self._namesakes(other_row)
        return tuple(facts), neighbours

    def _of_boundary(self, row: int, exchange: Exchange) -> list[Fact]:
        unit = self._name(self._comparison.base_frame, row)

        def name(neighbour: int) -> str:
            return self._name(self._comparison.base_frame, neighbour)

        facts = [
            Fact(code, {"unit": unit, "area": float(size), "neighbour": name(r)})
            for code, sizes in (("takes-area", exchange.takes), ("gives-area", exchange.gives))
            for r, size in list(sizes.items())[:_MOST]
        ]
        for code, size in (("takes-land", exchange.takes_land), ("leaves-land", exchange.leaves_land)):
            if size:
                facts.append(Fact(code, {"unit": unit, "area": float(size)}))
        left = exchange.doubled + exchange.gap if exchange.turning else exchange.doubled
        said: dict[str, object] = {
            "other": self._comparison.other.partition("@")[0],
            "area": float(left),
        }
        if exchange.turning:
            code = "gap-stays" if left else "nothing-opens"
            facts.append(Fact(code, said | {"neighbours": _listed([name(r) for r in exchange.turning])}))
        elif left and exchange.takes:
            facts.append(
                Fact("overlap-comes", said | {"neighbours": _listed([name(r) for r in exchange.takes])})
            )
        return facts

    def _of_move(self, base_row: int, other_row: int) -> Fact:
        base, other = self._comparison.base_frame, self._comparison.other_frame
        before, after = self._parents[0][base_row], self._parents[1][other_row]
        count = int(self._below[base_row])
        named = [
            self._name(frame, row) if row >= 0 else "–" for frame, row in ((base, before), (other, after))
        ]
        if named[0] == named[1]:
            named = [
                f"{n} ({told_apart(f, r)})"
                for n, f, r in zip(named, (base, other), (before, after), strict=True)
            ]
        params: dict[str, object] = {
            "unit": self._name(base, base_row),
            "before": named[0],
            "after": named[1],
            "count": int(count),
        }
        return Fact("moves-with-below" if count else "moves-alone", params)

    def _of_new(self, row: int) -> list[Fact]:
        new = set(self._comparison.new.tolist())
        parent = int(self._parents[1][row])
        facts = []
        if parent in new:
            facts.append(Fact("parent-new-too", {"parent": self._name(self._comparison.other_frame, parent)}))
        below = sum(int(p) == row for p in self._parents[1][self._comparison.new])
        if below:
            facts.append(Fact("below-it-new", {"count": below}))
        return facts

    def _of_missing(self, row: int) -> list[Fact]:
        count = int(self._below[row])
        if not count:
            return []
        inside = self._found.tree.below([row])
        gone = int(inside[self._comparison.missing].sum()) - 1
        params: dict[str, object] = {"count": int(count), "missing": gone}
        return [Fact("units-below-missing" if gone else "units-below-it", params)]

    def _of_point(self, base_row: int, other_row: int) -> list[Fact]:
        area_row = int(self._parents[0][base_row])
        boundaries = self._boundaries
        while area_row >= 0 and boundaries[area_row] is None:
            area_row = int(self._parents[0][area_row])
        if area_row < 0:
            return []
        before = shapes(self._comparison.base_frame, "point", np.array([base_row]))[0]
        after = shapes(self._comparison.other_frame, "point", np.array([other_row]))[0]
        if after is None:
            return []
        inside = [p is not None and bool(shapely.covers(boundaries[area_row], p)) for p in (before, after)]
        params: dict[str, object] = {"area": self._name(self._comparison.base_frame, area_row)}
        if before is not None and inside == [True, False]:
            return [Fact("point-leaves", params)]
        return [Fact("point-enters", params)] if before is not None and inside == [False, True] else []

    def _namesakes(self, row: int) -> list[Fact]:
        other = self._comparison.other_frame
        parent = int(self._parents[1][row])
        name = self._name(other, row)
        count = self._names[parent, fold(name)]
        if count < 2:
            return []
        above = self._name(other, parent) if parent >= 0 else "–"
        return [Fact("name-twice", {"count": int(count), "parent": above, "name": name})]

    @cached_property
    def _names(self) -> Counter[tuple[int, str]]:
        names = self._comparison.other_frame.units["name"]
        return Counter(zip(self._parents[1].tolist(), map(fold, names), strict=True))

    @cached_property
    def _parents(self) -> tuple[Rows, Rows]:
        return parent_rows(self._comparison.base_frame), parent_rows(self._comparison.other_frame)

    @cached_property
    def _boundaries(self) -> Any:
        frame = self._comparison.base_frame
        return shapes(frame, "boundary", np.arange(len(frame.units)))

    @cached_property
    def _below(self) -> Rows:
        """How many units stand below each of the base's."""
        parents = self._parents[0]
        counts = np.zeros(len(parents), dtype=np.intp)
        at = parents.copy()
        while (at >= 0).any():
            counts += np.bincount(at[at >= 0], minlength=len(counts))
            at = np.where(at >= 0, parents[at], -1)
        return counts

    @staticmethod
    def _name(frame: VersionFrame, row: int) -> str:
        return str(frame.units["name"].iat[row])


def told_apart(frame: VersionFrame, row: int) -> str:
    """What tells a unit from another one of its name: reference, code or uuid."""
    keys = (cells(frame.units[column].iloc[[row]])[0] for column in ("source_ref", "code", "uuid"))
    return str(next(key for key in keys if key))


def _listed(names: list[str]) -> str:
    more = len(names) - _MOST
    return ", ".join(names[:_MOST]) + (f" +{more}" if more > 0 else "")
