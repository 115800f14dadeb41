"""A candidate as a card: what it is, how likely, and why in a few words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from georegistry_desktop.ui.matching.front import Told
from georegistry_desktop.ui.pairs.card import Card
from georegistry_desktop.ui.pairs.reason_terms import short_reason
from georegistry_desktop.ui.pairs.score_bar import ScoreBar
from georegistry_desktop.ui.pairs.terms import KINDS, score_words, state_word
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import Chip, ElidedLabel, label
from georegistry_desktop.ui.words import distance_words


class CandidateCard(Card):
    """One of the cards of a unit."""

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__(theme, place, scale=1.08, padding=10, spacing=5)
        self._score = label("", "score")
        self._above, self._reason = ElidedLabel(), label("", "muted", wrap=True)
        self._above.setProperty("role", "muted")
        self._bar = ScoreBar(theme)
        self._chip = Chip("")
        self.grid.addWidget(self._score, 0, 2, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._above, 1)
        row.addWidget(self._chip)
        self.grid.addLayout(row, 1, 1, 1, 2)
        self.grid.addWidget(self._bar, 2, 1, 1, 2)
        self.grid.addWidget(self._reason, 3, 1, 1, 2)

    def show_told(self, told: Told, *, blind: bool) -> None:
        """Show a candidate; ``blind`` without anything that its score tells."""
        self.name.show_text(told.name, told.spans)
        self._above.setText(" · ".join(filter(None, (" › ".join(told.above[:2]), told.type, told.code))))
        self._score.setText(score_words(told.score))
        self._bar.show_score(told.score)
        parts = [] if blind else [short_reason(told.reasons or ())]
        if told.metres is not None and (blind or not any(r.kind == "distance" for r in told.reasons or ())):
            parts.append(self.tr("{distance} apart").format(distance=distance_words(told.metres)))
        reason = ", ".join(filter(None, parts))
        self._reason.setText(reason)
        for hidden in (self._score, self._bar):
            hidden.setVisible(not blind and told.score == told.score)
        self._reason.setVisible(bool(reason))
        words, kind = self._standing(told)
        self._chip.show_kind(words, kind)
        self._chip.setVisible(bool(words))
        said = [told.name, self._above.text(), words, reason]
        if not blind and told.score == told.score:
            said.insert(1, self.tr("score {score}").format(score=score_words(told.score)))
        self.setAccessibleName(f"{self.place + 1}: {', '.join(filter(None, said))}")

    def _standing(self, told: Told) -> tuple[str, str]:
        """What stands of it already, and the colour of that."""
        if told.decided in ("accepted", "rejected"):
            return state_word(told.decided), KINDS[told.decided]
        if told.taken_by:
            return self.tr("taken by {unit}").format(unit=_shortened(told.taken_by)), "check"
        return (self.tr("found by hand"), "same") if told.by_hand else ("", "same")

    def show_chosen(self, chosen: bool) -> None:
        """Mark it as the one that would be accepted."""
        self.mark(chosen, self.tr("chosen") if chosen else "")


def _shortened(name: str, most: int = 24) -> str:
    return name if len(name) <= most else f"{name[: most - 1]}…"
