"""What a search offers below the line that is typed in: a name, and in muted letters where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

_Index = QModelIndex | QPersistentModelIndex
_EDGE = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """One line to choose: ``key`` says what it means, ``note`` tells it from others of its name."""

    key: str
    text: str
    note: str = ""


class OfferModel(QAbstractListModel):
    """Offers in a list; the note is in the role ``NOTE``, the key in ``KEY``."""

    NOTE: ClassVar[int] = int(Qt.ItemDataRole.UserRole)
    KEY: ClassVar[int] = int(Qt.ItemDataRole.UserRole) + 1

    def __init__(self) -> None:
        super().__init__()
        self._offers: list[Offer] = []

    def show(self, offers: Sequence[Offer]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._offers = list(offers)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._offers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        offer = self._offers[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return offer.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{offer.text} – {offer.note}" if offer.note else offer.text
        return {self.NOTE: offer.note, self.KEY: offer.key}.get(role)


class OfferDelegate(QStyledItemDelegate):
    """Draws the note in a line of its own below the text."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        lines = 2 if index.data(OfferModel.NOTE) else 1
        return QSize(80, option.fontMetrics.height() * lines + _EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        text, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        room = option.rect.adjusted(_EDGE, _EDGE // 2, -_EDGE, -_EDGE // 2)
        high = option.fontMetrics.height()
        elide = option.fontMetrics.elidedText
        painter.save()
        painter.setPen(option.palette.text().color())
        line = QRect(room.left(), room.top(), room.width(), high)
        painter.drawText(
            line, Qt.AlignmentFlag.AlignLeading, elide(text, Qt.TextElideMode.ElideRight, room.width())
        )
        note = index.data(OfferModel.NOTE)
        if note:
            painter.setPen(option.palette.placeholderText().color())
            line.translate(0, high)
            shown = elide(note, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeading, shown)
        painter.restore()
