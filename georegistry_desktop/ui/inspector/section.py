"""A part of the inspector below a heading that folds it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import line
from georegistry_desktop.ui.words import number_words


class Section(QWidget):
    """A hairline, the heading with a count, and what it holds; a click or Space folds it."""

    def __init__(self, title: str, inside: QWidget, theme: Theme, *, unfolded: bool = True) -> None:
        super().__init__()
        self._title, self._theme = title, theme
        self.inside = inside
        self.head = QToolButton()
        self.head.setProperty("role", "section")
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.head.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.head.setCheckable(True)
        self.head.setChecked(unfolded)
        self.head.toggled.connect(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        for part in (line(), self.head, inside):
            column.addWidget(part)
        theme.changed.connect(self._draw)
        self.count(0)
        self._fold(unfolded)

    def count(self, number: int) -> None:
        """Say how many things are in it; 0 says nothing."""
        self.head.setText(f"{self._title}  {number_words(number)}" if number else self._title)

    def _fold(self, unfolded: bool) -> None:
        self.inside.setVisible(unfolded)
        self._draw()

    def _draw(self) -> None:
        self.head.setIcon(self._theme.icon("down" if self.head.isChecked() else "right"))
        self.head.setIconSize(QSize(self._theme.px(14), self._theme.px(14)))
