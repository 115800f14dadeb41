"""A small country for the tests of the map, and how they wait for its pictures."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import shapely
from pytestqt.qtbot import QtBot

from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.map.canvas import MapCanvas
from georegistry_desktop.ui.map.content import MapContent

WEST, EAST, CLINIC = 1, 2, 3


def country(east: shapely.Geometry | None = None) -> MapContent:
    """Row 0 a country of 8° x 4°, 1 and 2 its two halves, 3 and 4 facilities in the west."""
    shapes = [
        shapely.box(0, 0, 8, 4),
        shapely.box(0, 0, 4, 4),
        shapely.box(4, 0, 8, 4) if east is None else east,
        None,
        None,
    ]
    points = [None, None, None, shapely.Point(2, 2), shapely.Point(2.02, 2.02)]
    parents = [None, "u0", "u0", "u1", "u1"]
    names = ["Land", "West", "East", "Clinic", "Post"]
    types = ["Country", "District", "District", "Facility", "Facility"]
    columns = zip(
        parents, names, types, ("VALID", "VALID", "NEW", "VALID", "REJECTED"), points, shapes, strict=True
    )
    rows = [
        {
            "uuid": f"u{i}",
            "parent": parent,
            "name": name,
            "type": kind,
            "status": status,
            "has_point": point is not None,
            "has_boundary": shape is not None,
        }
        for i, (parent, name, kind, status, point, shape) in enumerate(columns)
    ]
    return MapContent(MapScene.build(_objects(shapes), _objects(points)), TreeArrays.build(outline(rows)))


def outline(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Units as ``TreeArrays.build`` takes them; what a row leaves out is missing."""
    texts = ("uuid", "parent", "name", "type", "status", "short_name", "code", "source_ref", "aliases")
    frame = pd.DataFrame(rows, columns=[*texts, "has_point", "has_boundary"])
    return frame.astype({**dict.fromkeys(texts, "str"), "has_point": bool, "has_boundary": bool})


def _objects(values: list[Any]) -> np.ndarray:
    array = np.full(len(values), None, dtype=object)
    array[:] = values
    return array


def settled(qtbot: QtBot, canvas: MapCanvas) -> None:
    """Wait until the map shows what its camera sees, and rests."""
    qtbot.waitUntil(lambda: canvas.picture_now() is not None and canvas.is_settled, timeout=10_000)
