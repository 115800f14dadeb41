"""The table of the extra fields, or of the translations."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.ui.inspector.keys_model import TYPES, Keyed, KeysModel
from georegistry_desktop.ui.inspector.subject import Shown
from georegistry_desktop.ui.theme import Theme

_MANY = 10
"""From so many keys on there is a line to look for one."""
_ROW = 28
_TYPE, _LANGUAGE, _FIELD = 70, 54, 84
"""Widths of columns that hold short words."""


class KeysTable(QWidget):
    """As high as it has rows, so that the inspector scrolls and not the table in it. See ``KeysModel``."""

    def __init__(self, keyed: Keyed, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._waiting: dict[str, Shown] | None = None
        self.model = KeysModel(keyed)
        self._found = _Found(self.model)
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Find a field"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look)
        self.view = _View(self.model, self._found)
        self.view.setAccessibleName(name)
        self.view.edited.connect(self._show_waiting, Qt.ConnectionType.QueuedConnection)
        header = self.view.horizontalHeader()
        header.setVisible(False)
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self._narrow = {2: _TYPE} if keyed == "extra" else {0: _LANGUAGE, 1: _FIELD}
        for column in self._narrow:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        if keyed == "extra":
            self.view.setItemDelegateForColumn(2, _TypeDelegate(self.view))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self.view)
        theme.changed.connect(self._fit)
        self._fit()

    def show_keys(self, keys: dict[str, Shown]) -> None:
        """Show these keys with their values; while a cell is being edited, once that has ended."""
        if self.view.is_editing:
            self._waiting = keys
            return
        self._waiting = None
        self.model.show(keys)
        self.search.setVisible(len(keys) > _MANY)
        if len(keys) <= _MANY:
            self.search.clear()
        self._fit()

    def _show_waiting(self) -> None:
        if self._waiting is not None:
            self.show_keys(self._waiting)

    def lock(self, locked: bool) -> None:
        """Let them be read only."""
        self.model.lock(locked)
        self._fit()

    def _look(self, text: str) -> None:
        self._found.look_for(text)
        self._fit()

    def _fit(self) -> None:
        row = self._theme.px(_ROW)
        self.view.verticalHeader().setDefaultSectionSize(row)
        self.view.setFixedHeight(row * self._found.rowCount() + 2)
        for column, width in self._narrow.items():
            self.view.horizontalHeader().resizeSection(column, self._theme.px(width))


class _Found(QSortFilterProxyModel):
    """The rows of which any cell holds a text; the blank row always."""

    def __init__(self, model: KeysModel) -> None:
        super().__init__()
        self._model, self._text = model, ""
        self.setSourceModel(model)

    def look_for(self, text: str) -> None:
        self.beginFilterChange()
        self._text = text.casefold()
        self.endFilterChange()

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        if self._model.key(row) is None:
            return True
        cells = (str(self._model.index(row, column, parent).data()) for column in range(3))
        return any(self._text in cell.casefold() for cell in cells)


class _View(QTableView):
    """Enter or F2 edits, Delete removes the key, Tab leaves the table as any field; ``edited``: a cell."""

    edited = Signal()

    def __init__(self, model: KeysModel, found: QSortFilterProxyModel) -> None:
        super().__init__()
        self._keys = model
        self._found = found
        self.setModel(found)
        found.modelAboutToBeReset.connect(self._forget_click)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().setVisible(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.SelectedClicked
            | triggers.DoubleClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
        )

    @property
    def is_editing(self) -> bool:
        """Whether a person types in a cell."""
        return bool(self.state() == self.State.EditingState)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Say that the cell is left."""
        super().closeEditor(editor, hint)
        self.edited.emit()

    def _forget_click(self) -> None:
        """A click edits a moment later what is current by then, which may be nothing."""
        if self.currentIndex().isValid():
            self.edit(self.currentIndex(), self.EditTrigger.CurrentChanged, QEvent(QEvent.Type.None_))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the table itself has none for."""
        index = self._found.mapToSource(self.currentIndex())
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self._keys.remove(index.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_editing:
            # As F2 does: Qt complains of what may not be edited where it is not told why it is asked.
            self.edit(self.currentIndex(), self.EditTrigger.EditKeyPressed, event)
        else:
            super().keyPressEvent(event)


class _TypeDelegate(QStyledItemDelegate):
    """A list of types to choose from."""

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        box = QComboBox(parent)
        for kind in TYPES:
            box.addItem(kind, kind)
        box.setCurrentIndex(box.findData(index.data(Qt.ItemDataRole.UserRole)))
        box.activated.connect(lambda _: self._chosen(box))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """It was chosen when it was made."""

    def setModelData(
        self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        assert isinstance(editor, QComboBox)
        kind = editor.currentData()
        if kind != index.data(Qt.ItemDataRole.UserRole):
            index.model().setData(index, kind)

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
