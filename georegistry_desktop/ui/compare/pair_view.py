"""Both trees side by side and in step: they scroll, unfold and select as one."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from georegistry_desktop.compare import Differences
from georegistry_desktop.scene.tree import Unfolded
from georegistry_desktop.ui.compare.painting import draw_gap, draw_mark
from georegistry_desktop.ui.compare.pair_model import PairModel
from georegistry_desktop.ui.compare.pair_tree import PairTree
from georegistry_desktop.ui.theme import Theme

_LINE = 26


class PairDelegate(QStyledItemDelegate):
    """Draws one side of a line: indent, arrow, a dot in the colour of what differs, name; or a gap."""

    def __init__(self, model: PairModel, theme: Theme) -> None:
        super().__init__(model)
        self._model, self._theme = model, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(_LINE))

    def arrow(self, cell: QRect, line: int) -> QRect:
        """Where a line's arrow stands; empty where nothing is below."""
        pair = self._model.pair
        if pair is None or not pair.tree.child_count(line):
            return QRect()
        side = self._theme.px(18)
        return QRect(cell.left() + self._indent(line), cell.top(), side, cell.height())

    def _indent(self, line: int) -> int:
        assert self._model.pair is not None
        return self._theme.px(14 + 16 * min(int(self._model.pair.tree.depth[line]), 12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        pair, line, side = self._model.pair, self._model.line(index.row()), index.column()
        if pair is None:
            return
        painter.save()
        room = option.rect
        name = pair.name(line, side)
        if not name:
            draw_gap(painter, room, self._theme)
        if option.state & QStyle.StateFlag.State_Selected:
            ground = self._theme.colour("accent-ground")
            if not name:
                ground.setAlpha(150)
            painter.fillRect(room, ground)
            painter.fillRect(QRect(room.left(), room.top(), 3, room.height()), self._theme.colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver and name:
            painter.fillRect(room, self._theme.colour("hover"))
        if side == 0:
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(room.topRight(), room.bottomRight())
        if name:
            self._name(painter, room, line, side, name)
        painter.restore()

    def _name(self, painter: QPainter, room: QRect, line: int, side: int, name: str) -> None:
        px, pair, unfolded = self._theme.px, self._model.pair, self._model.unfolded
        assert pair is not None
        assert unfolded is not None
        arrow = self.arrow(room, line)
        if not arrow.isEmpty():
            mark = self._theme.pixmap("down" if unfolded.opened[line] else "right", "muted", px(12))
            painter.drawPixmap(arrow.left() + px(3), arrow.top() + (arrow.height() - px(12)) // 2, mark)
        left = room.left() + self._indent(line) + px(18)
        kind = self._model.kind(line, side)
        side_px = px(16)
        if kind:
            mark_room = QRect(left, room.top() + (room.height() - side_px) // 2, side_px, side_px)
            draw_mark(painter, mark_room, kind, self._theme)
        elif bool(pair.below[line]) and not unfolded.opened[line]:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(self._theme.colour("muted"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPoint(left + side_px // 2, room.center().y() + 1), px(2), px(2))
        text = room.adjusted(left + px(21) - room.left(), 0, -px(6), 0)
        painter.setPen(self._theme.colour("text"))
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, shown)


class PairView(QTableView):
    """``current(base_row, other_row, unit)`` when a person goes to a line; -1 for what is not there;
    ``menuAsked(point)`` in global coordinates."""

    current = Signal(int, int, int)
    menuAsked = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lines = PairModel(self)
        self._delegate = PairDelegate(self.lines, theme)
        self._quiet = False
        self.setModel(self.lines)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(self.tr("Both trees"))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        self.selectionModel().currentChanged.connect(self._moved)
        theme.changed.connect(self._measure)
        self._measure()

    # What is shown

    def show_pair(
        self, pair: PairTree | None, differences: Differences | None, titles: tuple[str, str] = ("", "")
    ) -> None:
        """Show two trees, with what was open in the ones before still open, by name of the units."""
        self._quiet = True
        self.lines.titles = titles
        if pair is None or differences is None:
            self.lines.show(None, None, None)
        else:
            opened = np.zeros(pair.tree.n, dtype=bool)
            opened[pair.tree.children(-1)] = True
            self.lines.show(pair, differences, Unfolded.of(pair.tree, opened))
        self._quiet = False

    def go_to(self, line: int) -> None:
        """Make a line current, without telling; what is above it is opened."""
        pair, unfolded = self.lines.pair, self.lines.unfolded
        if pair is None or unfolded is None:
            return
        above = pair.tree.ancestors(line)
        if not all(unfolded.opened[row] for row in above):
            opened = unfolded.opened.copy()
            opened[above] = True
            self._refold(Unfolded.of(pair.tree, opened))
        place = self.lines.place_of(line)
        if place is None:
            return
        self._quiet = True
        index = self.lines.index(place, 0)
        self.setCurrentIndex(index)
        inside = self.viewport().rect().contains(self.visualRect(index).center())
        hint = QAbstractItemView.ScrollHint
        self.scrollTo(index, hint.EnsureVisible if inside else hint.PositionAtCenter)
        self._quiet = False

    def set_open(self, line: int, is_open: bool) -> None:
        """Open or fold one line, on both sides."""
        unfolded = self.lines.unfolded
        if unfolded is not None and bool(unfolded.opened[line]) != is_open:
            self._refold(unfolded.with_open(line, is_open))

    def _refold(self, unfolded: Unfolded) -> None:
        line = self.lines.line(self.currentIndex().row())
        scrolled = self.verticalScrollBar().value()
        self._quiet = True
        self.lines.show(self.lines.pair, self.lines.differences, unfolded)
        while line >= 0 and self.lines.place_of(line) is None:
            line = int(unfolded.tree.parent[line])
        place = self.lines.place_of(line) if line >= 0 else None
        if place is not None:
            self.setCurrentIndex(self.lines.index(place, 0))
        self.verticalScrollBar().setValue(scrolled)
        self._quiet = False

    def _moved(self) -> None:
        pair, line = self.lines.pair, self.lines.line(self.currentIndex().row())
        if not self._quiet and pair is not None and line >= 0:
            self.current.emit(*self._pair_of(pair, line))

    @staticmethod
    def _pair_of(pair: PairTree, line: int) -> tuple[int, int, int]:
        """Both rows of the unit at a line, also where it stands on one side only because it moves."""
        unit = int(pair.unit_of[line])
        base_row, other_row = int(pair.base_at[line]), int(pair.other_at[line])
        return base_row, other_row, unit

    # Mouse and keyboard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            line = self.lines.line(index.row())
            if self._delegate.arrow(self.visualRect(index), line).contains(event.position().toPoint()):
                self.set_open(line, not self._is_open(line))
                event.accept()
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            line = self.lines.line(index.row())
            if self._has_below(line):
                self.set_open(line, not self._is_open(line))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.currentIndex().isValid():
            return
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            point = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menuAsked.emit(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.lines.line(self.currentIndex().row())
        if line >= 0 and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._walk(line, event.key() == Qt.Key.Key_Right)
            event.accept()
            return
        super().keyPressEvent(event)

    def _walk(self, line: int, forth: bool) -> None:
        pair = self.lines.pair
        assert pair is not None
        if forth and self._has_below(line) and not self._is_open(line):
            self.set_open(line, True)
        elif forth and self._has_below(line):
            self.setCurrentIndex(self.lines.index(self.currentIndex().row() + 1, 0))
        elif not forth and self._has_below(line) and self._is_open(line):
            self.set_open(line, False)
        elif not forth and pair.tree.parent[line] >= 0:
            place = self.lines.place_of(int(pair.tree.parent[line]))
            if place is not None:
                self.setCurrentIndex(self.lines.index(place, 0))

    def keyboardSearch(self, _: str) -> None:
        """Letters are decisions in this workspace."""

    def _is_open(self, line: int) -> bool:
        return self.lines.unfolded is not None and bool(self.lines.unfolded.opened[line])

    def _has_below(self, line: int) -> bool:
        return self.lines.pair is not None and self.lines.pair.tree.child_count(line) > 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Half of the whole, as the maps above: a scroll bar takes from the other's side alone.
        self.setColumnWidth(0, self.width() // 2)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(self._theme.colour("line"))
        edge = self.columnWidth(0) - 1
        painter.drawLine(edge, self.verticalHeader().length(), edge, self.viewport().height())

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(_LINE))
        self.viewport().update()
