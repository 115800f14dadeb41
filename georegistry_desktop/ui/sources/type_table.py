"""The table of what values become which type, with a list of types in each row that can also be typed in."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from georegistry_desktop.ui.sources.choice_table import ChoiceTable
from georegistry_desktop.ui.sources.type_model import TYPE, UNITS, VALUE, TypeModel
from georegistry_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_MOST_ROWS = 6
"""Of more values the table scrolls."""


class _Chooser(QStyledItemDelegate):
    """A new type is typed, one that is there is chosen."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        model = index.model()
        assert isinstance(model, TypeModel)
        box.addItems(model.choices)
        box.activated.connect(lambda _: self._take(box))
        return box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The delegate would end typing a moment later, when the box has closed on a type that is there.
        enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.type() == QEvent.Type.KeyPress and isinstance(watched, QComboBox):
            self._take(watched)
            return True
        return super().eventFilter(watched, event)

    def _take(self, box: QComboBox) -> None:
        box.blockSignals(True)  # once more it would say so when it loses the keyboard
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))
        line = editor.lineEdit()
        assert line is not None
        line.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QComboBox)
        model.setData(index, editor.currentText())


class TypeTable(ChoiceTable):
    """Enter, F2 or a click on a type offers others. As high as its rows, up to a few."""

    def __init__(self, theme: Theme) -> None:
        self.types = TypeModel(theme)
        super().__init__(self.types, TYPE, _Chooser(), theme)
        self.types.setParent(self)
        self.setAccessibleName(self.tr("Types"))
        self.setColumnWidth(UNITS, theme.px(70))
        self.stretch(VALUE, TYPE)
        self.types.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        rows = min(self.types.rowCount(), _MOST_ROWS) * self.verticalHeader().defaultSectionSize()
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
