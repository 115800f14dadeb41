"""A background below the map: its tiles, fetched elsewhere, laid down here."""

from __future__ import annotations

import re
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from PySide6.QtCore import QObject, QRectF, QTimer, Signal
from PySide6.QtGui import QImage, QPainter

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.tile_grid import Tile, tile_zoom, tiles_in
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.map.tile_sources import TileSource

_KEPT = 300
_AT_ONCE = 2
_AGAIN = 35_000
"""Milliseconds after which tiles that could not be had are asked for again."""
_TAG = re.compile(r"<[^>]*>")


class Background(QObject):
    """Owns the tiles of one source. ``arrived()`` when there is more to paint, ``reached(bool)`` when the
    source fell silent or answers again."""

    arrived = Signal()
    reached = Signal(bool)

    def __init__(self, source: TileSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.source = source
        self._images: OrderedDict[Tile, QImage | None] = OrderedDict()
        self._asked: set[Tile] = set()
        self._wanted: list[Tile] = []
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="tiles")
        self._silent = False
        self._again = QTimer(self, singleShot=True, interval=_AGAIN)
        self._again.timeout.connect(self.arrived)

    @property
    def attribution(self) -> str:
        """Who made it, as plain text."""
        return _TAG.sub("", self.source.attribution).replace("&copy;", "©").strip()

    def close(self) -> None:
        """Fetch no more."""
        self._wanted.clear()
        self._again.stop()
        self._pool.shutdown(wait=False, cancel_futures=True)
        self.source.close()

    def paint(self, painter: QPainter, camera: Camera, ratio: float) -> None:
        """Lay down the tiles that are there, of a smaller scale where they are not; ask for the rest."""
        zoom = tile_zoom(camera.finer(ratio), self.source.least, self.source.most)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._wanted = []
        for tile, x, y, side in tiles_in(camera, zoom):
            if tile not in self._images and tile not in self._asked:
                self._wanted.append(tile)
            found = self._nearest(tile)
            if found is not None:
                image, part = found
                # Half a pixel more, so that no seam is seen.
                painter.drawImage(QRectF(x, y, side + 0.5, side + 0.5), image, part)
        self._ask()

    def _nearest(self, tile: Tile) -> tuple[QImage, QRectF] | None:
        """The picture of a tile, or the part of one above it."""
        above: Tile | None = tile
        while above is not None:
            image = self._images.get(above)
            if image is not None:
                self._images.move_to_end(above)
                share = 2 ** (tile.zoom - above.zoom)
                wide, high = image.width() / share, image.height() / share
                return image, QRectF(tile.x % share * wide, tile.y % share * high, wide, high)
            above = above.parent()
        return None

    def _ask(self) -> None:
        """Of the tiles in view the nearest to the middle first; what went out of view is forgotten."""
        if self._silent and self._again.isActive():
            return
        while self._wanted and len(self._asked) < _AT_ONCE:
            tile = self._wanted.pop(0)
            self._asked.add(tile)
            deliver(
                self._pool.submit(self.source.read, tile),
                self,
                partial(self._take, tile),
                partial(self._miss, tile),
            )

    def _take(self, tile: Tile, data: bytes | None) -> None:
        self._asked.discard(tile)
        image = QImage.fromData(data) if data else QImage()
        self._images[tile] = None if image.isNull() else image
        while len(self._images) > _KEPT:
            self._images.popitem(last=False)
        self._say(silent=False)
        self._ask()
        self.arrived.emit()

    def _miss(self, tile: Tile, fault: BaseException) -> None:
        self._asked.discard(tile)
        if not isinstance(fault, OSError):
            raise fault
        self._wanted.clear()
        self._again.start()
        self._say(silent=True)

    def _say(self, *, silent: bool) -> None:
        if silent != self._silent:
            self._silent = silent
            self.reached.emit(not silent)
