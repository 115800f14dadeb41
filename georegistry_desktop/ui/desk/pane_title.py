"""The title of a pane: its name, and buttons to float and to close it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import ElidedLabel, tool


class PaneTitle(QFrame):
    """Qt's own has buttons too small to hit; dragging and double-clicking are Qt's still."""

    def __init__(self, pane: QDockWidget, theme: Theme) -> None:
        super().__init__(pane)
        self._theme = theme
        self.setProperty("role", "bar")
        name = ElidedLabel(pane.windowTitle())
        name.setProperty("role", "heading")
        self._float = tool(
            self.tr("Take it out of the window, or back"), lambda: pane.setFloating(not pane.isFloating())
        )
        self._close = tool(self.tr("Close this pane; View › Panes brings it back"), pane.close)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 4, 3)
        layout.setSpacing(2)
        layout.addWidget(name, 1)
        layout.addWidget(self._float)
        layout.addWidget(self._close)
        pane.windowTitleChanged.connect(name.setText)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        side = self._theme.px(14)
        for button, icon in ((self._float, "float"), (self._close, "close")):
            button.setIcon(self._theme.icon(icon))
            button.setIconSize(QSize(side, side))
            # The keyboard has View › Panes; else it would begin here.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
