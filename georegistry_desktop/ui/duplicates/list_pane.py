"""What is to be decided: how far it is, filters, the pairs, and what can be taken for one place together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout

from georegistry_desktop.ui.duplicates.list_filter import ListFilter
from georegistry_desktop.ui.duplicates.pair_list import pair_view
from georegistry_desktop.ui.pairs.bulk_bar import BulkBar, about
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, EmptyState, label
from georegistry_desktop.workflows import DuplicateReview

_CONTEXT = "DuplicatesBulk"


class DuplicatesBulk(BulkBar):
    """The foot: takes all pairs above a score for one place; they are merged one by one."""

    def heading_words(self) -> tuple[str, str]:
        return (
            QCoreApplication.translate(_CONTEXT, "One place from score"),
            QCoreApplication.translate(_CONTEXT, "The least score of pairs that are taken for one place"),
        )

    def accept_words(self, count: int) -> str:
        if not count:
            return QCoreApplication.translate(_CONTEXT, "Take for one place")
        return QCoreApplication.translate(_CONTEXT, "Take %Ln pair(s) for one place", "", count)

    def nothing_words(self) -> str:
        return QCoreApplication.translate(_CONTEXT, "No pair from this score up waits for a decision.")

    def count_words(self, count: int, wrong: float | None) -> str:
        pairs = QCoreApplication.translate(_CONTEXT, "%Ln pair(s)", "", count)
        if wrong is None or wrong < 0.05:
            text = QCoreApplication.translate(_CONTEXT, "{pairs}, likely none of them two places")
            return text.format(pairs=pairs)
        text = QCoreApplication.translate(_CONTEXT, "{pairs}, about {wrong} of them two places")
        return text.format(pairs=pairs, wrong=about(wrong))


class ListPane(QFrame):
    """Owns the parts; what they say the workspace answers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setMinimumWidth(theme.px(270))
        self.count, self.rest = label("", "heading"), ElidedLabel()
        self.rest.setProperty("role", "muted")
        self.rest.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("Pairs decided"))
        self.filters, self.lines, self.bulk = ListFilter(theme), pair_view(theme), DuplicatesBulk(theme)
        self.lines.setAccessibleName(self.tr("Pairs that may be one place"))
        self.bulk.more.hide()
        self._nothing = EmptyState(
            theme,
            "filter",
            self.tr("Nothing is shown"),
            self.tr("No pair passes the filter."),
            [(self.tr("Show all"), self.filters.reset)],
        )
        self.pages = QStackedWidget()
        self.pages.addWidget(self.lines)
        self.pages.addWidget(self._nothing)
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
        layout.addWidget(self.filters)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.bulk)

    def show_progress(self, review: DuplicateReview) -> None:
        """Say how far it is, and how many of what is left are expected to be two places."""
        number, total, waiting = self.locale().toString, len(review), review.waiting()
        text = self.tr("{decided} of {total}").format(decided=number(total - waiting), total=number(total))
        self.count.setText(text)
        self.rest.setText(self.tr("%Ln left", "", waiting) if waiting else self.tr("all are decided"))
        self.bulk.left.setVisible(waiting > 0)
        words = self.tr("Of all %Ln that wait about {wrong} are expected to be two places.", "", waiting)
        self.bulk.left.setText(words.format(wrong=about(review.above(0)[1])))
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(total - waiting)
        self.filters.show_counts(review.counts())

    def show_page(self) -> None:
        """The pairs, or that the filter keeps none."""
        self.pages.setCurrentIndex(0 if len(self.lines.lines.rows) or not self.lines.lines.side else 1)
