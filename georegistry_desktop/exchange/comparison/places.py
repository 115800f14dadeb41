"""Where units stand in the tree of a version, in words."""

from __future__ import annotations

import numpy as np

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.names import fold
from georegistry_desktop.exchange.checks.identity import positions
from georegistry_desktop.exchange.comparison.words import name
from georegistry_desktop.exchange.draft import Ints

_MOST = 4
_STEP = " › "


class Places:
    """The parents of all units of a version, by position in it."""

    def __init__(self, version: VersionFrame) -> None:
        units = version.units
        self._names: list[str] = units["name"].tolist()
        self._parent = positions(units["parent"], units["uuid"])
        self._at = {uuid: at for at, uuid in enumerate(units["uuid"])}

    def at(self, uuid: object) -> int:
        """The position of a unit; -1 where there is none."""
        return self._at.get(uuid, -1) if isinstance(uuid, str) else -1

    def above(self, at: int) -> list[int]:
        """The positions of its parents, from the top down."""
        found: list[int] = []
        while at >= 0 and (at := int(self._parent[at])) >= 0:
            found.append(at)
        return found[::-1]

    def path(self, at: int) -> str:
        """The names of its nearest parents from the top down, as HTML; empty for a root."""
        above = self.above(at)
        more = f"…{_STEP}" if len(above) > _MOST else ""
        return more + _STEP.join(name(self._names[up]) for up in above[-_MOST:])

    def parent(self, at: int) -> int:
        """The position of a unit's parent; -1 where there is none."""
        return int(self._parent[at]) if at >= 0 else -1

    def by_parent(self, found: Ints) -> Ints:
        """An order (n,) in which the units of one parent stand together: parents by the names above them,
        then units by their own."""

        def key(one: int) -> tuple[list[str], int, str]:
            at = int(found[one])
            return [fold(self._names[up]) for up in self.above(at)], self.parent(at), fold(self._names[at])

        return np.array(sorted(range(len(found)), key=key), dtype=np.int64)
