"""The middle of the history: where something changed, or in words why there is no such place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.history.scenery import Scenery
from georegistry_desktop.ui.widgets import EmptyState


class Middle(QStackedWidget):
    """``scenery``, or words in its place. ``wanted()``: a person wants to see the whole version."""

    wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.scenery = Scenery(desk)
        self.whole = EmptyState(
            desk.theme,
            "sources",
            self.tr("A whole version"),
            self.tr("This made a version with all of its units. See them as tree and map in the pyramid."),
            [(self.tr("Show in the pyramid"), self.wanted.emit)],
        )
        self.nowhere = EmptyState(
            desk.theme,
            "history",
            self.tr("No unit changed"),
            self.tr("Where a change of units took place is shown here, before and after."),
        )
        for page in (self.scenery, self.whole, self.nowhere):
            self.addWidget(page)

    def show_scenery(self) -> None:
        """What changed where is shown, or is about to be."""
        self.setCurrentWidget(self.scenery)

    def show_words(self, *, is_whole: bool) -> None:
        """Nothing changed anywhere; ``is_whole``: a version was made that is still there."""
        self.scenery.show_then(None)
        self.setCurrentWidget(self.whole if is_whole else self.nowhere)
