"""Maps whose rows are those of a tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays

if TYPE_CHECKING:
    import pyarrow as pa

    from georegistry_desktop.storage import VersionShapes

Array = npt.NDArray[Any]


def scene_of_rows(shapes: VersionShapes, uuids: pa.Array, progress: Progress) -> MapScene:
    """A map with a row for each of ``uuids``. What is read of others is left out, what lacks is empty."""
    if shapes.uuids.equals(uuids):
        return MapScene.build(shapes.boundaries, shapes.points, progress)
    import pyarrow.compute as pc

    found = pc.index_in(shapes.uuids, value_set=uuids)
    known = np.asarray(found.is_valid())
    places = np.asarray(found.fill_null(0))[known]
    boundaries, points = _empty(len(uuids)), _empty(len(uuids))
    boundaries[places], points[places] = shapes.boundaries[known], shapes.points[known]
    return MapScene.build(boundaries, points, progress)


def scene_with(scene: MapScene, changed: Mapping[str, Unit | None], tree: TreeArrays) -> MapScene:
    """The map in which these units are as given, None for those that are gone; ``tree`` has them already."""
    placed = [(row, unit) for uuid, unit in changed.items() if (row := tree.any_row(uuid)) is not None]
    if not placed and scene.n == tree.n:
        return scene
    boundaries, points = _empty(len(placed)), _empty(len(placed))
    for i, (_, unit) in enumerate(placed):
        if unit is not None:
            boundaries[i], points[i] = unit.boundary, unit.point
    rows = np.array([row for row, _ in placed], np.int64)
    return scene.patched(rows, boundaries, points, tree.n)


def _empty(n: int) -> Array:
    return np.full(n, None, dtype=object)
