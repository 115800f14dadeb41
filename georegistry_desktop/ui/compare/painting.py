"""Small things that several delegates of the workspace draw."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QPainter, QPen

from georegistry_desktop.ui.compare.states import ACCEPTED_ALL, MIXED, OPEN, PARTLY, REFUSED, UNTIL
from georegistry_desktop.ui.theme import Theme

_BOXES = {
    ACCEPTED_ALL: ("check", "new"),
    REFUSED: ("close", "missing"),
    UNTIL: ("history", "check"),
    MIXED: ("minus", "changed"),
    PARTLY: ("minus", "muted"),
}


def draw_box(painter: QPainter, room: QRect, state: int, theme: Theme, *, focused: bool = False) -> None:
    """A decision as a box: empty, ticked, crossed, a clock (until it changes) or a dash (several)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5)
    token = _BOXES[state][1] if state != OPEN else "line-strong"
    filled = state == ACCEPTED_ALL
    painter.setPen(QPen(theme.colour("accent" if focused else token), 1.4 if focused else 1))
    painter.setBrush(theme.colour(token) if filled else theme.colour("panel"))
    painter.drawRoundedRect(box, 4, 4)
    if state != OPEN:
        side = room.width() - theme.px(4)
        mark = theme.pixmap(_BOXES[state][0], "panel" if filled else token, side)
        painter.drawPixmap(room.left() + theme.px(2), room.top() + theme.px(2), mark)
    painter.restore()


def draw_chip(painter: QPainter, right: int, room: QRect, text: str, kind: str, theme: Theme) -> int:
    """A rounded word in the colour of a kind, ending at ``right``; gives its left edge."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(painter.font())
    font.setPixelSize(max(9, font.pixelSize() - theme.px(1)))
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) + theme.px(18)
    height = painter.fontMetrics().height() + theme.px(3)
    box = QRect(right - width, room.center().y() - height // 2 + 1, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{kind}-ground"))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(theme.colour(kind))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return box.left()


def draw_mark(painter: QPainter, room: QRect, kind: str, theme: Theme) -> None:
    """The round mark of a kind: its colour and its icon."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(f"{kind}-ground"))
    painter.drawEllipse(room)
    side = room.width() - theme.px(4)
    icon = theme.pixmap("warning" if kind == "check" else kind, kind, side)
    painter.drawPixmap(room.left() + theme.px(2), room.top() + theme.px(2), icon)
    painter.restore()


def draw_gap(painter: QPainter, room: QRect, theme: Theme) -> None:
    """Hatched ground: the other side has nothing here."""
    painter.fillRect(room, theme.colour("panel2"))
    painter.fillRect(room, QBrush(theme.colour("hatch"), Qt.BrushStyle.BDiagPattern))
