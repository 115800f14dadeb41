"""The table of a unit's fields: base, other, result, what is taken; what changed is marked word by word."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.ui.compare.field_rows import FieldRow
from georegistry_desktop.ui.compare.painting import draw_box
from georegistry_desktop.ui.compare.states import ACCEPTED_ALL, state_of
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import field_word, status_word
from georegistry_desktop.ui.words.word_diff import changed_spans
from georegistry_desktop.workflows import Review

Index = QModelIndex | QPersistentModelIndex
FIELD, BASE, OTHER, RESULT, TAKE = range(5)


class FieldModel(QAbstractTableModel):
    """An adapter over ``FieldRow``s; ``review`` says what is decided of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FieldRow] = []
        self.review: Review | None = None

    def show(self, rows: list[FieldRow], review: Review | None) -> None:
        """Show another unit."""
        self.beginResetModel()
        self.rows, self.review = rows, review
        self.endResetModel()

    def decided(self, review: Review) -> None:
        """The same unit, decided otherwise."""
        self.review = review
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, TAKE))

    def state(self, place: int) -> int | None:
        """What is decided of a field; None where both sides say the same."""
        rows = self.rows[place].rows
        if not len(rows) or self.review is None or rows.max() >= len(self.review.decisions):
            return None
        return state_of(self.review.decisions[rows])

    def text(self, place: int, column: int) -> str:
        """What a cell says."""
        row = self.rows[place]
        if column == FIELD:
            return field_word(row.name)
        if column == TAKE:
            return ""
        text = row.other if column == OTHER or (column == RESULT and self.is_taken(place)) else row.base
        return status_word(text) if row.name == "status" and text in STATUSES else text

    def _tip(self, place: int, column: int) -> str:
        row = self.rows[place]
        result = (
            self.tr("Result: {value}").format(value=self.text(place, RESULT) or "–") if len(row.rows) else ""
        )
        return "\n".join(filter(None, (self.text(place, column), row.note, result)))

    def is_taken(self, place: int) -> bool:
        """Whether the base will say what the other says. A field decided in part stays to be seen."""
        if self.review is None:
            return False
        whole = self.rows[0].rows
        if len(whole) and self.review.differences.names[whole[0]] == "new":
            return self.state(0) == ACCEPTED_ALL
        is_missing = len(whole) > 0 and self.review.differences.names[whole[0]] == "missing"
        return not is_missing and self.state(place) == ACCEPTED_ALL

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            words = self.tr("Field"), self.tr("Base"), self.tr("Other"), self.tr("Result"), self.tr("Take")
            return words[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole and section in (BASE, OTHER):
            return self.tr("Where there is no room for the results they stand in bold.")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index.row(), index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == TAKE:
            state = self.state(index.row())
            words = (
                self.tr("open"),
                self.tr("refused"),
                self.tr("refused until it changes"),
                self.tr("accepted"),
                self.tr("decided one by one"),
                self.tr("partly decided"),
            )
            return self.tr("the same") if state is None else words[state]
        return None


class FieldDelegate(QStyledItemDelegate):
    """Draws texts in several lines, with the ground of what changed behind changed words."""

    def __init__(self, view: QTableView, model: FieldModel, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._model, self._theme = view, model, theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.columnWidth(index.column()) - self._theme.px(12)
        text = self._laid_out(index, width, option.font)
        height = int(text.boundingRect().height()) + self._theme.px(14)
        return QSize(width, max(self._theme.px(30), height))

    def box(self, cell: QRect) -> QRect:
        """Where the box of a field stands in its cell."""
        side = self._theme.px(17)
        return QRect(cell.left() + self._theme.px(8), cell.top() + self._theme.px(7), side, side)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        px, room = self._theme.px, option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, self._theme.colour("accent-ground"))
        state = self._model.state(index.row())
        if index.column() == TAKE:
            if state is not None:
                draw_box(painter, self.box(room), state, self._theme)
        else:
            painter.setPen(self._theme.colour("muted" if index.column() == FIELD else "text"))
            text = self._laid_out(index, room.width() - px(12), option.font)
            text.draw(painter, QPointF(room.left() + px(8), room.top() + px(7)))
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.restore()

    def _laid_out(self, index: QModelIndex | QPersistentModelIndex, width: int, font: QFont) -> QTextLayout:
        place, column = index.row(), index.column()
        row, shown = self._model.rows[place], self._model.text(place, column)
        note = row.note if column == OTHER else ""
        whole = f"{shown}\u2028{note}" if note else shown
        layout = QTextLayout(whole, font)
        formats: list[QTextLayout.FormatRange] = []
        if self._will_stand(place, column):
            formats.append(_strong(len(shown)))
        if len(row.rows) and column in (BASE, OTHER):
            spans = changed_spans(self._model.text(place, BASE), self._model.text(place, OTHER))
            formats += [self._marked(span) for span in spans[column - BASE]]
        if note:
            muted = QTextLayout.FormatRange()
            muted.start, muted.length = len(shown), len(whole) - len(shown)
            style = QTextCharFormat()
            style.setForeground(self._theme.colour("muted"))
            muted.format = style
            formats.append(muted)
        layout.setFormats(formats)
        wrap = QTextOption()
        wrap.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(wrap)
        layout.beginLayout()
        height = 0.0
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(width, 20))
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def _will_stand(self, place: int, column: int) -> bool:
        """Whether a value is told from its twin as the result: where that has no column of its own."""
        if not self._view.isColumnHidden(RESULT) or not len(self._model.rows[place].rows):
            return False
        return column == (OTHER if self._model.is_taken(place) else BASE)

    def _marked(self, span: tuple[int, int]) -> QTextLayout.FormatRange:
        found = QTextLayout.FormatRange()
        found.start, found.length = span[0], span[1] - span[0]
        style = QTextCharFormat()
        style.setBackground(self._theme.colour("changed-ground"))
        style.setForeground(self._theme.colour("changed"))
        found.format = style
        return found


def _strong(length: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = 0, length
    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.Bold)
    found.format = style
    return found


class FieldTable(QTableView):
    """``toggled(rows)`` with the differences of a field whose box was pressed."""

    toggled = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fields = FieldModel(self)
        self._delegate = FieldDelegate(self, self.fields, theme)
        self.setModel(self.fields)
        self.setColumnHidden(RESULT, True)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Fields"))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(theme.px(40))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self.fit)
        # Of other values those that will stand are bold now, and wider.
        self.fields.dataChanged.connect(lambda *_: self.fit())

    def show_fields(self, rows: list[FieldRow], review: Review | None) -> None:
        """Show another unit."""
        self.fields.show(rows, review)
        self.fit()

    def chosen(self) -> Rows | None:
        """The differences of the selected fields while the table has the focus; else None."""
        if not self.hasFocus():
            return None
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        held = [self.fields.rows[p].rows for p in places]
        return np.concatenate(held) if held and any(len(h) for h in held) else None

    def show_result(self, shown: bool) -> None:
        """Whether there is room for the column of the result."""
        if shown == self.isColumnHidden(RESULT):
            self.setColumnHidden(RESULT, not shown)
            self.fit()

    def fit(self) -> None:
        """Share the width among the columns, and be as high as the rows."""
        width, px = self.viewport().width(), self._theme.px
        fixed = px(78), px(50)
        texts = [c for c in (BASE, OTHER, RESULT) if not self.isColumnHidden(c)]
        rest = width - sum(fixed)
        for column, size in ((FIELD, fixed[0]), (TAKE, fixed[1]), *((c, rest // len(texts)) for c in texts)):
            self.setColumnWidth(column, max(px(50), size))
        self.resizeRowsToContents()
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 2
        self.setFixedHeight(max(height, px(60)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == TAKE and event.button() == Qt.MouseButton.LeftButton:
            rows = self.fields.rows[index.row()].rows
            self.setFocus()
            self.selectRow(index.row())
            if len(rows):
                self.toggled.emit(rows)
            event.accept()
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            rows = self.chosen()
            if rows is not None:
                self.toggled.emit(rows)
            event.accept()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _: str) -> None:
        """Letters are decisions in this workspace."""
