"""Points of a map: discs where they can be told apart, a density where they cannot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.grid import HALF, WORLD, Array

CROWD = 100_000
"""Beyond so many points in view a density is drawn."""
_SIZES = ((300, 3.4, 1.0), (1_500, 2.6, 1.0), (5_000, 1.6, 0.6), (15_000, 1.2, 0.55), (CROWD, 0.9, 0.5))
"""Up to how many points in view, the radius of their discs in pixels of a plain screen, and their ink."""


@dataclass(frozen=True)
class Dots:
    """The points of a picture.

    ``rows``: int32 (h, w), the row of the disc in each pixel or -1. ``ink``, ``halo``: uint8 (h, w), how much
    of the pixel the disc covers, and the ring around it. ``count``: points in view; ``dense``: ``ink`` is
    a density. ``at``: int32 (k,) pixels (row-major) and ``of`` int32 (k,) rows of all points in view.
    """

    rows: Array
    ink: Array
    halo: Array
    count: int
    dense: bool
    radius: float
    at: Array
    of: Array


def draw_dots(px: Array, py: Array, shown: Array, camera: Camera, ratio: float = 1.0) -> Dots:
    """Draw the points of the rows ``shown`` (bool (n,)); ``px``, ``py`` int32 (n,), grid steps.

    ``ratio``: pixels of the camera for one of a plain screen.
    """
    height, width = camera.height, camera.width
    at, of = _in_view(px, py, shown, camera)
    rows = np.full(height * width, -1, dtype=np.int32)
    ink = np.zeros(height * width, dtype=np.uint8)
    halo = np.zeros(height * width, dtype=np.uint8)
    dense = len(at) > CROWD
    radius = 0.0
    if dense:
        rows[at] = of
        ink = _density(at, height, width)
    elif len(at):
        size, strength = next((r, s) for most, r, s in _SIZES if len(at) <= most)
        radius = ratio * size
        ring = ratio if size > 2 else 0.0
        _stamp(at, of, radius, ring, strength, (rows, ink, halo), width)
    shape = (height, width)
    return Dots(rows.reshape(shape), ink.reshape(shape), halo.reshape(shape), len(at), dense, radius, at, of)


def _in_view(px: Array, py: Array, shown: Array, camera: Camera) -> tuple[Array, Array]:
    left, top, right, bottom = camera.box
    found_at, found_of = [], []
    for turn in (-WORLD, 0, WORLD):
        if left - turn > HALF or right - turn < -HALF:
            continue
        inside = shown & (px >= left - turn) & (px < right - turn)
        inside &= (py >= top) & (py < bottom)
        of = np.flatnonzero(inside)
        x = ((px[of] - (left - turn)) / camera.step).astype(np.int32)
        y = ((py[of] - top) / camera.step).astype(np.int32)
        np.clip(x, 0, camera.width - 1, out=x)
        np.clip(y, 0, camera.height - 1, out=y)
        found_at.append(y * np.int32(camera.width) + x)
        found_of.append(of.astype(np.int32))
    empty = np.empty(0, dtype=np.int32)
    return np.concatenate([empty, *found_at]), np.concatenate([empty, *found_of])


def _density(at: Array, height: int, width: int) -> Array:
    """Ink by the logarithm of the number of points, softened over the neighbouring pixels."""
    count: Array = np.bincount(at, minlength=height * width).astype(np.float32).reshape(height, width)
    for axis in (0, 1):
        soft: Array = count * 2
        for shift in (-1, 1):
            soft += np.roll(count, shift, axis)
        count = soft / 4
    full = float(np.quantile(count[count > 0], 0.98))
    ink: Array = np.log1p(count * 4) * (255 / np.log1p(max(full, 0.25) * 4))
    np.minimum(ink, 255, out=ink)
    return ink.astype(np.uint8).reshape(-1)


def _stamp(
    at: Array,
    of: Array,
    radius: float,
    ring: float,
    strength: float,
    onto: tuple[Array, Array, Array],
    width: int,
) -> None:
    """Discs, cut at the left and right edge of the picture. The middle of a disc goes before others' rims."""
    rows, ink, halo = onto
    reach = int(np.ceil(radius + ring))
    offsets = range(-reach, reach + 1)
    stamps = []
    for dy in offsets:
        for dx in offsets:
            away = float(np.hypot(dx, dy))
            full, around = (min(max(r + 0.5 - away, 0.0), 1.0) for r in (radius, radius + ring))
            if around > 0:
                stamps.append((full, around, dx, dy))
    column = at % width
    for full, around, dx, dy in sorted(stamps):
        fits = (column + dx >= 0) & (column + dx < width) & (at + dy * width >= 0)
        fits &= at + dy * width < len(ink)
        pixel = (at + (dy * width + dx))[fits]
        if ring:
            halo[pixel] = np.maximum(halo[pixel], np.uint8(around * 255))
        if full > 0:
            ink[pixel] = np.uint8(full * strength * 255)
            rows[pixel] = of[fits]
