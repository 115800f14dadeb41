"""The workspace of duplicates in a window, driven by mouse and keyboard, over a small registry."""

from __future__ import annotations

from collections.abc import Callable

from factories import version_frame
from matching_screen import PLACES, _rows
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.session import Session
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.duplicates.workspace import DuplicatesWorkspace
from georegistry_desktop.workflows import DuplicateReview

TWICE = {
    "Bo": ("Njala University Health Centre", "Njala Uni. Health Centre", "Mokorbu MCHP", "Gondama CHC"),
    "Moyamba": ("Taiama CHC", "Rotifunk Mission Hospital", "Rotifunk Mission Hosp.", "Bauya Clinic"),
}
"""The posts of the districts in which one was entered twice."""


def twice(address: str) -> str:
    """Country@1 and Pyramid@live, its curated copy: two regions, three districts each, posts below them, two
    of which were entered twice."""
    with create_registry(address) as registry:
        registry.load("Country", _country(), origin={})
        registry.copy("Country@1", "Pyramid")
    return address


def _country() -> VersionFrame:
    def posts(district: str, _: int) -> list[str]:
        return list(TWICE.get(district, (f"{district} Alpha", f"{district} Omega")))

    assert PLACES
    return version_frame(_rows(posts, "p", 0.0))


class DuplicatesScreen:
    """The workspace in a window, as a person has it before him."""

    def __init__(self, qtbot: QtBot, desk: Desk, address: str) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.said: list[Message] = []
        self.gone: list[tuple[str, object]] = []
        desk.said.connect(self.said.append)
        desk.going.connect(lambda key, place: self.gone.append((key, place)))
        self.live = LiveSession(Session.open(address, user="me"))
        desk.use(self.live)
        self.space = DuplicatesWorkspace(desk)
        self.space.finish()
        self.window = QMainWindow()
        self.window.setCentralWidget(self.space)
        self.window.resize(1280, 800)
        desk.actions.add(self.space.commands())
        desk.actions.serve(self.window)
        desk.actions.enter("duplicates")
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        self.space.opened(self.live)

    def wait(self, holds: Callable[[], object]) -> None:
        """Until it holds; long enough for a machine that has much else to do."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=30_000)

    @property
    def review(self) -> DuplicateReview:
        assert self.space.judging.review is not None
        return self.space.judging.review

    def find(self, version: str = "Pyramid@live") -> None:
        """Look through a version by the form."""
        self.space.start.choose(version)
        self.click(self.space.start.run)
        self.wait_front()

    def wait_front(self) -> None:
        """Until the pair in front is shown as it is now."""
        self.wait(lambda: self.space.front is not None)

    def go(self, name: str) -> int:
        """Go to the pair that a unit of this name is in; gives its place."""
        at = next(at for at in range(len(self.review)) if name in self.review.names(at))
        self.space.list.lines.setFocus()
        assert self.space.list.lines.go_to(at)
        self.wait_front()
        return at

    def click(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        press = QTest.mouseDClick if twice else QTest.mouseClick
        press(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())

    def press(self, key: Qt.Key | str) -> None:
        """A key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.space.list.lines, key)

    def state(self, at: int) -> str:
        return self.review.state_of(at)

    def settle(self) -> None:
        """Until all is written."""
        self.wait(lambda: not self.space.judging.is_writing)

    def names(self, version: str = "Pyramid@live") -> list[str]:
        """The names of all units as they are kept."""
        self.settle()
        return sorted(self.live.session.read(lambda r: list(r.units(version)["name"])).result())

    def kept(self, version: str = "Pyramid@live") -> set[str]:
        """The states of what is decided within the source."""
        self.settle()
        return set(self.live.session.read(lambda r: r.links.decisions(version, version)).result()["state"])

    def end(self) -> None:
        """Close the registry."""
        self.space.closed()
        self.desk.use(None)
        self.live.close()
