"""Which version is looked through, across the workspace, with the way back to the choice of another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from georegistry_desktop.ui.pairs.terms import score_words
from georegistry_desktop.ui.widgets import ElidedLabel, button
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.workflows import DuplicateReview


class TitleBar(QFrame):
    """``otherAsked`` to choose another version, ``againAsked`` to look through this one again."""

    otherAsked = Signal()
    againAsked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words, self._is_old = "", False
        self.setProperty("role", "bar")
        self.version, self.told = ElidedLabel(), ElidedLabel()
        self.version.setProperty("role", "heading")
        self.told.setProperty("role", "muted")
        self.again = button(self.tr("Look again"), self.againAsked.emit, key="F5")
        self.other = button(self.tr("Another version"), self.otherAsked.emit, "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 8, 4)
        layout.setSpacing(10)
        layout.addWidget(self.version)
        layout.addWidget(self.told, 1)
        layout.addWidget(self.again)
        layout.addWidget(self.other)

    def show_review(self, review: DuplicateReview) -> None:
        """Name the version, and what was looked for in it."""
        self.version.setText(version_words(review.frame.label))
        units = self.tr("%Ln unit(s)", "", len(review.frame.units))
        text = self.tr("{units} against each other, pairs from score {score}")
        self._words = text.format(units=units, score=score_words(review.threshold))
        self._is_old = False
        self.show_merges(0)

    def show_outdated(self) -> None:
        """Somebody changed the version since."""
        self._is_old = True
        self.told.setText(self.tr("The version was changed since it was looked through."))
        self.again.show()

    def show_merges(self, count: int) -> None:
        """So many units were merged since: scores are those of before."""
        if self._is_old:
            return
        words = self.tr("%Ln unit(s) merged since; scores and reasons are those of before.", "", count)
        self.told.setText(words if count else self._words)
        self.again.setVisible(bool(count))
