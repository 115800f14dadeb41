"""Where it is: both maps, and below them both trees, in step."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.compare.look import Look
from georegistry_desktop.ui.compare.maps import CompareMaps
from georegistry_desktop.ui.compare.pair_view import PairView
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.words import version_words


class Centre(QWidget):
    """``current(base_row, other_row, unit)`` when a person chose a unit here; -1 for what is not there."""

    current = Signal(int, int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._look: Look | None = None
        self.split = QSplitter(Qt.Orientation.Vertical)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)
        self.trees = PairView(desk.theme)
        self.maps = CompareMaps(desk, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.maps.widget)
        self.split.addWidget(self.trees)
        self.split.setSizes([520, 380])
        self.trees.current.connect(self._tree_chosen)
        self.maps.chosen.connect(self._map_chosen)

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self.maps.use(live)

    def show_look(self, look: Look | None) -> None:
        """Show another comparison."""
        self._look = look
        self.maps.show_look(look)
        if look is None:
            self.trees.show_pair(None, None)
            return
        comparison = look.review.differences.comparison
        titles = version_words(comparison.base), version_words(comparison.other)
        self.trees.show_pair(look.pair, look.review.differences, titles)

    def show_unit(self, unit: int) -> None:
        """Show where a unit of the differences is."""
        if self._look is None:
            return
        found = self._look.review.differences
        first = found.first[unit]
        self.trees.go_to(int(self._look.pair.lines[unit]))
        self.maps.show_unit(int(found.base_at[first]), int(found.other_at[first]))

    def show_together(self, uuids: tuple[str, ...]) -> None:
        """Show several units of the base, and what the other has of them, at once."""
        if self._look is None:
            return
        comparison = self._look.review.differences.comparison
        base_rows = np.flatnonzero(comparison.base_frame.units["uuid"].isin(uuids).to_numpy())
        pairs = np.isin(comparison.base_rows, base_rows)
        self.maps.show_together(base_rows.tolist(), comparison.other_rows[pairs].tolist())

    def _tree_chosen(self, base_row: int, other_row: int, unit: int) -> None:
        self.maps.show_unit(base_row, other_row)
        self.current.emit(base_row, other_row, unit)

    def _map_chosen(self, base_row: int, other_row: int) -> None:
        look = self._look
        line = None if look is None else look.pair.line_of(base_row, other_row)
        if look is None or line is None:
            return
        self.trees.go_to(line)
        self.current.emit(base_row, other_row, int(look.pair.unit_of[line]))
