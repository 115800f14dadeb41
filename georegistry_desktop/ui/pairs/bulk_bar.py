"""The foot of a queue: accept all above a score, with how many of them will be wrong."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QPoint, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QVBoxLayout

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow, button, label, tool

_USUAL = 95
_TURNING = 150
_HARDLY = 0.5
"""Wrong answers fewer than which are not worth a number."""


class BulkBar(QFrame):
    """``scoreChanged`` when another score is to be looked at, ``accepted`` when the button is pressed,
    ``moreAsked(point)`` for what else can be decided together, in global coordinates."""

    scoreChanged = Signal()
    accepted = Signal()
    moreAsked = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "foot")
        self.score = QSpinBox()
        self.score.setRange(50, 100)
        self.score.lineEdit().setTextMargins(theme.px(6), 0, 0, 0)
        self.score.setValue(_USUAL)
        self.score.setAccessibleName(self.heading_words()[1])
        self.score.setToolTip(self.score.accessibleName())
        self._soon = QTimer(self, singleShot=True, interval=_TURNING)
        self._soon.timeout.connect(self.scoreChanged)
        self.score.valueChanged.connect(lambda: self._soon.start())
        self.accept = button("", self.accepted.emit)
        self.more = tool(self.tr("Decide on many at once"), self._ask_more)
        self.foretold = label("", "muted", wrap=True)
        self.left = label("", "muted", wrap=True)
        heading = QHBoxLayout()
        heading.setSpacing(8)
        heading.addWidget(label(self.heading_words()[0], "heading"))
        heading.addWidget(self.score)
        heading.addStretch()
        heading.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(6)
        layout.addLayout(heading)
        layout.addWidget(self.foretold)
        layout.addWidget(self.accept)
        layout.addWidget(self.left)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_bulk(0, 0.0, None)

    # What it says of links; of something else a subclass says it.

    def heading_words(self) -> tuple[str, str]:
        """What it does, before the score and as the name of the score's box."""
        return self.tr("Accept all above"), self.tr("Accept all above this score")

    def accept_words(self, count: int) -> str:
        """The button's."""
        return self.tr("Accept %Ln link(s)", "", count) if count else self.tr("Accept")

    def nothing_words(self) -> str:
        """Why it does nothing."""
        return self.tr("No link above this score waits for a decision.")

    def count_words(self, count: int, wrong: float | None) -> str:
        """What it would do."""
        return foretold_words(count, wrong)

    # What is shown

    def show_bulk(self, count: int, wrong: float | None, reason: str | None) -> None:
        """Say what the button would do; ``reason`` why it cannot."""
        self.accept.setText(self.accept_words(count))
        nothing = self.nothing_words()
        self.foretold.setText(self.count_words(count, wrong) if count else nothing)
        allow(self.accept, reason or (None if count else nothing))
        allow(self.score, reason)

    def show_left(self, wrong: float | None) -> None:
        """Say how many of the links are still wrong; None where nobody can tell."""
        self.left.setVisible(wrong is not None)
        if wrong is not None and wrong < _HARDLY:
            self.left.setText(self.tr("If you stopped now, hardly an answer would be wrong."))
        elif wrong is not None:
            text = self.tr(
                "If you stopped now, about %Ln answer(s) would be wrong.", "", max(1, round(wrong))
            )
            self.left.setText(text)

    def _ask_more(self) -> None:
        self.moreAsked.emit(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _dress(self) -> None:
        self.more.setIcon(self._theme.icon("more"))


def about(number: float) -> str:
    """A number that is only expected: ``4``, ``0.3``; never more figures than it has sense."""
    locale = QLocale()
    return locale.toString(round(number)) if number >= 1 or number == 0 else locale.toString(number, "f", 1)


def foretold_words(count: int, wrong: float | None) -> str:
    """``2,401 links, about 4 of them wrong``; without the latter where scores are no chances."""
    links = QCoreApplication.translate("BulkBar", "%Ln link(s)", "", count)
    if wrong is None:
        return links
    if wrong < 0.05:
        return QCoreApplication.translate("BulkBar", "{links}, likely none of them wrong").format(links=links)
    return QCoreApplication.translate("BulkBar", "{links}, about {wrong} of them wrong").format(
        links=links, wrong=about(wrong)
    )
