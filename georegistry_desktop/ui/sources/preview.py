"""What was read, made ready to be looked at: its tree, its map, where in the files each unit stands.

Made off the GUI thread; knows no Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.workflows import Imported, Reading, take_in

if TYPE_CHECKING:
    from georegistry_desktop.exchange import Incoming
    from georegistry_desktop.storage import Registry

Read = Callable[["Registry", Progress], Reading]
"""Reads files, a server or a database for a source."""


@dataclass(frozen=True, eq=False)
class Preview:
    """``would`` is what taking it in would do; ``rows`` leads from (file, row) of a problem to the row of its
    unit in ``tree`` and ``scene``, which are None where nothing could be read."""

    reading: Reading
    would: Imported
    tree: TreeArrays | None = None
    scene: MapScene | None = None
    rows: Mapping[tuple[str, int], int] = field(default_factory=dict)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong or doubtful."""
        return self.would.problems

    @property
    def impossible(self) -> bool:
        """Whether it cannot come in at all."""
        return self.reading.incoming.refused(lenient=True)

    @property
    def faulty(self) -> int:
        """How many problems keep it out unless it may come in as far as it can be read."""
        return sum(p.severity == "error" for p in self.problems)

    def unit_of(self, problem: Problem) -> str:
        """The uuid of the unit that a problem is about; empty where it is about none."""
        if self.tree is None or problem.file is None or problem.row is None:
            return ""
        row = self.rows.get((problem.file, problem.row))
        return "" if row is None else self.tree.uuid(row)


def make_preview(registry: Registry, read: Read, progress: Progress) -> Preview:
    """Read, rehearse taking it in, and make tree and map of it. Raises what ``read`` raises."""
    reading = read(registry, progress)
    would = take_in(registry, reading, dry_run=True, progress=progress)
    version = reading.incoming.version
    if version is None:
        return Preview(reading, would)
    units = version.units
    boundary, point = (np.asarray(units[name].array, dtype=object) for name in ("boundary", "point"))
    progress("Drawing it", 0, 2)
    tree = TreeArrays.build(
        units.assign(has_point=units["point"].notna(), has_boundary=units["boundary"].notna())
    )
    progress("Drawing it", 1, 2)
    scene = MapScene.build(boundary, point, progress)
    return Preview(reading, would, tree, scene, _rows_of(reading.incoming, would.problems))


def _rows_of(incoming: Incoming, problems: tuple[Problem, ...]) -> dict[tuple[str, int], int]:
    """The first unit of each place that some problem names."""
    wanted = {(p.file, p.row) for p in problems if p.file is not None and p.row is not None}
    if not wanted:
        return {}
    found: dict[tuple[str, int], int] = {}
    places = incoming.places
    at = np.flatnonzero(places["row"].isin({row for _, row in wanted}).to_numpy())
    for row, file, number in zip(at.tolist(), places["file"].iloc[at], places["row"].iloc[at], strict=True):
        found.setdefault((str(file), int(number)), row)
    return found
