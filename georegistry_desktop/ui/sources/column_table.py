"""The table of columns, with a list of choices in each row."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from georegistry_desktop.ui.sources.choice_table import ChoiceTable
from georegistry_desktop.ui.sources.column_choices import choice_word, choices
from georegistry_desktop.ui.sources.column_model import HEADING, SAMPLES, TAKEN, WHY, ColumnModel
from georegistry_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_MARGINS, _ABOVE_AND_BELOW = 16, 8
_HEADING, _LEAST = 130, 64


class _OneLine(QStyledItemDelegate):
    """Values are many; what does not fit is in the tooltip."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.features &= ~QStyleOptionViewItem.ViewItemFeature.WrapText


class _Chooser(_OneLine):
    """Opens the choices at once: one click or key less."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        model = index.model()
        assert isinstance(model, ColumnModel)
        for choice in choices(model.levels):
            box.addItem(choice_word(choice), choice)
        box.activated.connect(lambda _: self._take(box))
        return box

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentData())


class _Reason(QStyledItemDelegate):
    """In as many lines as it needs: Qt's own hint takes the cell for wider than the text has it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        table = self.parent()
        assert isinstance(table, QTableView)
        room = QRect(0, 0, table.columnWidth(index.column()) - _MARGINS, 10_000)
        metrics = table.fontMetrics()
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
        return QSize(room.width(), needed.height() + _ABOVE_AND_BELOW)


class ColumnTable(ChoiceTable):
    """Enter, F2 or a click on what a column is taken for offers the choices. Why it was is read in full."""

    def __init__(self, theme: Theme) -> None:
        self.columns = ColumnModel(theme)
        super().__init__(self.columns, TAKEN, _Chooser(), theme)
        self._theme = theme
        self.columns.setParent(self)
        self.setAccessibleName(self.tr("Columns"))
        self.setItemDelegate(_OneLine(self))
        self.setItemDelegateForColumn(WHY, _Reason(self))
        self.setWordWrap(True)
        self.stretch(SAMPLES)
        for changed in (self.columns.modelReset, self.columns.dataChanged):
            changed.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reasons have another width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Each has the width it needs while values keep some; else reasons have several lines."""
        px = self._theme.px
        heading = max(min(self._needed(HEADING), px(_HEADING)), px(_LEAST))
        taken = max(self._needed(TAKEN), px(_LEAST))
        room = self.viewport().width() - heading - taken
        why = max(min(self._needed(WHY), room - px(_LEAST)), room // 2)
        for column, width in {HEADING: heading, TAKEN: taken, WHY: why}.items():
            self.setColumnWidth(column, width)
        self.resizeRowsToContents()

    def _needed(self, column: int) -> int:
        texts = (self.columns.index(row, column).data() for row in range(self.columns.rowCount()))
        return max(map(self.fontMetrics().horizontalAdvance, texts), default=0) + _MARGINS + 2
