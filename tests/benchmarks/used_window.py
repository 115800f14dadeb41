"""A process that uses the window along a script and measures where it kept from its events.

``python used_window.py REPORT ADDRESS``: over a registry with the versions A@1 and P@live. Prints a line of
JSON: of each stage the longest time without an event and the longest computing, in seconds. REPORT takes the
stacks of all above the limit.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stall_watch import StallWatch

from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from georegistry_desktop.ui.shell.garbage import GarbageCollector
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels

_LONGEST_WAIT = 120.0
_LEFT = Qt.MouseButton.LeftButton


class Use:
    """What a person does with the window, stage by stage."""

    def __init__(self, window: MainWindow, address: str) -> None:
        self.window, self.desk, self.address = window, window.desk, address
        self._choice = random.Random(5)

    @property
    def pyramid(self) -> Pyramid:
        found = self.window.screens.current
        assert isinstance(found, Pyramid)
        return found

    def open(self) -> None:
        self.window.files.open(self.address)
        wait("the workspace", lambda: isinstance(self.window.screens.current, Pyramid))
        wait("the tree", lambda: self.pyramid.units.tree is not None)
        wait("the map", lambda: self.pyramid.showing.content is not None)
        wait("the picture", lambda: self.pyramid.map.canvas.is_settled)
        rest(2)

    def walk_the_tree(self) -> None:
        self.pyramid.units.view.setFocus()
        for key in ("Down", "Right", "Down", "Right", "Down", "Down", "Right", "End", "Home", "PageDown") * 3:
            QTest.keyClick(self.pyramid.units.view, getattr(Qt.Key, f"Key_{key}"))
            rest(0.02)

    def pan_and_zoom(self) -> None:
        canvas = self.pyramid.map.canvas
        at = canvas.rect().center()
        for turn in (120, 120, 120, -120, 120, -120, -120, -120):
            place = canvas.mapTo(self.window, at)
            QTest.wheelEvent(self.window.windowHandle(), QPointF(place), QPoint(0, turn))
            rest(0.1)
            QTest.mousePress(canvas, _LEFT, Qt.KeyboardModifier.NoModifier, at)
            for step in range(8):
                QTest.mouseMove(canvas, at + QPoint(step * 12, step * 5))
                rest(0.02)
            QTest.mouseRelease(canvas, _LEFT, Qt.KeyboardModifier.NoModifier, at)

    def search(self) -> None:
        self.pyramid.units.focus_search()
        for letter in "Area 1234":
            QTest.keyClicks(self.pyramid.units.bar.field, letter)
            rest(0.05)
        rest(0.5)
        self.pyramid.units.show_all()

    def select(self) -> None:
        tree = self.pyramid.units.tree
        assert tree is not None
        for _ in range(10):
            self.desk.place.select([tree.uuid(self._choice.randrange(tree.n))])
            rest(0.2)
        self.desk.place.select([tree.uuid(row) for row in range(1, 2_000)])

    def edit(self) -> None:
        tree, live = self.pyramid.units.tree, self.desk.live
        assert tree is not None
        assert live is not None
        row = tree.n - 1
        renamed = Set(tree.uuid(row), "name", tree.name(row), "Renamed")
        done = live.session.commit("P@live", Changeset("Rename", (renamed,)))
        wait("the edit", done.done)
        rest(1)
        self.desk.actions.run("edit.undo")

    def compare(self) -> None:
        self.desk.go("compare", base="A@1", other="P@live")

    def look_back(self) -> None:
        self.desk.go("history")

    def list_sources(self) -> None:
        self.desk.go("sources")

    def change_the_theme(self) -> None:
        self.desk.theme.choose("dark")
        rest(0.5)
        self.desk.theme.choose("light")

    def come_back(self) -> None:
        self.desk.go("pyramid")


def wait(what: str, until: Callable[[], object]) -> None:
    end = time.monotonic() + _LONGEST_WAIT
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(f"{what} did not come within {_LONGEST_WAIT:.0f} seconds")
        QTest.qWait(2)


def rest(seconds: float) -> None:
    QTest.qWait(round(seconds * 1000))


def measure(stages: Iterable[Callable[[], None]], report: Path) -> None:
    """Go through ``stages``, print of each how long it kept the window, and keep the stacks in ``report``."""
    longest: dict[str, list[float]] = {}
    told = []
    for stage in stages:
        with StallWatch() as watch:
            stage()
            rest(1.5)
        name = stage.__name__.replace("_", " ")
        longest[name] = [watch.longest, watch.busiest]
        told.append(f"== {name}\n{watch.report()}")
        report.write_text("\n".join(told), "utf-8")
    print(json.dumps(longest), flush=True)


def main(report: Path, address: str) -> None:
    app = QApplication(["used"])
    desk = Desk(app)
    window = MainWindow(desk, find_panels()[0])
    window.show()
    collector = GarbageCollector(app)
    collector.follow(window.desk, window.screens.loaded)
    # Of what the person is told, the one who measures would learn by a wait that never ends.
    desk.said.connect(lambda message: print(message.text, message.details or "", file=sys.stderr, flush=True))
    use = Use(window, address)
    stages = (
        *(use.open, use.walk_the_tree, use.pan_and_zoom, use.search, use.select, use.edit, use.compare),
        *(use.look_back, use.list_sources, use.change_the_theme, use.come_back),
    )
    measure(stages, report)
    window.close()
    collector.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
