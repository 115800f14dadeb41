"""Controls that cannot be used now say why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

_REASON, _OWN_TIP = "reason", "own-tip"


def allow(control: QWidget | QAction, reason: str | None) -> None:
    """Let a control be used, or rest: its tip then is ``reason``, a whole sentence.

    With None its own tip comes back.
    """
    if not control.property(_REASON):
        control.setProperty(_OWN_TIP, control.toolTip())
    control.setProperty(_REASON, reason or "")
    if reason is not None and isinstance(control, QWidget):
        _hand_on(control)
    control.setEnabled(reason is None)
    own = str(control.property(_OWN_TIP) or "")
    control.setToolTip(own if reason is None else reason)
    if isinstance(control, QWidget):
        control.setAccessibleDescription(reason or "")


def _hand_on(control: QWidget) -> None:
    """Give the keyboard to what is nearest. Qt would give it to the next of the window, wherever that is."""
    focused = control.window().focusWidget()
    if focused is None or not (focused is control or control.isAncestorOf(focused)):
        return
    place = control.parentWidget()
    while place is not None:
        near = control.nextInFocusChain()
        while near is not None and near is not control:
            takes = bool(near.focusPolicy() & Qt.FocusPolicy.TabFocus) and near.isEnabled()
            if takes and near.isVisible() and place.isAncestorOf(near) and not control.isAncestorOf(near):
                near.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            near = near.nextInFocusChain()
        place = None if place.isWindow() else place.parentWidget()


def reason_of(control: QWidget | QAction) -> str:
    """Why a control rests; empty when it does not."""
    return str(control.property(_REASON) or "")
