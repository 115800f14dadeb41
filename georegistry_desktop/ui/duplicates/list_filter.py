"""What of the pairs is shown, and in which order: chips of states, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from georegistry_desktop.ui.duplicates.terms import KINDS, chip_words
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.workflows import PAIR_STATES, PairState

_TYPING = 180
_ALWAYS = ("proposed", "accepted", "rejected")
"""Chips that stand there also where there is no pair of them."""


@dataclass(frozen=True)
class Wanted:
    """``order`` is ``score``, ``doubt`` or ``tree``; no ``states`` mean all."""

    order: str = "score"
    states: frozenset[PairState] = frozenset()
    text: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it keeps every pair."""
        return not self.states and not self.text


class ListFilter(QFrame):
    """``changed`` when a person chose otherwise; ``wanted`` tells what. ``reset`` shows everything."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._quiet = False
        self._soon = QTimer(self, singleShot=True, interval=_TYPING)
        self._soon.timeout.connect(self._tell)
        self.setProperty("role", "bar")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 8)
        layout.setSpacing(8)
        layout.addWidget(self._make_chips())
        row = QHBoxLayout()
        row.setSpacing(6)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Name, code or reference"))
        self.search.setAccessibleName(self.tr("Words to look for in the pairs"))
        self.search.textChanged.connect(lambda: None if self._quiet else self._soon.start())
        self.order = QComboBox()
        self.order.addItem(self.tr("Likely first"), "score")
        self.order.addItem(self.tr("Doubtful first"), "doubt")
        self.order.addItem(self.tr("As the tree"), "tree")
        self.order.setAccessibleName(self.tr("Order of the pairs"))
        self.order.setToolTip(self.order.accessibleName())
        self.order.setMinimumWidth(theme.px(96))
        self.order.currentIndexChanged.connect(self._tell)
        row.addWidget(self.search, 1)
        row.addWidget(self.order)
        layout.addLayout(row)
        self.show_counts({})

    def _make_chips(self) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held, spacing=6)
        self.chips: dict[PairState, QPushButton] = {}
        for state in PAIR_STATES:
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setProperty("kind", KINDS[state])
            chip.setAutoDefault(False)
            chip.clicked.connect(self._tell)
            self.chips[state] = chip
            flow.addWidget(chip)
        return held

    def wanted(self) -> Wanted:
        """What is chosen now."""
        chosen = frozenset(state for state, chip in self.chips.items() if chip.isChecked())
        return Wanted(str(self.order.currentData()), chosen, self.search.text().strip())

    def reset(self) -> None:
        """Show everything."""
        self._quiet = True
        for chip in self.chips.values():
            chip.setChecked(False)
        self.search.clear()
        self._quiet = False
        self._tell()

    def show_counts(self, counts: Mapping[PairState, int]) -> None:
        """Say how many pairs are in each state."""
        for state, chip in self.chips.items():
            count = counts.get(state, 0)
            chip.setText(chip_words(state, count))
            there = bool(count) or chip.isChecked()
            chip.setVisible(there or state in _ALWAYS)
            allow(chip, None if there else self.tr("No pair is in this state."))

    def _tell(self) -> None:
        if not self._quiet:
            self._soon.stop()
            self.changed.emit()
