"""A button that opens a menu."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QToolButton


def opens(button: QToolButton, menu: QMenu) -> None:
    """Let ``button`` open ``menu`` below itself.

    Qt's own way (``setPopupMode``) runs a loop of events until the menu closes, inside of which all else goes
    on: what opens the menu once more from there never comes back to it.
    """
    # The press that closes the menu is not one that opens it again.
    menu.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(QPoint(0, button.height()))))
