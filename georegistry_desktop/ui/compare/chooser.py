"""Which two versions are compared, and by what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QProgressBar, QSizePolicy, QToolButton

from georegistry_desktop.session import Job
from georegistry_desktop.storage import Version
from georegistry_desktop.ui.compare.terms import PAIRINGS, pairing_word
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, allow, button, label, set_role
from georegistry_desktop.ui.words import step_words, version_words


class Chooser(QFrame):
    """``asked(base, other, by)`` with labels, ``by`` empty for the best key; ``cancelled`` stops it."""

    asked = Signal(str, str, str)
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._likely = ("", "")
        self.setProperty("role", "bar")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 6)
        layout.setSpacing(8)
        self.base, self.other, self.by = QComboBox(), QComboBox(), QComboBox()
        words = (self.tr("Base"), self.tr("Other"), self.tr("Paired by"))
        for box, word in zip((self.base, self.other, self.by), words, strict=True):
            box.setAccessibleName(word)
            box.setMinimumContentsLength(4)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            box.setMaximumWidth(theme.px(220))
        self.swap = QToolButton()
        self.swap.setToolTip(self.tr("Swap base and other"))
        self.swap.setAccessibleName(self.swap.toolTip())
        self.swap.clicked.connect(self._swap)
        self.compare = button(self.tr("Compare"), self._ask)
        self.cancel = button(self.tr("Cancel"), self.cancelled.emit)
        self.bar = QProgressBar()
        self.bar.setFixedWidth(120)
        self.bar.setTextVisible(False)
        self.step = ElidedLabel()
        self.step.setProperty("role", "muted")
        for by in PAIRINGS:
            self.by.addItem(pairing_word(by), by)
        names = [label(word, "muted") for word in words]
        for part in (names[0], self.base, self.swap, names[1], self.other, self.by):
            layout.addWidget(part, 2 * isinstance(part, QComboBox))
        layout.addWidget(self.compare)
        layout.addWidget(self.bar)
        layout.addWidget(self.cancel)
        layout.addWidget(self.step, 1)
        layout.addStretch(0)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_job(None)

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Offer these; what a person chose stays where it is still there, else what he most likely wants."""
        chosen = ("", "") if self.chosen() == self._likely else self.chosen()
        labels = [v.label for v in versions]
        with QSignalBlocker(self.base), QSignalBlocker(self.other):
            for box in (self.base, self.other):
                box.clear()
                for version in versions:
                    box.addItem(version_words(version.label), version.label)
        live = [v for v in versions if v.state == "live"]
        first = sorted(live, key=lambda v: not v.is_default)
        base = chosen[0] if chosen[0] in labels else first[0].label if first else labels[0] if labels else ""
        rest = [v for v in versions if v.label != base]
        # The newest snapshot of a source that the base was not copied from says the most.
        rest.sort(key=lambda v: (v.state == "live", -v.id))
        other = chosen[1] if chosen[1] in labels else rest[0].label if rest else base
        self.choose(base, other)
        if not any(chosen):
            self._likely = self.chosen()
        enough = len(labels) > 1
        allow(self.compare, None if enough else self.tr("Bring in a second version to compare with."))

    def lead(self, leads: bool) -> None:
        """Whether comparing is the first thing to do here, and its button the main one."""
        set_role(self.compare, "main" if leads else "")

    def choose_base(self, base: str) -> None:
        """Name the base; the other stays, unless it is that one."""
        others = [label for i in range(self.other.count()) if (label := self.other.itemData(i)) != base]
        other = self.other.currentData()
        self.choose(base, other if other != base or not others else others[-1])

    def choose(self, base: str, other: str, by: str = "") -> None:
        """Name two versions by their labels."""
        self._likely = ("", "")
        self.base.setCurrentIndex(self.base.findData(base))
        self.other.setCurrentIndex(self.other.findData(other))
        self.by.setCurrentIndex(max(0, self.by.findData(by)))

    def chosen(self) -> tuple[str, str]:
        """The labels of both; empty where none is chosen."""
        return self.base.currentData() or "", self.other.currentData() or ""

    def show_job(self, job: Job[Any] | None) -> None:
        """Say how far a comparison is; None: none runs."""
        busy = job is not None
        self.compare.setVisible(not busy)
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.step.setVisible(busy)
        self.step.setText(step_words(job.step) if job is not None else "")
        if job is not None:
            self.bar.setRange(0, job.total)
            self.bar.setValue(job.done)

    def _ask(self) -> None:
        base, other = self.chosen()
        if base and other:
            self._likely = ("", "")
            self.asked.emit(base, other, self.by.currentData())

    def _swap(self) -> None:
        base, other = self.chosen()
        self.choose(other, base, self.by.currentData())
        self._ask()

    def _dress(self) -> None:
        self.swap.setIcon(self._theme.icon("swap"))
