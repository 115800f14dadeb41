"""The pane below: jobs and what was said."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.jobs_list import JobsList
from georegistry_desktop.ui.shell.message_list import MessageList
from georegistry_desktop.ui.widgets import tool


class Activity(QTabWidget):
    """Two tabs and a button that puts the pane away: ``closed``."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("activity")
        self.setDocumentMode(True)
        self.jobs = JobsList(desk)
        self.messages = MessageList(desk)
        self.addTab(self.jobs, self.tr("Jobs"))
        self.addTab(self.messages, self.tr("Messages"))
        close = tool(self.tr("Close this pane"), self.closed.emit)
        self.setCornerWidget(close)

        def dress() -> None:
            close.setIcon(desk.theme.icon("close"))

        desk.themeChanged.connect(dress)
        dress()
