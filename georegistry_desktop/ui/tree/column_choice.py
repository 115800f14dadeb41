"""Which columns a tree shows, and how wide."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QTableView

from georegistry_desktop.ui.tree.columns import COLUMNS


class ColumnChoice(QObject):
    """The menu on a tree's headings, and the state to find again."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        head = view.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask)

    def menu(self) -> QMenu:
        """A menu with a switch for each column but the first; it goes when it closes."""
        menu = QMenu(self._view)
        for place, column in enumerate(COLUMNS[1:], 1):
            action = menu.addAction(column.word)
            action.setCheckable(True)
            action.setChecked(not self._view.isColumnHidden(place))
            action.toggled.connect(lambda on, place=place: self._view.setColumnHidden(place, not on))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def state(self) -> dict[str, object]:
        """Widths of the columns that are shown, in their order."""
        head = self._view.horizontalHeader()
        order = [head.logicalIndex(place) for place in range(len(COLUMNS))]
        return {COLUMNS[i].key: self._view.columnWidth(i) for i in order if not self._view.isColumnHidden(i)}

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
