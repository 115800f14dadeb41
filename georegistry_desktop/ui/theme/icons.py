"""Line icons: SVG files of one colour, which becomes one of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from georegistry_desktop.ui.resources import resource

_SIZES = (16, 20, 24)
_WITHIN = QPainter.CompositionMode.CompositionMode_SourceIn


@cache
def _renderer(name: str) -> QSvgRenderer:
    return QSvgRenderer(resource("icons", f"{name}.svg").read_bytes())


@cache
def _shape(name: str, side: int) -> QImage:
    """The icon in black on nothing, ``side`` pixels wide and high."""
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        _renderer(name).render(painter, QRectF(0, 0, side, side))
    return image


class IconStore:
    """Icons by name and colour, each drawn once. A missing name raises ``FileNotFoundError``."""

    def __init__(self) -> None:
        self._icons: dict[tuple[object, ...], QIcon] = {}

    def icon(self, name: str, colour: str, *, disabled: str, active: str | None = None) -> QIcon:
        """The icon in ``colour`` (``#RRGGBB``), in ``disabled`` where it is, in ``active`` when checked."""
        # For the screens that there are: for any it would be twice the work of another theme.
        ratios = sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})
        key = (name, colour, disabled, active or colour, *ratios)
        if key not in self._icons:
            icon = QIcon()
            for size in _SIZES:
                for ratio in ratios:
                    icon.addPixmap(self.pixmap(name, colour, size, ratio))
                    icon.addPixmap(self.pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
                    if active:
                        pixmap = self.pixmap(name, active, size, ratio)
                        icon.addPixmap(pixmap, QIcon.Mode.Normal, QIcon.State.On)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, colour: str, size: int, ratio: float = 1) -> QPixmap:
        """The icon as a square picture, ``size`` in device-independent pixels."""
        # A copy: Qt keeps what an icon was drawn as by where its pixels came from, whatever their colour.
        pixmap = QPixmap.fromImage(_shape(name, round(size * ratio)).copy())
        with QPainter(pixmap) as painter:
            painter.setCompositionMode(_WITHIN)
            painter.fillRect(pixmap.rect(), QColor(colour))
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
