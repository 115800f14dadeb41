"""A queue with all that is around it: how far it is, what of it is shown, what is done with many."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout

from georegistry_desktop.ui.pairs.bulk_bar import BulkBar
from georegistry_desktop.ui.pairs.queue_view import QueueView
from georegistry_desktop.ui.pairs.state_filter import StateFilter
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, EmptyState, label


class QueueFrame(QFrame):
    """A subclass makes the parts and hands them to ``lay_out``; what they say the workspace answers."""

    lines: QueueView

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "panel")
        self.setMinimumWidth(theme.px(270))
        self.count, self.rest = label("", "heading"), ElidedLabel()
        self.rest.setProperty("role", "muted")
        self.rest.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar(textVisible=False)
        self.pages = QStackedWidget()

    def lay_out(
        self, filters: StateFilter, lines: QueueView, bulk: BulkBar, *, empty: str, why: str, show_all: str
    ) -> None:
        """Put the parts below each other. Where the filter keeps nothing the lines give way to the words
        ``empty`` and ``why``, and a button ``show_all``."""
        self.pages.addWidget(lines)
        self.pages.addWidget(EmptyState(self._theme, "filter", empty, why, [(show_all, filters.reset)]))
        filters.left.connect(lines.setFocus)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 4)
        head.setSpacing(8)
        head.addWidget(self.count)
        head.addWidget(self.rest, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 0, 14, 2)
        bar.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(bar)
        layout.addWidget(filters)
        layout.addWidget(self.pages, 1)
        layout.addWidget(bulk)

    def show_share(self, words: str, rest: str, decided: int, total: int) -> None:
        """Say how far it is, and what the rest is."""
        self.count.setText(words)
        self.rest.setText(rest)
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(decided)

    def show_page(self) -> None:
        """The lines, or that the filter keeps nothing."""
        self.pages.setCurrentIndex(0 if len(self.lines.lines.rows) or not self.lines.lines.side else 1)
