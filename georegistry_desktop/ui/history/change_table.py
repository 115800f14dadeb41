"""What one entry changed, unit by unit, as a table for Qt's views."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from georegistry_desktop.domain.changes import Change, Created, Deleted, target
from georegistry_desktop.ui.history.kinds import kinds_of_units
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import change_words
from georegistry_desktop.workflows import LookedBack

Index = QModelIndex | QPersistentModelIndex


class ChangeTable(QAbstractTableModel):
    """A row for each change, those of one unit together: the unit's name once, then what was changed."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._back: LookedBack | None = None
        self._changes: list[Change] = []
        self._kinds: dict[str, str] = {}

    def show(self, back: LookedBack | None) -> None:
        """Show what another entry changed."""
        self.beginResetModel()
        self._back = back
        held: dict[tuple[str, str], list[Change]] = {}
        for change in back.changeset if back else ():
            held.setdefault(target(change), []).append(change)
        self._changes = [change for changes in held.values() for change in changes]
        self._kinds = kinds_of_units(self._changes)
        self.endResetModel()

    def unit_at(self, row: int) -> str:
        """The uuid of the unit in a row; empty for a group."""
        kind, uuid = target(self._changes[row])
        return uuid if kind == "unit" else ""

    def rows_of(self, uuid: str) -> list[int]:
        """The rows that speak of a unit."""
        return [row for row in range(len(self._changes)) if self.unit_at(row) == uuid]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._changes)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("Unit"), self.tr("What changed"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self._back is None:
            return None
        row, column = index.row(), index.column()
        change = self._changes[row]
        is_first = row == 0 or target(self._changes[row - 1]) != target(change)
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return self._name(change) if is_first else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._name(change) if column == 0 else change_words(change, self._back.name)
        if role == Qt.ItemDataRole.DecorationRole and column == 0 and is_first:
            kind = self._kinds.get(target(change)[1], "changed")
            return self._theme.icon(kind, kind)
        return None

    def _name(self, change: Change) -> str:
        kind, uuid = target(change)
        assert self._back is not None
        name = change.record.name if isinstance(change, (Created, Deleted)) else self._back.name(uuid)
        if kind == "unit":
            return name
        form = self.tr("Group {name}") if kind == "group" else self.tr("Group set {name}")
        return form.format(name=name)
