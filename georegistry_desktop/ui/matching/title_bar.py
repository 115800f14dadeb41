"""Which matching is in hand, across the workspace, with the way back to all of them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from georegistry_desktop.ui.matching.opening import Opened
from georegistry_desktop.ui.pairs.terms import algorithm_words
from georegistry_desktop.ui.widgets import ElidedLabel, button
from georegistry_desktop.ui.words import moment_words, version_words


class TitleBar(QFrame):
    """``allAsked`` to go back to the matchings, ``reportAsked`` to have this one as a file, ``claimAsked`` to
    claim a part of it."""

    allAsked = Signal()
    reportAsked = Signal()
    claimAsked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.versions, self.run = ElidedLabel(), ElidedLabel()
        self.versions.setProperty("role", "heading")
        self.run.setProperty("role", "muted")
        self.claim = button(self.tr("Claim…"), self.claimAsked.emit, "quiet")
        self.report = button(self.tr("Report…"), self.reportAsked.emit, "quiet")
        self.all = button(self.tr("All matchings"), self.allAsked.emit, "quiet")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 8, 4)
        layout.setSpacing(10)
        layout.addWidget(self.versions)
        layout.addWidget(self.run, 1)
        layout.addWidget(self.claim)
        layout.addWidget(self.report)
        layout.addWidget(self.all)

    @property
    def below_claim(self) -> QPoint:
        """Where the menu of claims opens, in global coordinates."""
        return self.claim.mapToGlobal(self.claim.rect().bottomLeft())

    def show_opened(self, found: Opened) -> None:
        """Name the versions, and the matching with who did it and when."""
        a, b = (version_words(label) for label in found.labels)
        self.versions.setText(f"{a} → {b}")
        if found.run is None:
            self.run.clear()
            return
        text = self.tr("matched by {how} · {who}, {when}")
        self.run.setText(
            text.format(
                how=algorithm_words(found.run.algorithm),
                who=found.run.author,
                when=moment_words(found.run.created_at),
            )
        )
