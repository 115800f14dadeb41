"""Names on a map: each drawn once with its halo, then only laid down."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from georegistry_desktop.scene.map.labels import arrange
from georegistry_desktop.ui.map.drawing import Drawn

_HALO = 1.6
_MOST_KEPT = 3_000
_BUDGET = 0.005
"""Seconds a frame may spend on names that were never drawn before; the others come with the next frames."""

Rank = Literal["above", "area", "dot"]
"""Of whom a name is: of a level above the areas drawn, of such an area, or of a dot."""


class Names:
    """Owns the pictures of names, and where those of the last picture of the map stand."""

    def __init__(self) -> None:
        self._pixmaps: dict[tuple[str, Rank], QPixmap] = {}
        self._widths: dict[tuple[str, Rank], float] = {}
        self._placed: list[tuple[str, Rank, float, float]] = []
        self._look: tuple[QFont, QColor, QColor, QColor, float] | None = None
        self._hands: dict[Rank, tuple[QFont, QFontMetricsF, QColor]] = {}
        self._halo = QColor()
        self._ratio = 1.0

    def look(self, font: QFont, text: QColor, muted: QColor, halo: QColor, ratio: float) -> None:
        """Write from now on like this; ``ratio``: pixels of the screen for one of a plain screen."""
        if self._look == (font, text, muted, halo, ratio):
            return
        self._look = (QFont(font), text, muted, halo, ratio)
        self._halo, self._ratio = halo, ratio
        bold, small = QFont(font), QFont(font)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(max(font.pixelSize() - 1, 9))
        hands: dict[Rank, tuple[QFont, QColor]] = {
            "above": (bold, text),
            "area": (QFont(font), text),
            "dot": (small, muted),
        }
        self._hands = {rank: (f, QFontMetricsF(f), c) for rank, (f, c) in hands.items()}
        self._pixmaps.clear()
        self._widths.clear()

    def clear(self) -> None:
        """No names."""
        self._placed = []

    def arrange(self, drawn: Drawn, name: Callable[[int], str]) -> None:
        """Find places for the names of a picture."""
        areas, dots = drawn.spots
        rank: Rank = "above" if drawn.named < drawn.depth else "area"
        texts = [(name(row), rank) for row in areas.rows.tolist()]
        texts += [(name(row), "dot") for row in dots.rows.tolist()]
        ratio = drawn.order.ratio
        widths = np.array([self._width(text) * ratio for text in texts])
        height = self._hands["area"][1].height() * ratio
        camera = drawn.picture.camera
        self._placed = []
        bar = (0.0, camera.height - 3 * height, 130 * ratio, float(camera.height))
        for index, left, top in arrange(drawn.spots, widths, height, drawn.picture, (bar,)).tolist():
            text = texts[int(index)]
            middle = camera.grid(left + self._width(text) * ratio / 2, top + height / 2)
            self._placed.append((*text, *middle))

    @property
    def written(self) -> list[str]:
        """The names that have a place."""
        return [text for text, _, _, _ in self._placed]

    def paint(self, painter: QPainter, to_pixel: Callable[[float, float], tuple[float, float]]) -> bool:
        """Lay down the names. False when some are still to be drawn: paint again soon."""
        until = time.perf_counter() + _BUDGET
        complete = True
        for text, rank, gx, gy in self._placed:
            pixmap = self._pixmaps.get((text, rank))
            if pixmap is None:
                if time.perf_counter() > until:
                    complete = False
                    continue
                pixmap = self._drawn(text, rank)
            x, y = to_pixel(gx, gy)
            size = pixmap.deviceIndependentSize()
            left, top = x - size.width() / 2, y - size.height() / 2
            painter.drawPixmap(
                QPointF(round(left * self._ratio) / self._ratio, round(top * self._ratio) / self._ratio),
                pixmap,
            )
        return complete

    def _width(self, text: tuple[str, Rank]) -> float:
        width = self._widths.get(text)
        if width is None:
            width = self._widths[text] = (
                self._hands[text[1]][1].horizontalAdvance(text[0]) if text[0] else 0.0
            )
        return width

    def _drawn(self, text: str, rank: Rank) -> QPixmap:
        if len(self._pixmaps) >= _MOST_KEPT:
            self._pixmaps.clear()
        margin = _HALO + 1
        font, metrics, colour = self._hands[rank]
        width, height = self._width((text, rank)) + 2 * margin, metrics.height() + 2 * margin
        pixmap = QPixmap(round(width * self._ratio), round(height * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        path = QPainterPath()
        path.addText(margin, margin + metrics.ascent(), font, text)
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = QPen(self._halo, 2 * _HALO, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.strokePath(path, pen)
            painter.setFont(font)
            painter.setPen(colour)
            painter.drawText(QPointF(margin, margin + metrics.ascent()), text)
        self._pixmaps[text, rank] = pixmap
        return pixmap
