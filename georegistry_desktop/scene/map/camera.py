"""Where a map looks from: which part of the Earth lies on which pixel."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from georegistry_desktop.scene.map.grid import (
    HALF,
    METRES,
    WORLD,
    grid_x,
    grid_y,
    latitude,
    longitude,
)

CLOSEST = 2.0
"""Grid steps a pixel at the deepest zoom: 2 cm at the equator."""
INCH = 0.0254
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Camera:
    """A view of ``width`` × ``height`` pixels with (``x``, ``y``) in its middle, ``step`` grid steps a pixel.

    ``x`` and ``y`` are grid steps (``grid.to_grid``). Pixels count from the upper left corner.
    """

    x: float
    y: float
    step: float
    width: int
    height: int

    @classmethod
    def at(cls, lon: float, lat: float, step: float, width: int, height: int) -> Camera:
        """The camera over a place in degrees."""
        return cls(grid_x(lon), grid_y(lat), step, width, height)

    @classmethod
    def over(cls, box: Box, width: int, height: int, *, margin: float = 0.06) -> Camera:
        """The camera that shows ``box`` (west, south, east, north in degrees) whole.

        ``margin`` of the view stays free at each side. A single place is seen from about 2 km.
        """
        west, south, east, north = box
        across, down = grid_x(east) - grid_x(west), grid_y(south) - grid_y(north)
        room = 1 - 2 * margin
        step = max(across / max(width * room, 1), down / max(height * room, 1))
        closest = 2_000 / METRES / max(min(width, height), 1)
        middle = cls((grid_x(west) + grid_x(east)) / 2, (grid_y(north) + grid_y(south)) / 2, 1, width, height)
        return replace(middle, step=_within(step if step > 0 else closest, width))

    @property
    def lon(self) -> float:
        """Degrees of the middle, within ±180."""
        return (longitude(self.x) + 180) % 360 - 180

    @property
    def lat(self) -> float:
        """Degrees of the middle."""
        return latitude(self.y)

    @property
    def metres(self) -> float:
        """Metres a pixel in the middle of the view."""
        return self.step * METRES * math.cos(math.radians(self.lat))

    def denominator(self, dots_per_inch: float = 96.0) -> float:
        """The N of a scale of 1 : N in the middle of the view, on a screen of so many pixels an inch."""
        return self.metres * dots_per_inch / INCH

    def place(self, px: float, py: float) -> tuple[float, float]:
        """Longitude (within ±180) and latitude of a pixel."""
        x, y = self.grid(px, py)
        return (longitude(x) + 180) % 360 - 180, latitude(max(-HALF, min(HALF, y)))

    def grid(self, px: float, py: float) -> tuple[float, float]:
        """Grid steps of a pixel."""
        return self.x + (px - self.width / 2) * self.step, self.y + (py - self.height / 2) * self.step

    def pixel(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of a place in grid steps, of its image that lies nearest to the middle."""
        away = (x - self.x + HALF) % WORLD - HALF
        return away / self.step + self.width / 2, (y - self.y) / self.step + self.height / 2

    def pixel_of(self, lon: float, lat: float) -> tuple[float, float]:
        """The pixel of a place in degrees."""
        return self.pixel(grid_x(lon), grid_y(lat))

    @property
    def box(self) -> Box:
        """What is seen, in grid steps: left, top, right, bottom."""
        return (*self.grid(0, 0), *self.grid(self.width, self.height))

    @property
    def degrees(self) -> Box:
        """What is seen: west, south, east, north. East may be beyond 180."""
        left, top, right, bottom = self.box
        return longitude(left), latitude(bottom), longitude(right), latitude(top)

    def panned(self, dx: float, dy: float) -> Camera:
        """Moved so that the picture shifts by (dx, dy) pixels: round the Earth, not over a pole."""
        x = (self.x - dx * self.step + HALF) % WORLD - HALF
        # A float at the poles too: int32 arrays take no whole number of that size.
        return replace(self, x=x, y=float(max(-HALF, min(HALF, self.y - dy * self.step))))

    def zoomed(self, factor: float, px: float, py: float) -> Camera:
        """Closer by ``factor``; the place under the pixel stays there."""
        x, y = self.grid(px, py)
        step = _within(self.step / factor, self.width)
        moved = replace(
            self, step=step, x=x - (px - self.width / 2) * step, y=y - (py - self.height / 2) * step
        )
        return moved.panned(0, 0)

    def resized(self, width: int, height: int) -> Camera:
        """The same middle and scale on another canvas."""
        return replace(self, width=width, height=height)

    def finer(self, factor: float) -> Camera:
        """The same view with ``factor`` times as many pixels each way, for dense screens."""
        return replace(
            self,
            step=self.step / factor,
            width=max(round(self.width * factor), 1),
            height=max(round(self.height * factor), 1),
        )


def _within(step: float, width: int) -> float:
    """Not closer than a few centimetres, not farther than the Earth."""
    return max(CLOSEST, min(step, WORLD / max(width, 1)))
