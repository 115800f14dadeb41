"""What joins the map of the pyramid with the desk: selection, pointer, scale and place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLocale, QObject, QPoint, Qt, Signal

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.canvas import MapCanvas
from georegistry_desktop.ui.map.furniture import place_words
from georegistry_desktop.ui.pyramid.showing import Showing


class MapLink(QObject):
    """Rows there, uuids here. ``menuAsked(point)`` in global coordinates."""

    menuAsked = Signal(QPoint)

    def __init__(self, desk: Desk, showing: Showing, canvas: MapCanvas) -> None:
        super().__init__(canvas)
        self._desk, self._showing, self._map = desk, showing, canvas
        self._placed = ""
        self._wanted: tuple[float, float, float] | None = None
        canvas.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        canvas.customContextMenuRequested.connect(self._menu)
        canvas.chosen.connect(self._choose)
        canvas.pointed.connect(self._point)
        canvas.cameraChanged.connect(lambda _: self._tell_scale())
        desk.place.selectedChanged.connect(lambda _: self._select())
        showing.begun.connect(lambda: canvas.show_content(None))
        showing.drawn.connect(self._draw)

    def zoom_to(self, uuids: Sequence[str]) -> bool:
        """Show units whole, or what is below them where they have no place; False when nothing has."""
        content = self._showing.content
        if content is None:
            return False
        rows = content.tree.rows(uuids)
        if self._map.zoom_to_rows(rows):
            return True
        below = [content.tree.subtree(row) for row in rows.tolist()]
        return bool(below) and self._map.zoom_to_rows(np.concatenate(below))

    def point_out(self, uuid: str) -> None:
        """Show a unit as pointed at; an empty text for none."""
        content = self._showing.content
        row = content.tree.row(uuid) if content and uuid else None
        self._map.hover(-1 if row is None else row)

    def tell_place(self) -> None:
        """Say in the status bar where the map is."""
        self._desk.status.show("crs", "EPSG:4326")
        self._tell_scale()

    def save(self) -> dict[str, object]:
        """Where the map looks from."""
        camera = self._map.camera
        return {"camera": [camera.x, camera.y, camera.step]} if self._placed else {}

    def restore(self, place: dict[str, object]) -> None:
        """Look from where ``save`` was, as soon as there is a map."""
        match place.get("camera"):
            case [int() | float() as x, int() | float() as y, int() | float() as step] if step > 0:
                self._wanted = x, y, step

    def _draw(self) -> None:
        self._map.show_content(self._showing.content)
        if self._wanted is not None:
            self._map.look(Camera(*self._wanted, self._map.width(), self._map.height()))
        elif self._placed == "":
            self._map.zoom_to_rows()
        self._placed, self._wanted = self._showing.label, None
        self._select()

    def _select(self) -> None:
        content = self._showing.content
        if content is not None:
            self._map.select(content.tree.rows(self._desk.place.selected))

    def _choose(self, rows: tuple[int, ...]) -> None:
        content = self._showing.content
        if content is not None:
            self._desk.place.select(content.tree.uuids.many(rows))

    def _point(self, lon: float, lat: float) -> None:
        self._desk.status.show("coordinates", place_words(lon, lat))

    def _tell_scale(self) -> None:
        if self._map.isVisible():
            scale = QLocale().toString(round(self._map.camera.denominator()))
            self._desk.status.show("scale", f"1 : {scale}")

    def _menu(self, at: QPoint) -> None:
        content = self._showing.content
        row = self._map.row_at(at.x(), at.y())
        if content is not None and row >= 0 and content.tree.uuid(row) not in self._desk.place.selected:
            self._desk.place.select([content.tree.uuid(row)])
        self.menuAsked.emit(self._map.mapToGlobal(at))
