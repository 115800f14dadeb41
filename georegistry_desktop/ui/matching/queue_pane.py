"""What is to be decided: how far it is, filters, the queue, and what can be accepted together."""

from __future__ import annotations

from collections.abc import Mapping

from georegistry_desktop.ui.matching.queue_filter import Query, QueueFilter
from georegistry_desktop.ui.pairs.bulk_bar import BulkBar
from georegistry_desktop.ui.pairs.queue_frame import QueueFrame
from georegistry_desktop.ui.pairs.queue_view import QueueView
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words.durations import time_at_pace


class QueuePane(QueueFrame):
    """Owns the parts; what they say the workspace answers."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.bar.setAccessibleName(self.tr("Units decided"))
        self.query = Query()
        """What the lines were chosen by; what the filter says now may still be on its way."""
        self.filters, self.lines, self.bulk = QueueFilter(), QueueView(theme), BulkBar(theme)
        self.lay_out(
            self.filters,
            self.lines,
            self.bulk,
            empty=self.tr("Nothing is shown"),
            why=self.tr("No unit passes the filter."),
            show_all=self.tr("Show all"),
        )

    def show_progress(
        self, decided: int, total: int, counts: Mapping[str, int], seconds: float | None
    ) -> None:
        """Say how far it is, and how long the rest takes (None: not known yet)."""
        number, left = self.locale().toString, total - decided
        text = self.tr("{decided} of {total}").format(decided=number(decided), total=number(total))
        rest = time_at_pace(seconds) or self.tr("%Ln left", "", left)
        self.show_share(text, self.tr("all are decided") if total and not left else rest, decided, total)
        self.filters.show_counts(counts)
