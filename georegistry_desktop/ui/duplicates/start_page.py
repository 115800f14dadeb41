"""Before pairs are in hand: what belongs here, and in which version to look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
)

from georegistry_desktop.session import Job
from georegistry_desktop.storage import Version
from georegistry_desktop.ui.pairs.run_strip import RunStrip
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import StartColumn, allow, button, label
from georegistry_desktop.ui.words import version_words

_USUAL = 50


class StartPage(StartColumn):
    """``asked(label, score)`` when a person wants a version looked through."""

    asked = Signal(str, float)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._job: Job[Any] | None = None
        self._chosen = False
        self.introduce(
            self.tr("Find units that are the same place"),
            self.tr(
                "A facility that was entered twice counts twice. Each pair of units of one version that"
                " is likely one place is listed with its score and the reasons. In a live version you"
                " merge one into the other; of any version you can say that two are one place, or two:"
                " that is kept, and not asked again."
            ),
        )
        column = self.column
        self.strip = RunStrip(theme)
        column.addWidget(self._make_form(theme))
        column.addWidget(self.strip)
        self.result = label("", wrap=True)
        self.result.hide()
        column.addWidget(self.result)
        column.addStretch(1)
        self.strip.turned.connect(self._turn)
        self.strip.cancelled.connect(lambda: self._job.cancel() if self._job is not None else None)
        self._offer()

    def _make_form(self, theme: Theme) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self.version = QComboBox()
        self.version.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.version.setMinimumContentsLength(24)
        self.version.setAccessibleName(self.tr("Version"))
        self.version.activated.connect(self._touched)
        self.score = QSpinBox()
        self.score.setRange(1, 100)
        self.score.setValue(_USUAL)
        self.score.setMinimumWidth(theme.px(84))
        self.score.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        self.score.setAccessibleName(self.tr("Least score"))
        self.score.setToolTip(self.tr("The chance, in per cent, that two units are one place"))
        form.addRow(self.tr("In"), self.version)
        form.addRow(self.tr("Pairs from score"), self.score)
        for field in (self.version, self.score):
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.run = button(self.tr("Find duplicates"), self._ask, "main")
        self.run.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        column.addLayout(form)
        column.addWidget(self.run)
        return card

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Offer other versions; the default live one is the first choice."""
        before = self.version.currentData()
        labels = [v.label for v in reversed(versions)]
        self.version.clear()
        for name in labels:
            self.version.addItem(version_words(name), name)
        live = sorted((v for v in versions if v.state == "live"), key=lambda v: not v.is_default)
        if before in labels and self._chosen:
            self.version.setCurrentIndex(labels.index(before))
        elif live:
            self.version.setCurrentIndex(labels.index(live[0].label))
        self._offer()

    def choose(self, version: str) -> None:
        """Name a version by its label."""
        self._chosen = True
        self.version.setCurrentIndex(self.version.findData(version))
        self._offer()

    def show_job(self, job: Job[Any] | None) -> None:
        """Say how far it is; None: nothing is looked for."""
        self._job = job
        self.strip.show_job(job)
        if job is not None:
            self.say("")
        self._offer()

    def say(self, words: str) -> None:
        """Say what came of it, where that is nothing."""
        self.result.setText(words)
        self.result.setVisible(bool(words))

    def _turn(self) -> None:
        if self._job is not None:
            (self._job.resume if self._job.state == "paused" else self._job.pause)()

    def _touched(self) -> None:
        self._chosen = True
        self.say("")
        self._offer()

    def _ask(self) -> None:
        self._chosen = True
        self.asked.emit(self.version.currentData() or "", float(self.score.value()))

    def _offer(self) -> None:
        reason = None if self.version.currentData() else self.tr("Bring in a version first, in Sources.")
        if self._job is not None:
            reason = self.tr("A version is being looked through.")
        allow(self.run, reason)
