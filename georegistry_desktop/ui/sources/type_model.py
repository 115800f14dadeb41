"""What the values of the type or level column mean, as a table for Qt's views; each can be changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import number_words

if TYPE_CHECKING:
    from georegistry_desktop.exchange import FileMapping, SeenTable

Index = QModelIndex | QPersistentModelIndex
VALUE, UNITS, TYPE = range(3)


class TypeModel(QAbstractTableModel):
    """A value as it stands in the files, its units, the type it becomes. ``edited(mapping)`` when a person
    chose another one."""

    edited = Signal(object)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kinds: list[tuple[str, int]] = []
        self.known: tuple[str, ...] = ()
        self.mapping: FileMapping | None = None

    def show(self, tables: Sequence[SeenTable], mapping: FileMapping | None) -> None:
        """Show the values of all tables, the most frequent first, with what ``mapping`` says they mean."""
        counts: Counter[str] = Counter()
        for table in tables:
            counts.update(table.kinds)
        kinds = counts.most_common() if mapping is not None else []
        if kinds != self._kinds:
            self.beginResetModel()
            self._kinds, self.mapping = kinds, mapping
            self.endResetModel()
            return
        # Who is typing in a row, or has come to it, stays there.
        before = [self._type(value) for value, _ in kinds]
        self.mapping = mapping
        for row, (value, _) in enumerate(kinds):
            if self._type(value) != before[row]:
                self.dataChanged.emit(self.index(row, 0), self.index(row, TYPE), [])

    @property
    def choices(self) -> list[str]:
        """The types to choose from: those of the registry, then those that the files name."""
        named = [self._type(value) for value, _ in self._kinds]
        return list(dict.fromkeys([*self.known, *named, *(value for value, _ in self._kinds)]))

    def _type(self, value: str) -> str:
        return self.mapping.types.get(value, value) if self.mapping is not None else value

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._kinds)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == TYPE else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("In the file"), self.tr("Units"), self.tr("Becomes the type"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        value, units = self._kinds[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (value, number_words(units), self._type(value))[index.column()]
        if role == Qt.ItemDataRole.EditRole and index.column() == TYPE:
            return self._type(value)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            is_same = index.column() == TYPE and self._type(value) == value
            return self._theme.colour("muted") if is_same or index.column() == UNITS else None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Nothing, or the value itself, means that it is a type as it stands."""
        if role != Qt.ItemDataRole.EditRole or self.mapping is None:
            return False
        held, chosen = self._kinds[index.row()][0], str(value or "").strip()
        if (chosen or held) == self._type(held):
            return False
        others = {word: means for word, means in self.mapping.types.items() if word != held}
        said = {held: chosen} if chosen not in ("", held) else {}
        self.mapping = replace(self.mapping, types=others | said)
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), TYPE), [])
        self.edited.emit(self.mapping)
        return True


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == UNITS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
