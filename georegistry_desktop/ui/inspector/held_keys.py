"""The keyboard while a field that was asked for is not there yet: what is typed meanwhile goes into it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from georegistry_desktop.ui.inspector.line_field import LineField
from georegistry_desktop.ui.inspector.row import Row

_COMES_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class HeldKeys(QWidget):
    """Takes the keyboard at once, draws nothing, and hands it on once the field can be typed in.

    A person who presses F2 and types does not wait for a unit to be read; without this the first letters
    would go to the tree, which looks for a unit by them.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted: tuple[str, QWidget | None] | None = None
        self._held: list[QKeyEvent] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.resize(1, 1)

    @property
    def wanted(self) -> str | None:
        """The name of the field that is waited for."""
        return self._wanted[0] if self._wanted is not None else None

    def wait_for(self, name: str, back: QWidget | None) -> None:
        """Hold what is typed from now on. After Enter or Escape the keyboard goes ``back``."""
        self._wanted = (name, back)
        self._held.clear()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_up(self) -> None:
        """The field will not come: what was held was meant for it alone."""
        if self._wanted is not None:
            self._leave(self._wanted[1])

    def hand_on(self, row: Row) -> None:
        """The field is there, in ``row``: all that was typed goes into it, as if it came now."""
        if self._wanted is None:
            return
        if self.isVisible() and not row.field.isVisible():  # rows just made are shown a moment later
            QTimer.singleShot(0, self, lambda: self.hand_on(row))
            return
        (_, back), held = self._wanted, self._held
        self._wanted, self._held = None, []
        row.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(row.field, LineField):
            row.field.back = back
        for event in held:
            # Enter, Tab and Escape lead elsewhere, where what comes after them belongs.
            QCoreApplication.sendEvent(QApplication.focusWidget() or row.field, event)

    def event(self, event: QEvent) -> bool:
        """No key means anything but text for the field: neither a shortcut nor the way to the next field."""
        if self._wanted is None or not isinstance(event, QKeyEvent):
            return super().event(event)
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self._leave(self._wanted[1])
            else:
                self._hold(event.key(), event.modifiers(), event.text())
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Letters that are put together from several keys."""
        if self._wanted is not None and event.commitString():
            self._hold(0, Qt.KeyboardModifier.NoModifier, event.commitString())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes on elsewhere does not want the field any more."""
        if event.reason() not in _COMES_BACK:
            self._wanted = None
            self._held.clear()
        super().focusOutEvent(event)

    def _hold(self, key: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
        self._held.append(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

    def _leave(self, back: QWidget | None) -> None:
        self._wanted = None
        self._held.clear()
        if back is not None and self.hasFocus():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
