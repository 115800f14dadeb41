"""The list of what differs, for Qt's views."""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from georegistry_desktop.compare import UNIT_KINDS
from georegistry_desktop.ui.compare.listing import Listing, empty_listing
from georegistry_desktop.ui.compare.states import (
    ACCEPTED_ALL,
    MIXED,
    OPEN,
    PARTLY,
    REFUSED,
    UNTIL,
    States,
    unit_states,
)
from georegistry_desktop.ui.compare.summary import summary
from georegistry_desktop.ui.words import kind_word
from georegistry_desktop.workflows import Review

Index = QModelIndex | QPersistentModelIndex


class ListModel(QAbstractTableModel):
    """An adapter over a ``Listing``, one column; what each line says is made when it comes into sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.listing: Listing = empty_listing()
        self.review: Review | None = None
        self.states: States = np.zeros(0, dtype=np.int8)
        self._summaries: dict[int, str] = {}

    def show(self, review: Review | None, listing: Listing) -> None:
        """Show another list."""
        self.beginResetModel()
        if review is None or self.review is None or review.differences is not self.review.differences:
            self._summaries.clear()
        self._take(review)
        self.listing = listing
        self.endResetModel()

    def decided(self, review: Review) -> None:
        """The same differences, decided otherwise."""
        self._take(review)
        if len(self.listing.units):
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.listing.units) - 1, 0))

    def unit(self, place: int) -> int:
        """The unit at a place, -1 at a heading."""
        return int(self.listing.units[place]) if 0 <= place < len(self.listing.units) else -1

    def name(self, unit: int) -> str:
        """A unit's name."""
        review = self.review
        return (
            ""
            if review is None
            else str(review.differences.table["name"].iat[review.differences.first[unit]])
        )

    def kind(self, unit: int) -> str:
        """One of ``UNIT_KINDS``."""
        return "" if self.review is None else UNIT_KINDS[self.review.differences.kinds[unit]]

    def summary(self, unit: int) -> str:
        """Its differences in a few words."""
        if self.review is not None and unit not in self._summaries:
            self._summaries[unit] = summary(self.review.differences, unit)
        return self._summaries.get(unit, "")

    def heading(self, group: int) -> str:
        """The words of a heading."""
        if self.review is None:
            return ""
        name = self.review.differences.tree.name(int(self.listing.held.nodes[group]))
        return self.tr("{place} · %Ln unit(s)", "", self.listing.count_of(group)).format(place=name)

    def state_word(self, unit: int) -> str:
        """What was decided of a unit."""
        return {
            OPEN: self.tr("open"),
            REFUSED: self.tr("refused"),
            UNTIL: self.tr("refused until it changes"),
            ACCEPTED_ALL: self.tr("accepted"),
            MIXED: self.tr("decided field by field"),
            PARTLY: self.tr("partly decided"),
        }[int(self.states[unit])]

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.listing.units)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.review is None:
            return None
        unit = self.unit(index.row())
        if unit < 0:
            text = self.heading(int(self.listing.groups[index.row()]))
            return text if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(unit)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self.name(unit)}\n{self.summary(unit)}\n{self.state_word(unit)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(
                (self.name(unit), kind_word(self.kind(unit)), self.summary(unit), self.state_word(unit))
            )
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def _take(self, review: Review | None) -> None:
        if review is None:
            self.states = np.zeros(0, dtype=np.int8)
        elif review is not self.review:
            self.states = unit_states(review.differences, review.decisions)
        self.review = review
