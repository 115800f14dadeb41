"""What the mouse and the keys do on a map: the door for tools, and the one that selects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from georegistry_desktop.scene.map.picking import pick_box

if TYPE_CHECKING:
    from georegistry_desktop.ui.map.canvas import MapCanvas

_DRAG = 4
"""Pixels that a button may move and still click."""


class MapTool(Protocol):
    """A tool in hand. Its methods say whether they took the event; what they leave, the canvas takes.

    Places are asked of ``canvas.camera`` (pixel to degrees and back), units of ``canvas.row_at``. A tool
    draws its ghost in ``paint`` and asks for it by ``canvas.update()``.
    """

    cursor: Qt.CursorShape

    def press(self, canvas: MapCanvas, event: QMouseEvent) -> bool: ...

    def move(self, canvas: MapCanvas, event: QMouseEvent) -> bool: ...

    def release(self, canvas: MapCanvas, event: QMouseEvent) -> bool: ...

    def double_click(self, canvas: MapCanvas, event: QMouseEvent) -> bool: ...

    def key(self, canvas: MapCanvas, event: QKeyEvent) -> bool: ...

    def paint(self, canvas: MapCanvas, painter: QPainter) -> None: ...

    def put_away(self, canvas: MapCanvas) -> None:
        """The tool leaves the hand: drop what is half done."""


class SelectTool:
    """Click selects, Ctrl adds or takes away, dragging moves the map, Shift draws a box to select in.

    With Ctrl and Shift the box is zoomed into. A double click goes closer. Escape gives up the box, or else
    the selection.
    """

    cursor = Qt.CursorShape.ArrowCursor

    def __init__(self) -> None:
        self._from: QPointF | None = None
        self._at: QPointF | None = None
        self._boxing = self._dragging = False

    def press(self, canvas: MapCanvas, event: QMouseEvent) -> bool:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return False
        self._from = self._at = event.position()
        self._boxing = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._dragging = False
        return True

    def move(self, canvas: MapCanvas, event: QMouseEvent) -> bool:
        if self._from is None or self._at is None:
            return False
        here = event.position()
        far = (here - self._from).manhattanLength() > _DRAG
        if self._boxing:
            self._at = here
            canvas.update()
        elif self._dragging or far:
            if not self._dragging:
                self._dragging = True
                canvas.setCursor(Qt.CursorShape.ClosedHandCursor)
            canvas.pan(here.x() - self._at.x(), here.y() - self._at.y())
            self._at = here
        return self._boxing or self._dragging

    def release(self, canvas: MapCanvas, event: QMouseEvent) -> bool:
        if self._from is None or self._at is None:
            return False
        box = QRectF(self._from, event.position()).normalized()
        boxed = self._boxing and max(box.width(), box.height()) > _DRAG
        clicked = not boxed and not self._dragging and event.button() == Qt.MouseButton.LeftButton
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        self.put_away(canvas)
        if boxed and control:
            canvas.zoom_to_pixels(box)
        elif boxed:
            self._select_in(canvas, box)
        elif clicked:
            row = canvas.row_at(event.position().x(), event.position().y())
            canvas.choose([] if row < 0 else [row], toggle=control)
        return True

    def double_click(self, canvas: MapCanvas, event: QMouseEvent) -> bool:
        if event.button() != Qt.MouseButton.LeftButton:
            return False
        canvas.zoom(2, event.position().x(), event.position().y())
        return True

    def key(self, canvas: MapCanvas, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self._from is not None:
            self.put_away(canvas)
            return True
        if event.key() == Qt.Key.Key_Escape and canvas.selected.size:
            canvas.choose([])
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            row = canvas.row_at(canvas.width() / 2, canvas.height() / 2)
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            canvas.choose([] if row < 0 else [row], toggle=control)
            return True
        return False

    def paint(self, canvas: MapCanvas, painter: QPainter) -> None:
        if self._boxing and self._from is not None and self._at is not None:
            accent = canvas.colour("accent")
            ground = QColor(accent)
            ground.setAlpha(36)
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DashLine))
            painter.setBrush(ground)
            painter.drawRect(QRectF(self._from, self._at).normalized())

    def put_away(self, canvas: MapCanvas) -> None:
        self._from = self._at = None
        self._boxing = self._dragging = False
        canvas.setCursor(self.cursor)
        canvas.update()

    @staticmethod
    def _select_in(canvas: MapCanvas, box: QRectF) -> None:
        picture = canvas.picture_now()
        if picture is None:
            return
        ratio = canvas.devicePixelRatioF()
        rows = pick_box(
            picture, box.left() * ratio, box.top() * ratio, box.right() * ratio, box.bottom() * ratio
        )
        canvas.choose(rows.tolist())
