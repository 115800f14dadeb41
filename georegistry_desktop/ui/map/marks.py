"""What lies over a picture of the map: the selection, the unit pointed at, its tag."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.map.outline import dots_in_view, lines_in_view, vertices
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.furniture import paint_tag
from georegistry_desktop.ui.map.plate import stroke

_OUTLINED = 20_000
"""Up to so many vertices the selection is outlined here, at once; beyond, the picture shows it soon."""
_DOTS = 5_000
Colour = Callable[[str], QColor]


class Marks:
    """Owns the outlines that were drawn last, as long as neither rows nor camera change."""

    def __init__(self) -> None:
        self._outlines: dict[str, tuple[object, Array]] = {}

    def clear(self) -> None:
        """The shapes have changed."""
        self._outlines.clear()

    @staticmethod
    def can_outline(scene: MapScene, camera: Camera, rows: Array) -> bool:
        """Whether so many are outlined here; else the picture has to."""
        return vertices(scene, rows, camera) <= _OUTLINED

    def paint(
        self, painter: QPainter, scene: MapScene, camera: Camera, selected: Array, hover: int, colour: Colour
    ) -> None:
        """Outline the selected rows and the one pointed at (-1 for none)."""
        lines = self._lines("selected", scene, camera, selected)
        stroke(painter, lines, colour("accent"), 2.4)
        _discs(painter, dots_in_view(scene, selected[:_DOTS], camera), 5.0, colour("panel"), colour("accent"))
        if hover >= 0:
            row = np.array([hover])
            stroke(painter, self._lines("hover", scene, camera, row), colour("text"), 1.6)
            _discs(painter, dots_in_view(scene, row, camera), 6.5, colour("text"), None)

    def paint_other(
        self, painter: QPainter, scene: MapScene, camera: Camera, rows: Array, colour: Colour
    ) -> None:
        """Outline rows of another version, as they are there."""
        stroke(painter, self._lines("other", scene, camera, rows), colour("new"), 2.4)

    @staticmethod
    def paint_moves(painter: QPainter, moves: Array, colour: Colour) -> None:
        """Lines from where dots were to where they are (float64 (k, 4), pixels), with a disc at each end."""
        stroke(painter, moves, colour("text"), 1.4)
        _discs(painter, moves[:, :2], 5.0, colour("panel"), colour("missing"))
        _discs(painter, moves[:, 2:], 5.0, colour("panel"), colour("new"))

    def _lines(self, name: str, scene: MapScene, camera: Camera, rows: Array) -> Array:
        key = (camera, rows.tobytes())
        kept = self._outlines.get(name)
        if kept is None or kept[0] != key:
            few = self.can_outline(scene, camera, rows)
            kept = (key, lines_in_view(scene, rows, camera) if few else np.empty((0, 4)))
            self._outlines[name] = kept
        return kept[1]


def moved_dots(base: MapScene, other: MapScene, rows: Array, to_other: Array, camera: Camera) -> Array:
    """Float64 (k, 4), pixels: from the point of each of ``rows`` to that of its row in the other version."""
    there = to_other[rows]
    both = (there >= 0) & base.has_point[rows] & other.has_point[np.maximum(there, 0)]
    rows, there = rows[both], there[both]
    moved = (base.px[rows] != other.px[there]) | (base.py[rows] != other.py[there])
    ends = [
        (*camera.pixel(base.px[a], base.py[a]), *camera.pixel(other.px[b], other.py[b]))
        for a, b in zip(rows[moved][:_DOTS], there[moved][:_DOTS], strict=True)
    ]
    return np.array(ends, dtype=float).reshape(-1, 4)


def paint_row_tag(
    painter: QPainter, content: MapContent, row: int, at: QPointF, camera: Camera, colour: Colour
) -> None:
    """Beside a place: what a row is called, and its type."""
    words = (content.tree.name(row), content.tree.type_name(row) or "")
    if any(words):
        tokens = ("panel", "line-strong", "text", "muted")
        paint_tag(painter, at.x(), at.y(), words, camera, tuple(map(colour, tokens)))


def _discs(painter: QPainter, places: Array, radius: float, line: QColor, ground: QColor | None) -> None:
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush if ground is None else ground)
    for x, y in places.tolist():
        painter.drawEllipse(QPointF(x, y), radius, radius)
