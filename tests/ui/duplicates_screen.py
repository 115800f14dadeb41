"""The workspace of duplicates in a window, driven by mouse and keyboard, over a small registry."""

from __future__ import annotations

from factories import version_frame
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from small_lists import rows_of
from subject_screen import SubjectScreen

from georegistry_desktop import create_registry
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.ui.desk import Desk
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
    def posts(district: str) -> list[str]:
        return list(TWICE.get(district, (f"{district} Alpha", f"{district} Omega")))

    return version_frame(rows_of(posts, "p", 0.0))


class DuplicatesScreen(SubjectScreen[DuplicatesWorkspace]):
    """The workspace in a window, as a person has it before him."""

    def __init__(self, qtbot: QtBot, desk: Desk, address: str) -> None:
        super().__init__(qtbot, desk, address, DuplicatesWorkspace)

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
