"""What lies in each pixel of a view: the picture before it has colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.dots import Dots, draw_dots
from georegistry_desktop.scene.map.grid import HALF, WORLD, Array
from georegistry_desktop.scene.map.lines import Lines, lines_of
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.map.raster import fill
from georegistry_desktop.scene.map.rings import Rings
from georegistry_desktop.scene.map.shapes import Shapes, taken

LINES = 30_000
"""Up to so many vertices in view, borders are handed out as lines too."""


class Stale(Exception):
    """The picture is no longer wanted."""


@dataclass(frozen=True)
class Picture:
    """A view of a scene. ``ids``: int32 (h, w), the row of the area in each pixel, -1 for none.

    ``lines``: the borders as lines where there are few, to be drawn smoothly; else None.
    """

    camera: Camera
    ids: Array
    dots: Dots | None
    lines: Lines | None


def render(
    scene: MapScene,
    camera: Camera,
    areas: Sequence[Array] | None = None,
    points: Array | None = None,
    *,
    ratio: float = 1.0,
    wanted: Callable[[], bool] = lambda: True,
) -> Picture:
    """Draw the areas and points of a scene.

    ``areas``: bool (n,) each, which rows are drawn; a mask is drawn over the ones before it, and within one
    a row over those before it. None: all rows. ``points``: bool (n,), whose points; None: all. ``ratio``:
    pixels of the camera for one of a plain screen. Raises Stale as soon as ``wanted()`` says no.
    """
    ids = np.full((camera.height, camera.width), -1, dtype=np.int32)
    drawn: list[_Rings] = []
    for mask in [np.ones(scene.n, dtype=bool)] if areas is None else areas:
        drawn += _draw(scene, camera, mask, ids, wanted)
    lines = None
    if drawn and sum(len(rings.x) for rings in drawn) <= LINES:
        lines = lines_of([(rings.x, rings.y, rings.rings) for rings in drawn], ids)
    if not wanted():
        raise Stale
    shown = scene.has_point if points is None else scene.has_point & points
    dots = draw_dots(scene.px, scene.py, shown, camera, ratio) if shown.any() else None
    return Picture(camera, ids, dots, lines)


@dataclass(frozen=True)
class _Rings:
    """Rings in pixels (float64), and the row of each."""

    x: Array
    y: Array
    rings: Array
    owners: Array


def _draw(
    scene: MapScene, camera: Camera, mask: Array, ids: Array, wanted: Callable[[], bool]
) -> list[_Rings]:
    left, top, right, bottom = camera.box
    drawn = []
    for turn in (-WORLD, 0, WORLD):
        if left - turn > HALF or right - turn < -HALF:
            continue
        found = []
        for i, part in enumerate(scene.parts):
            shown = mask[part.rows] & (scene.part_of[part.rows] == i)
            seen = part.seen((left - turn, top, right - turn, bottom), shown)
            if len(seen):
                found.append((part, seen))
        if not found:
            continue
        if not wanted():
            raise Stale
        rings = _together(found, camera, left - turn, top)
        fill(ids, rings.x, rings.y, rings.rings, rings.owners)
        _mark_the_small(found, camera, left - turn, top, ids)
        drawn.append(rings)
    return drawn


def _together(found: list[tuple[Shapes, Array]], camera: Camera, left: float, top: float) -> _Rings:
    """The rings in view of all parts, at the level that fits: finer where there are few."""
    pieces = [_fitting(part, seen, camera.step) for part, seen in found]
    rings = [piece for piece, _ in pieces]
    sizes = np.concatenate([np.diff(r.rings) for r in rings])
    begin = np.zeros(len(sizes) + 1, dtype=np.int64)
    np.cumsum(sizes, out=begin[1:])
    x = np.concatenate([r.x for r in rings]) if len(rings) > 1 else rings[0].x
    y = np.concatenate([r.y for r in rings]) if len(rings) > 1 else rings[0].y
    scale = 1 / camera.step
    return _Rings((x - left) * scale, (y - top) * scale, begin, np.concatenate([o for _, o in pieces]))


def _fitting(part: Shapes, seen: Array, step: float) -> tuple[Rings, Array]:
    fine = part.level(step / 4)
    vertices = fine.vertices
    level = fine if (vertices[seen + 1] - vertices[seen]).sum() <= LINES else part.level(step * 0.75)
    rings = level if len(seen) == len(part.rows) else taken(level, seen)
    return rings, np.repeat(part.rows[seen], np.diff(rings.shapes))


def _mark_the_small(
    found: list[tuple[Shapes, Array]], camera: Camera, left: float, top: float, ids: Array
) -> None:
    """Areas smaller than a pixel are one pixel, so that none is lost; of several there the one with the
    largest number."""
    places, rows = [], []
    for part, seen in found:
        box = part.box[seen]
        small = (np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) < camera.step).nonzero()[0]
        middle = (box[small, :2].astype(np.int64) + box[small, 2:]) / 2
        x = np.floor((middle[:, 0] - left) / camera.step).astype(np.int64)
        y = np.floor((middle[:, 1] - top) / camera.step).astype(np.int64)
        inside = (x >= 0) & (x < camera.width) & (y >= 0) & (y < camera.height)
        places.append((y * camera.width + x)[inside])
        rows.append(part.rows[seen[small[inside]]])
    place, row = np.concatenate(places), np.concatenate(rows)
    order = np.argsort(row, kind="stable")
    ids.reshape(-1)[place[order]] = row[order]
