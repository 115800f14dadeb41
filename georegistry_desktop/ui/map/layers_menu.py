"""The menu that says what a map shows: which level, which colours, which parts, which background."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from georegistry_desktop.ui.map.colouring import By
from georegistry_desktop.ui.widgets import label

T = TypeVar("T")


@dataclass(frozen=True)
class Shown:
    """What a map shows. ``level``: the depth of the areas, None for those that fit the scale.

    ``background``: the key of a background, empty for none.
    """

    level: int | None = None
    by: By = "nothing"
    points: bool = True
    names: bool = True
    graticule: bool = False
    background: str = ""


class LayersMenu(QMenu):
    """``changed(Shown)`` comes when the person chose something else. Filled anew each time that it opens."""

    changed = Signal(object)
    backgroundsAsked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.shown = Shown()
        self.levels: Sequence[tuple[int, str]] = ()
        self.backgrounds: Sequence[tuple[str, str]] = ()
        self.has_kinds = False
        self.offers_backgrounds = False
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Show what there is to choose from, and what is chosen."""
        self.clear()
        shown = self.shown
        self._heading(self.tr("Areas"))
        levels: list[tuple[int | None, str]] = [(None, self.tr("Level that fits the scale")), *self.levels]
        self._choice(levels, shown.level, lambda level: replace(self.shown, level=level))
        self._heading(self.tr("Colours"))
        ways: list[tuple[By, str]] = [
            ("nothing", self.tr("Plain")),
            ("level", self.tr("By level")),
            ("type", self.tr("By type")),
            ("status", self.tr("By status")),
        ]
        if self.has_kinds:
            ways.append(("kind", self.tr("By difference")))
        self._choice(ways, shown.by, lambda by: replace(self.shown, by=by))
        self._heading(self.tr("Shown"))
        self._switch(self.tr("Points"), shown.points, lambda on: replace(self.shown, points=on))
        self._switch(self.tr("Names"), shown.names, lambda on: replace(self.shown, names=on))
        self._switch(self.tr("Degrees"), shown.graticule, lambda on: replace(self.shown, graticule=on))
        if not self.offers_backgrounds:
            return
        self._heading(self.tr("Background"))
        grounds = [("", self.tr("None")), *self.backgrounds]
        self._choice(grounds, shown.background, lambda key: replace(self.shown, background=key))
        self.addAction(self.tr("Add a background…"), self.backgroundsAsked.emit)

    def _choice(self, choices: Sequence[tuple[T, str]], now: T, changed: Callable[[T], Shown]) -> None:
        group = QActionGroup(self)
        for value, text in choices:
            action = QAction(text, group, checkable=True, checked=value == now)
            action.triggered.connect(lambda _=False, value=value: self._take(changed(value)))
            self.addAction(action)

    def _heading(self, text: str) -> None:
        if self.actions():
            self.addSeparator()
        words = label(text, "muted")
        words.setContentsMargins(10, 4, 10, 2)
        heading = QWidgetAction(self)
        heading.setDefaultWidget(words)
        self.addAction(heading)

    def _switch(self, text: str, now: bool, changed: Callable[[bool], Shown]) -> None:
        action = QAction(text, self, checkable=True, checked=now)
        action.toggled.connect(lambda on: self._take(changed(on)))
        self.addAction(action)

    def _take(self, shown: Shown) -> None:
        self.shown = shown
        self.changed.emit(shown)
