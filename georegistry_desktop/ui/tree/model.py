"""A tree of units for Qt's views: the rows in sight as a flat table."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from georegistry_desktop.scene.tree import TreeArrays, Unfolded
from georegistry_desktop.scene.tree.forest import Mask
from georegistry_desktop.scene.tree.spans import Rows
from georegistry_desktop.ui.tree.columns import COLUMNS
from georegistry_desktop.ui.tree.marks import Marks
from georegistry_desktop.ui.words import status_word

UNITS_MIME = "application/x-georegistry-units"
_MANY_RUNS = 60
"""With more places of change than this, the view is better told that all is new."""
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_MOVABLE = _FIXED | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled
Index = QModelIndex | QPersistentModelIndex


class TreeModel(QAbstractTableModel):
    """An adapter over ``Unfolded``. A *place* is a row of this table, a *row* one of the tree's arrays.

    Qt's own tree view asks twice for each visible item whenever rows come, which stalls with 100,000
    children; a flat table is told once. ``dropped(uuids, parent)`` asks for a move.
    """

    dropped = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._unfolded: Unfolded | None = None
        self._rows: Rows = np.zeros(0, np.int32)
        self.marks = Marks()
        self.hits: Mask | None = None
        """What was searched for, by row; the others in sight are drawn back."""
        self.can_move = False

    @property
    def tree(self) -> TreeArrays | None:
        return self._unfolded.tree if self._unfolded else None

    @property
    def unfolded(self) -> Unfolded | None:
        """What is in sight."""
        return self._unfolded

    @property
    def rows(self) -> Rows:
        """The tree's rows in sight, from top to bottom."""
        return self._rows

    def row_at(self, place: int) -> int:
        """The tree's row at a place."""
        return int(self._rows[place])

    def place_of(self, row: int) -> int | None:
        """The place of a tree's row; None when it is not in sight."""
        found = np.flatnonzero(self._rows == row)
        return int(found[0]) if len(found) else None

    def show(self, unfolded: Unfolded | None) -> None:
        """Show something else altogether; what was searched for is not known of it yet."""
        self.hits = None
        self._show_anew(unfolded)

    def _show_anew(self, unfolded: Unfolded | None) -> None:
        self.beginResetModel()
        self._unfolded = unfolded
        self._rows = unfolded.rows if unfolded else np.zeros(0, np.int32)
        self.endResetModel()

    def become(self, unfolded: Unfolded) -> None:
        """Show another state of the same tree: views are told only of what came, went or moved."""
        if self.hits is not None and len(self.hits) < unfolded.tree.n:
            self.hits = np.concatenate([self.hits, np.zeros(unfolded.tree.n - len(self.hits), bool)])
        old, new = self._rows, unfolded.rows
        shortest = min(len(old), len(new))
        differ = np.flatnonzero(old[:shortest] != new[:shortest])
        same = int(differ[0]) if len(differ) else shortest
        tail_old, tail_new = old[same:][::-1], new[same:][::-1]
        shortest = min(len(tail_old), len(tail_new))
        differ = np.flatnonzero(tail_old[:shortest] != tail_new[:shortest])
        tail = int(differ[0]) if len(differ) else shortest
        there, here = _mask(old, unfolded.tree.n), _mask(new, unfolded.tree.n)
        gone = np.flatnonzero(~here[old[same : len(old) - tail]]) + same
        come = np.flatnonzero(~there[new[same : len(new) - tail]]) + same
        gone_runs, come_runs = _runs(gone), _runs(come)
        if len(gone_runs) + len(come_runs) > _MANY_RUNS:
            self._show_anew(unfolded)
            return
        self._unfolded = unfolded
        for first, last in reversed(gone_runs):
            self.beginRemoveRows(QModelIndex(), first, last)
            self._rows = np.delete(self._rows, np.s_[first : last + 1])
            self.endRemoveRows()
        staying = new[there[new]] if len(come) else new
        if not np.array_equal(self._rows, staying):
            self._reorder(staying)
        for first, last in come_runs:
            self.beginInsertRows(QModelIndex(), first, last)
            self._rows = np.insert(self._rows, first, new[first : last + 1])
            self.endInsertRows()

    def look_again(self, touched: Rows | None = None) -> None:
        """Tell the views that texts changed, of the tree's rows ``touched`` (k,), or of all."""
        runs = [(0, len(self._rows) - 1)] if len(self._rows) else []
        if (
            touched is not None
            and len(found := _runs(np.flatnonzero(np.isin(self._rows, touched)))) <= _MANY_RUNS
        ):
            runs = found
        for first, last in runs:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _reorder(self, rows: Rows) -> None:
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        place = np.zeros(int(self._rows.max()) + 1, np.int64)
        place[rows] = np.arange(len(rows))
        moved = [self.index(int(place[self._rows[i.row()]]), i.column()) for i in held]
        self._rows = rows
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].word
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].number else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        tree = self.tree
        if tree is None or not index.isValid():
            return None
        column, row = COLUMNS[index.column()], int(self._rows[index.row()])
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(tree, row)
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and column.key == "name":
            return self.spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.tip(row)
        return None

    def spoken(self, row: int) -> str:
        """A row in words: what its icon, its place and its marks say to the eye."""
        tree = self._unfolded.tree if self._unfolded else None
        if tree is None:
            return ""
        words = [
            tree.name(row),
            tree.type_name(row) or "",
            status_word(tree.status_word(row)),
            self.tr("level {n}").format(n=tree.depth[row] + 1),
        ]
        if below := tree.descendant_count(row):
            words.append(self.tr("%Ln unit(s) below", "", below))
            is_open = bool(self._unfolded and self._unfolded.opened[row])
            words.append(self.tr("open") if is_open else self.tr("closed"))
        if mark := self.marks.own.get(row):
            words.append(mark.words)
        return ", ".join(word for word in words if word)

    def tip(self, row: int) -> str:
        """What is not said in the row itself."""
        tree = self.tree
        if tree is None:
            return ""
        lines = [" › ".join([*(tree.name(above) for above in tree.ancestors(row)), tree.name(row)])]
        lines.append(" · ".join(filter(None, [tree.type_name(row), status_word(tree.status_word(row))])))
        lines += [mark.words] if (mark := self.marks.own.get(row)) else []
        if row in tree.strays:
            lines.append(self.tr("Its parent is not in this version, or stands below it."))
        if not tree.has_point[row] and not tree.has_boundary[row]:
            lines.append(self.tr("Not on the map: no point and no boundary."))
        return "\n".join(lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _MOVABLE if self.can_move else _FIXED

    # Drag and drop

    def mimeTypes(self) -> list[str]:
        return [UNITS_MIME]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        tree, data = self.tree, QMimeData()
        if tree is not None:
            places = dict.fromkeys(index.row() for index in indexes)
            uuids = [tree.uuid(self.row_at(place)) for place in places]
            data.setData(UNITS_MIME, QByteArray(json.dumps(uuids).encode()))
            data.setText("\n".join(tree.name(self.row_at(place)) for place in places))
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        tree = self.tree
        if tree is None or not self.can_move or not parent.isValid() or not data.hasFormat(UNITS_MIME):
            return False
        target = self.row_at(parent.row())
        path = {*tree.ancestors(target), target}
        moved = tree.rows(_uuids(data)).tolist()
        # A unit cannot stand below itself, and one that is there already need not move.
        return not path & set(moved) and any(tree.parent[row] != target for row in moved)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        tree = self.tree
        if tree is None or not self.canDropMimeData(data, action, row, column, parent):
            return False
        self.dropped.emit(_uuids(data), tree.uuid(self.row_at(parent.row())))
        # The move is shown when the registry tells of it; the view must not take rows away by itself.
        return False


def _uuids(data: QMimeData) -> list[str]:
    return [str(uuid) for uuid in json.loads(bytes(data.data(UNITS_MIME).data()))]


def _mask(rows: Rows, n: int) -> Mask:
    mask = np.zeros(n, bool)
    mask[rows] = True
    return mask


def _runs(places: np.ndarray[Any, np.dtype[np.int64]]) -> list[tuple[int, int]]:
    """First and last of each run of neighbouring places."""
    if not len(places):
        return []
    breaks = np.flatnonzero(np.diff(places) != 1)
    firsts = places[np.concatenate([[0], breaks + 1])]
    lasts = places[np.concatenate([breaks, [len(places) - 1]])]
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))
