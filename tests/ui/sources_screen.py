"""The workspace of sources in a window, as a person has it before him."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.session import Session
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.sources.workspace import Sources


class SourcesScreen:
    """``said`` are the messages, ``gone`` the workspaces that it led to."""

    def __init__(self, qtbot: QtBot, desk: Desk, address: str) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.said: list[Message] = []
        self.gone: list[tuple[str, dict[str, object]]] = []
        desk.said.connect(self.said.append)
        desk.going.connect(lambda key, place: self.gone.append((key, place)))
        self.live = LiveSession(Session.open(address, user="me"))
        desk.use(self.live)
        self.space = Sources(desk)
        self.space.finish()
        self.window = QMainWindow()
        self.window.setCentralWidget(self.space)
        self.window.resize(1280, 800)
        desk.actions.add(self.space.commands())
        desk.actions.serve(self.window)
        desk.actions.enter("sources")
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        self.space.opened(self.live)

    def close(self) -> None:
        """Let go of the registry."""
        self.space.closed()
        self.desk.use(None)
        self.live.close()

    def wait(self, holds: Callable[[], object]) -> None:
        """Until it holds; long enough for a machine that has much else to do."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=60_000)

    @property
    def labels(self) -> list[str]:
        """The versions of the registry."""
        return [v.label for v in self.live.session.versions]

    def cell(self, row: int, column: int) -> str:
        """What stands in the table."""
        return str(self.space.list.model.index(row, column).data())

    def button(self, name: str, within: QWidget | None = None) -> QPushButton:
        """A button by its object name or its words."""
        found = [
            b
            for b in (within or self.window).findChildren(QPushButton)
            if b.objectName() == name or b.text() == name
        ]
        return next(b for b in found if b.isVisible())
