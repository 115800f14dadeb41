"""A tree of units with its search, filters and columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from georegistry_desktop.scene.tree import TreeArrays, Unfolded
from georegistry_desktop.scene.tree.forest import Mask
from georegistry_desktop.scene.tree.spans import Rows
from georegistry_desktop.scene.tree.touched import touched_rows
from georegistry_desktop.scene.tree.unfolded import opened_to_level
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.tree.columns import COLUMNS
from georegistry_desktop.ui.tree.filter_menu import FilterMenu
from georegistry_desktop.ui.tree.finding import Answer, Away, Finder, Question
from georegistry_desktop.ui.tree.marks import Marks
from georegistry_desktop.ui.tree.search_bar import SearchBar
from georegistry_desktop.ui.tree.view import TreeView
from georegistry_desktop.ui.widgets import button, label, opens

_REMEMBERED = 1000
"""So many open rows are found again at the next start."""


class TreePanel(QWidget):
    """Speaks of units by uuid; the view below it speaks of rows.

    ``selected(uuids)`` comes when a person chose units, ``wanted(uuid)`` when he asks to go to one (Enter),
    ``hovered(uuid)`` with an empty text for none, ``menuAsked(point)``, ``moveAsked(uuids, parent)`` after a
    drop, ``failed(error)``.
    """

    selected = Signal(object)
    wanted = Signal(str)
    hovered = Signal(str)
    menuAsked = Signal(QPoint)
    moveAsked = Signal(object, str)
    failed = Signal(object)

    def __init__(self, theme: Theme, away: Away) -> None:
        """``away`` does a piece of work on another thread, see ``Finder``."""
        super().__init__()
        self._theme = theme
        self._opened: Mask = np.zeros(0, bool)
        self._answer: Answer | None = None
        self._question = Question()
        self._step_due = 0
        self.view = TreeView(theme)
        self.bar = SearchBar(theme)
        self._finder = Finder(away, self)
        self._filters = FilterMenu(lambda: self.tree, self)
        opens(self.bar.filter, self._filters)
        self._nothing = QFrame()
        self._nothing.setProperty("role", "panel")
        self._nothing_words = label("", "muted", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        inner = QVBoxLayout(self._nothing)
        inner.setContentsMargins(10, 4, 10, 8)
        inner.addWidget(self._nothing_words)
        inner.addWidget(button(self.tr("Show the whole tree"), self.show_all, "link"))
        self._nothing.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.bar, self._nothing, self.view):
            layout.addWidget(widget)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard belongs to the tree. A proxy would keep Tab from ever leaving the panel."""
        self.view.setFocus(event.reason())

    def _connect(self) -> None:
        view, head = self.view, self.view.horizontalHeader()
        view.chosen.connect(self._tell_selected)
        view.unfoldedChanged.connect(self._remember_opened)
        view.wanted.connect(lambda row: self.wanted.emit(self._uuid(row)))
        view.hovered.connect(lambda row: self.hovered.emit(self._uuid(row)))
        view.menuAsked.connect(self.menuAsked)
        view.units.dropped.connect(self.moveAsked)
        self.bar.asked.connect(self._search)
        self.bar.stepped.connect(self.step)
        self.bar.left.connect(self._leave_field)
        self._filters.changed.connect(self._filter)
        self._finder.answered.connect(self._show_answer)
        self._finder.failed.connect(self.failed)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.sectionClicked.connect(self._sort)
        view.columns.orderAsked.connect(self._sort)

    # The tree

    @property
    def tree(self) -> TreeArrays | None:
        """What is shown; None for nothing."""
        return self.view.tree

    def show_tree(self, tree: TreeArrays | None, opened: Iterable[str] | None = None) -> None:
        """Show another version, with these units open; without, its tops."""
        self._answer = None
        self._finder.forget()
        if tree is None:
            self._opened = np.zeros(0, bool)
            self.view.show_other(None)
            self._say_found()
            return
        if opened is None:
            self._opened = opened_to_level(tree, 2)
        else:
            self._opened = np.zeros(tree.n, bool)
            self._opened[tree.rows(opened)] = True
        self.view.show_other(self._whole(tree))
        self._ask(self._question, again=True)

    def update_tree(
        self, tree: TreeArrays, *, rebuilt: bool = False, units: Collection[str] | None = None
    ) -> None:
        """Show the same version after ``units`` changed, or any where they are not named; choice, open rows
        and place stay.

        ``rebuilt`` when its rows have new numbers.
        """
        before, unfolded = self.tree, self.view.units.unfolded
        if rebuilt and before is not None:
            self._show_rebuilt(before, tree)
            return
        if before is None or unfolded is None:
            self.show_tree(tree)
            return
        if tree is before:
            return
        more = tree.n - len(self._opened)
        self._opened = np.concatenate([self._opened, np.zeros(more, bool)])
        touched = None if units is None else touched_rows(before, tree, units)
        if unfolded.kept is None:
            self.view.show_again(self._whole(tree), touched)
        else:
            kept = np.concatenate([unfolded.kept, np.zeros(tree.n - before.n, bool)])
            shown = Unfolded.of(tree, unfolded.opened, kept=kept, rank=self._rank(tree))
            self.view.show_again(shown, touched)
        self._ask(self._question, again=True)

    def _show_rebuilt(self, before: TreeArrays, tree: TreeArrays) -> None:
        chosen = self.selected_uuids()
        opened = before.uuids.many(np.flatnonzero(self._opened & before.alive).tolist())
        top = self.view.top_row()
        self.show_tree(tree, opened)
        self.view.choose(tree.rows(chosen), scroll=False)
        if top >= 0 and (row := tree.row(before.uuid(top))) is not None:
            self.view.scroll_to_top(row)

    def opened_uuids(self) -> list[str]:
        """Units that are open, the first ones of many."""
        tree = self.tree
        if tree is None:
            return []
        rows = np.flatnonzero(self._opened & tree.alive & (tree.forest.descendants > 0))
        return tree.uuids.many(rows[:_REMEMBERED].tolist())

    def expand_to(self, level: int) -> None:
        """Open so many levels (1: the tops alone are in sight), in the whole tree."""
        if (tree := self.tree) is not None:
            self._opened = opened_to_level(tree, level)
            self.show_all()
            self.view.show_again(self._whole(tree))

    def _whole(self, tree: TreeArrays) -> Unfolded:
        return Unfolded.of(tree, self._opened, rank=self._rank(tree))

    def _rank(self, tree: TreeArrays) -> Rows | None:
        rank = self._answer.rank if self._answer else None
        if rank is None or len(rank) == tree.n:
            return rank
        # Rows that came since stand last until the order is known.
        return np.concatenate([rank, np.full(tree.n - len(rank), 2**31 - 1, np.int32)])

    def _remember_opened(self) -> None:
        unfolded = self.view.units.unfolded
        if unfolded is not None and unfolded.kept is None:
            self._opened = unfolded.opened

    # The choice

    def selected_uuids(self) -> tuple[str, ...]:
        """The chosen units, those in sight in their order."""
        tree = self.tree
        return tuple(tree.uuids.many(self.view.chosen_rows().tolist())) if tree else ()

    def select(self, uuids: Iterable[str]) -> None:
        """Choose units, and bring the first into sight; does not tell."""
        tree = self.tree
        if tree is None:
            return
        rows = tree.rows(uuids)
        if np.array_equal(rows, self.view.chosen_rows()):
            return
        if len(rows):
            self._open_to(int(rows[0]))
        self.view.choose(rows)
        self._say_found()

    def reveal(self, uuid: str) -> None:
        """Bring a unit into sight, even out of a search that hides it, and choose it."""
        tree = self.tree
        row = tree.row(uuid) if tree else None
        if row is None:
            return
        self._open_to(row)
        if self.view.units.place_of(row) is None:
            self.show_all()
            self._open_to(row)
        self.view.choose(np.array([row], np.int32))
        self._tell_selected()

    def _open_to(self, row: int) -> None:
        unfolded = self.view.units.unfolded
        if unfolded is None or self.view.units.place_of(row) is not None:
            return
        if unfolded.kept is not None and not unfolded.kept[row]:
            return
        opened = unfolded.opened.copy()
        opened[unfolded.tree.ancestors(row)] = True
        self.view.show_again(Unfolded.of(unfolded.tree, opened, kept=unfolded.kept, rank=unfolded.rank))
        self._remember_opened()

    def _tell_selected(self) -> None:
        self.selected.emit(self.selected_uuids())
        self._say_found()

    def _uuid(self, row: int) -> str:
        return self.tree.uuid(row) if self.tree is not None and row >= 0 else ""

    # Search, filters, order

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def show_all(self) -> None:
        """Take search and filters away; what is chosen stays in sight."""
        self.bar.field.blockSignals(True)
        self.bar.field.clear()
        self.bar.field.blockSignals(False)
        self._filters.choose(frozenset(), frozenset())
        self._ask(replace(self._question, text="", types=frozenset(), statuses=frozenset()))

    def _search(self, text: str) -> None:
        self._ask(replace(self._question, text=text))

    def step(self, way: int) -> None:
        """Go to the next (1) or previous (-1) hit, as soon as the hits are known; goes round."""
        if self._question.narrows and not self._answered:
            self._step_due = way
            return
        hits = self._hits()
        if not len(hits) or self.tree is None:
            return
        at = np.flatnonzero(hits == self.view.current_row())
        before = int(at[0]) if len(at) else min(0, -way)
        row = int(hits[(before + way) % len(hits)])
        self._open_to(row)
        self.view.choose(np.array([row], np.int32))
        self._tell_selected()

    def _hits(self) -> Rows:
        if self._answer is None or self.tree is None or not self._question.narrows:
            return np.zeros(0, np.int32)
        return self._answer.hits[self.tree.alive[self._answer.hits]]

    def _filter(self) -> None:
        self._ask(replace(self._question, types=self._filters.types, statuses=self._filters.statuses))

    def _sort(self, place: int) -> None:
        column = COLUMNS[place]
        again = self._question.sorted_by == column.key
        descending = not self._question.descending if again else column.number
        self.sort(column.key, descending=descending)

    def sort(self, key: str, *, descending: bool) -> None:
        """Order siblings by a column."""
        place = next(i for i, column in enumerate(COLUMNS) if column.key == key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.view.horizontalHeader().setSortIndicator(place, order)
        self._ask(replace(self._question, sorted_by=COLUMNS[place].key, descending=descending))

    def _ask(self, question: Question, *, again: bool = False) -> None:
        if question == self._question and not again:
            self._say_found()
            return
        if question != self._question:
            self._step_due = 0  # it was meant for the hits of the question before
        self._question = question
        if self.tree is None:
            return
        if question != Question():
            self._finder.ask(self.tree, question, self._answer)
            return
        self._finder.forget()
        answer = Answer(question, self.tree, None)
        if again:
            # The whole tree is shown already.
            self._answer = answer
            self._say_found()
        else:
            self._show_answer(answer)

    def _show_answer(self, answer: Answer) -> None:
        if answer.tree is not self.tree:
            return
        self._answer = answer
        if answer.unfolded is not None:
            self.view.show_hits(answer.hits)
            self.view.show_again(answer.unfolded)
        else:
            self.view.show_hits(None)
            self.view.show_again(self._whole(answer.tree))
            if len(rows := self.view.chosen_rows()):
                self._open_to(int(rows[0]))
                self.view.scroll_to(int(rows[0]))
        self._say_found()
        due, self._step_due = self._step_due, 0
        if due:
            self.step(due)

    @property
    def _answered(self) -> bool:
        return self._answer is not None and self._answer.question == self._question

    def _say_found(self) -> None:
        hits = self._hits()
        narrowed = self._question.narrows and self.tree is not None
        at = np.flatnonzero(hits == self.view.current_row())
        number = int(at[0]) + 1 if len(at) else None
        unknown = self._answer.unknown if self._answer else ()
        self.bar.say_found(number, len(hits), narrowed=narrowed, unknown=len(unknown))
        self.bar.filter.setIcon(
            self._theme.icon(
                "filter", "accent" if self._question.types or self._question.statuses else "muted"
            )
        )
        lacking = self._lacking(len(hits), unknown) if narrowed and self._answered else ""
        self._nothing_words.setText(lacking)
        self._nothing.setVisible(bool(lacking))

    def _lacking(self, count: int, unknown: tuple[str, ...]) -> str:
        if unknown:
            some = ", ".join(unknown[:5]) + (" …" if len(unknown) > 5 else "")
            return self.tr("%Ln of the list not found: {list}", "", len(unknown)).format(list=some)
        if count:
            return self.tr("What is selected is hidden by the search.") if self._hides_chosen else ""
        if self._question.types or self._question.statuses:
            return self.tr("No unit is named so among the types and statuses that are shown.")
        return self.tr("No unit has this in its name, and none has it as code or reference.")

    @property
    def _hides_chosen(self) -> bool:
        """Whether all that is chosen, on the map say, is none of what is found."""
        unfolded, chosen = self.view.units.unfolded, self.view.chosen_rows()
        if unfolded is None or unfolded.kept is None or not len(chosen):
            return False
        return not unfolded.kept[chosen].any()

    def _leave_field(self) -> None:
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.view.current_row() < 0 or len(self._hits()):
            self.step(1)

    # Marks and moves

    def show_marks(self, marks: Marks) -> None:
        """Show marks beside the rows."""
        self.view.show_marks(marks)

    def set_movable(self, can_move: bool) -> None:
        """Whether units may be dragged onto another parent."""
        self.view.units.can_move = can_move
        self.view.setDragEnabled(can_move)
