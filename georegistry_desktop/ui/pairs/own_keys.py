"""Enter accepts a pair in this workspace: fields and buttons keep their own Enter."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class OwnKeys(QObject):
    """Of the widgets that are given to it Enter is their own; it presses a button."""

    def keep(self, *widgets: QWidget) -> None:
        """Let these have their Enter."""
        for widget in widgets:
            widget.installEventFilter(self)

    def keep_all(self, around: QWidget, *, but: Collection[QWidget] = ()) -> None:
        """Let all that takes the keyboard in ``around`` have it, but for some."""
        held = (w for w in around.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        self.keep(*(widget for widget in held if widget not in but))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _ENTER and not event.modifiers() & ~_KEYPAD:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and isinstance(watched, QAbstractButton):
                watched.click()
                return True
        return super().eventFilter(watched, event)
