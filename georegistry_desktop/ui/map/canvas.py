"""The map: pictures made elsewhere, laid down here, with what is chosen and pointed at over them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.furniture import (
    paint_attribution,
    paint_focus,
    paint_graticule,
    paint_scale_bar,
)
from georegistry_desktop.ui.map.marks import moved_dots, paint_row_tag
from georegistry_desktop.ui.map.picture_canvas import PictureCanvas
from georegistry_desktop.ui.map.tools import MapTool, SelectTool
from georegistry_desktop.ui.theme import Theme


class MapCanvas(PictureCanvas):
    """Shows one ``MapContent``. Rows in, rows out; what they are called elsewhere is the caller's.

    ``chosen(tuple)``: the rows that the person selected now. ``hovered(int)``: the row below the cursor, -1
    for none. ``pointed(lon, lat)``: where the cursor is, or by keys the cross.
    """

    chosen = Signal(object)
    hovered = Signal(int)
    pointed = Signal(float, float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.tool: MapTool = SelectTool()
        self._hover = -1
        self._cursor: QPointF | None = None
        self._by_keys = False
        self.setAccessibleName(self.tr("Map"))

    def show_content(self, content: MapContent | None) -> None:
        """Show another version, or the same with changes; the camera stays. None: nothing."""
        if content is None or self._hover >= content.scene.n:
            self._set_hover(-1)
        super().show_content(content)

    def choose(self, rows: Sequence[int], *, toggle: bool = False) -> None:
        """The person selects rows; with ``toggle`` they join the selected ones or leave them."""
        new = np.asarray(rows, dtype=np.int64)
        self.select(np.setxor1d(self.selected, new) if toggle else new)
        self.chosen.emit(tuple(self.selected.tolist()))

    def hold(self, tool: MapTool) -> None:
        """Take another tool in hand."""
        self.tool.put_away(self)
        self.tool = tool
        self.setCursor(tool.cursor)

    def hover(self, row: int) -> None:
        """Show a row as pointed at, without a signal."""
        if row != self._hover:
            self._hover = row
            self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(event.rect(), self.colour("sea"))
            if self.background is not None:
                self.background.paint(painter, self._camera, self.devicePixelRatioF())
            self._plates.lay(painter, self._camera, self.devicePixelRatioF())
            if self.content is not None:
                self._paint_content(painter, self.content)

    def _paint_content(self, painter: QPainter, content: MapContent) -> None:
        text, halo = self.colour("text"), self.colour("land")
        if self.shows_graticule:
            line = self.colour("border")
            line.setAlpha(110)
            paint_graticule(painter, self._camera, line, self.colour("muted"), halo)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene, other = content.scene, self.overlaid
        if other is not None and other.selected is not None:
            self._marks.paint_other(painter, other.other.scene, self._camera, other.selected, self.colour)
        self._marks.paint(painter, scene, self._camera, self.selected, self._hover, self.colour)
        if other is not None:
            moves = moved_dots(scene, other.other.scene, self.selected, other.to_other, self._camera)
            self._marks.paint_moves(painter, moves, self.colour)
        if not self._names.paint(painter, self._camera.pixel):
            QTimer.singleShot(0, self, self.update)
        self.tool.paint(self, painter)
        paint_scale_bar(painter, self._camera, text, halo)
        if self.background is not None:
            paint_attribution(painter, self._camera, self.background.attribution, text, halo)
        if self._hover >= 0 and (self._cursor is not None or self._by_keys):
            at = self._cursor or QPointF(self.width() / 2, self.height() / 2)
            paint_row_tag(painter, content, self._hover, at, self._camera, self.colour)
        if self.hasFocus() and self._by_keys:
            paint_focus(painter, self._camera, self.colour("accent"))

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keys = False
        if not self.tool.press(self, event):
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._cursor, self._by_keys = at, False
        if not self.tool.move(self, event) and not event.buttons():
            self._set_hover(self.row_at(at.x(), at.y()))
        self.pointed.emit(*self._camera.place(at.x(), at.y()))
        if self._hover >= 0:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self.tool.release(self, event):
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self.tool.double_click(self, event):
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._cursor = event.position()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._cursor = None
        self._set_hover(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keys, self._cursor = True, None
        if self.tool.key(self, event):
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_0):
            self.zoom_to_rows()
        else:
            super().keyPressEvent(event)
        x, y = self.width() / 2, self.height() / 2
        self._set_hover(self.row_at(x, y))
        self.pointed.emit(*self._camera.place(x, y))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        tabbed = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        self._by_keys = event.reason() in tabbed
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Map"))
        super().changeEvent(event)

    def _set_hover(self, row: int) -> None:
        if row != self._hover:
            self._hover = row
            self.hovered.emit(row)
            self.update()
