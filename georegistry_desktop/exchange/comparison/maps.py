"""Small maps as SVG: where a point moved to, how a boundary was redrawn.

Each map has a plane of its own, with its middle as the only true place: x shrinks by the cosine of the
middle's latitude. Nothing is drawn finer than half a pixel. Colours come from the page's style, by class.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry

from georegistry_desktop.domain.geometry import Array, metres_between

WIDTH, HEIGHT = 240, 170
_MARGIN = 16
_FINEST = 0.5
"""Pixels."""
_MOST_NEAR = 120
_NARROWEST = 0.02
"""The least cosine of a latitude that a map is drawn by: about 89 degrees."""
_BAR = 0.3
"""The longest bar of scale, as a share of the width."""


@dataclass(frozen=True)
class _View:
    """``scale`` is pixels for a degree of latitude; ``lon`` and ``lat`` are the middle."""

    lon: float
    lat: float
    scale: float

    def plane(self, xy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Degrees (n, 2) to pixels (n, 2), y downwards."""
        x = ((xy[:, 0] - self.lon + 180) % 360 - 180) * _narrowing(self.lat)
        return np.column_stack([WIDTH / 2 + x * self.scale, HEIGHT / 2 - (xy[:, 1] - self.lat) * self.scale])

    def drawn(self, geometry: BaseGeometry | None) -> BaseGeometry:
        """A geometry in pixels, as fine as can be seen, cut off beyond the map."""
        if geometry is None or geometry.is_empty:
            return shapely.Polygon()
        flat = shapely.simplify(shapely.transform(geometry, self.plane), _FINEST)
        cut: BaseGeometry = shapely.clip_by_rect(flat, -9, -9, WIDTH + 9, HEIGHT + 9)
        return cut

    def metres(self, pixels: float) -> float:
        """What so many pixels are on the ground, upwards from the middle."""
        ends = [shapely.Point(0, self.lat), shapely.Point(0, self.lat + (0.01 if self.lat < 89 else -0.01))]
        one, two = (np.array([end], dtype=object) for end in ends)
        return float(metres_between(one, two)[0]) / 0.01 * pixels / self.scale


def moved_map(
    before: shapely.Point, after: shapely.Point, near: Array, outline: BaseGeometry | None, label: str
) -> str:
    """An arrow from one place to the other, on its parent's outline, among points (n,) near by."""
    both = shapely.union_all([before, after]) if before != after else before
    view = _view(shapely.get_coordinates(both), 2.6)
    start, end = (tuple(view.plane(shapely.get_coordinates(p))[0].tolist()) for p in (before, after))
    dots = view.plane(shapely.get_coordinates(near))
    inside = ((dots > 0) & (dots < [WIDTH, HEIGHT])).all(axis=1)
    parts = [_path("outline", view.drawn(outline))]
    parts += [
        f'<circle class="near" cx="{x:.1f}" cy="{y:.1f}" r="1.6"/>' for x, y in dots[inside][:_MOST_NEAR]
    ]
    tip = _before_tip(start, end)
    parts.append(
        f'<path class="way" marker-end="url(#tip)" d="M{start[0]:.1f} {start[1]:.1f}'
        f'L{tip[0]:.1f} {tip[1]:.1f}"/>'
        f'<circle class="was" cx="{start[0]:.1f}" cy="{start[1]:.1f}" r="4"/>'
        f'<circle class="is" cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="4"/>'
    )
    return _svg(parts, view, label)


def redrawn_map(before: BaseGeometry, after: BaseGeometry, label: str) -> tuple[str, Array]:
    """Both outlines over each other; and what was gained and what was lost, as geometries (2,)."""
    one, two = (shapely.make_valid(g, method="structure", keep_collapsed=False) for g in (before, after))
    changed: Array = np.array([shapely.difference(two, one), shapely.difference(one, two)], dtype=object)
    view = _view(shapely.get_coordinates([one, two]), 1.0)
    parts = [_path("ground", view.drawn(one))]
    for name, shape in zip(("gained", "lost"), changed, strict=True):
        parts.append(_path(name, _visible(view.drawn(shape))))
    parts += [_path("was", view.drawn(before)), _path("is", view.drawn(after))]
    return _svg(parts, view, label), changed


def _narrowing(lat: float) -> float:
    return max(float(np.cos(np.radians(lat))), _NARROWEST)


def _view(coordinates: npt.NDArray[np.float64], room: float) -> _View:
    """A view of all coordinates (n, 2) in degrees, ``room`` times as large as they need."""
    angles = np.radians(coordinates[:, 0])
    lon = float(np.degrees(np.arctan2(np.sin(angles).mean(), np.cos(angles).mean())))
    east = (coordinates[:, 0] - lon + 180) % 360 - 180
    lon += (east.min() + east.max()) / 2
    low, high = coordinates[:, 1].min(), coordinates[:, 1].max()
    lat = float(low + high) / 2
    wide = max(float(np.ptp(east)) * _narrowing(lat), 1e-9)
    tall = max(float(high - low), 1e-9)
    scale = min((WIDTH - 2 * _MARGIN) / wide, (HEIGHT - 2 * _MARGIN - 12) / tall) / room
    return _View(lon, lat, scale)


def _before_tip(start: tuple[float, ...], end: tuple[float, ...]) -> tuple[float, float]:
    """The end of the arrow's line, short of the circle around its goal."""
    way = np.hypot(end[0] - start[0], end[1] - start[1])
    share = max(0.0, 1 - 9 / way) if way else 0.0
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _visible(shape: BaseGeometry) -> BaseGeometry:
    """The parts that are at least a pixel large."""
    return shapely.MultiPolygon([polygon for polygon in _polygons(shape) if polygon.area >= 1])


def _path(name: str, shape: BaseGeometry) -> str:
    steps = []
    for polygon in _polygons(shape):
        for ring in (polygon.exterior, *polygon.interiors):
            points = shapely.get_coordinates(ring)[:-1].tolist()
            steps.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "Z")
    return f'<path class="{name}" d="{"".join(steps)}"/>' if steps else ""


def _polygons(shape: BaseGeometry) -> list[shapely.Polygon]:
    # What was cut may be a collection that holds multipolygons, and lines that are nothing to see.
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]


def _svg(parts: list[str], view: _View, label: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(label)}">'
        f'<rect class="land" width="{WIDTH}" height="{HEIGHT}"/>{"".join(parts)}{_scale_bar(view)}</svg>'
    )


def _scale_bar(view: _View) -> str:
    most = view.metres(WIDTH * _BAR)
    power = 10.0 ** np.floor(np.log10(most))
    metres = next(step * power for step in (5, 2, 1) if step * power <= most)
    pixels = metres / view.metres(1)
    words = f"{metres / 1000:,.0f} km" if metres >= 1000 else f"{metres:,.10g} m"
    y = HEIGHT - 9
    return (
        f'<path class="bar" d="M10 {y - 4}V{y}H{10 + pixels:.1f}V{y - 4}"/>'
        f'<text x="{16 + pixels:.1f}" y="{y}">{words}</text>'
    )
