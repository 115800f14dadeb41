"""Two windows on one registry, and one whose file somebody else holds."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from factories import curated, uid
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels

POST = uid("f1")


class Person:
    """A window with the pyramid in front, and what its person does and sees there."""

    def __init__(self, app: QApplication, address: str, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.desk = Desk(app)
        self.desk.settings.set("tour-seen", True)
        self.window = MainWindow(self.desk, find_panels()[0])
        qtbot.addWidget(self.window)
        self.window.show()
        qtbot.waitExposed(self.window)
        with qtbot.waitSignal(self.desk.liveChanged, timeout=30_000):
            self.window.files.open(address)
        [self.pyramid] = self.window.findChildren(Pyramid)
        self.wait(lambda: self.pyramid.showing.content is not None)
        self.pyramid.units.expand_to(5)

    def wait(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=30_000)

    def select(self, unit: str) -> None:
        self.desk.place.select([unit])
        self.wait(lambda: self.pyramid.inspector.subject is not None)

    def rename(self, unit: str, name: str) -> None:
        """As a person does: F2, the name, Enter."""
        self.window.activateWindow()
        self.select(unit)
        self.pyramid.units.view.setFocus()
        field = self.pyramid.inspector.body.rows["name"].field.line
        self.desk.actions.run("pyramid.rename")
        self.wait(lambda: self.focus() is field)
        field.selectAll()
        self.qtbot.keyClicks(field, name)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)

    def focus(self) -> QWidget | None:
        return self.window.focusWidget()

    def name(self, unit: str) -> str:
        tree = self.pyramid.units.tree
        row = tree.row(unit) if tree is not None else None
        return tree.name(row) if tree is not None and row is not None else ""

    def close(self) -> None:
        self.window.close()
        self.desk.deleteLater()


@pytest.fixture
def two(qapp: QApplication, curated_address: str, qtbot: QtBot) -> Iterator[tuple[Person, Person]]:
    people = Person(qapp, curated_address, qtbot), Person(qapp, curated_address, qtbot)
    yield people
    for person in people:
        person.close()


def test_that_each_window_shows_what_the_other_does_within_a_second(two: tuple[Person, Person]) -> None:
    seconds: list[float] = []
    for i in range(6):
        mine, theirs = two[i % 2], two[(i + 1) % 2]
        theirs.select(POST)
        name = f"Post {i}"
        with mine.qtbot.waitSignal(mine.desk.live.historyChanged, timeout=30_000):
            mine.rename(POST, name)
        committed = time.monotonic()
        theirs.wait(lambda name=name, theirs=theirs: theirs.name(POST) == name)
        theirs.wait(lambda name=name, theirs=theirs: theirs.pyramid.inspector.subject.units[0].name == name)
        seconds.append(time.monotonic() - committed)
    # The machine may have much else to do; what the window itself needs is seen in the best of them.
    assert sorted(seconds)[1] < 1, seconds


def test_that_only_the_touched_row_and_those_above_it_are_drawn_anew(two: tuple[Person, Person]) -> None:
    mine, theirs = two
    units = theirs.pyramid.units.view.units
    content = theirs.pyramid.showing.content
    changed: set[str] = set()

    def note(first: object, last: object) -> None:
        changed.update(
            theirs.pyramid.units.tree.name(units.row_at(p)) for p in range(first.row(), last.row() + 1)
        )

    units.dataChanged.connect(note)
    units.modelReset.connect(lambda: changed.add("everything"))
    mine.rename(POST, "Renamed")
    theirs.wait(lambda: theirs.name(POST) == "Renamed")
    tree = theirs.pyramid.units.tree
    row = tree.row(POST)
    assert "Renamed" in changed
    assert changed <= {"Renamed", *(tree.name(above) for above in tree.ancestors(row))}
    theirs.wait(lambda: theirs.pyramid.showing.content is not content)
    # The map's shapes of all others are the very same arrays.
    assert theirs.pyramid.showing.content.scene.parts[0] is content.scene.parts[0]


def test_that_a_file_that_is_held_is_told_with_its_holder_and_the_edit_can_be_made_again(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "registry.gpkg"
    with create_registry(file) as registry:
        curated(registry)
    person = Person(qapp, str(file), qtbot)
    person.desk.live.session.read(lambda r: setattr(r, "wait_seconds", 0.1)).result(20)
    said: list[str] = []
    person.desk.said.connect(lambda message: said.append(message.text))
    with closing(sqlite3.connect(file, isolation_level=None)) as qgis:
        qgis.execute("BEGIN IMMEDIATE")
        person.select(POST)
        person.desk.actions.run("pyramid.reject")
        person.wait(lambda: any("QGIS" in text for text in said))
        person.rename(POST, "Renamed")
        row = person.pyramid.inspector.body.rows["name"]
        person.wait(lambda: "QGIS" in row.note.text)
        assert row.field.line.text() == "Renamed"
        qgis.execute("ROLLBACK")
    again = next(b for b in row.note.findChildren(QPushButton) if b.text() == "Try again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    person.wait(lambda: person.name(POST) == "Renamed")
    person.close()
