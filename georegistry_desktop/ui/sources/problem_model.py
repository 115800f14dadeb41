"""What is wrong with what was read as a table for Qt's views; thousands of rows are no burden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import number_words, remedy, sentence
from georegistry_desktop.ui.words.terms import field_word

Index = QModelIndex | QPersistentModelIndex
FILE, ROW, FIELD, TEXT, REMEDY = range(5)
_ORDER = {"fatal": 0, "error": 1, "warning": 2}


class ProblemModel(QAbstractTableModel):
    """The worst first: file, row, column, what is wrong (with the value), what to do."""

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
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (
                self.tr("File"),
                self.tr("Row"),
                self.tr("Column"),
                self.tr("Problem"),
                self.tr("What to do"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem, column = self.problems[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _text(problem, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column == FILE:
            mild = problem.severity == "warning"
            return self._theme.icon("warning" if mild else "error", "check" if mild else "missing")
        return None


def _text(problem: Problem, column: int) -> str:
    params = {"unit": problem.unit, "field": problem.field, **problem.params}
    if column == FILE:
        return problem.file or ""
    if column == ROW:
        return "" if problem.row is None else number_words(problem.row)
    if column == FIELD:
        return _field(problem.field)
    return sentence(problem.code, params) if column == TEXT else remedy(problem.code, params)


def _field(field: str | None) -> str:
    if not field:
        return ""
    try:
        return field_word("source_ref" if field == "ref" else field)
    except KeyError:  # a column's own heading, or a field that only files have
        return field


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == ROW else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
