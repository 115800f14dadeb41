"""The tree of units on the screen."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from georegistry_desktop.scene.tree import TreeArrays, Unfolded
from georegistry_desktop.scene.tree.spans import Rows
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.tree.column_choice import ColumnChoice
from georegistry_desktop.ui.tree.columns import COLUMNS
from georegistry_desktop.ui.tree.delegate import RowDelegate
from georegistry_desktop.ui.tree.marks import Marks
from georegistry_desktop.ui.tree.model import TreeModel
from georegistry_desktop.ui.tree.type_ahead import TypeAhead

_Flag = QItemSelectionModel.SelectionFlag


class TreeView(QTableView):
    """Shows an ``Unfolded`` and lets a person open, close, choose and drag rows.

    ``chosen()`` comes when a person chose other rows, ``unfoldedChanged()`` when he opened or closed some,
    ``wanted(row)`` when he pressed Enter or double-clicked on one without children, ``hovered(row)`` with -1
    for none, ``menuAsked(point)`` in global coordinates. A row that is out of sight stays chosen.
    """

    chosen = Signal()
    unfoldedChanged = Signal()
    wanted = Signal(int)
    hovered = Signal(int)
    menuAsked = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.units = TreeModel(self)
        self._delegate = RowDelegate(self.units, theme)
        self._chosen: Rows = np.zeros(0, np.int32)
        self._adjusting = False
        self._typing = TypeAhead()
        self.setModel(self.units)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(True)
        self.setAutoScrollMargin(theme.px(28))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(self.tr("Tree of units"))
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(1)
        self.columns = ColumnChoice(self, theme)
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self._tell = QTimer(self, singleShot=True, interval=0)
        self._tell.timeout.connect(self.chosen)
        theme.changed.connect(self._measure)
        self._measure()

    # What is shown

    @property
    def tree(self) -> TreeArrays | None:
        return self.units.tree

    def show_other(self, unfolded: Unfolded | None) -> None:
        """Show another tree; nothing is chosen in it."""
        self._adjusting = True
        self._chosen = np.zeros(0, np.int32)
        self.units.show(unfolded)
        self._adjusting = False
        self.scrollToTop()

    def show_again(self, unfolded: Unfolded, touched: Rows | None = None) -> None:
        """Show another state of the same tree; what is chosen and the row at the top of the view stay.

        Only the rows ``touched`` (k,) say something else than before; None: all may.
        """
        kept, offset = self.top_row(), self.rowViewportPosition(max(self.rowAt(0), 0))
        current = self.current_row()
        self._adjusting = True
        if not np.array_equal(self.units.rows, unfolded.rows):
            # It is chosen anew below; Qt would carry each selected row through the change.
            self.selectionModel().clearSelection()
        self.units.become(unfolded)
        self._chosen = self._chosen[unfolded.tree.alive[self._chosen]]
        self._project(current)
        self._adjusting = False
        if kept >= 0:
            self.scroll_to_top(kept, offset)
        self.units.look_again(touched)

    def top_row(self) -> int:
        """The row at the upper edge of the view, -1 for none."""
        place = self.rowAt(0)
        return self.units.row_at(place) if place >= 0 else -1

    def scroll_to_top(self, row: int, offset: int = 0) -> None:
        """Bring a row to the upper edge of the view, ``offset`` pixels below it."""
        place = self.units.place_of(row)
        if place is not None:
            self.verticalScrollBar().setValue(place * self.rowHeight(place) - offset)

    def show_hits(self, hits: Rows | None) -> None:
        """Draw all but these rows back; None draws all alike."""
        mask = None
        if hits is not None and self.tree is not None:
            mask = np.zeros(self.tree.n, bool)
            mask[hits] = True
        self.units.hits = mask
        self.viewport().update()

    def show_marks(self, marks: Marks) -> None:
        """Show other marks beside the rows."""
        self.units.marks = marks
        self.viewport().update()

    # What is chosen

    def chosen_rows(self) -> Rows:
        """The rows that are chosen, those in sight in their order."""
        return self._chosen

    def current_row(self) -> int:
        """The row that the keyboard is at, -1 for none."""
        place = self.currentIndex().row()
        return self.units.row_at(place) if place >= 0 else -1

    def choose(self, rows: Rows, *, scroll: bool = True) -> None:
        """Choose rows without telling; scrolls to the first one in sight."""
        self._chosen = rows
        self._adjusting = True
        self._project(int(rows[0]) if len(rows) else -1)
        self._adjusting = False
        if scroll and len(rows):
            self.scroll_to(int(rows[0]))

    def scroll_to(self, row: int) -> None:
        """Bring a row into sight, into the middle when it was out of it."""
        place = self.units.place_of(row)
        if place is None:
            return
        index = self.units.index(place, 0)
        inside = self.viewport().rect().contains(self.visualRect(index).center())
        hint = QAbstractItemView.ScrollHint
        across = self.horizontalScrollBar().value()
        self.scrollTo(index, hint.EnsureVisible if inside else hint.PositionAtCenter)
        self.horizontalScrollBar().setValue(across)

    def _project(self, current: int) -> None:
        """Select in Qt's eyes what is chosen and in sight."""
        chosen = np.zeros(self.tree.n if self.tree else 0, bool)
        chosen[self._chosen] = True
        places = np.flatnonzero(chosen[self.units.rows])
        selection = QItemSelection()
        breaks = np.flatnonzero(np.diff(places) != 1)
        firsts = np.concatenate([places[:1], places[breaks + 1]])
        lasts = np.concatenate([places[breaks], places[-1:]])
        for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
            selection.select(self.units.index(first, 0), self.units.index(last, len(COLUMNS) - 1))
        model = self.selectionModel()
        model.select(selection, _Flag.ClearAndSelect)
        place = self.units.place_of(current) if current >= 0 else None
        if place is not None:
            model.setCurrentIndex(self.units.index(place, 0), _Flag.NoUpdate)

    def _selection_changed(self) -> None:
        if self._adjusting:
            return
        ranges = self.selectionModel().selection().toList()
        places = [np.arange(r.top(), r.bottom() + 1) for r in ranges]
        in_sight = np.unique(np.concatenate(places)) if places else np.zeros(0, np.int64)
        self._chosen = self.units.rows[in_sight]
        self._tell.start()

    # Opening and closing

    def set_open(self, row: int, is_open: bool) -> None:
        """Open or close one row. What is closed takes the choice with it."""
        unfolded = self.units.unfolded
        if unfolded is None or bool(unfolded.opened[row]) == is_open:
            return
        inside = not is_open and row in unfolded.tree.ancestors(self.current_row())
        hidden = np.zeros(0, np.int32) if is_open else unfolded.below(row)
        self.show_again(unfolded.with_open(row, is_open))
        left = self._chosen[~np.isin(self._chosen, hidden)]
        if inside or len(left) != len(self._chosen):
            self.choose(left if len(left) else np.array([row], np.int32), scroll=False)
            self._move_to(row, choose=False)
            self._tell.start()
        self.unfoldedChanged.emit()

    def set_open_below(self, row: int) -> None:
        """Open a row and all below it."""
        unfolded = self.units.unfolded
        if unfolded is None:
            return
        opened = unfolded.opened.copy()
        opened[unfolded.tree.subtree(row)] = True
        self.show_again(Unfolded.of(unfolded.tree, opened, kept=unfolded.kept, rank=unfolded.rank))
        self.unfoldedChanged.emit()

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._toggled_at(event):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if self._toggled_at(event):
            return
        row = self.units.row_at(index.row())
        if self.tree is not None and self.tree.child_count(row):
            self.set_open(row, not self._is_open(row))
        else:
            self.wanted.emit(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.hovered.emit(self.units.row_at(index.row()) if index.isValid() else -1)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).bottomLeft()
            point = self.viewport().mapToGlobal(at + QPoint(self._theme.px(40), 0))
        self.menuAsked.emit(point)

    def _toggled_at(self, event: QMouseEvent) -> bool:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or index.column() != 0:
            return False
        row = self.units.row_at(index.row())
        arrow = self._delegate.arrow(self.visualRect(index), row)
        if not arrow.contains(event.position().toPoint()):
            return False
        self.set_open(row, not self._is_open(row))
        return True

    def _is_open(self, row: int) -> bool:
        unfolded = self.units.unfolded
        return unfolded is not None and bool(unfolded.opened[row])

    # Keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, tree = self.current_row(), self.tree
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.as_text())
        elif tree is not None and row >= 0 and plain and self._walked(event.key(), row, tree):
            pass
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _walked(self, key: int, row: int, tree: TreeArrays) -> bool:
        """Whether the key did something in the tree at its current row."""
        has_children, is_open = tree.child_count(row) > 0, self._is_open(row)
        match key:
            case Qt.Key.Key_Right if has_children and not is_open:
                self.set_open(row, True)
            case Qt.Key.Key_Right:
                place = self.units.place_of(row)
                if has_children and place is not None:
                    self._move_to(self.units.row_at(place + 1))
            case Qt.Key.Key_Left if has_children and is_open:
                self.set_open(row, False)
            case Qt.Key.Key_Left:
                if tree.parent[row] >= 0:
                    self._move_to(int(tree.parent[row]))
            case Qt.Key.Key_Plus:
                self.set_open(row, has_children)
            case Qt.Key.Key_Minus:
                self.set_open(row, False)
            case Qt.Key.Key_Asterisk:
                self.set_open_below(row)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.wanted.emit(row)
            case _:
                return False
        return True

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """As a list does: Home and End go to the first and the last row, not along the columns."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        count = len(self.units.rows)
        if action in ends and count:
            return self.units.index(ends[action] % count, 0)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row in sight whose name begins with what was typed."""
        here = max(0, self.currentIndex().row())
        if self.tree is not None and (row := self._typing.row(self.tree, self.units.rows, here, search)) >= 0:
            self._move_to(row)

    def _move_to(self, row: int, *, choose: bool = True) -> None:
        place = self.units.place_of(row)
        if place is None:
            return
        flags = _Flag.ClearAndSelect | _Flag.Rows if choose else _Flag.NoUpdate
        self.selectionModel().setCurrentIndex(self.units.index(place, 0), flags)
        self.scroll_to(row)

    def as_text(self) -> str:
        """The chosen rows with the columns in sight, as a table with tabs."""
        tree, columns = self.tree, self.columns.shown()
        if tree is None:
            return ""
        lines = [[column.text(tree, row) for column in columns] for row in self._chosen.tolist()]
        return "\n".join("\t".join(line) for line in [[column.word for column in columns], *lines])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fill()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(26))
        self.viewport().update()
