"""How an entry of the history looks in its list: what was done, below it who did it where."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from georegistry_desktop.ui.history.entry_list import MORE, TAKEN_BACK, WHEN
from georegistry_desktop.ui.theme import Theme


class EntryDelegate(QStyledItemDelegate):
    """Two lines, the time at the right, a hairline below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, 2 * option.fontMetrics.height() + self._theme.px(14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = self._theme
        bare = QStyleOptionViewItem(option)
        QApplication.style().drawPrimitive(
            QStyle.PrimitiveElement.PE_PanelItemViewItem, bare, painter, bare.widget
        )
        painter.save()
        room = option.rect
        gap, icon = theme.px(10), theme.px(18)
        painter.setPen(theme.colour("line"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(room.left(), room.top(), 3, room.height()), theme.colour("accent"))
        drawn = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(drawn, QIcon):
            drawn.paint(painter, room.left() + gap, room.top() + theme.px(7), icon, icon)
        lines = room.adjusted(gap + icon + theme.px(8), theme.px(6), -gap, -theme.px(6))
        self._lines(painter, option, index, lines)
        painter.restore()

    def _lines(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        room: QRect,
    ) -> None:
        metrics, flags = option.fontMetrics, Qt.AlignmentFlag
        line = QRect(room.left(), room.top(), room.width(), metrics.height())
        when = str(index.data(WHEN))
        taken = metrics.horizontalAdvance(when) + self._theme.px(10)
        muted = self._theme.colour("muted")
        painter.setPen(muted)
        painter.drawText(line, flags.AlignRight | flags.AlignVCenter, when)
        if not index.data(TAKEN_BACK):
            painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        label = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, max(line.width() - taken, 0)
        )
        painter.drawText(line, flags.AlignLeft | flags.AlignVCenter, label)
        painter.setPen(muted)
        more = metrics.elidedText(str(index.data(MORE)), Qt.TextElideMode.ElideRight, line.width())
        below = line.translated(0, metrics.height() + self._theme.px(1))
        painter.drawText(below, flags.AlignLeft | flags.AlignVCenter, more)
