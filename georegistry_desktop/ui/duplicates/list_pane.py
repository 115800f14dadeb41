"""What is to be decided: how far it is, filters, the pairs, and what can be taken for one place together."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal

from georegistry_desktop.ui.duplicates.list_filter import ListFilter
from georegistry_desktop.ui.duplicates.pair_list import pair_view
from georegistry_desktop.ui.pairs.bulk_bar import BulkBar, about
from georegistry_desktop.ui.pairs.queue_frame import QueueFrame
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow, button
from georegistry_desktop.workflows import DuplicateReview

_CONTEXT = "DuplicatesBulk"


class DuplicatesBulk(BulkBar):
    """The foot: takes all pairs above a score for one place, and merges all that are. ``mergesAsked()`` when
    they are to be merged."""

    mergesAsked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.merge = button("", self.mergesAsked.emit)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.merge)
        self.show_merges(0, None)

    def show_merges(self, count: int, reason: str | None) -> None:
        """Offer to merge so many pairs; ``reason`` why it cannot be done."""
        self.merge.setVisible(count > 0)
        self.merge.setText(QCoreApplication.translate(_CONTEXT, "Merge %Ln pair(s)", "", count))
        allow(self.merge, reason)

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


class ListPane(QueueFrame):
    """Owns the parts; what they say the workspace answers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.bar.setAccessibleName(self.tr("Pairs decided"))
        self.filters, self.lines, self.bulk = ListFilter(theme), pair_view(theme), DuplicatesBulk(theme)
        self.lines.setAccessibleName(self.tr("Pairs that may be one place"))
        self.bulk.more.hide()
        self.lay_out(
            self.filters,
            self.lines,
            self.bulk,
            empty=self.tr("Nothing is shown"),
            why=self.tr("No pair passes the filter."),
            show_all=self.tr("Show all"),
        )

    def show_progress(self, review: DuplicateReview) -> None:
        """Say how far it is, and how many of what is left are expected to be two places."""
        number, total, waiting = self.locale().toString, len(review), review.waiting()
        text = self.tr("{decided} of {total}").format(decided=number(total - waiting), total=number(total))
        rest = self.tr("%Ln left", "", waiting) if waiting else self.tr("all are decided")
        self.show_share(text, rest, total - waiting, total)
        self.bulk.left.setVisible(waiting > 0)
        words = self.tr("Of all %Ln that wait about {wrong} are expected to be two places.", "", waiting)
        self.bulk.left.setText(words.format(wrong=about(review.above(0)[1])))
        self.filters.show_counts(dict(review.counts().items()))
