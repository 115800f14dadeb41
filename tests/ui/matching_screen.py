"""The matching's workspace in a window, driven by mouse and keyboard, over a small registry."""

from __future__ import annotations

import pandas as pd
from factories import version_frame
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from small_lists import rows_of
from subject_screen import SubjectScreen

from georegistry_desktop import create_registry
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.workspace import MatchWorkspace
from georegistry_desktop.ui.pairs.queue_view import QueueView

POSTS = ("Njala University Health Centre", "Taiama CHC", "Mokorbu MCHP", "Rotifunk Mission Hospital")
LISTED = {
    "Njala University Health Centre": "Njala Uni. Health Centre",
    "Taiama CHC": "Taiama Community Health Center",
    "Mokorbu MCHP": "Mokorbu MCHP",
    "Rotifunk Mission Hospital": "St Joseph Clinic",
}
"""How the list calls the posts of the first district of each region."""


def two_lists(address: str) -> str:
    """Country@1, two regions with three districts and four posts each, and List@1, which calls some of them
    otherwise and lacks some."""
    with create_registry(address) as registry:
        registry.load("Country", _country(), origin={})
        registry.load("List", _listed(), origin={})
    return address


def _post(district: str, name: str) -> str:
    return name if district in ("Bo", "Moyamba") else f"{district} {name.split()[-1]}"


def _country() -> VersionFrame:
    return version_frame(rows_of(lambda district: [_post(district, name) for name in POSTS], "b", 0.0))


def _listed() -> VersionFrame:
    def posts(district: str) -> list[str]:
        if district in ("Bo", "Moyamba"):
            return [LISTED[name] for name in POSTS]
        return [_post(district, name) for name in POSTS][: 3 if district == "Kori" else 4]

    return version_frame(rows_of(posts, "a", 0.001))


class Screen(SubjectScreen[MatchWorkspace]):
    """The workspace in a window, as a person has it before him."""

    def __init__(self, qtbot: QtBot, desk: Desk, address: str, user: str = "me") -> None:
        super().__init__(qtbot, desk, address, MatchWorkspace, user)

    @property
    def lines(self) -> QueueView:
        return self.space.queue.lines

    @property
    def review(self) -> LinkReview:
        assert self.space.reviewing.review is not None
        return self.space.reviewing.review

    def match(self, a: str = "List@1", b: str = "Country@1") -> None:
        """Match two versions by the form."""
        form = self.space.start.form
        form.choose(a, b)
        self.click(form.run)
        self.wait_shown()

    def wait_shown(self) -> None:
        """Until a review is there and its first unit in front."""
        self.wait(lambda: self.space.reviewing.found is not None and self.space.reviewing.opening.job is None)
        self.wait_front()

    def wait_front(self) -> None:
        """Until the unit in front is shown as it is now."""
        self.wait(lambda: self.space.deciding.front is not None and self.space.fronting.is_current)

    def press(self, key: Qt.Key | str, widget: QWidget | None = None) -> None:
        """A key where the keyboard is, once what is in front is shown."""
        if self.space.reviewing.found is not None:
            self.wait_front()
        where = widget or QApplication.focusWidget() or self.lines
        QTest.keyClick(where, key)

    def go(self, name: str, under: str = "") -> int:
        """Go to a unit in the queue; gives its row."""
        side = self.space.reviewing.sides[0]
        row = next(
            r
            for r in range(len(side))
            if side.name(r) == name and (not under or side.parent_name(r) == under)
        )
        self.lines.setFocus()
        assert self.lines.go_to(row)
        self.wait_front()
        assert self.space.deciding.front.row == row
        return row

    def state(self, row: int) -> str:
        return LINK_STATES[int(self.review.state[row])]

    def kept(self) -> pd.DataFrame:
        """What stands in the registry, once all is written."""
        self.wait(lambda: not self.space.reviewing.is_writing)
        return self.live.session.read(
            lambda r: r.links.decisions(*self.space.reviewing.found.labels)
        ).result()
