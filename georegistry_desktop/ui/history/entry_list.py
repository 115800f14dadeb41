"""The entries of the history as a list for Qt's views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from georegistry_desktop.storage import Entry
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import colon_words, entry_word, label_words, moment_words, version_words

Index = QModelIndex | QPersistentModelIndex
WHEN = Qt.ItemDataRole.UserRole
MORE = Qt.ItemDataRole.UserRole + 1
TAKEN_BACK = Qt.ItemDataRole.UserRole + 2
_ICONS = {
    "undo": "undo",
    "redo": "redo",
    "import": "import",
    "copy": "copy",
    "publish": "publish",
    "default": "flag",
    "drop": "delete",
    "apply": "compare",
    "outside": "plug",
}


class EntryList(QAbstractListModel):
    """Newest first: what was done; as ``WHEN`` the time, as ``MORE`` who, where and to how many units."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.entries: list[Entry] = []
        self._units: Mapping[int, int] = {}
        self._undone: frozenset[int] = frozenset()

    def show(
        self, entries: Sequence[Entry], units: Mapping[int, int], undone: frozenset[int] = frozenset()
    ) -> None:
        """Show others; ``units`` says how many units each touched, ``undone`` the ids of those taken back."""
        self.beginResetModel()
        self.entries, self._units, self._undone = list(entries), units, undone
        self.endResetModel()

    def row_of(self, key: int) -> int:
        """The row of an entry by its id, -1 when it is not shown."""
        return next((row for row, entry in enumerate(self.entries) if entry.id == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return label_words(entry.label)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._theme.icon(_ICONS.get(entry.kind, "edit"), "muted")
        if role == WHEN:
            return moment_words(entry.committed_at or entry.created_at)
        if role == MORE:
            return self._more(entry)
        if role == TAKEN_BACK:
            return entry.id in self._undone
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            when = moment_words(entry.committed_at or entry.created_at)
            what = colon_words(entry_word(entry.kind), label_words(entry.label))
            return f"{what}\n{self._more(entry)} · {when}"
        return None

    def _more(self, entry: Entry) -> str:
        parts = [entry.author, version_words(entry.version)]
        count = self._units.get(entry.id)
        if count is not None:
            parts.append(self.tr("%Ln unit(s)", "", count))
        if entry.id in self._undone:
            parts.append(self.tr("taken back"))
        return " · ".join(parts)
