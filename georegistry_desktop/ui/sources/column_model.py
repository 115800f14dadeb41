"""The columns of what was read as a table for Qt's views; what each is taken for can be changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from georegistry_desktop.ui.sources.column_choices import (
    EXTRA,
    IGNORED,
    assigned,
    choice_of,
    choice_word,
    why_words,
)
from georegistry_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from georegistry_desktop.exchange import FileMapping, SeenTable

Index = QModelIndex | QPersistentModelIndex
HEADING, SAMPLES, TAKEN, WHY = range(4)
LAYER = "layer"
"""Under this heading stand the names of layers and sheets, as in a mapping file."""


class ColumnModel(QAbstractTableModel):
    """Heading, values, what it is taken for, why. ``edited(mapping)`` when a person chose something else."""

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns: list[tuple[str, str]] = []
        self._tables: Sequence[SeenTable] = ()
        self.mapping: FileMapping | None = None

    def show(self, tables: Sequence[SeenTable], mapping: FileMapping | None) -> None:
        """Show the columns of tables, each heading once; ``mapping`` is what they are taken for."""
        self.beginResetModel()
        seen: dict[str, str] = {}
        for table in tables:
            for column in table.columns:
                if not seen.get(column.heading):
                    seen[column.heading] = " · ".join(column.samples)
        self._tables, self.mapping = tables, mapping
        self._columns = [*seen.items()] if mapping is not None else []
        self.endResetModel()

    def _is_layer(self, heading: str) -> bool:
        """Whether it is no column of the files, but made of the names of their layers."""
        return heading == LAYER and any(table.layer for table in self._tables)

    @property
    def levels(self) -> int:
        """How many columns name ancestors."""
        return len(self.mapping.levels) if self.mapping else 0

    def choice(self, row: int) -> str:
        """What the column of a row is taken for."""
        return choice_of(self.mapping, self._columns[row][0]) if self.mapping else EXTRA

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == TAKEN else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("Column"), self.tr("Values"), self.tr("Taken for"), self.tr("Why"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice = self.choice(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            heading, samples = self._columns[index.row()]
            guesses = [guess for table in self._tables for guess in table.guesses]
            texts = {
                HEADING: lambda: (
                    self.tr("Name of its layer or sheet") if self._is_layer(heading) else heading
                ),
                SAMPLES: lambda: samples,
                TAKEN: lambda: choice_word(choice),
                WHY: lambda: why_words(guesses, heading, choice),
            }
            return texts[index.column()]()
        if role == Qt.ItemDataRole.EditRole and index.column() == TAKEN:
            return choice
        if role == Qt.ItemDataRole.ForegroundRole:
            is_loose = choice in (EXTRA, IGNORED) and index.column() == TAKEN
            return self._theme.colour("muted") if is_loose or index.column() in (SAMPLES, WHY) else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or self.mapping is None or value == self.choice(index.row()):
            return False
        self.mapping = assigned(self.mapping, self._columns[index.row()][0], str(value))
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._columns) - 1, WHY), [])
        self.edited.emit(self.mapping)
        return True
