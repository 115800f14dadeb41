"""A table that looks and moves like a list."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from georegistry_desktop.ui.theme import Theme


class LineList(QTableView):
    """One column, lines of one height (``line``, in pixels of plain text), letters that are decisions.

    A table, for Qt's list asks the model about each of a million lines whenever it lays them out.
    """

    def __init__(self, theme: Theme, model: QAbstractItemModel, *, line: int) -> None:
        super().__init__()
        self._theme, self._line = theme, line
        self.setModel(model)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        theme.changed.connect(self._measure)
        self._measure()

    def go_to_line(self, place: int) -> None:
        """Make a line the current one, in sight."""
        index = self.model().index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """As a list does: Home and End go to the first and the last line."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        count = self.model().rowCount()
        if action in ends and count:
            return self.model().index(ends[action] % count, 0)
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, _: str) -> None:
        """Letters are decisions here; names are looked for in the field above."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current line stays in sight where the view becomes less high."""
        seen = self.visualRect(self.currentIndex()).top() < event.oldSize().height()
        super().resizeEvent(event)
        if seen and event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(self._line))
        self.viewport().update()
