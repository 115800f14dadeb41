"""The matching's workspace in a window, driven by mouse and keyboard, over a small registry."""

from __future__ import annotations

from collections.abc import Callable
from uuid import NAMESPACE_URL, uuid5

import pandas as pd
from factories import version_frame
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot
from shapely import Point

from georegistry_desktop import create_registry
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.session import Session
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.matching.workspace import MatchWorkspace
from georegistry_desktop.ui.pairs.queue_view import QueueView

PLACES = {
    "Northern": (("Bo", 0.1), ("Kakua", 0.3), ("Badjia", 0.5)),
    "Southern": (("Moyamba", 1.1), ("Kori", 1.3), ("Bumpe", 1.5)),
}
"""Regions with their districts, and how far east each lies."""
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


def _rows(posts: Callable[[str, int], list[str]], prefix: str, off: float) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = [
        {"ref": f"{prefix}c", "parent": None, "name": "Sierra", "type": "Country"}
    ]
    for region, districts in PLACES.items():
        rows.append({"ref": prefix + region, "parent": f"{prefix}c", "name": region, "type": "Region"})
        for district, east in districts:
            ref = prefix + district
            rows.append({"ref": ref, "parent": prefix + region, "name": district, "type": "District"})
            for place, name in enumerate(posts(district, len(rows))):
                point = Point(east + place * 0.02 + off, 8 + place * 0.013 + off)
                rows.append(
                    {"ref": f"{ref}{place}", "parent": ref, "name": name, "type": "Facility", "point": point}
                )
    return [{**row, "uuid": str(uuid5(NAMESPACE_URL, str(row["ref"])))} for row in rows]


def _post(district: str, name: str) -> str:
    return name if district in ("Bo", "Moyamba") else f"{district} {name.split()[-1]}"


def _country() -> VersionFrame:
    return version_frame(_rows(lambda district, _: [_post(district, name) for name in POSTS], "b", 0.0))


def _listed() -> VersionFrame:
    def posts(district: str, _: int) -> list[str]:
        if district in ("Bo", "Moyamba"):
            return [LISTED[name] for name in POSTS]
        return [_post(district, name) for name in POSTS][: 3 if district == "Kori" else 4]

    return version_frame(_rows(posts, "a", 0.001))


class Screen:
    """The workspace in a window, as a person has it before him."""

    def __init__(self, qtbot: QtBot, desk: Desk, address: str, user: str = "me") -> None:
        self.qtbot, self.desk = qtbot, desk
        self.said: list[Message] = []
        desk.said.connect(self.said.append)
        self.live = LiveSession(Session.open(address, user=user))
        desk.use(self.live)
        self.space = MatchWorkspace(desk)
        self.space.finish()
        self.window = QMainWindow()
        self.window.setCentralWidget(self.space)
        self.window.resize(1280, 800)
        desk.actions.add(self.space.commands())
        desk.actions.serve(self.window)
        desk.actions.enter("match")
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        self.space.opened(self.live)

    def wait(self, holds: Callable[[], object]) -> None:
        """Until it holds; long enough for a machine that has much else to do."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=30_000)

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

    def click(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        press = QTest.mouseDClick if twice else QTest.mouseClick
        press(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at or widget.rect().center())

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

    def end(self) -> None:
        """Close the registry."""
        self.space.closed()
        self.desk.use(None)
        self.live.close()
