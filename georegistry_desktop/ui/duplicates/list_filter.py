"""What of the pairs is shown, and in which order: chips of states, words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox

from georegistry_desktop.ui.duplicates.terms import KINDS, chip_words
from georegistry_desktop.ui.pairs.state_filter import StateFilter
from georegistry_desktop.ui.theme import Theme

_ALWAYS = ("proposed", "accepted", "rejected")
"""Chips that stand there also where there is no pair of them."""


_ORDER = 8
"""Letters of the order that are seen at least."""


@dataclass(frozen=True)
class Wanted:
    """``order`` is ``score``, ``doubt`` or ``tree``; no ``states`` mean all."""

    order: str = "score"
    states: frozenset[str] = frozenset()
    text: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it keeps every pair."""
        return not self.states and not self.text


class ListFilter(StateFilter):
    """All pairs, or what is ``wanted`` of them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(KINDS, _ALWAYS, chip_words, self.tr("No pair is in this state."))
        orders = [
            (self.tr("Likely first"), "score"),
            (self.tr("Doubtful first"), "doubt"),
            (self.tr("As the tree"), "tree"),
        ]
        hint, search = self.tr("Name, code or reference"), self.tr("Words to look for in the pairs")
        self.name_fields(hint, search, self.tr("Order of the pairs"), orders)
        # The field beside it needs the room more: what does not fit is told by the list that opens.
        self.order.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.order.setMinimumContentsLength(_ORDER)
        self.order.setMinimumWidth(theme.px(96))
        self.show_counts({})

    def wanted(self) -> Wanted:
        """What is chosen now."""
        return Wanted(str(self.order.currentData()), self.chosen_states(), self.search.text().strip())
