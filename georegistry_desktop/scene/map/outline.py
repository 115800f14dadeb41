"""The outlines of single rows, for what lies over a picture: hover, selection, overlaid shapes."""

from __future__ import annotations

import numpy as np

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.grid import HALF, WORLD, Array
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.map.shapes import taken


def rings_in_view(scene: MapScene, rows: Array, camera: Camera) -> list[Array]:
    """Closed rings of the areas of ``rows`` in pixels, float64 (k, 2) each, that may reach into the view."""
    left, top, right, bottom = camera.box
    found: list[Array] = []
    if not len(rows):
        return found
    for turn in (-WORLD, 0, WORLD):
        if left - turn > HALF or right - turn < -HALF:
            continue
        for i, part in enumerate(scene.parts):
            mine = _at(scene, i, rows)
            box = part.box[mine]
            seen = mine[
                (box[:, 0] <= right - turn)
                & (box[:, 2] >= left - turn)
                & (box[:, 1] <= bottom)
                & (box[:, 3] >= top)
            ]
            rings = taken(part.level(camera.step / 4), seen)
            xy = np.stack([rings.x - (left - turn), rings.y - top], axis=1) / camera.step
            found += np.split(xy, rings.rings[1:-1]) if len(xy) else []
    return found


def lines_in_view(scene: MapScene, rows: Array, camera: Camera) -> Array:
    """Their lines in pixels, float64 (k, 4), x0, y0, x1, y1; only those that reach into the view."""
    rings = rings_in_view(scene, rows, camera)
    if not rings:
        return np.empty((0, 4))
    ends = np.concatenate([np.concatenate([ring[:-1], ring[1:]], axis=1) for ring in rings])
    low, high = np.minimum(ends[:, :2], ends[:, 2:]), np.maximum(ends[:, :2], ends[:, 2:])
    seen = (high > -2).all(axis=1) & (low < (camera.width + 2, camera.height + 2)).all(axis=1)
    found: Array = np.ascontiguousarray(ends[seen])
    return found


def vertices(scene: MapScene, rows: Array, camera: Camera) -> int:
    """How many vertices the outlines of ``rows`` have at the scale of the camera: what drawing them costs."""
    total = 0
    for i, part in enumerate(scene.parts if len(rows) else ()):
        mine, level = _at(scene, i, rows), part.level(camera.step / 4)
        first, last = (level.rings[level.shapes[at]] for at in (mine, mine + 1))
        total += int((last - first).sum())
    return total


def _at(scene: MapScene, i: int, rows: Array) -> Array:
    """Where the areas of ``rows`` are in the i-th part: only those that are there."""
    of = scene.parts[i].rows
    here = rows[scene.part_of[rows] == i]
    return np.asarray(np.searchsorted(of, here))


def dots_in_view(scene: MapScene, rows: Array, camera: Camera) -> Array:
    """Float64 (k, 2): the pixels of the points of ``rows`` that are in view."""
    rows = np.asarray(rows, dtype=np.int64)
    rows = rows[scene.has_point[rows]]
    x = (scene.px[rows] - camera.x + HALF) % WORLD - HALF
    xy = np.stack([x / camera.step, (scene.py[rows] - camera.y) / camera.step], axis=1)
    xy += (camera.width / 2, camera.height / 2)
    found: Array = xy[((xy >= -8) & (xy < (camera.width + 8, camera.height + 8))).all(axis=1)]
    return found
