"""The table of columns, with a list of choices in each row."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from georegistry_desktop.ui.sources.choice_table import ChoiceTable
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


class ColumnTable(ChoiceTable):
    """Enter, F2 or a click on what a column is taken for offers the choices."""

    def __init__(self, theme: Theme) -> None:
        self.columns = ColumnModel(theme)
        super().__init__(self.columns, TAKEN, _Chooser(), theme)
        self.columns.setParent(self)
        self.setAccessibleName(self.tr("Columns"))
        for column, width in {HEADING: 105, TAKEN: 150}.items():
            self.setColumnWidth(column, theme.px(width))
        self.stretch(SAMPLES, WHY)
