"""The table of columns, with a list of choices in each row."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from georegistry_desktop.ui.sources.column_choices import choice_word, choices
from georegistry_desktop.ui.sources.column_model import HEADING, SAMPLES, TAKEN, WHY, ColumnModel
from georegistry_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class _Chooser(QStyledItemDelegate):
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


class ColumnTable(QTableView):
    """Enter, F2 or a click on what a column is taken for offers the choices."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.columns = ColumnModel(theme, self)
        self.setModel(self.columns)
        self.setProperty("role", "list")
        self.setAccessibleName(self.tr("Columns"))
        self.setItemDelegateForColumn(TAKEN, _Chooser(self))
        # A click is answered by ``_open``: Qt's own triggers would wait for a second one.
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.clicked.connect(self._open)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(28))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        for column, width in {HEADING: 105, TAKEN: 150}.items():
            self.setColumnWidth(column, theme.px(width))
        for column in (SAMPLES, WHY):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _open(self, index: QModelIndex) -> None:
        if index.column() == TAKEN:
            self.edit(index)
