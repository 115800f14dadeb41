"""Why the pair in front has its score, below the map."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from georegistry_desktop.matching import Reason
from georegistry_desktop.ui.pairs.terms import score_words
from georegistry_desktop.ui.pairs.waterfall import Waterfall, bits_words
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import label


class WhyPane(QFrame):
    """A heading with the sum, and the waterfall below; or why there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.heading, self.sum = label("", "heading"), label("", "muted", wrap=True)
        self.nothing = label("", "muted", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.waterfall = Waterfall(theme)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.sum, 1)
        held = QWidget()
        inner = QVBoxLayout(held)
        inner.setContentsMargins(14, 0, 14, 10)
        inner.addWidget(self.nothing)
        inner.addWidget(self.waterfall)
        inner.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(held)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(6)
        head.setContentsMargins(14, 0, 14, 0)
        layout.addLayout(head)
        layout.addWidget(area, 1)
        self.say("")

    def show_reasons(self, score: float, reasons: Sequence[Reason], beside: str = "") -> None:
        """Show what a score is made of; ``beside`` says how it stands to other scores."""
        self.heading.setText(self.tr("Why {score}").format(score=score_words(score)))
        before = sum(r.bits for r in reasons if r.kind != "rivals")
        whole = sum(r.bits for r in reasons)
        text = self.tr("log₂ evidence, adds up to {bits} → {after}")
        if any(r.kind == "rivals" for r in reasons):
            text = self.tr("log₂ evidence, adds up to {bits} → {before} before rivals, {after} after")
        told = text.format(bits=bits_words(before), before=_percent(before), after=_percent(whole))
        self.sum.setText(" · ".join(filter(None, [beside, told])))
        self._show(bool(reasons))
        self.waterfall.show_reasons(reasons)

    def say(self, words: str) -> None:
        """Say why there is no score to explain."""
        self.heading.setText(self.tr("Why"))
        self.sum.clear()
        self.nothing.setText(words)
        self.waterfall.show_reasons([])
        self._show(False)

    def _show(self, reasons: bool) -> None:
        self.nothing.setVisible(not reasons)
        self.waterfall.setVisible(reasons)


def _percent(bits: float) -> str:
    """The chance of so much evidence; with more figures the nearer it is to certain."""
    chance = 100 / (1 + 2.0**-bits)
    digits = 0 if 1 <= chance <= 99 else 2
    # Never 100: what is certain to the figures shown is not certain.
    figures = QLocale().toString(min(chance, 99.99), "f", digits)
    return f"{figures}\N{NO-BREAK SPACE}%"
