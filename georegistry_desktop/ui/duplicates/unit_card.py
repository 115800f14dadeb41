"""One of the two units of a pair: what it is called, where it is, and whether it stays."""

from __future__ import annotations

from PySide6.QtCore import Qt

from georegistry_desktop.ui.duplicates.front import Told
from georegistry_desktop.ui.pairs.card import Card
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import Chip, ElidedLabel
from georegistry_desktop.ui.words import colon_words


class UnitCard(Card):
    """One of two cards."""

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__(theme, place, scale=1.15, padding=9, spacing=4)
        self.stays = Chip("")
        self.above, self.facts = ElidedLabel(), ElidedLabel()
        self.grid.addWidget(self.stays, 0, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        for row, said in enumerate((self.above, self.facts), 1):
            said.setProperty("role", "muted")
            self.grid.addWidget(said, row, 1, 1, 2)

    def show_told(self, told: Told) -> None:
        """Show another unit."""
        self.name.show_text(told.name, told.spans)
        self.above.setText(" › ".join(told.above) or self.tr("at the top"))
        below = self.tr("%Ln below", "", told.below) if told.below else ""
        ref = colon_words(self.tr("reference"), told.ref) if told.ref else ""
        self.facts.setText(" · ".join(filter(None, (told.type, ref, below))))
        self.facts.setVisible(bool(self.facts.text()))
        self.setAccessibleName(" · ".join(filter(None, (told.name, self.above.text(), self.facts.text()))))

    def show_chosen(self, chosen: bool | None) -> None:
        """Mark it as the one that stays (True) or goes; None: neither does."""
        stays = bool(chosen)
        if chosen is None:
            self.stays.hide()
        else:
            self.stays.show_kind(
                self.tr("stays") if stays else self.tr("goes"), "new" if stays else "missing"
            )
            self.stays.show()
        self.mark(stays, self.stays.text() if chosen is not None else "")
