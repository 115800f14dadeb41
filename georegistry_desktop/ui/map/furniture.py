"""What stands on a map beside its subject: scale bar, graticule, tag, focus ring, attribution."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.rulers import graticule, scale_bar
from georegistry_desktop.ui.words.values import side_word

_MARGIN = 12.0


def paint_scale_bar(painter: QPainter, camera: Camera, text: QColor, halo: QColor) -> None:
    """A bar of a round length at the lower left, with its length above."""
    metres, pixels = scale_bar(camera, min(110.0, camera.width / 3))
    words = QLocale().toString(metres / 1000, "g", 6) + " km" if metres >= 1000 else f"{metres:g} m"
    left, bottom = _MARGIN, camera.height - _MARGIN
    for colour, width in ((halo, 5.0), (text, 2.5)):
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(left, bottom), QPointF(left + pixels, bottom))
    write(painter, left, bottom - 6, words, text, halo)


def paint_graticule(painter: QPainter, camera: Camera, line: QColor, text: QColor, halo: QColor) -> None:
    """Lines at round degrees, named at the upper and the left edge."""
    found = graticule(camera)
    painter.setPen(QPen(line, 1))
    for _, x in found.meridians:
        painter.drawLine(QPointF(round(x) + 0.5, 0), QPointF(round(x) + 0.5, camera.height))
    for _, y in found.parallels:
        painter.drawLine(QPointF(0, round(y) + 0.5), QPointF(camera.width, round(y) + 0.5))
    metrics = QFontMetricsF(painter.font())
    for degrees, x in found.meridians:
        words = degree_words(degrees, found.decimals, "E", "W")
        write(painter, x - metrics.horizontalAdvance(words) / 2, metrics.ascent() + 3, words, text, halo)
    for degrees, y in found.parallels:
        if y > 3 * metrics.height():
            write(painter, 4, y - 3, degree_words(degrees, found.decimals, "N", "S"), text, halo)


def paint_attribution(painter: QPainter, camera: Camera, words: str, text: QColor, halo: QColor) -> None:
    """Who made the background, beside the scale bar."""
    write(painter, min(140.0, camera.width / 3 + 30), camera.height - _MARGIN, words, text, halo)


def degree_words(degrees: float, decimals: int, positive: str, negative: str) -> str:
    """``8.5° N``, in the numbers of the locale and the letters of the language."""
    number = QLocale().toString(abs(degrees), "f", decimals)
    side = "" if abs(degrees) < 1e-9 else f" {side_word(positive if degrees > 0 else negative)}"
    return f"{number}°{side}"


def place_words(lon: float, lat: float, decimals: int = 4) -> str:
    """``7.9641° N, 11.7383° W``"""
    return f"{degree_words(lat, decimals, 'N', 'S')}, {degree_words(lon, decimals, 'E', 'W')}"


def paint_tag(
    painter: QPainter, x: float, y: float, words: tuple[str, str], camera: Camera, colours: tuple[QColor, ...]
) -> None:
    """A tag beside the cursor: a name, below it what it is. ``colours``: ground, line, text, muted."""
    ground, line, text, muted = colours
    metrics = QFontMetricsF(painter.font())
    lines = [word for word in words if word]
    width = max(metrics.horizontalAdvance(word) for word in lines) + 18
    height = metrics.height() * len(lines) + 12
    left = x + 16 if x + 16 + width < camera.width else x - 10 - width
    top = y + 16 if y + 16 + height < camera.height else y - 8 - height
    painter.setPen(QPen(line, 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(QRectF(max(left, 2), max(top, 2), width, height), 5, 5)
    for i, word in enumerate(lines):
        painter.setPen(muted if i else text)
        painter.drawText(
            QPointF(max(left, 2) + 9, max(top, 2) + 6 + metrics.ascent() + i * metrics.height()), word
        )


def paint_focus(painter: QPainter, camera: Camera, accent: QColor) -> None:
    """A ring around a map that has the keyboard, and a cross where Enter selects."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent, 2))
    painter.drawRect(QRectF(1, 1, camera.width - 2, camera.height - 2))
    x, y = camera.width / 2, camera.height / 2
    painter.setPen(QPen(accent, 1.5))
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        painter.drawLine(QPointF(x + 4 * dx, y + 4 * dy), QPointF(x + 10 * dx, y + 10 * dy))


def write(painter: QPainter, x: float, y: float, words: str, text: QColor, halo: QColor) -> None:
    """Words with a halo; (x, y) is the begin of their base line."""
    painter.setPen(halo)
    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
        painter.drawText(QPointF(x + dx, y + dy), words)
    painter.setPen(text)
    painter.drawText(QPointF(x, y), words)
