"""What joins the map of the pyramid with the desk: content, selection, scale and place."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.looking import well_seen, widened
from georegistry_desktop.ui.map.map_view import MapView
from georegistry_desktop.ui.pyramid.showing import Showing


class MapLink(QObject):
    """Keeps the map in step with the version in front and the selected units."""

    def __init__(self, desk: Desk, showing: Showing, view: MapView) -> None:
        super().__init__(view)
        self._desk, self._showing, self._map = desk, showing, view
        self._drawn = ""
        self._wanted: dict[str, object] = {}
        view.selected.connect(desk.place.select)
        view.statusChanged.connect(desk.status.show)
        desk.place.selectedChanged.connect(view.select)
        showing.begun.connect(self._clear)
        showing.drawn.connect(self._draw)

    def save(self) -> dict[str, object]:
        """Where the map looks from, and what it shows."""
        return self._map.save() if self._drawn else self._wanted

    def restore(self, place: dict[str, object]) -> None:
        """Look from where ``save`` was, as soon as there is a map."""
        self._wanted = place

    def bring_into_view(self, uuid: str) -> None:
        """Show a unit whole, unless it is well seen already."""
        content = self._map.content
        row = content.tree.row(uuid) if content is not None else None
        if content is None or row is None:
            return
        box = content.scene.bounds(np.array([row]))
        if box is None or not well_seen(widened(box), self._map.canvas.camera.degrees):
            self._map.zoom_to([uuid])

    def _clear(self) -> None:
        # The same country from another source is to be looked at from the same place.
        if self._drawn and self._showing.label:
            self._wanted = self._map.save()
        self._drawn = ""
        self._map.update_content(None)

    def _draw(self) -> None:
        if self._drawn == self._showing.label:
            self._map.update_content(self._showing.content)
            return
        self._drawn = self._showing.label
        self._map.show_content(self._showing.content)
        if self._wanted:
            self._map.restore(self._wanted)
            self._wanted = {}
        self._map.select(self._desk.place.selected)
