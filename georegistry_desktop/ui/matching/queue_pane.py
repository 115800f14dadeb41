"""What is to be decided: how far it is, filters, the queue, and what can be accepted together."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout

from georegistry_desktop.ui.matching.queue_filter import Query, QueueFilter
from georegistry_desktop.ui.pairs.bulk_bar import BulkBar
from georegistry_desktop.ui.pairs.queue_view import QueueView
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, EmptyState, label
from georegistry_desktop.ui.words.durations import time_at_pace


class QueuePane(QFrame):
    """Owns the parts; what they say the workspace answers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setMinimumWidth(theme.px(270))
        self.count, self.time = label("", "heading"), ElidedLabel()
        self.time.setProperty("role", "muted")
        self.time.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Units decided"))
        self.query = Query()
        """What the lines were chosen by; what the filter says now may still be on its way."""
        self.filters, self.lines, self.bulk = QueueFilter(theme), QueueView(theme), BulkBar(theme)
        self._nothing = EmptyState(
            theme,
            "filter",
            self.tr("Nothing is shown"),
            self.tr("No unit passes the filter."),
            [(self.tr("Show all"), self.filters.reset)],
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.lines)
        self.pages.addWidget(self._nothing)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 14, 4)
        head.setSpacing(8)
        head.addWidget(self.count)
        head.addWidget(self.time, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(14, 0, 14, 2)
        bar.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(bar)
        layout.addWidget(self.filters)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.bulk)

    def show_progress(
        self, decided: int, total: int, counts: Mapping[str, int], seconds: float | None
    ) -> None:
        """Say how far it is, and how long the rest takes (None: not known yet)."""
        number = self.locale().toString
        text = self.tr("{decided} of {total}").format(decided=number(decided), total=number(total))
        self.count.setText(text)
        left = total - decided
        if not left and total:
            self.time.setText(self.tr("all are decided"))
        else:
            words = time_at_pace(seconds)
            self.time.setText(words or self.tr("%Ln left", "", left))
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(decided)
        self.filters.show_counts(counts)

    def show_page(self) -> None:
        """The queue, or that the filter keeps nothing."""
        self.pages.setCurrentIndex(0 if len(self.lines.lines.rows) or not self.lines.lines.side else 1)
