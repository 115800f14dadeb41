"""The toolbar: what the workspace in front does most, as icons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QToolBar, QToolButton

from georegistry_desktop.ui.desk import Desk

_PRESSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        if (arrow := self.findChild(QToolButton, "qt_toolbar_ext_button")) is not None:
            arrow.installEventFilter(self)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow opens its menu as ``widgets.opens`` does: in Qt's own loop a workspace that comes in
        front would change the menu under itself."""
        if isinstance(watched, QToolButton) and _is_press(event) and (menu := watched.menu()) is not None:
            menu.popup(watched.mapToGlobal(QPoint(0, watched.height())))
            return True
        return super().eventFilter(watched, event)

    def _dress(self) -> None:
        side = self._desk.theme.px(18)
        self.setIconSize(QSize(side, side))


def _is_press(event: QEvent) -> bool:
    if isinstance(event, QKeyEvent):
        return event.type() == QEvent.Type.KeyPress and event.key() in _PRESSING
    pressed = event.type() == QEvent.Type.MouseButtonPress
    return isinstance(event, QMouseEvent) and pressed and event.button() == Qt.MouseButton.LeftButton
