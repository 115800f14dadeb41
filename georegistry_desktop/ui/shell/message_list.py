"""What was said in this session, to read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QLocale, Qt, QTime, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from georegistry_desktop.ui.desk import Desk, Message

_MOST = 200
_TOKENS = {"info": "accent", "done": "new", "warning": "check", "error": "missing"}


class MessageList(QListWidget):
    """The newest first; ``asked(Message)`` when one is opened."""

    asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("Messages"))
        self.itemActivated.connect(lambda item: self.asked.emit(item.data(Qt.ItemDataRole.UserRole)))
        desk.themeChanged.connect(self._dress)

    def add(self, message: Message) -> None:
        """Note a message with the time of now."""
        now = datetime.now()
        time = QLocale().toString(QTime(now.hour, now.minute), QLocale.FormatType.ShortFormat)
        item = QListWidgetItem(self._icon(message), f"{time}  {message.text}")
        # Only to be read: what a message offers to do would keep a registry that was closed since.
        item.setData(Qt.ItemDataRole.UserRole, replace(message, undo=None, action=None, instead=None))
        self.insertItem(0, item)
        self.takeItem(_MOST)

    def _icon(self, message: Message) -> QIcon:
        return self._desk.theme.icon(message.kind, _TOKENS[message.kind])

    def _dress(self) -> None:
        for row in range(self.count()):
            item = self.item(row)
            item.setIcon(self._icon(item.data(Qt.ItemDataRole.UserRole)))
