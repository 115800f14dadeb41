"""The candidates on the map, each with its number."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPen

from georegistry_desktop.ui.map.canvas import MapCanvas
from georegistry_desktop.ui.map.tools import SelectTool

_SIDE = 17.0
_ABOVE = 9.0


@dataclass(frozen=True)
class Pin:
    """A candidate's place in grid steps; ``place`` is its position among the candidates."""

    place: int
    x: float
    y: float


class PinTool(SelectTool):
    """Selects as always; a click on a pin chooses the candidate, by ``choose``."""

    def __init__(self) -> None:
        super().__init__()
        self.pins: Sequence[Pin] = ()
        self.chosen = -1
        self.unit: Pin | None = None
        """Where the unit in front is."""
        self.choose: Callable[[int], object] = int

    def _rooms(self, canvas: MapCanvas) -> list[tuple[Pin, QPointF, QRectF]]:
        found = []
        for pin in self.pins:
            at = QPointF(*canvas.camera.pixel(pin.x, pin.y))
            found.append((pin, at, QRectF(at.x() - _SIDE / 2, at.y() - _ABOVE - _SIDE, _SIDE, _SIDE)))
        return found

    def press(self, canvas: MapCanvas, event: QMouseEvent) -> bool:
        if event.button() == Qt.MouseButton.LeftButton:
            for pin, _at, room in self._rooms(canvas):
                if room.contains(event.position()):
                    self.choose(pin.place)
                    return True
        return super().press(canvas, event)

    def _join(self, canvas: MapCanvas, painter: QPainter, unit: Pin) -> None:
        """A line from the unit to the candidate that is chosen."""
        for pin in self.pins:
            if pin.place == self.chosen:
                ends = [QPointF(*canvas.camera.pixel(one.x, one.y)) for one in (unit, pin)]
                for colour, width in (("land", 4.0), ("text", 1.6)):
                    painter.setPen(QPen(canvas.colour(colour), width))
                    painter.drawLine(*ends)

    def paint(self, canvas: MapCanvas, painter: QPainter) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        font.setPixelSize(11)
        painter.save()
        painter.setFont(font)
        if self.unit is not None:
            self._join(canvas, painter, self.unit)
            at = QPointF(*canvas.camera.pixel(self.unit.x, self.unit.y))
            painter.setPen(QPen(canvas.colour("panel"), 2.0))
            painter.setBrush(canvas.colour("accent"))
            painter.drawEllipse(at, 6.5, 6.5)
        # The chosen one last: it lies over the others.
        for pin, at, room in sorted(self._rooms(canvas), key=lambda held: held[0].place == self.chosen):
            chosen = pin.place == self.chosen
            line = canvas.colour("new" if chosen else "line-strong")
            painter.setPen(QPen(line, 1.4))
            painter.setBrush(canvas.colour("panel"))
            painter.drawLine(at, QPointF(at.x(), room.bottom()))
            radius = 4.5 if chosen else 3.5
            painter.drawEllipse(at, radius, radius)
            painter.setBrush(canvas.colour("new" if chosen else "panel"))
            painter.drawRoundedRect(room, 4, 4)
            painter.setPen(canvas.colour("panel" if chosen else "text"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, str(pin.place + 1))
        painter.restore()
        super().paint(canvas, painter)
