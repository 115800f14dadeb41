"""Which sheets, layers or folders of the files are read: any of those that are there, or all."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow, opens

_BETWEEN = "; "


class LayerChoice(QWidget):
    """Names may be typed, or ticked in the menu beside them; none: all that may hold units.

    ``changed()`` when others are to be read.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._known: list[str] = []
        self._read: list[str] = []
        self.line = QLineEdit()
        self.line.setObjectName("layers")
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("All that may hold units"))
        self.open = QToolButton()
        self.open.setAccessibleName(self.tr("Choose layers or sheets"))
        self.open.setToolTip(self.open.accessibleName())
        self.menu = QMenu(self.open)
        opens(self.open, self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.line, 1)
        row.addWidget(self.open)
        self.line.editingFinished.connect(self._typed)
        self.line.textChanged.connect(self._tick)
        self.menu.triggered.connect(lambda _: self._take_ticks())
        theme.changed.connect(self._dress)
        self._dress()
        self.forget()

    def chosen(self) -> list[str]:
        """The names to be read; none means all that may hold units."""
        names = [name.strip() for name in self.line.text().split(_BETWEEN.strip())]
        return list(dict.fromkeys(filter(None, names)))

    def forget(self) -> None:
        """Other files: nothing is known of their layers, and none is chosen."""
        self._known, self._read = [], []
        self.offer(())
        self.line.clear()

    def offer(self, names: Iterable[str]) -> None:
        """Offer these too."""
        menu = self.menu
        for name in names:
            if name not in self._known:
                self._known.append(name)
        menu.clear()
        for name in self._known:
            menu.addAction(name.replace("&", "&&")).setCheckable(True)
        several = len(self._known) > 1
        allow(self.open, None if several else self.tr("No other layer or sheet is known here."))
        self._tick()

    def _tick(self) -> None:
        chosen = self.chosen()
        for name, action in zip(self._known, self.menu.actions(), strict=True):
            action.setChecked(name in chosen)

    def _take_ticks(self) -> None:
        actions = self.menu.actions()
        ticked = [name for name, action in zip(self._known, actions, strict=True) if action.isChecked()]
        others = [name for name in self.chosen() if name not in self._known]
        self.line.setText(_BETWEEN.join([*ticked, *others]))
        self._typed()

    def _typed(self) -> None:
        if self.chosen() != self._read:
            self._read = self.chosen()
            self.changed.emit()

    def _dress(self) -> None:
        self.open.setIcon(self._theme.icon("layers"))
