"""A name with the stretches marked in which it differs from another."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words.word_diff import Span

_LINES = 3
_LONGEST = 300
"""Letters of a name beyond which the rest is left out."""


class MarkedText(QWidget):
    """Wraps into a few lines. ``scale`` is its size beside the text of the window."""

    def __init__(self, theme: Theme, *, scale: float = 1.0) -> None:
        super().__init__()
        self._theme, self._scale = theme, scale
        self.text = ""
        self.spans: tuple[Span, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.updateGeometry)

    def show_text(self, text: str, spans: Sequence[Span] = ()) -> None:
        """Show another name; ``spans`` are the stretches to mark."""
        if len(text) > _LONGEST:
            text = f"{text[:_LONGEST]}…"
        # A line break would be a paragraph to Qt, and of one letter: places stay.
        text = text.replace("\n", " ")
        if (text, tuple(spans)) != (self.text, self.spans):
            self.text = text
            self.spans = tuple(spans)
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:
        width = self._theme.px(240)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), round(self._theme.pixels * self._scale * 1.3))

    def paintEvent(self, _: QPaintEvent) -> None:
        layout, _height = self._laid_out(self.width())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("changed-ground"))
            for place in range(layout.lineCount()):
                line = layout.lineAt(place)
                begin, end = line.textStart(), line.textStart() + line.textLength()
                for a, b in self.spans:
                    a, b = max(a, begin), min(b, end)
                    if a < b:
                        x, y = _x_of(line, a), _x_of(line, b)
                        left, right = min(x, y), max(x, y)
                        room = QRectF(left - 1.5, line.y() - 0.5, right - left + 3, line.height() + 1)
                        painter.drawRoundedRect(room, 3, 3)
            painter.setPen(self._theme.colour("text"))
            layout.draw(painter, QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        font = QFont(self.font())
        font.setPixelSize(round(self._theme.pixels * self._scale))
        font.setWeight(QFont.Weight.DemiBold)
        layout = QTextLayout(self.text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        marked = []
        for begin, end in self.spans:
            found = QTextLayout.FormatRange()
            found.start, found.length = begin, end - begin
            look = QTextCharFormat()
            look.setForeground(self._theme.colour("changed"))
            found.format = look
            marked.append(found)
        layout.setFormats(marked)
        height = 0.0
        layout.beginLayout()
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width - 1, 10))
            line.setPosition(QPointF(0, height + 1))
            height += line.height()
        layout.endLayout()
        return layout, round(height) + 2


def _x_of(line: QTextLine, letter: int) -> float:
    """Where a letter stands; Qt gives the letter too."""
    found = line.cursorToX(letter)
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]
