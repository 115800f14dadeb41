"""What tests of a workspace about a subject share: it stands in a window, over a registry."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.session import Session
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message, SubjectWorkspace

W = TypeVar("W", bound=SubjectWorkspace)


class SubjectScreen(Generic[W]):
    """Owns the window with the workspace, and what was ``said`` there."""

    def __init__(self, qtbot: QtBot, desk: Desk, address: str, kind: type[W], user: str = "me") -> None:
        self.qtbot, self.desk = qtbot, desk
        self.said: list[Message] = []
        self.gone: list[tuple[str, object]] = []
        desk.said.connect(self.said.append)
        desk.going.connect(lambda key, place: self.gone.append((key, place)))
        self.live = LiveSession(Session.open(address, user=user))
        desk.use(self.live)
        self.space = kind(desk)
        self.space.finish()
        self.window = QMainWindow()
        self.window.setCentralWidget(self.space)
        self.window.resize(1280, 800)
        desk.actions.add(self.space.commands())
        desk.actions.serve(self.window)
        desk.actions.enter(kind.key)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        self.space.opened(self.live)

    def wait(self, holds: Callable[[], object]) -> None:
        """Until it holds; long enough for a machine that has much else to do."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=30_000)

    def click(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        press = QTest.mouseDClick if twice else QTest.mouseClick
        press(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())

    def end(self) -> None:
        """Close the registry."""
        self.space.closed()
        self.desk.use(None)
        self.live.close()
