"""What of the queue is shown, and in which order: chips of states, words, a subtree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.ui.pairs.terms import KINDS, chip_words
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, allow
from georegistry_desktop.ui.widgets.flow import FlowLayout

_TYPING = 180
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


class QueueFilter(QFrame):
    """``changed`` when a person chose otherwise; ``query`` tells what. ``reset`` shows everything."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._quiet = False
        self._under: str | None = None
        self._soon = QTimer(self, singleShot=True, interval=_TYPING)
        self._soon.timeout.connect(self._tell)
        self.setProperty("role", "bar")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 8)
        layout.setSpacing(8)
        layout.addWidget(self._make_chips())
        layout.addLayout(self._make_search())
        self.under = QCheckBox()
        self.under.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.under.clicked.connect(self._tell)
        layout.addWidget(self.under)
        self.whose = QComboBox()
        for words, whose in (
            (self.tr("Everybody's"), ""),
            (self.tr("Free or mine"), "free"),
            (self.tr("Mine"), "mine"),
        ):
            self.whose.addItem(words, whose)
        self.whose.setAccessibleName(self.tr("Whose claims are shown"))
        self.whose.setToolTip(self.whose.accessibleName())
        self.whose.currentIndexChanged.connect(self._tell)
        self.claims = ElidedLabel()
        self.claims.setProperty("role", "muted")
        self._claimed = QWidget()
        # Below each other: who has claimed what needs the whole line.
        foot = QVBoxLayout(self._claimed)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(4)
        foot.addWidget(self.claims)
        foot.addWidget(self.whose)
        self._claimed.hide()
        layout.addWidget(self._claimed)
        self.offer_under("", "")

    def _make_chips(self) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held, spacing=6)
        self.chips: dict[str, QPushButton] = {}
        for state in LINK_STATES:
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setProperty("kind", KINDS[state])
            chip.setAutoDefault(False)
            chip.clicked.connect(self._tell)
            self.chips[state] = chip
            flow.addWidget(chip)
        return held

    def _make_search(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Name, code or reference"))
        self.search.setAccessibleName(self.tr("Words to look for in the queue"))
        self.search.textChanged.connect(lambda: None if self._quiet else self._soon.start())
        self.order = QComboBox()
        self.order.addItem(self.tr("Doubtful first"), "doubt")
        self.order.addItem(self.tr("As the tree"), "tree")
        self.order.setAccessibleName(self.tr("Order of the queue"))
        self.order.setToolTip(self.order.accessibleName())
        self.order.currentIndexChanged.connect(self._tell)
        row.addWidget(self.search, 1)
        row.addWidget(self.order)
        return row

    def query(self) -> Query:
        """What is chosen now."""
        chosen = frozenset(state for state, chip in self.chips.items() if chip.isChecked())
        # In blind mode an order by doubt would tell of scores.
        order = str(self.order.currentData()) if self.order.isEnabled() else "tree"
        under = self._under if self.under.isChecked() else None
        whose = str(self.whose.currentData())
        return Query(order, chosen, self.search.text().strip(), under, whose)

    def show_claims(self, words: str) -> None:
        """Say who has claimed what, and let whose units are shown be chosen; empty where nobody has."""
        self.claims.setText(words)
        self._claimed.setVisible(bool(words))
        if not words:
            self.whose.setCurrentIndex(0)

    def show_whose(self, whose: str) -> None:
        """Show everybody's, what is ``free``, or what is ``mine``."""
        self.whose.setCurrentIndex(self.whose.findData(whose))

    def reset(self) -> None:
        """Show everything."""
        self._quiet = True
        for chip in self.chips.values():
            chip.setChecked(False)
        self.search.clear()
        self.under.setChecked(False)
        self.whose.setCurrentIndex(0)
        self._quiet = False
        self._tell()

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many units are in each state."""
        for state, chip in self.chips.items():
            count = counts.get(state, 0)
            chip.setText(chip_words(state, count))
            there = bool(count) or chip.isChecked()
            chip.setVisible(there or state in _ALWAYS)
            allow(chip, None if there else self.tr("No unit is in this state."))

    def show_blind(self, blind: bool) -> None:
        """In blind mode the queue goes by the tree."""
        allow(self.order, self.tr("In blind mode the queue goes by the tree.") if blind else None)
        self._tell()

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

    def _tell(self) -> None:
        if not self._quiet:
            self._soon.stop()
            self.changed.emit()
