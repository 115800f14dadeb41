"""What of a queue is shown, and in which order: chips of states, words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from georegistry_desktop.ui.widgets import allow
from georegistry_desktop.ui.widgets.flow import FlowLayout

_TYPING = 180


class StateFilter(QFrame):
    """``changed`` when a person chose otherwise, ``left`` when he wrote what he looks for and goes on to what
    was found; ``reset`` shows everything. A subclass adds what else there is to ``column``."""

    changed = Signal()
    left = Signal()

    def __init__(
        self,
        kinds: Mapping[str, str],
        always: Sequence[str],
        words: Callable[[str, int], str],
        none: str,
    ) -> None:
        """``kinds`` has the kind of each state's chip, ``words`` gives what stands on it; those of ``always``
        stand there also for nothing, where ``none`` says why they cannot be pressed."""
        super().__init__()
        self._always, self._words, self._none = frozenset(always), words, none
        self._quiet = False
        self._soon = QTimer(self, singleShot=True, interval=_TYPING)
        self._soon.timeout.connect(self.tell)
        self.setProperty("role", "bar")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 6, 14, 8)
        self.column.setSpacing(8)
        self.column.addWidget(self._make_chips(kinds))
        row = QHBoxLayout()
        row.setSpacing(6)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.textChanged.connect(lambda: None if self._quiet else self._soon.start())
        self.search.returnPressed.connect(self.left)
        self.order = QComboBox()
        row.addWidget(self.search, 1)
        row.addWidget(self.order)
        self.column.addLayout(row)

    def _make_chips(self, kinds: Mapping[str, str]) -> QWidget:
        held = QWidget()
        flow = FlowLayout(held, spacing=6)
        self.chips: dict[str, QPushButton] = {}
        for state, kind in kinds.items():
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.setProperty("kind", kind)
            chip.setAutoDefault(False)
            chip.clicked.connect(self.tell)
            self.chips[state] = chip
            flow.addWidget(chip)
        return held

    def name_fields(self, hint: str, search: str, order: str, orders: Sequence[tuple[str, str]]) -> None:
        """Words of the field and of the box of ``orders``, each with its words and its key."""
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(search)
        for words, key in orders:
            self.order.addItem(words, key)
        self.order.setAccessibleName(order)
        self.order.setToolTip(order)
        self.order.currentIndexChanged.connect(self.tell)

    def chosen_states(self) -> frozenset[str]:
        """The states whose chips are pressed; none for all."""
        return frozenset(state for state, chip in self.chips.items() if chip.isChecked())

    def reset(self) -> None:
        """Show everything."""
        self._quiet = True
        for chip in self.chips.values():
            chip.setChecked(False)
        self.search.clear()
        self.reset_more()
        self._quiet = False
        self.tell()

    def reset_more(self) -> None:
        """What a subclass has beside the chips and the words."""

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many are in each state."""
        for state, chip in self.chips.items():
            count = counts.get(state, 0)
            chip.setText(self._words(state, count))
            there = bool(count) or chip.isChecked()
            chip.setVisible(there or state in self._always)
            allow(chip, None if there else self._none)

    def tell(self) -> None:
        """Tell that something else is wanted."""
        if not self._quiet:
            self._soon.stop()
            self.changed.emit()
