"""What is wrong with the version in front."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import Job
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.pyramid.problem_list import ProblemList
from georegistry_desktop.ui.tree import Mark
from georegistry_desktop.ui.widgets import allow, button, label
from georegistry_desktop.ui.words import version_words

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry


class ProblemsPane(QFrame):
    """A list that is made when the person asks for it; ``wanted(uuid)`` when he goes to a unit of it.

    ``found()`` comes when the list is another one.
    """

    wanted = Signal(str)
    found = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._version = ""
        self._job: Job[list[Problem]] | None = None
        """The latest; what an older one found is not what is asked for now."""
        self.setProperty("role", "panel")
        self._words = label("", "muted", wrap=True)
        self.again = button(self.tr("Look for problems"), self.look)
        self.model = ProblemList(desk.theme, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setProperty("role", "list")
        self.table.setAccessibleName(self.tr("Problems"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(desk.theme.px(26))
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(self._go)
        self.table.clicked.connect(self._go)
        top = QHBoxLayout()
        top.setContentsMargins(10, 6, 10, 6)
        top.addWidget(self._words, 1)
        top.addWidget(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.table)
        self.forget()

    def forget(self) -> None:
        """Another version is in front: nothing is known of it yet."""
        self._version, self._job = "", None
        self._show([], self.tr("Not looked through yet: names, codes, parents, dates and shapes."))
        self._desk.status.show("problems", "")

    def look(self) -> None:
        """Look the version in front through, as a job."""
        live, version = self._desk.live, self._desk.place.version
        if live is None or not version:
            return
        self._version = version
        self._show([], self.tr("Looking through {version}…").format(version=version_words(version)))
        allow(self.again, self.tr("It is being looked through."))
        name = self.tr("Look for problems in {version}").format(version=version_words(version))

        def check(registry: Registry, progress: Progress) -> list[Problem]:
            from georegistry_desktop.workflows import check_version

            return check_version(registry, version, progress=progress)

        job = self._job = live.session.start(name, check)
        deliver(
            job.future, self, lambda problems: self._take(job, problems), lambda error: self._fail(job, error)
        )

    def changed(self) -> None:
        """Units changed: what was found may no longer be so."""
        if self._version and self.again.isEnabled():
            self._words.setText(
                self.tr(
                    "%Ln problem(s) when it was last looked through; units changed since.",
                    "",
                    len(self.model.problems),
                )
            )

    def marks(self) -> dict[str, Mark]:
        """For each unit with problems a mark, by uuid."""
        by_unit: dict[str, list[str]] = {}
        for place, problem in enumerate(self.model.problems):
            if problem.uuid is not None:
                by_unit.setdefault(problem.uuid, []).append(self.model.index(place, 0).data())
        return {uuid: Mark("check", "\n".join(words)) for uuid, words in by_unit.items()}

    def _take(self, job: Job[list[Problem]], problems: list[Problem]) -> None:
        if job is not self._job:
            return
        count = len(problems)
        words = self.tr("%Ln problem(s)", "", count) if count else self.tr("No problem found.")
        self._show(problems, words)
        self._desk.status.show("problems", words if count else self.tr("No problems"))

    def _show(self, problems: Sequence[Problem], words: str) -> None:
        self.model.show(problems)
        self._words.setText(words)
        allow(self.again, None)
        self.again.setText(self.tr("Look again") if self._version else self.tr("Look for problems"))
        self.found.emit()

    def _fail(self, job: Job[list[Problem]], error: BaseException) -> None:
        if job is not self._job:
            return
        self.forget()
        if not isinstance(error, Cancelled):
            self._desk.fail(error)

    def _go(self, index: QModelIndex) -> None:
        if index.isValid() and (uuid := self.model.problems[index.row()].uuid) is not None:
            self.wanted.emit(uuid)
