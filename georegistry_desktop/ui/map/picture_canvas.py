"""A canvas that has its pictures made: what it shows, in which colours, and what lies where in it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import QWidget

from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.picking import pick
from georegistry_desktop.scene.map.picture import Picture
from georegistry_desktop.ui.map.background import Background
from georegistry_desktop.ui.map.colouring import By, Colouring
from georegistry_desktop.ui.map.colours import MapColours
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.drawing import Drawn, Order, Overlaid
from georegistry_desktop.ui.map.marks import Marks
from georegistry_desktop.ui.map.moving import MovingCanvas
from georegistry_desktop.ui.map.names import Names
from georegistry_desktop.ui.map.plate import Plates
from georegistry_desktop.ui.map.render_worker import RenderWorker
from georegistry_desktop.ui.theme import Theme

_REST = 220
"""Milliseconds without a move after which a smooth picture is made."""
_NOBODY = np.empty(0, dtype=np.int64)


class PictureCanvas(MovingCanvas):
    """Owns what is shown and the last pictures of it. ``drawn(Drawn)``: a picture arrived."""

    drawn = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._worker = theme, RenderWorker.shared()
        self.content: MapContent | None = None
        self.colouring = Colouring(MapColours.of(theme.tokens, theme.scheme))
        self.level: int | None = None
        self.selected: Array = _NOBODY
        self.overlaid: Overlaid | None = None
        self.background: Background | None = None
        self.shows_points = self.shows_names = True
        self.shows_graticule = False
        self._plates, self._names, self._marks = Plates(), Names(), Marks()
        self._asked: Order | None = None
        # What is called one after the other, as content and then place, asks for one picture.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(lambda: self._ask(fine=True))
        self.cameraChanged.connect(lambda _: self._order())
        theme.changed.connect(self._recolour)
        worker, owner = self._worker, id(self)
        self.destroyed.connect(lambda: worker.forget(owner))
        self._recolour()

    # What is shown

    def show_content(self, content: MapContent | None) -> None:
        """Show another version, or the same with changes; the camera stays. None: nothing."""
        self.content = content
        if content is None:
            self._worker.forget(id(self))
            self._asked = self.overlaid = None
            self._plates.clear()
            self._names.clear()
        n = 0 if content is None else content.scene.n
        self.selected = self.selected[self.selected < n]
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
        # Not np.unique: it loads the masked arrays of NumPy, which nobody uses.
        rows = np.flatnonzero(np.bincount(np.asarray(rows, dtype=np.int64)))
        if not np.array_equal(rows, self.selected):
            self.selected = rows
            self._order()
            self.update()

    def zoom_to_rows(self, rows: Array | None = None) -> bool:
        """Show the rows whole, or all. False when they have no shape."""
        box = self.content.scene.bounds(rows) if self.content is not None else None
        if box is not None:
            self.zoom_to_box(box)
        return box is not None

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
        if last is None or self._asked is None or self._soon.isActive():
            return False
        return last.drawn.order.same_as(self._asked)

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

    def _order(self) -> None:
        if self.content is not None and self.isVisible():
            self._soon.start()

    def _ask(self, *, fine: bool = False) -> None:
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
        if not self.isVisible():
            self._plates.clear()  # it would be seen in the colours before until there is another one
        self._order()
        self.update()

    def _take_names_look(self) -> None:
        text, muted, halo = (self.colour(token) for token in ("text", "muted", "land"))
        self._names.look(self.font(), text, muted, halo, self.devicePixelRatioF())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order()
