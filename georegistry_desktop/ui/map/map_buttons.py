"""The buttons at the edge of a map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout, QWidget

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import opens

_NAMES = ("zoom-in", "zoom-out", "zoom-fit", "zoom-selection", "layers")


class MapButtons(QFrame):
    """``tools``: the buttons by their icons; ``layers`` opens a menu."""

    def __init__(self, theme: Theme, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        self.tools = {name: QToolButton() for name in _NAMES}
        for button in self.tools.values():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            column.addWidget(button)
        opens(self.tools["layers"], menu)
        theme.changed.connect(self._dress)
        self._dress()
        self._say_words()

    def _dress(self) -> None:
        for name, button in self.tools.items():
            button.setIcon(self._theme.icon(name, "text"))

    def _say_words(self) -> None:
        words = {
            "zoom-in": self.tr("Zoom in (+)"),
            "zoom-out": self.tr("Zoom out (−)"),
            "zoom-fit": self.tr("Show all (Home)"),
            "zoom-selection": self.tr("Show the selected units"),
            "layers": self.tr("What the map shows"),
        }
        for name, text in words.items():
            self.tools[name].setToolTip(text)
            self.tools[name].setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_words()
        super().changeEvent(event)
