"""The page that a workspace begins with: what it is for, and the first step, in one column in the middle."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets.roles import label


class StartColumn(QScrollArea):
    """What it holds is added to ``column``, below the title and the text of ``introduce``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(widgetResizable=True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        held, middle = QWidget(), QWidget()
        middle.setMaximumWidth(theme.px(820))
        page = QHBoxLayout(held)
        page.setContentsMargins(24, 28, 24, 24)
        page.addStretch(1)
        page.addWidget(middle, 1000)
        page.addStretch(1)
        self.column = QVBoxLayout(middle)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)
        self.setWidget(held)

    def introduce(self, title: str, text: str) -> None:
        """Say what the workspace is for."""
        self.column.addWidget(label(title, "title"))
        self.column.addWidget(label(text, "muted", wrap=True))
