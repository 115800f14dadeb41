"""Enter accepts a pair in this workspace: fields and buttons keep their own Enter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OwnKeys(QObject):
    """Of the widgets that are given to it Enter is their own; it presses a button."""

    def keep(self, *widgets: QWidget) -> None:
        """Let these have their Enter."""
        for widget in widgets:
            widget.installEventFilter(self)

    def keep_all(self, around: QWidget) -> None:
        """Let all that takes the keyboard in ``around`` have it."""
        self.keep(*(w for w in around.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _ENTER:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and isinstance(watched, QAbstractButton):
                watched.click()
                return True
        return super().eventFilter(watched, event)
