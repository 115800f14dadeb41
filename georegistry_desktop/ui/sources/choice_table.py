"""What the tables of the import form share: one column of each row is chosen from a list."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from georegistry_desktop.ui.theme import Theme

_ROW = 28


class ChoiceTable(QTableView):
    """Enter, F2 or a click on the column ``chosen`` opens what ``chooser`` offers."""

    def __init__(
        self, model: QAbstractTableModel, chosen: int, chooser: QStyledItemDelegate, theme: Theme
    ) -> None:
        super().__init__()
        self._chosen = chosen
        self.setModel(model)
        self.setProperty("role", "list")
        chooser.setParent(self)
        self.setItemDelegateForColumn(chosen, chooser)
        # A click is answered by ``_open``: Qt's own triggers would wait for a second one.
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.clicked.connect(self._open)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self.verticalHeader().setMinimumSectionSize(theme.px(_ROW))
        self.horizontalHeader().setHighlightSections(False)

    def stretch(self, *columns: int) -> None:
        """Let these columns share the width that the others leave."""
        for column in columns:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _open(self, index: QModelIndex) -> None:
        if index.column() == self._chosen:
            self.edit(index)
