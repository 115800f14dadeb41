"""The map: pictures made elsewhere, laid down here, with what is chosen and pointed at over them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.picking import pick
from georegistry_desktop.scene.map.picture import Picture
from georegistry_desktop.ui.map.background import Background
from georegistry_desktop.ui.map.colouring import By, Colouring
from georegistry_desktop.ui.map.colours import MapColours
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.drawing import Drawn, Order, Overlaid
from georegistry_desktop.ui.map.furniture import (
    paint_attribution,
    paint_focus,
    paint_graticule,
    paint_scale_bar,
)
from georegistry_desktop.ui.map.marks import Marks, moved_dots, paint_row_tag
from georegistry_desktop.ui.map.moving import MovingCanvas
from georegistry_desktop.ui.map.names import Names
from georegistry_desktop.ui.map.plate import Plates
from georegistry_desktop.ui.map.render_worker import RenderWorker
from georegistry_desktop.ui.map.tools import MapTool, SelectTool
from georegistry_desktop.ui.theme import Theme

_REST = 220
"""Milliseconds without a move after which a smooth picture is made."""
_NOBODY = np.empty(0, dtype=np.int64)


class MapCanvas(MovingCanvas):
    """Shows one ``MapContent``. Rows in, rows out; what they are called elsewhere is the caller's.

    ``chosen(tuple)``: the rows that the person selected now. ``hovered(int)``: the row below the cursor, -1
    for none. ``pointed(lon, lat)``: where the cursor is. ``drawn(Drawn)``: a picture arrived.
    """

    chosen = Signal(object)
    hovered = Signal(int)
    pointed = Signal(float, float)
    drawn = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._worker = theme, RenderWorker.shared()
        self.content: MapContent | None = None
        self.colouring = Colouring(MapColours.of(theme.tokens, theme.scheme))
        self.level: int | None = None
        self.selected: Array = _NOBODY
        self.tool: MapTool = SelectTool()
        self.overlaid: Overlaid | None = None
        self.background: Background | None = None
        self.shows_points = self.shows_names = True
        self.shows_graticule = False
        self._plates, self._names = Plates(), Names()
        self._asked: Order | None = None
        self._hover = -1
        self._cursor: QPointF | None = None
        self._by_keys = False
        self._marks = Marks()
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(lambda: self._order(fine=True))
        self.cameraChanged.connect(lambda _: self._order())
        theme.changed.connect(self._recolour)
        worker, owner = self._worker, id(self)
        self.destroyed.connect(lambda: worker.forget(owner))
        self.setAccessibleName(self.tr("Map"))
        self._recolour()

    # What is shown

    def show_content(self, content: MapContent | None) -> None:
        """Show another version, or the same with changes; the camera stays. None: nothing."""
        self.content = content
        if content is None:
            self._plates.clear()
            self._names.clear()
        n = 0 if content is None else content.scene.n
        self.selected = self.selected[self.selected < n]
        if self._hover >= n:
            self._set_hover(-1)
        self._marks.clear()
        self._order()
        self.update()

    def colour_by(self, by: By, kinds: Array | None = None) -> None:
        """Colour by nothing, level, type, status or kind of difference (``kinds``: see ``Colouring``)."""
        over = self.colouring.over_background
        self.colouring = Colouring(self.colouring.colours, by, kinds, over)
        self._order()

    def overlay(self, overlaid: Overlaid | None) -> None:
        """Mark what changed towards another version; None: show this one alone."""
        if overlaid is not self.overlaid:
            self.overlaid = overlaid
            self._marks.clear()
            self._order()
            self.update()

    def lay_on(self, background: Background | None) -> None:
        """Show a background below the map; None: none. The canvas closes the one before."""
        if self.background is not None:
            self.background.close()
        self.background = background
        if background is not None:
            background.arrived.connect(self.update)
        now = self.colouring
        self.colouring = Colouring(now.colours, now.by, now.kinds, background is not None)
        self._order()
        self.update()

    def show_level(self, level: int | None) -> None:
        """Draw the areas of this depth; None: those that fit the scale."""
        self.level = level
        self._order()

    def show_parts(
        self, *, points: bool | None = None, names: bool | None = None, graticule: bool | None = None
    ) -> None:
        """Show or hide points, names, the graticule."""
        self.shows_points = self.shows_points if points is None else points
        self.shows_names = self.shows_names if names is None else names
        self.shows_graticule = self.shows_graticule if graticule is None else graticule
        self._order()
        self.update()

    def select(self, rows: Sequence[int] | Array) -> None:
        """Show these rows as selected, without a signal."""
        rows = np.unique(np.asarray(rows, dtype=np.int64))
        if not np.array_equal(rows, self.selected):
            self.selected = rows
            self._order()
            self.update()

    def choose(self, rows: Sequence[int], *, toggle: bool = False) -> None:
        """The person selects rows; with ``toggle`` they join the selected ones or leave them."""
        new = np.asarray(rows, dtype=np.int64)
        self.select(np.setxor1d(self.selected, new) if toggle else new)
        self.chosen.emit(tuple(self.selected.tolist()))

    def zoom_to_rows(self, rows: Array | None = None) -> bool:
        """Show the rows whole, or all. False when they have no shape."""
        box = self.content.scene.bounds(rows) if self.content is not None else None
        if box is not None:
            self.zoom_to_box(box)
        return box is not None

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

    # What is asked

    def colour(self, token: str) -> QColor:
        """A colour of the theme."""
        return self._theme.colour(token)

    @property
    def written_names(self) -> list[str]:
        """The names that are written now."""
        return self._names.written

    @property
    def is_settled(self) -> bool:
        """Whether the picture shown is the one that was last asked for."""
        last = self._plates.last
        return last is not None and self._asked is not None and last.drawn.order.same_as(self._asked)

    def picture_now(self) -> Picture | None:
        """The picture of exactly what is seen now; None while it is being made."""
        last = self._plates.last
        if last is None or last.drawn.order.content is not self.content:
            return None
        return last.drawn.picture if last.camera == self._camera.finer(self.devicePixelRatioF()) else None

    def row_at(self, x: float, y: float) -> int:
        """The row at a pixel; -1 for none. While the view moves, as far as the last picture tells."""
        last = self._plates.last
        if last is None or self.content is None:
            return -1
        px, py = last.camera.pixel(*self._camera.grid(x, y))
        row = pick(last.drawn.picture, px, py, reach=4 * self.devicePixelRatioF())
        return row if row < self.content.scene.n else -1

    # Pictures

    def _order(self, *, fine: bool = False) -> None:
        if self.content is None or not self.isVisible():
            return
        ratio = self.devicePixelRatioF()
        last = self._plates.last
        order = Order(
            self.content,
            self._camera.finer(ratio),
            ratio,
            self.colouring,
            self.level,
            self.shows_points,
            self.selected,
            not self._marks.can_outline(self.content.scene, self._camera, self.selected),
            None if last is None else last.drawn,
            fine,
            self.overlaid,
        )
        self._asked = order
        self._worker.ask(id(self), order, self._take)
        if not fine:
            self._rest.start()

    def _take(self, drawn: Drawn) -> None:
        if drawn.order.content is not self.content:
            return
        same = self._plates.last is not None and self._plates.last.drawn.picture is drawn.picture
        self._plates.add(drawn)
        self._take_names_look()
        if self.shows_names and self.content is not None and not (same and self._names.written):
            self._names.arrange(drawn, self.content.tree.name)
        elif not self.shows_names:
            self._names.clear()
        self.update()
        self.drawn.emit(drawn)

    def _recolour(self) -> None:
        self._take_names_look()
        colours = MapColours.of(self._theme.tokens, self._theme.scheme)
        now = self.colouring
        self.colouring = Colouring(colours, now.by, now.kinds, now.over_background)
        self._order()
        self.update()

    def _take_names_look(self) -> None:
        text, muted, halo = (self.colour(token) for token in ("text", "muted", "land"))
        self._names.look(self.font(), text, muted, halo, self.devicePixelRatioF())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        painter.fillRect(event.rect(), self.colour("sea"))
        if self.background is not None:
            self.background.paint(painter, self._camera, ratio)
        self._plates.lay(painter, self._camera, ratio)
        if self.content is None:
            return
        text, halo = self.colour("text"), self.colour("land")
        if self.shows_graticule:
            line = self.colour("border")
            line.setAlpha(110)
            paint_graticule(painter, self._camera, line, self.colour("muted"), halo)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene, other = self.content.scene, self.overlaid
        if other is not None and other.selected is not None:
            self._marks.paint_other(painter, other.other.scene, self._camera, other.selected, self.colour)
        self._marks.paint(painter, scene, self._camera, self.selected, self._hover, self.colour)
        if other is not None:
            moves = moved_dots(scene, other.other.scene, self.selected, other.to_other, self._camera)
            self._marks.paint_moves(painter, moves, self.colour)
        if not self._names.paint(painter, self._camera.pixel):
            QTimer.singleShot(0, self.update)
        self.tool.paint(self, painter)
        paint_scale_bar(painter, self._camera, text, halo)
        if self.background is not None:
            paint_attribution(painter, self._camera, self.background.attribution, text, halo)
        if self._hover >= 0 and (self._cursor is not None or self._by_keys):
            at = self._cursor or QPointF(self.width() / 2, self.height() / 2)
            paint_row_tag(painter, self.content, self._hover, at, self._camera, self.colour)
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
        self._set_hover(self.row_at(self.width() / 2, self.height() / 2))
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

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self._order()

    def _set_hover(self, row: int) -> None:
        if row != self._hover:
            self._hover = row
            self.hovered.emit(row)
            self.update()
