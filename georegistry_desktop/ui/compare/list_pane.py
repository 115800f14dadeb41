"""What to decide: the counts, filters, the list, and the one main button at its foot."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout

from georegistry_desktop.ui.compare.filter_bar import FilterBar
from georegistry_desktop.ui.compare.list_view import DifferenceList
from georegistry_desktop.ui.compare.listing import Listing, empty_listing
from georegistry_desktop.ui.compare.look import Look
from georegistry_desktop.ui.compare.outcome_bar import OutcomeBar
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, EmptyState, label
from georegistry_desktop.workflows import Review


class ListPane(QFrame):
    """``bulkAsked(point)`` when a person wants to decide on all that is shown, in global coordinates."""

    bulkAsked = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "panel")
        self.setMinimumWidth(theme.px(270))
        self.filters = FilterBar(theme)
        self.lines = DifferenceList(theme)
        self.outcome = OutcomeBar(theme)
        self._count, self._decided = ElidedLabel(), label("", "muted")
        self.bulk = QToolButton()
        self.bulk.setToolTip(self.tr("Decide on many at once"))
        self.bulk.setAccessibleName(self.bulk.toolTip())
        self.bulk.clicked.connect(self._ask_bulk)
        self._nothing = EmptyState(
            theme,
            "filter",
            self.tr("Nothing is shown"),
            self.tr("No difference passes the filter."),
            [(self.tr("Show all"), self.filters.reset)],
        )
        self._same = EmptyState(
            theme,
            "done",
            self.tr("No difference"),
            self.tr("Both versions say the same of each unit, as far as both carry its fields."),
        )
        self._pages = QStackedWidget()
        for page in (self.lines, self._nothing, self._same):
            self._pages.addWidget(page)
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 10, 2)
        head.setSpacing(8)
        head.addWidget(self._count, 1)
        head.addWidget(self._decided)
        head.addWidget(self.bulk)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.filters)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.outcome)
        theme.changed.connect(self._dress)
        self._dress()

    def show_list(self, review: Review, look: Look, listing: Listing) -> None:
        """Show a list of the differences."""
        self._total, self._differing = look.total, len(review.differences.units)
        self.lines.show_list(review, listing)
        page = 2 if not self._differing else 0 if listing.shown.any() else 1
        self._pages.setCurrentIndex(page)
        self.show_decisions(review)

    def show_decisions(self, review: Review) -> None:
        """The same, decided otherwise."""
        self.lines.lines.decided(review)
        number = self.locale().toString
        shown = int(self.lines.lines.listing.shown.sum())
        text = (
            self.tr("%Ln of {all} units differ", "", shown)
            if shown == self._differing
            else self.tr("{shown} shown of {all}")
        )
        whole = self._total if shown == self._differing else self._differing
        self._count.setText(text.format(shown=number(shown), all=number(whole)))
        decided = int((self.lines.lines.states != 0).sum())
        self._decided.setText(self.tr("%Ln decided", "", decided))

    def clear(self) -> None:
        """Nothing is compared."""
        self.lines.show_list(None, empty_listing())
        self._count.clear()
        self._decided.clear()
        self.outcome.show_outcome(0, None, can=False)

    def _ask_bulk(self) -> None:
        self.bulkAsked.emit(self.bulk.mapToGlobal(QPoint(0, self.bulk.height())))

    def _dress(self) -> None:
        self.bulk.setIcon(self._theme.icon("more"))
        font = self._count.font()
        font.setBold(True)
        self._count.setFont(font)
