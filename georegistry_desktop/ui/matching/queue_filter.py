"""What of the queue is shown, and in which order: chips of states, words, a subtree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from georegistry_desktop.ui.pairs.state_filter import StateFilter
from georegistry_desktop.ui.pairs.terms import KINDS, chip_words
from georegistry_desktop.ui.widgets import ElidedCheckBox, ElidedLabel, allow

_ALWAYS = ("proposed", "accepted", "no-match", "flagged")
"""Chips that stand there also where there is no unit of them."""


@dataclass(frozen=True)
class Query:
    """``order`` is ``doubt`` or ``tree``; no ``states`` mean all; ``under`` is a unit of A (uuid) or None;
    ``whose`` is ``free`` for what nobody else claimed, ``mine`` for one's own claims."""

    order: str = "doubt"
    states: frozenset[str] = frozenset()
    text: str = ""
    under: str | None = None
    whose: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it keeps every unit."""
        return not self.states and not self.text and self.under is None and not self.whose


class QueueFilter(StateFilter):
    """The whole, or what is wanted of it: ``query``."""

    def __init__(self) -> None:
        super().__init__(KINDS, _ALWAYS, chip_words, self.tr("No unit is in this state."))
        self.name_fields(
            self.tr("Name, code or reference"),
            self.tr("Words to look for in the queue"),
            self.tr("Order of the queue"),
            [(self.tr("Doubtful first"), "doubt"), (self.tr("As the tree"), "tree")],
        )
        self._under: str | None = None
        self.under = ElidedCheckBox()
        self.under.clicked.connect(self.tell)
        self.column.addWidget(self.under)
        self.whose = QComboBox()
        for words, whose in (
            (self.tr("Everybody's"), ""),
            (self.tr("Free or mine"), "free"),
            (self.tr("Mine"), "mine"),
        ):
            self.whose.addItem(words, whose)
        self.whose.setAccessibleName(self.tr("Whose claims are shown"))
        self.whose.setToolTip(self.whose.accessibleName())
        self.whose.currentIndexChanged.connect(self.tell)
        # One's own, and others': in one line the second would be cut off.
        self.claims, self.more_claims = ElidedLabel(), ElidedLabel()
        self._claimed = QWidget()
        # Below each other: who has claimed what needs the whole line.
        foot = QVBoxLayout(self._claimed)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(4)
        for label in (self.claims, self.more_claims):
            label.setProperty("role", "muted")
            foot.addWidget(label)
        foot.addWidget(self.whose)
        self._claimed.hide()
        self.column.addWidget(self._claimed)
        self.offer_under("", "")

    def query(self) -> Query:
        """What is chosen now."""
        # In blind mode an order by doubt would tell of scores.
        order = str(self.order.currentData()) if self.order.isEnabled() else "tree"
        under = self._under if self.under.isChecked() else None
        whose = str(self.whose.currentData())
        return Query(order, self.chosen_states(), self.search.text().strip(), under, whose)

    def show_claims(self, lines: Sequence[str]) -> None:
        """Say in one or two lines who has claimed what, and let whose units are shown be chosen; none where
        nobody has."""
        for label, words in zip((self.claims, self.more_claims), (*lines, "", ""), strict=False):
            label.setText(words)
            label.setVisible(bool(words))
        self._claimed.setVisible(bool(lines))
        if not lines:
            self.whose.setCurrentIndex(0)

    def show_whose(self, whose: str) -> None:
        """Show everybody's, what is ``free``, or what is ``mine``."""
        self.whose.setCurrentIndex(self.whose.findData(whose))

    def reset_more(self) -> None:
        self.under.setChecked(False)
        self.whose.setCurrentIndex(0)

    def show_blind(self, blind: bool) -> None:
        """In blind mode the queue goes by the tree."""
        allow(self.order, self.tr("In blind mode the queue goes by the tree.") if blind else None)
        self.tell()

    def leave_under(self) -> None:
        """The part of the tree that was chosen is one of another matching."""
        self.under.setChecked(False)
        self.offer_under("", "")

    def offer_under(self, uuid: str, name: str) -> None:
        """Offer the subtree of a unit; of nobody where ``uuid`` is empty. One that is chosen stays."""
        if self.under.isChecked():
            return
        self._under = uuid or None
        allow(self.under, None if uuid else self.tr("No unit with others below it is in front."))
        words = self.tr("Only {unit} and below").format(unit=name)
        self.under.setText(words if uuid else self.tr("Only one part of the tree"))
