"""A process that reviews many differences along a script and measures where the window kept from its events.

``python reviewed_window.py REPORT ADDRESS BASE OTHER``: prints a line of JSON: of each stage the longest time
without an event and the longest computing, in seconds. REPORT takes the stacks of all above the limit.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from georegistry_desktop.ui.compare.workspace import CompareWorkspace
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.garbage import GarbageCollector
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels
from tests.benchmarks.used_window import measure, rest, wait

_NONE = Qt.KeyboardModifier.NoModifier


class Use:
    """What a person does with a comparison of many differences, stage by stage."""

    def __init__(self, window: MainWindow, address: str, base: str, other: str) -> None:
        self.window, self.desk, self.address = window, window.desk, address
        self._versions = base, other

    @property
    def space(self) -> CompareWorkspace:
        found = self.window.findChild(CompareWorkspace)
        assert found is not None
        return found

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = _NONE) -> None:
        QTest.keyClick(self.space.list.lines, key, held)
        rest(0.03)

    def open(self) -> None:
        self.window.files.open(self.address)
        wait("the registry", lambda: self.desk.live is not None)
        self.desk.go("compare")
        rest(5)

    def compare(self) -> None:
        base, other = self._versions
        self.desk.go("compare", base=base, other=other)
        wait("the comparison", lambda: self.space.reviewing.look is not None)
        wait("the maps", lambda: self.space.centre.maps.sides is not None)
        self._foreseen()

    def walk_the_list(self) -> None:
        self.space.list.lines.setFocus()
        for _ in range(12):
            for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self.press(key)
        for key in (Qt.Key.Key_End, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Home):
            self.press(key)

    def drag_the_scroll_bar(self) -> None:
        bar = self.space.list.lines.verticalScrollBar()
        for i in range(60):
            bar.setValue(bar.maximum() * i // 60)
            rest(0.01)
        bar.setValue(0)

    def scroll_the_trees(self) -> None:
        bar = self.space.centre.trees.verticalScrollBar()
        for i in range(60):
            bar.setValue(bar.maximum() * i // 60)
            rest(0.01)

    def filter(self) -> None:
        filters = self.space.list.filters
        filters.chips["changed"].click()
        rest(0.5)
        for letter in "place 1234":
            QTest.keyClicks(filters.search, letter)
            rest(0.06)
        rest(0.6)
        filters.reset()
        rest(1)

    def fold_and_unfold(self) -> None:
        lines = self.space.list.lines
        lines.setCurrentIndex(lines.lines.index(0, 0))
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right) * 3:
            self.press(key)

    def select_all(self) -> None:
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        rest(0.5)

    def accept_all(self) -> None:
        self.desk.actions.run("compare.accept")
        self._foreseen()

    def take_it_back(self) -> None:
        self.desk.actions.run("compare.take-back")
        self._foreseen()

    def accept_one_by_one(self) -> None:
        lines = self.space.list.lines
        lines.clearSelection()
        lines.setCurrentIndex(lines.lines.index(1, 0))
        for _ in range(10):
            self.desk.actions.run("compare.accept")
            rest(0.2)
        self._foreseen()

    def show_the_overlay(self) -> None:
        self.space.centre.maps.widget.show_mode("overlay")
        rest(2)
        self.space.centre.maps.widget.show_mode("beside")

    def apply_all(self) -> None:
        self.select_all()
        self.desk.actions.run("compare.accept")
        self._foreseen()
        look = self.space.reviewing.look
        self.desk.actions.run("compare.apply")
        wait("the new comparison", lambda: self.space.reviewing.look is not look)
        wait("the end of it", lambda: self.space.reviewing.job is None)

    def _foreseen(self) -> None:
        wait("what would come of it", lambda: self.space.reviewing.foresight is not None)


def main(report: Path, *place: str) -> None:
    app = QApplication(["reviewed"])
    window = MainWindow(Desk(app), find_panels()[0])
    window.resize(1920, 1080)
    window.show()
    collector = GarbageCollector(app)
    collector.follow(window.desk, window.screens.loaded)
    use = Use(window, *place)
    stages = (
        *(use.open, use.compare, use.walk_the_list, use.drag_the_scroll_bar, use.scroll_the_trees),
        *(use.filter, use.fold_and_unfold, use.select_all, use.accept_all, use.take_it_back),
        *(use.accept_one_by_one, use.show_the_overlay, use.apply_all),
    )
    measure(stages, report)
    window.close()
    collector.stop()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
