"""Lines of longitude and latitude, and the length of a scale bar."""

from __future__ import annotations

import math
from dataclasses import dataclass

from georegistry_desktop.scene.map.camera import Camera

_STEPS = (90.0, 60.0, 30.0, 15.0, 10.0, *(n * 10.0**-k for k in range(5) for n in (5, 2, 1)))


@dataclass(frozen=True)
class Graticule:
    """``meridians``: degrees east, and the pixel from the left; ``parallels``: north, and from the top.

    ``decimals``: how many the degrees need.
    """

    meridians: tuple[tuple[float, float], ...]
    parallels: tuple[tuple[float, float], ...]
    decimals: int


def graticule(camera: Camera, *, apart: float = 140.0) -> Graticule:
    """Lines at round degrees, at least ``apart`` pixels from each other."""
    west, south, east, north = camera.degrees
    wanted = (east - west) / max(camera.width, 1) * apart
    step = min((s for s in _STEPS if s >= wanted), default=_STEPS[0])
    across = camera.width / (east - west)
    return Graticule(
        tuple((_around(degrees), (degrees - west) * across) for degrees in _multiples(west, east, step)),
        tuple(
            (degrees, camera.pixel_of(camera.lon, degrees)[1]) for degrees in _multiples(south, north, step)
        ),
        max(0, math.ceil(-math.log10(step) - 1e-9)),
    )


def _multiples(first: float, last: float, step: float) -> list[float]:
    return [i * step for i in range(math.ceil(first / step), math.floor(last / step) + 1)]


def _around(degrees: float) -> float:
    return (degrees + 180) % 360 - 180


def scale_bar(camera: Camera, longest: float) -> tuple[float, float]:
    """Metres of a round scale bar, and its pixels: as many as go into ``longest``."""
    most = camera.metres * longest
    power = 10.0 ** math.floor(math.log10(most))
    metres = next(power * step for step in (5, 2, 1) if power * step <= most * (1 + 1e-9))
    return metres, metres / camera.metres
