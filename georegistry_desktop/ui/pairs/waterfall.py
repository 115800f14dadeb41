"""Why a score is what it is: bars that go on from one another until they add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLocale, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from georegistry_desktop.matching import Reason
from georegistry_desktop.ui.pairs.reason_terms import group_line, group_of, reason_line
from georegistry_desktop.ui.theme import Theme

_LINE = 24
_BAR = 10
_BESIDE = 16
_LITTLE = 0.1
"""Bits below which reasons are told together."""


@dataclass(frozen=True)
class Bar:
    """One line: what was seen, and between which sums (in bits) its bar lies; ``parts`` tell what it is made
    of where that is several things."""

    words: str
    begin: float
    end: float
    parts: str = ""

    @property
    def bits(self) -> float:
        return self.end - self.begin


def bars_of(reasons: Sequence[Reason]) -> list[Bar]:
    """The lines of a score, from the top down: the prior, what was seen, the rivals. What is measured of the
    same thing in several ways is one line, and small ones are told together."""
    groups: dict[str, list[Reason]] = {}
    for reason in sorted(reasons, key=lambda r: (r.kind == "rivals") - (r.kind == "prior")):
        groups.setdefault(group_of(reason.kind), []).append(reason)
    sums = {name: sum(r.bits for r in held) for name, held in groups.items()}
    small = [n for n, bits in sums.items() if abs(bits) < _LITTLE and n not in ("prior", "rivals")]
    told = [(name, held) for name, held in groups.items() if name not in small]
    if small:
        rest = [reason for name in small for reason in groups[name]]
        last = len(told) - (bool(told) and told[-1][0] == "rivals")
        told.insert(last, ("others", rest))
    bars, at = [], 0.0
    for name, held in told:
        bits = sum(reason.bits for reason in held)
        parts = [f"{reason_line(r)} {bits_words(r.bits)}" for r in held]
        words = reason_line(Reason("others", bits)) if name == "others" else group_line(held, bits)
        bars.append(Bar(words, at, at + bits, "; ".join(parts) if len(held) > 1 else ""))
        at += bits
    return bars


def bits_words(bits: float) -> str:
    """``+5.1``, ``−6.2``."""
    sign = "+" if bits >= 0 else "−"
    return f"{sign}{QLocale().toString(abs(bits), 'f', 1)}"


class Waterfall(QWidget):
    """Paints the bars; says all of it to who cannot see them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.bars: list[Bar] = []
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)
        self.show_reasons([])

    def show_reasons(self, reasons: Sequence[Reason]) -> None:
        """Show other ones."""
        self.bars = bars_of(reasons)
        lines = [_told(bar) for bar in self.bars]
        self.setAccessibleName(self.tr("Reasons"))
        self.setAccessibleDescription("; ".join(lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(_LINE) * len(self.bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self.sizeHint().height())

    def _line_at(self, place: int) -> QRect:
        height = self._theme.px(_LINE)
        return QRect(0, place * height, self.width(), height)

    def paintEvent(self, _: QPaintEvent) -> None:
        if not self.bars:
            return
        px = self._theme.px
        words, figures = self._columns()
        left, right = words + px(_BESIDE), self.width() - figures - px(_BESIDE)
        low = min(0.0, *(min(b.begin, b.end) for b in self.bars))
        high = max(0.0, *(max(b.begin, b.end) for b in self.bars))
        scale = max(right - left, 1) / max(high - low, 1e-6)

        def x(bits: float) -> float:
            return left + (bits - low) * scale

        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(self._theme.colour("line-strong"))
            painter.drawLine(round(x(0)), 0, round(x(0)), self._line_at(len(self.bars)).top())
            for place, bar in enumerate(self.bars):
                line = self._line_at(place)
                painter.setPen(self._theme.colour("muted"))
                said = painter.fontMetrics().elidedText(bar.words, Qt.TextElideMode.ElideRight, words)
                painter.drawText(QRect(0, line.top(), words, line.height()), _LEFT, said)
                painter.setPen(self._theme.colour("text"))
                painter.drawText(line, _RIGHT, bits_words(bar.bits))
                a, b = sorted((x(bar.begin), x(bar.end)))
                height = px(_BAR)
                room = QRectF(a, line.center().y() - height / 2 + 0.5, max(b - a, 2.0), height)
                if place:
                    # What one bar ends at the next one begins at.
                    painter.setPen(self._theme.colour("line"))
                    at = round(x(bar.begin))
                    painter.drawLine(at, round(room.top() - px(_LINE) + height), at, round(room.top()))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("new" if bar.bits >= 0 else "missing"))
                painter.drawRoundedRect(room, 2, 2)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(self._theme.colour("accent"))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def _columns(self) -> tuple[int, int]:
        """The widths of the words and of the figures."""
        measure = self.fontMetrics()
        words = max(measure.horizontalAdvance(bar.words) for bar in self.bars) + 2
        figures = max(measure.horizontalAdvance(bits_words(bar.bits)) for bar in self.bars)
        return min(words, round(self.width() * 0.48)), figures

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = event.pos().y() // self._theme.px(_LINE)
            if 0 <= place < len(self.bars):
                QToolTip.showText(event.globalPos(), _told(self.bars[place]), self)
            return True
        return super().event(event)


def _told(bar: Bar) -> str:
    said = f"{bar.words}: {bits_words(bar.bits)}"
    return f"{said} ({bar.parts})" if bar.parts else said


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
