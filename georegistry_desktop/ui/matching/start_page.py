"""Before a matching is in hand: what belongs here, a form for a new one, and those that were kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.session import Job
from georegistry_desktop.storage import MatchRun
from georegistry_desktop.ui.matching.opening import Opening
from georegistry_desktop.ui.matching.run_form import RunForm
from georegistry_desktop.ui.pairs.run_strip import RunStrip
from georegistry_desktop.ui.pairs.terms import algorithm_words
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import StartColumn, allow, button, label
from georegistry_desktop.ui.words import moment_words, number_words, version_words

_RUN = Qt.ItemDataRole.UserRole
_LINES = 9
_LINE = 28


class StartPage(StartColumn):
    """``goOn(MatchRun)`` when a person goes on with a kept matching, ``duplicatesAsked`` when they want to
    look for units of one version that are the same place."""

    goOn = Signal(object)
    duplicatesAsked = Signal()

    def __init__(self, theme: Theme, algorithms: Sequence[str]) -> None:
        super().__init__(theme)
        self._theme = theme
        self.introduce(
            self.tr("Match two versions"),
            self.tr(
                "Each unit of one list gets its likely counterparts in the other, with a score and its"
                " reasons. You decide on what is doubtful; decisions are kept, also when either list is"
                " brought in again."
            ),
        )
        column = self.column
        self.form, self.strip = RunForm(theme, algorithms), RunStrip(theme)
        column.addWidget(self.form)
        column.addWidget(self.strip)
        column.addWidget(self._make_runs())
        self.duplicates = button(
            self.tr("Find duplicates in one version…"), self.duplicatesAsked.emit, "link"
        )
        row = QHBoxLayout()
        row.addWidget(self.duplicates)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(1)
        self.show_runs([])

    def _make_runs(self) -> QWidget:
        self._card = QFrame()
        self._card.setProperty("role", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(18, 14, 18, 14)
        inside.setSpacing(8)
        inside.addWidget(label(self.tr("Matchings so far"), "heading"))
        self.runs = QTreeWidget()
        self.runs.setAccessibleName(self.tr("Matchings so far"))
        self.runs.setRootIsDecorated(False)
        self.runs.setUniformRowHeights(True)
        self.runs.setAllColumnsShowFocus(True)
        self.runs.setProperty("role", "list")
        self.runs.setHeaderLabels(
            [self.tr("Versions"), self.tr("Compared by"), self.tr("Links"), self.tr("Who"), self.tr("When")]
        )
        self.runs.header().setStretchLastSection(False)
        self.runs.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.runs.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.runs.itemActivated.connect(lambda _item, _column: self._go_on())
        self.runs.currentItemChanged.connect(lambda _now, _before: self._offer())
        inside.addWidget(self.runs)
        self.go_on = button(self.tr("Go on with it"), self._go_on)
        row = QHBoxLayout()
        row.addWidget(self.go_on)
        row.addStretch()
        inside.addLayout(row)
        return self._card

    def serve(self, opening: Opening) -> None:
        """Ask it for what a person wants here, and show what it tells."""

        def turn() -> None:
            job = opening.job
            if job is not None:
                (job.resume if job.state == "paused" else job.pause)()

        self.form.asked.connect(opening.match)
        self.strip.turned.connect(turn)
        self.strip.cancelled.connect(lambda: opening.job.cancel() if opening.job is not None else None)
        opening.listed.connect(self.show_runs)
        opening.jobChanged.connect(lambda: self.show_job(opening.job))

    def show_job(self, job: Job[Any] | None) -> None:
        """Say how far a matching is; None: none is under way."""
        self.strip.show_job(job)
        self.form.forbid(None if job is None else self.tr("A matching is under way."))

    def show_runs(self, found: Sequence[MatchRun]) -> None:
        """List what was matched, the newest first."""
        at = self.runs.currentIndex().row()
        self.runs.clear()
        for run in found:
            words = [
                f"{version_words(run.a)} → {version_words(run.b)}",
                algorithm_words(run.algorithm),
                number_words(int(run.counts.get("proposed", 0))),
                run.author,
                moment_words(run.created_at),
            ]
            item = QTreeWidgetItem(words)
            item.setData(0, _RUN, run)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(0, words[0])
            item.setSizeHint(0, QSize(0, self._theme.px(_LINE)))
            self.runs.addTopLevelItem(item)
        self._card.setVisible(bool(found))
        if found:
            lines = min(len(found), _LINES)
            self.runs.setFixedHeight(
                self.runs.header().sizeHint().height() + lines * self._theme.px(_LINE) + 4
            )
            self.runs.setCurrentIndex(self.runs.model().index(min(max(at, 0), len(found) - 1), 0))
        self._offer()

    def chosen_run(self) -> MatchRun | None:
        """The matching that the list is at."""
        item = self.runs.currentItem()
        found = item.data(0, _RUN) if item is not None else None
        return found if isinstance(found, MatchRun) else None

    def _offer(self) -> None:
        run = self.chosen_run()
        reason = None if run is not None else self.tr("Choose a matching in the list.")
        if run is not None and not run.is_newest:
            reason = self.tr("A newer matching of these two took its place.")
        allow(self.go_on, reason)

    def _go_on(self) -> None:
        run = self.chosen_run()
        if run is not None and run.is_newest:
            self.goOn.emit(run)
