"""How a row of the tree is drawn."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.tree.columns import COLUMNS
from georegistry_desktop.ui.tree.model import TreeModel

_STATUS_TOKENS = {"NEW": "check", "VALID": "muted", "REJECTED": "missing"}
_GAP = 5


class RowDelegate(QStyledItemDelegate):
    """Name column: indent, arrow, icon (what it is, in the colour of its status), name, units below, mark."""

    def __init__(self, model: TreeModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self._theme = model, theme
        self._pixmaps: dict[tuple[str, str, int], QPixmap] = {}
        theme.changed.connect(self._pixmaps.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(COLUMNS[index.column()].width), self._theme.px(26))

    def arrow(self, cell: QRect, row: int) -> QRect:
        """Where the arrow of a tree's row stands in its cell; empty where there is nothing below."""
        tree = self._model.tree
        if tree is None or not tree.child_count(row):
            return QRect()
        side = self._theme.px(18)
        return QRect(cell.left() + self._indent(tree, row), cell.top(), side, cell.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tree = self._model.tree
        if tree is None:
            return
        painter.save()
        painter.setClipRect(option.rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        row = self._model.row_at(index.row())
        if index.column() == 0:
            self._name(painter, option, tree, row)
        else:
            self._text(
                painter, option, COLUMNS[index.column()].text(tree, row), COLUMNS[index.column()].number
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("accent"))
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(option.rect, self._theme.colour("accent-ground"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, self._theme.colour("hover"))

    def _name(self, painter: QPainter, option: QStyleOptionViewItem, tree: TreeArrays, row: int) -> None:
        cell, px = option.rect, self._theme.px
        unfolded = self._model.unfolded
        is_open = unfolded is not None and bool(unfolded.opened[row])
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(QRect(cell.left(), cell.top(), 3, cell.height()), self._theme.colour("accent"))
        arrow = self.arrow(cell, row)
        if not arrow.isEmpty():
            self._icon(painter, arrow, "down" if is_open else "right", "muted", px(12))
        left = cell.left() + self._indent(tree, row) + px(18)
        status = tree.status_word(row)
        self._icon(
            painter,
            QRect(left, cell.top(), px(16), cell.height()),
            self._kind(tree, row),
            _STATUS_TOKENS[status],
            px(16),
        )
        left += px(16) + px(_GAP)
        right = cell.right() - px(6)
        right -= self._mark(painter, QRect(left, cell.top(), right - left, cell.height()), row, is_open)
        font = painter.font()
        font.setStrikeOut(status == "REJECTED")
        painter.setFont(font)
        hits = self._model.hits
        aside = status == "REJECTED" or (hits is not None and not hits[row])
        painter.setPen(self._theme.colour("muted" if aside else "text"))
        room = QRect(left, cell.top(), max(0, right - left), cell.height())
        name = painter.fontMetrics().elidedText(tree.name(row), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), name)
        if below := tree.descendant_count(row):
            used = painter.fontMetrics().horizontalAdvance(name) + px(7)
            self._count(painter, room.adjusted(used, 0, 0, 0), QLocale().toString(below))

    def _count(self, painter: QPainter, room: QRect, text: str) -> None:
        font = painter.font()
        font.setStrikeOut(False)
        font.setPixelSize(max(9, font.pixelSize() - self._theme.px(2)))
        painter.setFont(font)
        if painter.fontMetrics().horizontalAdvance(text) <= room.width():
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)

    def _mark(self, painter: QPainter, room: QRect, row: int, is_open: bool) -> int:
        """Draw a row's mark at the right end of ``room``; gives the width that it takes."""
        px = self._theme.px
        mark = self._model.marks.own.get(row)
        kind = mark.kind if mark else None
        tree = self._model.tree
        if kind is None and tree is not None and row in tree.strays:
            kind = "check"
        side = px(16)
        box = QRect(room.right() - side, room.top() + (room.height() - side) // 2, side, side)
        if kind is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(f"{kind}-ground"))
            painter.drawEllipse(box)
            self._icon(painter, box, "warning" if kind == "check" else kind, kind, px(12))
        elif row in self._model.marks.below and not is_open:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("muted"))
            painter.drawEllipse(QPointF(box.center()), px(2.5), px(2.5))
        else:
            return 0
        return side + px(_GAP)

    def _text(self, painter: QPainter, option: QStyleOptionViewItem, text: str, number: bool) -> None:
        room = option.rect.adjusted(self._theme.px(8), 0, -self._theme.px(8), 0)
        painter.setPen(self._theme.colour("muted"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | side), shown)

    def _icon(self, painter: QPainter, room: QRect, name: str, token: str, side: int) -> None:
        key = name, token, side
        if key not in self._pixmaps:
            self._pixmaps[key] = self._theme.pixmap(name, token, side)
        painter.drawPixmap(
            room.left() + (room.width() - side) // 2,
            room.top() + (room.height() - side) // 2,
            self._pixmaps[key],
        )

    def _indent(self, tree: TreeArrays, row: int) -> int:
        # Beyond some levels the name would leave its column: the depth is then no longer shown in full.
        return self._theme.px(4 + 14 * min(int(tree.depth[row]), 14))

    @staticmethod
    def _kind(tree: TreeArrays, row: int) -> str:
        if tree.depth[row] == 0 and tree.child_count(row):
            return "country"
        if tree.has_boundary[row] or tree.child_count(row):
            return "area"
        return "facility" if tree.has_point[row] else "unplaced"
