"""The toolbar: what the workspace in front does most, as icons."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton

from georegistry_desktop.ui.desk import Desk


class ToolBar(QToolBar):
    """Shows the actions here that say ``toolbar``; hidden where there are none. What does not fit is behind
    its arrow."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setObjectName("toolbar")
        self.setAccessibleName(self.tr("Tools"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        desk.actions.changed.connect(self._fill)
        desk.themeChanged.connect(self._dress)
        self._dress()
        self._fill()

    def _fill(self) -> None:
        tools = [action for action in self._desk.actions.here() if action.toolbar]
        self.setVisible(bool(tools))
        ids = [action.id for action in sorted(tools, key=lambda action: action.group)]
        if ids == [action.objectName() for action in self.actions() if not action.isSeparator()]:
            return
        self.clear()
        self._desk.actions.fill(self, tools)
        for key in ids:
            button = self.widgetForAction(self._desk.actions.qaction(key))
            if isinstance(button, QToolButton):
                button.setAccessibleName(self._desk.actions.action(key).words)

    def _dress(self) -> None:
        side = self._desk.theme.px(18)
        self.setIconSize(QSize(side, side))
