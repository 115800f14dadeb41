"""What lies under the cursor: a look into the picture, no geometry."""

from __future__ import annotations

import numpy as np

from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.picture import Picture

REACH = 4
"""How many pixels a dot may lie off the cursor."""


def pick(picture: Picture, x: float, y: float, reach: float = REACH) -> int:
    """The row at a pixel: of the nearest dot within ``reach`` pixels, else of the area; -1 for none."""
    height, width = picture.ids.shape
    column, row = int(x), int(y)
    if not (0 <= column < width and 0 <= row < height):
        return -1
    dots = picture.dots
    if dots is not None:
        radius = int(reach + dots.radius) + 1
        top, left = max(row - radius, 0), max(column - radius, 0)
        near = dots.rows[top : row + radius + 1, left : column + radius + 1]
        at_y, at_x = np.nonzero(near >= 0)
        if len(at_y):
            away = np.hypot(at_x + left + 0.5 - x, at_y + top + 0.5 - y)
            nearest = int(away.argmin())
            if away[nearest] <= reach:
                return int(near[at_y[nearest], at_x[nearest]])
    return int(picture.ids[row, column])


def pick_box(picture: Picture, x0: float, y0: float, x1: float, y1: float) -> Array:
    """int32 rows, ascending: of the dots in a rectangle of pixels if there are any, else of the areas."""
    height, width = picture.ids.shape
    left, right = sorted((int(np.clip(x0, 0, width)), int(np.clip(x1, 0, width))))
    top, bottom = sorted((int(np.clip(y0, 0, height)), int(np.clip(y1, 0, height))))
    dots = picture.dots
    if dots is not None:
        row, column = np.divmod(dots.at, width)
        inside = (column >= left) & (column < right) & (row >= top) & (row < bottom)
        if inside.any():
            return np.unique(dots.of[inside])
    found = np.unique(picture.ids[top:bottom, left:right])
    return found[found >= 0]
