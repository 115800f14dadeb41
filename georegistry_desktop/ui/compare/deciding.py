"""Deciding on what is in front, on what is chosen, or on many at once."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from georegistry_desktop.domain.comparison import Mask, Rows
from georegistry_desktop.ui.compare.act import Act
from georegistry_desktop.ui.compare.bulk import bulk_menu, parts_of
from georegistry_desktop.ui.compare.list_pane import ListPane
from georegistry_desktop.ui.compare.reviewing import Reviewing, codes_for
from georegistry_desktop.ui.compare.terms import decided_words
from georegistry_desktop.ui.compare.unit_pane import UnitPane
from georegistry_desktop.ui.desk import Desk


class Deciding(QObject):
    """``front`` is the unit in front (its position; -1 for none, or one that does not differ), ``shown`` (n,)
    which differences the filter keeps."""

    def __init__(
        self, desk: Desk, reviewing: Reviewing, lines: ListPane, unit: UnitPane, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._reviewing, self._window = desk, reviewing, parent
        self._lines, self._fields = lines.lines, unit.table
        self.front = -1
        self.shown: Mask = np.zeros(0, dtype=bool)

    def chosen_units(self) -> Rows:
        """The units (k,) that a decision is about: those chosen in the list, unless another is in front."""
        chosen = self._lines.chosen_units()
        if self.front >= 0:
            return chosen if self.front in chosen else np.array([self.front], dtype=np.intp)
        # A heading of the list, or a unit elsewhere that does not differ.
        return chosen if self._lines.hasFocus() else chosen[:0]

    def chosen_rows(self) -> Rows:
        """Their differences; of fields that are chosen in the table only these."""
        review = self._reviewing.review
        if review is None:
            return np.zeros(0, dtype=np.intp)
        fields = self._fields.chosen()
        if fields is not None:
            return fields
        return review.differences.rows_of_many(self.chosen_units())

    @property
    def is_ready(self) -> bool:
        """Whether something is chosen that can be decided; asked after each key, so without counting it."""
        if self._fields.chosen() is not None or self.front >= 0:
            return True
        return self._lines.hasFocus() and self._lines.selectionModel().hasSelection()

    def decide(self, decision: str) -> None:
        """Decide on what is chosen; after a single unit go on to the next."""
        single = self._fields.chosen() is None and len(self.chosen_units()) <= 1
        self.decide_rows(self.chosen_rows(), decision)
        if single and decision != "open":
            self.next()

    def decide_rows(self, rows: Rows, decision: str) -> None:
        """Decide the same of many differences; more than one unit's are told, and can be taken back there."""
        review = self._reviewing.review
        if review is None or not len(rows):
            return
        act = self._reviewing.decide(rows, codes_for(review, rows, decision))
        units = review.differences.unit_of[rows]
        if act is not None and (units != units[0]).any():
            self._desk.say(decided_words(decision, len(rows)), kind="done", undo=lambda: self.take_back(act))

    def toggle_unit(self, unit: int) -> None:
        """Accept all of a unit, or reopen it where all of it is accepted."""
        review = self._reviewing.review
        if review is not None:
            self.toggle(review.differences.rows_of(unit))

    def toggle(self, rows: Rows) -> None:
        """Accept differences, or reopen them where all are accepted."""
        review = self._reviewing.review
        if review is not None:
            everything = bool(review.accepted[rows].all())
            self._reviewing.decide(rows, codes_for(review, rows, "open" if everything else "accept"))

    def take_back(self, act: Act | None = None) -> None:
        """Take an act of deciding back, the latest one when none is given, and show where it was."""
        rows, review = self._reviewing.take_back(act), self._reviewing.review
        if rows is None:
            self._desk.say(
                self.tr("There is nothing left to take back: what was decided there has changed since.")
            )
        elif review is not None:
            self._lines.go_to(int(review.differences.unit_of[rows[0]]))

    def next(self) -> None:
        """Go to the next unit that is not wholly decided."""
        if not self._lines.next_open() and self._reviewing.review is not None:
            self._desk.say(self.tr("All that is shown is decided."))

    def ask_many(self, point: QPoint, unit: int, group: int) -> None:
        """Offer, at a place of the screen, what can be decided together: around a unit, below a heading."""
        review, look = self._reviewing.review, self._reviewing.look
        if review is None or look is None or not self._reviewing.can_decide:
            return
        units = self.chosen_units()
        if unit < 0 and group >= 0:
            units = np.flatnonzero(self._lines.lines.listing.shown & (look.groups.of == group))
        bulk_menu(self._window, parts_of(review, self.shown, unit, units), self.decide_rows).popup(point)
