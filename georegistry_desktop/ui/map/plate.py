"""The last pictures of a map, laid down wherever the camera has gone since."""

from __future__ import annotations

from typing import cast

import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.ui.map.drawing import Drawn

_WIDER = 1.3
"""From so many times the scale of the last picture on, one before it is kept below it."""


class Plate:
    """A picture as an image of Qt, which holds the array that it was made from."""

    def __init__(self, drawn: Drawn) -> None:
        self.drawn = drawn
        self.camera = drawn.picture.camera
        self.image = image_of(drawn.image)
        if drawn.strokes or drawn.dots is not None:
            with QPainter(self.image) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                for pen, ends in drawn.strokes:
                    stroke(painter, ends, QColor.fromRgba(pen.colour), pen.width * drawn.order.ratio)
                if drawn.dots is not None:
                    painter.drawImage(0, 0, image_of(drawn.dots))

    def lay(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        """Paint it where ``camera`` (device-independent pixels) sees it now."""
        mine = self.camera
        scale = mine.step / camera.step
        left, top = camera.pixel(mine.x, mine.y)
        left, top = left - mine.width * scale / 2, top - mine.height * scale / 2
        if abs(scale * ratio - 1) < 1e-9:
            # On whole pixels, or a map that is dragged would swim.
            self.image.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(round(left * ratio) / ratio, round(top * ratio) / ratio), self.image)
        else:
            self.image.setDevicePixelRatio(1)
            painter.drawImage(QRectF(left, top, mine.width * scale, mine.height * scale), self.image)


class Plates:
    """Owns the last picture, and one of a wider view below it: what is shown while the next one is made."""

    def __init__(self) -> None:
        self.last: Plate | None = None
        self._wider: Plate | None = None

    def add(self, drawn: Drawn) -> None:
        """A new picture arrived."""
        before, plate = self.last, Plate(drawn)
        if before is not None and before.camera.step > plate.camera.step * _WIDER:
            self._wider = before
        kept = self._wider
        if kept is not None and (
            kept.camera.step < plate.camera.step * _WIDER
            or kept.drawn.order.content is not drawn.order.content
        ):
            self._wider = None
        self.last = plate

    def clear(self) -> None:
        self.last = self._wider = None

    def lay(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        """Paint what there is."""
        last = self.last
        if last is None:
            return
        if last.camera.step != camera.step / ratio or last.camera.width != round(camera.width * ratio):
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        if self._wider is not None and _uncovered(last.camera, camera):
            self._wider.lay(painter, camera, ratio)
        last.lay(painter, camera, ratio)


def _uncovered(have: Camera, want: Camera) -> bool:
    a, b = have.box, want.box
    return a[0] > b[0] or a[1] > b[1] or a[2] < b[2] or a[3] < b[3]


def image_of(argb: Array) -> QImage:
    """An image on the memory of a uint32 array (h, w), which has to outlive it."""
    height, width = argb.shape
    return QImage(argb.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied)


def stroke(painter: QPainter, ends: Array, colour: QColor, width: float) -> None:
    """Draw lines, float64 (k, 4) in pixels, in one call."""
    if not len(ends):
        return
    painter.setPen(QPen(colour, width))
    first = cast(QLineF, shiboken6.wrapInstance(ends.ctypes.data, QLineF))
    painter.drawLines(first, len(ends))
