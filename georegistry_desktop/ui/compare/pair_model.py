"""Both trees for Qt's view: a line for each unit in sight, a column for each side."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from georegistry_desktop.compare import UNIT_KINDS, Differences
from georegistry_desktop.scene.tree import Unfolded
from georegistry_desktop.ui.compare.pair_tree import PairTree
from georegistry_desktop.ui.words import kind_word

Index = QModelIndex | QPersistentModelIndex


class PairModel(QAbstractTableModel):
    """An adapter over ``Unfolded``. A *place* is a row of this table, a *line* one of the ``PairTree``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pair: PairTree | None = None
        self.differences: Differences | None = None
        self.unfolded: Unfolded | None = None
        self.titles = ("", "")

    def show(self, pair: PairTree | None, differences: Differences | None, unfolded: Unfolded | None) -> None:
        """Show another tree, or another state of this one."""
        self.beginResetModel()
        self.pair, self.differences, self.unfolded = pair, differences, unfolded
        self.endResetModel()

    def line(self, place: int) -> int:
        """The line at a place, -1 for none."""
        rows = self.unfolded.rows if self.unfolded is not None else ()
        return int(rows[place]) if 0 <= place < len(rows) else -1

    def place_of(self, line: int) -> int | None:
        """Where a line stands; None while it is folded away."""
        if self.unfolded is None:
            return None
        found = np.flatnonzero(self.unfolded.rows == line)
        return int(found[0]) if len(found) else None

    def kind(self, line: int, side: int) -> str | None:
        """The kind of difference to mark on a side of a line; None where there is none."""
        if self.pair is None or self.differences is None or not self.pair.name(line, side):
            return None
        unit = int(self.pair.unit_of[line])
        return UNIT_KINDS[self.differences.kinds[unit]] if unit >= 0 else None

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.unfolded is None else len(self.unfolded.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.pair is None or not index.isValid():
            return None
        line, side = self.line(index.row()), index.column()
        name = self.pair.name(line, side)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            if not name:
                return self.tr("not here")
            kind = self.kind(line, side)
            return f"{name}, {kind_word(kind)}" if kind else name
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
