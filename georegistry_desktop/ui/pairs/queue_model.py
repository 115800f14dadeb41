"""The queue of units to be matched, for Qt's views."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Protocol

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.ui.pairs.terms import ICONS, KINDS, score_words, state_word

Index = QModelIndex | QPersistentModelIndex
_NOTHING: Rows = np.zeros(0, dtype=np.intp)


class Named(Protocol):
    """What is queued: units of a version, or pairs of them, by row."""

    def __len__(self) -> int: ...

    def name(self, row: int) -> str:
        """What it is called."""

    def above(self, row: int) -> tuple[str, ...]:
        """The names of what is above it, the nearest first."""

    def parent_name(self, row: int) -> str:
        """The name of what is right above it, empty at the top."""


class QueueModel(QAbstractTableModel):
    """An adapter over rows of A in the order of the queue, one column; what a line says is made when it comes
    into sight. ``states`` (n,) are positions in ``known``, ``scores`` (n,) 0..100 or NaN; both are
    the review's own arrays, which change under it: ``changed`` says where."""

    known: ClassVar[Sequence[str]] = LINK_STATES
    waiting: ClassVar[Sequence[str]] = ("proposed", "check", "none")
    """States in which a decision is waited for."""
    kinds: ClassVar[Mapping[str, str]] = KINDS
    icons: ClassVar[Mapping[str, str]] = ICONS

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.side: Named | None = None
        self.rows: Rows = _NOTHING
        self.is_blind = False
        self.held_words: Callable[[int], str] = lambda _row: ""
        """Who else works on a row of A, as a word or two; empty for nobody."""
        self._states: npt.NDArray[np.int8] = np.zeros(0, dtype=np.int8)
        self._scores: npt.NDArray[np.float32] = np.zeros(0, dtype=np.float32)
        self._places: Rows | None = None

    def show(
        self,
        side: Named | None,
        rows: Rows = _NOTHING,
        states: npt.NDArray[np.int8] | None = None,
        scores: npt.NDArray[np.float32] | None = None,
    ) -> None:
        """Show another queue."""
        self.beginResetModel()
        self.side, self.rows, self._places = side, rows, None
        self._states = np.zeros(0, dtype=np.int8) if states is None else states
        self._scores = np.zeros(0, dtype=np.float32) if scores is None else scores
        self.endResetModel()

    def changed(self) -> None:
        """Other states or scores, or they are to be hidden: the lines stay where they are."""
        if len(self.rows):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))

    def row(self, place: int) -> int:
        """The row of A at a place, -1 where there is none."""
        return int(self.rows[place]) if 0 <= place < len(self.rows) else -1

    def place_of(self, row: int) -> int:
        """Where a row of A stands, -1 where it is not in the queue."""
        if self.side is None or not 0 <= row < len(self.side):
            return -1
        if self._places is None:
            self._places = np.full(len(self.side), -1, dtype=np.intp)
            self._places[self.rows] = np.arange(len(self.rows))
        return int(self._places[row])

    def state(self, row: int) -> str:
        """One of ``known``."""
        return self.known[int(self._states[row])]

    def state_words(self, state: str) -> str:
        """A state as it is told."""
        return state_word(state)

    def score(self, row: int) -> float:
        """The score of its best candidate, NaN where there is none or it is hidden."""
        return float("nan") if self.is_blind else float(self._scores[row])

    def name(self, row: int) -> str:
        """A unit's name."""
        return self.side.name(row) if self.side is not None else ""

    def undecided(self) -> npt.NDArray[np.bool_]:
        """Which lines (k,) wait for a decision."""
        waiting = [self.known.index(state) for state in self.waiting]
        found: npt.NDArray[np.bool_] = np.isin(self._states[self.rows], waiting)
        return found

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.side is None:
            return None
        row = self.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(row)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = [
                self.name(row),
                *self.side.above(row)[:1],
                self.state_words(self.state(row)),
                self.held_words(row),
            ]
            if not self.is_blind and self.score(row) == self.score(row):
                parts.append(self.tr("score {score}").format(score=score_words(self.score(row))))
            return ("\n" if role == Qt.ItemDataRole.ToolTipRole else ", ").join(filter(None, parts))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
