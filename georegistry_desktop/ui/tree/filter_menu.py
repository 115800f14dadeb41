"""The menu that narrows a tree to types and statuses."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.widgets import allow
from georegistry_desktop.ui.words import status_word


class FilterMenu(QMenu):
    """Switches for the types and statuses of a tree, with counts; stays open while they are switched.

    ``changed()`` comes with each switch; ``types`` and ``statuses`` are what is switched on.
    """

    changed = Signal()

    def __init__(self, tree: Callable[[], TreeArrays | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._tree = tree
        self.types: frozenset[str] = frozenset()
        self.statuses: frozenset[str] = frozenset()
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def clear_choice(self) -> None:
        """Let all through."""
        if self.types or self.statuses:
            self.types = self.statuses = frozenset()
            self.changed.emit()

    def choose(self, types: frozenset[str], statuses: frozenset[str]) -> None:
        """Switch these on, without telling."""
        self.types, self.statuses = types, statuses

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def _fill(self) -> None:
        self.clear()
        tree = self._tree()
        if tree is None:
            return
        locale = QLocale()
        live = tree.alive
        kinds = np.bincount(tree.type_of[live & (tree.type_of >= 0)], minlength=len(tree.types))
        self.addSection(self.tr("Types"))
        for name, count in sorted(zip(tree.types, kinds.tolist(), strict=True), key=lambda pair: -pair[1]):
            if count or name in self.types:
                self._add(f"{name}\t{locale.toString(count)}", name in self.types, "types", name)
        self.addSection(self.tr("Statuses"))
        states = np.bincount(tree.status[live], minlength=len(STATUSES)).tolist()
        for status, count in zip(STATUSES, states, strict=True):
            words = f"{status_word(status)}\t{locale.toString(count)}"
            self._add(words, status in self.statuses, "statuses", status)
        self.addSeparator()
        every = self.addAction(self.tr("Show all"))
        narrowed = self.types or self.statuses
        allow(every, None if narrowed else self.tr("All types and statuses are shown already."))
        every.triggered.connect(self.clear_choice)

    def _add(self, words: str, is_on: bool, which: str, key: str) -> None:
        action = QAction(words.replace("&", "&&"), self, checkable=True, checked=is_on)
        action.toggled.connect(lambda on: self._switch(which, key, on))
        self.addAction(action)

    def _switch(self, which: str, key: str, on: bool) -> None:
        held: frozenset[str] = getattr(self, which)
        setattr(self, which, held | {key} if on else held - {key})
        self.changed.emit()
