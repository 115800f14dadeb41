"""Problems of a version as a table for Qt's views."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import field_word, remedy, sentence

Index = QModelIndex | QPersistentModelIndex
_ORDER = {"fatal": 0, "error": 1, "warning": 2}


class ProblemList(QAbstractTableModel):
    """The worst first: what is wrong (unit, sentence), the field, what to do."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.problems: list[Problem] = []

    def show(self, problems: Sequence[Problem]) -> None:
        """Show other problems."""
        self.beginResetModel()
        self.problems = sorted(problems, key=lambda p: _ORDER[p.severity])
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("Problem"), self.tr("Field"), self.tr("What to do"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self.problems[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(problem, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            is_warning = problem.severity == "warning"
            return self._theme.icon(
                "warning" if is_warning else "error", "check" if is_warning else "missing"
            )
        return None

    def _text(self, problem: Problem, column: int) -> str:
        params = {"unit": problem.unit, "field": problem.field, **problem.params}
        if column == 0:
            return sentence(problem.code, params)
        if column == 1:
            return field_word(problem.field) if problem.field else ""
        return remedy(problem.code, params)
