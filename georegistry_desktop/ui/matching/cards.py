"""The candidates of the unit in front, below each other, as high as they need and there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from georegistry_desktop.matching.reviewing import MOST_CANDIDATES
from georegistry_desktop.ui.matching.candidate_card import CandidateCard
from georegistry_desktop.ui.matching.front import Told
from georegistry_desktop.ui.theme import Theme


class Cards(QScrollArea):
    """Owns the cards; they are made once and filled anew. ``chosen(place)``, ``taken(place)`` and
    ``stepped(int)`` as those of a card."""

    chosen = Signal(int)
    taken = Signal(int)
    stepped = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(widgetResizable=True)
        self._theme = theme
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._held = QWidget()
        self._column = QVBoxLayout(self._held)
        self._column.setContentsMargins(14, 2, 14, 2)
        self._column.setSpacing(8)
        self.cards: list[CandidateCard] = []
        self._held.installEventFilter(self)
        self.setWidget(self._held)

    def show_candidates(self, candidates: tuple[Told, ...], *, blind: bool) -> None:
        """Show others; those beyond the keys are not shown."""
        shown = candidates[:MOST_CANDIDATES]
        while len(self.cards) < len(shown):
            self._add()
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(shown))
            if place < len(shown):
                card.show_told(shown[place], blind=blind)
        self.setVisible(bool(shown))
        self.verticalScrollBar().setValue(0)
        self.updateGeometry()

    def show_chosen(self, place: int) -> None:
        """Mark the one that would be accepted; -1 for none."""
        for at, card in enumerate(self.cards):
            card.show_chosen(at == place)
        if 0 <= place < len(self.cards):
            self.ensureWidgetVisible(self.cards[place], 0, 8)

    def _add(self) -> None:
        card = CandidateCard(self._theme, len(self.cards))
        card.chosen.connect(self.chosen)
        card.taken.connect(self.taken)
        card.stepped.connect(self.stepped)
        self.cards.append(card)
        self._column.addWidget(card)

    def sizeHint(self) -> QSize:
        """As high as the cards are in this width."""
        width = max(self.width(), self._theme.px(200))
        height = self._held.heightForWidth(width) if self._held.hasHeightForWidth() else -1
        return QSize(width, height if height >= 0 else self._held.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), min(self.sizeHint().height(), self._theme.px(110)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the cards need has changed."""
        if watched is self._held and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
