"""Problems as a table for Qt's views; thousands of rows are no burden."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ORDER = {"fatal": 0, "error": 1, "warning": 2}


class ProblemTable(QAbstractTableModel):
    """The worst first. ``text`` says what stands in a column, below one of the ``headings``; the columns of
    ``numbers`` stand to the right."""

    def __init__(
        self,
        theme: Theme,
        text: Callable[[Problem, int], str],
        parent: QObject,
        *,
        numbers: Collection[int] = (),
    ) -> None:
        super().__init__(parent)
        self.headings: Sequence[str] = ()
        self._theme, self._text, self._numbers = theme, text, numbers
        self.problems: list[Problem] = []

    def show(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        self.beginResetModel()
        self.problems = sorted(problems, key=lambda p: _ORDER[p.severity])
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem, column = self.problems[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(problem, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            mild = problem.severity == "warning"
            return self._theme.icon("warning" if mild else "error", "check" if mild else "missing")
        return None

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if column in self._numbers else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
