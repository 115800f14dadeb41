"""The units of which both sides say otherwise of one field, and what a person takes of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon, QPixmap

from georegistry_desktop.compare.uniting import Contested
from georegistry_desktop.compare.uniting.wanted import Side
from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.ui.words.values import value_words

Index = QModelIndex | QPersistentModelIndex
UNIT, MINE, THEIRS, BY = range(4)
SIDE_OF: dict[int, Side] = {MINE: "a", THEIRS: "b"}


class ContestedModel(QAbstractTableModel):
    """Owns which lines are shown, and what was said since the union was worked out: a side, or None for the
    rule again, whose answer is not known before it is worked out anew."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._labels = ("", "")
        self.held: Contested | None = None
        self._rows: Rows = np.zeros(0, dtype=np.intp)
        self._said: dict[int, Side | None] = {}
        nothing = QPixmap(theme.px(16), theme.px(16))
        nothing.fill(Qt.GlobalColor.transparent)
        self._nothing = QIcon(nothing)
        """Keeps the room of a tick."""
        theme.changed.connect(self._look_anew)

    @property
    def field(self) -> str:
        """What is shown, empty for nothing."""
        return self.held.field if self.held is not None else ""

    def show(self, labels: tuple[str, str], held: Contested | None) -> None:
        """Show all units of a field of two versions; None for nothing."""
        self.beginResetModel()
        self._labels, self.held = labels, held
        self._said = {}
        self._rows = np.arange(len(held) if held is not None else 0)
        self.endResetModel()

    def keep(self, rows: Rows) -> None:
        """Show some of its rows alone."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def unit(self, place: int) -> str:
        """The uuid of the unit of a at a line."""
        assert self.held is not None
        return str(self.held.units[self._rows[place]])

    def place_of(self, unit: str) -> int:
        """The line of a unit, -1 where it is not shown."""
        if self.held is None:
            return -1
        found = np.flatnonzero(self.held.units[self._rows] == unit)
        return int(found[0]) if len(found) else -1

    def say(self, places: Sequence[int], side: Side | None) -> None:
        """A person takes a side, or goes by the rule again; ``places`` in their order."""
        if places:
            self._said.update(dict.fromkeys(self._rows[list(places)].tolist(), side))
            self.dataChanged.emit(self.index(places[0], UNIT), self.index(places[-1], BY))

    def side(self, place: int) -> Side | None:
        """Which side is taken; None where the rule has to be asked again."""
        assert self.held is not None
        row = int(self._rows[place])
        if row in self._said:
            return self._said[row]
        return "b" if self.held.for_b[row] else "a"

    def by_hand(self, place: int) -> bool:
        """Whether a person said so."""
        assert self.held is not None
        row = int(self._rows[place])
        return self._said[row] is not None if row in self._said else bool(self.held.by_hand[row])

    def _look_anew(self) -> None:
        if len(self._rows):
            self.dataChanged.emit(self.index(0, UNIT), self.index(len(self._rows) - 1, BY))

    def _text(self, place: int, column: int) -> str:
        assert self.held is not None
        row = int(self._rows[place])
        if column == UNIT:
            return str(self.held.names[row] or "")
        if column == BY:
            return self.tr("by hand") if self.by_hand(place) else self.tr("by the rule")
        return value_words(self.held.field, (self.held.mine if column == MINE else self.held.theirs)[row])

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            a, b = (version_words(name) for name in self._labels)
            return (self.tr("Unit"), a, b, self.tr("Taken"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.held is None:
            return None
        place, column = index.row(), index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(place, column)
        taken = column in SIDE_OF and self.side(place) == SIDE_OF[column]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = self._text(place, column)
            return self.tr("{value}, taken").format(value=text) if taken else text
        if role == Qt.ItemDataRole.DecorationRole and column in SIDE_OF:
            return self._theme.icon("check", "accent") if taken else self._nothing
        if role == Qt.ItemDataRole.ForegroundRole and not taken and column != UNIT:
            return self._theme.colour("muted")
        if role == Qt.ItemDataRole.FontRole and taken:
            font = QFont()
            font.setBold(True)
            return font
        return None
