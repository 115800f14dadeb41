"""What is wrong with what was read: file, row, column, what is wrong (with the value), what to do."""

from __future__ import annotations

from PySide6.QtCore import QObject

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ProblemTable
from georegistry_desktop.ui.words import number_words, remedy, sentence
from georegistry_desktop.ui.words.terms import field_word

FILE, ROW, FIELD, TEXT, REMEDY = range(5)


class ProblemModel(ProblemTable):
    """Problems of a file."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, _text, parent, numbers=(ROW,))
        self.headings = (
            self.tr("File"),
            self.tr("Row"),
            self.tr("Column"),
            self.tr("Problem"),
            self.tr("What to do"),
        )


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
