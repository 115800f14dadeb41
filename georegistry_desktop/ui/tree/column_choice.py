"""Which columns a tree shows, and how wide."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.tree.columns import COLUMNS, Column

_NARROWEST = 180
"""Pixels at plain text size for the names."""


class ColumnChoice(QObject):
    """The headings of a tree: their menu, their widths, the state to find again.

    ``orderAsked(place)`` when siblings are to be ordered by a column, by the menu.
    """

    orderAsked = Signal(int)

    def __init__(self, view: QTableView, theme: Theme) -> None:
        super().__init__(view)
        self._view, self._theme = view, theme
        head = view.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsMovable(True)
        head.setFirstSectionMovable(False)
        head.setMinimumSectionSize(theme.px(48))
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        # To draw itself a header asks of every row whether it is selected; ours shows nothing of that.
        head.setSelectionModel(QItemSelectionModel(view.model(), self))
        for place, column in enumerate(COLUMNS):
            view.setColumnWidth(place, theme.px(column.width))
            view.setColumnHidden(place, not column.shown)
        head.sectionResized.connect(lambda place, *_: self.fill() if place else None)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask)

    def fill(self) -> None:
        """Give the names what the other columns leave, and never too little."""
        others = sum(self._view.columnWidth(place) for place in range(1, len(COLUMNS)))
        room = self._view.viewport().width() - others
        self._view.setColumnWidth(0, max(self._theme.px(_NARROWEST), room))

    def shown(self) -> list[Column]:
        """The columns in sight, in their order."""
        head = self._view.horizontalHeader()
        order = [head.logicalIndex(place) for place in range(len(COLUMNS))]
        return [COLUMNS[place] for place in order if not self._view.isColumnHidden(place)]

    def menu(self) -> QMenu:
        """A menu with a switch for each column but the first, and the order where it can be chosen; it goes
        when it closes."""
        menu, head = QMenu(self._view), self._view.horizontalHeader()
        for place, column in enumerate(COLUMNS[1:], 1):
            action = menu.addAction(column.word)
            action.setCheckable(True)
            action.setChecked(not self._view.isColumnHidden(place))
            action.toggled.connect(lambda on, place=place: self._view.setColumnHidden(place, not on))
        if head.isSortIndicatorShown():
            order = menu.addMenu(self.tr("Order by"))
            for place, column in enumerate(COLUMNS):
                action = order.addAction(column.word)
                action.setCheckable(True)
                action.setChecked(place == head.sortIndicatorSection())
                action.triggered.connect(lambda _, place=place: self.orderAsked.emit(place))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open(self) -> None:
        """Open the menu below the headings, for who has no mouse at hand."""
        self._ask(QPoint(0, self._view.horizontalHeader().height()))

    def state(self) -> dict[str, object]:
        """Widths of the columns that are shown, in their order."""
        return {column.key: self._view.columnWidth(COLUMNS.index(column)) for column in self.shown()}

    def recall(self, state: dict[str, object]) -> None:
        """Show what ``state`` gave; one without names changes nothing."""
        if "name" not in state:
            return
        places = {column.key: place for place, column in enumerate(COLUMNS)}
        for key, place in places.items():
            width = state.get(key)
            self._view.setColumnHidden(place, not isinstance(width, int))
            if isinstance(width, int) and width > 0:
                self._view.setColumnWidth(place, width)
        head = self._view.horizontalHeader()
        for at, key in enumerate(key for key in state if key in places):
            head.moveSection(head.visualIndex(places[key]), at)

    def _ask(self, at: QPoint) -> None:
        self.menu().popup(self._view.horizontalHeader().mapToGlobal(at))
