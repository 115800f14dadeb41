"""Controls that cannot be used now say why."""

from __future__ import annotations

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
    control.setEnabled(reason is None)
    own = str(control.property(_OWN_TIP) or "")
    control.setToolTip(own if reason is None else reason)
    if isinstance(control, QWidget):
        control.setAccessibleDescription(reason or "")


def reason_of(control: QWidget | QAction) -> str:
    """Why a control rests; empty when it does not."""
    return str(control.property(_REASON) or "")
