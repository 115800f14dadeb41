"""Problems of a version: what is wrong (unit, sentence), the field, what to do."""

from __future__ import annotations

from PySide6.QtCore import QObject

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ProblemTable
from georegistry_desktop.ui.words import field_word, remedy, sentence


class ProblemList(ProblemTable):
    """Problems of the tree that is shown."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(theme, _text, parent)
        self.headings = self.tr("Problem"), self.tr("Field"), self.tr("What to do")


def _text(problem: Problem, column: int) -> str:
    params = {"unit": problem.unit, "field": problem.field, **problem.params}
    if column == 0:
        return sentence(problem.code, params)
    if column == 1:
        return field_word(problem.field) if problem.field else ""
    return remedy(problem.code, params)
