"""The units of one of the two versions, as the screen names them: by row, each when it is asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.frames import VersionFrame

_HIGHEST = 12
"""Parents that are told at most; a circle in a dirty list ends there."""


class Side:
    """Names of units by row. ``parents`` (n,) are rows too, -1 at the top."""

    def __init__(self, frame: VersionFrame, parents: npt.NDArray[np.int32]) -> None:
        self.frame, self.label = frame, frame.label
        self.parents = parents
        self._columns: dict[str, Any] = {
            name: frame.units[name].array
            for name in ("uuid", "name", "type", "code", "source_ref")
            if name in frame.units
        }

    def __len__(self) -> int:
        return len(self.parents)

    def text(self, column: str, row: int) -> str:
        """What a unit has in a column, empty where it has nothing."""
        held = self._columns.get(column)
        value = held[row] if held is not None else None
        return value if isinstance(value, str) else ""

    def name(self, row: int) -> str:
        """A unit's name."""
        return self.text("name", row)

    def above(self, row: int) -> tuple[str, ...]:
        """The names of the units above it, its parent first."""
        found: list[str] = []
        at = int(self.parents[row])
        while at >= 0 and len(found) < _HIGHEST:
            found.append(self.name(at))
            at = int(self.parents[at])
        return tuple(found)

    def parent_name(self, row: int) -> str:
        """The name of its parent, empty at the top."""
        at = int(self.parents[row])
        return self.name(at) if at >= 0 else ""

    def words(self, row: int) -> str:
        """Name, type, code and place in one line, for lists of what was found."""
        parts = (self.name(row), self.text("type", row), self.text("code", row), self.parent_name(row))
        return " · ".join(filter(None, parts))
