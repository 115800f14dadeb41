"""Which tiles of a background lie where on a map."""

from __future__ import annotations

import math
from dataclasses import dataclass

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.grid import HALF, WORLD

SIDE = 256


@dataclass(frozen=True)
class Tile:
    """A tile in the numbering of XYZ servers: ``y`` counts from the north."""

    zoom: int
    x: int
    y: int

    @property
    def y_from_south(self) -> int:
        """``y`` as MBTiles counts it."""
        return (1 << self.zoom) - 1 - self.y

    def parent(self) -> Tile | None:
        """The tile of half the scale that holds this one; None for the Earth."""
        return Tile(self.zoom - 1, self.x // 2, self.y // 2) if self.zoom else None


def tile_zoom(camera: Camera, least: int, most: int) -> int:
    """The zoom whose tiles come nearest to a pixel of theirs for one of the camera's."""
    exact = math.log2(WORLD / SIDE / camera.step)
    return max(least, min(most, round(exact)))


def tiles_in(camera: Camera, zoom: int) -> list[tuple[Tile, float, float, float]]:
    """The tiles in view, from the middle outwards: tile, left and top pixel, length of a side in pixels."""
    side = WORLD / 2**zoom
    left, top, right, bottom = camera.box
    found = []
    for row in range(math.floor((top + HALF) / side), math.floor((bottom + HALF) / side) + 1):
        if not 0 <= row < 2**zoom:
            continue
        for column in range(math.floor((left + HALF) / side), math.floor((right + HALF) / side) + 1):
            x, y = (column * side - HALF - left) / camera.step, (row * side - HALF - top) / camera.step
            found.append((Tile(zoom, column % 2**zoom, row), x, y, side / camera.step))
    middle = (camera.width / 2, camera.height / 2)
    return sorted(found, key=lambda t: math.dist((t[1] + t[3] / 2, t[2] + t[3] / 2), middle))
